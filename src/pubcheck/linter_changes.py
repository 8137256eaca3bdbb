"""Reads a unified diff: which files changed, and which lines of the new files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pubcheck.linter_changes_names import decoded, name_after, names_of_header, unquoted

Kind = Literal["new", "changed", "deleted"]

_HUNK = re.compile(rb"@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_COMBINED = re.compile(rb"@@@+ -\d")
_INDEX = re.compile(rb"index ([0-9a-f]{40,64})\.\.[0-9a-f]{40,64}\b")
_NO_FILE = b"/dev/null"
_LINK, _SUBMODULE = b"120000", b"160000"  # modes of entries that hold no article (gitformat-index)
# What git puts before names: a/ and b/, or with diff.mnemonicPrefix a letter for what is compared.
_PREFIXES = (b"ab", b"ba", b"ci", b"iw", b"cw", b"co", b"ow", b"ic", b"wi", b"wc", b"oc", b"wo", b"12")


class DiffError(Exception):
    """A diff that cannot be read; the text says where and why, as the end of “The diff …”."""


class Hunk(NamedTuple):
    """One run of changed lines, without context: where it stands, from 1, and its lines without line feeds.

    Where nothing was added ``new`` is the line before which the removed ones stood.
    """

    old: int
    new: int
    removed: Sequence[bytes]
    added: Sequence[bytes]


class FileChange(NamedTuple):
    """What a diff does to one file; names have `/` and count from the root of what was compared.

    ``old_path`` is another name that the file had, "" where it kept its own. ``old_blob`` is the full id of
    the old content where the diff has it. ``is_binary`` tells that the diff has no lines of it,
    ``is_article`` that it is a file, no link and no submodule.
    """

    path: str
    kind: Kind
    hunks: Sequence[Hunk] = ()
    old_path: str = ""
    old_blob: str = ""
    is_binary: bool = False
    is_article: bool = True


def parse(diff: bytes) -> list[FileChange]:
    """The files of a unified diff, as `git diff`, `diff -u` or `svn diff` write it, in its order.

    Takes time linear in its bytes. Raises DiffError for a combined diff, a broken one, and one that changes
    a file twice.
    """
    if diff.startswith((b"\xff\xfe", b"\xfe\xff")):  # as PowerShell 5 redirects output
        diff = diff.decode("utf-16", "replace").encode("utf-8", "surrogatepass")
    sections = _Reader(diff).sections()
    # A mere rename has its names in `rename` lines alone, which say nothing of what stands before others.
    named = [section for section in sections if any(section.names())]
    prefixed = bool(named) and all(section.is_prefixed() for section in named)
    changes: dict[str, FileChange] = {}
    for section in sections:
        change = section.change(prefixed=prefixed)
        if change is None:
            continue
        known = changes.get(change.path)
        # A file that became a link, or back, is told as one deleted and one new.
        if known and (known.hunks or change.hunks) and "deleted" not in {known.kind, change.kind}:
            name = change.path.encode("utf-8", "backslashreplace").decode()
            raise DiffError(f"changes {name} more than once: make one diff of all commits")
        if known is None or change.kind != "deleted":
            changes[change.path] = change
    return list(changes.values())


class _Section:
    """What a diff says of one file, as it is being read."""

    def __init__(self, names: tuple[bytes, bytes] | None = None, *, is_git: bool = False) -> None:
        self.header = names
        self.is_git = is_git
        self.old: bytes | None = None
        self.new: bytes | None = None
        self.renamed: dict[bytes, bytes] = {}
        self.kind: Kind = "changed"
        self.mode = b""
        self.old_blob = ""
        self.is_binary = False
        self.hunks: list[Hunk] = []

    def names(self) -> tuple[bytes, bytes]:
        """The old and the new name as they are written, with what may stand before them."""
        old, new = self.header or (b"", b"")
        return (self.old if self.old is not None else old), (self.new if self.new is not None else new)

    def is_prefixed(self) -> bool:
        """Whether names have one letter and a slash before them, other letters for old and new."""
        known = [name for name in self.names() if name != _NO_FILE]
        if self.header and len(known) == 1:
            known = list(self.header)
        letters = b"".join(name[:1] for name in known)
        return all(name[1:2] == b"/" for name in known) and (
            letters in _PREFIXES if len(known) == 2 else any(letters in pair for pair in _PREFIXES)
        )

    def change(self, *, prefixed: bool) -> FileChange | None:
        """The change; None where the section names no file."""
        old, new = ((name[2:] if prefixed and name != _NO_FILE else name) for name in self.names())
        kind = self.kind
        if old == _NO_FILE or b"copy to" in self.renamed:
            kind = "new"
        elif new == _NO_FILE:
            kind = "deleted"
        # What `rename` and `copy` say has nothing before it.
        old = self.renamed.get(b"rename from", old)
        new = self.renamed.get(b"rename to", self.renamed.get(b"copy to", new))
        path = old if new == _NO_FILE else new
        if not path:
            return None
        is_moved = self.is_git and kind == "changed" and old != path and bool(old)
        return FileChange(
            decoded(path),
            kind,
            self.hunks,
            decoded(old) if is_moved else "",
            self.old_blob if self.old_blob.strip("0") else "",
            self.is_binary,
            self.mode not in {_LINK, _SUBMODULE},
        )


class _Reader:
    """Goes through the lines of a diff once."""

    def __init__(self, diff: bytes) -> None:
        self._lines = diff.split(b"\n")
        if not self._lines[-1]:
            self._lines.pop()
        self._at = 0
        self._sections: list[_Section] = []

    def sections(self) -> list[_Section]:
        """All files of the diff."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.startswith(b"@@"):
                self._take_hunk(line)
                continue
            self._at += 1
            if line.startswith(b"diff "):
                self._begin(line.rstrip(b"\r"))
            elif line.startswith(b"--- ") and self._next().startswith(b"+++ "):
                self._take_names(line)
            elif self._sections:
                self._take_detail(line.rstrip(b"\r"))
        return self._sections

    def _next(self) -> bytes:
        return self._lines[self._at] if self._at < len(self._lines) else b""

    def _begin(self, line: bytes) -> None:
        if line.startswith((b"diff --cc ", b"diff --combined ")):
            raise self._combined()
        if line.startswith(b"diff --git "):
            names = names_of_header(line[len(b"diff --git ") :])
            self._sections.append(_Section(names, is_git=True))

    def _take_names(self, line: bytes) -> None:
        section = self._sections[-1] if self._sections else None
        if section is None or section.new is not None:
            self._sections.append(section := _Section())
        section.old, section.new = name_after(line[4:]), name_after(self._lines[self._at][4:])
        self._at += 1

    def _take_detail(self, line: bytes) -> None:
        section = self._sections[-1]
        if not section.is_git or section.hunks:
            return
        if found := _INDEX.match(line):
            section.old_blob = found[1].decode()
        elif line.startswith((b"rename from ", b"rename to ", b"copy from ", b"copy to ")):
            words = line.split(b" ", 2)
            section.renamed[b" ".join(words[:2])] = unquoted(words[2])
        elif line.startswith(b"new file mode "):
            section.kind, section.mode = "new", line[14:]
        elif line.startswith(b"deleted file mode "):
            section.kind, section.mode = "deleted", line[18:]
        elif line.startswith(b"GIT binary patch") or (
            line.startswith(b"Binary files ") and line.endswith(b" differ")
        ):
            section.is_binary = True
        elif line.startswith(b"index ") and line.endswith((b" " + _LINK, b" " + _SUBMODULE)):
            section.mode = line[-6:]
        elif line.startswith(b"new mode "):
            section.mode = line[9:]

    def _take_hunk(self, line: bytes) -> None:
        if _COMBINED.match(line):
            raise self._combined()
        found = _HUNK.match(line)
        self._at += 1
        if not found:
            return  # text around a diff may say what it likes
        if not self._sections:
            raise DiffError(f"names no file before line {self._at}")
        first_old, of_old, first_new, of_new = (1 if part is None else int(part) for part in found.groups())
        # Without lines the number is that of the line before (POSIX diff, unified format).
        self._take_runs(first_old + (of_old == 0), first_new + (of_new == 0), of_old, of_new)

    def _take_runs(self, old: int, new: int, of_old: int, of_new: int) -> None:
        """The changed runs of a hunk, of whose lines so many are old ones and so many new."""
        hunks, lines, start = self._sections[-1].hunks, self._lines, self._at
        if hunks and new < hunks[-1].new + len(hunks[-1].added):
            raise DiffError(f"has a hunk at line {start} that stands before the one above it")
        removed: list[bytes] = []
        added: list[bytes] = []

        def end_run() -> None:
            nonlocal old, new, removed, added
            if removed or added:
                hunks.append(Hunk(old, new, removed, added))
                old, new = old + len(removed), new + len(added)
                removed, added = [], []

        while of_old > 0 or of_new > 0:
            if self._at >= len(lines):
                raise DiffError(f"breaks off in the hunk that begins at line {start}")
            line = lines[self._at]
            self._at += 1
            mark = line[:1]
            if mark == b"-":
                if added:
                    end_run()
                removed.append(line[1:])
                of_old -= 1
            elif mark == b"+":
                added.append(line[1:])
                of_new -= 1
            elif mark in {b" ", b"", b"\r"}:  # mail programs cut the blank of empty lines
                end_run()
                old, new, of_old, of_new = old + 1, new + 1, of_old - 1, of_new - 1
            elif mark != b"\\":
                raise DiffError(f"has at line {self._at} what cannot stand in a hunk")
        end_run()
        if of_old or of_new:
            raise DiffError(f"has a hunk at line {start} that does not count its lines rightly")

    def _combined(self) -> DiffError:
        return DiffError(
            f"is a combined one, of a merge with several parents (line {self._at or 1}): "
            "compare with one of them, as in git diff HEAD^1"
        )
