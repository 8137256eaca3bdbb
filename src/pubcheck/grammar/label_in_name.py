"""Whether an accessible name holds a label that people see, word by word (WCAG 2.2, 2.5.3; ACT 2ee8b8)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TEXT = re.compile(r"[^\W_]+")
_ROUND = re.compile(r"\([^()]{0,400}\)")
_TOKEN = re.compile(r"[^\W_]+|[&+%@/#]")
_PARENTHESES = re.compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")
# Hyphens, apostrophes and full stops within a word, which some write and some do not.
_INNER_MARK = re.compile(r"(?<=[^\W_])[-‐‑’'.·­]+(?=[^\W_])")
# How a sign is read; a name may also leave it out.
_SPOKEN = {
    "&": {"and"}, "+": {"plus", "and"}, "%": {"percent"}, "@": {"at"}, "/": {"or", "and", "slash", "of"},
    "#": {"number", "hash"},
}  # fmt: skip
# Scripts that do not part their words by spaces: there, any stretch counts. No character class of them all:
# that takes longer to compile than all labels of a run to read.
_UNSPACED = (
    ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"), ("\uf900", "\ufaff"),
)  # fmt: skip
_LONGEST = 4000  # code points of a label or a name; what is longer nobody speaks


class _Word(NamedTuple):
    text: str
    is_shortened: bool  # a full stop follows, as behind "Ave."


def holds(name: str, label: str) -> bool:
    """Whether the words of the label stand in the name, in order and next to each other.

    As ACT has it ("label in name algorithm"): what stands in round parentheses goes out of both, a word is a
    stretch of letters and digits in one case, and words are the same or are not. A label of one letter or of
    none, as "X" and "»", stands for a picture and is held by any name, as is an "x" beside the words.
    """
    if len(label) > _LONGEST or len(name) > _LONGEST:
        return True
    return _holds(name, label)


@lru_cache(maxsize=512)  # the pages of a site have the same controls
def _holds(name: str, label: str) -> bool:
    if not any(map(str.isalnum, label)) or (len(label.strip()) == 1 and label.strip().isalpha()):
        return True
    if _is_unspaced(label):
        return _is_held(_folded(name), _folded(label))
    ours, theirs = _tokens(label), _tokens(name)
    return _is_within(ours, theirs) or _is_within(_without_cross(ours), theirs)


def _is_unspaced(text: str) -> bool:
    if text.isascii():
        return False
    return any(first <= char <= last for char in set(text) for first, last in _UNSPACED)


def _tokens(text: str) -> list[str]:
    # Signs go first, since some of them decompose into letters ("™"); nobody sees what is a mere format.
    if text.isascii():
        return _TEXT.findall(_ROUND.sub(" ", text).casefold())
    kept = (_category_as_text(char) for char in _ROUND.sub(" ", text))
    return _TEXT.findall(unicodedata.normalize("NFKD", "".join(kept).casefold()))


def _category_as_text(char: str) -> str:
    if char.isascii():
        return char
    category = unicodedata.category(char)
    return "" if category == "Cf" else " " if category[0] == "S" else char


def _is_within(label: list[str], name: list[str]) -> bool:
    size = len(label)
    return any(name[start : start + size] == label for start in range(len(name) - size + 1))


def _without_cross(words: list[str]) -> list[str]:
    """The words without an "x" before or behind them, which draws the cross of what closes or goes."""
    return words[words[:1] == ["x"] : len(words) - (words[-1:] == ["x"])]


def resembles(name: str, label: str) -> bool:
    """Whether a name that does not hold the label does so but for the way in which it is written.

    Signs, hyphens, accents and what the label says in parentheses do not count here; nor does that a word
    is abridged where the name's is not ("Univ." and "University").
    """
    written = _folded(label)
    bare = _PARENTHESES.sub(" ", written)
    spoken = _folded(name)
    if any(_is_held(spoken, text) for text in {written, bare}):
        return True
    joined = _INNER_MARK.sub("", spoken)
    return any(_is_held(joined, _INNER_MARK.sub("", text)) for text in (written, bare))


def _folded(text: str) -> str:
    """The text in one case, without accents and without marks that nobody sees."""
    apart = unicodedata.normalize("NFKD", text.replace("\u00ad", "").casefold())
    return "".join(char for char in apart if unicodedata.category(char) not in {"Mn", "Cf"})


def _is_held(name: str, label: str) -> bool:
    if _is_unspaced(label):
        return "".join(filter(str.isalnum, label)) in "".join(filter(str.isalnum, name))
    ours = _words(label)
    theirs = [word.text for word in _words(name) if word.text not in _SPOKEN]
    if not any(word.text not in _SPOKEN for word in ours):
        return True
    return any(_begins(theirs, start, ours) for start in range(len(theirs)))


def _words(text: str) -> list[_Word]:
    return [_Word(match[0], text.startswith(".", match.end())) for match in _TOKEN.finditer(text)]


def _begins(name: list[str], start: int, label: list[_Word]) -> bool:
    """Whether the label's words stand in the name from a place on."""
    at = start
    for word in label:
        if word.text in _SPOKEN:
            if at < len(name) and name[at] in _SPOKEN[word.text]:
                at += 1
            continue
        if at >= len(name) or not _is_same(word, name[at]):
            # The name may leave out how a sign is read, as the label may.
            return False
        at += 1
    return True


def _is_same(word: _Word, spoken: str) -> bool:
    if word.text == spoken:
        return True
    return (
        word.is_shortened
        and word.text.isalpha()
        and len(spoken) > len(word.text)
        and _abridges(word.text, spoken)
    )


def _abridges(short: str, full: str) -> bool:
    """Whether a word is short for another: it begins alike, and its letters stand there in order."""
    if short[0] != full[0]:
        return False
    rest = iter(full)
    return all(letter in rest for letter in short)
