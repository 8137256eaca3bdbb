"""Accessible names and descriptions (accname 1.2), each with whether all of it can be known."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.grammar import aria
from pubcheck.grammar.html_tags import HEADING_TAGS
from pubcheck.tree import Element, Namespace, Text
from pubcheck.views.accessibility import hidden, names_native
from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.blocks import BLOCK_TAGS

if TYPE_CHECKING:
    from pubcheck.views.accessibility.nodes import AccessibilityTree, Node


class Name(NamedTuple):
    """A name: its text, spaces collapsed, whether all of it is known, and what gives it ("": nothing)."""

    text: str
    told: bool = True
    source: str = ""


NAMELESS = Name("")

# What shows no text of its own, or text that is no part of a name.
_SILENT_TAGS = frozenset({"script", "style", "template", "noscript", "datalist"})
# Their inside is another document, a drawing by script, or a player's.
_EMBEDDED_TAGS = frozenset({"iframe", "object", "embed", "canvas", "video", "audio"})
_FIELD_TAGS = frozenset({"input", "select", "textarea"})
_REPLACED_TAGS = _EMBEDDED_TAGS | {"area", "br", "img", "input", "meter", "progress", "select", "textarea"}
# Without text these say nothing, unless an attribute of theirs does.
_MUTE = "svg,g,path,circle,ellipse,line,polygon,polyline,rect,use,div,span,i,b"
_SAYING = f":not({_MUTE}),[role],[title],[xlink\\:title],[aria-label],[aria-labelledby]"
# What mostly labels other elements, and has no name but its text.
_PLAIN_TAGS = frozenset({"caption", "figcaption", "label", "legend", "p", "span", "title", *HEADING_TAGS})
_MOST_PARTS = 20
_DEEPEST = 120  # elements below the one that is named; what lies deeper counts by its bare text
_MOST_STEPS = 200_000  # on a page; only labels and owners that go in circles need as many
_SPACED_DISPLAYS = ("block", "flex", "grid", "table", "list-item", "inline-block", "flow-root")


class _Way(NamedTuple):
    """How a name's computation came to a node.

    ``seen`` are the elements gone through, ``is_referenced`` tells that aria-labelledby led here, which it
    does once only, and ``with_hidden`` that the one referred to is itself hidden, so that hidden parts count.
    """

    seen: frozenset[Element] = frozenset()
    is_inside: bool = False
    is_referenced: bool = False
    with_hidden: bool = False
    depth: int = 0

    def into(self, element: Element) -> _Way:
        return _Way(self.seen | {element}, True, self.is_referenced, self.with_hidden, self.depth + 1)


def name_of(node: Node) -> Name:
    """The accessible name of a node: of the first source of accname 1.2, 4.3.2, that gives text."""
    element = node.element
    label = element.attr("aria-label")
    if label and not label.isspace() and not element.attr("aria-labelledby"):
        return Name(" ".join(label.split()), source="aria-label")
    found = _computed(node, _Way(frozenset({element})))
    return Name(" ".join(found.text.split()), found.told, found.source)


def description_of(node: Node) -> str:
    """The accessible description: aria-describedby, aria-description, else a title that is not the name."""
    ids = node.element.attr("aria-describedby")
    texts = _referenced(node, ids, _Way(frozenset({node.element}))) if ids else None
    if texts is not None and texts.text.strip():
        return " ".join(texts.text.split())
    stated = node.element.attr("aria-description") or ""
    if not stated.strip() and node.name.source != "title":
        stated = node.element.attr("title") or ""
    return " ".join(stated.split())


class Parts:
    """What elements of a page give to the names of others: each told once, unless it goes in a circle."""

    __slots__ = ("cuts", "known", "steps")

    def __init__(self) -> None:
        self.known: dict[tuple[Element, bool, bool], Name] = {}
        self.cuts = 0  # how often something was left out because the way had come through it
        self.steps = 0


def _computed(node: Node, way: _Way) -> Name:
    parts = node.tree.parts
    key = node.element, way.is_referenced, way.with_hidden
    if way.is_inside and key in parts.known:
        return parts.known[key]
    parts.steps += 1
    if parts.steps > _MOST_STEPS:
        return Name("", told=False)
    cuts = parts.cuts
    found = _first_of(node, way)
    if way.is_inside and parts.cuts == cuts:
        parts.known[key] = found
    return found


def _first_of(node: Node, way: _Way) -> Name:
    """What the first source of accname 1.2 gives that gives any text."""
    element = node.element
    is_known = True
    if not way.is_referenced and (ids := element.attr("aria-labelledby")):
        found = _referenced(node, ids, way)
        if found.text.strip():
            return found
        is_known = found.told
    if way.is_inside and (own := names_native.value_of(node)) is not None:
        return Name(own, source="value")
    label = element.attr("aria-label")
    if label and not label.isspace():
        return Name(label, source="aria-label")
    if element.tag != "img" or node.role != "none":
        native = _native(node, way)
        if native.text.strip():
            return native
        is_known = is_known and native.told
    if way.is_inside or way.is_referenced or takes_name_from_content(node):
        # A field that names another element does so by its value (accname 1.2, 2C), not by what it offers.
        own = names_native.value_of(node) if way.is_referenced and element.tag in _FIELD_TAGS else None
        content = _content(node, way) if own is None else Name(own, source="value")
        if content.text.strip():
            return content if is_known else content._replace(told=False)
        is_known = is_known and content.told
    title = element.attr("title") or (element.attr("xlink:title") if _is_drawn(element) else None)
    if title and not title.isspace() and node.role != "none":
        return Name(title, source="title")
    placeholder = names_native.placeholder_of(element)
    if placeholder and not placeholder.isspace():
        return Name(placeholder, source="placeholder")
    return Name("", is_known)


def takes_name_from_content(node: Node) -> bool:
    """Whether what an element holds names it (WAI-ARIA 1.2, 5.2.8.5; a summary, HTML-AAM 4.1.13)."""
    role = aria.find_role(node.role) if node.role else None
    return node.element.tag == "summary" if role is None else role.name_from_content


def _referenced(node: Node, ids: str, way: _Way) -> Name:
    """The text of the elements of those ids, one behind the other (accname 1.2, 2B)."""
    texts: list[str] = []
    is_known = True
    excluded = hidden.excluded(node.page)
    for identifier in ids.split():
        target = node.tree.by_id(identifier)
        if target is None:
            # In a part of a page the element may stand in another part.
            is_known = is_known and node.page.document.whole
            continue
        if (text := _plain_text(node.tree, target)) is not None:
            texts.append(text)
            continue
        other = node.tree.node(target)
        inside = _Way(
            way.seen | {target}, way.is_inside, True, target in excluded, way.depth + 1
        )  # of itself, too: aria-labelledby may name the element it stands on
        found = _computed(other, inside)
        texts.append(found.text)
        is_known = is_known and found.told
    return Name(" ".join(texts), is_known, "aria-labelledby")


def _native(node: Node, way: _Way) -> Name:
    """The name that HTML or SVG gives: an attribute, or the text of the elements that label (2E)."""
    element = node.element
    if element.tag not in names_native.NAMED_TAGS and element.namespace is Namespace.HTML:
        return NAMELESS
    stated = names_native.stated_name(node)
    if stated is not None:
        return Name(*stated) if len(stated) > 1 else NAMELESS
    labels, source = names_native.labels_of(node)
    texts: list[str] = []
    is_known = True
    for label in labels:
        if label in way.seen:
            node.tree.parts.cuts += 1
            continue
        if not way.with_hidden and label in node.tree.excluded:
            continue
        if (text := _plain_text(node.tree, label)) is not None:
            texts.append(text)
            continue
        found = _computed(node.tree.node(label), way.into(label))
        texts.append(found.text)
        is_known = is_known and found.told
    return Name(" ".join(texts), is_known, source)


def _plain_text(tree: AccessibilityTree, element: Element) -> str | None:
    """What an element gives to another one's name where it is mere text, as most labels are; else None."""
    attrs = element.attrs
    if element.tag not in _PLAIN_TAGS or "aria-label" in attrs or "aria-labelledby" in attrs:
        return None
    if tree.adds_text or element in tree.stating or next(element.iter_elements(), None) is not None:
        return None
    text = element.text
    return text if text and not text.isspace() else None


def _content(node: Node, way: _Way) -> Name:
    """The text of what an element holds, with what CSS writes before and after it (2F)."""
    element, tag, tree = node.element, node.element.tag, node.tree
    if tag in _EMBEDDED_TAGS:
        return Name("", told=False)
    # The content of an own element of the page is drawn by a script (HTML, 4.13).
    is_known = "-" not in tag or element.namespace is not Namespace.HTML
    if way.depth > _DEEPEST:
        return Name(element.text, is_known, "content")
    if not tree.adds_text and tag != "details" and (text := _bare_text(element)) is not None:
        return Name(text, is_known, "content")
    styles = styles_of(node.page)
    has_pseudo = styles.has_any and _has_pseudo_elements(element)
    parts = [styles.before(element)] if has_pseudo else []
    excluded = tree.excluded
    for child in element.children:
        if isinstance(child, Text):
            if way.with_hidden or not hidden.is_closed(element):
                parts.append(child.data)
        elif isinstance(child, Element):
            if child.tag == "br":
                parts.append(" ")
            if child.tag in _SILENT_TAGS or (child in excluded and not way.with_hidden):
                continue
            if child in way.seen:
                tree.parts.cuts += 1
                continue
            found = _computed(tree.node(child), way.into(child))
            is_known = is_known and found.told
            is_apart = child.tag in BLOCK_TAGS or (
                styles.is_touched(child) and styles.value(child, "display").startswith(_SPACED_DISPLAYS)
            )
            parts += [" ", found.text, " "] if is_apart else [found.text]
    if tree.adds_text and (ids := element.attr("aria-owns")):
        owned = _owned(node, ids, way)
        parts.append(f" {owned.text}")
        is_known = is_known and owned.told
    if has_pseudo:
        parts.append(styles.after(element))
    return Name("".join(parts), is_known, "content")


def _bare_text(element: Element) -> str | None:
    """What an element holds where no part of it needs a look: mere text, or a drawing without any."""
    parts = list(islice(element.iter_elements(), _MOST_PARTS))
    if len(parts) == _MOST_PARTS:
        return None  # to go over all that lies in each part of a part takes the square of the time
    text = element.text
    if parts and text and not text.isspace():
        return None
    return text if not parts or element.select_one(_SAYING) is None else None


def _owned(node: Node, ids: str, way: _Way) -> Name:
    """The text of the elements elsewhere that aria-owns sets into this one (accname 1.2, 2F)."""
    texts: list[str] = []
    is_known = True
    for identifier in ids.split():
        target = node.tree.by_id(identifier)
        if target is None:
            is_known = is_known and node.page.document.whole
        elif target in way.seen:
            node.tree.parts.cuts += 1
        elif target not in hidden.excluded(node.page):
            found = _computed(node.tree.node(target), way.into(target))
            texts.append(found.text)
            is_known = is_known and found.told
    return Name(" ".join(texts), is_known)


def _has_pseudo_elements(element: Element) -> bool:
    """Whether CSS can write before and after what an element holds, unless it is replaced (CSS 2.2, 12.1)."""
    return element.namespace is Namespace.HTML and element.tag not in _REPLACED_TAGS


def _is_drawn(element: Element) -> bool:
    return element.namespace is not Namespace.HTML
