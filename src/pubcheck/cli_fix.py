"""The command `check` where it fixes: the files that change, or the diff that shows how they would."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any

from pubcheck.cli_terminal import Progress, say
from pubcheck.linter import File, Linter
from pubcheck.linter_fixing import Mended, clear_remnants, run, write
from pubcheck.linter_report import FileReport
from pubcheck.linter_run import Sieve


def fixes_input(options: Mapping[str, Any]) -> bool:
    """Whether standard input is to be fixed, so that standard output takes what becomes of it."""
    return bool(options["fix"] and not options["diff"] and "-" in options["paths"])


def fixed(
    linter: Linter,
    files: Sequence[File],
    sieves: Sequence[Sieve],
    options: Mapping[str, Any],
) -> Iterator[FileReport | None]:
    """What comes of each file when its fixes are made; without `--fix-only` with all that is left in it."""
    unsafe, is_silent = options["unsafe_fixes"], options["fix_only"]
    if fixes_input(options):
        yield from _fixed_input(
            files[0],
            lambda put: run(linter, files[:1], sieves, unsafe=unsafe, put=put, is_silent=is_silent),
        )
        return
    note = options.get("note_written")  # whoever watches the files wants to know what we wrote

    def put(file: File, before: bytes, after: bytes) -> None:
        write(file, before, after)
        if note:
            note(file.path, after)

    clear_remnants(files)
    for mended in run(linter, files, sieves, unsafe=unsafe, put=put, is_silent=is_silent):
        yield mended.report


def _fixed_input(
    file: File, run_with: Callable[[Callable[[File, bytes, bytes], None]], Iterator[Mended]]
) -> Iterator[FileReport | None]:
    """Write what becomes of standard input to standard output; all of it, whatever it is."""
    text = file.data or b""

    def put(_file: File, _before: bytes, after: bytes) -> None:
        nonlocal text
        text = after

    for mended in run_with(put):
        yield mended.report
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    # What is too large to be checked was not read to its end.
    while more := sys.stdin.buffer.read(1_000_000):
        sys.stdout.buffer.write(more)
    sys.stdout.buffer.flush()


def write_diff(
    linter: Linter,
    files: Sequence[File],
    sieves: Sequence[Sieve],
    out: IO[bytes],
    progress: Progress,
    options: Mapping[str, Any],
) -> bool:
    """Write what the fixes would change as a unified diff, in the bytes of the files themselves.

    Gives whether they would change anything.
    """
    from pubcheck.cli_diff import unified

    unsafe = options["unsafe_fixes"]
    fixes = changed = 0
    for mended in run(linter, files, sieves, unsafe=unsafe, put=None):
        progress.step()
        if change := mended.change:
            progress.hide()
            fixes, changed = fixes + change.fixes, changed + 1
            out.write(unified(change.file.name, change.before, change.after))
    out.flush()
    if not options["quiet"]:
        made = f"{fixes} {'' if unsafe else 'safe '}fix{'' if fixes == 1 else 'es'}"
        seen = f"{len(files)} file{'' if len(files) == 1 else 's'}"
        say(f"{made} in {changed} of {seen}; nothing was changed.")
    return changed > 0
