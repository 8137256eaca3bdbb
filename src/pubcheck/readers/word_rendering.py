"""Renders a Word document as lines of text, and writes the HTML that stands for them."""

from __future__ import annotations

from pubcheck.derived import Writer
from pubcheck.document import Document
from pubcheck.fields import Field
from pubcheck.source import Source, SourcePart, Span

_BREAK = "\n"


class Rendering:
    """The text of a document while it is read, a named part a line, and the markup made of it."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._parts: list[SourcePart] = []
        self._written: list[str | Span | tuple[str, Span]] = []
        self._fields: list[Field] = []

    def line(self, name: str, text: str, *, is_labelled: bool = True) -> Span:
        """Add a part with its text, which may have line breaks; gives the place of the text.

        What is no running text of the page stands behind the part's name.
        """
        label = f"{name}: " if is_labelled else ""
        span = Span(self._length + len(label), self._length + len(label) + len(text))
        self._text.append(f"{label}{text}{_BREAK}")
        self._length = span.end + 1
        self._parts.append(SourcePart(span.start, span.end, name))
        return span

    def field(self, kind: str, text: str, part: str) -> None:
        """Add a part that is no running text: a property, a comment, what was deleted or is hidden."""
        self._fields.append(Field((kind, part), None, text, self.line(part, text), "string"))

    def mark(self, kind: str, span: Span) -> None:
        """Note of a range of the running text what it is: inserted, and not yet accepted."""
        self._fields.append(Field((kind, len(self._fields)), None, None, span, "null"))

    def glue(self, markup: str) -> None:
        """Write markup that stands for nothing in the text."""
        self._written.append(markup)

    def tag(self, markup: str, span: Span) -> None:
        """Write markup that stands for a range of the text as a whole."""
        self._written.append((markup, span))

    def text(self, span: Span) -> None:
        """Write a range of the text; line breaks become elements."""
        self._written.append(span)

    def document(self, name: str) -> Document:
        """The document of all that was written."""
        whole = "".join(self._text)
        writer = Writer(whole)
        for piece in self._written:
            if isinstance(piece, str):
                writer.glue(piece)
            elif isinstance(piece, Span):
                _copy(writer, whole, piece)
            else:
                markup, span = piece
                writer.replace(markup, *span)
        source = Source(name, whole, parts=tuple(self._parts), is_rendered=True)
        return Document(source, "word", writer.derived(), fields=tuple(self._fields))


def _copy(writer: Writer, text: str, span: Span) -> None:
    """Write a range of the text, its line breaks as elements."""
    start = span.start
    while (at := text.find(_BREAK, start, span.end)) >= 0:
        writer.copy_escaped(start, at)
        writer.replace("<br>", at, at + 1)
        start = at + 1
    writer.copy_escaped(start, span.end)
