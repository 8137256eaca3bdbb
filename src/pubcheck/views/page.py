"""A page: a document together with the settings by which it is judged, and the memory of its views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, wraps
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from pubcheck.document import Document
from pubcheck.tree import Element
from pubcheck.views.elements import Elements

if TYPE_CHECKING:
    from pubcheck.grammar.answers import Answer

T = TypeVar("T")

_CHROME_TAGS = frozenset({"nav", "footer", "header", "aside", "form", "dialog", "menu", "template"})
_CHROME_ROLES = frozenset(
    {"banner", "navigation", "contentinfo", "search", "complementary", "dialog", "menu"}
)
_STATE = "__VIEWSTATE"  # the hidden field of ASP.NET Web Forms, and so of SharePoint
_FIRST = 40  # nodes at the start of a form, among which its hidden fields stand


class Context(NamedTuple):
    """What a run knows beside the document: the day, and the settings that more than one rule reads.

    ``answers`` are those of servers, by the address as ``answers.asked`` gives it; empty in a run
    that asks nobody. ``content_id`` is the key in front matter whose value a file is known by.
    """

    today: date
    profile: str | None = None
    archived: bool | Literal["auto"] = "auto"
    archive_after_days: int = 730
    site_hosts: frozenset[str] = frozenset()
    https_hosts: frozenset[str] = frozenset()
    answers: Mapping[str, Answer] = MappingProxyType({})
    content_id: str = ""

    def is_past(self, day: date, days: int = 0) -> bool:
        """Whether a day lies more than ``days`` days before today; to be asked rather than for today.

        A later run can tell of this question until when its answer holds.
        """
        return day < self.today - timedelta(days=days)


class Page:
    """What every view is a view of."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document = document
        self.context = context
        self.views: dict[str, Any] = {}

    @cached_property
    def elements(self) -> Elements:
        """The elements of the page by tag and by attribute, gone over once."""
        return Elements(self.document.tree)

    @cached_property
    def main(self) -> Element | None:
        """The element that holds the article: the one main or article element, else the body."""
        elements = self.elements
        mains = elements.tagged("main") or [e for e in elements.having("role") if e.attr("role") == "main"]
        if len(mains) == 1:
            return mains[0]
        articles = elements.tagged("article")
        if len(articles) == 1:
            return articles[0]
        return next(iter(elements.tagged("body")), None)

    @cached_property
    def _forms_around(self) -> frozenset[Element]:
        return frozenset(filter(_holds_page, self.elements.tagged("form")))

    def is_chrome(self, element: Element) -> bool:
        """Whether an element stands in the site's frame (navigation, header, footer), not in the article."""
        known, passed = self._known_chrome, list[Element]()
        main, frames = self.main, self._frames
        node: object = element
        # What is plain stands where its parent does: most walks end at a neighbor's.
        while isinstance(node, Element) and node not in known:
            if node == main or node in frames:
                known[node] = self._stands_in_chrome(node)
                break
            passed.append(node)
            node = node.parent
        is_beside = main is not None and main.tag != "body"
        found = known[node] if isinstance(node, Element) else is_beside
        known.update(dict.fromkeys(passed, found))
        return found

    @cached_property
    def _known_chrome(self) -> dict[Element, bool]:
        return {}

    def _stands_in_chrome(self, element: Element) -> bool:
        main = self.main
        node: object = element
        header = False
        while isinstance(node, Element):
            if node == main:
                # A header in the article is the article's own (HTML, 4.3.8); that of the body is the site's.
                return header and main.tag == "body"
            if node.tag == "header" and node.attr("role") is None:
                header = True
            elif node in self._frames and node not in self._forms_around:
                return True
            node = node.parent
        if header:
            return True
        # Beside the main element stands nothing but frame.
        return main is not None and main.tag != "body"

    def in_article(self, tag: str) -> list[range]:
        """Which of the elements of a tag, by number, stand in the article and not in the site's frame.

        Says of all of them at once what ``is_chrome`` says of each.
        """
        return [self.elements.numbers(tag, start, end) for start, end in self._article]

    @cached_property
    def _article(self) -> list[tuple[int, int]]:
        """The stretches of the page that are the article, each from a place to before another."""
        elements, main = self.elements, self.main
        has_frame = main is None or main.tag == "body"
        here, stop = 0, len(elements)
        if main is not None and not has_frame:
            ((place, _),) = elements.placed([main])
            here, stop = place + 1, elements.end(main, place)
        found: list[tuple[int, int]] = []
        for place, frame in sorted([*elements.places(_CHROME_TAGS), *elements.placed(self._roled_frames)]):
            if not here <= place < stop or frame in self._forms_around:
                continue
            # A header in the article is the article's own (HTML, 4.3.8).
            if not has_frame and frame.tag == "header" and frame.attr("role") is None:
                continue
            if here < place:
                found.append((here, place))
            here = elements.end(frame, place)
        return [*found, (here, stop)]

    @cached_property
    def _frames(self) -> dict[Element, None]:
        """Every element that is by its tag or role part of a site's frame."""
        by_tag = (element for tag in _CHROME_TAGS for element in self.elements.tagged(tag))
        return dict.fromkeys([*by_tag, *self._roled_frames])

    @cached_property
    def _roled_frames(self) -> list[Element]:
        """Those that are so by their role alone."""
        by_role = [e for e in self.elements.having("role") if e.attr("role") in _CHROME_ROLES]
        return [element for element in by_role if element.tag not in _CHROME_TAGS]

    @cached_property
    def _inert(self) -> frozenset[Element]:
        outer = (*self.elements.tagged("template"), *self.elements.tagged("noscript"))
        return frozenset(inner for element in outer for inner in element.iter_elements())

    def is_inert(self, element: Element) -> bool:
        """Whether an element is shown to nobody: it stands in a template, or repeats others in a noscript."""
        return element in self._inert

    def without_inert(self, elements: Sequence[Element]) -> Sequence[Element]:
        """Those of some elements that are not inert."""
        inert = self._inert
        return [element for element in elements if element not in inert] if inert else elements

    def lang(self, element: Element | None = None) -> str:
        """The language in force at an element, or on the page, in lower case; "" where none is stated."""
        node: object = element
        while isinstance(node, Element):
            if stated := (node.attr("lang") or node.attr("xml:lang")):
                return _language(stated)
            node = node.parent
        return self._page_lang

    @cached_property
    def _one_language(self) -> bool:
        return all(element.tag == "html" for element in self.elements.having("lang"))

    @cached_property
    def _page_lang(self) -> str:
        for field in self.document.fields:
            if field.path in {("lang",), ("language",), ("locale",)} and isinstance(field.value, str):
                return _language(field.value)
        html = self.document.tree.root
        return _language((html is not None and html.attr("lang")) or "")

    def is_english(self, element: Element | None = None) -> bool:
        """Whether English rules apply at an element: English is stated, or nothing is."""
        stated = self._page_lang if self._one_language else self.lang(element)
        return stated in {"", "en"} or stated.startswith("en-")


def _language(stated: str) -> str:
    """A language tag as BCP 47 has it; sites write it with the underscore of a locale, too."""
    return stated.strip().lower().replace("_", "-")


def is_chrome_element(element: Element) -> bool:
    """Whether an element is by its tag or role part of a site's frame rather than of an article."""
    return _is_frame(element) and not (element.tag == "form" and _holds_page(element))


def _is_frame(element: Element) -> bool:
    return element.tag in _CHROME_TAGS or element.attr("role") in _CHROME_ROLES


def _holds_page(form: Element) -> bool:
    """Whether a form is the one that ASP.NET puts around all of a page: it begins with the page's state."""
    first = islice(form.descendants, _FIRST)
    return any(isinstance(node, Element) and node.attr("name") == _STATE for node in first)


def view(function: Callable[[Page], T]) -> Callable[[Page], T]:
    """Compute a view of a page once, and only when asked for."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def once(page: Page) -> T:
        try:
            found: T = page.views[name]
        except KeyError:
            found = page.views[name] = function(page)
        return found

    return once


@view
def pages(page: Page) -> list[Page]:
    """The page itself."""
    return [page]
