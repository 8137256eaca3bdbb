from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from image_files import (
    FORMATS,
    chunk,
    exiftool,
    jpeg_with_iptc,
    needs_exiftool,
    packet,
    picture,
    png,
    read,
    values,
)
from PIL import ExifTags, Image, PngImagePlugin

from pubcheck.document import OPAQUE
from pubcheck.readers import image

NAMES = {"jpg": "JPEG", "png": "PNG", "webp": "WebP", "tif": "TIFF", "avif": "AVIF"}
WRITTEN = (
    "-IPTC:ObjectName=240611-A-QX417-1001",
    "-IPTC:Keywords=Army",
    "-IPTC:Keywords=wall",
    "-IPTC:Caption-Abstract=Soldiers paint a wall.",
    "-codedcharacterset=utf8",
    "-XMP-dc:title=240611-A-QX417-1001",
    "-XMP-dc:description=Soldiers paint a wall.",
    "-XMP-dc:description-fr=Des soldats peignent un mur.",
    "-XMP-dc:creator=Sgt. Ann Roe",
    "-XMP-iptcCore:AltTextAccessibility=Two soldiers on ladders.",
    "-EXIF:GPSLatitude=38.871",
    "-EXIF:GPSLatitudeRef=N",
    "-EXIF:GPSLongitude=77.056",
    "-EXIF:GPSLongitudeRef=W",
    "-EXIF:DateTimeOriginal=2024:06:11 10:00:00",
)


def exif() -> Image.Exif:
    found = Image.Exif()
    found[ExifTags.Base.ImageDescription] = "A wall"
    found[ExifTags.Base.Artist] = "Ann Roe"
    found[ExifTags.Base.Copyright] = "Public domain"
    found.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2024:06:11 10:00:00"
    position = {1: "S", 2: (38.0, 52.0, 15.6), 3: "W", 4: (77.0, 3.0, 21.6)}
    found.get_ifd(ExifTags.IFD.GPSInfo).update(position)
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_exif_and_xmp_that_pillow_writes(kind):
    xmp = packet("", 'photoshop:City="Norfolk"')
    if kind == "png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
        data = picture(kind, exif=exif(), pnginfo=info)
    elif kind == "tif":
        both = exif()
        both[700] = xmp
        data = picture(kind, exif=both)
    else:
        data = picture(kind, exif=exif(), xmp=xmp)
    found = values(data, f"wall.{kind}")
    assert found["File Name"] == [f"wall.{kind}"]
    assert found["File Type"] == [NAMES[kind]]
    if kind != "avif":
        assert found["File Pixels"] == ["64 x 48"]
    assert "File Fault" not in found
    assert found["XMP City"] == ["Norfolk"]
    assert found["EXIF Image Description"] == ["A wall"]
    assert found["EXIF Artist"] == ["Ann Roe"]
    assert found["EXIF Copyright"] == ["Public domain"]
    if kind != "tif":  # Pillow writes no directories within directories there
        assert found["EXIF Date Time Original"] == ["2024:06:11 10:00:00"]
        assert found["EXIF GPS Position"] == ["-38.87100, -77.05600"]


@needs_exiftool
@pytest.mark.parametrize("kind", FORMATS)
def test_what_exiftool_writes(kind, tmp_path):
    found = values(exiftool(tmp_path, f"wall.{kind}", picture(kind), *WRITTEN), f"wall.{kind}")
    assert "File Fault" not in found
    assert found["XMP Title"] == ["240611-A-QX417-1001"]
    assert found["XMP Description"] == ["Soldiers paint a wall."]
    assert found["XMP Description [fr]"] == ["Des soldats peignent un mur."]
    assert found["XMP Creator"] == ["Sgt. Ann Roe"]
    assert found["XMP Alt Text Accessibility"] == ["Two soldiers on ladders."]
    assert found["EXIF GPS Position"] == ["38.87100, -77.05600"]
    if kind in {"jpg", "png", "tif"}:  # the others have no place for IPTC
        assert found["IPTC Object Name"] == ["240611-A-QX417-1001"]
        assert found["IPTC Keywords"] == ["Army", "wall"]
        assert found["IPTC Caption"] == ["Soldiers paint a wall."]


def test_texts_of_png():
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "Café")
    info.add_text("Comment", "A long text", zip=True)
    info.add_itxt("Description", "Zażółć", "pl", "opis", zip=True)
    info.add_text("Software", "Pillow")
    found = values(picture("png", pnginfo=info), "wall.png")
    assert found["PNG Title"] == ["Café"]
    assert found["PNG Comment"] == ["A long text"]
    assert found["PNG Description"] == ["Zażółć"]
    assert "PNG Software" not in found


def test_chunks_behind_the_pixels_are_read():
    plain = picture("png")
    data = plain[:-12] + chunk(b"tEXt", b"Title\0A wall") + plain[-12:]
    assert values(data, "wall.png")["PNG Title"] == ["A wall"]


def test_a_listing_reads_back():
    document = read(
        jpeg_with_iptc(
            (2, 5, b"240611-A-QX417-1001"),
            (2, 25, b"Army"),
            (2, 25, b"wall"),
            (2, 120, b"One.\r\n\r\n  Two."),
        )
    )
    again = image.from_listing(document.source.name, document.source.text)
    assert again.fields == document.fields
    assert again.markup.text == document.markup.text
    assert [field.path for field in document.fields if field.path[0] == "IPTC"] == [
        ("IPTC", "ObjectName"), ("IPTC", "Keywords", 0), ("IPTC", "Keywords", 1), ("IPTC", "Caption"),
    ]  # fmt: skip
    assert document.fields[-1].value == "One.\n\n  Two."
    assert document.source[document.fields[-1].span] == "One.\n    \n      Two."
    assert document.source.is_rendered
    assert [part.name for part in document.source.parts][-1] == "IPTC Caption"


@given(
    st.lists(st.tuples(st.sampled_from(["IPTC Caption", "XMP Title", "EXIF Artist"]), st.text(max_size=40)))
)
def test_values_survive_the_listing(pairs):
    lines = [f"{name}: {value}".replace("\r", "").replace("\n", "\n    ") for name, value in pairs]
    document = image.from_listing("wall.jpg", "\n".join(lines))
    assert [str(field.value) for field in document.fields] == [value.replace("\r", "") for _, value in pairs]
    for field in document.fields:
        assert document.source[field.span].replace("\n    ", "\n") == field.value


@given(st.text())
def test_any_listing_is_read(text):
    document = image.from_listing("wall.jpg", text)
    for field in document.fields:
        assert 0 <= field.span.start <= field.span.end <= len(text)
    assert document.tree is not None


FULL = """File Name: 240611-A-QX417-1001.jpg
IPTC Object Name: 240611-A-QX417-1001
IPTC By-line: Sgt. Ann Roe
IPTC Headline: Fresh "Paint" & more
IPTC Caption: Soldiers paint a wall. (U.S. Army photo by Sgt. Ann Roe)
IPTC Special Instructions: Released
IPTC Contact: 555-0100
XMP Description: Soldiers paint a wall. (U.S. Army photo by Sgt. Ann Roe)
XMP Alt Text Accessibility: Two soldiers
    on ladders.
XMP Title [fr]: Un mur"""


def test_the_figure_shows_each_value_once():
    document = image.from_listing("240611-A-QX417-1001.jpg", FULL)
    markup = document.markup.text
    assert markup.startswith(
        '<figure><img src="240611-A-QX417-1001.jpg" alt="Two soldiers\non ladders."><figcaption>\n'
        '<p class="title">Fresh &quot;Paint&quot; &amp; more</p>\n<p class="caption">Soldiers paint a wall.'
    )
    assert '<p class="virin">VIRIN: 240611-A-QX417-1001</p>' in markup
    assert markup.count("Soldiers paint") == 1
    assert not any(other in markup for other in ("Released", "Un mur", "555-0100"))
    assert OPAQUE not in markup


def test_places_lead_to_the_fields():
    document = image.from_listing("a.jpg", FULL)
    (img,) = document.tree.iter_elements("img")
    alt = document.attribute(img, "alt")
    assert alt is not None
    assert document.source[alt.value_span] == "Two soldiers\n    on ladders."
    start = document.markup.text.index("paint a wall")
    span = document.span(start, start + len("paint a wall"))
    assert document.source[span] == "paint a wall"
    assert document.source.part(span.start).name == "IPTC Caption"


def test_what_is_missing_is_opaque():
    document = image.from_listing(
        "a.jpg", "File Name: a.jpg\nIPTC By-line: Sgt. Ann Roe\nXMP Title: Fresh Paint"
    )
    markup = document.markup.text
    assert f'alt="{OPAQUE}"' in markup
    assert f'<p class="credit">{OPAQUE} photo by Sgt. Ann Roe</p>' in markup
    assert '<p class="title">Fresh Paint</p>' in markup


def test_the_whole_caption_is_shown_where_iptc_cuts_it_off():
    document = image.from_listing(
        "a.jpg", "IPTC Caption: Soldiers paint a\nXMP Description: Soldiers paint a wall."
    )
    assert '<p class="caption">Soldiers paint a wall.</p>' in document.markup.text


def test_a_photo_without_metadata_is_an_empty_page():
    document = read(picture("jpg", size=(1200, 800)))
    assert document.markup.text == ""
    assert [field.path for field in document.fields] == [
        ("File", "Name"),
        ("File", "Type"),
        ("File", "Pixels"),
    ]


@pytest.mark.parametrize(
    ("name", "kind", "size", "number"),
    [
        ("a.jpg", "jpg", (64, 48), 0),
        ("a.JPEG", "jpg", (64, 48), 0),
        ("a.png", "png", (1200, 800), 0),
        ("a.jpg", "png", (64, 48), 1),  # mislabelled
        ("a.webp", "webp", (700, 20), 1),
    ],
)
def test_icons_and_drawings_without_metadata_make_no_document(name, kind, size, number):
    assert len(image.read_file(name, io.BytesIO(picture(kind, size=size)), None)) == number


@pytest.mark.parametrize(
    ("data", "kind", "fault"),
    [
        (b"", None, "it is empty"),
        (b"<html>", None, "it is no image of a kind that is known"),
        (b"GIF89a" + b"\0" * 20, "GIF", None),
        (b"%PDF-1.7 ", "PDF", None),
    ],
)
def test_files_that_are_no_such_image(data, kind, fault):
    found = values(data)
    assert found.get("File Type", [None]) == [kind]
    assert found.get("File Fault", [None]) == [fault]


def test_control_characters_become_blanks():
    found = values(png(chunk(b"tEXt", b"Title\0A\x1b[31m wall\x7f")), "a.png")
    assert found["PNG Title"] == ["A [31m wall"]


def test_big_tiff():
    found = values(picture("tif", exif=exif(), big_tiff=True), "wall.tif")
    assert found["File Pixels"] == ["64 x 48"]
    assert found["EXIF Artist"] == ["Ann Roe"]


@needs_exiftool
def test_both_byte_orders(tmp_path):
    for order in ("II", "MM"):
        written = ("-ExifByteOrder=" + order, "-EXIF:Artist=Ann Roe", "-EXIF:UserComment=Café", *WRITTEN[-5:])
        found = values(exiftool(tmp_path, "wall.jpg", picture("jpg"), *written))
        assert found["EXIF Artist"] == ["Ann Roe"]
        assert found["EXIF User Comment"] == ["Café"]
        assert found["EXIF GPS Position"] == ["38.87100, -77.05600"]
        assert found["EXIF Date Time Original"] == ["2024:06:11 10:00:00"]


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


@pytest.mark.parametrize("in_idat", [False, True])
def test_items_of_heic(in_idat):
    """A file as ISO/IEC 14496-12 and 23008-12 have it; no writer of HEIC is at hand."""
    tiff = exif().tobytes()[6:]
    items = [b"\0\0\0\0" + tiff, packet("", 'photoshop:City="Norfolk"')]
    infe = [
        box(b"infe", b"\2\0\0\0" + struct.pack(">HH", 7, 0) + b"hvc1\0"),
        box(b"infe", b"\2\0\0\0" + struct.pack(">HH", 8, 0) + b"Exif\0"),
        box(b"infe", b"\2\0\0\0" + struct.pack(">HH", 9, 0) + b"mime\0application/rdf+xml\0"),
    ]
    iinf = box(b"iinf", b"\0\0\0\0" + struct.pack(">H", 3) + b"".join(infe))
    head = box(b"ftyp", b"heic\0\0\0\0heicmif1")

    def meta(base: int) -> bytes:
        first = (base, len(items[0])), (base + len(items[0]), len(items[1]))
        located = b"".join(
            struct.pack(">HHHHII", number, int(in_idat), 0, 1, offset, length)
            for number, (offset, length) in zip((8, 9), first, strict=True)
        )
        iloc = box(b"iloc", b"\1\0\0\0\x44\0" + struct.pack(">H", 2) + located)
        idat = box(b"idat", b"".join(items)) if in_idat else b""
        return box(b"meta", b"\0\0\0\0" + iinf + iloc + idat)

    base = 0 if in_idat else len(head) + len(meta(0)) + 8
    data = head + meta(base) + box(b"mdat", b"".join(items))
    found = values(data, "wall.heic")
    assert found["File Type"] == ["HEIC"]
    assert found["EXIF Artist"] == ["Ann Roe"]
    assert found["XMP City"] == ["Norfolk"]
    assert "File Fault" not in found
