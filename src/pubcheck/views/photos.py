"""Photos: an image with the alternative text, title, caption, credit and VIRIN that go with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pubcheck.grammar import virin_search
from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.blocks import Block, blocks_below
from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.phrases import Phrase, lines_of

PARTS = ("title", "caption", "credit", "virin")
# Words without which no line is a credit or a VIRIN: most pages have none, and are not looked at further.
_EVIDENCE = ("photo", "virin", "credit", "courtesy", "illustration", "graphic by", "video by")


@dataclass(slots=True, eq=False)
class Photo:
    """One photo: what is None was not found.

    ``alt`` is the alternative text of the image, or its line in plain text. ``virin`` is the value after the
    label; ``empty_label`` a label with no value. ``element`` is the figure or the image.
    """

    page: Page
    element: Element
    image: Image | None = None
    alt: Phrase | None = None
    title: Phrase | None = None
    caption: Phrase | None = None
    credit: Phrase | None = None
    virin: Phrase | None = None
    empty_label: Phrase | None = None

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


@view
def figures(page: Page) -> list[Photo]:
    """Each figure that holds an image, whether or not anything is said of it."""
    found = []
    by_element = {image.element: image for image in images(page)}
    for figure in page.document.tree.iter_elements("figure"):
        inner = [by_element[e] for e in figure.iter_elements("img") if e in by_element]
        if len(inner) == 1 and next(figure.iter_elements("figure"), None) is None:
            found.append(of_figure(page, figure, inner[0]))
    return found


def of_figure(page: Page, figure: Element, image: Image) -> Photo:
    """The photo that a figure shows: its parts by their classes and by what they say."""
    photo = Photo(page, figure, image, alt_of(image))
    lines: list[tuple[Phrase, str]] = []
    for block in blocks_below(page, figure, "text"):
        kind = _kind_of(block, figure)
        lines += [(line, kind) for line in lines_of(block)]
    fill(photo, lines)
    return photo


def fill(photo: Photo, lines: Iterable[tuple[Phrase, str]]) -> None:
    """Give a photo its parts from lines, each with the part that its markup says it is, or ""."""
    captions: list[Phrase] = []
    for line, kind in lines:
        rest = line
        if found := next(virin_search.find(line.text), None):
            photo.virin = photo.virin or line.part(found.start, found.end)
            rest = line.part(0, found.start if found.label_start is None else found.label_start)
        elif empty := virin_search.empty_label(line.text):
            photo.empty_label = line.part(*empty)
            rest = line.part(0, empty[0])
        if not rest.text.strip(" |•·"):
            continue
        if kind == "credit" or (kind != "caption" and is_credit_line(rest.text)):
            photo.credit = photo.credit or rest
        elif kind == "title":
            photo.title = photo.title or rest
        elif kind != "virin":
            captions.append(rest)
    if not captions:
        return
    caption = max(captions, key=lambda phrase: len(phrase.text))
    if found_credit := find_trailing(caption.text):
        photo.credit = photo.credit or caption.part(*found_credit)
        caption = caption.part(0, found_credit[0])
    elif photo.credit is None and is_credit_line(caption.text):
        photo.credit, caption = caption, caption.part(0, 0)
    photo.caption = caption if caption.text else None


def of_alternative_text(page: Page, image: Image) -> Photo | None:
    """The photo of an image whose alternative text is a whole caption with its credit, as on .mil sites."""
    if image.alt is None or len(image.alt.value) < 40:
        return None
    whole = Phrase(image.alt, 0, len(image.alt.value))
    credit = find_trailing(whole.text)
    if credit is None or credit[0] == 0:
        return None
    photo = Photo(page, image.element, image, whole, None, whole.part(0, credit[0]), whole.part(*credit))
    photo.virin = virin_of_file(image)
    return photo


def virin_of_file(image: Image) -> Phrase | None:
    """The VIRIN that an image's file is named by."""
    if image.src is None:
        return None
    name = image.src.value.rpartition("/")[2].partition("?")[0]
    found = next(virin_search.find(name), None)
    if found is None:
        return None
    start = image.src.value.rfind(name) + found.start
    return Phrase(image.src, start, start + len(found.text))


def may_hold_photos(text: str) -> bool:
    """Whether a text has a word without which no line is a credit or a VIRIN."""
    lower = text.lower()
    return any(word in lower for word in _EVIDENCE)


def alt_of(image: Image) -> Phrase | None:
    """The alternative text of an image, None where it is missing or empty."""
    return Phrase(image.alt, 0, len(image.alt.value)) if image.alt and image.alt.value.strip() else None


def _kind_of(block: Block, figure: Element) -> str:
    """The part of a photo that a block's markup says it is: its own class or that of an element around it."""
    if block.role == "heading":
        return "title"
    element: object = block.element
    while isinstance(element, Element) and element != figure:
        words = (element.attr("class") or "").lower()
        for part in ("credit", "virin", "title", "caption"):
            if part in words:
                return part
        element = element.parent
    return ""
