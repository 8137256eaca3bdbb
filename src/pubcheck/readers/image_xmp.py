"""Reads XMP packets: every spelling of a property, by namespace and not by prefix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.grammar.image_fields import REPEATED, XMP
from pubcheck.readers.image_blocks import LARGEST_BLOCK, Blocks

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LISTS = (f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq")
_WANTED = {f"{{{namespace}}}{local}": name for (namespace, local), name in XMP.items()}
_DAMAGED = "its XMP packet is no proper XML"
_FORBIDDEN = "its XMP packet declares entities or a document type, which are not read"
_MOST_VALUES, _MOST_PACKETS = 2000, 8
_EXTENDED = "{http://ns.adobe.com/xmp/note/}HasExtendedXMP"


class Value(NamedTuple):
    """A value of a property: its name in our words, its language ("" for the default one) and its text."""

    name: str
    language: str
    text: str


def read(packets: list[bytes], extended: list[tuple[bytes, int, int, bytes]], blocks: Blocks) -> list[Value]:
    """The values of all packets, in their order; of equal ones the first. A broken packet is a fault."""
    found: dict[Value, None] = {}
    for packet in packets[:_MOST_PACKETS]:
        root = _parsed(packet, blocks)
        if root is None:
            continue
        found |= dict.fromkeys(_values(root, blocks))
        guid = next((e for e in _guids(root)), "")
        if extended and guid and (rest := _joined(extended, guid)):
            more = _parsed(rest, blocks)
            if more is not None:
                found |= dict.fromkeys(_values(more, blocks))
    return list(found)


def _parsed(packet: bytes, blocks: Blocks) -> _Element | None:
    """The root of a packet; None, and a fault, where it is no XML that we read."""
    text = _decoded(packet).strip("\0 \t\r\n\ufeff")
    if not text:
        return None
    # XMP needs neither, and they are how XML is made to grow or to fetch files.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        blocks.faults.append(_FORBIDDEN)
        return None
    if text.startswith("<?xml "):  # what it says of the encoding no longer holds
        text = text.partition("?>")[2]
    from lxml import etree  # a run without XMP does not pay for it

    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except (etree.XMLSyntaxError, ValueError):
        blocks.faults.append(_DAMAGED)
        return None


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True,
        huge_tree=False, remove_comments=True, remove_pis=True, recover=False,
    )  # fmt: skip


def _decoded(packet: bytes) -> str:
    """A packet as text: UTF-8, or UTF-16 where its bytes show that (ISO 16684-1, 7.1)."""
    head = packet[:64].lstrip(b" \t\r\n")
    if head[:2] in (b"\xfe\xff", b"\0<"):
        return packet.decode("utf-16-be", "replace")
    if head[:2] in (b"\xff\xfe", b"<\0"):
        return packet.decode("utf-16-le", "replace")
    return packet.decode("utf-8", "replace")


def _descriptions(root: _Element) -> Iterator[_Element]:
    """The descriptions of the photo itself, those inside of properties left out."""
    rdf = root if root.tag == f"{_RDF}RDF" else next(root.iter(f"{_RDF}RDF"), None)
    return iter(()) if rdf is None else rdf.iterchildren(f"{_RDF}Description")


def _guids(root: _Element) -> Iterator[str]:
    for description in _descriptions(root):
        yield from filter(None, (description.get(_EXTENDED), description.findtext(_EXTENDED)))


def _values(root: _Element, blocks: Blocks) -> Iterator[Value]:
    left = _MOST_VALUES
    for description in _descriptions(root):
        for attribute in description.attrib:  # their values are looked for one by one: never ask for all
            if (name := _WANTED.get(str(attribute))) and (text := description.get(attribute, "")).strip():
                left -= 1
                yield Value(name, "", str(text))
        for element in description:
            name = _WANTED.get(element.tag) if isinstance(element.tag, str) else None
            for language, text in _texts(element, name) if name else ():
                left -= 1
                if left < 0:
                    blocks.faults.append("its XMP packet has too many values")
                    return
                if name and text.strip():
                    yield Value(name, language, text)


def _texts(element: _Element, name: str) -> Iterator[tuple[str, str]]:
    """Language and text of each value of a property."""
    items = next((child for child in element if child.tag in _LISTS), None)
    if items is None:
        yield "", _text(element)
    elif name.replace(" ", "") in REPEATED or items.tag != _LISTS[0]:
        found = [_text(item) for item in items.iterchildren(f"{_RDF}li")]
        # A list where one value is wanted is read as the one that it means.
        yield from (("", text) for text in found)
    else:
        yield from _alternatives(items.iterchildren(f"{_RDF}li"))


def _alternatives(items: Iterable[_Element]) -> Iterator[tuple[str, str]]:
    """The default first, without a language; others with theirs, unless they say the same."""
    found = [((item.get(_LANG) or "").lower(), _text(item)) for item in items]
    if not found:
        return
    default = next((text for language, text in found if language == "x-default"), found[0][1])
    yield "", default
    yield from ((language, text) for language, text in found if language != "x-default" and text != default)


def _text(element: _Element) -> str:
    """The text of a simple value, of one that points to an address, and of one with qualifiers."""
    if resource := element.get(f"{_RDF}resource"):
        return str(resource)
    if value := element.get(f"{_RDF}value"):
        return str(value)
    value = element.find(f"{_RDF}value")
    if value is None:
        value = element.find(f"{_RDF}Description/{_RDF}value")
    held = element if value is None else value
    return "".join(str(text) for text in held.itertext()) if len(held) == 0 else ""


def _joined(extended: list[tuple[bytes, int, int, bytes]], guid: str) -> bytes:
    """Extended XMP put together from its portions; b"" where one is missing or the whole is too large."""
    portions = sorted(
        (offset, whole, data) for name, whole, offset, data in extended if name == guid.encode()
    )
    joined = bytearray()
    for offset, whole, data in portions:
        # Phones keep whole pictures in it, which are none of ours.
        if whole > LARGEST_BLOCK or offset != len(joined):
            return b""
        joined += data
    return bytes(joined) if portions and len(joined) == portions[0][1] else b""
