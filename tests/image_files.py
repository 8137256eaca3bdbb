"""Makes image files with metadata: Pillow writes the images, we the blocks, from their specifications."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pubcheck.document import Document
from pubcheck.readers import image

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "tif": "TIFF", "avif": "AVIF"}
UTF_8 = b"\x1b%G"

needs_exiftool = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")


def picture(kind: str = "jpg", size: tuple[int, int] = (64, 48), **saved) -> bytes:
    """A small picture as Pillow saves it."""
    if kind == "avif":
        pytest.importorskip("PIL._avif")
    out = io.BytesIO()
    Image.new("RGB", size, (30, 80, 120)).save(out, FORMATS[kind], **saved)
    return out.getvalue()


def iim(*datasets: tuple[int, int, bytes], coding: bytes | None = None) -> bytes:
    """IIM datasets: tag marker 1C, record, number, length of two bytes, value (IIM 4.2, 1.5)."""
    first = [(1, 90, coding)] if coding is not None else []
    out = b""
    for record, number, value in [*first, *datasets]:
        if len(value) < 1 << 15:
            out += struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        else:  # an extended dataset: the highest bit, then how many bytes hold the length
            out += struct.pack(">BBBHI", 0x1C, record, number, 0x8004, len(value)) + value
    return out


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    """A resource block: 8BIM, number, Pascal string of even length, length, data of even length."""
    named = bytes([len(name)]) + name
    named += b"\0" * (len(named) % 2)
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + named
        + struct.pack(">I", len(data))
        + data
        + b"\0" * (len(data) % 2)
    )


def segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg(*segments: bytes) -> bytes:
    """A JPEG picture with segments right behind its first marker."""
    plain = picture("jpg")
    return plain[:2] + b"".join(segments) + plain[2:]


def jpeg_with_iptc(*datasets: tuple[int, int, bytes], coding: bytes | None = None) -> bytes:
    block = resource(0x040A, b"\1") + resource(0x0404, iim(*datasets, coding=coding), b"odd")
    return jpeg(segment(0xED, b"Photoshop 3.0\0" + block))


def packet(inner: str, attributes: str = "") -> bytes:
    """An XMP packet with one description."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:xmpNote="http://ns.adobe.com/xmp/note/"'
        f" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>\n" + " " * 200 + '<?xpacket end="w"?>'
    ).encode()


def jpeg_with_xmp(data: bytes) -> bytes:
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + data))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    """A PNG picture with chunks behind its header."""
    plain = picture("png")
    return plain[:33] + b"".join(chunks) + plain[33:]


def read(data: bytes, name: str = "photo") -> Document:
    (document,) = image.read_file(name, io.BytesIO(data), None)  # type: ignore[arg-type]
    return document


def values(data: bytes, name: str = "photo") -> dict[str, list[str]]:
    """The values of each field of a file, by the field's name in the listing."""
    document = read(data, name)
    found: dict[str, list[str]] = {}
    for field in document.fields:
        assert field.key is not None
        found.setdefault(document.source[field.key], []).append(str(field.value))
    return found


def exiftool(folder: Path, name: str, data: bytes, *arguments: str) -> bytes:
    """A file after exiftool has written to it."""
    path = folder / name
    path.write_bytes(data)
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *arguments, str(path)], check=True, capture_output=True
    )
    return path.read_bytes()
