"""Reads the directories of a TIFF structure: EXIF, and the metadata of a TIFF file."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from pubcheck.readers.image_blocks import Blocks, BrokenError

_MOST_ENTRIES, _MOST_DIRECTORIES = 1000, 40
_LONGEST_TEXT = 1 << 16  # bytes
# TIFF 6.0, section 8; XMP specification, part 3, 1.1.4; Exif 2.32, tables 3, 4 and 15.
_WIDTH, _HEIGHT, _XMP, _IPTC, _PHOTOSHOP, _EXIF, _GPS = 256, 257, 700, 33723, 34377, 34665, 34853
_TEXTS = {270: "Image Description", 315: "Artist", 33432: "Copyright", 0x9003: "Date Time Original"}
_USER_COMMENT = 0x9286
_WINDOWS = {0x9C9B: "Title", 0x9C9C: "Comment", 0x9C9D: "Author", 0x9C9E: "Keywords", 0x9C9F: "Subject"}
_WANTED = frozenset(
    {_WIDTH, _HEIGHT, _XMP, _IPTC, _PHOTOSHOP, _EXIF, _GPS, _USER_COMMENT, *_TEXTS, *_WINDOWS, 1, 2, 3, 4}
)
_SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8)  # bytes of each type
_NOWHERE = re.compile(r"[\s0:]*+")  # how cameras leave a date or a text empty

At = Callable[[int, int], bytes]
"""Gives so many bytes (the second number) from an offset on; fewer at the end."""


class Entry(NamedTuple):
    """One entry of a directory: tag, type, number of values, and where these stand in the file."""

    tag: int
    type: int
    number: int
    offset: int

    @property
    def length(self) -> int:
        """The bytes of all values."""
        return self.number * (_SIZES[self.type] if self.type < len(_SIZES) else 0)


class _Structure:
    """A TIFF structure, classic or BigTIFF, whose header says in which order bytes stand."""

    def __init__(self, at: At) -> None:
        head = at(0, 16)
        self.at = at
        self.order: str = "little" if head[:2] == b"II" else "big"
        version = self.number(head[2:4])
        if head[:2] not in (b"II", b"MM") or version not in (42, 43):
            raise BrokenError("its EXIF directory is damaged")
        self.wide = 8 if version == 43 else 4
        self.first = self.number(head[8:16] if version == 43 else head[4:8])
        self.visited = 0

    def number(self, data: bytes) -> int:
        return int.from_bytes(data, self.order)  # type: ignore[arg-type]

    def entries(self, offset: int) -> list[Entry]:
        """The entries that we want of the directory at an offset; raises BrokenError where there is none."""
        self.visited += 1
        wide, size = self.wide, 20 if self.wide == 8 else 12
        counted = 8 if wide == 8 else 2
        count = self.number(head) if len(head := self.at(offset, counted)) == counted else -1
        if not 0 <= count <= _MOST_ENTRIES or offset < 8 or self.visited > _MOST_DIRECTORIES:
            raise BrokenError("its EXIF directory is damaged")
        start = offset + counted
        data = self.at(start, count * size)
        whole = data[: len(data) - len(data) % size]
        form = f"{'<' if self.order == 'little' else '>'}HH{'Q8s' if wide == 8 else 'I4s'}"
        found = []
        for number, (tag, kind, values, raw) in enumerate(struct.iter_unpack(form, whole)):
            if tag in _WANTED:
                entry = Entry(tag, kind, values, start + number * size + 4 + wide)
                found.append(entry if entry.length <= wide else entry._replace(offset=self.number(raw)))
        return found

    def integer(self, entry: Entry) -> int:
        """The first value of an entry of whole numbers."""
        return self.number(
            self.at(entry.offset, _SIZES[entry.type] if entry.type in (1, 3, 4, 13, 16) else 4)
        )

    def rationals(self, entry: Entry) -> list[float]:
        """The values of an entry of fractions; a nought below the line makes nought."""
        data = self.at(entry.offset, 8 * min(entry.number, 3))
        pairs = [
            (self.number(data[at : at + 4]), self.number(data[at + 4 : at + 8]))
            for at in range(0, len(data), 8)
        ]
        return [above / below if below else 0.0 for above, below in pairs]


def read(data: bytes, blocks: Blocks) -> list[tuple[str, str]]:
    """The fields of an EXIF block by name, a damaged one as far as it goes."""

    def at(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    return _read(at, blocks, is_file=False)


def read_file(file: BinaryIO, blocks: Blocks) -> list[tuple[str, str]]:
    """The fields of a TIFF file by name; its other blocks of metadata go to ``blocks``."""

    def at(offset: int, length: int) -> bytes:
        file.seek(min(offset, 1 << 62))
        return file.read(length)

    return _read(at, blocks, is_file=True)


def _read(at: At, blocks: Blocks, *, is_file: bool) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    try:
        structure = _Structure(at)
        first = structure.entries(structure.first)
        by_tag = {entry.tag: entry for entry in first}
        if is_file:
            _take_blocks(structure, by_tag, blocks)
        found += _texts(structure, first)
        if _EXIF in by_tag:
            found += _texts(structure, structure.entries(structure.integer(by_tag[_EXIF])))
        if _GPS in by_tag:
            found += _position(structure, structure.entries(structure.integer(by_tag[_GPS])))
    except (BrokenError, OSError, OverflowError) as error:
        blocks.faults.append(
            str(error) if isinstance(error, BrokenError) else "its EXIF directory is damaged"
        )
    return found


def _take_blocks(structure: _Structure, by_tag: dict[int, Entry], blocks: Blocks) -> None:
    """What a TIFF file holds beside EXIF: its size, XMP, IPTC (of long words, too) and Photoshop's blocks."""
    for tag, name in ((_WIDTH, "width"), (_HEIGHT, "height")):
        if tag in by_tag:
            setattr(blocks, name, structure.integer(by_tag[tag]))
    for tag, kept in ((_XMP, blocks.xmp), (_IPTC, blocks.iptc), (_PHOTOSHOP, blocks.photoshop)):
        if (entry := by_tag.get(tag)) and blocks.take(entry.length):
            kept.append(structure.at(entry.offset, entry.length))


def _texts(structure: _Structure, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        name = _TEXTS.get(entry.tag)
        if name is None and entry.tag != _USER_COMMENT and entry.tag not in _WINDOWS:
            continue
        data = structure.at(entry.offset, min(entry.length, _LONGEST_TEXT))
        if entry.tag in _WINDOWS:
            name, text = f"Windows {_WINDOWS[entry.tag]}", data.decode("utf-16-le", "replace")
        elif name is None:
            name, text = "User Comment", _comment(data, structure.order)
        else:
            text = decoded(data)
        text = text.partition("\0")[0]
        if not _NOWHERE.fullmatch(text):
            yield name, text


def _comment(data: bytes, order: str) -> str:
    """A user comment: eight bytes name its code (Exif 2.32, table 9)."""
    code, rest = data[:8], data[8:]
    if code == b"UNICODE\0":
        return rest.decode("utf-16-le" if order == "little" else "utf-16-be", "replace")
    return decoded(rest)


def decoded(data: bytes) -> str:
    """Text in UTF-8, which most writers use, or else in Windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _position(structure: _Structure, entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """Latitude and longitude in degrees, as ``38.87100, -77.05600`` (Exif 2.32, table 15)."""
    by_tag = {entry.tag: entry for entry in entries}
    values: list[float] = []
    for tag, negative in ((2, b"S"), (4, b"W")):
        if tag not in by_tag:
            return
        parts = [*structure.rationals(by_tag[tag]), 0.0, 0.0, 0.0]
        degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
        reference = structure.at(by_tag[tag - 1].offset, 1) if tag - 1 in by_tag else b""
        values.append(-degrees if reference == negative else degrees)
    # Cameras without a fix write noughts; nobody lives at 0, 0.
    if any(values) and abs(values[0]) <= 90 and abs(values[1]) <= 180:
        yield "GPS Position", f"{values[0]:.5f}, {values[1]:.5f}"
