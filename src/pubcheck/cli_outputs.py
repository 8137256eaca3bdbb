"""Where reports go: several in one run, each to standard output or to a file of its own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, TextIO

import click

from pubcheck import cli_trend, linter_files, linter_owners, readers, reporters
from pubcheck.cli_errors import why
from pubcheck.cli_options import Output
from pubcheck.cli_terminal import colors, width
from pubcheck.linter import File, Linter
from pubcheck.linter_packed import packed, unpacked
from pubcheck.linter_report import FileReport, Report

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file of a step's summary in GitHub Actions."""

# Reports that a terminal or a log takes one after the other; any other must be alone where it stands.
_LINES = frozenset({"text", "github", "azure"})


class _Target(NamedTuple):
    """One reporter and what it writes to; ``is_file`` where nobody watches."""

    reporter: reporters.Reporter
    open: Callable[[], AbstractContextManager[TextIO]]
    is_file: bool
    encoding: str


def chosen(options: Mapping[str, Any]) -> tuple[Output, ...]:
    """The reports that a command line asks for. Raises UsageError where two would go to one place."""
    outputs: tuple[Output, ...] = options["output_format"]
    if options["output"] is not None:
        free = [output for output in outputs if output.path is None]
        if len(free) != 1:
            raise click.UsageError(
                "--output names the file of one report: write --output-format sarif=out.sarif,text instead."
            )
        outputs = tuple(o._replace(path=options["output"]) if o.path is None else o for o in outputs)
    seen: set[str] = set()
    for output in outputs:
        if output.path is not None and (place := os.path.realpath(output.path)) in seen:
            raise click.UsageError(f"Two reports would go to {output.path}: give each a file of its own.")
        if output.path is not None:
            seen.add(place)
    if cli_trend.earlier(options.get("trend")) is not None and not any(
        output.name == "html" for output in outputs
    ):
        raise click.UsageError(
            "--trend is shown in the HTML report: add html=report.html to --output-format."
        )
    shown = [output.name for output in outputs if output.path is None]
    if len(shown) > 1 and (other := [name for name in shown if name not in _LINES]):
        raise click.UsageError(
            f"{' and '.join(shown)} would both go to standard output: "
            f"give one a file, --output-format {other[0]}=FILE."
        )
    return outputs


def with_lines(outputs: Iterable[Output]) -> bool:
    """Whether one of the reports shows the lines of the source."""
    return any(reporters.find(output.name).with_lines for output in outputs)


def write(
    outputs: Sequence[Output],
    results: Iterator[FileReport],
    linter: Linter,
    files: Sequence[File],
    shape: reporters.Options,
    stream: TextIO,
) -> None:
    """Write the reports: the first as the results come, the others from what is kept of them.

    A reader of standard output that stops early ends no other report; it is told at the end, by
    BrokenPipeError.
    """
    targets = [_target(output, stream) for output in outputs]
    summary = os.environ.get(SUMMARY)
    if summary and any(output.name == "github" for output in outputs):
        targets.append(_target(Output("markdown", summary), stream, appends=True))
    # What somebody watches comes first, so that it comes at once.
    targets.sort(key=lambda target: target.is_file)
    root = str(Path.cwd())
    shape = shape._replace(text_of=_text_of(linter, files), root=root, owner_of=linter_owners.owner_of(root))
    broken: BrokenPipeError | None = None
    with _Kept() if len(targets) > 1 else nullcontext() as kept:
        for number, target in enumerate(targets):
            source = kept.keeping(results) if kept and number == 0 else kept.again() if kept else results
            try:
                _write(target, source, linter.report, shape)
            except BrokenPipeError as error:
                broken = error
                for _ in source if number == 0 and kept else ():
                    pass  # the other reports tell of all
    if broken:
        raise broken


def _write(target: _Target, results: Iterable[FileReport], report: Report, shape: reporters.Options) -> None:
    color = not target.is_file and shape.color
    with target.open() as out:
        target.reporter.write(results, report, out, shape._replace(color=color, encoding=target.encoding))
        out.flush()


def _target(output: Output, stream: TextIO, *, appends: bool = False) -> _Target:
    reporter = reporters.find(output.name)
    path = output.path
    if path is None:
        return _Target(reporter, lambda: nullcontext(stream), False, stream.encoding or "ascii")
    return _Target(reporter, lambda: _file(path, appends=appends), True, "utf-8")


@contextmanager
def _file(path: str, *, appends: bool) -> Iterator[TextIO]:
    """A file that is written whole or, where it belongs to somebody else, at its end."""
    with told_if_unwritable(path):
        opened: AbstractContextManager[IO[bytes]] = (
            open(path, "ab") if appends else linter_files.replacing(path)  # noqa: SIM115, PTH123
        )
        with opened as file:
            text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
            yield text
            text.flush()
            text.detach()


@contextmanager
def told_if_unwritable(path: str) -> Iterator[None]:
    """Tell of a report that cannot be written as of any other mistake in the command."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {why(error, path)}.") from error


def shape_of(options: Mapping[str, Any], stream: TextIO = sys.stdout) -> reporters.Options:
    """How the options of a command line want a report on a stream shown."""
    return reporters.Options(
        show_cannot_tell=options["show_cannot_tell"],
        statistics=options["statistics"],
        quiet=options["quiet"],
        color=colors(stream),
        width=width(),
        encoding=stream.encoding or "ascii",
        earlier=cli_trend.earlier(options.get("trend")),
    )


def _text_of(linter: Linter, files: Sequence[File]) -> Callable[[str], str | None]:
    """Gives the text of a file by its path in the report."""
    by_name: dict[str, File] = {}

    def text_of(path: str) -> str | None:
        if not by_name:
            by_name.update((file.name, file) for file in files)
        file = by_name.get(path)
        if file is None or file.reader in readers.BINARY:
            return None
        with suppress(linter_files.UnreadableError):
            return linter.source_of(file)[0].text
        return None

    return text_of


class _Kept:
    """What came of the files, for reports that are written after the first; on disk, since it may be much."""

    def __init__(self) -> None:
        self._places: list[tuple[str, Any, bool, int]] = []

    def __enter__(self) -> _Kept:
        from tempfile import TemporaryFile  # few runs write several reports

        self._file = TemporaryFile()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def keeping(self, results: Iterable[FileReport]) -> Iterator[FileReport]:
        """The results as they come."""
        for found in results:
            size = self._file.write(packed(found))
            self._places.append((found.path, found.rules, found.fails, size))
            yield found

    def again(self) -> Iterator[FileReport]:
        """The same results once more."""
        self._file.seek(0)
        for path, rules, fails, size in self._places:
            found = unpacked(self._file.read(size), path, rules)
            if found:
                yield found._replace(fails=fails)
