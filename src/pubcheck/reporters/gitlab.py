"""The report as GitLab's code quality: an array of issues, known again by their fingerprints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import in_workspace, last_line, said, told, whole

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info", "cannotTell": "info"}


def report(files: Iterable[FileReport], _report: Report, out: TextIO, options: Options) -> None:
    """Write an issue a line, in ASCII; an empty array where nothing was found."""
    seen: set[bytes] = set()
    between = "\n"
    out.write("[")
    for file, item, kind in told(files, options):
        path = whole(in_workspace(file.path, options, "CI_PROJECT_DIR"))
        finding, place = item.finding, item.place
        lines = {"begin": 1} if place.is_rendered else {"begin": place.line, "end": last_line(place)}
        issue = {
            # GitLab shows no check_name.
            "description": f"{finding.rule}: {said(item)}",
            "check_name": finding.rule,
            "fingerprint": _fingerprint(path, finding.rule, finding.fingerprint, seen),
            "severity": _SEVERITIES[kind],
            "location": {"path": path, "lines": lines},
        }
        out.write(f"{between}{json.dumps(issue)}")
        between = ",\n"
    out.write("\n]\n" if seen else "]\n")


def _fingerprint(path: str, rule: str, known: str, seen: set[bytes]) -> str:
    """A fingerprint that no other issue of the report has, and that no line number is part of."""
    salt = 0
    while True:
        key = "\0".join((path, rule, known, *([str(salt)] if salt else [])))
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16)
        if digest.digest() not in seen:
            seen.add(digest.digest())
            return digest.hexdigest()
        salt += 1
