"""The report as logging commands of Azure Pipelines, which become issues of the task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import escaped
from pubcheck.reporters._places import counted, in_workspace, said, told

# Azure knows errors and warnings only (Azure Pipelines, "Logging commands", LogIssue).
_TYPES = ("error", "warning")


def report(files: Iterable[FileReport], _report: Report, out: TextIO, options: Options) -> None:
    """Write an issue for each error and warning, and count in a last line what is neither."""
    rest: Counter[str] = Counter()
    for file, item, kind in told(files, options):
        if kind not in _TYPES:
            rest["note" if kind == "note" else "finding that nobody can tell"] += 1
            continue
        place = item.place
        properties = {
            "type": kind,
            "sourcepath": escaped(in_workspace(file.path, options, "BUILD_SOURCESDIRECTORY")),
            **({} if place.is_rendered else {"linenumber": place.line, "columnnumber": place.column}),
            "code": item.finding.rule,
        }
        written = "".join(f"{name}={_property(str(value))};" for name, value in properties.items())
        out.write(f"##vso[task.logissue {written}]{_data(said(item))}\n")
    if rest and not options.quiet:
        told_apart = ", ".join(counted(number, noun) for noun, number in rest.items())
        out.write(f"pubcheck: not shown as issues: {told_apart}.\n")


def _data(text: str) -> str:
    # Azure's own escapes; that of the percent sign is %AZP25 (azure-pipelines-task-lib).
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
