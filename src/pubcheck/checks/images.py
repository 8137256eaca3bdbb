"""Checks of images and their alternative text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from urllib.parse import unquote

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import virin
from pubcheck.grammar.vague_names import is_one_of
from pubcheck.views.accessibility.focus import tab_index
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable
from pubcheck.views.profile import profile_of

_FILE_ENDING = re.compile(r"\.(?:jpe?g|jpe|png|gif|webp|svg|tiff?|bmp|avif|heic)$", re.IGNORECASE)
# What a camera, a telephone or an upload form calls a picture.
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dcim|pxl|image|photo|picture|screenshot|screen[ _-]shot)[ _-]?\d{3,20}", re.IGNORECASE
)
_SIZE_BEFORE = re.compile(r"(?!0)\d{2,4}[ -]?[xX×][ -]?(?!0)\d{2,4}(?=[ -]|$)")
_SIZE_BEHIND = re.compile(r"[ _-](?!0)\d{2,4}x(?!0)\d{2,4}$")
_WORD = re.compile(r"[^\W_]+")
# "Photo of the Day" is a name, no announcement.
_NAMED = re.compile(r"the (?:day|week|month|year|quarter|season)\b", re.IGNORECASE)
# What a description of figures, of a layout, of a screen or of words in a picture cannot say shortly.
_DATA = re.compile(
    r"chart|graph\b|diagram|\bmaps?\b|\btables?\b|timeline|infographic|screen ?(?:shot|cap)|animat"
    r"|\btext reads\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*+")
_MANY = 4  # numbers
_CASES_BY_FORMAT = {"text": "block", "word": "word", "record": "record", "image": "image"}
_NAMED_ALIKE = 4  # words; shorter alternative text that repeats a caption is often just a name


@check("image")
def alt_missing(image: Image) -> Iterator[Hit]:
    """An image without a name (WCAG 2.2, 1.1.1; ACT 23a2a8): no alternative text, or one of spaces."""
    alt, element = image.alt, image.element
    if alt is not None and alt.value and not alt.value.isspace():
        return
    # An image that takes the focus decorates nothing, whatever its alt says (WAI-ARIA 1.2, 5.6).
    is_empty = alt is not None and not alt.value
    is_reached = is_empty and "tabindex" in element.attrs and (tab_index(element) or 0) >= 0
    if is_empty and not is_reached:
        return
    if not _lacks_name(image):
        return
    if is_reached:
        yield Hit(image.span, case="reached")
        return
    if alt is not None:
        yield Hit(alt.span, case="blank")
        return
    document = image.page.document
    written = document.source[image.span]
    case = "brackets" if written.startswith("![") else "tag" if written.startswith("{") else None
    if document.format == "record" and document.syntax == "text" and image.src is None:
        return  # a caption in a body of plain text; the record has its photos, and their texts, apart
    case = _CASES_BY_FORMAT.get(document.format, case)
    if case == "block" and not _mostly_described(image.page):
        # DVIDS, Navy and af.mil blocks have no line of alternative text; who pastes a page loses it.
        if profile_of(image.page) != "dod-news":
            return
        case = "block-alone"
    yield Hit(image.span, case=case)


def _lacks_name(image: Image) -> bool:
    """Whether assistive technology meets an image that nothing names; a counter's pixel shows nothing."""
    node = tree_of(image.page).node(image.element)
    is_shown = node.role in {"image", "img"} and node.is_included and not image.is_pixel
    return is_shown and not node.name.text and node.name.told


@check("image")
def alt_in_title(image: Image) -> Iterator[Hit]:
    """An image that only its title names, which browsers show in place of no alternative text (1.1.1)."""
    if image.alt is not None:
        return
    title = image.element.attr("title")
    if not title or title.isspace():
        return
    node = tree_of(image.page).node(image.element)
    if node.role in {"image", "img"} and node.is_included and node.name.source == "title":
        yield Hit(image.span, {"title": shortened(title)})


@view
def _mostly_described(page: Page) -> bool:
    """Whether half of a text's photos at least have a line of alternative text, as DOD News pages do."""
    described = [other.alt is not None for other in images(page)]
    return 2 * sum(described) >= len(described)


@check("photo")
def alt_empty(photo: Photo) -> Iterator[Hit]:
    """Empty alternative text, which calls an image decoration, beside a caption, which does not (1.1.1)."""
    image, told = photo.image, photo.caption or photo.credit
    if (
        image is None
        or image.alt is None
        or told is None
        or (image.alt.value and not image.alt.value.isspace())
    ):
        return
    shown_alone = photo.element.tag != "figure" or image.is_alone_in_figure
    if shown_alone and not image.is_ignored and not image.is_pixel:
        yield Hit(image.alt.span, related=(("caption", told.span()),))


@check("image")
def alt_filename(image: Image) -> Iterator[Hit]:
    """Alternative text that is a file name, an address, a pixel size or a VIRIN."""
    alt = image.told
    if alt is None:
        return
    text = alt.value.strip()
    case = _name_of_file(text, image.src.value if image.src else "")
    if case:
        yield Hit(alt.span, {"alt": shortened(text)}, None if case == "file" else case)


@lru_cache(maxsize=2048)  # the frame of a site shows the same images on each page
def _name_of_file(text: str, address: str) -> str | None:
    """Which kind of name for a file the text is, None where it is words."""
    spaced = " " in text
    if _FILE_ENDING.search(text):
        return "ending" if spaced and not _is_stem(text, address) else "file"
    if _SIZE_BEFORE.match(text) or _SIZE_BEHIND.search(text):
        return "size" if spaced and len(_WORD.findall(text)) > 3 else "file"
    if spaced:
        return None
    if "/" in text and text.lower().startswith(("http://", "https://")):
        return "address"
    if text[:1].isdigit() and "-" in text and virin.parse(text) is not None:
        return "virin"
    if _CAMERA.fullmatch(text) or (("_" in text or text.count("-") > 1) and _is_stem(text, address)):
        return "file"
    return None


def _is_stem(text: str, address: str) -> bool:
    """Whether the text is the name of the file at the address, with or without its ending."""
    name = unquote(address.partition("?")[0].rpartition("/")[2])
    return text.casefold() in {name.casefold(), name.rpartition(".")[0].casefold()}


@check("image")
def alt_opens_with(image: Image, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Alternative text that announces itself (VA.gov content style guide)."""
    alt = image.told
    if alt is None or (match := _opening(tuple(phrases)).match(alt.value)) is None:
        return
    rest = alt.value[match.end() :]
    if _NAMED.match(rest):
        return
    edits: tuple[Edit, ...] = ()
    if rest and alt.is_literal():
        edits = (Edit(alt.part(0, match.end() + 1), rest[0].upper()),)
    yield Hit(alt.span, {"phrase": match["opening"]}, edits=edits)


@cache
def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of the phrases at the start of a text, with an article or "this is" before it."""
    either = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(
        rf"\s{{0,9}}(?P<opening>(?:(?:this|here) is )?(?:(?:an?|the) )?(?:{either}))[:,]?(?:\s{{1,9}}|$)",
        re.IGNORECASE,
    )


@check("image")
def alt_placeholder(image: Image, *, placeholders: Sequence[str], decorative: Sequence[str]) -> Iterator[Hit]:
    """Alternative text that stands in for alternative text."""
    alt = image.alt
    if alt is None or not alt.value:
        return
    is_filler = is_one_of(alt.value, placeholders)
    if (is_filler or is_one_of(alt.value, decorative)) and image.told is not None:
        yield Hit(alt.span, {"alt": shortened(alt.value)}, None if is_filler else "decorative")


@check("image")
def alt_long(image: Image, *, max_characters: int, note_characters: int) -> Iterator[Hit]:
    """Alternative text that is longer than one breath (VA.gov content style guide: 150 characters)."""
    alt = image.alt
    if alt is None or len(alt.value) <= min(note_characters, max_characters) or image.told is None:
        return
    length = len(" ".join(alt.value.split()))
    if length > max_characters and not _DATA.search(alt.value) and len(_NUMBER.findall(alt.value)) < _MANY:
        yield Hit(alt.span, {"length": length, "limit": max_characters})
    elif length > note_characters:
        yield Hit(alt.span, {"length": length, "limit": note_characters}, "longish")


@check("photo")
def alt_duplicates_caption(photo: Photo, *, min_overlap: float) -> Iterator[Hit]:
    """Alternative text that says what the caption says (VA.gov content style guide)."""
    alt = photo.image.told if photo.image else None
    if alt is None:
        return
    ours = _WORD.findall(alt.value.casefold())
    for caption in photo.captions:
        theirs = _WORD.findall(caption.text.casefold())
        # On some .mil sites the alternative text is the only caption there is.
        if (
            ours
            and caption.holder is not alt
            and is_readable(caption)
            and _overlap(ours, theirs) >= min_overlap
        ):
            case = "name" if len(ours) < _NAMED_ALIKE else None
            yield Hit(alt.span, case=case, related=(("caption", caption.span()),))
            return


def _overlap(ours: list[str], theirs: list[str]) -> float:
    """The share, 0 to 1, of the words of the longer text that stand in the other, each as often."""
    longer = max(len(ours), len(theirs))
    if min(len(ours), len(theirs)) * 2 < longer:
        return 0.0
    return (Counter(ours) & Counter(theirs)).total() / longer
