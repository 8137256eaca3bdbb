"""The report as EARL 1.0 in JSON-LD, as the W3C takes it for ACT implementation reports; in ASCII."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from pubcheck import __version__, views
from pubcheck.catalogue import Catalogue, Rule
from pubcheck.engine import applies
from pubcheck.linter_report import FileReport, Located, Report
from pubcheck.reporters import Options

_ACT = "https://www.w3.org/WAI/content-assets/wcag-act-rules/"
CONTEXT = f"{_ACT}earl-context.json"
CASES = f"{_ACT}testcases/"
RULES = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
_HOME = "https://github.com/pubcheck/pubcheck"
# The W3C's test cases lie in testcases/<id of the ACT rule>/<SHA-1 of the case>.<ending>.
_CASE = re.compile(r"(?:^|(?:^|/)testcases/)([0-9a-z]{6})/([0-9a-f]{40}\.[a-z]{2,4})$")


def report(files: Iterable[FileReport], report: Report, out: TextIO, _options: Options) -> None:
    """Write an assertion a line, for each file and ACT rule, and for each other rule of WCAG that speaks.

    A test case of the W3C has one assertion, for the rule that it tests, whatever else is found in it.
    """
    writing = _Assertions(report)
    out.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{json.dumps(_assertor())}')
    for file in files:
        out.writelines(f",\n{json.dumps(assertion)}" for assertion in writing.of_file(file))
    for left_out in report.left_out:
        out.writelines(f",\n{json.dumps(assertion)}" for assertion in writing.of_left_out(*left_out))
    out.write("\n]\n}\n")


def _assertor() -> dict[str, Any]:
    return {
        "@id": _HOME,
        "@type": ["Assertor", "Software", "Project"],
        "name": "pubcheck",
        "description": "A linter for what governments publish, which reads the source and runs no browser.",
        "homepage": _HOME,
        "license": "https://spdx.org/licenses/MIT",
        "release": {"@type": "Version", "revision": __version__},
        "doap:vendor": {"@type": "foaf:Organization", "foaf:name": "The pubcheck developers"},
    }


class _Assertions:
    """What there is to assert of each file of a run, while it goes on."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._catalogue: Catalogue = report.catalogue
        self._faults_told = 0
        self._faulty: dict[str, set[str]] = defaultdict(set)
        self._chosen: dict[tuple[int, str], dict[str, list[Rule]]] = {}

    def of_file(self, file: FileReport) -> Iterator[dict[str, Any]]:
        """The assertions on one file."""
        found: dict[str, list[Located]] = defaultdict(list)
        # The baseline says what need not be mended now, and not that a page conforms.
        known = [settled.located for settled in file.settled if settled.by == "baseline"]
        for item in (*file.findings, *known):
            found[item.finding.rule].append(item)
        by_act = self._by_act(file)
        silenced = file.overruled | self._faults(file.path)
        if file.outside:  # of which rules the findings outside of the changed lines are, nobody kept
            silenced |= {rule.id for rule in file.rules.values() if not _is_without(rule, file.met)}
        if case := _CASE.search(file.path):
            by_act = {case[1]: by_act.get(case[1], [])}
        for act, rules in sorted(by_act.items()):
            items = [item for rule in rules for item in found.get(rule.id, ())]
            outcome = _outcome(rules, items, file.met, silenced)
            yield self._assertion(file.path, outcome, rules, act, items)
        for name in [] if case else sorted(found):
            rule = self._catalogue.rules[name]
            if rule.wcag and not rule.act:
                yield self._assertion(file.path, _outcome([rule], found[name]), [rule], "", found[name])

    def of_left_out(self, path: str, reason: str) -> Iterator[dict[str, Any]]:
        """The assertion on a test case that no reader takes: a linter cannot tell, as the W3C puts it."""
        if case := _CASE.search(path):
            ran = self._report.rules or self._catalogue.rules
            rules = _by_act(ran.values()).get(case[1], [])
            outcome = "cantTell" if rules else "untested"
            yield self._assertion(path, outcome, rules, case[1], (), reason)

    def _by_act(self, file: FileReport) -> dict[str, list[Rule]]:
        """The rules that judged a file, by the ids of the ACT rules that they are tests of."""
        key = id(file.rules), file.profile
        if key not in self._chosen:
            chosen = (rule for rule in file.rules.values() if applies(rule, file.profile))
            self._chosen[key] = _by_act(chosen)
        return self._chosen[key]

    def _faults(self, path: str) -> frozenset[str]:
        """The rules and subjects where pubcheck itself failed on a file."""
        failures = self._report.failures
        for failure in failures[self._faults_told :]:
            self._faulty[failure.path].add(failure.part.rpartition(" ")[2])
        self._faults_told = len(failures)
        return frozenset(self._faulty.get(path, ()))

    def _assertion(
        self,
        path: str,
        outcome: str,
        rules: Sequence[Rule],
        act: str,
        items: Sequence[Located],
        reason: str = "",
    ) -> dict[str, Any]:
        case = _CASE.search(path)
        items = [item for item in items if item.finding.outcome == "failed" or outcome != "failed"]
        criteria = dict.fromkeys(name for rule in rules for name in self._catalogue.criteria(rule))
        return {
            "@type": "Assertion",
            "assertedBy": _HOME,
            "mode": "earl:automatic",
            "subject": {
                "@type": ["earl:TestSubject", "sch:WebPage"],
                "source": f"{CASES}{case[1]}/{case[2]}" if case else path,
            },
            # The W3C takes the title for the name of the procedure; an @id would be framed away.
            "test": {
                "@type": "TestCase",
                "title": "+".join(rule.id for rule in rules) or act,
                "isPartOf": list(criteria),
                **({"source": f"{RULES}{act}/"} if act else {}),
            },
            "result": {
                "@type": "TestResult",
                "outcome": f"earl:{outcome}",
                **({"pointer": [_pointer(item) for item in items]} if items else {}),
                **({"info": reason} if reason else {}),
            },
        }


def _by_act(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: rule.id):
        for act in rule.act:
            found[act].append(rule)
    return dict(found)


def _outcome(
    rules: Sequence[Rule],
    items: Iterable[Located],
    met: frozenset[str] = frozenset(),
    silenced: frozenset[str] = frozenset(),
) -> str:
    """The outcome of EARL for rules that are one test together.

    ``silenced`` are rules of which somebody has suppressed a finding, and rules and subjects with a fault:
    they have not passed, whatever else they say.
    """
    told = {item.finding.outcome for item in items}
    if "failed" in told:
        return "failed"
    if told or any(rule.id in silenced or rule.subject in silenced for rule in rules):
        return "cantTell"
    if not rules:
        return "untested"
    return "inapplicable" if all(_is_without(rule, met) for rule in rules) else "passed"


def _is_without(rule: Rule, met: frozenset[str]) -> bool:
    """Whether a file has surely nothing of the kind that a rule judges."""
    return rule.subject in views.COMPLETE and rule.subject not in met


def _pointer(item: Located) -> dict[str, Any]:
    """Where a finding stands (W3C, Pointer Methods in RDF 1.0), and what it says.

    A file without lines of its own has the name of the part instead.
    """
    place, said = item.place, {"dct:description": item.finding.message}
    if place.is_rendered:
        return {"@type": "ptr:Pointer", "dct:title": place.part.name if place.part else "", **said}
    return {
        "@type": "ptr:LineCharPointer",
        "ptr:lineNumber": place.line,
        "ptr:charNumber": place.column,
        **said,
    }
