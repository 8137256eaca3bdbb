"""The report in the form of Checkstyle, which many viewers of build results read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import said, told
from pubcheck.reporters._xml import DECLARATION, tag

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info", "cannotTell": "info"}


def report(files: Iterable[FileReport], _report: Report, out: TextIO, options: Options) -> None:
    """Write the files with findings, each finding an error; columns count code points."""
    out.write(f'{DECLARATION}<checkstyle version="4.3">\n')
    for path, found in groupby(told(files, options), key=lambda one: one.file.path):
        out.write(f"<{tag('file', name=path)}>\n")
        for _, item, kind in found:
            place = item.place
            where = {} if place.is_rendered else {"line": place.line, "column": place.column}
            error = tag(
                "error",
                **where,
                severity=_SEVERITIES[kind],
                message=said(item),
                source=f"pubcheck.{item.finding.rule}",
            )
            out.write(f"  <{error}/>\n")
        out.write("</file>\n")
    out.write("</checkstyle>\n")
