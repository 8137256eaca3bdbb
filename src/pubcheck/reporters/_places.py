"""Where findings stand, as other tools are told: paths in their folder, lines, columns in bytes, parts."""

from __future__ import annotations

# Names need not be UTF-8, so that paths are strings.
# ruff: noqa: PTH118
import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pubcheck.linter_report import FileReport, Located, Place
from pubcheck.reporters import Options
from pubcheck.reporters._cells import readable
from pubcheck.source import Source, Span

CANNOT_TELL = "cannotTell"
KINDS = ("error", "warning", "note", CANNOT_TELL)  # the gravest first

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CHUNK = 256  # code points that are encoded anew for each column


class Told(NamedTuple):
    """A finding that a report shows, with its file; ``kind`` is one of KINDS."""

    file: FileReport
    item: Located
    kind: str


def told(files: Iterable[FileReport], options: Options) -> Iterator[Told]:
    """The findings of all files, those of which nobody can tell only where somebody asked for them."""
    for file in files:
        for item in file.findings:
            kind = kind_of(item)
            if kind != CANNOT_TELL or options.show_cannot_tell:
                yield Told(file, item, kind)


def kind_of(item: Located) -> str:
    """The severity of a finding, or that nobody can tell."""
    return item.finding.severity if item.finding.outcome == "failed" else CANNOT_TELL


def said(item: Located) -> str:
    """What a finding says, on one line and without what hides or acts; in a file without lines, where."""
    message = readable(item.finding.message)
    where = part_of(item.place) if item.place.is_rendered else ""
    return f"{where}: {message}" if where else message


def part_of(place: Place) -> str:
    """The part of a file that a place stands in, with the characters in it unless it is all; "" for none."""
    if place.part is None:
        return ""
    name, start, end, is_whole = place.part
    name = readable(name)
    if is_whole:
        return name
    return f"{name}, characters {start + 1}-{end}" if end > start + 1 else f"{name}, character {start + 1}"


def last_line(place: Place) -> int:
    """The last line of which a range holds a character; the one it starts on where it holds none."""
    return place.end_line - (place.end_column == 1 and place.end_line > place.line)


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 error", "2,000 errors"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def whole(text: str) -> str:
    """Text for tools that take no half of a surrogate pair, as names that are not UTF-8 have them."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def in_workspace(path: str, options: Options, variable: str) -> str:
    """The path of a file from the folder that an environment variable names, as a service looks for it.

    Links are followed. Without the variable it stays as it is. A file outside of the folder keeps its name
    only: where it lies on this machine is nobody's business.
    """
    if not options.root:
        return _outside(path) if _ABSOLUTE.match(path) else path
    folder = os.environ.get(variable) or options.root
    try:
        relative = os.path.relpath(os.path.realpath(_full(path, options.root)), _real(folder))
        if _leads_out(relative):  # a link out of the folder stands in it all the same
            relative = os.path.relpath(_full(path, _real(options.root)), _real(folder))
    except (OSError, ValueError):  # another drive, or a name that no file can have
        return _outside(path)
    return _outside(path) if _leads_out(relative) else relative.replace(os.sep, "/")


def _full(path: str, root: str) -> str:
    return os.path.join(root, path)


@lru_cache(maxsize=8)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _leads_out(relative: str) -> bool:
    return relative == os.pardir or relative.startswith(os.pardir + os.sep)


def _outside(path: str) -> str:
    """A name for a file elsewhere: its own, below a folder that tells it from others of that name."""
    from hashlib import blake2b

    mark = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    name = path.replace("\\", "/").rpartition("/")[2]
    return f"outside/{mark}/{name}"


def source_of(file: FileReport, options: Options) -> Source | None:
    """The text of a file again; None where it has no lines of its own, or is gone."""
    places = [*file.findings, *(settled.located for settled in file.settled)]
    if not places or places[0].place.is_rendered:
        return None
    text = options.text_of(file.path)
    return None if text is None else Source(file.path, text, file.encoding)


def agrees(source: Source, item: Located) -> bool:
    """Whether a text is still the one that the finding was made in, as far as its place tells."""
    span, place = item.finding.span, item.place
    return span.end <= len(source.text) and source.position(span.start) == (place.line, place.column)


class Bytes:
    """Columns of a text in UTF-8 bytes, as reviewdog counts them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        text = source.text
        self._is_ascii = text.isascii()
        starts = () if self._is_ascii else range(0, len(text), _CHUNK)
        self._before = [0, *accumulate(_size(text[at : at + _CHUNK]) for at in starts)]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line of an offset in code points, and its column in bytes."""
        line, column = self._source.position(offset)
        if self._is_ascii:
            return line, column
        return line, self._bytes(offset) - self._bytes(self._source.line_starts[line - 1]) + 1

    def range(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
        """The positions of both ends of a range."""
        return self.position(span.start), self.position(span.end)

    def _bytes(self, offset: int) -> int:
        chunk = offset // _CHUNK
        return self._before[chunk] + _size(self._source.text[chunk * _CHUNK : offset])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
