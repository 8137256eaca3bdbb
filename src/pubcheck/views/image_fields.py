"""What the metadata of an image say: its own, and those of the images that a page shows."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.document import Document
from pubcheck.fields import Field
from pubcheck.grammar import virin, virin_search
from pubcheck.grammar.image_fields import MEANINGS, SMALLEST_PHOTO, Key, shown_name
from pubcheck.grammar.virin import Virin
from pubcheck.source import Span
from pubcheck.views.page import Page, view

if TYPE_CHECKING:
    from pubcheck.views.photos import Photo

_DRAWN = re.compile(
    r"logo|icon|seal|banner|button|badge|emblem|sprite|screenshot|chart|graphic", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d{4})[-:]?(\d\d)[-:]?(\d\d)")
_PHOTOS = frozenset({"JPEG", "TIFF", "WebP", "HEIC"})


class Number(NamedTuple):
    """A VIRIN in a field, by parts, and where it stands."""

    virin: Virin
    field: Field
    span: Span


class ImageFile:
    """The fields of one image file, none of them empty."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.by_key: dict[Key, list[Field]] = {}
        for field in document.fields:
            self.by_key.setdefault((str(field.path[0]), str(field.path[1])), []).append(field)

    @property
    def name_span(self) -> Span:
        """Where a finding about something missing belongs: the name of the file."""
        named = self.first("File", "Name")
        return named.span if named else Span(0, 0)

    @cached_property
    def name(self) -> str:
        """The name of the file, without its folders."""
        named = self.first("File", "Name")
        path = text_of(named) if named else self.document.source.name
        return path.replace("\\", "/").rpartition("/")[2]

    def first(self, group: str, key: str) -> Field | None:
        """The first field of a key."""
        return next(iter(self.by_key.get((group, key), ())), None)

    def all_of(self, meaning: str) -> list[Field]:
        """Every field that says one thing, those of the better keys first."""
        return [field for key in MEANINGS[meaning].keys for field in self.by_key.get(key, ())]

    def said(self, meaning: str) -> Field | None:
        """The first field that says one thing, but XMP's where IPTC's is only the beginning of it."""
        best: Field | None = None
        for field in self.all_of(meaning):
            if best is None or is_cut(text_of(best), text_of(field)):
                best = field
        return best

    @property
    def has_words(self) -> bool:
        """Whether somebody, not only a camera, has written metadata into the file."""
        return any(key[0] in {"IPTC", "XMP", "PNG"} for key in self.by_key)

    @cached_property
    def pixels(self) -> int:
        """The longer side in pixels, 0 where the file does not tell."""
        field = self.first("File", "Pixels")
        sides = text_of(field).split(" x ") if field else []
        return max((int(side) for side in sides if side.isascii() and side.isdigit()), default=0)

    @property
    def is_photo(self) -> bool:
        """Whether the file is by its VIRIN, or by kind, size and name, a photo rather than a drawing."""
        if self.number is not None:
            return True
        kind = self.first("File", "Type")
        if (kind and text_of(kind) not in _PHOTOS) or _DRAWN.search(self.name):
            return False
        return self.pixels == 0 or self.pixels >= SMALLEST_PHOTO

    @cached_property
    def number(self) -> Number | None:
        """The VIRIN in the object name, the title or, where some offices have it, the job's reference."""
        fields = [*self.all_of("virin"), *self.by_key.get(("IPTC", "TransmissionReference"), ())]
        fields += self.by_key.get(("XMP", "TransmissionReference"), ())
        return next(filter(None, map(_number, fields)), None)

    @cached_property
    def name_number(self) -> Virin | None:
        """The VIRIN that the file is named by."""
        found = next(virin_search.find(self.name), None)
        return virin.parse(found.text) if found else None

    @cached_property
    def dates(self) -> list[tuple[Field, datetime.date]]:
        """The days in ``Date Created``, IPTC's before XMP's; days that the calendar lacks are left out."""
        return [(field, day) for field in self.all_of("date") if (day := day_of(text_of(field)))]


def text_of(field: Field) -> str:
    """A field's value, white space at its ends left out."""
    return str(field.value).strip()


def name_of(field: Field) -> str:
    """A field as reports name it."""
    return shown_name(field.path)


def day_of(text: str) -> datetime.date | None:
    """The day of a date as IPTC (20240611), XMP (2024-06-11T…) or EXIF (2024:06:11 …) writes it."""
    match = _DIGITS.match(text)
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def is_cut(short: str, long: str) -> bool:
    """Whether one value is only the beginning of another."""
    return 0 < len(short) < len(long) and long.startswith(short)


def _number(field: Field) -> Number | None:
    found = next(virin_search.find(str(field.value)), None)
    parsed = virin.parse(found.text) if found else None
    if found is None or parsed is None:
        return None
    single = "\n" not in str(field.value)
    span = Span(field.span.start + found.start, field.span.start + found.end) if single else field.span
    return Number(parsed, field, span)


@view
def _known(_page: Page) -> dict[str, ImageFile | None]:
    """The files of the images of a page, by address, as far as somebody has asked for them."""
    return {}


def file_of(photo: Photo) -> ImageFile | None:
    """The file of a photo's image, where it lies in the same tree as the page."""
    companions = photo.page.document.companions
    if companions is None or photo.image is None or photo.image.src is None:
        return None
    address = photo.image.src.value.strip()
    if not address or photo.page.document.format == "image":
        return None
    known = _known(photo.page)
    if address not in known:
        document = companions.image(photo.page.document.source.name, address)
        known[address] = ImageFile(document) if document is not None else None
    return known[address]
