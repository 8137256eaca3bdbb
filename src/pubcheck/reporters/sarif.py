"""The report as SARIF 2.1.0, as GitHub's code scanning and other readers take it; in ASCII."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any, TextIO

from pubcheck import __version__
from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import CANNOT_TELL, KINDS, in_workspace
from pubcheck.reporters._sarif_results import SETTLED, Results, uri
from pubcheck.reporters._sarif_rules import Rules
from pubcheck.reporters.json import Spool

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/pubcheck/pubcheck"
# Of a run GitHub keeps so many, and does not reliably keep the gravest.
MOST = 5_000
_MOST_NOTIFICATIONS = 100
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?")


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write one run: the gravest results first, a result a line, then what the run was.

    Code scanning knows neither suppressions nor reviews and would open an alert for each of them
    (github/codeql-action#1230), so that on GitHub Actions these are only counted.
    """
    rules, counts = Rules(report.catalogue), Counter[str]()
    left_out: Counter[str] = Counter()
    with ExitStack() as stack:
        spools = {kind: stack.enter_context(Spool()) for kind in (*KINDS, SETTLED)}
        results = Results(rules, options)
        hidden = _hidden(options)
        for file in files:
            writing = results.of(file)
            for kind, make in writing:
                if kind in hidden:
                    left_out[kind] += 1
                    continue
                counts[kind] += 1
                if counts[kind] <= MOST:
                    spools[kind].add(f"{json.dumps(make())}\n")
        for name in sorted(report.rules):
            rules.number(name)
        out.write(f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n"results": [')
        between = "\n"
        for line in _first(MOST, spools.values()):
            if report.baselined and '"baselineState": ' not in line:
                line = '{"baselineState": "new", ' + line[1:]
            out.write(between + line)
            between = ",\n"
    run = _run(rules, options)
    notes = list(_notifications(report, counts, left_out, options))
    run["invocations"] = [
        {
            "executionSuccessful": not report.failures,
            **({"toolExecutionNotifications": notes} if notes else {}),
        }
    ]
    for name, value in run.items():
        out.write(
            f'],\n"{name}": {json.dumps(value)}' if name == "tool" else f',\n"{name}": {json.dumps(value)}'
        )
    out.write("\n}]}\n")


def _hidden(options: Options) -> frozenset[str]:
    """The kinds of results that are left out on GitHub, unless somebody asked for them."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return frozenset()
    return frozenset({SETTLED} if options.show_cannot_tell else {SETTLED, CANNOT_TELL})


def _first(most: int, spools: Iterable[Spool]) -> Iterator[str]:
    """The first so many lines of all, in their order."""
    for spool in spools:
        rest = ""
        for piece in spool:
            *lines, rest = (rest + piece).split("\n")
            for line in lines:
                if not most:
                    return
                most -= 1
                yield line


def _run(rules: Rules, options: Options) -> dict[str, Any]:
    """What a run is besides its results; the tool comes first."""
    records, taxonomies = rules.records()
    references = [{"name": one["name"], "index": number} for number, one in enumerate(taxonomies)]
    driver = {
        "name": "pubcheck",
        "organization": "The pubcheck developers",
        "version": __version__,
        **({"semanticVersion": __version__} if _SEMANTIC.fullmatch(__version__) else {}),
        "informationUri": HOME,
        "language": "en-US",
        "rules": records,
        **({"supportedTaxonomies": references} if references else {}),
    }
    base = {"description": {"text": "The folder that the paths begin in: that of the repository."}}
    return {
        "tool": {"driver": driver},
        "taxonomies": taxonomies,
        "automationDetails": {"id": _category(options)},
        "originalUriBaseIds": {"%SRCROOT%": base},
        "columnKind": "unicodeCodePoints",
        "language": "en-US",
    }


def _category(options: Options) -> str:
    """The category of a run, by which GitHub tells the alerts of one job from those of another.

    The variable PUBCHECK_CATEGORY names it; else it is the folder that pubcheck works in.
    """
    name = os.environ.get("PUBCHECK_CATEGORY", "").strip("/ ")
    if not name and options.root:
        name = in_workspace(".", options, "GITHUB_WORKSPACE")
    return f"pubcheck/{uri(name)}/" if name not in {"", "."} else "pubcheck/"


def _notifications(
    report: Report, counts: Counter[str], left_out: Counter[str], options: Options
) -> Iterator[dict[str, Any]]:
    """What there is to know of the report itself, and where pubcheck failed."""

    def address(path: str) -> str:
        return uri(in_workspace(path, options, "GITHUB_WORKSPACE"))

    total = sum(counts.values())
    if total > MOST:
        yield _notification(
            "warning",
            f"Here are {MOST:,} of {total:,} results, the gravest first: GitHub keeps no more of a run.",
        )
    for kind, what in ((SETTLED, "are suppressed or in the baseline"), (CANNOT_TELL, "nobody can tell")):
        if left_out[kind]:
            yield _notification(
                "note",
                f"{left_out[kind]:,} findings that {what} are left out: GitHub would open an alert for each.",
            )
    for failure in report.failures[:_MOST_NOTIFICATIONS]:
        yield _notification(
            "error", f"pubcheck itself failed here, in {failure.part}.", address(failure.path)
        )
    for path, reason in report.refused[:_MOST_NOTIFICATIONS]:
        yield _notification("warning", f"This file was not changed: {reason}.", address(path))


def _notification(level: str, text: str, address: str = "") -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": {"uri": address, "uriBaseId": "%SRCROOT%"}}}
    return {"level": level, "message": {"text": text}, **({"locations": [place]} if address else {})}
