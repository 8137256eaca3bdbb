"""Reads IPTC-IIM datasets, and the resource blocks of Photoshop that hold them."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.grammar.image_fields import IIM
from pubcheck.readers.image_blocks import Blocks
from pubcheck.readers.image_exif import decoded

_MOST_DATASETS = 2000
_IPTC, _EXIF, _XMP = 0x0404, 0x0422, 0x0424  # Adobe Photoshop File Formats, "Image Resource IDs"
_DAMAGED = "its IPTC datasets are damaged"
# What 1:90 may say, by ISO 2022: UTF-8 (ESC % G, and as level 1 to 3), or the right half of Latin-1.
_UTF_8 = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
_FULL = frozenset({16, 24, 32, 64, 128, 256, 2000})  # the longest values of record 2, in bytes
_LATIN_1 = (b"\x1b.A", b"\x1b-A", b"\x1b/A", b"\x1b,A")


def unpack_resources(data: bytes, blocks: Blocks) -> None:
    """Give ``blocks`` the IPTC, EXIF and XMP that Photoshop's resource blocks hold."""
    at = 0
    while at + 12 <= len(data) and data[at : at + 4] == b"8BIM":
        kind = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6 + (data[at + 6] | 1) + 1  # a Pascal string, padded to an even length
        length = int.from_bytes(data[at : at + 4], "big")
        at += 4
        if at + length > len(data):
            blocks.faults.append(_DAMAGED)
            length = len(data) - at
        if kind == _IPTC:
            blocks.iptc.append(data[at : at + length])
        elif kind == _XMP and not blocks.xmp:
            blocks.xmp.append(data[at : at + length])
        elif kind == _EXIF and not blocks.exif:
            blocks.exif = data[at : at + length]
        at += length + (length & 1)


def read(data: bytes, blocks: Blocks) -> list[tuple[str, str]]:
    """The fields of record 2 by name, in the order of the file (IIM 4.2, chapter 1)."""
    coding = b""
    found: list[tuple[str, bytes]] = []
    for record, number, value in _datasets(data, blocks):
        if (record, number) == (1, 90):
            coding = value
        elif record == 2 and number in IIM:
            found.append((IIM[number], value))
    return [(name, _text(value, coding)) for name, value in found]


def _datasets(data: bytes, blocks: Blocks) -> Iterator[tuple[int, int, bytes]]:
    """Record, number and value of each dataset."""
    at, size = 0, len(data)
    for _ in range(_MOST_DATASETS):
        # Padding follows the last one; TIFF files hold IPTC in words of four bytes.
        if at + 5 > size or data[at] != 0x1C:
            if data[at:].strip(b"\0"):
                blocks.faults.append(_DAMAGED)
            return
        record, number, length = data[at + 1], data[at + 2], data[at + 3] << 8 | data[at + 4]
        at += 5
        if length & 0x8000:  # an extended dataset: so many bytes hold the length (IIM 4.2, 1.5.3 c)
            wide = length & 0x7FFF
            length = int.from_bytes(data[at : at + wide], "big") if wide <= 4 else size
            at += wide
        if at + length > size:
            blocks.faults.append(_DAMAGED)
            return
        yield record, number, data[at : at + length]
        at += length
    blocks.faults.append(_DAMAGED)


def _text(value: bytes, coding: bytes) -> str:
    """The text of a value; where 1:90 is silent or wrong, UTF-8 if it is valid, else Windows-1252."""
    if coding in _LATIN_1:
        return value.decode("cp1252", "replace")
    if coding in _UTF_8 and not value.isascii():
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            # Cut off within a character, as systems do that count bytes.
            return value.decode("utf-8", "ignore") if _is_cut(value) else decoded(value)
    return decoded(value)


def _is_cut(value: bytes) -> bool:
    """Whether UTF-8 is wrong only at the end, where a field was full; else it may be a Latin letter."""
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        at_end = error.start >= len(value) - 3 and error.reason == "unexpected end of data"
        return at_end and (len(value) in _FULL or not value[: error.start].isascii())
    return True
