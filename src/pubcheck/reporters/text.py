"""The report for a writer: each finding with its line, what to write instead and who asks for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from pubcheck.catalogue import Catalogue
from pubcheck.finding import SEVERITIES
from pubcheck.linter_report import FileReport, Located, Place, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import Paint, escaped, readable, underlined

WITH_LINES = True
_CANNOT_TELL = "cannot tell"
_MOST_CITED = 3  # authorities below a finding, those of its rule that come first

# What the logs of GitHub Actions and Azure Pipelines take for a command: a file may hold it, or be called so.
_COMMAND = re.compile(r"##(?=\[|vso\[)|^(?=[^\S\n]*::)", re.MULTILINE)


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the findings file by file, the statistics if asked for, then one line that counts."""
    writing = _Writing(report.catalogue, out, options)
    for file in files:
        writing.file(file)
    if options.statistics:
        _write_statistics(report, out)
    if report.fixed_by_rule and not options.quiet:
        _write_fixes(report, out)
    if report.files and not options.quiet:
        out.write(writing.paint(_summary(report, options), "bold" if report.fails else "plain") + "\n")


class _Writing:
    """A report while it is written."""

    def __init__(self, catalogue: Catalogue, out: TextIO, options: Options) -> None:
        self.paint = Paint(options.color)
        self._catalogue = catalogue
        self._out = out
        self._options = options
        self._encoding = options.encoding
        self._cited: dict[str, str] = {}
        self._tags: dict[str, str] = {}  # rule ids as findings show them
        self._bar = self.paint("|", "dim")
        self._is_obeyed = bool({"GITHUB_ACTIONS", "TF_BUILD"} & os.environ.keys())

    def file(self, file: FileReport) -> None:
        """Write what was found in a file; nothing where nothing was."""
        items = file.findings
        if not self._options.show_cannot_tell:
            items = tuple(item for item in items if item.finding.outcome != "cannotTell")
        if items:
            path = escaped(file.path, self._encoding)
            self._write(self.paint(f"{path}\n", "bold") + f"  {file.format}, profile {file.profile}\n\n")
            for item in items:
                self._finding(path, item)

    def _finding(self, path: str, item: Located) -> None:
        finding, place, paint = item.finding, item.place, self.paint
        word = finding.severity if finding.outcome == "failed" else _CANNOT_TELL
        message, rule = readable(finding.message, self._encoding), self._tags.get(finding.rule)
        if rule is None:
            rule = self._tags[finding.rule] = paint(f"[{finding.rule}]", "dim")
        text = [f"{path}{self._where(place)}: {paint(word, word)}: {message} {rule}\n"]
        gutter = max(4, len(str(item.lines[-1].number)) if item.lines else 0)
        margin = f"{'':{gutter}} "
        bar = margin + self._bar
        room = self._options.width - gutter - 3
        # A single blank line shows nothing: that of a file that cannot be read, say.
        lines = item.lines if len(item.lines) > 1 or any(line.text.strip() for line in item.lines) else ()
        for line in lines:
            shown, marks = underlined(line, room, self._encoding, is_place=len(item.lines) == 1)
            number = "" if place.is_rendered else line.number
            text.append(f"{paint(f'{number:>{gutter}} |', 'dim')} {shown}\n")
            if marks:
                text.append(f"{bar} {paint(marks, word)}\n")
        if item.lines and place.end_line > item.lines[-1].number + (place.end_column == 1):
            text.append(f"{bar} (to line {place.end_line})\n" if not place.is_rendered else f"{bar} ...\n")
        text += [f"{margin}{words}\n" for words in self._below(item)]
        self._write("".join([*text, "\n"]))

    def _write(self, text: str) -> None:
        """Write text; in a log that obeys commands, so that none is one."""
        if self._is_obeyed:
            text = _COMMAND.sub(lambda match: "# #" if match[0] else "./", text)
        self._out.write(text)

    def _where(self, place: Place) -> str:
        """The place as it follows the path: line and column, or the part of a file that has no lines."""
        if not place.is_rendered:
            return f":{place.line}:{place.column}"
        if place.part is None:
            return ""
        name, start, end, is_whole = place.part
        text = f": {escaped(name, self._encoding)}"
        if is_whole:
            return text
        return (
            f"{text}, characters {start + 1}-{end}" if end > start + 1 else f"{text}, character {start + 1}"
        )

    def _below(self, item: Located) -> Iterator[str]:
        """What stands below the excerpt: the other places, what to write instead, the authorities."""
        finding, encoding = item.finding, self._encoding
        for other, place in zip(finding.related, item.related, strict=True):
            said = readable(other.message, encoding)
            where = (
                self._where(place)[2:] if place.is_rendered else f"line {place.line}, column {place.column}"
            )
            yield f"{where}{': ' if said else ''}{said}"
        if finding.fix:
            kind = "" if finding.fix.safe else " (look it over: this may change what the text says)"
            yield readable(finding.fix.title, encoding) + kind
            if item.instead is not None:
                yield f"write: {escaped(item.instead, encoding).rstrip() or '(nothing)'}"
        yield self._citation(finding.rule)

    def _citation(self, rule: str) -> str:
        if rule not in self._cited:
            known = self._catalogue
            every = list(map(known.citation, known.rules[rule].standards))
            cited = "; ".join(every[:_MOST_CITED])
            # The text is for the writer; the reports for machines, and the rule's page, name them all.
            if (others := len(every) - _MOST_CITED) > 0:
                cited += f"; {others} more in pubcheck explain {rule}"
            self._cited[rule] = readable(f"see: {cited}", self._encoding)
        return self._cited[rule]


def _write_statistics(report: Report, out: TextIO) -> None:
    counts = sorted(report.by_rule.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(counts[0][1])) if counts else 0
    out.writelines(
        f"{count:>{width}}  {_CANNOT_TELL if word == 'cannotTell' else word:<11}  {rule}\n"
        for (rule, word), count in counts
    )
    if counts:
        out.write("\n")


def _write_fixes(report: Report, out: TextIO) -> None:
    """How many fixes were made, by rule."""
    counts = sorted(report.fixed_by_rule.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(counts[0][1]))
    out.writelines(f"{count:>{width}}  fixed        {rule}\n" for rule, count in counts)
    out.write("\n")


def _summary(report: Report, options: Options) -> str:
    counts = report.counts
    made = f"Fixed {report.fixed} in {_counted(report.fixed_files, 'file')}."
    if report.tells_fixes_only:
        return f"{_counted(report.files, 'file')} looked at: {made if report.fixed else 'nothing to fix.'}"
    unseen = counts["cannotTell"] and not options.show_cannot_tell
    parts = [
        *(_counted(counts[severity], severity) for severity in SEVERITIES),
        f"{counts['cannotTell']} cannot tell{' (--show-cannot-tell lists them)' if unseen else ''}",
        f"{report.suppressed} suppressed",
        *([f"{report.baselined} in the baseline"] if report.baselined else []),
    ]
    text = f"{_counted(report.files, 'file')} checked: {', '.join(parts)}."
    if report.outside:
        text += f" {report.outside} more outside of the changed lines."
    if report.fixed:
        text += f" {made}"
    if report.fixable:
        text += f" {report.fixable} can be fixed with --fix"
        text += f", {report.fixable_unsafely} more with --unsafe-fixes." if report.fixable_unsafely else "."
    elif report.fixable_unsafely:
        text += f" {report.fixable_unsafely} can be fixed with --fix --unsafe-fixes."
    return text


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
