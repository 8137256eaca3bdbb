"""The album of a page: its photos, those with words and, where a profile asks, those without."""

from __future__ import annotations

from dataclasses import dataclass

from pubcheck.views.images import Image, images
from pubcheck.views.page import Page, view
from pubcheck.views.photo_lines import described_photos
from pubcheck.views.photos import Photo, alt_of
from pubcheck.views.profile import profile_of

# Below this a picture is an icon or a portrait stamp, not a photo of the article (CSS pixels).
_SMALLEST = 120
_DRAWN = ("logo", "icon", "seal", "banner", "button", "badge", "emblem")


@dataclass(frozen=True, slots=True, eq=False)
class Album:
    """All photos of a page."""

    page: Page
    photos: list[Photo]


@view
def photos(page: Page) -> list[Photo]:
    """Every photo; under a DoD profile also the article's images of which nothing is said."""
    found = list(described_photos(page))
    if profile_of(page) == "gov":
        return found
    taken = {photo.image.element for photo in found if photo.image}
    found += [
        Photo(page, image.element, image, alt_of(image))
        for image in images(page)
        if image.element not in taken and _is_content_photo(page, image)
    ]
    return found


@view
def albums(page: Page) -> list[Album]:
    """The one album of a page that has photos."""
    found = photos(page)
    return [Album(page, found)] if found else []


def _is_content_photo(page: Page, image: Image) -> bool:
    """Whether an image is, as far as its tag tells, a photo of the article: a larger JPEG, PNG or WebP."""
    if image.is_ignored or image.is_pixel or image.src is None or page.is_chrome(image.element):
        return False
    if image.alt is not None and not image.alt.value.strip():
        return False  # the author says that it decorates
    name = image.src.value.partition("?")[0].lower()
    small = any(
        (size := (image.element.attr(side) or "").strip().removesuffix("px")).isdigit()
        and int(size) < _SMALLEST
        for side in ("width", "height")
    )
    drawn = any(word in name for word in _DRAWN)
    return name.endswith((".jpg", ".jpeg", ".png", ".webp")) and not small and not drawn
