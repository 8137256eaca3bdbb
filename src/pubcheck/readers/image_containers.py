"""Tells what kind of image a file is, and gathers the fields of all its blocks of metadata."""

from __future__ import annotations

import os
from typing import BinaryIO

from pubcheck.grammar.image_fields import SMALLEST_PHOTO, SUFFIXES
from pubcheck.readers import (
    image_boxes,
    image_exif,
    image_iptc,
    image_jpeg,
    image_png,
    image_webp,
    image_xmp,
)
from pubcheck.readers.image_blocks import Blocks, BrokenError

Value = tuple[str, str, str, str]
"""Group, name, language or "", and the value as the file has it."""

_AVIF = frozenset({b"avif", b"avis"})
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OTHERS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"\0\0\1\0": "ICO",
    b"8BPS": "Photoshop document",
    b"PK\x03\x04": "ZIP archive",
    b"\xff\x0a": "JPEG XL",
    b"<svg": "SVG",
}


def fields(name: str, file: BinaryIO) -> list[Value]:
    """The fields of an image, those of the file itself first; pixels are never read.

    Reads from the start of ``file`` and no more than 16 megabytes; raises OSError only.
    """
    head = file.read(16)
    blocks = Blocks(_kind(head))
    found: list[Value] = []
    try:
        if blocks.kind == "TIFF":
            found += [("EXIF", key, "", text) for key, text in image_exif.read_file(file, blocks)]
        else:
            _walk(head, file, blocks)
    except (BrokenError, OverflowError) as error:
        blocks.faults.append(str(error) if isinstance(error, BrokenError) else "its parts are damaged")
    found += _read(blocks)
    about: list[Value] = [("File", "Name", "", os.path.basename(name.replace("\\", "/")))]  # noqa: PTH119
    if blocks.kind:
        about.append(("File", "Type", "", blocks.kind))
    if blocks.width and blocks.height:
        about.append(("File", "Pixels", "", f"{blocks.width} x {blocks.height}"))
    about += [("File", "Fault", "", fault) for fault in dict.fromkeys(blocks.faults)]
    return about + found


def says_nothing(name: str, found: list[Value]) -> bool:
    """Whether the fields are those of an icon or a drawing: whole, rightly named, and without a word."""
    about = {key: value for group, key, _, value in found if group == "File"}
    kind = about.get("Type", "")
    if len(about) != len(found) or "Fault" in about or not name.lower().endswith(SUFFIXES.get(kind, ())):
        return False
    sides = [int(side) for side in about.get("Pixels", "").split(" x ") if side]
    return kind in {"PNG", "AVIF"} or (bool(sides) and max(sides) < SMALLEST_PHOTO)


def _kind(head: bytes) -> str:
    """What the first 16 bytes of a file make of it, "" where nobody can tell."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "TIFF"
    if head[4:8] == b"ftyp":
        return "AVIF" if head[8:12] in _AVIF else "HEIC" if head[8:12] in _HEIC else ""
    return next((kind for start, kind in _OTHERS.items() if head.startswith(start)), "")


def _walk(head: bytes, file: BinaryIO, blocks: Blocks) -> None:
    kind = blocks.kind
    if kind == "JPEG":
        file.seek(2)
        image_jpeg.walk(file, blocks)
    elif kind == "PNG":
        file.seek(8)
        image_png.walk(file, blocks)
    elif kind == "WebP":
        file.seek(12)
        image_webp.walk(file, blocks, int.from_bytes(head[4:8], "little"))
    elif kind in {"AVIF", "HEIC"}:
        image_boxes.walk(file, blocks)
    elif not head:
        raise BrokenError("it is empty")
    elif not kind:
        raise BrokenError("it is no image of a kind that is known")


def _read(blocks: Blocks) -> list[Value]:
    """The fields of the blocks, in the order IPTC, XMP, EXIF, PNG; of equal ones the first."""
    if blocks.photoshop:
        image_iptc.unpack_resources(b"".join(blocks.photoshop), blocks)
    found: list[Value] = []
    for block in blocks.iptc:
        found += [("IPTC", key, "", text) for key, text in image_iptc.read(block, blocks)]
    if blocks.xmp:
        values = image_xmp.read(blocks.xmp, blocks.extended, blocks)
        found += [("XMP", value.name, value.language, value.text) for value in values]
    if blocks.exif:
        found += [("EXIF", key, "", text) for key, text in image_exif.read(blocks.exif, blocks)]
    found += [("PNG", key, "", text) for key, text in blocks.texts]
    return list(dict.fromkeys(found))
