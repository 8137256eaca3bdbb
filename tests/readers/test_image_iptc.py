from __future__ import annotations

import io

import pytest
from image_files import (
    UTF_8,
    exiftool,
    iim,
    jpeg,
    jpeg_with_iptc,
    needs_exiftool,
    picture,
    resource,
    segment,
    values,
)
from PIL import Image, IptcImagePlugin


@pytest.mark.parametrize(
    ("value", "coding", "expected"),
    [
        ("Café".encode(), UTF_8, "Café"),
        ("Café".encode("latin-1"), None, "Café"),
        ("Café".encode(), None, "Café"),
        ("Café".encode("latin-1"), b"\x1b.A", "Café"),
        ("Café".encode("latin-1"), UTF_8, "Café"),  # the file says UTF-8 and holds none
        ("“Paint”".encode("cp1252"), None, "“Paint”"),
        ("Zażółć".encode(), b"\x1b%/I", "Zażółć"),
        ("Naïf, Café".encode()[:-1], UTF_8, "Naïf, Caf"),  # cut off within the last character
        (b"Plain", b"", "Plain"),
    ],
)
def test_character_sets(value, coding, expected):
    assert values(jpeg_with_iptc((2, 120, value), coding=coding))["IPTC Caption"] == [expected]


def test_fields_of_our_packer_are_those_that_pillow_reads():
    data = jpeg_with_iptc(
        (2, 5, b"240611-A-QX417-1001"), (2, 25, b"Army"), (2, 25, b"wall"), (2, 101, b"Canada")
    )
    with Image.open(io.BytesIO(data)) as opened:
        theirs = IptcImagePlugin.getiptcinfo(opened)
    ours = values(data)
    assert [ours["IPTC Object Name"][0].encode()] == [theirs[2, 5]]
    assert [value.encode() for value in ours["IPTC Keywords"]] == theirs[2, 25]
    assert [ours["IPTC Country Name"][0].encode()] == [theirs[2, 101]]


@needs_exiftool
def test_our_packer_is_read_by_exiftool(tmp_path):
    import subprocess

    path = tmp_path / "wall.jpg"
    path.write_bytes(jpeg_with_iptc((2, 5, b"240611-A-QX417-1001"), (2, 120, "Café".encode()), coding=UTF_8))
    told = subprocess.run(
        ["exiftool", "-s3", "-charset", "utf8", "-IPTC:ObjectName", "-IPTC:Caption-Abstract", str(path)],
        check=True,
        capture_output=True,
    ).stdout.decode()
    assert told.split() == ["240611-A-QX417-1001", "Café"]


@needs_exiftool
@pytest.mark.parametrize("coding", ["utf8", "latin"])
def test_exiftool_in_both_character_sets(coding, tmp_path):
    arguments = [
        "-IPTC:City=Málaga",
        "-IPTC:By-line=Bo Poe",
        "-IPTC:By-line=Ann Roe",
        "-IPTC:DateCreated=2024:06:11",
    ]
    if coding == "utf8":
        arguments.append("-IPTC:CodedCharacterSet=UTF8")
    found = values(exiftool(tmp_path, "wall.jpg", picture("jpg"), *arguments))
    assert found["IPTC City"] == ["Málaga"]
    assert found["IPTC By-line"] == ["Bo Poe", "Ann Roe"]
    assert found["IPTC Date Created"] == ["20240611"]


def test_extended_datasets():
    text = b"long " * 10_000
    assert values(jpeg(*_parted(resource(0x0404, iim((2, 120, text))))))["IPTC Caption"] == [
        text.decode().strip()
    ]


def test_resources_in_two_segments():
    block = resource(0x0404, iim((2, 5, b"240611-A-QX417-1001"), (2, 120, b"Soldiers paint a wall.")))
    found = values(jpeg(*(segment(0xED, b"Photoshop 3.0\0" + half) for half in (block[:40], block[40:]))))
    assert found["IPTC Caption"] == ["Soldiers paint a wall."]
    assert "File Fault" not in found


def _parted(block: bytes) -> list[bytes]:
    return [
        segment(0xED, b"Photoshop 3.0\0" + block[at : at + 60_000]) for at in range(0, len(block), 60_000)
    ]


def test_other_records_and_unknown_datasets_are_passed_over():
    found = values(
        jpeg_with_iptc((1, 0, b"\0\4"), (2, 0, b"\0\4"), (2, 200, b"?"), (3, 120, b"?"), (2, 90, b"Norfolk"))
    )
    assert [name for name in found if name.startswith("IPTC")] == ["IPTC City"]


@pytest.mark.parametrize(
    "data",
    [
        iim((2, 90, b"Norfolk"))[:-2],
        iim((2, 90, b"Norfolk")) + b"rubbish",
        iim((2, 90, b"Norfolk")) + b"\x1c\2\x78\xff\xff",
        iim(*[(2, 25, b"a")] * 3000),
    ],
)
def test_damaged_datasets_are_a_fault(data):
    found = values(jpeg(segment(0xED, b"Photoshop 3.0\0" + resource(0x0404, data))))
    assert found["File Fault"] == ["its IPTC datasets are damaged"]


def test_padding_is_no_damage():
    data = resource(0x0404, iim((2, 90, b"Norfolk")) + b"\0\0\0")
    assert "File Fault" not in values(jpeg(segment(0xED, b"Photoshop 3.0\0" + data)))
