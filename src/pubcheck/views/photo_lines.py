"""Photos that stand in the running text: an image, and below it lines of caption, credit and VIRIN."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pubcheck.document import OPAQUE
from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.grammar.photo_blocks import find_photo_blocks
from pubcheck.grammar.photo_lines import LinePart
from pubcheck.grammar.virin import empty_label
from pubcheck.tree import Element
from pubcheck.views.blocks import blocks
from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.photo_evidence import may_hold_photos
from pubcheck.views.photos import Photo, alt_of, figures, of_alternative_text, virin_of_file
from pubcheck.views.phrases import Phrase, lines_of

_MANY = 200  # lines of one block, more than any photo block has
_CLOSE = 3  # lines from an image down to the first line that may belong to it


@view
def described_photos(page: Page) -> list[Photo]:
    """The photos that have a caption, a credit or a VIRIN, in document order."""
    found = [photo for photo in figures(page) if photo.is_described]
    inside = {element for photo in found for element in photo.element.iter_elements(include_self=True)}
    taken = {photo.image.element for photo in found if photo.image}
    if page.document.format != "text":  # the reader of text makes a figure of every photo block
        loose = _photos_of_lines(page, inside, found)
        found += [photo for photo in loose if photo.image is None or photo.image.element not in taken]
    taken = {photo.image.element for photo in found if photo.image}
    for image in images(page):
        if image.element not in taken and (photo := of_alternative_text(page, image)):
            found.append(photo)
    for photo in found:
        if photo.virin is None and photo.image is not None:
            photo.virin = virin_of_file(photo.image)
    if len(found) > 1:
        order = {element: number for number, element in enumerate(page.document.tree.iter_elements())}
        found.sort(key=lambda photo: order.get(photo.element, 0))
    return found


def _photos_of_lines(page: Page, inside: set[Element], known: list[Photo]) -> list[Photo]:
    """The photos whose parts are lines of the running text; elements ``inside`` belong to others already.

    Those others are the ``known`` photos: a credit or a VIRIN right below one of them is given to it.
    """
    outside = [block for block in blocks(page) if block.element not in inside]
    telling = (block for block in outside if may_hold_photos(block.text))
    if not any(_is_anchor(line.text) for block in telling for line in lines_of(block)):
        return []
    # Lines and images in the order of the source; an image begins a new stretch of lines.
    placed: list[tuple[int, Phrase | Image | Photo]] = []
    for block in outside:
        lines = list(lines_of(block))
        # Only beside an image in the same block does it matter where in it a line stands.
        is_mixed = len(lines) < _MANY and next(block.element.iter_elements("img"), None) is not None
        start = lines[0].span().start if lines else 0
        placed += [(line.span().start if is_mixed else start, line) for line in lines]
    placed += [(image.span.start, image) for image in images(page) if image.element not in inside]
    placed += [(photo.span.start, photo) for photo in known if photo.image and photo.image.element in inside]
    placed.sort(key=lambda item: item[0])
    found: list[Photo] = []
    above: Phrase | Image | Photo | None = None
    for is_line, group in groupby((item for _, item in placed), lambda item: isinstance(item, Phrase)):
        items = list(group)
        if not is_line:
            above = items[-1]
            continue
        lines = [item for item in items if isinstance(item, Phrase)]
        below = list(_photos_below(page, above if isinstance(above, Image) else None, lines))
        if isinstance(above, Photo) and below and _completes(below[0], above, lines[0]):
            del below[0]
        found += below
    return found


def _completes(fields: Photo, photo: Photo, first: Phrase) -> bool:
    """Whether lines right below a photo are but the credit or the VIRIN that it lacks, which it now gets."""
    held = fields.credit or fields.virin or fields.empty_label
    if fields.caption or fields.alt or fields.title or held is None or held.span().start > first.span().end:
        return False
    if (fields.virin and photo.virin) or (fields.credit and photo.credit and not fields.virin):
        return False
    photo.credit = photo.credit or fields.credit
    photo.virin = fields.virin or photo.virin
    photo.empty_label = fields.empty_label or photo.empty_label
    return True


def _is_anchor(line: str) -> bool:
    """Whether a line has what every photo block is read from: a credit, at its end at least, or a VIRIN."""
    if not may_hold_photos(line):
        return False
    return "virin" in line.lower() or is_credit_line(line) or find_trailing(line) is not None


def _photos_below(page: Page, image: Image | None, lines: list[Phrase]) -> Iterator[Photo]:
    """The photos among lines; the first of them shows the image right above, if it begins close below it."""

    def phrase(part: LinePart | None) -> Phrase | None:
        found = part and lines[part.line].part(part.start, part.end)
        return found if found and found.text else None

    for block in find_photo_blocks([line.text for line in lines]):
        mine = lines[block.first_line : block.end_line]
        alt = phrase(block.alt)
        if image is not None and block.first_line < _CLOSE:
            # With an image there, the line above the title is no alternative text.
            photo = Photo(page, image.element, image, alt_of(image), phrase(block.title) or alt)
        else:
            photo = Photo(page, mine[0].holder.element, None, alt, phrase(block.title))
        photo.caption, photo.credit = phrase(block.caption), phrase(block.credit)
        photo.virin, photo.empty_label = phrase(block.virin), phrase(block.empty_label)
        if photo.virin is None and photo.empty_label is None and block.end_line < len(lines):
            below = lines[block.end_line]
            if (label := empty_label(below.text)) and label[0] == 0:
                photo.empty_label = below.part(*label)
        photo.captions = (photo.caption,) if photo.caption else ()
        photo.is_opaque = any(OPAQUE in line.text for line in mine)
        image = None
        yield photo
