"""Source text and spans: the ground that every other module stands on."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

# A declared charset is looked for where HTML and XML ask for it: in the first kilobyte (HTML 13.2.3.2).
_DECLARED = re.compile(
    rb"""<(?:meta[\s/]|\?xml\s)[^>]{0,400}?(?<![\w-])(?:charset|encoding)\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--(?s:.*?)-->")
_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """Half-open range of code-point offsets into the text of a source."""

    start: int
    end: int


class SourcePart(NamedTuple):
    """A named stretch of a text: a field of an image's metadata, a paragraph, a record."""

    start: int
    end: int
    name: str


class Source:
    """One file as read: its name and its decoded text, a byte order mark kept apart as a flag.

    ``parts`` names stretches of the text, in order and apart from each other. A file without lines of its own
    (an image, a Word document) ``is_rendered``: its text is a reader's rendering, whose lines mean nothing to
    anyone, so that places are told by part, and nothing is ever written back.
    """

    def __init__(
        self,
        name: str,
        text: str,
        encoding: str = "utf-8",
        bom: bool = False,
        declared: str | None = None,
        parts: tuple[SourcePart, ...] = (),
        is_rendered: bool = False,
    ) -> None:
        self.name = name
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.declared = declared
        self.parts = parts
        self.is_rendered = is_rendered

    def with_text(self, text: str) -> Source:
        """The same file with another text."""
        return Source(self.name, text, self.encoding, self.bom, self.declared)

    @classmethod
    def decode(cls, name: str, data: bytes) -> Source:
        """Decode bytes: byte order mark, then valid UTF-8, then the declared charset, then Windows-1252.

        ``encoding`` names the codec that served, ``declared`` the charset that the file itself states.
        Never raises. What is not in the encoding of the mark becomes U+FFFD. The five bytes that
        Windows-1252 leaves undefined become the C1 controls they are in Latin-1, as the WHATWG Encoding
        Standard has it, so that every byte survives a round trip.
        """
        for mark, unicode in _BYTE_ORDER_MARKS:
            if data.startswith(mark):
                # The mark goes before all else; what it cannot read is lost (Encoding Standard, section 6).
                return cls(name, data[len(mark) :].decode(unicode, "replace"), unicode, bom=True)
        declared: str | None = None
        stated = _DECLARED.search(_COMMENT.sub(b"", data[:1024]))
        if stated:
            declared = stated[1].decode("ascii").lower()
        try:
            return cls(name, data.decode("utf-8"), "utf-8", declared=declared)
        except UnicodeDecodeError:
            pass
        if stated and declared and (codec := codec_of(declared)) not in {None, "utf-8", "windows-1252"}:
            try:
                # A charset in which its own name reads otherwise (UTF-16, EBCDIC) is not the file's.
                if stated[1].decode(codec).lower() == declared:
                    return cls(name, data.decode(codec), codec, declared=declared)
            except UnicodeError:
                pass
        return cls(name, _decode_windows_1252(data), "windows-1252", declared=declared)

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text in the encoding and with the byte order mark of this source.

        Raises UnicodeEncodeError where the encoding lacks a character of ``text``.
        """
        if self.encoding == "windows-1252":
            return b"".join(_UNDEFINED_BYTES.get(char) or char.encode("cp1252") for char in text)
        mark = next((mark for mark, codec in _BYTE_ORDER_MARKS if self.bom and codec == self.encoding), b"")
        return mark + text.encode(self.encoding)

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column, in code points, of an offset; CRLF, LF and CR end a line."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def part(self, offset: int) -> SourcePart | None:
        """The named stretch that an offset stands in, its end included; None between them."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[at] if at >= 0 and offset <= self.parts[at].end else None

    def line(self, number: int) -> str:
        """The text of a 1-based line without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lengths = map(len, self.text.split("\n"))
        return [0, *accumulate(length + 1 for length in lengths)][:-1]


class Utf8Index:
    """Converts UTF-8 byte offsets into a text to code-point offsets (bytes in, code points out)."""

    def __init__(self, text: str) -> None:
        self.is_ascii = text.isascii()
        data = b"" if self.is_ascii else text.encode("utf-8", "surrogatepass")
        self._data = data
        starts = range(0, len(data), _CHUNK)
        counts = (len(data[at : at + _CHUNK].translate(None, _CONTINUATION)) for at in starts)
        self._points = [0, *accumulate(counts)]  # the characters that begin before each chunk of bytes

    def point(self, offset: int) -> int:
        """The code-point offset of a byte offset that stands at the start of a character."""
        if self.is_ascii:
            return offset
        chunk = offset // _CHUNK
        return self._points[chunk] + len(self._data[chunk * _CHUNK : offset].translate(None, _CONTINUATION))


_CHUNK = 256  # bytes that are counted anew for each offset
_CONTINUATION = bytes(range(0x80, 0xC0))  # all bytes of a character but its first (RFC 3629, section 3)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# What the web reads in place of what a label says (WHATWG Encoding Standard, section 4.2), by Python's names.
_ON_THE_WEB = {
    **dict.fromkeys(("ascii", "cp1252", "iso8859-1"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_NO_CHARSETS = {"raw-unicode-escape", "unicode-escape"}


def codec_of(label: str) -> str | None:
    """The codec that serves on the web for a charset's label, such as "windows-1252"; None if unknown."""
    try:
        info = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name in _NO_CHARSETS:
        return None
    return _ON_THE_WEB.get(info.name, info.name)


def _decode_windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_UNDEFINED_1252.get(byte) or bytes([byte]).decode("cp1252") for byte in data)


_UNDEFINED_1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_UNDEFINED_BYTES = {char: bytes([byte]) for byte, char in _UNDEFINED_1252.items()}
