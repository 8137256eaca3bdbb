"""Writes a record as the HTML of an article, every character with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pubcheck.derived import ESCAPES, Derived, Writer
from pubcheck.document import OPAQUE, Document, Problem
from pubcheck.fields import Field
from pubcheck.grammar import credit_lines
from pubcheck.grammar.entries import Entry
from pubcheck.readers import PLAIN, Reading, record_fields
from pubcheck.readers.record_fields import Place, Record
from pubcheck.readers.record_maps import PHOTO_PARTS, FieldMap
from pubcheck.readers.record_markup import Assembled, MeasuringWriter
from pubcheck.source import Source, Span

_SPECIAL = re.compile(r"[&<>\"\r]")
_HTML = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,15}>|<(?:br|p|img|hr)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\((?:https?:|/|#|\.)|\*\*[^*\s]|^ {0,3}[-*] \S|^ {0,3}>", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"(?:\r\n?|\n)[ \t]{0,40}(?:\r\n?|\n)\s{0,400}")
# Which of a record's own keys tell of the whole page, as those of front matter do.
_LANGUAGES = frozenset({"lang", "language", "locale"})


def document(source: Source, record: Record, fields: FieldMap | None, reading: Reading) -> Document:
    """The document of one record; of one that is broken or has no map its values are fields, and no more."""
    if fields is None or record.is_broken:
        found = tuple(_fields(record, frozenset(), {}))
        made = Document(source, "record", Derived("", []), fields=found, problems=record.problems)
    else:
        made = _RecordWriter(source, record, fields, reading).document()
    made.extent = Span(record.start, max(record.start, record.end))
    return made


def photo(source: Source, record: Record, fields: FieldMap) -> dict[str, str] | None:
    """What a record says of its first photo, by part; None where it has none."""
    writer = _RecordWriter(source, record, fields, PLAIN)
    place = next(writer.photo_places(), None)
    if place is None:
        return None
    found = {part: entry for part in PHOTO_PARTS if (entry := writer.find(part, place)) is not None}
    return {
        part: record_fields.said(source.text, entry) for part, entry in found.items() if entry.kind != "null"
    }


class _RecordWriter:
    def __init__(self, source: Source, record: Record, fields: FieldMap, reading: Reading) -> None:
        self.source = source
        self.record = record
        self.fields = fields
        self.reading = reading
        self.by_place = record.by_place()
        self.used: set[Place] = set()
        self.writer = MeasuringWriter(source.text)
        self.frames: dict[tuple[int, int], Span] = {}
        self.problems: list[Problem] = list(record.problems)
        self.syntax = "record"

    def document(self) -> Document:
        writer = self.writer
        writer.glue("<main>\n")
        self.paragraph("h1", "", self.find("headline"))
        self.paragraph("p", "byline", self.find("byline"))
        for place in self.photo_places():
            self.figure(place)
        parts: list[tuple[Derived, Derived | None]] = [(writer.derived(), None)]
        if (body := self.find("body")) is not None:
            parts += self.body(body)
        end = Writer(self.source.text)
        end.glue("\n</main>\n")
        parts.append((end.derived(), None))
        # The day of a photo is not that of an article.
        whole = ("date", "language", "url") if self.fields.parts.get("body") else ("language",)
        named = {
            name: entry
            for name in whole
            if (entry := self.find(name)) is not None and isinstance(entry.value, str)
        }
        for place in self.fields.body_format_at:
            self.used.add(place)
        found = tuple(_fields(self.record, self.used, named))
        markup = Assembled(parts, self.frames)
        made = Document(self.source, "record", markup, fields=found, problems=tuple(self.problems))
        made.syntax = self.syntax
        return made

    # What stands where

    def find(self, part: str, below: Place = ()) -> Entry | None:
        """The value of a part: the first of its places with text in it, else the first that is there."""
        first: Entry | None = None
        for place in self.fields.parts.get(part, ()):
            entry = self.by_place.get((*below, *place))
            if entry is None or entry.kind in ("list", "mapping"):
                continue
            first = first or entry
            if entry.value is not None and entry.value != "":
                self.used.add((*below, *place))
                return entry
        return first

    def photo_places(self) -> Iterator[Place]:
        """The places of the photos of the record."""
        for place in self.fields.photos:
            if not place:
                yield place
                return
            holder = self.by_place.get(place)
            if holder is None or holder.kind not in ("list", "mapping"):
                continue
            if holder.kind == "mapping":
                yield place
                return
            index = 0
            while (item := self.by_place.get((*place, str(index)))) is not None:
                if item.kind == "mapping":
                    yield (*place, str(index))
                index += 1
            return

    # What is written

    def body(self, entry: Entry) -> list[tuple[Derived, Derived | None]]:
        """The body as its own reader reads it, and the way from there to the record's file."""
        from pubcheck import readers

        writer = Writer(self.source.text)
        self.text(writer, entry, escape=False)
        text = writer.derived()
        kind = self.syntax = self.body_format(text.text)
        name = self.source.name.rpartition("/")[0]
        inner = readers.read(Source(f"{name}/body" if name else "body", text.text), kind, self.reading)
        markup = inner.markup
        if kind == "text" and "<h1>" in markup.text and self.find("headline") is not None:
            # The record has its headline; a short first line of the body is none. The lengths stay.
            said = markup.text.replace("<h1>", "<p >").replace("</h1>", "</p >")
            markup = Derived(said, markup.pieces, markup.parent)
        return [(markup, text)]

    def body_format(self, text: str) -> str:
        """The format of the body: as the record says, as the map says, else as it looks."""
        for place in self.fields.body_format_at:
            entry = self.by_place.get(place)
            if entry and entry.value in ("html", "markdown", "text"):
                return str(entry.value)
        return self.fields.body_format or guessed_format(text)

    def figure(self, place: Place) -> None:
        """A photo as a figure; where nothing is said of one there is none."""
        found = {part: self.find(part, place) for part in PHOTO_PARTS}
        filled = {part: entry for part, entry in found.items() if entry and _is_filled(entry)}
        if not place and not filled.keys() & {"alt", "caption", "credit", "virin", "file"}:
            return
        writer, alt, file = self.writer, found["alt"], filled.get("file")
        span = self.photo_span(place, alt, file or next(iter(filled.values()), None))
        writer.replace("<figure>", *span)
        start = writer.length
        writer.replace("<img", *span)
        if file:
            self.attribute("src", file)
        # Said to be empty it calls the image decoration; a cell of a table cannot say so.
        if alt and alt.kind != "null":
            self.attribute("alt", alt)
        elif not self.fields.parts.get("alt"):
            # Records of this kind have none; the page that shows the photo may get it elsewhere.
            writer.glue(' alt="')
            writer.replace(OPAQUE, *span)
            writer.glue('"')
        writer.glue(">")
        self.frames[start, writer.length] = span
        writer.glue("<figcaption>\n")
        self.paragraph("p", "title", filled.get("title"))
        self.paragraph("p", "caption", filled.get("caption"))
        self.paragraph("p", "credit", filled.get("credit"))
        self.paragraph("p", "virin", filled.get("virin"), "VIRIN: ")
        if self.is_told_elsewhere(filled.get("caption")):
            writer.replace(f"<p>{OPAQUE}</p>", *span)
        writer.glue("</figcaption></figure>\n")

    def is_told_elsewhere(self, caption: Entry | None) -> bool:
        """Whether records of this kind have no caption or no credit, which the page may get elsewhere."""
        parts = self.fields.parts
        if not parts.get("caption"):
            return True
        return not parts.get("credit") and not (
            caption and credit_lines.find_trailing(record_fields.said(self.source.text, caption))
        )

    def photo_span(self, place: Place, alt: Entry | None, told: Entry | None) -> Span:
        """Where a finding about something missing belongs: the key for it, else what names the photo."""
        if alt and self.record.syntax != "csv":
            quote = 1 if self.record.syntax == "json" else 0
            return Span(alt.key[0] - quote if alt.key else alt.start, alt.end)
        if alt:
            return Span(alt.start, alt.end)
        holder = told or self.by_place.get(place)
        return Span(holder.start, holder.end) if holder else Span(self.record.start, self.record.start)

    def attribute(self, name: str, entry: Entry) -> None:
        self.writer.glue(f' {name}="')
        self.text(self.writer, entry)
        self.writer.glue('"')

    def paragraph(self, tag: str, role: str, entry: Entry | None, label: str = "") -> None:
        """A value as an element of its own, a caption as one for each of its paragraphs."""
        if entry is None or not _is_filled(entry):
            return
        said = record_fields.said(self.source.text, entry)
        writer, is_html = self.writer, role in ("caption", "credit") and bool(_HTML.search(said))
        opening = f'<{tag} class="{role}">' if role else f"<{tag}>"
        writer.replace(opening, entry.start, entry.end)
        writer.glue(label)
        at = 0
        if role == "caption" and not is_html:
            for gap in _PARAGRAPH_END.finditer(said):
                if gap.end() < len(said) and gap.start() > at:
                    self.text(writer, entry, at, gap.start())
                    writer.glue(f"</{tag}>\n")
                    writer.replace(opening, entry.start, entry.end)
                    at = gap.end()
        self.text(writer, entry, at, len(said), escape=not is_html)
        writer.glue(f"</{tag}>\n")

    def text(
        self, writer: Writer, entry: Entry, start: int = 0, end: int | None = None, *, escape: bool = True
    ) -> None:
        """Write what a value says, or a part of it, with LF line ends; escaped as text and attributes are."""
        said = record_fields.said(self.source.text, entry)
        end = len(said) if end is None else end
        for piece in record_fields.stretches(self.source.text, self.record.syntax, entry):
            low, high = max(piece.start, start), min(piece.end, end)
            if low > high or (low == high and said):
                continue
            if not piece.copied:
                written = _plain(said, low, high, escape=escape)
                if written:
                    writer.replace(written, piece.origin, piece.origin_end)
                continue
            by = piece.origin - piece.start
            at = low
            for special in _SPECIAL.finditer(said, low, high):
                if special[0] != "\r" and not escape:
                    continue
                if at < special.start():
                    writer.copy(at + by, special.start() + by)
                at = special.end()
                if written := _plain(said, *special.span(), escape=escape):
                    writer.replace(written, special.start() + by, at + by)
            if at < high or low == high:
                writer.copy(at + by, high + by)


def guessed_format(text: str) -> str:
    """Which reader takes a body of which nobody says what it is: by its tags, by its marks, else as text."""
    if _HTML.search(text):
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _plain(said: str, start: int, end: int, *, escape: bool) -> str:
    """A part of a value as it is written: line ends as LF."""
    part = said[start:end]
    if "\r" in part:
        part = part.replace("\r\n", "\n")
        if part.endswith("\r") and said.startswith("\n", end):
            part = part[:-1]
        part = part.replace("\r", "\n")
    return "".join(ESCAPES.get(char, char) for char in part) if escape else part


def _is_filled(entry: Entry) -> bool:
    return entry.value is not None and not (isinstance(entry.value, str) and not entry.value.strip())


def _fields(
    record: Record, used: frozenset[Place] | set[Place], named: Mapping[str, Entry]
) -> Iterator[Field]:
    """The strings that no part takes, below “record”, and what tells of the whole page by its usual name."""
    for name, entry in named.items():
        yield _field(("lang" if name == "language" else name,), entry)
    for entry in record.entries:
        if entry.path[0] == "pubcheck":
            yield _field(entry.path, entry)  # suppressions, as front matter has them
        elif isinstance(entry.value, str) and tuple(map(str, entry.path)) not in used:
            is_language = len(entry.path) == 1 and str(entry.path[0]).lower() in _LANGUAGES
            yield _field(entry.path if is_language else ("record", *entry.path), entry)


def _field(path: tuple[str | int, ...], entry: Entry) -> Field:
    return Field(
        path, Span(*entry.key) if entry.key else None, entry.value, Span(entry.start, entry.end), entry.kind
    )
