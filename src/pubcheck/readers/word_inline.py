"""Reads what stands inside a paragraph of a Word document: text, links, pictures, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.readers.word_package import Relation, child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as XmlElement

_HYPERLINK = re.compile(r'\s{0,9}HYPERLINK\s{1,9}(?:\\l\s{1,9})?"([^"]{1,4000})"', re.IGNORECASE)
_LONGEST_INSTRUCTION, _DEEPEST_FIELD = 5000, 20  # code points, fields within fields
_MOST_EXTENSIONS = 50  # elements that say more of one picture
# Elements of a run that stand for a character (ISO/IEC 29500-1, 17.3.3).
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": OPAQUE,
    "oMath": OPAQUE,
    "oMathPara": OPAQUE,
}
_AROUND = frozenset(
    {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir"}
)


class Picture(NamedTuple):
    """A picture: its alternative text (None where Word has none) and its title."""

    alt: str | None
    title: str


class Piece(NamedTuple):
    """A stretch of a paragraph: its text, or a picture, and where it links to.

    ``kind`` is "" for what everybody reads, "deleted" or "inserted" for a change that nobody has accepted
    yet, "hidden" for text that is formatted so.
    """

    text: str = ""
    address: str = ""
    picture: Picture | None = None
    kind: str = ""


class InlineReader:
    """Reads the paragraphs of one part; ``boxes`` gathers the text boxes met on the way."""

    def __init__(self, relations: Mapping[str, Relation]) -> None:
        self._relations = relations
        self._field: list[str] = []  # the instructions of the fields that are open
        self._in_result: list[bool] = []
        self.boxes: list[XmlElement] = []

    def pieces(self, paragraph: XmlElement) -> list[Piece]:
        """What a paragraph holds, in order; neighbors of one kind are joined."""
        return list(_joined(self._of(paragraph, "", "")))

    def _of(self, around: XmlElement, address: str, kind: str) -> Iterator[Piece]:
        for element in around:
            name = local(element)
            if name == "r":
                yield from self._run(element, address, kind)
            elif name == "hyperlink":
                yield from self._of(element, self._address(element), kind)
            elif name in {"del", "moveFrom"}:
                yield from self._of(element, address, "deleted")
            elif name == "ins":
                yield from self._of(element, address, kind or "inserted")
            elif name == "fldSimple":
                linked = _HYPERLINK.match(value(element, "instr") or "")
                yield from self._of(element, linked[1] if linked else address, kind)
            elif name in _AROUND:
                yield from self._of(element, address, kind)
            elif name in _CHARACTERS:
                yield Piece(_CHARACTERS[name], address, None, kind)

    def _address(self, hyperlink: XmlElement) -> str:
        relation = self._relations.get(value(hyperlink, "id") or "")
        anchor = value(hyperlink, "anchor")
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "")

    def _run(self, run: XmlElement, address: str, kind: str) -> Iterator[Piece]:
        hidden = child(run, "rPr", "vanish")
        if hidden is not None and (value(hidden) or "1") not in {"0", "false", "off"}:
            kind = kind or "hidden"
        for element in run:
            name = local(element)
            if name == "fldChar":
                self._turn(value(element, "fldCharType") or "")
            elif name == "instrText":
                if self._field and not self._in_result[-1] and len(self._field[-1]) < _LONGEST_INSTRUCTION:
                    self._field[-1] += element.text or ""
            elif name in {"t", "delText"}:
                yield Piece(element.text or "", address or self._linked(), None, kind)
            elif name in _CHARACTERS:
                yield Piece(_CHARACTERS[name], address or self._linked(), None, kind)
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                for picture in self._pictures(element):
                    yield Piece("", address or self._linked(), picture, kind)

    def _turn(self, kind: str) -> None:
        """Follow the marks of a field (ISO/IEC 29500-1, 17.16.18): its instruction, its result, its end."""
        if kind == "begin":
            self._field.append("")
            self._in_result.append(False)
        elif kind == "separate" and self._field:
            self._in_result[-1] = True
        elif kind == "end" and self._field:
            self._field.pop()
            self._in_result.pop()

    def _linked(self) -> str:
        for instruction in self._field[: -_DEEPEST_FIELD - 1 : -1]:
            if linked := _HYPERLINK.match(instruction):
                return linked[1]
        return ""

    def _pictures(self, element: XmlElement) -> Iterator[Picture]:
        name = local(element)
        if name == "AlternateContent":
            # The choice is for readers that know its namespaces, the fallback says the same in an older way.
            chosen = child(element, "Choice")
            for inner in () if chosen is None else chosen:
                yield from self._pictures(inner)
            return
        described: XmlElement | None = None
        for inner in _outside_boxes(element):
            kind = local(inner)
            if kind == "txbxContent":
                self.boxes.append(inner)
            elif kind in {"docPr", "shape"}:
                described = inner
            elif kind in {"blip", "imagedata"}:
                yield _picture_of(described)


def _outside_boxes(element: XmlElement) -> Iterator[XmlElement]:
    """The elements below one, text boxes as a whole: what stands in them is read when their turn comes."""
    waiting = [element]
    while waiting:
        inner = waiting.pop()
        yield inner
        if local(inner) != "txbxContent":
            waiting += reversed(inner)


def _picture_of(described: XmlElement | None) -> Picture:
    alt = value(described, "descr") or value(described, "alt") or None
    if described is not None and _is_decorative(described):
        alt = ""
    return Picture(alt, value(described, "title") or "")


def _is_decorative(described: XmlElement) -> bool:
    """Whether a picture is marked as decorative ([MS-ODRAWXML], element decorative)."""
    return any(
        local(inner) == "decorative" and (value(inner) or "1") in {"1", "true"}
        for inner in islice(described.iter(), _MOST_EXTENSIONS)
    )


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    waiting: list[Piece] = []
    for piece in pieces:
        if waiting and (piece.picture or piece[1:] != waiting[-1][1:]):
            yield waiting[0]._replace(text="".join(p.text for p in waiting))
            waiting = []
        if piece.picture:
            yield piece
        elif piece.text:
            waiting.append(piece)
    if waiting:
        yield waiting[0]._replace(text="".join(p.text for p in waiting))
