"""Reads catalogues of other versions, and tells what became of their rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from pubcheck.catalogue import Case, Catalogue, Rule, RuleFix, Standard, frozen
from pubcheck.finding import SEVERITIES

_LARGEST = 100_000_000  # bytes; our own catalogue has one million
_IN_WHEEL = "pubcheck/catalogue.json"
STATUSES = ("preview", "stable", "deprecated")


class CatalogueError(ValueError):
    """A file that is no catalogue; its text says why and what to give instead."""


class RuleChange(NamedTuple):
    """What became of a rule that both versions have: by part, how it was and how it is; ``id`` is today's."""

    id: str
    parts: Mapping[str, tuple[Any, Any]]


class Differences(NamedTuple):
    """The rules that only one of two catalogues has, and those that differ."""

    added: tuple[Rule, ...]
    removed: tuple[Rule, ...]
    changed: tuple[RuleChange, ...]


def read(path: Path) -> Catalogue:
    """The catalogue in a file: a catalogue.json, a wheel that has one, or the JSON of `pubcheck rules`.

    Raises CatalogueError. What this version does not know of a rule is passed over.
    """
    data = _bytes(path)
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise CatalogueError(f"{path} is no catalogue of rules: it is not JSON ({error}).") from None
    if isinstance(record, list):
        record = {"rules": record}
    if not isinstance(record, dict) or not isinstance(record.get("rules"), list) or not record["rules"]:
        raise CatalogueError(
            f"{path} has no list of rules: give what `pubcheck rules export` of the other version writes."
        )
    try:
        rules = [_Reading(item, number).rule() for number, item in enumerate(record["rules"], 1)]
        standards = _standards(record.get("standards"), rules)
    except CatalogueError as error:
        raise CatalogueError(f"{path} is no catalogue of rules: {error}") from None
    except (AttributeError, KeyError, TypeError) as error:
        raise CatalogueError(f"{path} is no catalogue of rules that can be read ({error}).") from None
    return Catalogue({rule.id: rule for rule in rules}, standards)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if data.startswith(b"PK"):
            with ZipFile(path) as wheel:
                member = wheel.getinfo(_IN_WHEEL)
                data = b" " * (_LARGEST + 1) if member.file_size > _LARGEST else wheel.read(member)
    except KeyError:
        raise CatalogueError(f"{path} is no wheel of pubcheck: there is no {_IN_WHEEL} in it.") from None
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise CatalogueError(f"{path} is no wheel that can be read: {error}.") from None
    except FileNotFoundError:
        raise CatalogueError(
            f"{path} is not there; `pubcheck rules export` of the other version writes it."
        ) from None
    except IsADirectoryError:
        raise CatalogueError(f"{path} is a folder: name the file or the wheel in it.") from None
    except OSError as error:
        raise CatalogueError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    if len(data) > _LARGEST:
        raise CatalogueError(f"{path} is larger than any catalogue of rules.")
    return data


def _standards(record: object, rules: list[Rule]) -> dict[str, Standard]:
    """The standards as far as rules are selected by them: their keys, and names where there are some."""
    keys = {standard.partition(":")[0] for rule in rules for standard in rule.standards}
    named = record if isinstance(record, dict) else {}
    return {key: Standard(key, str(named.get(key, {}).get("name", key)), "") for key in {*keys, *named}}


class _Reading:
    """One rule while it is read: of a wheel's catalogue, or of what `pubcheck rules` wrote."""

    def __init__(self, record: object, number: int) -> None:
        name = record.get("id") if isinstance(record, dict) else None
        if not isinstance(record, dict) or not isinstance(name, str) or not name:
            raise CatalogueError(f"rule {number} has no id.")
        self.record: dict[str, Any] = record
        self.id = name

    def rule(self) -> Rule:
        return Rule(
            self.id,
            self.text("topic"),
            self.text("title"),
            self.text("check"),
            self.text("message"),
            self.one_of("severity", SEVERITIES),
            tuple(item["id"] if isinstance(item, dict) else item for item in self.list("standards")),
            why="",
            limits="",
            since=self.text("since", ""),
            subject=self.text("subject", ""),
            act=tuple(self.list("act", [])),
            profiles=tuple(self.list("profiles", ["*"])),
            strict=self.take("strict", bool, default=False),
            status=self.one_of("status", STATUSES, "stable"),
            replaced_by=self.text("replaced-by", "") or self.record.get("replacedBy") or "",
            options=_frozen(self.table("options")),
            profile_options={
                profile: _frozen(own)
                for profile, own in (self.table("profile-options") or self.table("profileOptions")).items()
            },
            cases={name: self.case(case) for name, case in self.table("cases").items()},
            fix=_fix(self.record.get("fix")),
            related=self.table("related"),
        )

    def case(self, record: Any) -> Case:
        severity, message = record.get("severity"), record.get("message")
        if severity not in {None, *SEVERITIES}:
            raise CatalogueError(f"the rule {self.id} has a case of the severity {severity!r}.")
        # The JSON of `pubcheck rules` writes out what a case has from its rule.
        is_written_out = "profileOptions" in self.record
        return Case(
            None if is_written_out and severity == self.record["severity"] else severity,
            None if is_written_out and message == self.record["message"] else message,
            "cannotTell" if record.get("outcome") == "cannotTell" else "failed",
            _fix(record.get("fix")),
        )

    def text(self, key: str, default: str | None = None) -> str:
        return str(self.take(key, str, default=default))

    def list(self, key: str, default: Any = None) -> Any:
        return self.take(key, list, default=default)

    def table(self, key: str) -> dict[str, Any]:
        return dict(self.take(key, dict, default={}))

    def one_of(self, key: str, names: tuple[str, ...], default: str | None = None) -> Any:
        value = self.text(key, default)
        if value not in names:
            raise CatalogueError(f"the {key} of the rule {self.id} is “{value}”, not {', '.join(names)}.")
        return value

    def take(self, key: str, kind: Callable[..., Any], *, default: Any) -> Any:
        value = self.record.get(key, default)
        if value is None:
            raise CatalogueError(f"the rule {self.id} has no {key}.")
        if not isinstance(value, kind):  # type: ignore[arg-type]
            raise CatalogueError(f"the {key} of the rule {self.id} cannot be read.")
        return value


def _fix(record: Any) -> RuleFix | None:
    if not isinstance(record, dict):
        return None
    return RuleFix(bool(record.get("safe")), str(record.get("title", "")))


def _frozen(options: Any) -> dict[str, Any]:
    return {name: frozen(value) for name, value in options.items()}


def renewed(old: Catalogue, new: Catalogue) -> Catalogue:
    """The old catalogue with each rule under the id that it has today."""
    rules = ((new.renamed.get(name, name), rule) for name, rule in old.rules.items())
    return old._replace(rules={name: rule._replace(id=name) for name, rule in rules})


def differences(old: Catalogue, new: Catalogue) -> Differences:
    """What became of the rules of an old catalogue, and which are new."""
    was = {new.renamed.get(name, name): name for name in old.rules}
    added = tuple(rule for name, rule in new.rules.items() if name not in was)
    removed = tuple(old.rules[before] for name, before in was.items() if name not in new.rules)
    changed = []
    for name, before in was.items():
        if name in new.rules and (parts := dict(_parts(old.rules[before], new.rules[name]))):
            changed.append(RuleChange(name, MappingProxyType(parts)))
    return Differences(added, removed, tuple(sorted(changed)))


def _parts(old: Rule, new: Rule) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """The parts in which two versions of a rule differ; options one by one."""
    for part in ("id", "severity", "status", "replaced_by", "check", "profiles", "strict", "message"):
        before, now = getattr(old, part), getattr(new, part)
        if before != now:
            yield part.replace("_", "-"), (before, now)
    for part in ("standards", "act"):
        before, now = getattr(old, part), getattr(new, part)
        if set(before) != set(now):
            yield part, (before, now)
    yield from _options("options", old.options, new.options)
    for profile in sorted({*old.profile_options, *new.profile_options}):
        own = old.profile_options.get(profile, {}), new.profile_options.get(profile, {})
        yield from _options(f"profile-options.{profile}", *own)
    for name in sorted({*old.cases, *new.cases}):
        case = old.cases.get(name), new.cases.get(name)
        weights = _weight(case[0]), _weight(case[1])
        if weights[0] != weights[1]:
            yield f"cases.{name}", weights
    if (old.fix is None) != (new.fix is None) or (old.fix and new.fix and old.fix.safe != new.fix.safe):
        yield "fix", (_safety(old.fix), _safety(new.fix))


def _options(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for option in sorted({*old, *new}):
        if frozen(old.get(option)) != frozen(new.get(option)):
            yield f"{name}.{option}", (old.get(option), new.get(option))


def _weight(case: Case | None) -> str:
    if case is None:
        return "none"
    return case.severity or "as the rule" if case.outcome == "failed" else "cannot tell"


def _safety(fix: RuleFix | None) -> str:
    return "none" if fix is None else "safe" if fix.safe else "unsafe"
