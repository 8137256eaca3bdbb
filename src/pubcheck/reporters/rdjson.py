"""The report in reviewdog's rdjson: one DiagnosticResult."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._rdf import SOURCE, diagnostics


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the findings as they come, a diagnostic a line, in ASCII."""
    out.write(f'{{"source": {json.dumps(SOURCE)}, "diagnostics": [')
    between = "\n"
    for diagnostic in diagnostics(files, report, options):
        out.write(f"{between}{json.dumps(diagnostic)}")
        between = ",\n"
    out.write("\n]}\n")
