"""Checks of which states and properties a role needs, takes and refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.grammar import aria
from pubcheck.grammar.aria import Role
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.tree import Element, Namespace
from pubcheck.views.accessibility.aria_uses import Use, is_bound
from pubcheck.views.accessibility.nodes import Node
from pubcheck.views.accessibility.roles import is_exposed_globally
from pubcheck.views.elements import type_of

# The attributes of HTML that are states already (HTML-AAM 1.0, 3.6).
_NATIVE_STATES = {
    "aria-checked": {"input": frozenset({"checkbox", "radio"})},
    "aria-valuenow": {"input": frozenset({"range", "number"})},
}
_NATIVE_TAGS = {
    "aria-valuenow": frozenset({"progress", "meter"}),
    "aria-level": frozenset(HEADING_TAGS),
    "aria-selected": frozenset({"option"}),
    "aria-expanded": frozenset({"select", "summary", "details"}),
    "aria-controls": frozenset({"select"}),
}
# Where the state has a value all the same, authors may leave it out: an option is not selected. A heading's
# level is required nonetheless, for nobody means level 2 by saying nothing (WAI-ARIA 1.2, heading).
_NEEDED_ALWAYS = frozenset({"aria-level"})
# Elements without a role that take the attributes of one ("ARIA in HTML", 4).
_TAKES_AS = {"audio": "application", "video": "application", "iframe": "application", "embed": "application",
             "object": "application", "summary": "button", "body": "document", "li": "listitem"}  # fmt: skip
_INPUTS_TAKE_AS = {
    **dict.fromkeys(("password", "date", "datetime-local", "month", "time", "week"), "textbox"),
    **dict.fromkeys(("color", "file"), "textbox"),
}
# What an author may give any role to by a script, or whose role another specification gives.
_UNTOLD_TAGS = frozenset({"canvas", "area", "slot"})
# WAI-ARIA 1.1 has these, and browsers expose them.
_EXPANDED_ONCE = ("section", "sectionhead", "document", "window")
_PERMITTED_ONCE = {
    "aria-level": frozenset({"grid", "treegrid", "tablist"}),
    "aria-readonly": frozenset({"menuitemcheckbox", "menuitemradio"}),
    "aria-orientation": frozenset({"combobox"}),
    "aria-required": frozenset({"radio", "slider"}),  # of 1.3 drafts and HTML: a required radio button
}
# Elements without a role of their own (HTML-AAM 1.0, 3.5; "ARIA in HTML", 4): they can have no name.
_GENERIC_TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "data",
        "div",
        "i",
        "kbd",
        "pre",
        "q",
        "samp",
        "small",
        "span",
        "u",
        "var",
    }
)
# What is edited is a text field to assistive technology, what pops up a group (HTML-AAM 1.0, 3.6).
_ROLES_BY_STATE = frozenset({"contenteditable", "popover"})
_ONLY_GENERIC_REFUSES = frozenset({"aria-roledescription", "aria-brailleroledescription"})
_NAMES_ONLY = frozenset({"aria-label", "aria-labelledby", "aria-braillelabel"})


@check("aria-role")
def required_missing(node: Node) -> Iterable[Hit]:
    """A role without a state or property that it requires (ACT 4e8ab6; WAI-ARIA 1.2, 5.2.2)."""
    role = aria.find_role(node.explicit_role)
    return _required_missing(node, role) if role is not None and role.required else ()


def _required_missing(node: Node, role: Role) -> Iterator[Hit]:
    if not node.has_stated_role:
        return
    missing = [name for name in sorted(role.required) if _is_missing(node, role, name)]
    if missing:
        facts = {"role": role.name, "names": " and ".join(missing), "example": _example(missing[0])}
        yield Hit(node.span, facts, "several" if missing[1:] else None)


def _is_missing(node: Node, role: Role, name: str) -> bool:
    element = node.element
    if (element.attr(name) or "").strip() or is_bound(element, name) or _has_natively(element, name):
        return False
    if name in role.implicit and name not in _NEEDED_ALWAYS:
        return False
    if name == "aria-controls" and role.name == "combobox":
        # A closed combobox need not say what it opens; one by ARIA 1.1 owns its list.
        expanded = (element.attr("aria-expanded") or "").strip().lower()
        return expanded == "true" and not element.attr("aria-owns")
    # Only a separator that takes the focus is a widget with a value (WAI-ARIA 1.2, separator).
    return role.name != "separator" or node.is_focusable


def _has_natively(element: Element, name: str) -> bool:
    if element.tag == "input":
        kinds = _NATIVE_STATES.get(name, {}).get("input", frozenset())
        return type_of(element) in kinds
    return element.tag in _NATIVE_TAGS.get(name, ())


def _example(name: str) -> str:
    values = {"aria-level": "2", "aria-valuenow": "50", "aria-controls": "id-of-the-list"}
    return f'{name}="{values.get(name, "false")}"'


@check("aria-particular")
def not_permitted(use: Use) -> Iterable[Hit]:
    """A state or property that the element's role does not take (ACT 5c01ea; WAI-ARIA 1.2, 5.2.3)."""
    role = aria.find_role(use.node.role)
    return () if role is not None and use.name in role.supported else _not_permitted(use, role)


def _not_permitted(use: Use, role: Role | None) -> Iterator[Hit]:
    node, element = use.node, use.element
    if aria.attributes()[use.name].edition != "1.2" or not node.is_included or _has_untold_role(node):
        return
    if role is None and node.role not in {"", "none"}:
        return  # a role of a later draft, as of a mark element
    taken_as = _INPUTS_TAKE_AS.get(type_of(element), "") if role is None else ""
    host = aria.find_role(taken_as if element.tag == "input" else _TAKES_AS.get(element.tag, ""))
    if host is not None and (use.name in host.supported or host.name == "textbox"):
        return
    if (role is not None and _was_permitted(use.name, role)) or (
        use.name == "aria-sort" and element.tag == "th"
    ):
        return
    facts = {"name": use.name, "tag": element.tag, "role": role.name if role else ""}
    yield Hit(use.attribute.span, facts, None if role is not None and role.name != "none" else "generic")


def _was_permitted(name: str, role: Role) -> bool:
    if name == "aria-expanded":
        return any(map(role.is_subclass_of, _EXPANDED_ONCE))
    return role.name in _PERMITTED_ONCE.get(name, ())


def _has_untold_role(node: Node) -> bool:
    """Whether a template, a script or a word that is no role leaves open what the element is."""
    element = node.element
    stated = (element.attr("role") or "").strip()
    return (
        "-" in element.tag
        or element.tag in _UNTOLD_TAGS
        or (bool(stated) and not node.explicit_role)
        or is_bound(element, "role")
    )


@check("aria-naming")
def naming_prohibited(use: Use) -> Iterator[Hit]:
    """A name on an element that can have none (ACT kb1m8s; WAI-ARIA 1.2, 5.2.8.6)."""
    node, element = use.node, use.element
    role = aria.find_role(node.role)
    if role is None:
        generic = not node.role and element.tag in _GENERIC_TAGS and element.namespace is Namespace.HTML
        if not generic and node.explicit_role != "generic":
            return
    elif not role.naming_prohibited or (role.name != "generic" and use.name in _ONLY_GENERIC_REFUSES):
        return
    if not node.is_included or _has_untold_role(node) or not _ROLES_BY_STATE.isdisjoint(element.attrs):
        return
    facts = {"name": use.name, "tag": element.tag, "role": role.name if role else "generic"}
    case = None if role is not None or node.explicit_role else "plain"
    yield Hit(use.attribute.span, facts, case if use.name in _NAMES_ONLY else "roledescription")


@check("aria-decorative")
def decorative_exposed(node: Node) -> Iterator[Hit]:
    """What is marked as decoration, yet exposed by a name or by the focus (ACT 46ca7f; WAI-ARIA 1.2, 5.6)."""
    if node.role == "none" or not node.role or not node.is_included:
        return
    case = "focus" if node.is_focusable else "image" if node.element.tag == "img" else None
    name = next(filter(is_exposed_globally, node.element.attrs), "aria-label")
    facts = {"tag": node.element.tag, "role": node.role, "name": name}
    yield Hit(node.span, facts, case)
