"""Findings in the Reviewdog Diagnostic Format: lines and columns from 1, columns in UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pubcheck.catalogue import Catalogue
from pubcheck.finding import Finding, Fix
from pubcheck.linter_report import FileReport, Located, Place, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import (
    CANNOT_TELL,
    Bytes,
    agrees,
    kind_of,
    last_line,
    said,
    source_of,
    whole,
)
from pubcheck.source import Source, Span

SOURCE = {"name": "pubcheck", "url": "https://github.com/pubcheck/pubcheck"}
_LONGEST = 20_000  # code points that a suggestion puts anew
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO", CANNOT_TELL: "INFO"}


def diagnostics(files: Iterable[FileReport], report: Report, options: Options) -> Iterator[dict[str, Any]]:
    """The findings as messages ``Diagnostic`` (reviewdog, proto/rdf/reviewdog.proto).

    Where the text of a file is not at hand, or is no longer the same, a diagnostic has whole lines and no
    suggestion.
    """
    for file in files:
        items = [i for i in file.findings if options.show_cannot_tell or kind_of(i) != CANNOT_TELL]
        if not items:
            continue
        source = source_of(file, options)
        columns = Bytes(source) if source else None
        for item in items:
            sure = columns if source and agrees(source, item) else None
            yield _diagnostic(file, item, source, sure, report.catalogue)


def _diagnostic(
    file: FileReport, item: Located, source: Source | None, columns: Bytes | None, catalogue: Catalogue
) -> dict[str, Any]:
    finding, place = item.finding, item.place
    path = whole(file.path)
    record: dict[str, Any] = {
        "message": said(item),
        "location": {
            "path": path,
            **({} if place.is_rendered else {"range": _range(finding, place, columns)}),
        },
        "severity": _SEVERITIES[kind_of(item)],
        "source": SOURCE,
        "code": _code(finding.rule, catalogue),
    }
    if source and columns and finding.fix and finding.fix.edits and finding.outcome == "failed":
        record |= _suggestions(finding.fix, source, columns)
    related = [
        {
            **({"message": whole(other.message)} if other.message.strip() else {}),
            "location": {"path": path, "range": _lines(where)},
        }
        for other, where in zip(finding.related, item.related, strict=True)
        if not where.is_rendered
    ]
    return {**record, **({"related_locations": related} if related else {})}


def _range(finding: Finding, place: Place, columns: Bytes | None) -> dict[str, Any]:
    return _points(finding.span, columns) if columns else _lines(place)


def _points(span: Span, columns: Bytes) -> dict[str, Any]:
    start, end = ({"line": line, "column": column} for line, column in columns.range(span))
    return {"start": start, "end": end}


def _lines(place: Place) -> dict[str, Any]:
    return {"start": {"line": place.line}, "end": {"line": last_line(place)}}


def _suggestions(fix: Fix, source: Source, columns: Bytes) -> dict[str, Any]:
    """The edits of a fix as one suggestion, since a reviewer takes each on its own; none where it is long."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    start, end = edits[0].span.start, max(edit.span.end for edit in edits)
    if end > len(source.text) or end - start > _LONGEST:
        return {}
    parts: list[str] = []
    at = start
    for edit in edits:
        parts += [source.text[at : edit.span.start], edit.text]
        at = edit.span.end
    text = whole("".join(parts))
    return {"suggestions": [{"range": _points(Span(start, end), columns), "text": text}]}


def _code(rule: str, catalogue: Catalogue) -> dict[str, str]:
    """The rule, and where the first of its authorities that has an address can be read."""
    keys = (standard.partition(":")[0] for standard in catalogue.rules[rule].standards)
    address = next((catalogue.standards[key].address for key in keys if catalogue.standards[key].address), "")
    return {"value": rule, **({"url": address} if address else {})}
