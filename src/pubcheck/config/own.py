"""The rules that a project has of its own: from its folders, and from packs that are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pubcheck.catalogue import Catalogue, Rule, Standard
from pubcheck.config.selectors import Known

Examples = Mapping[str, Mapping[str, list[dict[str, Any]]]]


class Own(NamedTuple):
    """Rules by id and standards by key beside those that come with pubcheck.

    ``examples`` are those of the rules by outcome, ``paths`` the files that the rules stand in, ``packs`` the
    packs with their releases.
    """

    rules: Mapping[str, Rule] = MappingProxyType({})
    standards: Mapping[str, Standard] = MappingProxyType({})
    examples: Examples = MappingProxyType({})
    paths: Mapping[str, Path] = MappingProxyType({})
    packs: tuple[str, ...] = ()

    def known(self, known: Known) -> Known:
        """What a configuration may name where these rules are there too."""
        if not self.rules and not self.standards:
            return known
        added = Known.of(self.rules.values(), self.standards)
        return Known(
            {**known.rules, **added.rules},
            known.topics | added.topics,
            known.standards | added.standards,
            known.renamed,
            {**known.deprecated, **added.deprecated},
        )

    @property
    def selectors(self) -> frozenset[str]:
        """What these rules may be selected by."""
        return Known.of(self.rules.values(), self.standards).selectors

    def added_to(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with these rules and standards."""
        if not self.rules and not self.standards:
            return catalogue
        return catalogue._replace(
            rules={**catalogue.rules, **self.rules}, standards={**catalogue.standards, **self.standards}
        )


NOTHING = Own()


def joined(each: Iterable[Own]) -> Own:
    """The rules of several projects in one, for what is told of all; of one id the first stays."""
    found = list(_distinct(each))
    if len(found) < 2:
        return found[0] if found else NOTHING
    found.reverse()
    return Own(
        {name: rule for own in found for name, rule in own.rules.items()},
        {key: standard for own in found for key, standard in own.standards.items()},
        {name: shown for own in found for name, shown in own.examples.items()},
        {name: path for own in found for name, path in own.paths.items()},
        tuple(dict.fromkeys(pack for own in found for pack in own.packs)),
    )


def _distinct(each: Iterable[Own]) -> Iterator[Own]:
    seen: set[int] = set()
    for own in each:
        if own.rules and id(own) not in seen:
            seen.add(id(own))
            yield own
