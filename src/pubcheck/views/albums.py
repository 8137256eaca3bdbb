"""The album of a page: its photos, those with words and, where a profile asks, those without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubcheck.tree import Element
from pubcheck.views.images import Image, images
from pubcheck.views.loose_captions import caption_of, is_drawn
from pubcheck.views.page import Page, view
from pubcheck.views.photo_evidence import may_show_photos
from pubcheck.views.profile import profile_of

if TYPE_CHECKING:
    from pubcheck.views.photos import Photo

# Below this a picture is an icon or a portrait stamp, not a photo of the article (CSS pixels).
_SMALLEST = 120
_PHOTO_ENDINGS = (".jpg", ".jpeg", ".webp")
_DEEPEST = 6  # figures in figures
_DRAWN = ("logo", "icon", "seal", "banner", "button", "badge", "emblem")


class Album(NamedTuple):
    """All photos of a page."""

    page: Page
    photos: list[Photo]


@view
def photos(page: Page) -> list[Photo]:
    """Every photo; under a DoD profile also the article's images of which nothing is said."""
    is_civilian = profile_of(page) == "gov"
    if is_civilian and not may_show_photos(page):
        return []
    from pubcheck.views.photo_lines import described_photos
    from pubcheck.views.photos import Photo, alt_of, figures, of_figure, virin_of_file

    found = list(described_photos(page))
    if is_civilian:
        return found
    # What a template writes into a figure may well be its caption.
    opaque = [photo for photo in figures(page) if photo.is_opaque]
    taken = {photo.image.element for photo in (*found, *opaque) if photo.image}
    for image in images(page):
        if image.element not in taken and _is_content_photo(page, image):
            caption = caption_of(page, image)
            photo = (
                Photo(page, image.element, image, alt_of(image))
                if caption is None
                else of_figure(page, caption, image)
            )
            photo.virin = photo.virin or virin_of_file(image)
            found.append(photo)
    return found


@view
def albums(page: Page) -> list[Album]:
    """The one album of a page that has photos."""
    found = photos(page)
    return [Album(page, found)] if found else []


def _is_content_photo(page: Page, image: Image) -> bool:
    """Whether an image is, as far as its tag tells, a photo of the article: a larger JPEG or WebP.

    A PNG is mostly a drawing or a picture of a screen, unless its name is a VIRIN.
    """
    if image.is_ignored or image.is_pixel or image.src is None or page.is_chrome(image.element):
        return False
    if (
        (image.alt is not None and not image.alt.value.strip())
        or _is_explained(page, image)
        or _is_signpost(image)
    ):
        return False  # an empty alternative text says that the image decorates
    name = image.src.value.partition("?")[0].lower()
    small = any(
        (size := (image.element.attr(side) or "").strip().removesuffix("px")).isdigit()
        and int(size) < _SMALLEST
        for side in ("width", "height")
    )
    drawn = any(word in name for word in _DRAWN)
    from pubcheck.views.photos import virin_of_file

    if virin_of_file(image) is not None:
        return name.endswith((*_PHOTO_ENDINGS, ".png")) and not small and not drawn
    return name.endswith(_PHOTO_ENDINGS) and not small and not drawn and not is_drawn(image)


def _is_explained(page: Page, image: Image) -> bool:
    """Whether a figure around the image has a caption, which speaks of several images."""
    element: object = image.element
    for _ in range(_DEEPEST):
        figure = element.closest("figure") if isinstance(element, Element) else None
        if figure is None or figure in _captioned_figures(page):
            return figure is not None
        element = figure.parent
    return False


@view
def _captioned_figures(page: Page) -> set[Element]:
    captions = page.elements.tagged("figcaption")
    return {figure for caption in captions if (figure := caption.closest("figure")) is not None}


def _is_signpost(image: Image) -> bool:
    """Whether the image is a link to somewhere else than a larger copy of itself."""
    link = image.element.closest("a")
    address = ((link.attr("href") if link is not None else None) or "").partition("?")[0].lower()
    return bool(address) and not address.endswith((*_PHOTO_ENDINGS, ".png"))
