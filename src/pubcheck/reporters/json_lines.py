"""The findings as JSON Lines: as it is made, one a line, as in the JSON report's list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters.json import finding_record


def report(files: Iterable[FileReport], report: Report, out: TextIO, _options: Options) -> None:
    """Write each finding that counts on a line of its own, in ASCII; nothing where nothing was found."""
    for file in files:
        out.writelines(
            f"{json.dumps(finding_record(file, item, report.catalogue))}\n" for item in file.findings
        )
