"""Word document (.docx) → Document: paragraphs, headings, tables, pictures, notes, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from pubcheck.derived import Derived
from pubcheck.document import Document, Problem
from pubcheck.grammar.chrome import is_frame_line
from pubcheck.grammar.credit_lines import is_credit_line
from pubcheck.grammar.photo_lines import LinePart
from pubcheck.readers import Reading
from pubcheck.readers.word_inline import InlineReader, Piece
from pubcheck.readers.word_package import Package, UnreadablePackageError, child, local, value
from pubcheck.readers.word_photos import TextPhoto, find_text_photos
from pubcheck.readers.word_rendering import Rendering
from pubcheck.source import Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as XmlElement

_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_SHOWN = ("", "inserted")
_MOST_PARAGRAPHS = 200_000  # a novel has ten thousand
_LONGEST_HEADLINE = 160  # code points
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_PAGE_ENDS = (("header", "header"), ("footer", "footer"))


class Paragraph(NamedTuple):
    """A paragraph: its pieces, the name of its part, its place, and what it is by its style.

    ``kind`` is "p", "h1" to "h6", "li", "caption" or "blockquote".
    """

    pieces: list[Piece]
    name: str
    kind: str


def read_file(name: str, file: BinaryIO, _reading: Reading) -> tuple[Document, ...]:
    """Read a Word document; one that cannot be read is a document that says so."""
    try:
        return (_Reading(Package(file)).document(name),)
    except UnreadablePackageError as error:
        problem = Problem("unreadable", Span(0, 0), str(error))
        return (Document(Source(name, "", is_rendered=True), "word", Derived(""), problems=(problem,)),)


class _Reading:
    """One document while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._rendering = Rendering()
        self._styles = dict(self._read_styles())
        self._paragraphs = 0
        self._pictures = 0
        self._links = 0
        self._has_title = False
        self._headline: XmlElement | None = None

    def document(self, name: str) -> Document:
        package, rendering = self._package, self._rendering
        for key, text in package.properties():
            rendering.field("property", text, f"property {key}")
        for kind, element in _PAGE_ENDS[:1]:
            self._page_ends(kind, element)
        root = package.xml(package.main)
        body = child(root, "body")
        if body is None:
            raise UnreadablePackageError("it holds no Word document")
        self._find_title(body)
        self._blocks(body, InlineReader(package.relations(package.main)))
        for kind, element in _NOTES:
            self._notes(kind, element)
        for kind, element in _PAGE_ENDS[1:]:
            self._page_ends(kind, element)
        self._comments()
        return rendering.document(name)

    def _find_title(self, body: XmlElement) -> None:
        """See whether a title stands above the headings; without headings a short first line is the title."""
        written = [inner for inner in _flattened(body) if local(inner) == "p" and _has_text(inner)]
        self._has_title = any(self._style_of(paragraph) == "title" for paragraph in written)
        if not any(_HEADING.fullmatch(self._style_of(paragraph)) for paragraph in written):
            for paragraph in [] if self._has_title else written[:-1]:
                text = "".join(t.text or "" for t in paragraph.iter() if local(t) == "t").strip()
                if not is_frame_line(text):
                    is_short = len(text) <= _LONGEST_HEADLINE and text[-1:] not in ".:;,…"
                    self._headline = paragraph if is_short and not is_credit_line(text) else None
                    break

    def _read_styles(self) -> Iterator[tuple[str, str]]:
        """The id of each style and its name in lower case, or that of the built-in style it is based on."""
        for part in self._package.related("styles"):
            root = self._package.xml(part)
            styles = (
                {value(s, "styleId") or "": s for s in root if local(s) == "style"}
                if root is not None
                else {}
            )
            for identifier, style in styles.items():
                names = []
                based: XmlElement | None = style
                for _ in range(10):
                    names.append((value(child(based, "name")) or "").lower())
                    based = styles.get(value(child(based, "basedOn")) or "")
                    if based is None:
                        break
                known = (
                    name
                    for name in names
                    if name in _KINDS or _HEADING.fullmatch(name) or name.startswith("list ")
                )
                yield identifier, next(known, names[0])

    def _style_of(self, paragraph: XmlElement) -> str:
        identifier = value(child(paragraph, "pPr", "pStyle")) or ""
        return self._styles.get(identifier, identifier.lower())

    def _kind_of(self, paragraph: XmlElement) -> str:
        style = self._style_of(paragraph)
        level = 0
        if found := _HEADING.fullmatch(style):
            level = int(found[1])
        elif (outline := value(child(paragraph, "pPr", "outlineLvl"))) and outline in "012345":
            level = int(outline) + 1
        if level:
            # Below a title the headings of Word's first level are sections.
            return f"h{min(level + self._has_title, 6)}"
        if paragraph is self._headline:
            return "h1"
        if kind := _KINDS.get(style):
            return kind
        is_item = style.startswith("list ") or child(paragraph, "pPr", "numPr") is not None
        return "li" if is_item else "p"

    def _blocks(self, around: XmlElement, inline: InlineReader) -> None:
        """Write the paragraphs and tables of a part, lists and figures put together."""
        run: list[Paragraph] = []
        for element in _flattened(around):
            if local(element) == "p":
                run.append(self._paragraph(element, inline))
                while inline.boxes:
                    box = inline.boxes.pop(0)
                    run += [
                        self._paragraph(inner, inline) for inner in _flattened(box) if local(inner) == "p"
                    ]
            elif local(element) == "tbl":
                self._write(run)
                run = []
                self._table(element, inline)
        self._write(run)

    def _paragraph(self, element: XmlElement, inline: InlineReader) -> Paragraph:
        self._paragraphs += 1
        if self._paragraphs > _MOST_PARAGRAPHS:
            raise UnreadablePackageError(f"it has more than {_MOST_PARAGRAPHS:,} paragraphs")
        return Paragraph(inline.pieces(element), f"paragraph {self._paragraphs}", self._kind_of(element))

    def _table(self, table: XmlElement, inline: InlineReader) -> None:
        glue = self._rendering.glue
        glue("<table>")
        for row in _flattened(table):
            if local(row) != "tr":
                continue
            cell = "th" if child(row, "trPr", "tblHeader") is not None else "td"
            glue("<tr>")
            for column in _flattened(row):
                if local(column) == "tc":
                    glue(f"<{cell}>")
                    self._blocks(column, inline)
                    glue(f"</{cell}>")
            glue("</tr>")
        glue("</table>")

    def _write(self, paragraphs: list[Paragraph]) -> None:
        glue = self._rendering.glue
        photos = find_text_photos([plain_text(paragraph) for paragraph in paragraphs])
        at = 0
        while at < len(paragraphs):
            paragraph = paragraphs[at]
            at += 1
            # A picture belongs to the lines below it.
            above = at if _is_picture(paragraph) else at - 1
            if photo := photos.get(above):
                self._text_photo(photo, paragraphs, paragraph if above == at else None)
                at = photo.end
            elif (text := plain_text(paragraph)) is not None and is_frame_line(text):
                self._line(paragraph)
            elif paragraph.kind == "li":
                glue("<ul><li>")
                self._inline(paragraph)
                while at < len(paragraphs) and paragraphs[at].kind == "li":
                    glue("</li><li>")
                    self._inline(paragraphs[at])
                    at += 1
                glue("</li></ul>")
            elif _is_picture(paragraph) and at < len(paragraphs) and paragraphs[at].kind == "caption":
                glue("<figure>")
                self._inline(paragraph)
                glue("<figcaption>")
                while at < len(paragraphs) and paragraphs[at].kind == "caption":
                    self._element("p", paragraphs[at])
                    at += 1
                glue("</figcaption></figure>")
            else:
                self._element("p" if paragraph.kind == "caption" else paragraph.kind, paragraph)

    def _element(self, tag: str, paragraph: Paragraph) -> None:
        self._rendering.glue(f"<{tag}>")
        self._inline(paragraph)
        self._rendering.glue(f"</{tag}>\n")

    def _text_photo(self, photo: TextPhoto, paragraphs: list[Paragraph], picture: Paragraph | None) -> None:
        """Write a photo that stands in plain paragraphs as a figure."""
        glue, block = self._rendering.glue, photo.block
        glue("<figure>")
        if picture:
            self._inline(picture)
        places = [self._line(paragraph) for paragraph in paragraphs[photo.first : photo.end]]

        def place(part: LinePart) -> Span:
            paragraph, start, end = photo.place(part)
            begin = places[paragraph - photo.first].start
            return Span(begin + start, begin + end)

        if not picture:
            described = block.alt and place(block.alt)
            self._rendering.tag("<img", described or Span(places[0].start, places[0].start))
            if described:
                glue(' alt="')
                self._rendering.text(described)
                glue('"')
            glue(">")
        glue("<figcaption>")
        for name in ("title", "caption", "credit", "virin", "empty_label"):
            if part := getattr(block, name):
                kind = "virin" if name == "empty_label" else name
                glue(f'<p class="{kind}">{"VIRIN: " if name == "virin" else ""}')
                self._rendering.text(place(part))
                glue("</p>\n")
        glue("</figcaption></figure>")

    def _line(self, paragraph: Paragraph) -> Span:
        """Render a paragraph as a line of its own; gives its place."""
        text = "".join(piece.text for piece in paragraph.pieces if piece.kind in _SHOWN)
        return self._rendering.line(paragraph.name, text, is_labelled=False)

    def _inline(self, paragraph: Paragraph) -> None:
        """Render a paragraph as a line, its pictures and addresses as lines below, and write its markup."""
        rendering = self._rendering
        start = self._line(paragraph).start
        for piece in (piece for piece in paragraph.pieces if piece.kind in _SHOWN):
            span = Span(start, start + len(piece.text))
            start = span.end
            if piece.address:
                self._links += 1
                at = rendering.line(f"address of link {self._links}, {paragraph.name}", piece.address)
                rendering.glue('<a href="')
                rendering.text(at)
                rendering.glue('">')
            if piece.picture:
                self._picture(piece, span, paragraph.name)
            else:
                rendering.text(span)
            if piece.address:
                rendering.glue("</a>")
            if piece.kind == "inserted" and piece.text.strip():
                rendering.mark(piece.kind, span)
        for piece in paragraph.pieces:
            if piece.kind in {"deleted", "hidden"} and piece.text.strip():
                rendering.field(piece.kind, piece.text.strip(), f"{piece.kind} text in {paragraph.name}")

    def _picture(self, piece: Piece, span: Span, where: str) -> None:
        rendering, picture = self._rendering, piece.picture
        assert picture is not None
        self._pictures += 1
        name = f"picture {self._pictures}, {where}"
        alt = None if picture.alt is None else rendering.line(f"alternative text of {name}", picture.alt)
        title = rendering.line(f"title of {name}", picture.title) if picture.title else None
        rendering.tag("<img", alt or span)
        rendering.glue(f' src="word-picture-{self._pictures}"')
        for attribute, at in (("alt", alt), ("title", title)):
            if at is not None:
                rendering.glue(f' {attribute}="')
                rendering.text(at)
                rendering.glue('"')
        rendering.glue(">")

    def _notes(self, kind: str, element: str) -> None:
        for part in self._package.related(kind):
            root = self._package.xml(part)
            inline = InlineReader(self._package.relations(part))
            notes = (
                [n for n in root if local(n) == element and value(n, "type") is None]
                if root is not None
                else []
            )
            for number, note in enumerate(notes, 1):
                for paragraph in _flattened(note):
                    if local(paragraph) == "p":
                        self._element("p", Paragraph(inline.pieces(paragraph), f"{element} {number}", "p"))

    def _page_ends(self, kind: str, tag: str) -> None:
        for number, part in enumerate(self._package.related(kind), 1):
            root = self._package.xml(part)
            if root is None:
                continue
            inline = InlineReader(self._package.relations(part))
            self._rendering.glue(f"<{tag}>")
            for paragraph in root.iter():
                if local(paragraph) == "p" and _has_text(paragraph):
                    self._element("p", Paragraph(inline.pieces(paragraph), f"page {kind} {number}", "p"))
            self._rendering.glue(f"</{tag}>")

    def _comments(self) -> None:
        for part in self._package.related("comments"):
            root = self._package.xml(part)
            for number, comment in enumerate(
                (e for e in root if local(e) == "comment") if root is not None else (), 1
            ):
                inline = InlineReader({})
                lines = ["".join(p.text for p in inline.pieces(e)) for e in comment.iter() if local(e) == "p"]
                author = value(comment, "author") or "somebody"
                text = "\n".join(line for line in lines if line.strip())
                self._rendering.field("comment", text or " ", f"comment {number} by {author}")


_KINDS = {
    "title": "h1",
    "caption": "caption",
    "quote": "blockquote",
    "intense quote": "blockquote",
    "block text": "blockquote",
}


def plain_text(paragraph: Paragraph) -> str | None:
    """The text of a paragraph that holds nothing else and is no heading, item or quotation; else None."""
    pieces = paragraph.pieces
    if paragraph.kind not in {"p", "caption"} or any(p.picture or p.kind or p.address for p in pieces):
        return None
    return "".join(piece.text for piece in pieces)


def _flattened(around: XmlElement) -> Iterator[XmlElement]:
    """The children of an element, those of content controls and the like among them."""
    for element in around:
        if local(element) in _AROUND:
            yield from _flattened(element)
        else:
            yield element


def _has_text(paragraph: XmlElement) -> bool:
    return any(local(e) == "t" and e.text and e.text.strip() for e in paragraph.iter())


def _is_picture(paragraph: Paragraph) -> bool:
    """Whether a paragraph holds pictures and nothing else."""
    return any(piece.picture for piece in paragraph.pieces) and not any(
        piece.text.strip() for piece in paragraph.pieces
    )
