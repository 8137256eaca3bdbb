from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from image_files import (
    FORMATS,
    UTF_8,
    chunk,
    iim,
    jpeg,
    jpeg_with_iptc,
    packet,
    picture,
    png,
    read,
    resource,
    segment,
    values,
)
from PIL import Image

from pubcheck.readers import image_blocks

XMP = packet("<photoshop:City>Norfolk</photoshop:City>")


def samples() -> dict[str, bytes]:
    exif = Image.Exif()
    exif[270] = "A wall"
    exif.get_ifd(34853).update({1: "N", 2: (38.0, 52.0, 15.6), 3: "W", 4: (77.0, 3.0, 21.6)})
    found = {kind: picture(kind, exif=exif, xmp=XMP) for kind in ("jpg", "webp")}
    found["tif"] = picture("tif", exif=exif)
    found["png"] = png(
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
        chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(_profile(iim((2, 90, b"Norfolk"))))),
        chunk(b"eXIf", exif.tobytes()[6:]),
    )
    found["iptc"] = jpeg_with_iptc((2, 5, b"240611-A-QX417-1001"), (2, 120, "Café".encode()), coding=UTF_8)
    return found


def _profile(data: bytes) -> bytes:
    block = resource(0x0404, data)
    return b"\niptc\n%8d\n" % len(block) + block.hex().encode() + b"\n"


SAMPLES = samples()


def test_raw_profiles():
    assert values(SAMPLES["png"])["IPTC City"] == ["Norfolk"]


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes(kind):
    data = SAMPLES[kind]
    step = max(1, len(data) // 300)
    for end in range(0, min(len(data), 4000), step):
        document = read(data[:end])
        assert document.source.text.startswith("File Name: ")


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_file_that_ends_before_its_pixels_is_a_fault(kind):
    assert values(SAMPLES[kind][:60])["File Fault"] == ["it ends in the middle"]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=12),
)
def test_changed_bytes_never_raise(kind, changes):
    data = bytearray(SAMPLES[kind][:4000])
    for at, byte in changes:
        data[at % len(data)] = byte
    read(bytes(data))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\xff\0\0\0WEBP",
            b"II*\0",
            b"MM\0+",
            b"\0\0\0\x18ftypavif",
        ]
    ),
    st.binary(max_size=400),
)
def test_any_bytes_behind_a_signature_never_raise(head, rest):
    read(head + rest)


def test_a_bomb_of_pixels_is_never_decoded():
    header = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10**6))
        + chunk(b"IEND", b"")
    )
    found = values(data, "a.bin")
    assert found["File Pixels"] == ["2147483647 x 2147483647"]
    assert "File Fault" not in found


def test_a_bomb_of_text_is_not_unpacked():
    bomb = zlib.compress(b" " * (200 << 20), 9)
    found = values(png(chunk(b"zTXt", b"Comment\0\0" + bomb), chunk(b"tEXt", b"Title\0A wall")), "a.png")
    assert found["File Fault"] == [image_blocks.TOO_LARGE]
    assert found["PNG Title"] == ["A wall"]


def test_many_bombs_share_one_bound():
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * (3 << 20), 9))
    document = read(png(*[bomb] * 200), "a.png")
    assert len(document.source.text) < 500_000
    assert "more text than is read" in document.source.text


def test_what_is_no_zlib_is_a_fault():
    assert values(png(chunk(b"zTXt", b"Comment\0\0rubbish")))["File Fault"] == [image_blocks.NOT_UNPACKED]


class Endless(io.RawIOBase):
    """A file without end: a signature and then always the same bytes."""

    def __init__(self, head: bytes, body: bytes) -> None:
        self.head, self.body, self.at, self.taken = head, body, 0, 0

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset if whence == 0 else self.at + offset
        return self.at

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "never all of it"
        self.taken += size
        start, self.at = self.at, self.at + size
        data = self.head[start : start + size]
        return data + self._body(max(start, len(self.head)), size - len(data))

    def _body(self, start: int, size: int) -> bytes:
        first = (start - len(self.head)) % len(self.body)
        return (self.body * (size // len(self.body) + 2))[first : first + size]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"\xff\xd8\xff", b"\xff"),
        (b"\xff\xd8", segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + b"x" * 60_000)),
        (b"\xff\xd8", segment(0xE0, b"")),
        (
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)),
            chunk(b"IDAT", b""),
        ),
        (
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0)),
            chunk(b"tEXt", b"Title\0x" * 1000),
        ),
        (b"RIFF\xff\xff\xff\xffWEBP", b"JUNK\0\0\0\0"),
        (b"RIFF\xff\xff\xff\xffWEBP", b"XMP \0\0\0\x10" + b"\0" * 8),
        (b"\0\0\0\x18ftypavif" + b"\0" * 12, b"\0\0\0\x08free"),
        (b"\0\0\0\x18ftypavif" + b"\0" * 12, b"\xff\xff\xff\xffmeta"),
        (b"II*\0\x08\0\0\0", b"\xff\x03\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" * 50),
    ],
)
def test_a_file_without_end_is_left_soon(head, body):
    from pubcheck.readers import image

    file = Endless(head, body)
    (document,) = image.read_file("a", file, None)  # type: ignore[arg-type]
    assert document.source.text.count("File Fault") >= 1
    assert file.taken < 40 << 20


def test_directories_that_lead_in_a_circle():
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    found = values(b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + b"\0" * 4, "a.tif")
    assert found["File Type"] == ["TIFF"]


def test_a_texts_length_that_lies():
    entry = struct.pack("<HHII", 270, 2, 2**32 - 1, 8)
    assert "File Type" in values(b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + b"A wall\0", "a.tif")


def test_extents_that_lie():
    iinf = _box(b"iinf", b"\0\0\0\0\0\1" + _box(b"infe", b"\2\0\0\0\0\1\0\0Exif\0"))
    iloc = _box(b"iloc", b"\0\0\0\0\x44\0\0\1" + struct.pack(">HHHII", 1, 0, 1, 0, 2**32 - 1))
    data = _box(b"ftyp", b"avif\0\0\0\0avif") + _box(b"meta", b"\0\0\0\0" + iinf + iloc)
    assert values(data, "a.avif")["File Fault"] == [image_blocks.TOO_LARGE]


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


@pytest.mark.parametrize("kind", FORMATS)
def test_the_kind_is_told_by_the_file_not_by_its_name(kind):
    found = values(picture(kind), "wall.txt")
    assert found["File Type"][0].upper() == FORMATS[kind]


def test_attributes_without_end():
    many = " ".join(f'dc:a{number}="b"' for number in range(60_000))
    head, (width, size) = b"II*\0\x08\0\0\0", (1, 26)
    data = packet("<photoshop:City>Norfolk</photoshop:City>", many)
    tag = struct.pack("<HHHII", 1, 700, width, len(data), size) + bytes(4)
    assert values(head + tag + data, "a.tif")["XMP City"] == ["Norfolk"]


def test_two_packets_are_both_read():
    head = b"http://ns.adobe.com/xap/1.0/\0"
    other = packet("", 'photoshop:Headline="Fresh Paint"')
    found = values(jpeg(segment(0xE1, head + XMP), segment(0xE1, head + other)))
    assert (found["XMP City"], found["XMP Headline"]) == (["Norfolk"], ["Fresh Paint"])
