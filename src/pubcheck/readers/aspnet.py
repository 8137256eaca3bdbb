"""Rewrites the server controls of ASP.NET Web Forms to the HTML that they are sent as."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.derived import Derived, Writer
from pubcheck.document import OPAQUE

_STOP = re.compile(
    r"<(?:!--|script(?=[\s>/])|style(?=[\s>/])|/?(?:head|title)(?=[\s>])|/?[a-z]\w*:[a-z])", re.IGNORECASE
)
_NAME = re.compile(r"[\w:.]++")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s=/>"'<]++)
    (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"']++)))?+""",
    re.VERBOSE,
)
_TAG_END = re.compile(r"[\s/]*+>")
_ENDS = {
    "<!--": re.compile(r"-->"),
    "<script": re.compile(r"</script(?=[\s>/])", re.IGNORECASE),
    "<style": re.compile(r"</style(?=[\s>/])", re.IGNORECASE),
}
# The element that each control is sent as (Microsoft, System.Web.UI.WebControls); the others leave no tag.
_ELEMENTS = {
    "asp:image": "img",
    "asp:imagemap": "img",
    "asp:imagebutton": "input",
    "asp:hyperlink": "a",
    "asp:linkbutton": "a",
    "asp:label": "span",
    "asp:literal": "",
    "asp:localize": "",
    "asp:panel": "div",
    "asp:table": "table",
    "asp:tablerow": "tr",
    "asp:tableheaderrow": "tr",
    "asp:tablecell": "td",
    "asp:tableheadercell": "th",
    "asp:bulletedlist": "ul",
    "asp:listitem": "li",
}
_VOID = frozenset({"img", "input"})
_ATTRIBUTES = {
    "alternatetext": "alt",
    "imageurl": "src",
    "navigateurl": "href",
    "cssclass": "class",
    "tooltip": "title",
    **{
        name: name
        for name in ("id", "class", "style", "title", "lang", "dir", "role", "alt", "rel", "target")
    },
    **{name: name for name in ("width", "height", "aria-hidden", "aria-label")},
}
# These show what the code behind them sets, unless the page says something.
_SPEAKING = frozenset({"asp:literal", "asp:localize", "asp:label", "asp:hyperlink", "asp:linkbutton"})


class _Value(NamedTuple):
    """The value of an attribute: its place, and the quote that it stands in."""

    start: int
    end: int
    quote: str


class _Control(NamedTuple):
    """The tag of a control: its name in lower case, whether it is a start, an end or both, its attributes."""

    name: str
    kind: str
    start: int
    end: int
    values: dict[str, _Value]


def rewritten(text: Derived) -> Derived:
    """``text``, its ``<% %>`` masked, with HTML in the place of server controls."""
    markup = text.text
    writer = Writer(markup, text if text.pieces is not None or text.parent else None)
    at = done = 0
    place, in_head = "", False
    while match := _STOP.search(markup, at):
        mark, start, at = match[0].lower(), match.start(), match.end()
        if mark in _ENDS:
            end = _ENDS[mark].search(markup, at)
            if end is None:
                break
            at = end.end()
        elif mark.endswith(("head", "title")):
            # A title in the head leads back to the head, one in the body to nowhere.
            inside = mark.lstrip("</")
            place = inside if "/" not in mark else "head" if inside == "title" and in_head else ""
            in_head = place != "" if inside == "head" else in_head
        elif control := _read(markup, start):
            if done < start:
                writer.copy(done, start)
            _write(writer, markup, control, place)
            at = done = control.end
    if not done:
        return text
    if done < len(markup):
        writer.copy(done, len(markup))
    return writer.derived()


def _read(markup: str, start: int) -> _Control | None:
    """The tag of a control at ``start``; None where no tag ends there."""
    is_end = markup.startswith("/", start + 1)
    name = _NAME.match(markup, start + 1 + is_end)
    assert name is not None
    at = name.end()
    values: dict[str, _Value] = {}
    while match := _ATTRIBUTE.match(markup, at):
        at = match.end()
        key = match["name"].lower()
        group = match.lastgroup
        if group and group != "name":
            first, last = match.span(group)
            if group == "bare" and markup.startswith("/>", last - 1):
                last -= 1
                at = last
            values.setdefault(key, _Value(first, last, "'" if group == "single" else '"'))
        else:
            values.setdefault(key, _Value(match.end("name"), match.end("name"), '"'))
    close = _TAG_END.match(markup, at)
    if close is None:
        return None
    kind = "end" if is_end else "empty" if "/" in close[0] else "start"
    return _Control(name[0].lower(), kind, start, close.end(), values)


def _write(writer: Writer, markup: str, control: _Control, place: str) -> None:
    """Write what a control is sent as: an element of its own, its text, or nothing."""
    name, kind, start, end, values = control
    element = _ELEMENTS.get(name, "") if not place else ""
    if kind == "end":
        if element and element not in _VOID:
            writer.replace(f"</{element}>", start, end)
        return
    if element:
        writer.replace(f"<{element}", start, end)
        if name == "asp:imagebutton":
            writer.glue(' type="image"')
        written = set()
        for key, (first, last, quote) in values.items():
            attribute = _ATTRIBUTES.get(key)
            if attribute and attribute not in written:
                written.add(attribute)
                writer.glue(f" {attribute}={quote}")
                writer.copy(first, last)
                writer.glue(quote)
        if (visible := values.get("visible")) and markup[visible.start : visible.end].lower() == "false":
            writer.glue(" hidden")
        writer.glue(">")
        if element in _VOID:
            return
    is_empty = kind == "empty" or markup.startswith("</", end)
    text = values.get("text")
    if place != "head" and is_empty:
        if text and name in _SPEAKING:
            writer.copy(text.start, text.end)
        elif name in _SPEAKING or (not name.startswith("asp:") and "runat" in values):
            writer.replace(OPAQUE, start, end)
    if element and kind == "empty":
        writer.glue(f"</{element}>")
