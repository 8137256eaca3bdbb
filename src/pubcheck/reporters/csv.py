"""The report as a table for a spreadsheet: a finding a row, safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from pubcheck.catalogue import Catalogue
from pubcheck.linter_report import FileReport, Located, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import escaped, readable

COLUMNS = (
    "path", "line", "column", "part", "severity", "outcome", "rule", "title", "message", "authorities",
    "wcag", "section508", "fix", "owner", "status", "reason", "who", "fingerprint",
)  # fmt: skip
# What a spreadsheet takes for a formula where a cell begins with it (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the findings, then those of the file that are settled, with the reason; lines end in CRLF.

    As RFC 4180 has it, behind a byte order mark, without which Excel takes UTF-8 for something else.
    """
    if options.encoding.lower().replace("_", "-") in {"utf-8", "utf8"}:
        out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for file in files:
        owner = options.owner_of(file.path) if file.findings or file.settled else ""
        for item in file.findings:
            table.writerow(_row(file, item, report.catalogue, owner))
        for settled in file.settled:
            status = "in the baseline" if settled.by == "baseline" else "suppressed"
            table.writerow(
                _row(file, settled.located, report.catalogue, owner, status, settled.reason, settled.who)
            )


def _row(
    file: FileReport, item: Located, catalogue: Catalogue, owner: str, status: str = "open", *why: str
) -> list[str]:
    finding, place = item.finding, item.place
    rule = catalogue.rules[finding.rule]
    cells = (
        escaped(file.path),
        "" if place.is_rendered else str(place.line),
        "" if place.is_rendered else str(place.column),
        place.part.name if place.part else "",
        finding.severity,
        "failed" if finding.outcome == "failed" else "cannot tell",
        finding.rule,
        rule.title,
        finding.message,
        "; ".join(map(catalogue.citation, rule.standards)),
        " ".join(rule.wcag),
        " ".join(rule.section508),
        "" if finding.fix is None else "safe" if finding.fix.safe else "to look over",
        owner,
        status,
        *(why or ("", "")),
        finding.fingerprint,
    )
    return [_defused(readable(cell)) for cell in cells]


def _defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before it makes it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
