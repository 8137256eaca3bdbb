"""Reads the items of metadata in an AVIF or HEIC file, which is made of boxes."""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from pubcheck.readers.image_blocks import (
    CUT_OFF,
    LARGEST_BLOCK,
    TOO_LARGE,
    TOO_MANY,
    Blocks,
    BrokenError,
    exactly,
)

_MOST_BOXES, _MOST_ITEMS, _MOST_EXTENTS = 1000, 10_000, 64
_XMP = b"application/rdf+xml"
_DAMAGED = "its boxes are damaged"


class _Cursor:
    """Takes numbers, big end first, off the front of some bytes; raises BrokenError behind their end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, length: int) -> bytes:
        found = self.data[self.at : self.at + length]
        if len(found) < length:
            raise BrokenError(_DAMAGED)
        self.at += length
        return found

    def number(self, length: int) -> int:
        return int.from_bytes(self.take(length), "big")

    def word(self) -> bytes:
        """The bytes up to a null, which is passed."""
        end = self.data.find(b"\0", self.at)
        end = len(self.data) if end < 0 else end
        found, self.at = self.data[self.at : end], end + 1
        return found


class _Item(NamedTuple):
    """Where an item's bytes stand: in the file (0) or in the idat box (1), and in which extents."""

    method: int
    extents: list[tuple[int, int]]


def walk(file: BinaryIO, blocks: Blocks) -> None:
    """Read the boxes from the start of the file; raises BrokenError (ISO/IEC 14496-12, 4.2 and 8.11)."""
    file.seek(0)
    for _ in range(_MOST_BOXES):
        head = file.read(8)
        if not head:
            return
        if len(head) < 8:
            raise BrokenError(CUT_OFF)
        size, kind, read = int.from_bytes(head[:4], "big"), head[4:], 8
        if size == 1:
            size, read = int.from_bytes(exactly(file, 8), "big"), 16
        if kind == b"meta":
            length = size - read
            if size == 0 or length > LARGEST_BLOCK:
                raise BrokenError(TOO_LARGE)
            _meta(file, exactly(file, max(length, 0)), blocks)
            return
        if size == 0:
            return  # the last box, to the end of the file
        if size < read or size >= 1 << 62:
            raise BrokenError(_DAMAGED)
        file.seek(size - read, 1)
    raise BrokenError(TOO_MANY)


def _meta(file: BinaryIO, data: bytes, blocks: Blocks) -> None:
    boxes = _boxes(data[4:])
    kinds = _kinds(boxes.get(b"iinf", b""))
    if not kinds:
        return
    places = _places(boxes.get(b"iloc", b""))
    for number, kind in kinds.items():
        if number not in places:
            continue
        found = _content(file, places[number], boxes.get(b"idat", b""), blocks)
        if kind == b"mime":
            blocks.xmp.append(found)
        elif not blocks.exif and len(found) > 8:
            # Four bytes say where the TIFF header begins (ISO/IEC 23008-12, annex A.2.1).
            blocks.exif = found[4 + int.from_bytes(found[:4], "big") :].removeprefix(b"Exif\0\0")


def _boxes(data: bytes) -> dict[bytes, bytes]:
    """The boxes side by side in some bytes, the first one of each kind."""
    found: dict[bytes, bytes] = {}
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(data):
            break
        size = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        if size < 8:
            raise BrokenError(_DAMAGED)
        found.setdefault(data[at + 4 : at + 8], data[at + 8 : at + size])
        at += size
    return found


def _kinds(data: bytes) -> dict[int, bytes]:
    """The numbers of the items of metadata: b"Exif", or b"mime" for XMP (14496-12, 8.11.6)."""
    if not data:
        return {}
    cursor = _Cursor(data)
    version = cursor.number(4) >> 24
    count = cursor.number(2 if version == 0 else 4)
    found: dict[int, bytes] = {}
    for _ in range(min(count, _MOST_ITEMS)):
        size = cursor.number(4)
        entry = _Cursor(cursor.take(size - 4) if size >= 8 else b"")
        entry.take(4)
        version = entry.number(4) >> 24
        if version < 2:
            continue
        number = entry.number(2 if version == 2 else 4)
        entry.take(2)
        kind = entry.take(4)
        entry.word()
        if kind == b"Exif" or (kind == b"mime" and entry.word() == _XMP):
            found[number] = kind
    return found


def _places(data: bytes) -> dict[int, _Item]:
    """Where the items stand (14496-12, 8.11.3)."""
    cursor = _Cursor(data)
    version = cursor.number(4) >> 24
    sizes = cursor.number(2)
    of_offset, of_length, of_base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    of_index = sizes & 15 if version in (1, 2) else 0
    count = cursor.number(2 if version < 2 else 4)
    found: dict[int, _Item] = {}
    for _ in range(min(count, _MOST_ITEMS)):
        number = cursor.number(2 if version < 2 else 4)
        method = cursor.number(2) & 15 if version in (1, 2) else 0
        cursor.take(2)
        base = cursor.number(of_base)
        extents = []
        for _ in range(cursor.number(2)):
            cursor.take(of_index)
            extents.append((base + cursor.number(of_offset), cursor.number(of_length)))
            if len(extents) > _MOST_EXTENTS:
                raise BrokenError(_DAMAGED)
        found[number] = _Item(method, extents)
    return found


def _content(file: BinaryIO, item: _Item, idat: bytes, blocks: Blocks) -> bytes:
    parts = []
    for offset, length in item.extents:
        if not blocks.take(length):
            continue
        if item.method == 1:
            parts.append(idat[offset : offset + length])
        elif item.method == 0 and offset < 1 << 62:
            file.seek(offset)
            parts.append(exactly(file, length))
    return b"".join(parts)
