"""What a single line of an article's plain text can be in a photo block, judged by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from pubcheck.grammar import virin
from pubcheck.grammar.chrome import is_banner_line, is_chrome_line
from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.grammar.credits import parse
from pubcheck.grammar.dates import find_dates

Kind = Literal["blank", "chrome", "credit", "virin", "both", "fields", "dateline", "empty-label", "text"]

_LONGEST_CAPTION = 4000  # code points, twice the limit of IPTC Caption-Abstract
# No source gives these two: the longest title and alternative text seen on real pages, with room.
_LONGEST_TITLE = 120
_LONGEST_ALT = 300
_LONGEST_CELL = 60  # a place with its country, the longest value in a table of metadata


class LinePart(NamedTuple):
    """A part of a photo block: the index of its line and the half-open range of code points in that line."""

    line: int
    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, index: int, line: str, start: int = 0, end: int | None = None) -> LinePart:
        """The part of a line without the white space at both its ends."""
        stop = len(line) if end is None else end
        piece = line[start:stop]
        start += len(piece) - len(piece.lstrip())
        stop = max(start, stop - (len(piece) - len(piece.rstrip())))
        return cls(index, start, stop, line[start:stop])


class Fields(NamedTuple):
    """The fields on one line: what stands before them, the credit, the VIRIN, and what follows."""

    before: LinePart | None
    credit: LinePart | None
    virin: LinePart | None
    rest: LinePart | None


def kind_of(line: str) -> Kind:
    """What a line is by itself.

    "both" has credit and VIRIN, "fields" a caption and a VIRIN, "dateline" begins with a VIRIN as Navy
    captions do; "text" may be alternative text, title, caption or prose, which its place alone can tell.
    """
    if not line.strip():
        return "blank"
    # A page on one line is no block, and looking for credits in it would cost much.
    if len(line) > 2 * _LONGEST_CAPTION:
        return "text"
    if _virin_hint().search(line):
        found = next(virin.find(line), None)
        if found is None and virin.empty_label(line):
            return "empty-label" if _opens_with_label(line) else "credit" if is_credit_line(line) else "text"
        if found is not None:
            kind = _kind_with_virin(line, found)
            if kind:
                return kind
    if is_chrome_line(line) or is_banner_line(line):
        return "chrome"
    return "credit" if is_credit_line(line) else "text"


def join_cells(lines: Sequence[str], kinds: list[Kind]) -> None:
    """Turn the cells of a table of metadata that came out as lines of their own to page furniture.

    These are a label such as "Photo ID:" with the value below it, the label of the VIRIN above its value, and
    the bare day on which a picture was taken, which DVIDS prints at the head of a page: 03.08.2022.
    """
    for index, line in enumerate(lines):
        below = kinds[index + 1] if index + 1 < len(kinds) else "blank"
        cell = _cell().fullmatch(line.strip(" \t\u00a0|")) if line[:1].isalnum() and len(line) <= 40 else None
        if kinds[index] == "empty-label" and below == "virin":
            kinds[index] = "chrome"
        elif cell and kinds[index] in {"chrome", "text"}:
            kinds[index] = "chrome"
            if cell["label"] and below == "text" and len(lines[index + 1]) <= _LONGEST_CELL:
                kinds[index + 1] = "chrome"


def fields_of(index: int, line: str) -> Fields:
    """The fields of a line that holds a credit, a VIRIN or both, wherever in it they stand."""
    found = next(virin.find(line), None)
    if found is None:
        credit = parse(line)
        part = LinePart(index, credit.start, credit.end, line[credit.start : credit.end]) if credit else None
        return Fields(None, part, None, None)
    value = LinePart(index, found.start, found.end, found.text)
    credit_part: LinePart | None
    rest = LinePart.cut(index, line, found.end)
    # DVIDS closes each cell of its table with a bar.
    if rest.text.startswith("|"):
        rest = LinePart.cut(index, line, rest.start + 1)
    if _first_row_label().match(rest.text):
        rest = LinePart.cut(index, line, len(line))
    label = found.start if found.label_start is None else found.label_start
    head = _without_separator(LinePart.cut(index, line, 0, label))
    if head.text and is_credit_line(head.text):
        bullet = parse(head.text)
        start = head.start + (bullet.start if bullet else 0)
        return Fields(None, LinePart.cut(index, line, start, head.end), value, rest if rest.text else None)
    # Navy captions open with the VIRIN and no label (U.S. Navy Style Guide 17-4).
    if not head.text and rest.text and found.label_start is None:
        trailing = find_trailing(rest.text)
        if trailing:
            credit_part = LinePart.cut(index, line, rest.start + trailing[0], rest.start + trailing[1])
            return Fields(LinePart.cut(index, line, rest.start, credit_part.start), credit_part, value, None)
        return Fields(rest, None, value, None)
    stop = head.end
    if table := _first_row_label().search(line, head.start, head.end):
        stop = table.start()
    before = LinePart.cut(index, line, head.start, stop)
    before, credit_part = split_caption(before)
    return Fields(before if before.text else None, credit_part, value, rest if rest.text else None)


def split_caption(part: LinePart) -> tuple[LinePart, LinePart | None]:
    """A caption without the credit at its end, and that credit."""
    trailing = find_trailing(part.text)
    if not trailing or not part.text[: trailing[0]].strip():
        return part, None
    credit = LinePart(
        part.line, part.start + trailing[0], part.start + trailing[1], part.text[slice(*trailing)]
    )
    length = len(part.text[: trailing[0]].rstrip())
    return LinePart(part.line, part.start, part.start + length, part.text[:length]), credit


def has_date(text: str) -> bool:
    """Whether a date with a year stands in a text, or a month and a day."""
    return bool(find_dates(text[:_LONGEST_CAPTION]))


def is_caption_like(text: str) -> bool:
    """Whether a line reads as a caption: a sentence or more, with a date, or with a credit at its end."""
    if len(text) > _LONGEST_CAPTION or _is_byline(text):
        return False
    return (
        ends_sentence(text) or len(text) > _LONGEST_TITLE or has_date(text) or find_trailing(text) is not None
    )


def is_title_like(text: str) -> bool:
    """Whether a line reads as the short title of a picture: no sentence, no date, no byline, no address."""
    if not text or len(text) > _LONGEST_TITLE or _is_byline(text) or _no_title().search(text):
        return False
    if text[-1] in ".,;:" and not _abbreviated_end().search(text):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'("


def is_alt_like(text: str) -> bool:
    """Whether a line reads as alternative text: one or two plain sentences, nobody quoted."""
    if not text or len(text) > _LONGEST_ALT or _is_byline(text) or _quoting().search(text):
        return False
    return len(_sentence_gap().findall(text)) <= 1 and not text.endswith(":")


def is_headed(text: str) -> bool:
    """Whether a line is written as titles are: in four words at most, or mostly with capitals."""
    long_words = _long_word().findall(text)
    return len(text.split()) <= 4 or sum(word[0].isupper() for word in long_words) * 2 > len(long_words)


def is_told(text: str) -> bool:
    """Whether a line tells rather than describes: speech, or what was, has been or will be."""
    return bool(_telling().search(text))


def is_short_sentence(text: str) -> bool:
    """Whether a line is a single sentence of at most 160 code points, as most alternative text is."""
    return len(text) <= 160 and not _sentence_gap().search(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do, closing quotation marks and parentheses aside."""
    return text.rstrip("”\"’')] ")[-1:] in {".", "!", "?"}


def shares_word(one: str, other: str) -> bool:
    """Whether two texts share a word of substance, endings aside: "Airmen hands clothes", "hands out"."""
    return bool(_stems(one) & _stems(other))


def same_text(one: str, other: str) -> bool:
    """Whether two lines say the same, white space, case and closing punctuation aside."""
    return _folded(one) == _folded(other) != ""


def _kind_with_virin(line: str, found: virin.Found) -> Kind | None:
    label = found.start if found.label_start is None else found.label_start
    head = line[:label].strip(" \t\u00a0|•·*-")
    tail = line[found.end :].strip(" \t\u00a0|.")
    if not head:
        if found.label_start is not None or not tail:
            return "virin"
        return "dateline" if has_date(tail) or find_trailing(tail) else None
    if is_credit_line(head):
        return "both"
    if found.label_start is not None and (find_trailing(head) or _first_row_label().search(head)):
        return "fields"
    return None


def _without_separator(part: LinePart) -> LinePart:
    text = part.text.rstrip(" \t\u00a0|•·")
    return LinePart(part.line, part.start, part.start + len(text), text)


def _opens_with_label(line: str) -> bool:
    return line.lstrip(" \t\u00a0|•·*-")[:5].upper() == "VIRIN"


def _folded(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(" .!")


def _stems(text: str) -> set[str]:
    words = (word.lower() for word in _long_word().findall(text[:_LONGEST_CAPTION]))
    return {word[: max(4, len(word) - 3)] for word in words if word not in _EMPTY_WORDS}


_EMPTY_WORDS = frozenset({
    "about", "after", "along", "also", "been", "during", "from", "have", "into", "near", "over", "said",
    "their", "them", "they", "this", "that", "then", "through", "were", "what", "when", "where", "which",
    "while", "will", "with"
})  # fmt: skip


@cache
def _virin_hint() -> re.Pattern[str]:
    return re.compile(r"virin|[0-9]{6}[^A-Za-z0-9\s][A-Za-z0][^A-Za-z0-9\s]", re.IGNORECASE)


@cache
def _first_row_label() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s|^|\|)(?:Date Taken|Date Posted|Photo ID|Location|Filename|Resolution)\s?:", re.IGNORECASE
    )


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(
        r"(?P<label>(?:Date (?:Taken|Posted)|(?:Photo|Video|Image) ID|Resolution|Size|Length|Location"
        r"|Filename)\s?:)|[0-9]{2}\.[0-9]{2}\.[0-9]{4}",
        re.IGNORECASE,
    )


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile(r"https?://|www\.|@|\bVIRIN\b|[a-z]{3}[.!?]\s+[A-Z][a-z]+\s[a-z]+\s[a-z]+")


@cache
def _abbreviated_end() -> re.Pattern[str]:
    return re.compile(r"\b(?:U\.S|D\.C|Jr|Sr|Inc|St|Ft|Mt|[A-Z])\.$")


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(r"^[“\"]|\b(?:said|says|told|according to)\b")


@cache
def _telling() -> re.Pattern[str]:
    # DINFOS asks for the present tense in what is seen; news paragraphs report.
    return re.compile(
        r"[“\"]|\b(?:said|says|told|has|have|had|will|would|was|were|been|because|also|yesterday|percent|officials?)\b"
    )


@cache
def _sentence_gap() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9)][.!?]\s+(?=[A-Z])")


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]{4,30}")


def _is_byline(text: str) -> bool:
    return bool(re.match(r"(?:[Bb]y|BY)\s[A-Z]|(?:Story|Stories)\s(?:and\s\w{1,9}\s)?by\b", text))
