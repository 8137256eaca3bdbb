"""Masks the tags of template languages, so that the parsers of HTML and Markdown see text they can read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pubcheck.derived import Derived, Writer
from pubcheck.document import OPAQUE
from pubcheck.grammar.template_tags import OPENERS, Tag, TagScanner
from pubcheck.readers import shortcodes
from pubcheck.readers.shortcodes import Expansion, Named

Place = Literal["text", "bare", "attributes", "alt", "value"]

_BLANK_LINE = r"|\n[ \t]*+\n"
_IN_TEXT = re.compile(rf"{OPENERS}|<(?:!--|/?[A-Za-z][^\s/>{{<]*+)")
_IN_TAG = rf">|{OPENERS}|=\s*+([\"']?)"
_IN_VALUE = {'"': rf'"|{OPENERS}', "'": rf"'|{OPENERS}", "": rf"[\s>]|{OPENERS}"}
# HTML's parser looks for the end of a tag in the whole file, Markdown's in the paragraph (CommonMark 6.6).
_HTML = (re.compile(_IN_TAG), {quote: re.compile(value) for quote, value in _IN_VALUE.items()})
_MARKDOWN = (
    re.compile(_IN_TAG + _BLANK_LINE),
    {quote: re.compile(value + _BLANK_LINE) for quote, value in _IN_VALUE.items()},
)
# The rest of a tag in which no template tag can stand, as most are.
_REST = r"""(?:[^>{<=]++|=\s*+(?:"[^"{<]*+"|'[^'{<]*+'|(?!["'])[^\s>{<]*+))*+>"""
_PLAIN = re.compile(_REST)
# Text and such tags, but for those behind which something else holds: see ``_RAW`` and ``_IN_TABLE``.
_UNEVENTFUL = re.compile(
    r"(?:[^<{]++|<(?!/?(?i:pre|code|script|style|textarea|xmp|table|col|colgroup|thead|tbody|tfoot|tr)[\s/>{<])"
    rf"(?!/(?i:td|th|caption)[\s/>{{<])/?[A-Za-z][^\s/>{{<]*+{_REST})++"
)
_WHOLE = re.compile(r"<(?:!doctype|html|head)(?=[\s>])", re.IGNORECASE)
# What stands in these is shown as it is written, or is no text.
_RAW = frozenset({"pre", "code", "script", "style", "textarea", "xmp"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_IN_HEAD = re.compile(r"html|/?head|meta|link|base|/?title|script|style|/?noscript|/?template")
# After these tags the parser would move text out of the table (HTML 13.2.6.4.9).
_IN_TABLE = re.compile(r"table|col|/?colgroup|/?(?:thead|tbody|tfoot|tr)|/td|/th|/caption")
_WIDEST = 400  # characters that are looked at for blanks beside a tag
_ALT = re.compile(r"(?<![\w-])alt(?=\s*+=|[\s/>])", re.IGNORECASE)
_NAME_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:")


class Found(NamedTuple):
    """A tag, and what a parser of HTML would make of its place."""

    tag: Tag
    place: Place


def has_marks(text: str) -> bool:
    """Whether a template tag may stand in the text."""
    return "{{" in text or "{%" in text or "<%" in text or ("{#" in text and "#}" in text)


def masked(
    text: Derived,
    settings: Mapping[str, Mapping[str, Any]],
    code: Sequence[tuple[int, int]] | None = None,
    named: Named | None = None,
) -> Derived:
    """``text`` with its template tags masked, character for character; the text itself if it has none.

    Tags in running text that stand for an image, a figure or a link become one; ``settings`` adds to those
    that are known (see ``grammar.shortcodes.configured``), ``named`` finds the images that tags name by id.
    ``code`` is for Markdown: the sorted ranges of its code, in which nothing is masked. None stands for
    HTML. Elements that show code, scripts, styles and comments are left alone in both.
    """
    if not has_marks(text.text):
        return text
    found = _Walk(text.text, code).found
    if not found:
        return text
    markdown = code is not None
    expander = shortcodes.expander(settings)
    expansions: list[Expansion] = []
    parts: list[str] = []
    at = 0
    for (tag, place), mask in zip(found, _masks(text.text, found, markdown), strict=True):
        expansion = expander.expansion(text.text, tag) if place == "text" else None
        if expansion:
            expansions.append(expansion)
            mask = text.text[tag.start : tag.end]
        parts += (text.text[at : tag.start], mask)
        at = tag.end
    parts.append(text.text[at:])
    written = "".join(parts)
    if not expansions:
        return Derived(written, text.pieces, text.parent)
    writer = Writer(written, text if text.pieces is not None or text.parent else None)
    at = 0
    for expansion in expansions:
        if at < expansion.tag.start:
            writer.copy(at, expansion.tag.start)
        at = shortcodes.write(writer, written, expansion, markdown, named)
    if at < len(written):
        writer.copy(at, len(written))
    return writer.derived()


class _Walk:
    """Goes over a text as a tokenizer of HTML does, and notes every template tag and its place."""

    def __init__(self, text: str, code: Sequence[tuple[int, int]] | None) -> None:
        self._text = text
        self._scanner = TagScanner(text)
        self._code = code or ()
        self._is_html = code is None
        self._next_code = 0
        self._in_tag, self._in_value = _HTML if code is None else _MARKDOWN
        self._in_head = code is None and _WHOLE.search(text) is not None
        self._bare = self._in_head
        self._endless: set[str] = set()
        self.found: list[Found] = []
        at = 0
        while match := _IN_TEXT.search(text, at := self._past_uneventful(at)):
            at = match.start()
            if (end := self._end_of_code(at)) > at:
                at = end
            elif match[0][0] == "{" or match[0] == "<%":
                at = self._take(at, "bare" if self._bare else "text")
            elif match[0] == "<!--":
                end = text.find("-->", at + 4)
                at = end + 3 if end >= 0 else len(text)
            else:
                at = self._tag(match.end(), match[0][1:].lower())

    def _past_uneventful(self, at: int) -> int:
        """Where something stands that may matter; in the head and in Markdown each tag does."""
        if self._in_head or not self._is_html:
            return at
        run = _UNEVENTFUL.match(self._text, at)
        if run is None:
            return at
        self._bare = self._bare and "<" not in run[0]
        return run.end()

    def _end_of_code(self, at: int) -> int:
        """Where the code ends that ``at`` stands in; 0 where it stands in none."""
        code = self._code
        while self._next_code < len(code) and code[self._next_code][1] <= at:
            self._next_code += 1
        if self._next_code < len(code) and code[self._next_code][0] <= at:
            return code[self._next_code][1]
        return 0

    def _take(self, at: int, place: Place) -> int:
        """Note the template tag at ``at``, if one is there; where to go on."""
        if end := self._end_of_code(at):
            return end
        tag = self._scanner.at(at)
        if tag is None:
            return at + 1
        self.found.append(Found(tag, place))
        return tag.end

    def _tag(self, at: int, name: str) -> int:
        """Go over the attributes of a tag; where the text goes on."""
        text = self._text
        start, first = at, len(self.found)
        plain = _PLAIN.match(text, at)
        if plain and (self._is_html or "\n" not in plain[0]):
            at = plain.end() - 1
        while match := self._in_tag.search(text, at):
            mark = match[0]
            if mark[0] == "=":
                at = self._value(match.end(), match[1])
            elif mark[0] in "{<":
                at = self._take(match.start(), "attributes")
            else:
                at = match.end() if mark == ">" else match.start() + 1
                break
        else:
            return len(text)
        if name == "img" and len(self.found) > first and not _ALT.search(text, start, at):
            self._may_be_alt(first)
        self._in_head = self._in_head and _IN_HEAD.fullmatch(name) is not None
        self._bare = (self._in_head and name != "title") or _IN_TABLE.fullmatch(name) is not None
        if name in _RAW and name not in self._endless:
            end = _RAW_END[name].search(text, at)
            if end:
                return end.start()
            self._endless.add(name)
        return at

    def _may_be_alt(self, first: int) -> None:
        """Take the first of the tags among an image's attributes for its alternative text."""
        for index, (tag, place) in enumerate(self.found[first:], first):
            if place == "attributes" and not _part_of_name(self._text, tag):
                self.found[index] = Found(tag, "alt")
                return

    def _value(self, at: int, quote: str) -> int:
        """Go over the value of an attribute; where the attributes go on."""
        text = self._text
        pattern = self._in_value[quote]
        while match := pattern.search(text, at):
            if match[0][0] in "{<":
                at = self._take(match.start(), "value")
            else:
                return match.end() if quote and match[0] == quote else match.start()
        return len(text)


def _masks(text: str, found: list[Found], markdown: bool) -> list[str]:
    """What stands for each tag, at the same length."""
    alone = _alone_on_their_lines(text, found, markdown)
    masks = []
    for (tag, place), is_alone in zip(found, alone, strict=True):
        length = tag.end - tag.start
        if place in ("attributes", "alt"):
            part = _part_of_name(text, tag)
            before, after = text[tag.start - 1], text[tag.end : tag.end + 1]
            name = "alt" if place == "alt" else "_"
            masks.append(part * length or attribute_mask(before, after, length, name))
        elif length >= 7 and (is_alone or place == "bare" or _marks_text(text, tag)):
            masks.append(f"<!--{OPAQUE * (length - 7)}-->")
        elif place == "bare" and not markdown:
            masks.append(" " * length)
        else:
            masks.append(OPAQUE * length)
    return masks


def attribute_mask(before: str, after: str, length: int, name: str = "_") -> str:
    """An attribute of opaque value, kept apart from the characters ``before`` and ``after`` it.

    Markdown takes for a tag only what has plain names (CommonMark 6.6).
    """
    left = "" if before.isspace() else " "
    right = "" if not after or after.isspace() or after == ">" else " "
    inside = length - len(left) - len(right)
    value = OPAQUE * (inside - len(name) - 1)
    return f"{left}{f'{name}={value}' if value else ' ' * inside}{right}"


def _marks_text(text: str, tag: Tag) -> bool:
    """Whether a tag is one of a pair of Hugo's behind text on its line: a mark on words, and no word.

    At the start of a line a comment would keep the line from being read as Markdown.
    """
    if tag.family != "hugo" or tag.kind != "statement" or not tag.start:
        return False
    before = text[tag.start - 1]
    return not before.isspace() and before not in ">["


def _part_of_name(text: str, tag: Tag) -> str:
    """What a tag among attributes is masked with where it makes a part of a name, else nothing."""
    if tag.kind == "output" and text[tag.start - 1] in _NAME_CHARS:
        return "-"
    return "_" if tag.kind == "output" and text.startswith("=", tag.end) else ""


def _alone_on_their_lines(text: str, found: list[Found], markdown: bool) -> list[bool]:
    """Whether each tag prints nothing and stands in text on lines that hold nothing but such tags.

    Such lines are to the reader's eye not there. In a Markdown table they must not end it.
    """
    alone = [False] * len(found)
    first = 0
    for index, (tag, _) in enumerate(found):
        if index + 1 < len(found) and _on_one_line(text, tag.end, found[index + 1].tag.start):
            continue
        chain = found[first : index + 1]
        if all(item.place == "text" and item.tag.kind != "output" for item in chain):
            start = chain[0].tag.start
            line_start = text.rfind("\n", max(0, start - _WIDEST), start) + 1
            line_end = text.find("\n", tag.end, tag.end + _WIDEST)
            is_near = (line_start > 0 or start <= _WIDEST) and (
                line_end >= 0 or len(text) <= tag.end + _WIDEST
            )
            line_end = len(text) if line_end < 0 else line_end
            alone[first : index + 1] = [
                is_near
                and not text[line_start:start].strip()
                and not text[tag.end : line_end].strip()
                and not (markdown and text[line_end : line_end + _WIDEST].lstrip().startswith("|"))
            ] * len(chain)
        first = index + 1
    return alone


def _on_one_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks, and no line end, stands between."""
    return end - start < _WIDEST and not text[start:end].strip(" \t")
