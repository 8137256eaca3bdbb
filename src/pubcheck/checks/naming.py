"""Checks of accessible names: whether what a page shows and operates has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import aria
from pubcheck.grammar.media_types import is_image_sound_or_film
from pubcheck.tree import Element, Text
from pubcheck.views.accessibility.controls import Buttons
from pubcheck.views.accessibility.focus import is_summary, tab_index
from pubcheck.views.accessibility.named import is_address, shows_text, unsurely_named
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.elements import type_of

# The types of input elements that ARIA has no role for.
_ROLELESS_FIELDS = frozenset({"color", "date", "datetime-local", "file", "month", "password", "time", "week"})
_PASSED_BY = aria.PRESENTATIONAL | {""}


def _is_nameless(node: Node) -> bool:
    """Whether assistive technology meets an element that surely has no name; a template's text is one."""
    name = node.name  # most have one
    if name.text or not name.told or not node.is_included:
        return False
    return not _may_be_named_by_template(node.element)


def _may_be_named_by_template(element: Element) -> bool:
    """Whether a template writes attributes into the tag, or the id that a label may point at."""
    return OPAQUE in (element.attr("_") or "") or OPAQUE in (element.attr("id") or "")


@check("hyperlink")
def link(node: Node) -> Iterator[Hit]:
    """A link without an accessible name (WCAG 2.2, 2.4.4 and 4.1.2; ACT c487ae)."""
    role = aria.find_role(node.role) if node.role else None
    if role is None or not role.is_subclass_of("link") or not node.is_included:
        return
    name = node.name
    if name.text.replace(OPAQUE, "").strip():
        return
    element = node.element
    if _may_be_named_by_template(element):
        return
    span = node.page.document.element_span(element)
    if name.text or not name.told:
        # A template that writes an attribute is taken at its word; what it writes as text may be nothing.
        if OPAQUE in element.text if name.text else "aria-labelledby" not in element.attrs:
            yield Hit(span, case="opaque")
        return
    if not is_address(element):
        yield Hit(span, case="role")
    elif element.tag == "area":
        yield Hit(span, {"address": shortened(_address(element))}, "area")
    else:
        case = "image" if next(element.iter_elements(("img", "svg")), None) is not None else None
        yield Hit(span, {"address": shortened(_address(element))}, case)


def _address(element: Element) -> str:
    return element.attr("href") or element.attr("xlink:href") or ""


@check("buttons")
def button(buttons: Buttons) -> Iterator[Hit]:
    """A button without an accessible name (WCAG 2.2, 4.1.2; ACT 97a4e1)."""
    page, node_of = buttons.page, tree_of(buttons.page).node
    for element in unsurely_named(page, zip(buttons.elements, buttons.texts, strict=True)):
        label = element.attr("aria-label")
        if (label and not label.isspace()) or shows_text(page, element):
            continue
        node = node_of(element)
        if _is_nameless(node):
            yield Hit(node.span, case="input" if element.tag == "input" else None)


@check("image-button")
def image_button(node: Node) -> Iterator[Hit]:
    """An image button without an accessible name (WCAG 2.2, 1.1.1 and 4.1.2; ACT 59796f)."""
    if _is_nameless(node):
        yield Hit(node.span)


@check("form-field")
def field(node: Node) -> Iterator[Hit]:
    """A form field without an accessible name (WCAG 2.2, 4.1.2; ACT e086e5)."""
    if _is_nameless(node):
        is_native = node.element.tag in {"input", "select", "textarea"}
        yield Hit(node.span, {"role": node.role}, None if is_native else "role")


@check("field")
def roleless_field(node: Node) -> Iterator[Hit]:
    """A field that ARIA has no role for, such as one for a date, without a name (WCAG 2.2, 4.1.2)."""
    element = node.element
    is_roleless = element.tag == "input" and type_of(element) in _ROLELESS_FIELDS and not node.explicit_role
    if is_roleless and _is_nameless(node):
        yield Hit(node.span, {"type": type_of(element)})


@check("menu-item")
def menu_item(node: Node) -> Iterator[Hit]:
    """An entry of a menu without an accessible name (WCAG 2.2, 4.1.2; ACT m6b1q3)."""
    if _is_nameless(node):
        yield Hit(node.span)


@check("gauge")
def widget(node: Node) -> Iterator[Hit]:
    """A meter, a progress bar or a tooltip without an accessible name (WAI-ARIA 1.2)."""
    if _is_nameless(node):
        yield Hit(node.span, case=node.role)


@check("summary")
def summary(node: Node) -> Iterable[Hit]:
    """A summary that opens something and has no accessible name (WCAG 2.2, 4.1.2; ACT 2t702h)."""
    element = node.element
    if not node.is_included or shows_text(node.page, element) or not is_summary(element):
        return ()
    if node.explicit_role not in _PASSED_BY or not node.is_focusable or not _is_nameless(node):
        return ()
    parent = element.parent
    # A summary of nothing opens nothing.
    opens = isinstance(parent, Element) and any(_is_content(child, element) for child in parent.children)
    return (Hit(node.span),) if opens else ()


def _is_content(child: object, summary: Element) -> bool:
    if isinstance(child, Text):
        return not child.data.isspace()
    return isinstance(child, Element) and child != summary


@check("frame")
def frame(node: Node) -> Iterator[Hit]:
    """A frame without an accessible name (WCAG 2.2, 4.1.2; ACT cae760)."""
    index = tab_index(node.element)
    # Browsers do not offer as a frame what the Tab key passes by or a role takes away.
    is_offered = (index is None or index >= 0) and not node.explicit_role
    # Some frames only fetch a part of the page: they put it in their own place.
    if is_offered and ".remove(" not in (node.element.attr("onload") or "") and _is_nameless(node):
        yield Hit(node.span, {"address": shortened(node.element.attr("src") or "")})


@check("object")
def embedded_object(node: Node) -> Iterator[Hit]:
    """An object that shows an image or plays sound or film, without a name (WCAG 2.2, 1.1.1; ACT 8fc3b6)."""
    element = node.element
    if "role" in element.attrs or not node.is_included or _may_be_named_by_template(element):
        return
    if is_image_sound_or_film(element.attr("data") or "", element.attr("type") or "") and not node.name.text:
        yield Hit(node.span)


@check("drawing")
def drawing(node: Node) -> Iterator[Hit]:
    """A drawing that is marked as an image, or a part that is, without a name (1.1.1; ACT 7d6734)."""
    if node.role in {"graphics-document", "graphics-symbol", "image", "img"} and _is_nameless(node):
        yield Hit(node.span, {"role": node.role})


@check("role-image")
def role_image(node: Node) -> Iterator[Hit]:
    """An element that its role makes an image, without an accessible name (1.1.1; ACT 23a2a8)."""
    if node.role in {"image", "img"} and _is_nameless(node):
        yield Hit(node.span)


@check("title")
def heading(node: Node) -> Iterator[Hit]:
    """A heading without an accessible name (ACT ffd0e9)."""
    if node.role == "heading" and _is_nameless(node):
        case = "image" if next(node.element.iter_elements(("img", "svg")), None) is not None else None
        yield Hit(node.page.document.element_span(node.element), case=case)
