"""The images of a page."""

from __future__ import annotations

from typing import Literal

from pubcheck.document import OPAQUE, Attribute
from pubcheck.grammar import aria
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views.accessibility import hidden
from pubcheck.views.page import Page, view

# What a caption may speak of in place of the image beside it.
_OTHER_FIGURES = frozenset(
    [
        "table",
        "pre",
        "blockquote",
        "iframe",
        "video",
        "audio",
        "svg",
        "canvas",
        "object",
        "embed",
        "math",
        "dl",
    ]
)


class Image:
    """An img element; its attributes are None where it has none of the name."""

    __slots__ = ("_told", "alt", "element", "page", "src")

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.alt: Attribute | None = page.document.attribute(element, "alt")
        self.src: Attribute | None = page.document.attribute(element, "src")
        self._told: Attribute | Literal[False] | None = False

    @property
    def span(self) -> Span:
        """The source range of the image's tag."""
        return self.page.document.tag_span(self.element)

    @property
    def is_opaque(self) -> bool:
        """Whether a template makes the alternative text, so that nobody can tell what it says."""
        return self.alt is not None and OPAQUE in self.alt.value

    @property
    def told(self) -> Attribute | None:
        """The alternative text that says something which a rule may judge, else None; told once."""
        if self._told is False:
            alt = self.alt
            is_said = alt is not None and alt.value != "" and not alt.value.isspace()
            self._told = alt if is_said and not self.is_opaque and not self.is_ignored else None
        return self._told

    @property
    def is_ignored(self) -> bool:
        """Whether assistive technology is told to pass the image by (ARIA 1.2, presentation and hidden)."""
        if self.element.attr("role") in aria.PRESENTATIONAL and self.element.attr("tabindex") is None:
            return True  # what takes the focus is an image all the same (ARIA 1.2, conflict resolution)
        return hidden.is_unseen(self.page, self.element)

    @property
    def is_pixel(self) -> bool:
        """Whether the image is a counter's pixel, one by one or nothing in size."""
        sizes = {(self.element.attr(side) or "").strip().removesuffix("px") for side in ("width", "height")}
        return sizes <= {"0", "1"} and bool(sizes)

    @property
    def is_alone_in_figure(self) -> bool:
        """Whether the figure shows this image only, so that the caption can speak of nothing else."""
        figure = self.element.closest("figure")
        if figure is None or next(figure.iter_elements(_OTHER_FIGURES), None) is not None:
            return False
        return sum(1 for _ in figure.iter_elements("img")) == 1


@view
def images(page: Page) -> list[Image]:
    """Every img element in document order; those in a template or a noscript are left out."""
    return [Image(page, element) for element in page.elements.tagged("img") if not page.is_inert(element)]
