"""Steps over the chunks of a PNG file, and keeps those that hold metadata."""

from __future__ import annotations

from typing import BinaryIO

from pubcheck.grammar.image_fields import PNG
from pubcheck.readers.image_blocks import CUT_OFF, MOST_SEGMENTS, TOO_MANY, Blocks, BrokenError

_KEPT = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
_XMP = "XML:com.adobe.xmp"
_PROFILES = "Raw profile type "  # ImageMagick and exiftool write IPTC and EXIF so, as hexadecimal digits


def walk(file: BinaryIO, blocks: Blocks) -> None:
    """Read the chunks from behind the signature; raises BrokenError (PNG, third edition, section 5)."""
    read, seek = file.read, file.seek
    for number in range(MOST_SEGMENTS):
        head = read(8)
        if len(head) < 8:
            raise BrokenError(CUT_OFF)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if length >= 1 << 31:
            raise BrokenError("its chunks are damaged")
        if kind == b"IEND":
            return
        if kind in _KEPT:
            if blocks.take(length):
                data = read(length)
                if len(data) < length:
                    raise BrokenError(CUT_OFF)
                _keep(kind, data, blocks)
                seek(4, 1)
            else:
                seek(length + 4, 1)
        elif number == 0:
            if kind != b"IHDR" or length < 8:
                raise BrokenError("its chunks are damaged")
            data = read(length + 4) if length < 64 else b""
            blocks.width, blocks.height = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
        else:
            seek(length + 4, 1)
    raise BrokenError(TOO_MANY)


def _keep(kind: bytes, data: bytes, blocks: Blocks) -> None:
    if kind == b"eXIf":
        blocks.exif = blocks.exif or data
        return
    name, _, rest = data.partition(b"\0")
    keyword = name.decode("latin-1")
    is_profile = keyword.startswith(_PROFILES)
    if not is_profile and keyword != _XMP and keyword not in PNG:
        return
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:]
        _, _, rest = rest.partition(b"\0")  # language
        _, _, rest = rest.partition(b"\0")  # translated keyword
        rest = blocks.unpacked(rest) if packed else rest
    elif kind == b"zTXt":
        rest = blocks.unpacked(rest[1:])
    if is_profile:
        _profile(keyword.removeprefix(_PROFILES).strip(), rest, blocks)
    elif keyword == _XMP:
        blocks.xmp.append(rest)
    elif rest:
        encoding = "utf-8" if kind == b"iTXt" else "latin-1"
        blocks.texts.append((keyword, rest.decode(encoding, "replace")))


def _profile(kind: str, data: bytes, blocks: Blocks) -> None:
    """A raw profile: a line with its name, one with its length, and its bytes in hexadecimal digits."""
    _, _, digits = data.lstrip().partition(b"\n")[2].lstrip().partition(b"\n")
    digits = digits.translate(None, b" \t\r\n")
    try:
        found = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        blocks.faults.append("a profile in it is damaged")
        return
    if kind == "exif":
        blocks.exif = blocks.exif or found.removeprefix(b"Exif\0\0")
    elif kind == "xmp":
        blocks.xmp.append(found)
    elif kind in {"iptc", "8bim"}:
        (blocks.photoshop if found.startswith(b"8BIM") else blocks.iptc).append(found)
    elif kind in {"APP1", "app1"} and found.startswith(b"Exif\0"):
        blocks.exif = blocks.exif or found[6:]
