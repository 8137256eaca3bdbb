"""What HTML the tags of MDX stand for: elements as they are, links and images, neutral ones for the rest."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.readers.mdx_syntax import Attribute, Tag

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Components of the usual names whose address is the one that people follow or see.
_LINKS = frozenset(
    (
        *("A", "Anchor", "ButtonLink", "ExternalLink", "GatsbyLink", "InternalLink"),
        *("Link", "LinkButton", "NavLink", "NextLink", "OutboundLink"),
    )
)
_IMAGES = frozenset(["GatsbyImage", "Image", "Img", "NextImage", "Picture", "StaticImage"])
_ADDRESSES = ("href", "to", "link", "url")
_SOURCES = ("src", "image")
_RENAMED = {"htmlFor": "for", "className": "class"}
_LEFT_OUT = re.compile(r"style|key|ref|slot|on[A-Z].*|client:.*|is:.*|transition:.*")
_CONTENT = frozenset(["children", "dangerouslySetInnerHTML", "set:html", "set:text"])
_SPECIAL = re.compile('[&"]')
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LITERAL = re.compile(r"\s*+(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)'|`([^`\\$]*)`|(-?[0-9.]+|true|false))\s*+")


class Piece(NamedTuple):
    """A stretch of HTML; what it stands for is ``start:end`` of the text, None for glue.

    ``kind`` says how: as a copy, as a whole, or as a tag that stands for its construct.
    """

    html: str
    start: int | None = None
    end: int = 0
    kind: str = "glue"


class TagWriter:
    """Writes the tags of one text in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[str, str]] = []
        self._counts: dict[str, int] = {}

    def pieces(self, tag: Tag) -> tuple[list[Piece], int]:
        """The HTML of a tag, and by how much it changes the depth."""
        text, start, end = self._text, tag.start, tag.end
        if tag.kind == "space":
            return [Piece(" ", start, end, "whole")], 0
        if tag.kind == "comment":
            first, last = text.index("/*", start) + 2, text.rindex("*/", start, end)
            words = text[first:last]
            if ">" in words:
                words = words.replace(">", ")")
            return [Piece("<!--", start, end, "frame"), Piece(words, first, last, "copy"), Piece("-->")], 0
        if tag.kind == "close":
            element = self._close(tag.name)
            return ([Piece(f"</{element}>", start, end, "whole")] if element else []), -1
        element, address = _element(tag)
        content = self._content(tag)
        pieces = [Piece(f"<{element}", start, end, "frame")] if element else []
        if element:
            self._attributes(tag, element, address, pieces)
            pieces.append(Piece(">"))
        if tag.kind == "open":
            if element in _VOID:
                return [*pieces, *content], 0
            self._open.append((tag.name, element))
            self._counts[tag.name] = self._counts.get(tag.name, 0) + 1
            return [*pieces, *content], 1
        if element in _VOID or not element:
            return pieces, 0
        # What a component without children shows, only its author can tell.
        if not content and (tag.name != element) and element != "svg":
            content = [Piece(OPAQUE, start, end, "whole")]
        return [*pieces, *content, Piece(f"</{element}>")], 0

    def _close(self, name: str) -> str:
        if not self._counts.get(name):
            return "" if not name or name in _VOID else _neutral(name)
        while True:
            opened, element = self._open.pop()
            self._counts[opened] -= 1
            if opened == name:
                return element

    def _content(self, tag: Tag) -> list[Piece]:
        for attribute in tag.attributes:
            if attribute.name in _CONTENT:
                return [Piece(OPAQUE, tag.start, tag.end, "whole")]
        if tag.kind == "void" and tag.name in _LINKS:
            for attribute in tag.attributes:
                if attribute.name in ("text", "label"):
                    place = self._literal(attribute)
                    if place and "<" not in self._text[place[0] : place[1]]:
                        return [Piece(self._text[place[0] : place[1]], *place, "copy")]
        return []

    def _literal(self, attribute: Attribute) -> tuple[int, int] | None:
        """The range of a value that is written out, without the quotes; None for any other expression."""
        start, end = attribute.start, attribute.end
        if attribute.quote != "{":
            return start, end
        match = _LITERAL.fullmatch(self._text, start, end)
        if match is None or match.lastindex is None:
            return None
        return match.span(match.lastindex)

    def _attributes(self, tag: Tag, element: str, address: str, pieces: list[Piece]) -> None:
        text = self._text
        names = set()
        for attribute in tag.attributes:
            name = _RENAMED.get(attribute.name, attribute.name)
            if name == address:
                name = "src" if element == "img" else "href"
            if _LEFT_OUT.fullmatch(name) or name in _CONTENT or name.lower() in names:
                continue
            place = self._literal(attribute)
            value = text[place[0] : place[1]] if place else ""
            if attribute.quote == "{" and value in ("true", "false") and not name.startswith("aria-"):
                if value == "false":
                    continue
                place, value = None, ""
            names.add(name.lower())
            if attribute.quote == "" or (place is None and value == "" and self._is_true(attribute)):
                pieces.append(Piece(f" {name}"))
                continue
            quote = "'" if attribute.quote == "'" else '"'
            pieces.append(Piece(f" {name}={quote}"))
            if place is None:
                start, end = attribute.start, attribute.end
                pieces.append(Piece(OPAQUE * max(1, end - start), start, end, "copy"))
            elif attribute.quote == "{":
                at = place[0]
                for match in _SPECIAL.finditer(value):
                    char = place[0] + match.start()
                    pieces.append(Piece(text[at:char], at, char, "copy"))
                    pieces.append(Piece(escape(match[0]), char, char + 1, "whole"))
                    at = char + 1
                pieces.append(Piece(text[at : place[1]], at, place[1], "copy"))
            else:
                pieces.append(Piece(value, *place, "copy"))
            pieces.append(Piece(quote))
        if element == "svg" and "aria-label" not in names:
            pieces.append(Piece(f' aria-label="{OPAQUE}"'))
        if tag.has_spread:
            # Any attribute may come with the spread ones.
            wanted = {"alt", "src", "title", "aria-label"} if element == "img" else {"title", "aria-label"}
            pieces += [Piece(f' {name}="{OPAQUE}"') for name in sorted(wanted - names)]

    def _is_true(self, attribute: Attribute) -> bool:
        return self._text[attribute.start : attribute.end].strip() == "true"


def _element(tag: Tag) -> tuple[str, str]:
    """The element that a tag becomes, and which of its attributes has the address of a link or an image."""
    name = tag.name
    given = {attribute.name for attribute in tag.attributes}
    if name in _LINKS:
        address = next((wanted for wanted in _ADDRESSES if wanted in given), "")
        if address:
            return "a", address
    if name in _IMAGES:
        address = next((wanted for wanted in _SOURCES if wanted in given), "")
        if address or tag.has_spread:
            return "img", address
    if name.endswith("Icon") and tag.kind == "void":
        return "svg", ""
    if _NAME.fullmatch(name):
        return name, ""
    return (_neutral(name) if name else ""), ""


def _neutral(name: str) -> str:
    """An element that no rule of HTML knows, for a component."""
    if _NAME.fullmatch(name):
        return name
    return "x-" + re.sub(r"[^a-z0-9]+", "-", name.lower())
