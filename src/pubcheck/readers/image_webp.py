"""Steps over the chunks of a WebP file, and keeps those that hold metadata."""

from __future__ import annotations

from typing import BinaryIO

from pubcheck.readers.image_blocks import CUT_OFF, MOST_SEGMENTS, TOO_MANY, Blocks, BrokenError


def walk(file: BinaryIO, blocks: Blocks, size: int) -> None:
    """Read the chunks behind the 12 bytes of the RIFF header; raises BrokenError (RFC 9649, section 2).

    ``size`` is what the header says of the file's length in bytes, the first eight left out.
    """
    end = size + 8
    at = 12
    for _ in range(MOST_SEGMENTS):
        if at + 8 > end:
            return
        head = file.read(8)
        if len(head) < 8:
            raise BrokenError(CUT_OFF)
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        padded = length + (length & 1)
        at += 8 + padded
        if kind in (b"EXIF", b"XMP ") and blocks.take(length):
            data = file.read(length)
            if len(data) < length:
                raise BrokenError(CUT_OFF)
            file.seek(padded - length, 1)
            if kind == b"EXIF":
                blocks.exif = blocks.exif or data.removeprefix(b"Exif\0\0")
            else:
                blocks.xmp.append(data)
        elif kind in (b"VP8X", b"VP8 ", b"VP8L") and length >= 10:
            data = file.read(10)
            file.seek(padded - 10, 1)
            if not blocks.width and len(data) == 10:
                blocks.width, blocks.height = _size(kind, data)
        else:
            file.seek(padded, 1)
    raise BrokenError(TOO_MANY)


def _size(kind: bytes, data: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the first ten bytes of a chunk (RFC 9649, 2.6 and 2.7; RFC 6386)."""
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF
