"""Photos: an image with the alternative text, title, caption, credit and VIRIN that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice

from pubcheck.document import OPAQUE
from pubcheck.grammar import virin_search
from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.grammar.credits import Credit, parse
from pubcheck.prose import BLANKS
from pubcheck.source import Span
from pubcheck.tree import Element, Text
from pubcheck.views.blocks import Block, blocks_below
from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.phrases import Phrase, is_readable, lines_of

# What parts the fields of one line, and belongs to none of them: "Photo by: Ann Roe |  VIRIN: …".
_MARKS = " \u00a0|•·\n"
# "1 / 3 Show Caption + Hide Caption –" before a caption on army.mil.
_COUNTER = re.compile(r"[0-9]{1,3} / [0-9]{1,3} (?:Show Caption \+ ?)?(?:Hide Caption [–-] ?)?(?=[A-Z])")
_LONGEST_CREDIT = 300  # code points
_LONGEST_TITLE = 9  # words
_WHOLE = frozenset({"body", "main", "article", "section"})  # too large to be one photo's
_MOST_PARTS = 40  # elements of a figure that are looked at for a class of their own
_LONG_ENOUGH = 40  # code points; a shorter alternative text is no whole caption


class Photo:
    """One photo: what is None was not found.

    ``alt`` is the alternative text of the image, or its line in plain text. ``virin`` is the value after the
    label, or the name of the image's file; ``empty_label`` a label with no value. ``captions`` are all lines
    that may be the caption, ``caption`` the longest of them. ``element`` is the figure or the image.
    ``is_opaque`` tells that a template writes part of it, so that nobody can tell what is missing.
    """

    def __init__(
        self,
        page: Page,
        element: Element,
        image: Image | None = None,
        alt: Phrase | None = None,
        title: Phrase | None = None,
        caption: Phrase | None = None,
        credit: Phrase | None = None,
    ) -> None:
        self.page = page
        self.element = element
        self.image = image
        self.alt = alt
        self.title = title
        self.caption = caption
        self.credit = credit
        self.virin: Phrase | None = None
        self.empty_label: Phrase | None = None
        self.captions: tuple[Phrase, ...] = ()
        self.is_opaque = False

    @property
    def span(self) -> Span:
        """Where a finding about something missing belongs: the image, else what there is of the photo."""
        if self.image is not None:
            return self.image.span
        held = self.caption or self.credit or self.virin or self.title
        return held.span() if held else self.page.document.tag_span(self.element)

    @property
    def is_described(self) -> bool:
        """Whether anything beside the image says that it is a published photo."""
        return bool(self.caption or self.credit or self.virin)

    @cached_property
    def credited(self) -> Credit | None:
        """The credit by parts; None where there is none, or none that the grammar reads or may judge."""
        return parse(self.credit.text) if self.credit and is_readable(self.credit) else None

    @property
    def is_named_by_file(self) -> bool:
        """Whether the VIRIN is the name of the image's file and stands nowhere in the text."""
        return self.virin is not None and self.image is not None and self.virin.holder is self.image.src


@view
def figures(page: Page) -> list[Photo]:
    """Each figure that holds one image, whether or not anything is said of it."""
    by_element = {image.element: image for image in images(page)}
    found = [
        of_figure(page, figure, image)
        for figure in page.elements.tagged("figure")
        if next(figure.iter_elements("figure"), None) is None and (image := _only_image(figure, by_element))
    ]
    return found + _captioned(page, by_element)


def _only_image(around: Element, by_element: dict[Element, Image]) -> Image | None:
    """The one image inside an element; None where there are more or none."""
    inner = list(islice((by_element[e] for e in around.iter_elements("img") if e in by_element), 2))
    return inner[0] if len(inner) == 1 else None


def _image_before(caption: Element, by_element: dict[Element, Image]) -> Image | None:
    """The image that the element right above a caption is, or holds with nothing beside it."""
    above = caption.previous_sibling
    if isinstance(above, Text) and not above.data.strip():
        above = above.previous_sibling
    if not isinstance(above, Element) or above.text.strip():
        return None
    return by_element.get(above) or _only_image(above, by_element)


def _captioned(page: Page, by_element: dict[Element, Image]) -> list[Photo]:
    """The photos whose caption an element of a class such as "wp-caption-text" holds, without a figure."""
    if "caption" not in page.document.markup.text:
        return []
    found: dict[Element, Photo] = {}
    tried: set[Element] = set()
    for caption in page.document.tree.select("[class*=caption]"):
        if page.is_inert(caption) or caption.closest("figure") is not None:
            continue
        around_all = caption.parent
        if (
            isinstance(around_all, Element)
            and around_all.tag not in _WHOLE
            and (image := _only_image(around_all, by_element))
            and image.element not in found
            and any(_kind_by_class(one) in {"credit", "virin"} for one in around_all.iter_elements())
        ):
            found[image.element] = of_figure(page, around_all, image, only_parts=True)
            continue
        if (image := _image_before(caption, by_element)) and image.element not in found:
            found[image.element] = of_figure(page, caption, image)
            continue
        around: object = caption
        for _ in range(3):  # the caption is the container, its child, or a child's child
            if not isinstance(around, Element) or around in tried or around.tag in _WHOLE:
                break
            tried.add(around)
            image = _only_image(around, by_element)
            if image is not None and image.element not in found:
                photo = of_figure(page, around, image, only_parts=around is not caption)
                if photo.is_described or photo.is_opaque:
                    found[image.element] = photo
            if image is not None or next(around.iter_elements("img"), None) is not None:
                break
            around = around.parent
    return list(found.values())


def of_figure(page: Page, figure: Element, image: Image, *, only_parts: bool = False) -> Photo:
    """The photo that a figure shows: its parts by their classes and by what they say.

    With ``only_parts`` lines that neither a class nor their words make a part of the photo are left out.
    """
    photo = Photo(page, figure, image, alt_of(image))
    photo.is_opaque = OPAQUE in figure.text
    lines: list[tuple[Phrase, str]] = []
    for block in blocks_below(page, figure, "text"):
        lines += _lines_by_kind(block, figure)
    if only_parts:
        lines = [
            (line, kind) for line, kind in lines if kind or is_credit_line(line.text) or "VIRIN" in line.text
        ]
    fill(photo, lines)
    return photo


def fill(photo: Photo, lines: Iterable[tuple[Phrase, str]]) -> None:
    """Give a photo its parts from lines, each with the part that its markup says it is, or ""."""
    captions: list[Phrase] = []
    for line, kind in lines:
        counter = _COUNTER.match(line.text)
        rest = _without_virin(photo, line.part(counter.end(), len(line.text)) if counter else line, kind)
        if rest is None:
            continue
        if is_credit_line(rest.text) or (kind == "credit" and len(rest.text) <= _LONGEST_CREDIT):
            photo.credit = photo.credit or rest
        elif kind == "title":
            photo.title = photo.title or rest
        else:
            captions.append(rest)
    if not captions:
        return
    longest = max(captions, key=lambda phrase: len(phrase.text))
    first = captions[0]
    if photo.title is None and first is not longest and _is_title(first):
        photo.title = captions.pop(0)
    rest_of = []
    for caption in captions:
        credit = find_trailing(caption.text)
        if credit and photo.credit is None:
            photo.credit = caption.part(*credit)
        kept = caption.part(0, credit[0]) if credit else caption
        if caption is longest and kept.text:
            photo.caption = kept
        rest_of.append(kept)
    photo.captions = tuple(kept for kept in rest_of if kept.text)


def _without_virin(photo: Photo, line: Phrase, kind: str) -> Phrase | None:
    """The line without its VIRIN, which the photo gets; None where nothing else stands there."""
    rest = line
    if found := next(virin_search.find(line.text), None):
        photo.virin = photo.virin or line.part(found.start, found.end)
        before = line.part(0, found.start if found.label_start is None else found.label_start)
        # Navy captions begin with the number: "240611-N-QX417-1001 NORFOLK, Va. (June 11, 2024) …".
        leads = found.label_start is None and not before.text
        rest = line.part(found.end, len(line.text)) if leads else before
    elif empty := virin_search.empty_label(line.text):
        photo.empty_label = line.part(*empty)
        rest = line.part(0, empty[0])
    elif kind == "virin":
        if photo.virin is None and any(char.isdigit() for char in line.text):
            photo.virin = line
        return None
    written = len(rest.text.rstrip(_MARKS))
    return rest.part(0, written) if rest.text.strip(_MARKS) else None


def of_alternative_text(page: Page, image: Image) -> Photo | None:
    """The photo of an image whose alternative text or title is a whole caption with its credit."""
    for attribute in (image.alt, page.document.attribute(image.element, "title")):
        if attribute is None or len(attribute.value) < _LONG_ENOUGH:
            continue
        whole = Phrase(attribute, 0, len(attribute.value))
        photo = Photo(page, image.element, image, alt_of(image))
        photo.is_opaque = OPAQUE in whole.text
        fill(photo, [(whole, "caption")])
        if photo.credit and photo.caption:
            return photo
    return None


def virin_of_file(image: Image) -> Phrase | None:
    """The VIRIN that an image's file is named by."""
    if image.src is None:
        return None
    address = image.src.value.partition("?")[0]
    start = address.rfind("/") + 1
    found = next(virin_search.find(address[start:]), None)
    return Phrase(image.src, start + found.start, start + found.end) if found else None


def alt_of(image: Image) -> Phrase | None:
    """The alternative text of an image, None where it is missing or empty."""
    return Phrase(image.alt, 0, len(image.alt.value)) if image.alt and image.alt.value.strip() else None


def _is_title(phrase: Phrase) -> bool:
    """Whether a line above the caption is the photo's title: a few words and no full stop."""
    return len(phrase.text.split()) <= _LONGEST_TITLE and phrase.text[-1] not in ".!?:;,"


def _lines_by_kind(block: Block, figure: Element) -> Iterator[tuple[Phrase, str]]:
    """The lines of a block, inline elements with a class of their own apart, each with its kind."""
    kind = _kind_of(block, figure)
    at = 0
    for start, end, inner in sorted(_classed(block)):
        if start >= at:
            yield from ((line, kind) for line in lines_of(block, at, start))
            yield from ((line, inner) for line in lines_of(block, start, end))
            at = end
    yield from ((line, kind) for line in lines_of(block, at))


def _classed(block: Block) -> Iterator[tuple[int, int, str]]:
    """The ranges of a block's text in inline elements whose class says which part of a photo they are."""
    nodes = block.element.children if block.nodes is None else block.nodes
    elements = (node.iter_elements(include_self=True) for node in nodes if isinstance(node, Element))
    for inner in islice(chain.from_iterable(elements), _MOST_PARTS):
        kind = _kind_by_class(inner)
        text = inner.text.translate(BLANKS).strip() if kind else ""
        start = block.text.rfind(text) if text and kind != "caption" else -1
        if start >= 0:
            yield start, start + len(text), kind


def _kind_of(block: Block, figure: Element) -> str:
    """The part of a photo that a block's markup says it is: its own class or that of an element around it."""
    if block.role == "heading":
        return "title"
    element: object = block.element
    while isinstance(element, Element):
        if kind := _kind_by_class(element):
            return kind
        if element == figure:
            break
        element = element.parent
    return ""


def _kind_by_class(element: Element) -> str:
    words = (element.attr("class") or "").lower()
    return next((part for part in ("credit", "virin", "title", "caption") if part in words), "")
