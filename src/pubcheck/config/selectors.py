"""Selectors: which rules an id, a topic, a standard, one of its clauses, an ACT rule or `ALL` stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Protocol

EVERYTHING = "ALL"
ACT = "act"
_BY_ID = 4  # how specific a rule's own id is


class Selectable(Protocol):
    """What a rule must tell to be selected; ``standards`` are ``key:clause``, ``act`` ids of ACT rules.

    A ``strict`` rule asks for more than most offices do; ``status`` is preview, stable or deprecated.
    """

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def topic(self) -> str: ...  # noqa: D102
    @property
    def standards(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def act(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def strict(self) -> bool: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102


class Configurable(Selectable, Protocol):
    """A rule that has options too, their names with their default values, and may have a successor."""

    @property
    def options(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def replaced_by(self) -> str: ...  # noqa: D102


class Known:
    """The names that a configuration may use.

    ``rules`` gives each rule's options with their default values, whose types the settings must have;
    ``topics`` and ``standards`` (keys, ``key:clause`` and ``act:id``) are what rules may be selected by.
    ``renamed`` gives what rules are called that once had other ids, ``deprecated`` what counts in place of
    rules that are to go ("" where nothing does).
    """

    def __init__(
        self,
        rules: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
        topics: frozenset[str] = frozenset(),
        standards: frozenset[str] = frozenset(),
        renamed: Mapping[str, str] = MappingProxyType({}),
        deprecated: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.rules = rules
        self.topics = topics
        self.standards = standards
        self.renamed = renamed
        self.deprecated = deprecated

    @classmethod
    def of(
        cls,
        rules: Iterable[Configurable],
        standards: Iterable[str] = (),
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> Known:
        """What the rules of a catalogue make known; ``standards`` adds keys that no rule cites yet."""
        rules = list(rules)
        cited = {part for rule in rules for standard in _cited(rule) for part in _parts(standard)}
        return cls(
            {rule.id: rule.options for rule in rules},
            frozenset(rule.topic for rule in rules),
            frozenset(cited | set(standards)),
            renamed,
            {rule.id: rule.replaced_by for rule in rules if rule.status == "deprecated"},
        )

    @cached_property
    def selectors(self) -> frozenset[str]:
        """Everything that may stand in `select`, `ignore` and `extend-select`."""
        return frozenset({EVERYTHING, *self.named, *self.topics, *self.standards})

    @cached_property
    def named(self) -> Mapping[str, Mapping[str, Any]]:
        """The rules by every id that they have or had, each with its options."""
        old = {name: self.rules[new] for name, new in self.renamed.items() if new in self.rules}
        return {**old, **self.rules}

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """The ids that gave way to others, each with the one that counts now."""
        return {**self.renamed, **{old: new for old, new in self.deprecated.items() if new}}

    def told(self, name: str) -> str:
        """What to say to whoever uses the name of a rule that gave way to another; "" for all others."""
        if new := self.renamed.get(name):
            return f"“{name}” is now called “{new}”; write that"
        if name not in self.deprecated:
            return ""
        new = self.deprecated[name]
        return f"“{name}” is deprecated" + (f"; “{new}” takes its place" if new else " and will go")


class UnknownSelectorError(ValueError):
    """A selector that stands for no rule; ``suggestion`` is the nearest that does, if there is one near."""

    def __init__(self, selector: str, suggestion: str | None) -> None:
        hint = f"; did you mean “{suggestion}”?" if suggestion else ""
        super().__init__(f"“{selector}” is no rule, topic or standard{hint}")
        self.selector = selector
        self.suggestion = suggestion


def selected(
    rules: Iterable[Selectable],
    select: Collection[str],
    ignore: Collection[str] = (),
    extend_select: Collection[str] = (),
    known: Collection[str] = (),
    *,
    strict: bool = True,
    preview: bool = True,
) -> set[str]:
    """The ids of the rules that are chosen.

    The more specific selector decides: a rule id before a clause, a clause before a topic or a standard,
    these before `ALL`; between equals `ignore` wins. ``known`` adds selectors that are right though no rule
    answers to them. Without ``strict`` a strict rule is chosen by its own id only, without ``preview`` a
    preview rule, and a deprecated one always. Raises UnknownSelectorError.
    """
    rules = list(rules)
    by_selector: dict[str, list[str]] = {}
    for rule in rules:
        for name in {EVERYTHING, rule.id, rule.topic, *(p for s in _cited(rule) for p in _parts(s))}:
            by_selector.setdefault(name, []).append(rule.id)
    ids = {rule.id for rule in rules}
    chosen = _weights([*select, *extend_select], by_selector, ids, known)
    ignored = _weights(ignore, by_selector, ids, known)
    hidden = {
        rule.id
        for rule in rules
        if chosen.get(rule.id) != _BY_ID
        and (
            (rule.strict and not strict)
            or rule.status == "deprecated"
            or (rule.status == "preview" and not preview)
        )
    }
    return {rule for rule, weight in chosen.items() if weight > ignored.get(rule, 0)} - hidden


def nearest(name: str, names: Collection[str]) -> str | None:
    """The name most like a mistyped one, or None where none is near."""
    from difflib import get_close_matches

    standard, _, clause = name.partition(":")
    if clause and standard in names:
        # Between the clauses of a standard, what they share tells nothing.
        near = nearest(clause, {known.partition(":")[2] for known in names} - {""})
        return f"{standard}:{near}" if near and f"{standard}:{near}" in names else standard
    plain = {known.lower().replace("_", "-"): known for known in names}
    found = get_close_matches(name.lower().replace("_", "-"), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def _weights(
    selectors: Iterable[str], by_selector: Mapping[str, list[str]], ids: set[str], known: Collection[str]
) -> dict[str, int]:
    """For each rule that is meant, how specific the most specific selector is."""
    weights: dict[str, int] = {}
    for selector in selectors:
        found = by_selector.get(selector)
        if found is None:
            if selector in known or selector == EVERYTHING:
                continue
            raise UnknownSelectorError(selector, nearest(selector, {*by_selector, *known}))
        weight = _BY_ID if selector in ids else 3 if ":" in selector else 1 if selector == EVERYTHING else 2
        for rule in found:
            weights[rule] = max(weight, weights.get(rule, 0))
    return weights


def _cited(rule: Selectable) -> Iterator[str]:
    """What a rule rests on, the rules of the W3C's Accessibility Conformance Testing among it."""
    yield from rule.standards
    yield from (f"{ACT}:{name}" for name in rule.act)


def _parts(standard: str) -> tuple[str, ...]:
    key, _, clause = standard.partition(":")
    return (key, standard) if clause else (key,)
