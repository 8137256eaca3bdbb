"""The rules and the standards they rest on, as data."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pubcheck import resources
from pubcheck.finding import Outcome, Severity

OUTCOMES_OF_EXAMPLES = ("failed", "passed", "inapplicable")
_RENAMED = "renamed.toml"  # beside the topics: a table from each id that a rule once had to what it is called


class Standard(NamedTuple):
    """An authority: who says it, in which edition, where to read it, and how binding it is."""

    key: str
    name: str
    kind: str  # law | policy | standard | guidance | house style
    edition: str = ""
    date: str = ""
    address: str = ""
    clauses: Mapping[str, str] = MappingProxyType({})  # clause → what it is called
    levels: Mapping[str, str] = MappingProxyType({})  # clause → level of conformance
    ids: Mapping[str, str] = MappingProxyType({})  # clause → what EARL reports call it


class RuleFix(NamedTuple):
    """How a rule's edits are called, and whether they keep what the text says.

    ``changes`` tells what they touch: "markup" (tags, attributes, addresses and comments; not the words that
    people read), "marks" (white space, punctuation and letter case), "form" (the same words in another
    spelling or abbreviation, ``because`` of what says how these are the same) or "words".
    """

    safe: bool
    title: str
    changes: str = "words"
    because: str = ""


class Case(NamedTuple):
    """What a rule says where its check names this case; what is None stays as the rule has it."""

    severity: Severity | None = None
    message: str | None = None
    outcome: Outcome = "failed"
    fix: RuleFix | None = None


class Rule(NamedTuple):
    """One rule, as its file ``rules/<topic>/<id>.toml`` has it; ``standards`` are ``key:clause``."""

    id: str
    topic: str
    title: str
    check: str  # "module.function" below pubcheck.checks; "" where the engine itself reports
    message: str
    severity: Severity
    standards: tuple[str, ...]
    why: str
    limits: str
    since: str
    subject: str = ""  # the kind of node that the check asks for; compiled, not written
    act: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ("*",)
    strict: bool = False  # runs only where the settings ask for strictness, or for it by its id
    status: str = "stable"  # preview: runs where asked for; deprecated: only where named by its id
    replaced_by: str = ""  # the rule that does the work of a deprecated one
    options: Mapping[str, Any] = MappingProxyType({})
    profile_options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})  # in place of some of these
    cases: Mapping[str, Case] = MappingProxyType({})
    fix: RuleFix | None = None
    related: Mapping[str, str] = MappingProxyType({})  # a place's part → what to say of it

    def without_fix(self) -> Rule:
        """The rule as it is where nothing of what it finds may be changed."""
        cases = {name: case._replace(fix=None) for name, case in self.cases.items()}
        return self._replace(fix=None, cases=cases)

    @property
    def wcag(self) -> tuple[str, ...]:
        """The success criteria among the standards, such as ``1.1.1``."""
        return self._clauses("wcag")

    @property
    def section508(self) -> tuple[str, ...]:
        """The provisions of the Revised Section 508 Standards among them, such as ``E205.4``."""
        return self._clauses("section508")

    @property
    def trusted_tester(self) -> tuple[str, ...]:
        """The tests of the DHS Trusted Tester process among them, such as ``7.A``."""
        return self._clauses("trusted-tester")

    def _clauses(self, start: str) -> tuple[str, ...]:
        parts = (standard.partition(":") for standard in self.standards)
        return tuple(clause for key, _, clause in parts if clause and _is_edition(key, start))


def _is_edition(key: str, start: str) -> bool:
    """Whether a key is that of a standard or of one of its editions: ``wcag22`` is of ``wcag``."""
    return key.startswith(start) and not key[len(start) :].strip("0123456789")


class Catalogue(NamedTuple):
    """All rules by id and all standards by key; ``renamed`` has the ids that rules once had."""

    rules: Mapping[str, Rule]
    standards: Mapping[str, Standard]
    renamed: Mapping[str, str] = MappingProxyType({})

    @property
    def successors(self) -> dict[str, str]:
        """The ids that gave way to others, each with the rule that counts now: renamed or deprecated."""
        replaced = {rule.id: rule.replaced_by for rule in self.rules.values() if rule.replaced_by}
        return {**self.renamed, **replaced}

    def level(self, rule: Rule) -> str | None:
        """The lowest level of conformance that a finding breaks (WCAG 2.2, 5.2.1): A, AA or AAA.

        None for a rule that rests on no success criterion.
        """
        levels = (
            authority.levels[clause] for authority, clause in self._cited(rule) if clause in authority.levels
        )
        return min(levels, key=len, default=None)

    def criteria(self, rule: Rule) -> tuple[str, ...]:
        """The success criteria of a rule as EARL reports name them: ``WCAG2:non-text-content``."""
        return tuple(
            authority.ids[clause] for authority, clause in self._cited(rule) if clause in authority.ids
        )

    def _cited(self, rule: Rule) -> Iterator[tuple[Standard, str]]:
        for key, _, clause in (standard.partition(":") for standard in rule.standards):
            yield self.standards[key], clause

    def citation(self, standard: str) -> str:
        """What a finding cites for ``key:clause``: the authority's name, edition and clause."""
        key, _, clause = standard.partition(":")
        authority = self.standards[key]
        name = f"{authority.name} {authority.edition}".strip()
        if not clause:
            return name
        title = authority.clauses.get(clause, "")
        if title and clause[0].islower():
            return f"{name}, {title}"  # a clause in small letters is our own name for it
        return f"{name}, {clause} {title}".rstrip()


@cache
def load() -> Catalogue:
    """The catalogue: packed in a wheel, compiled from ``rules/`` in a checkout."""
    found = record()
    return Catalogue(
        {r["id"]: rule_of(r) for r in found["rules"]},
        {key: Standard(key, **value) for key, value in found["standards"].items()},
        found.get("renamed", {}),
    )


def record() -> dict[str, Any]:
    """The catalogue as a wheel packs it, and as other versions read it: rules, standards, ids of old."""
    packed = Path(__file__).with_name("catalogue.json")
    found: dict[str, Any] = json.loads(packed.read_bytes()) if packed.exists() else _compiled()
    return {key: part for key, part in found.items() if key != "examples"}


@cache
def examples() -> Mapping[str, Mapping[str, list[dict[str, Any]]]]:
    """The examples of each rule: outcome → examples, each a mapping as in the rule's file."""
    packed = Path(__file__).with_name("examples.json")
    found: Mapping[str, Mapping[str, list[dict[str, Any]]]] = (
        json.loads(packed.read_bytes()) if packed.exists() else _compiled()["examples"]
    )
    return found


@cache
def _compiled() -> dict[str, Any]:
    return compile_catalogue(resources.folder("rules"))


def compile_catalogue(folder: Path) -> dict[str, Any]:
    """Read ``standards.toml`` and ``<topic>/<id>.toml`` of a folder; the path gives topic and id.

    A ``renamed.toml`` beside them has the ids that rules once had. Raises ValueError naming the file where
    one of them is not TOML, where an id is there twice, or where one is renamed that is there or to none.
    """
    rules: list[dict[str, Any]] = []
    shown: dict[str, Any] = {}
    for path in sorted(folder.glob("*/*.toml")):
        record = _table(path)
        if path.stem in shown:
            raise ValueError(f"{path.parent.name}/{path.name}: there is another rule {path.stem}")
        shown[path.stem] = {outcome: record.pop(outcome, []) for outcome in OUTCOMES_OF_EXAMPLES}
        subject = _subject_of(record["check"])
        rules.append({"id": path.stem, "topic": path.parent.name, "subject": subject} | record)
    standards = _table(folder / "standards.toml")
    renamed = _renamed(folder / _RENAMED, shown.keys())
    return {"rules": rules, "standards": standards, "renamed": renamed, "examples": shown}


def _renamed(path: Path, ids: Collection[str]) -> dict[str, str]:
    """What rules are called that once had other ids, however often they were renamed."""
    table = _table(path) if path.exists() else {}
    found = {}
    for old, new in table.items():
        for _ in table:  # as many steps as there can be
            new = table.get(new, new)
        if old in ids:
            raise ValueError(f"{path.name}: there is a rule {old}, so it cannot be called {new}")
        if new not in ids:
            raise ValueError(f"{path.name}: {old} is renamed to {new}, which is no rule")
        found[old] = new
    return found


def _subject_of(check: str) -> str:
    """What a check asks for, read off its decorator, so that a run imports only what it needs; else ""."""
    if not check:
        return ""
    module, _, function = check.partition(".")
    path = Path(__file__).with_name("checks") / f"{module}.py"
    text = path.read_text("utf-8") if path.exists() else ""
    found = re.search(rf'^@check\("([\w-]+)"\)\ndef {function}\(', text, re.MULTILINE)
    return found[1] if found else ""


def _table(path: Path) -> dict[str, Any]:
    import tomllib  # a wheel never needs it

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def rule_of(record: Mapping[str, Any]) -> Rule:
    """The rule that a record of a catalogue describes, with its id and topic."""
    record = dict(record)
    for key in ("standards", "act", "profiles"):
        if key in record:
            record[key] = tuple(record[key])
    record["options"] = _frozen_options(record.get("options", {}))
    record["replaced_by"] = record.pop("replaced-by", "")
    by_profile = record.pop("profile-options", {})
    record["profile_options"] = {profile: _frozen_options(own) for profile, own in by_profile.items()}
    record["cases"] = {name: _case(case) for name, case in record.get("cases", {}).items()}
    if "fix" in record:
        record["fix"] = RuleFix(**record["fix"])
    return Rule(**record)


def _case(record: Mapping[str, Any]) -> Case:
    return Case(**{**record, "fix": RuleFix(**record["fix"])} if "fix" in record else record)


def _frozen_options(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: frozen(value) for name, value in options.items()}


def frozen(value: Any) -> Any:
    """An option's value as a check gets it: lists as tuples, so that a check may cache by it."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value
