"""What CSS says of each element: a first form without the cascade, whose place helper B's engine takes."""

from __future__ import annotations

from collections.abc import Iterable

from pubcheck.tree import Element
from pubcheck.views.page import Page, view


class Styles:
    """The computed styles of a page."""

    has_any = False
    """Whether the page has a style sheet or a style attribute at all."""

    def value(self, element: Element, prop: str) -> str:
        """The computed value of a property."""
        return ""

    def px(self, element: Element, prop: str) -> float | None:
        """The computed length in CSS pixels; None for what is no length."""
        return None

    def touched(self, prop: str) -> Iterable[Element]:
        """Every element for which some declaration of the page sets the property itself."""
        return ()

    def is_touched(self, element: Element) -> bool:
        """Whether any declaration of the page matches the element itself."""
        return False

    def before(self, element: Element) -> str:
        """The text that ::before generates (CSS Content 3)."""
        return ""

    def after(self, element: Element) -> str:
        """The text that ::after generates (CSS Content 3)."""
        return ""


@view
def styles_of(page: Page) -> Styles:
    """The computed styles of a page."""
    return Styles()
