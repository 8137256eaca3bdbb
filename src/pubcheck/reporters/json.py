"""The report as JSON, in the form of `schemas/report.schema.json`; written in ASCII, a finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, TextIO

from pubcheck import __version__
from pubcheck.catalogue import Catalogue, Rule
from pubcheck.linter_report import FileReport, Located, Place, Report, Settled
from pubcheck.reporters import Options
from pubcheck.source import Span

FORMAT = "1.1"
_KEPT_IN_MEMORY = 1_000_000  # characters


def report(files: Iterable[FileReport], report: Report, out: TextIO, _options: Options) -> None:
    """Write the whole report, findings of which nobody can tell included.

    The sums come first and are known last, so that the lists wait in a temporary file.
    """
    names: list[dict[str, str]] = []
    with Spool() as findings, Spool() as settled:
        for file in files:
            names.append(_file(file))
            for item in file.findings:
                findings.add(f",\n{json.dumps(finding_record(file, item, report.catalogue))}")
            for one in file.settled:
                settled.add(f",\n{json.dumps(_settled(file, one, report.catalogue))}")
        _write(report, names, {"findings": findings, "settled": settled}, out)


class Spool:
    """Text that waits: in memory while it is little, then in a temporary file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._file: IO[str] | None = None

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def add(self, text: str) -> None:
        """Append text, in ASCII."""
        self._parts.append(text)
        self._size += len(text)
        if self._size > _KEPT_IN_MEMORY:
            self._flush()

    def _flush(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile  # only a large report needs it

            self._file = TemporaryFile("w+", encoding="ascii", newline="")  # noqa: SIM115
        self._file.writelines(self._parts)
        self._parts, self._size = [], 0

    def __iter__(self) -> Iterator[str]:
        if self._file is not None:
            self._flush()
            self._file.seek(0)
            while piece := self._file.read(_KEPT_IN_MEMORY):
                yield piece
        yield from self._parts


def _write(report: Report, files: list[dict[str, str]], lists: Mapping[str, Spool], out: TextIO) -> None:
    head = {
        "version": FORMAT,
        "tool": {"name": "pubcheck", "version": __version__},
        "summary": _summary(report),
    }
    out.write(json.dumps(head)[:-1])
    rules = report.rules
    _write_list(out, "files", files)
    _write_list(out, "rules", (rule_record(rules[name], report.catalogue) for name in sorted(rules)))
    for name, spool in lists.items():
        out.write(f',\n"{name}": [')
        between = 1  # the first comma parts nothing
        for piece in spool:
            out.write(piece[between:])
            between = 0
        out.write("]")
    out.write("\n}\n")


def rule_record(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    """What a report says of a rule: its id, topic, title and severity, and what it rests on."""
    return {
        "id": rule.id,
        "topic": rule.topic,
        "title": rule.title,
        "severity": rule.severity,
        "standards": [standard_record(standard, catalogue) for standard in rule.standards],
        "act": list(rule.act),
        "wcag": list(rule.wcag),
        "level": catalogue.level(rule),
        "section508": list(rule.section508),
        "trustedTester": list(rule.trusted_tester),
    }


def standard_record(standard: str, catalogue: Catalogue) -> dict[str, str]:
    """An authority and its clause, with the words that cite it and the address where it stands."""
    key, _, clause = standard.partition(":")
    authority = catalogue.standards[key]
    return {
        "id": standard,
        "name": authority.name,
        "edition": authority.edition,
        "clause": clause,
        "kind": authority.kind,
        "citation": catalogue.citation(standard),
        "address": authority.address,
    }


def _write_list(out: TextIO, name: str, items: Iterable[Any]) -> None:
    out.write(f',\n"{name}": [')
    between = "\n"
    for item in items:
        out.write(between + json.dumps(item))
        between = ",\n"
    out.write("]")


def _summary(report: Report) -> dict[str, int]:
    counts = report.counts
    return {
        "files": report.files,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "notes": counts["note"],
        "cannotTell": counts["cannotTell"],
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "outside": report.outside,
        "fixable": report.fixable,
        "fixableUnsafely": report.fixable_unsafely,
        "fixed": report.fixed,
    }


def _file(file: FileReport) -> dict[str, str]:
    return {"path": file.path, "format": file.format, "profile": file.profile, "encoding": file.encoding}


def _settled(file: FileReport, settled: Settled, catalogue: Catalogue) -> dict[str, Any]:
    why = {"by": settled.by, "reason": settled.reason, "state": settled.state, "who": settled.who}
    return finding_record(file, settled.located, catalogue) | why


def finding_record(file: FileReport, item: Located, catalogue: Catalogue) -> dict[str, Any]:
    """A finding in the form of the schema: what it says, where it stands, what it rests on."""
    finding = item.finding
    rule, fix = catalogue.rules[finding.rule], finding.fix
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "message": finding.message,
        "path": file.path,
        **_place(item.place, finding.span),
        "related": [
            {"message": other.message, **_place(place, other.span)}
            for other, place in zip(finding.related, item.related, strict=True)
        ],
        "standards": list(rule.standards),
        "act": list(rule.act),
        "wcag": list(rule.wcag),
        "fix": fix
        and {
            "safe": fix.safe,
            "title": fix.title,
            "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits],
        },
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place, span: Span) -> dict[str, Any]:
    part = place.part
    return {
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "start": span.start,
        "end": span.end,
        **({"part": {"name": part.name, "start": part.start, "end": part.end}} if part else {}),
    }
