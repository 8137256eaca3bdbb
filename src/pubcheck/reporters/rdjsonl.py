"""The report in reviewdog's rdjsonl: a Diagnostic a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._rdf import diagnostics


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the findings as they come, in ASCII; nothing where nothing was found."""
    out.writelines(f"{json.dumps(diagnostic)}\n" for diagnostic in diagnostics(files, report, options))
