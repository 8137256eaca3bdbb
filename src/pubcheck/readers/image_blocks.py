"""The blocks of metadata that stand in an image file, as bytes, and what bounds their reading."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import BinaryIO

# Bounds: no real photo that was read has more than a tenth of any of them.
LARGEST_BLOCK = 4 << 20  # bytes of one block: an XMP packet, a text, an EXIF directory with its thumbnail
LARGEST_TOTAL = 16 << 20  # bytes of all blocks of one file, unpacked
MOST_SEGMENTS = 100_000  # segments, chunks or boxes that are stepped over


class BrokenError(Exception):
    """A file that cannot be read to the end of its metadata; the text says why, as the end of a sentence."""


CUT_OFF = "it ends in the middle"
TOO_MANY = "it has too many parts"
TOO_LARGE = f"a part of its metadata is larger than {LARGEST_BLOCK >> 20} megabytes"
NOT_UNPACKED = "a compressed text in it cannot be unpacked"


@dataclass(slots=True)
class Blocks:
    """What a walk over a file has found.

    ``width`` and ``height`` are in pixels, 0 where the file does not tell. ``photoshop`` are resource blocks
    (8BIM), ``iptc`` IIM datasets, ``exif`` a TIFF structure from its byte order mark on, ``extended`` the
    portions of extended XMP: GUID, length of the whole, offset, bytes. ``faults`` end sentences.
    """

    kind: str
    width: int = 0
    height: int = 0
    exif: bytes = b""
    iptc: list[bytes] = field(default_factory=list)
    photoshop: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    extended: list[tuple[bytes, int, int, bytes]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    total: int = 0

    def take(self, length: int) -> bool:
        """Whether a block of so many bytes may still be read; a fault is noted where it may not."""
        if length > LARGEST_BLOCK or self.total + length > LARGEST_TOTAL:
            if TOO_LARGE not in self.faults:
                self.faults.append(TOO_LARGE)
            return False
        self.total += length
        return True

    def unpacked(self, data: bytes) -> bytes:
        """Bytes that zlib had packed; b"" and a fault where they are none, or too many."""
        if TOO_LARGE in self.faults:
            return b""  # one bomb is enough
        unpacker = zlib.decompressobj()
        try:
            found = unpacker.decompress(data, LARGEST_BLOCK + 1)
        except zlib.error:
            self.faults.append(NOT_UNPACKED)
            return b""
        return found if self.take(len(found)) else b""


def exactly(file: BinaryIO, length: int) -> bytes:
    """The next ``length`` bytes; raises BrokenError where there are fewer."""
    data = file.read(length)
    if len(data) < length:
        raise BrokenError(CUT_OFF)
    return data
