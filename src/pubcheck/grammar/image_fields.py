"""The fields of metadata in image files: what IPTC-IIM, XMP, EXIF and PNG call them, and how we list them.

IIM datasets after the IPTC-NAA Information Interchange Model, version 4.2; XMP properties after the IPTC
Photo Metadata Standard 2023.2 and ISO 16684-1; EXIF tags after CIPA DC-008 (Exif 2.32).
"""

from __future__ import annotations

from typing import NamedTuple

# Record 2 of IIM, the datasets that a publisher fills: number → name.
IIM = {
    5: "Object Name",
    7: "Edit Status",
    10: "Urgency",
    15: "Category",
    20: "Supplemental Category",
    22: "Fixture Identifier",
    25: "Keywords",
    30: "Release Date",
    37: "Expiration Date",
    40: "Special Instructions",
    55: "Date Created",
    60: "Time Created",
    80: "By-line",
    85: "By-line Title",
    90: "City",
    92: "Sub-location",
    95: "Province-State",
    100: "Country Code",
    101: "Country Name",
    103: "Transmission Reference",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "Copyright Notice",
    118: "Contact",
    120: "Caption",
    122: "Writer-Editor",
}

DC = "http://purl.org/dc/elements/1.1/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
EXIF = "http://ns.adobe.com/exif/1.0/"
TIFF = "http://ns.adobe.com/tiff/1.0/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"

# Properties of XMP: namespace and local name → name.
XMP = {
    (DC, "title"): "Title",
    (DC, "description"): "Description",
    (DC, "creator"): "Creator",
    (DC, "rights"): "Rights",
    (DC, "subject"): "Keywords",
    (PHOTOSHOP, "Headline"): "Headline",
    (PHOTOSHOP, "DateCreated"): "Date Created",
    (PHOTOSHOP, "City"): "City",
    (PHOTOSHOP, "State"): "State",
    (PHOTOSHOP, "Country"): "Country",
    (PHOTOSHOP, "Credit"): "Credit",
    (PHOTOSHOP, "Source"): "Source",
    (PHOTOSHOP, "Instructions"): "Instructions",
    (PHOTOSHOP, "TransmissionReference"): "Transmission Reference",
    (PHOTOSHOP, "AuthorsPosition"): "Authors Position",
    (PHOTOSHOP, "CaptionWriter"): "Caption Writer",
    (PHOTOSHOP, "Category"): "Category",
    (PHOTOSHOP, "SupplementalCategories"): "Supplemental Category",
    (PHOTOSHOP, "Urgency"): "Urgency",
    (IPTC_CORE, "Location"): "Location",
    (IPTC_CORE, "CountryCode"): "Country Code",
    (IPTC_CORE, "AltTextAccessibility"): "Alt Text Accessibility",
    (IPTC_CORE, "ExtDescrAccessibility"): "Ext Descr Accessibility",
    (IPTC_EXTENSION, "PersonInImage"): "Person In Image",
    (IPTC_EXTENSION, "DigitalSourceType"): "Digital Source Type",
    (EXIF, "GPSLatitude"): "GPS Latitude",
    (EXIF, "GPSLongitude"): "GPS Longitude",
    (EXIF, "DateTimeOriginal"): "Date Time Original",
    (TIFF, "ImageDescription"): "Image Description",
    (TIFF, "Artist"): "Artist",
    (TIFF, "Copyright"): "Copyright",
    (RIGHTS, "UsageTerms"): "Usage Terms",
}

# Keywords of PNG's text chunks (PNG, third edition, 11.3.3.2).
PNG = frozenset({"Title", "Author", "Description", "Copyright", "Creation Time", "Disclaimer", "Warning",
                 "Source", "Comment"})  # fmt: skip

GROUPS = ("IPTC", "XMP", "EXIF", "PNG", "File")

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "WebP": (".webp",),
    "TIFF": (".tif", ".tiff"),
    "AVIF": (".avif", ".heif"),
    "HEIC": (".heic", ".heif"),
}
"""How the names of the files of each kind end."""

SMALLEST_PHOTO = 600
"""Pixels: published photos have more on their longer side, icons and portraits fewer."""

REPEATED = frozenset(
    {"Keywords", "SupplementalCategory", "By-line", "By-lineTitle", "Writer-Editor", "Contact", "Creator",
     "PersonInImage"}
)  # fmt: skip
"""The keys that a file may have several times; their paths end in a number from 0."""

Key = tuple[str, str]
"""A group and a key of it, such as ``("IPTC", "ObjectName")``."""


class Meaning(NamedTuple):
    """One thing to say of a photo: its name in a writer's words, and the fields that may hold it, best first.

    ``longest`` is how many characters archives of the Department of Defense keep of it, 0 where none says
    (DIMOC, metadata field definitions); ``copies`` are fields that should say the same.
    """

    name: str
    keys: tuple[Key, ...]
    longest: int = 0
    copies: tuple[Key, ...] = ()


def _of(name: str, iptc: str, xmp: str, longest: int = 0, *more: Key) -> Meaning:
    keys = (("IPTC", iptc), ("XMP", xmp))
    return Meaning(name, (*keys, *more), longest, keys)


# How the fields of IIM and XMP belong together: IPTC Photo Metadata Standard, "IIM and XMP properties".
MEANINGS: dict[str, Meaning] = {
    "virin": _of("VIRIN", "ObjectName", "Title", 64),
    "date": _of("date on which the photo was taken", "DateCreated", "DateCreated"),
    "byline": _of("photographer", "By-line", "Creator", 32, ("EXIF", "Artist"), ("XMP", "Artist")),
    "caption": _of(
        "caption", "Caption", "Description", 2000, ("EXIF", "ImageDescription"), ("XMP", "ImageDescription")
    ),
    "country": _of("country", "CountryName", "Country", 64, ("IPTC", "CountryCode"), ("XMP", "CountryCode")),
    "release": _of("public release instructions", "SpecialInstructions", "Instructions", 256),
    "writer": _of("caption writer", "Writer-Editor", "CaptionWriter", 32),
    "city": _of("city or base", "City", "City", 32, ("IPTC", "Sub-location"), ("XMP", "Location")),
    "state": _of("state or province", "Province-State", "State", 32),
    "title": _of("photographer's unit or title", "By-lineTitle", "AuthorsPosition", 32),
    "headline": _of("headline", "Headline", "Headline", 256),
    "keywords": _of("keywords", "Keywords", "Keywords", 64),
    "credit": _of("credit", "Credit", "Credit", 32),
    "source": _of("source", "Source", "Source", 32),
    "copyright": _of("copyright notice", "CopyrightNotice", "Rights", 128, ("EXIF", "Copyright")),
    "contact": Meaning("photographer's contact", (("IPTC", "Contact"),), 128),
    "classification": _of("classification", "SupplementalCategory", "SupplementalCategory", 32),
    "service": _of("service shown", "Urgency", "Urgency", 1),
    "alt": Meaning("alternative text", (("XMP", "AltTextAccessibility"),)),
    "extended": Meaning("extended description", (("XMP", "ExtDescrAccessibility"),)),
}


def shown_name(path: tuple[str | int, ...]) -> str:
    """A field as reports name it: ``IPTC Object Name``, ``XMP Description [fr]``."""
    group, key = str(path[0]), str(path[1])
    language = f" [{path[2]}]" if len(path) > 2 and isinstance(path[2], str) else ""
    return f"{group} {_SHOWN.get(key, key)}{language}"


_SHOWN = {
    name.replace(" ", ""): name
    for name in (*IIM.values(), *XMP.values(), *PNG, "GPS Position", "User Comment", "Author Title")
}
