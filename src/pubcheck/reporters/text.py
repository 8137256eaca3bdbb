"""The report for a writer: each finding with its line, what to write instead and who asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from pubcheck.finding import SEVERITIES
from pubcheck.linter_report import FileReport, Located, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import Paint, escaped, readable, underlined

WITH_LINES = True
_CANNOT_TELL = "cannot tell"


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the findings file by file, the statistics if asked for, then one line that counts."""
    paint = Paint(options.color, options.encoding)
    for file in files:
        shown = [
            item for item in file.findings if options.show_cannot_tell or item.finding.outcome != "cannotTell"
        ]
        if shown:
            path = escaped(file.path, options.encoding)
            out.write(paint(f"{path}\n", "bold") + f"  {file.format}, profile {file.profile}\n\n")
            for item in shown:
                _write_finding(report, file, item, out, options, paint)
    if options.statistics:
        _write_statistics(report, out)
    if report.files and not options.quiet:
        out.write(paint(_summary(report), "bold" if report.fails else "plain") + "\n")


def _write_finding(
    report: Report, file: FileReport, item: Located, out: TextIO, options: Options, paint: Paint
) -> None:
    finding, place = item.finding, item.place
    word = finding.severity if finding.outcome == "failed" else _CANNOT_TELL
    path = escaped(file.path, options.encoding)
    message = readable(finding.message, options.encoding)
    out.write(
        f"{path}:{place.line}:{place.column}: {paint(word, word)}: {message} "
        f"{paint(f'[{finding.rule}]', 'dim')}\n"
    )
    gutter = max(4, len(str(item.lines[-1].number)) if item.lines else 0)
    margin = f"{'':{gutter}} "
    for line in item.lines:
        room = options.width - gutter - 3
        text, marks = underlined(line, room, options.encoding, is_place=len(item.lines) == 1)
        out.write(f"{paint(f'{line.number:>{gutter}} |', 'dim')} {text}\n")
        if marks:
            out.write(f"{margin}{paint('|', 'dim')} {paint(marks, word)}\n")
    if item.lines and place.end_line > item.lines[-1].number + (place.end_column == 1):
        out.write(f"{margin}{paint('|', 'dim')} (to line {place.end_line})\n")
    out.writelines(f"{margin}{words}\n" for words in _below(report, item, options))
    out.write("\n")


def _below(report: Report, item: Located, options: Options) -> list[str]:
    """What stands below the excerpt: the other places, what to write instead, the authorities."""
    finding = item.finding
    lines = [
        f"line {place.line}, column {place.column}: {readable(other.message, options.encoding)}".rstrip(": ")
        for other, place in zip(finding.related, item.related, strict=True)
    ]
    if finding.fix:
        kind = "" if finding.fix.safe else " (look it over: this may change what the text says)"
        lines.append(f"{readable(finding.fix.title, options.encoding)}{kind}")
        if item.instead is not None:
            lines.append(f"write: {escaped(item.instead, options.encoding).rstrip() or '(nothing)'}")
    known = report.catalogue
    citations = "; ".join(map(known.citation, known.rules[finding.rule].standards))
    return [*lines, f"see: {readable(citations, options.encoding)}"]


def _write_statistics(report: Report, out: TextIO) -> None:
    counts = sorted(report.by_rule.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(counts[0][1])) if counts else 0
    out.writelines(
        f"{count:>{width}}  {_CANNOT_TELL if word == 'cannotTell' else word:<11}  {rule}\n"
        for (rule, word), count in counts
    )
    if counts:
        out.write("\n")


def _summary(report: Report) -> str:
    counts = report.counts
    parts = [
        *(_counted(counts[severity], severity) for severity in SEVERITIES),
        f"{counts['cannotTell']} cannot tell",
        f"{report.suppressed} suppressed",
    ]
    text = f"{_counted(report.files, 'file')} checked: {', '.join(parts)}."
    if report.fixed:
        text += f" Fixed {report.fixed} in {_counted(report.fixed_files, 'file')}."
    if report.fixable:
        text += f" {report.fixable} can be fixed with --fix."
    return text


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
