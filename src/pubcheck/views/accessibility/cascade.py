"""Which declaration of a page's own CSS wins for an element (CSS Cascade 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView
from functools import cached_property
from typing import NamedTuple

from pubcheck import tree
from pubcheck.document import OPAQUE
from pubcheck.grammar import css
from pubcheck.grammar.css_media import Condition, Screen, holds, media_holds
from pubcheck.grammar.css_selectors import Selector, superset
from pubcheck.tree import Element
from pubcheck.views.accessibility.declarations import Declaration
from pubcheck.views.page import Page

_CSS_TYPES = frozenset({"", "text/css"})
# What "all" leaves alone (CSS Cascade 5, 3.2).
_NOT_ALL = frozenset({"direction", "unicode-bidi"})
_MOST_CHARACTERS = 600_000  # of all sheets of a page; those beyond count as sheets in other files
_MOST_SELECTORS = 20_000  # that differ; no page people read has as many
_MOST_MATCHES = 2_000_000  # of selectors and elements, over all properties that are asked for
_LAST = 1 << 30  # where unlayered styles stand among layers

Priority = tuple[object, ...]
_Styled = tuple[Element, str]


class _Sheet(NamedTuple):
    sheet: css.Sheet
    element: Element
    conditions: tuple[Condition, ...]


class _Ruled(NamedTuple):
    rule: css.Rule
    order: int
    element: Element
    holds: bool | None


class _Found(NamedTuple):
    priority: Priority
    declaration: css.Declaration
    element: Element | None  # None for the element's own style attribute
    rule: css.Rule | None


class Cascade:
    """The declarations of a page, found by property and matched only when a property is asked for."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self.document = page.document
        self.screen = screen
        self._page = page
        self._selected: dict[str, list[Element]] = {}
        self._matched = 0
        self._is_cut = False
        self._winners: dict[tuple[str, str], dict[Element, _Found]] = {}
        self._doubts: dict[tuple[str, str], dict[Element, Priority]] = {}

    @property
    def is_open(self) -> bool:
        """Whether styles that are not known may be at work: a linked or imported sheet, one cut short.

        A fragment is always set into a page that has its own.
        """
        return self._is_cut or self._is_open

    @cached_property
    def _is_open(self) -> bool:
        if not self.document.whole or any(not one.sheet.is_whole for one in self._sheets):
            return True
        for link in self._page.elements.tagged("link"):
            kinds = (link.attr("rel") or "").lower()
            if "stylesheet" not in kinds or "stylesheet" not in (words := kinds.split()):
                continue
            if "alternate" in words or not (link.attr("href") or "").strip():
                continue
            if media_holds(link.attr("media") or "", self.screen) is not False:
                return True
        return False

    @cached_property
    def _sheets(self) -> list[_Sheet]:
        found, read = list[_Sheet](), 0
        for element in self._page.elements.tagged("style"):
            if (element.attr("type") or "").strip().lower() not in _CSS_TYPES:
                continue
            read += len(text := element.text)
            sheet = css.parse_sheet(text) if read <= _MOST_CHARACTERS else css.Sheet((), (), False)
            if OPAQUE in text:
                sheet = sheet._replace(is_whole=False)
            media = (Condition("media", stated),) if (stated := element.attr("media")) else ()
            found.append(_Sheet(sheet, element, media))
        return found

    def mentions(self, word: str) -> bool:
        """Whether the CSS of the page has a word (in lower case) in it, before any of it is parsed."""
        return word in self._written

    @cached_property
    def _written(self) -> str:
        sheets = [element.text for element in self._page.elements.tagged("style")]
        return "\n".join([*sheets, *self._styles]).lower()

    @cached_property
    def _rules(self) -> list[_Ruled]:
        found: list[_Ruled] = []
        for one in self._sheets:
            for rule in one.sheet.rules:
                answers = {holds(each, self.screen) for each in (*one.conditions, *rule.conditions)}
                if False not in answers:
                    found.append(_Ruled(rule, len(found), one.element, None if None in answers else True))
        return found

    @property
    def rules(self) -> Iterator[tuple[css.Rule, Element]]:
        """Every rule whose conditions hold, or may, with its <style> element."""
        return ((one.rule, one.element) for one in self._rules)

    @cached_property
    def _by_property(self) -> dict[str, list[_Ruled]]:
        found: dict[str, list[_Ruled]] = {}
        for one in self._rules:
            for name in {declaration.name for declaration in one.rule.declarations}:
                found.setdefault(name, []).append(one)
        return found

    @cached_property
    def _styles(self) -> dict[str, tuple[css.Declaration, ...]]:
        """What each style attribute of the page says; many elements have the same."""
        return {text: css.parse_style(text) for text in dict.fromkeys(text for _, text in self._styled)}

    @cached_property
    def _styled(self) -> list[_Styled]:
        """Every element with a style attribute, and that."""
        return [(element, element.attr("style") or "") for element in self._page.elements.having("style")]

    @cached_property
    def _inline_by_property(self) -> dict[str, list[_Styled]]:
        found: dict[str, list[_Styled]] = {}
        lists = {
            text: [found.setdefault(name, []) for name in {declaration.name for declaration in declarations}]
            for text, declarations in self._styles.items()
        }
        for styled in self._styled:
            for setting in lists[styled[1]]:
                setting.append(styled)
        return found

    def styled(self, properties: Iterable[str]) -> list[Element]:
        """Every element whose style attribute sets one of the properties, once for each of those."""
        inline = self._inline_by_property
        return [element for prop in properties if prop in inline for element, _ in inline[prop]]

    @cached_property
    def has_any(self) -> bool:
        """Whether the page has a rule or a style attribute at all."""
        return bool(self._rules or self._page.elements.having("style"))

    @cached_property
    def _layers(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        """The rank of each layer, by the order in which layers are first named (CSS Cascade 5, 6.4)."""
        ranks: dict[tuple[str, ...], int] = {}
        for one in self._sheets:
            for layer in one.sheet.layers:
                for depth in range(1, len(layer) + 1):
                    ranks.setdefault(layer[:depth], len(ranks))
        return {
            layer: (*(ranks[layer[:depth]] for depth in range(1, len(layer) + 1)), _LAST) for layer in ranks
        }

    def has(self, prop: str, pseudo: str = "") -> bool:
        """Whether any declaration of the page sets a property; cheaper than to ask an element."""
        inline = self._inline_by_property
        return (pseudo == "" and prop in inline) or self.is_ruled(prop) or "all" in inline

    def is_ruled(self, prop: str) -> bool:
        """Whether any rule of the page's style sheets sets a property."""
        return prop in self._by_property or "all" in self._by_property

    @property
    def ruled(self) -> KeysView[str]:
        """Every property that a rule of the page's style sheets sets."""
        return self._by_property.keys()

    def winners(self, prop: str, pseudo: str = "") -> dict[Element, _Found]:
        """The winning declaration of a property for each element that has one."""
        key = pseudo, prop
        if key not in self._winners:
            self._winners[key], self._doubts[key] = self._match(prop, pseudo)
        return self._winners[key]

    def doubts(self, prop: str, pseudo: str = "") -> dict[Element, Priority]:
        """The elements for which a rule that may or may not be at work sets a property, with its priority."""
        self.winners(prop, pseudo)
        return self._doubts[pseudo, prop]

    def declared(self, element: Element, prop: str, pseudo: str = "") -> Declaration | None:
        """The winning declaration of a property for an element."""
        found = self.winners(prop, pseudo).get(element)
        return found and Declaration(self.document, found.declaration, found.element or element, found.rule)

    def _match(self, prop: str, pseudo: str) -> tuple[dict[Element, _Found], dict[Element, Priority]]:
        winners: dict[Element, _Found] = {}
        doubts: dict[Element, Priority] = {}
        names = {prop} if prop.startswith("--") or prop in _NOT_ALL else {prop, "all"}
        ruled = [one for name in names for one in self._by_property.get(name, ())]
        for one in sorted(ruled, key=lambda one: one.order) if len(names) > 1 else ruled:
            best = css.winning(one.rule.declarations, names)
            if best is None:
                continue
            for selector in one.rule.selectors:
                if selector.pseudo != pseudo:
                    continue
                priority = self._priority(best, one, selector)
                elements, is_sure = self._elements(selector)
                self._matched += len(elements)
                if self._matched > _MOST_MATCHES:
                    self._is_cut = True
                    continue
                if one.holds is None or not is_sure:
                    for element in elements:
                        doubts[element] = max(doubts.get(element, priority), priority)
                    continue
                found = _Found(priority, best, one.element, one.rule)
                for element in elements:
                    rival = winners.get(element)
                    if rival is None or rival.priority <= priority:
                        winners[element] = found
        if pseudo == "":
            own: dict[str, _Found | None] = {}
            styled = [one for name in names for one in self._inline_by_property.get(name, ())]
            for text in {text for _, text in styled}:
                best = css.winning(self._styles[text], names)
                own[text] = best and _Found((best.important, 1, (), (), 0), best, None, None)
            for element, text in styled:
                stated = own[text]
                rival = winners.get(element) if ruled else None
                if stated is not None and (rival is None or rival.priority <= stated.priority):
                    winners[element] = stated
        return winners, doubts

    def _priority(self, declaration: css.Declaration, one: _Ruled, selector: Selector) -> Priority:
        rank = self._layers[one.rule.layer] if one.rule.layer else (_LAST,)
        if declaration.important:
            rank = tuple(-part for part in rank)
        return declaration.important, 0, rank, selector.specificity, one.order

    def _elements(self, selector: Selector) -> tuple[list[Element], bool]:
        """The elements that a selector matches, and whether that is sure."""
        text = superset(selector.text)
        return (self.select(selector.text), True) if text is None else (self.select(text), False)

    def select(self, text: str) -> list[Element]:
        """The elements that a selector matches; none where it is none that a browser knows."""
        found = self._selected.get(text)
        if found is None:
            if len(self._selected) >= _MOST_SELECTORS:
                self._is_cut = True
                return []
            try:
                found = self.document.tree.select(text)
            except tree.SelectorSyntaxError:
                found = []
            self._selected[text] = found
        return found

    @cached_property
    def touched(self) -> frozenset[Element]:
        """Every element that a declaration of the page speaks of itself."""
        found = {element for element, text in self._styled if self._styles[text]}
        for one in self._rules:
            for selector in one.rule.selectors:
                if not selector.pseudo:
                    found.update(self._elements(selector)[0])
        return frozenset(found)
