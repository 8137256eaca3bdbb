"""Image file → Document: its metadata as a list of fields, and the figure that a page would make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from pubcheck.derived import Writer
from pubcheck.document import OPAQUE, Document
from pubcheck.fields import Field
from pubcheck.grammar.image_fields import GROUPS, MEANINGS, REPEATED, Key, shown_name
from pubcheck.readers import image_containers
from pubcheck.source import Source, SourcePart, Span

if TYPE_CHECKING:
    from pubcheck.readers import Reading

_INDENT = "    "  # opens every further line of a value
_LONGEST_VALUE, _MOST_TEXT = 64_000, 256_000  # code points; an IPTC caption has 2,000 bytes at most
_LINE = re.compile(
    rf"(?P<group>{'|'.join(GROUPS)}) (?P<name>[^:\n\[\]]{{1,60}})(?: \[(?P<lang>[A-Za-z0-9-]{{1,40}})\])?: ?"
)
# Control characters but for line ends and tabs; no text has them, and terminals obey them.
_CONTROLS = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if code not in (9, 10)}
# A look at the words alone: the grammar of credits costs more than all else here.
_LONGEST_CREDIT, _SHORT_CREDIT = 300, 120  # code points
_CREDIT = re.compile(r"\b(?:photo|video|graphic|illustration|courtesy|image)s?\b", re.IGNORECASE)
_CREDIT_BY = re.compile(
    r"\b(?:photo|video|graphic|illustration|image)s?(?: (?:by|courtesy)\b|[/:])|\bcourtesy photo",
    re.IGNORECASE,
)
# What stands in the figure; all other fields are judged as fields.
_SHOWN = ("alt", "virin", "headline", "caption", "byline", "credit")


def read_file(name: str, file: BinaryIO, _reading: Reading) -> tuple[Document, ...]:
    """The metadata of an image as one document; what cannot be read is a field ``File Fault``.

    An icon or a drawing without metadata makes none: web sites hold them by the ten thousand, and no rule has
    anything to say of them.
    """
    lines: list[str] = []
    left = _MOST_TEXT
    found = image_containers.fields(name, file)
    if image_containers.says_nothing(name, found):
        return ()
    for group, key, language, value in found:
        text = value[: _LONGEST_VALUE + 2]
        if not text.isprintable():
            text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
        text = text.strip()
        if not text:
            continue
        if len(text) > (room := min(_LONGEST_VALUE, left)):
            lines.append("File Fault: it holds more text than is read")
            text = text[:room]
        left -= len(text)
        shown = f"{group} {key} [{language}]" if language else f"{group} {key}"
        lines.append(f"{shown}: {text}".replace("\n", "\n" + _INDENT))
        if left <= 0:
            break
    return (from_listing(name, "\n".join(lines)),)


def from_listing(name: str, text: str) -> Document:
    """The document of a list of fields: one on each line, ``IPTC Object Name: 240611-A-QX417-1001``.

    Four blanks open a further line of the value before. A language stands behind the name: ``XMP Description
    [fr]: …``. Groups are IPTC, XMP, EXIF, PNG and File; lines of other kinds are passed over.
    """
    fields: list[Field] = []
    parts: list[SourcePart] = []
    counts: dict[Key, int] = {}
    lines = text.split("\n")
    at = number = 0
    while number < len(lines):
        start, line = at, lines[number]
        at += len(line) + 1
        number += 1
        match = _LINE.match(line)
        if match is None:
            continue
        values = [line[match.end() :]]
        end = start + len(line)
        while number < len(lines) and lines[number].startswith(_INDENT):
            values.append(lines[number][len(_INDENT) :])
            at += len(lines[number]) + 1
            end = at - 1
            number += 1
        key = (match["group"], match["name"].replace(" ", ""))
        path: tuple[str | int, ...] = key
        if key[1] in REPEATED:
            path = (*key, counts.setdefault(key, 0))
            counts[key] += 1
        elif match["lang"]:
            path = (*key, match["lang"])
        span = Span(start + match.end(), end)
        name_span = Span(start, start + len(match[0].rstrip(": ")))
        fields.append(Field(path, name_span, "\n".join(values), span, "string"))
        parts.append(SourcePart(*span, shown_name(path)))
    source = Source(name, text, parts=tuple(parts), is_rendered=True)
    return Document(source, "image", _Figure(text, fields).derived(), False, tuple(fields))


class _Figure:
    """Writes the page that would show the photo with what its metadata say."""

    def __init__(self, text: str, fields: list[Field]) -> None:
        self._writer = Writer(text)
        self._fields = fields
        self._by_key: dict[Key, list[Field]] = {}
        for field in fields:
            self._by_key.setdefault((str(field.path[0]), str(field.path[1])), []).append(field)

    def derived(self) -> Any:
        writer = self._writer
        if all(field.path[0] == "File" for field in self._fields):
            return writer.derived()
        shown = {meaning: self._best(meaning) for meaning in _SHOWN}
        self._image(shown["alt"])
        # What is missing is told by the rules of metadata; those of pages shall not tell it again.
        is_opaque = not (shown["virin"] and _is_number(shown["virin"]) and shown["caption"])
        writer.glue("<figcaption>\n")
        virin = shown["virin"]
        self._paragraph("title", shown["headline"])
        self._paragraph("caption", shown["caption"])
        if not self._credit(shown["byline"], shown["credit"], shown["caption"]) or is_opaque:
            writer.glue(f'<p class="credit">{OPAQUE}</p>\n')
        if virin is not None:
            is_number = _is_number(virin)
            self._paragraph("virin" if is_number else "title", virin, "VIRIN: " if is_number else "")
        writer.glue("</figcaption></figure>\n")
        return writer.derived()

    def _best(self, meaning: str) -> Field | None:
        """The field that says it best: IPTC before XMP, unless XMP has the whole of what IPTC cuts off."""
        best: Field | None = None
        for key in MEANINGS[meaning].keys:
            for field in self._by_key.get(key, ())[:1]:
                ours, theirs = (str(one.value).strip() if one else "" for one in (best, field))
                if not ours or (len(theirs) > len(ours) and theirs.startswith(ours)):
                    best = field
        return best

    def _image(self, alt: Field | None) -> None:
        writer = self._writer
        names = self._by_key.get(("File", "Name"))
        place = names[0].span if names else Span(0, 0)
        writer.replace("<figure>", *place)
        writer.replace("<img", *place)
        writer.glue(' src="')
        self._copy(place)
        writer.glue('" alt="')
        if alt:
            self._copy(alt.span, "\n")
        else:
            writer.glue(OPAQUE)
        writer.glue('">')

    def _paragraph(self, kind: str, field: Field | None, label: str = "") -> None:
        if field is None:
            return
        self._writer.replace(f'<p class="{kind}">', *field.span)
        self._writer.glue(label)
        self._copy(field.span)
        self._writer.glue("</p>\n")

    def _credit(self, byline: Field | None, credit: Field | None, caption: Field | None) -> bool:
        """Write the credit, unless the caption ends with it; tells whether there is one."""
        if caption is not None and _ends_with_credit(str(caption.value)):
            return True
        if credit is not None and _CREDIT.search(str(credit.value)):
            self._paragraph("credit", credit)
            return True
        if byline is None:
            return False
        # A by-line is rank and name; of which service nobody can tell, so that nobody may judge.
        self._paragraph("credit", byline, f"{OPAQUE} photo by ")
        return True

    def _copy(self, span: Span, line_end: str = "<br>") -> None:
        """Write a value, escaped, without the blanks that open its further lines."""
        writer, done = self._writer, span.start
        text = writer.origin
        while True:
            end = text.find("\n", done, span.end)
            writer.copy_escaped(done, span.end if end < 0 else end)
            if end < 0:
                return
            writer.replace(line_end, end, end + 1 + len(_INDENT))
            done = end + 1 + len(_INDENT)


def _ends_with_credit(caption: str) -> bool:
    """Whether the end of a caption looks like its credit: in parentheses, or "Photo by …"."""
    tail = caption[-_LONGEST_CREDIT:].rstrip()
    inner = tail[tail.rfind("(") :] if tail.endswith(")") else ""
    return bool(_CREDIT.search(inner) or _CREDIT_BY.search(tail[-_SHORT_CREDIT:]))


def _is_number(field: Field) -> bool:
    """Whether an object name is a VIRIN, or was meant for one, rather than a title."""
    from pubcheck.grammar import virin_search

    value = str(field.value).strip()
    return (value[:2].isdigit() and value.count("-") >= 3) or next(virin_search.find(value), None) is not None
