"""Photos that stand in the running text: an image, and below it lines of caption, credit and VIRIN."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pubcheck.grammar import photo_blocks
from pubcheck.tree import Element
from pubcheck.views.blocks import blocks
from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.photos import PARTS, Photo, alt_of, figures, may_hold_photos, of_alternative_text
from pubcheck.views.phrases import Phrase, lines_of


@view
def described_photos(page: Page) -> list[Photo]:
    """The photos that have a caption, a credit or a VIRIN."""
    found = [photo for photo in figures(page) if photo.is_described]
    inside = {element for photo in found for element in photo.element.iter_elements(include_self=True)}
    found += _photos_of_lines(page, inside)
    taken = {photo.image.element for photo in found if photo.image}
    for image in images(page):
        if image.element not in taken and (photo := of_alternative_text(page, image)):
            found.append(photo)
    return found


def _photos_of_lines(page: Page, inside: set[Element]) -> list[Photo]:
    """The photos whose parts are lines of the running text; elements ``inside`` belong to others already."""
    outside = [block for block in blocks(page) if block.element not in inside]
    if not any(may_hold_photos(block.text) for block in outside):
        return []
    # Lines and images in the order of the source; an image begins a new stretch of lines.
    placed: list[tuple[int, Phrase | Image]] = [
        (line.span().start, line) for block in outside for line in lines_of(block)
    ]
    placed += [(image.span.start, image) for image in images(page) if image.element not in inside]
    placed.sort(key=lambda item: item[0])
    found: list[Photo] = []
    image: Image | None = None
    for is_image, group in groupby((item for _, item in placed), lambda item: isinstance(item, Image)):
        items = list(group)
        if is_image:
            last = items[-1]
            image = last if isinstance(last, Image) else None
        else:
            found += _photos_below(page, image, [item for item in items if isinstance(item, Phrase)])
    return found


def _photos_below(page: Page, image: Image | None, lines: list[Phrase]) -> Iterable[Photo]:
    """The photos among lines; the first of them shows the image right above, if it begins close below it."""
    for block in photo_blocks.find([line.text for line in lines]):
        parts = {name: getattr(block, name) for name in PARTS}
        given = [part for part in parts.values() if part is not None]
        if not given:
            continue
        first = min(part.line for part in given)
        phrases = {name: part and lines[part.line].part(part.start, part.end) for name, part in parts.items()}
        alt = block.alt and lines[block.alt.line].part(block.alt.start, block.alt.end)
        if image is not None and first <= 2:
            photo = Photo(page, image.element, image, alt_of(image), **phrases)
            if photo.title is None and block.alt is not None and block.alt.line < first:
                photo.title = alt  # with an image there, the line above is no alternative text
        else:
            holder = lines[first].holder
            element = holder.element
            photo = Photo(page, element, None, alt, **phrases)
        image = None
        yield photo
