"""Keeps the fixes that a record file can take: a new text must need no quoting where it goes."""

from __future__ import annotations

import re

from pubcheck.engine import Checked
from pubcheck.source import Source

# No quotation mark, backslash, colon, hash or bracket, and no line end: no syntax of records knows these.
_PLAIN = re.compile(r"[\w ./()“”’‘–—-]*+")
_PLAIN_IN_JSON = re.compile(r"[\w ,.:;/()“”’‘–—-]*+")


def mendable(checked: Checked, source: Source) -> Checked:
    """The findings, without the fixes that would break a record by what they put in or take out."""
    plain = _PLAIN_IN_JSON if source.name.lower().endswith(("json", "jsonl", "ndjson")) else _PLAIN
    return checked._replace(
        findings=tuple(
            finding
            if finding.fix is None
            or all(plain.fullmatch(e.text) and plain.fullmatch(source[e.span]) for e in finding.fix.edits)
            else finding._replace(fix=None)
            for finding in checked.findings
        )
    )
