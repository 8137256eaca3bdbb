"""The report as GitLab's code quality: an array of issues, known again by their fingerprints."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import in_workspace, last_line, said, told, whole

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info", "cannotTell": "info"}


def report(files: Iterable[FileReport], _report: Report, out: TextIO, options: Options) -> None:
    """Write an issue a line, in ASCII; an empty array where nothing was found."""
    seen: Counter[bytes] = Counter()
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


def _fingerprint(path: str, rule: str, known: str, seen: Counter[bytes]) -> str:
    """A fingerprint that no other issue of the report has, and that no line number is part of."""
    key = "\0".join((path, rule, known)).encode("utf-8", "surrogatepass")
    first = blake2b(key, digest_size=16).digest()
    seen[first] += 1
    if seen[first] == 1:
        return first.hex()
    # The number among equals is the salt, so that a page of equals takes no longer than another.
    return blake2b(first + str(seen[first]).encode(), digest_size=16).hexdigest()
