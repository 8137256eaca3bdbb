"""The results of a SARIF report: where a finding stands, how GitHub knows it again, what would mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from pubcheck.finding import Fix
from pubcheck.linter_report import FileReport, Located, Place, Settled
from pubcheck.reporters import Options
from pubcheck.reporters._cells import readable
from pubcheck.reporters._line_hash import line_hashes
from pubcheck.reporters._places import CANNOT_TELL, agrees, in_workspace, kind_of, said, source_of, whole
from pubcheck.reporters._sarif_rules import Rules
from pubcheck.source import Source

SETTLED = "settled"
_LONGEST_MESSAGE, _LONGEST_FIX, _MOST_EDITS, _MOST_RELATED = 4_000, 10_000, 50, 100
_PLACEHOLDER = re.compile(r"\{(\d{1,9})\}")

Made = tuple[str, Callable[[], dict[str, Any]]]
"""The kind of a result (one of KINDS, or SETTLED), and what makes it when it is kept."""


class Results:
    """Makes the results of one file after the other."""

    def __init__(self, rules: Rules, options: Options) -> None:
        self._rules = rules
        self._options = options

    def of(self, file: FileReport) -> Iterator[Made]:
        """What there is of a file; its text is looked up when the first result is made."""
        if not file.findings and not file.settled:
            return
        text = _Text(file, self._options)
        for item in file.findings:
            yield kind_of(item), partial(self._result, text, item)
        for one in file.settled:
            yield SETTLED, partial(self._settled, text, one)

    def _settled(self, text: _Text, settled: Settled) -> dict[str, Any]:
        """A finding that an author or the baseline has settled."""
        is_baseline = settled.by == "baseline"
        suppression = {"kind": "external" if is_baseline else "inSource", "status": "accepted"}
        if reason := readable(settled.reason):
            suppression["justification"] = reason
        state = {"baselineState": settled.state} if is_baseline else {}
        return {**state, **self._result(text, settled.located), "suppressions": [suppression]}

    def _result(self, text: _Text, item: Located) -> dict[str, Any]:
        finding = item.finding
        kind = kind_of(item)
        # A review has no level (SARIF 2.1.0, 3.27.10).
        weight = {"kind": "review", "level": "none"} if kind == CANNOT_TELL else {"level": kind}
        source = text.source if text.source and agrees(text.source, item) else None
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._rules.number(finding.rule),
            **weight,
            "message": {"text": _message(said(item))},
            "locations": [_location(text.uri, item.place)],
            "partialFingerprints": text.fingerprints(item, source),
        }
        if finding.related:
            pairs = zip(finding.related[:_MOST_RELATED], item.related, strict=False)
            result["relatedLocations"] = [
                {"id": number, **_location(text.uri, place), **_worded(other.message)}
                for number, (other, place) in enumerate(pairs)
            ]
        if finding.fix and source and (replacements := _replacements(finding.fix, source)):
            change = {"artifactLocation": _artifact(text.uri), "replacements": replacements}
            result["fixes"] = [{**_described(finding.fix), "artifactChanges": [change]}]
        return result


class _Text:
    """What is asked of a file more than once: its address, its text, the hashes of its lines."""

    def __init__(self, file: FileReport, options: Options) -> None:
        self._file, self._options = file, options
        self._hashes: list[str] | None = None
        self._source: Source | None = None
        self._is_read = False
        self.uri = uri(in_workspace(file.path, options, "GITHUB_WORKSPACE"))

    @property
    def source(self) -> Source | None:
        if not self._is_read:
            self._source, self._is_read = source_of(self._file, self._options), True
        return self._source

    def fingerprints(self, item: Located, source: Source | None) -> dict[str, str]:
        """GitHub's own fingerprint, where the file has lines, and ours."""
        ours = {"pubcheck/v1": item.finding.fingerprint} if item.finding.fingerprint else {}
        if source is None:
            return ours
        if self._hashes is None:
            self._hashes = line_hashes(_as_utf8(source))
        return {"primaryLocationLineHash": self._hashes[item.place.line - 1], **ours}


def _as_utf8(source: Source) -> str:
    """The text as GitHub's action reads it, which takes every file for UTF-8."""
    if source.encoding == "utf-8":
        return source.text
    try:
        return source.encode(source.text).decode("utf-8", "replace")
    except UnicodeError:
        return source.text


def uri(path: str) -> str:
    """A relative path as a URI reference; bytes that are no UTF-8 stand as they are."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = whole(path).encode("utf-8")
    return quote(data, safe="/")


def _artifact(address: str) -> dict[str, str]:
    return {"uri": address, "uriBaseId": "%SRCROOT%"}


def _location(address: str, place: Place) -> dict[str, Any]:
    """A place; of a file without lines its part, and the first line, which GitHub cannot do without."""
    region = (
        {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
        if place.is_rendered
        else {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    )
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(address), "region": region}
    }
    if place.part and (name := readable(place.part.name)):
        location["logicalLocations"] = [{"name": name, "kind": "member"}]
    return location


def _worded(message: str) -> dict[str, Any]:
    text = _message(readable(message))
    return {"message": {"text": text}} if text else {}


def _described(fix: Fix) -> dict[str, Any]:
    title = readable(fix.title)
    if title and not fix.safe:
        title += " (look it over: this may change what the text says)"
    return {"description": {"text": _message(title)}} if title else {}


def _message(text: str) -> str:
    """A message in which nothing is a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    if len(text) > _LONGEST_MESSAGE:
        text = text[: _LONGEST_MESSAGE - 1] + "…"
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")


def _replacements(fix: Fix, source: Source) -> list[dict[str, Any]]:
    """The edits of a fix; none where they are many or long, or the text is another."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if len(edits) > _MOST_EDITS or sum(len(edit.text) for edit in edits) > _LONGEST_FIX:
        return []
    if any(edit.span.end > len(source.text) for edit in edits):
        return []
    return [
        {
            "deletedRegion": dict(
                zip(
                    ("startLine", "startColumn", "endLine", "endColumn"),
                    (*source.position(edit.span.start), *source.position(edit.span.end)),
                    strict=True,
                )
            ),
            **({"insertedContent": {"text": whole(edit.text)}} if edit.text else {}),
        }
        for edit in edits
    ]
