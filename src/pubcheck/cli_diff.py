"""A unified diff of bytes, in the form that git and patch read."""

from __future__ import annotations

from difflib import diff_bytes, unified_diff

from pubcheck.cli_terminal import shown


def unified(name: str, before: bytes, after: bytes) -> bytes:
    """The diff of one file; its lines keep their bytes, line ends and all."""
    label = shown(name).encode("ascii", "backslashreplace")
    diff = diff_bytes(unified_diff, _lines(before), _lines(after), b"a/" + label, b"b/" + label)
    return b"".join(
        line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in diff
    )


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends; only a line feed ends one, as for git and patch."""
    *whole, rest = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])
