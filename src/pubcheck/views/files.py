"""What only files of some kinds have, so that the pages of all others need not load what judges it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pubcheck.document import Problem
from pubcheck.views.page import Page, view

if TYPE_CHECKING:
    from pubcheck.views.image_fields import ImageFile


@view
def image_files(page: Page) -> list[ImageFile]:
    """The image file that the document is, if it is one."""
    if page.document.format != "image":
        return []
    from pubcheck.views.image_fields import ImageFile

    return [ImageFile(page.document)]


@view
def pictures(page: Page) -> list[Page]:
    """The page, where it is the metadata of an image."""
    return [page] if page.document.format == "image" else []


@view
def word_files(page: Page) -> list[Page]:
    """The page, where it was written in Word."""
    return [page] if page.document.format == "word" else []


@view
def problems(page: Page) -> Sequence[Problem]:
    """What the reader could not read, in the order in which it met it."""
    return page.document.problems
