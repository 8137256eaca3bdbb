"""The one pass: a document and some rules, their findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from pubcheck import checks, suppressions, views
from pubcheck.catalogue import Case, Rule, frozen
from pubcheck.document import Document
from pubcheck.engine_fingerprints import fingerprinted
from pubcheck.finding import SEVERITIES, Finding, Fix, Hit, Related, Severity
from pubcheck.source import Source
from pubcheck.suppressions import Suppressed, Suppression
from pubcheck.views.page import Context, Page
from pubcheck.views.profile import profile_of

T = TypeVar("T")
OnFault = Callable[[str, Exception], None] | None
"""Is told which part of a run has raised what."""

_PLAIN = Case()


class ActiveRule(NamedTuple):
    """A rule with its settings: the options that are set, and the severity that caps all its cases."""

    rule: Rule
    configured: Mapping[str, Any]
    cap: Severity | None

    def check(self, profile: str) -> Callable[[Any], Iterable[Hit]]:
        """The check with its options; imports its module, which a page without its nodes never needs.

        What the settings say goes before what the rule says of the profile, and this before its defaults.
        """
        run = checks.find(self.rule.check).run
        options = {**self.rule.options, **self.rule.profile_options.get(profile, {}), **self.configured}
        return partial(run, **options) if options else run

    def finding(self, hit: Hit, *, is_rendered: bool = False) -> Finding:
        """What the rule makes of a hit; in a rendered text no fix is safe, since nothing is written back.

        Raises LookupError where the rule knows no such case or the facts do not fill the message: a fault
        of the rule, which its examples show.
        """
        rule = self.rule
        case = rule.cases[hit.case] if hit.case else _PLAIN
        severity = case.severity or rule.severity
        if self.cap and SEVERITIES.index(self.cap) > SEVERITIES.index(severity):
            severity = self.cap
        fix, how = None, case.fix or rule.fix
        if hit.edits and how:
            fix = Fix(how.safe and not is_rendered, how.title.format_map(hit.facts), hit.edits)
        related = tuple(
            Related(span, rule.related.get(part, "").format_map(hit.facts)) for part, span in hit.related
        )
        message = (case.message or rule.message).format_map(hit.facts)
        return Finding(rule.id, severity, case.outcome, message, hit.span, related, fix, of_page=hit.of_page)


_Run = tuple[ActiveRule, Callable[[Any], Iterable[Hit]]]


class Checked(NamedTuple):
    """What came of one document: its findings in the order of the source, those suppressed, its profile.

    ``met`` are the subjects of which it has a node; the checks of all others had nothing to look at.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    profile: str
    met: frozenset[str] = frozenset()


class Engine:
    """Some rules, made ready once to run over many documents.

    ``successors`` gives for ids that gave way to others the rules that count now; suppressions may name both.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        configured: Mapping[str, Mapping[str, Any]] | None = None,
        successors: Mapping[str, str] | None = None,
    ) -> None:
        self._successors = successors or {}
        self.rules: dict[str, Rule] = {}
        self._by_subject: dict[str, list[ActiveRule]] = defaultdict(list)
        self._reported: dict[str, ActiveRule] = {}
        self._plans: dict[str, list[tuple[str, list[ActiveRule]]]] = {}
        self._ready: dict[tuple[str, str], list[_Run]] = {}
        for rule in rules:
            self.rules[rule.id] = rule
            active = _activate(rule, (configured or {}).get(rule.id, {}))
            if subject := rule.subject or (rule.check and checks.find(rule.check).subject):
                self._by_subject[subject].append(active)
            else:
                self._reported[rule.id] = active

    def run(
        self,
        document: Document,
        context: Context,
        configured: Iterable[Suppression] = (),
        known: Iterable[str] = (),
        on_fault: OnFault = None,
    ) -> Checked:
        """Judge one document.

        ``configured`` are the suppressions that the settings add, ``known`` the ids of all rules, enabled or
        not, so that a suppression of an unknown rule can be told. Where a part of it raises, ``on_fault`` is
        told which, and the others go on; without it the exception goes up.
        """
        page = Page(document, context)
        profile = _tried(on_fault, "the profile", lambda: profile_of(page), context.profile or "gov")
        written = _tried(
            on_fault,
            "the suppressions",
            lambda: suppressions.written(document, context, frozenset(known), self._successors),
            suppressions.Written([], []),
        )
        configured = tuple(configured)
        in_force = [
            *written.in_force,
            *(s for s in configured if s.until is None or s.until >= context.today),
        ]
        met: set[str] = set()
        accepted: list[Suppressed] = []
        found = list(self._findings(page, profile, on_fault, met, accepted))
        found += self._told(document, (*written.told, *suppressions.lapsed(configured, context)), on_fault)
        kept, hidden = suppressions.part(found, in_force) if in_force else (found, [])
        if written.in_force:
            told = suppressions.unused(written.in_force, hidden, self._ran(profile))
            unused, also_hidden = suppressions.part(self._told(document, told, on_fault), in_force)
            kept += unused
            hidden += also_hidden
        page.views.clear()  # they lead back to the page; so reference counts free it
        kept.sort(key=lambda finding: (finding.span, finding.rule))
        hidden += accepted
        content = _content(document, context.content_id)
        findings = tuple(fingerprinted(kept, document.source, content)) if kept else ()
        return Checked(findings, tuple(hidden), profile, frozenset(met))

    def _told(
        self, document: Document, told: Iterable[suppressions.Told], on_fault: OnFault
    ) -> list[Finding]:
        """The findings of what the suppressions have to say, as far as their rules are enabled."""
        told = [(rule, hit) for rule, hit in told if rule in self._reported]
        if told:
            from pubcheck.suppressions_edits import mended  # only where something is wrong

            told = _tried(on_fault, "the suppressions", partial(mended, document, told), told)
        return [self._reported[rule].finding(hit) for rule, hit in told if rule in self._reported]

    def _ran(self, profile: str) -> set[str]:
        """The ids of the rules that judge documents of a profile."""
        actives = [active for group in self._by_subject.values() for active in group]
        return {a.rule.id for a in actives if applies(a.rule, profile)} | self._reported.keys()

    def _findings(
        self, page: Page, profile: str, on_fault: OnFault, met: set[str], accepted: list[Suppressed]
    ) -> Iterator[Finding]:
        """What the rules find; what their settings accept is added to ``accepted`` instead."""
        is_rendered = page.document.source.is_rendered
        for subject, enabled in self._plan(profile):
            try:
                nodes = views.nodes(page, subject)
            except Exception as error:
                if on_fault is None:
                    raise
                on_fault(f"the view {subject}", error)
                continue
            if not nodes:
                continue
            met.add(subject)
            runs = self._runs(subject, profile, enabled)
            for node in nodes:
                for active, run in runs:
                    try:
                        for hit in run(node):
                            finding = active.finding(hit, is_rendered=is_rendered)
                            if hit.accepted:
                                accepted.append(suppressions.accepted(finding, hit.accepted))
                            else:
                                yield finding
                    except Exception as error:
                        if on_fault is None:
                            raise
                        on_fault(f"the rule {active.rule.id}", error)

    def _plan(self, profile: str) -> list[tuple[str, list[ActiveRule]]]:
        """Each subject that an enabled rule of a profile judges, with these rules."""
        plan = self._plans.get(profile)
        if plan is None:
            judged = (
                (subject, [active for active in actives if applies(active.rule, profile)])
                for subject, actives in self._by_subject.items()
            )
            plan = self._plans[profile] = [(subject, enabled) for subject, enabled in judged if enabled]
        return plan

    def _runs(self, subject: str, profile: str, enabled: list[ActiveRule]) -> list[_Run]:
        """The rules of a subject with their checks, which are imported where there is something to check."""
        runs = self._ready.get((subject, profile))
        if runs is None:
            runs = self._ready[subject, profile] = [(active, active.check(profile)) for active in enabled]
        return runs


def _content(document: Document, key: str) -> str:
    """What the document's front matter has at a key, for a file to be known by whatever it is called."""
    values = (field.value for field in document.fields if field.path == (key,)) if key else ()
    return next((str(value).strip() for value in values if value is not None), "")


def _tried(on_fault: OnFault, part: str, function: Callable[[], T], otherwise: T) -> T:
    try:
        return function()
    except Exception as error:
        if on_fault is None:
            raise
        on_fault(part, error)
        return otherwise


def applies(rule: Rule, profile: str) -> bool:
    """Whether a rule judges documents of a profile."""
    return "*" in rule.profiles or profile in rule.profiles


def _activate(rule: Rule, configured: Mapping[str, Any]) -> ActiveRule:
    """The rule with its settings."""
    options = {name: frozen(value) for name, value in configured.items() if name != "severity"}
    return ActiveRule(rule, options, configured.get("severity"))


def joined(checked: Sequence[Checked], source: Source) -> Checked:
    """What came of all documents of one source, as of one; the profile is that of the first."""
    if len(checked) == 1:
        return checked[0]
    found = sorted(
        (finding for one in checked for finding in one.findings),
        key=lambda finding: (finding.span, finding.rule),
    )
    hidden = tuple(suppressed for one in checked for suppressed in one.suppressed)
    met = frozenset[str]().union(*(one.met for one in checked))
    return Checked(tuple(fingerprinted(found, source)), hidden, checked[0].profile, met)
