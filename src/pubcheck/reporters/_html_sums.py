"""Sums up what was found by rule, authority, clause, folder, owner and file, for tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pubcheck.catalogue import Catalogue
from pubcheck.finding import SEVERITIES
from pubcheck.linter_report import Report
from pubcheck.reporters._cells import escaped
from pubcheck.reporters._html_gather import Gathered, total

NOBODY = "no owner"
_MOST_FOLDERS, DEEPEST = 24, 4
_MOST_FILES = 25
_KINDS_OF_AUTHORITY = ("law", "policy", "standard", "guidance", "house style")


class Sum(NamedTuple):
    """A row of a table: findings by kind, and in how many files of how many that were checked."""

    key: str
    name: str
    counts: Mapping[str, int]
    checked: int = 0
    found_in: int = 0

    @property
    def total(self) -> int:
        """Findings without those of which nobody can tell."""
        return total(self.counts)


class Authority(NamedTuple):
    """A row of the table by authority; ``rules`` is how many that rest on it ran."""

    key: str
    name: str
    kind: str
    address: str
    rules: int
    counts: Mapping[str, int]
    clauses: list[Sum]

    @property
    def total(self) -> int:
        """Findings without those of which nobody can tell."""
        return total(self.counts)


def by_rule(gathered: Gathered, catalogue: Catalogue) -> list[Sum]:
    """The rules that speak, the gravest first and the most frequent of these."""
    rows = [
        Sum(name, catalogue.rules[name].title, counts, found_in=gathered.rule_files[name, False])
        for name, counts in gathered.rules.items()
    ]
    return sorted(rows, key=lambda row: (_gravest(row.counts), -row.total, row.key))


def _gravest(counts: Mapping[str, int]) -> int:
    return next((index for index, kind in enumerate(SEVERITIES) if counts.get(kind)), len(SEVERITIES))


def by_authority(gathered: Gathered, report: Report) -> list[Authority]:
    """All authorities that rules which ran rest on: law first, and then by findings.

    A finding counts with each authority that its rule cites.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    clauses: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    rules: Counter[str] = Counter()
    catalogue = report.catalogue
    for name in sorted(report.rules.keys() | gathered.rules.keys()):
        cited = catalogue.rules[name].standards
        found = gathered.rules.get(name, Counter[str]())
        keys = dict.fromkeys(standard.partition(":")[0] for standard in cited)
        rules.update(list(keys))
        for key in keys:
            counts[key].update(found)
        for standard in dict.fromkeys(cited):
            if ":" in standard and found:
                clauses[standard.partition(":")[0]][standard].update(found)
    rows = []
    for key in rules:
        authority = catalogue.standards[key]
        cited_clauses = [
            Sum(standard, catalogue.citation(standard), found) for standard, found in clauses[key].items()
        ]
        rows.append(
            Authority(
                key,
                f"{authority.name} {authority.edition}".strip(),
                authority.kind,
                link(authority.address),
                rules[key],
                counts[key],
                sorted(cited_clauses, key=lambda row: (-row.total, row.key)),
            )
        )
    return sorted(rows, key=lambda row: (_rank(row.kind), -row.total, row.name))


def _rank(kind: str) -> int:
    return _KINDS_OF_AUTHORITY.index(kind) if kind in _KINDS_OF_AUTHORITY else len(_KINDS_OF_AUTHORITY)


def link(address: str) -> str:
    """An address that a page may link to; "" for one of another scheme, which a rule pack may have."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def by_folder(files: Mapping[str, Mapping[str, int]]) -> list[Sum]:
    """Folders, as deep as a table of some two dozen rows allows; each file counts in one of them."""
    depth = 1
    for deeper in range(2, DEEPEST + 1):
        if len({folder_of(path, deeper) for path in files}) > _MOST_FOLDERS:
            break
        depth = deeper
    return _summed(files, lambda path: [folder_of(path, depth)])


def folder_of(path: str, depth: int) -> str:
    """The folder that a file counts in: the first names of the one it lies in, with a slash behind."""
    names = path.split("/")[:-1]
    if names[:1] == [""]:  # outside of the working directory
        return "/".join(names[: depth + 1]) + "/"
    return "/".join(names[:depth]) + "/" if names else "./"


def by_owner(files: Mapping[str, Mapping[str, int]], owner_of: Callable[[str], str]) -> list[Sum]:
    """Owners; a file of two counts with each. Empty where nobody owns anything."""
    rows = _summed(files, lambda path: owners_of(path, owner_of))
    return [] if [row.key for row in rows] == [NOBODY] else rows


def owners_of(path: str, owner_of: Callable[[str], str]) -> list[str]:
    """The owners of a file, or the words for none."""
    return owner_of(path).split() or [NOBODY]


def _summed(files: Mapping[str, Mapping[str, int]], keys_of: Callable[[str], Iterable[str]]) -> list[Sum]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    checked: Counter[str] = Counter()
    found_in: Counter[str] = Counter()
    for path, own in files.items():
        for key in keys_of(path):
            counts[key].update(own)
            checked[key] += 1
            found_in[key] += total(own) > 0
    rows = [Sum(key, escaped(key), counts[key], checked[key], found_in[key]) for key in checked]
    return sorted(rows, key=lambda row: (-row.total, row.key))


def by_file(files: Mapping[str, Mapping[str, int]]) -> list[Sum]:
    """The files with the most findings."""
    rows = [Sum(escaped(path), escaped(path), own) for path, own in files.items() if total(own)]
    return sorted(rows, key=lambda row: (-row.total, row.key))[:_MOST_FILES]
