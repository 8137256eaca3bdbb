from __future__ import annotations

import datetime

import pytest

from pubcheck.readers import image
from pubcheck.views.files import image_files
from pubcheck.views.image_fields import ImageFile, day_of, file_of, name_of, text_of
from pubcheck.views.page import Context, Page


def file(text: str, name: str = "wall.jpg") -> ImageFile:
    return ImageFile(image.from_listing(name, text))


def test_iptc_counts_before_xmp_unless_it_is_cut_off():
    assert text_of(file("XMP Description: B\nIPTC Caption: A").said("caption")) == "A"
    assert (
        text_of(file("IPTC Caption: Soldiers pai\nXMP Description: Soldiers paint").said("caption"))
        == "Soldiers paint"
    )
    assert file("IPTC City: Norfolk").said("caption") is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("IPTC Object Name: 240611-A-QX417-1001", "240611-A-QX417-1001"),
        ("IPTC Object Name: Fresh Paint\nXMP Title: 240611-A-QX417-1001C.JPG", "240611-A-QX417-1001"),
        ("XMP Transmission Reference: 240611-A-QX417-1001", "240611-A-QX417-1001"),
        ("XMP Title: VIRIN: 240611-A-QX417-1001", "240611-A-QX417-1001"),
    ],
)
def test_the_number_wherever_offices_write_it(text, canonical):
    number = file(text).number
    assert number is not None
    assert number.virin.canonical == canonical
    document = image.from_listing("wall.jpg", text)
    assert document.source[number.span].startswith(canonical)


@pytest.mark.parametrize(
    ("text", "is_photo"),
    [
        ("File Type: JPEG\nFile Pixels: 6000 x 4000", True),
        ("File Type: JPEG\nFile Pixels: 400 x 300", False),
        ("File Type: PNG\nFile Pixels: 6000 x 4000", False),
        ("File Type: PNG\nXMP Title: 240611-A-QX417-1001", True),
        ("File Name: unit-logo.jpg\nFile Type: JPEG\nFile Pixels: 6000 x 4000", False),
        ("IPTC City: Norfolk", True),
    ],
)
def test_what_is_a_photo(text, is_photo):
    assert file(text).is_photo is is_photo


@pytest.mark.parametrize("text", ["20240611", "2024-06-11", "2024-06-11T10:20:30Z", "2024:06:11 10:20:30"])
def test_days(text):
    assert day_of(text) == datetime.date(2024, 6, 11)


@pytest.mark.parametrize("text", ["", "00000000", "20241301", "June 11, 2024", "2024", "²0240611"])
def test_what_is_no_day(text):
    assert day_of(text) is None


def test_names_of_fields():
    names = [
        name_of(field)
        for field in image.from_listing("a", "XMP Alt Text Accessibility [fr]: a\nIPTC By-line: b").fields
    ]
    assert names == ["XMP Alt Text Accessibility [fr]", "IPTC By-line"]


def test_only_images_have_such_a_file():
    from pages import page_of

    assert image_files(page_of("<p>Text")) == []
    page = Page(image.from_listing("a.jpg", "XMP City: Norfolk"), Context(datetime.date(2026, 1, 1)))
    (found,) = image_files(page)
    assert found.name == "a.jpg"


def test_an_image_is_asked_for_once():
    from pages import page_of

    from pubcheck.views.albums import photos

    asked = []

    class Companions:
        def image(self, source, address):
            asked.append((source, address))
            return image.from_listing("wall.jpg", "XMP City: Norfolk") if address == "wall.jpg" else None

        def record(self, source, identifier):
            return None

    page = page_of(
        '<figure><img src=" wall.jpg " alt="A"><figcaption>Workers paint a wall.</figcaption></figure>'
        '<figure><img src="b.jpg" alt="B"><figcaption>Workers leave. Photo by Ann Roe</figcaption></figure>'
    )
    page.document.companions = Companions()
    found = [file_of(photo) for photo in photos(page)]
    again = [file_of(photo) for photo in photos(page)]
    assert found == again
    assert [one and text_of(one.first("XMP", "City")) for one in found] == ["Norfolk", None]
    assert asked == [("page.html", "wall.jpg"), ("page.html", "b.jpg")]
