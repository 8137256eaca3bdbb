"""Whether a page has pictures with words, so that one without any loads no grammar of captions."""

from __future__ import annotations

from pubcheck.views.albums import photos
from pubcheck.views.images import images
from pubcheck.views.page import Page, view


@view
def pictured(page: Page) -> list[Page]:
    """The page, where there is a photo, or an image with an alternative text of some words."""
    described = any(image.alt is not None and " " in image.alt.value for image in images(page))
    return [page] if described or photos(page) else []
