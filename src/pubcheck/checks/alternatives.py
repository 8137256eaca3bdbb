"""Checks of what alternative text says, beside the caption of the same photo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import pictures, segmentation
from pubcheck.grammar.appositions import open_apposition
from pubcheck.grammar.caption_openings import without_lead
from pubcheck.grammar.caption_subjects import subject_of
from pubcheck.grammar.caption_words import plural_nouns, verbs_by_third
from pubcheck.grammar.ranked_names import find_ranked_names
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*+")
_FEWEST_BLANKS = 3
_FILE = re.compile(r"\.\w{3,4}$|[_/\\]|^\S*\d\S*$")
# Words by which a caption tells that more people are there than it names.
_OTHERS = re.compile(
    r"\b(?:and|with|alongside|together|fellow|others?|joined|members|crew|squad|platoon|class|patrol|formation)\b"
)
_FORCES = frozenset({"airmen", "soldiers", "sailors", "marines", "guardians", "guardsmen", "coast guardsmen"})


def _alt(photo: Photo) -> Phrase | None:
    """The alternative text that a rule may judge beside the caption."""
    alt, image = photo.alt, photo.image
    # Pasted into Markdown, a photo block has a line of alternative text and no image.
    if alt is None or (image is not None and image.is_ignored) or OPAQUE in alt.text:
        return None
    return alt if photo.page.is_english(photo.element) else None


@check("photo")
def short(photo: Photo, *, min_words: int, min_characters: int) -> Iterator[Hit]:
    """Alternative text too short to say what a photo with a caption shows."""
    alt, caption = _alt(photo), photo.caption
    if alt is None or caption is None:
        return
    text = " ".join(alt.text.split())
    words = _WORD.findall(text)
    if len(words) >= min_words and len(text) >= min_characters:
        return
    # What names only the maker of a stock picture is no caption: the picture adorns the page.
    if caption.text.count(" ") < _FEWEST_BLANKS or pictures.is_stock(caption.text):
        return
    if pictures.is_drawing(text) or _FILE.search(text) or _is_name(text, words, caption.text):
        return
    image = photo.image
    span = image.alt.span if image is not None and image.alt is not None else alt.span()
    yield Hit(span, {"alt": shortened(text)})


def _is_name(text: str, words: list[str], caption: str) -> bool:
    """Whether the text is a name, which is what a portrait shows."""
    if not words:
        return True
    if (
        len(words) > 1
        and all(word[0].isupper() or word[0].isdigit() for word in words)
        and text[-1] not in ".!"
    ):
        return True
    return len(words) == 1 and words[0][0].isupper() and words[0] in caption.split()


@check("photo")
def number(photo: Photo) -> Iterator[Hit]:
    """Alternative text about several people doing what the caption tells of one person by name."""
    alt, caption = _alt(photo), photo.caption
    if alt is None or caption is None or not is_readable(caption) or caption.holder is alt.holder:
        return
    told = subject_of(alt.text)
    if told is None or not told[1] or told[0].lower() not in _FORCES:
        return
    start = without_lead(caption.text)
    sentences = segmentation.sentences(caption.text[start : start + 1000])
    if not sentences:
        return
    first, last = start + sentences[0][0], start + sentences[0][1]
    actor = _actor(caption.text, first, last)
    if actor is None or actor[1] != told[2]:
        return
    sentence = caption.text[first:last]
    if _OTHERS.search(sentence) or len(list(find_ranked_names(sentence))) != 1:
        return
    if any(word.lower() in _FORCES for word in _WORD.findall(sentence)):
        return
    singular = plural_nouns()[told[0].lower()]
    article = "an" if singular[0] in "aeiou" else "a"
    named = caption.text.find(actor[0], first, last)
    facts = {"subject": told[0], "name": actor[0], "proper": f"{article} {singular}"}
    at = alt.text.find(told[0])
    related = (("caption", caption.span(named, named + len(actor[0]))),)
    yield Hit(alt.span(at, at + len(told[0])), facts, related=related)


def _actor(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The one person by name whom a caption's first sentence begins with, and the base of the verb."""
    if found := open_apposition(text, start, end):
        return found.name, verbs_by_third()[found.verb].base
    told = subject_of(text, start, end)
    if told is None or told[1] or not told[0][0].isupper():
        return None
    return told[0], told[2]
