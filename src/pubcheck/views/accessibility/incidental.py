"""Text whose contrast nobody asks for: of what is disabled, of what nobody sees, mere signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import east_asian_width

from pubcheck.document import OPAQUE
from pubcheck.grammar import aria
from pubcheck.grammar.html_tags import DISABLEABLE_TAGS
from pubcheck.tree import Element, Namespace, Text
from pubcheck.views.accessibility import focus, hidden
from pubcheck.views.accessibility.nodes import tree_of
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.accessibility.visible_text import ICON_FONT
from pubcheck.views.elements import handed_down
from pubcheck.views.page import Page, view

# What they hold is not shown as text of the page, or is drawn by the system (HTML, 15.5).
_UNREAD_TAGS = frozenset(
    {"datalist", "iframe", "object", "optgroup", "option", "script", "select", "style", "textarea", "title"}
)
# What they hold is for browsers that do not know them.
_FALLBACK_TAGS = frozenset(
    {"audio", "canvas", "iframe", "meter", "object", "progress", "select", "textarea", "video"}
)
# What shows a picture, or is taken out of sight by a style sheet of another file, by usual names.
_NAMED_AWAY = re.compile(
    r"icon|glyph|logo|brand|material-symbols|sr-?only|visually-?hidden|screen-?reader|off-?screen|\bfa[srlb]?\b",
    re.IGNORECASE,
)
_DISABLING_TAGS = frozenset({"fieldset", "optgroup"})  # what they hold is disabled with them


def words_in(element: Element) -> Iterator[Text]:
    """The texts straight in an HTML element that say something in a human language (WCAG 2.2, 1.4.3).

    One letter or sign by itself is taken for a symbol, as "X" on a button that closes.
    """
    if element.namespace is not Namespace.HTML or element.tag in _UNREAD_TAGS:
        return
    for child in element.children:
        if isinstance(child, Text) and says_something(child.data):
            yield child


def says_something(text: str) -> bool:
    """Whether a text has a word or a number; what a template writes is not known to have one."""
    written = text.replace(OPAQUE, " ").strip()
    if len(written) <= 1:
        return written.isalpha() and east_asian_width(written) == "W"  # a character that is a word
    return any(sign.isalnum() for sign in written)


def is_exempt(page: Page, element: Element) -> bool:
    """Whether no contrast is asked for the text of an element: it is disabled, not seen or a picture."""
    if page.is_inert(element) or not hidden.is_visible(page, element):
        return True
    styles = styles_of(page)
    # The browser's own fonts are no icons, nor of no size.
    has = styles.cascade.has
    if has("font-family") and ICON_FONT.search(styles.value(element, "font-family")):
        return True
    if has("font-size") and styles.px(element, "font-size") == 0:
        return True
    stated = _stated_exempt(page)

    def is_in_exempt(inner: Element, around: bool) -> bool:
        return around or inner in stated or _is_exempt_part(inner)

    return handed_down(element, _exempt_parts(page), False, is_in_exempt)


@view
def _exempt_parts(_: Page) -> dict[Element, bool]:
    return {}


@view
def _stated_exempt(page: Page) -> frozenset[Element]:
    return disabled_text(page) | _hosts(page)


def _is_exempt_part(element: Element) -> bool:
    if element.tag in _FALLBACK_TAGS:
        return True
    return _is_named_away(f"{element.attr('class') or ''} {element.attr('id') or ''}")


@lru_cache(maxsize=1024)
def _is_named_away(named: str) -> bool:
    return _NAMED_AWAY.search(named) is not None


@view
def _hosts(page: Page) -> frozenset[Element]:
    """Every element that may have a shadow tree, which sets its text into other elements (DOM, 4.2.2)."""
    if any("attachShadow" in script.text for script in page.elements.tagged("script")):
        return frozenset(page.elements.tagged("html"))
    templates = (one for one in page.elements.having("shadowrootmode") if one.tag == "template")
    return frozenset(one.parent for one in templates if isinstance(one.parent, Element))


@view
def disabled_text(page: Page) -> frozenset[Element]:
    """Every widget or group that is disabled, and every element that names such a widget (ACT afw4f7)."""
    stated = page.elements.having("aria-disabled")
    if not stated and not page.elements.having("disabled"):
        return frozenset()
    tree = tree_of(page)
    outer = {element for element in stated if (element.attr("aria-disabled") or "").lower() == "true"}
    disabled = {element for element in page.elements.having("disabled") if element.tag in DISABLEABLE_TAGS}
    found = outer | disabled
    if any(element.tag in _DISABLING_TAGS for element in disabled):
        controls = page.elements.tagged(*sorted(DISABLEABLE_TAGS))
        found |= {element for element in controls if focus.is_disabled(element)}
    fieldsets = {element for element in found if element.tag == "fieldset"}
    widgets = {
        element
        for element in hidden.with_all_below(outer | fieldsets | found)
        if _is_disabled_widget(page, element, outer)
    }
    for widget in widgets:
        found.update(tree.labels.get(widget, ()))
        for identifier in (widget.attr("aria-labelledby") or "").split():
            target = tree.by_id(identifier)
            if target is not None:
                found.add(target)
    return frozenset(found)


def _is_disabled_widget(page: Page, element: Element, outer: set[Element]) -> bool:
    if element.tag not in DISABLEABLE_TAGS:
        role = aria.find_role(tree_of(page).node(element).role or "")
        if role is None or not role.is_subclass_of("widget"):
            return False
    if focus.is_disabled(element):
        return True
    node: object = element
    while isinstance(node, Element):
        if node in outer:
            return True
        node = node.parent
    return False
