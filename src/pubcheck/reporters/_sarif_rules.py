"""What a SARIF report says of its rules, and of the authorities they rest on as its taxonomies."""

from __future__ import annotations

from typing import Any

from pubcheck.catalogue import Catalogue, Rule, Standard

# What GitHub takes of each (its "SARIF support for code scanning").
_LONGEST_TEXT, _MOST_TAGS = 1_024, 20
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


class Rules:
    """The rules of a report by their number in it, and the taxonomies that they cite."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[str, int] = {}

    def number(self, rule: str) -> int:
        """The place of a rule in the list, from 0; one that is not in it yet comes last."""
        return self._numbers.setdefault(rule, len(self._numbers))

    def records(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The rules as reportingDescriptors, and the authorities as toolComponents with their clauses."""
        taxonomies: dict[str, dict[str, int]] = {}  # authority → clause → its place among the taxa
        rules = [self._rule(self._catalogue.rules[name], taxonomies) for name in self._numbers]
        known = self._catalogue.standards
        return rules, [_taxonomy(known[key], list(clauses)) for key, clauses in taxonomies.items()]

    def _rule(self, rule: Rule, taxonomies: dict[str, dict[str, int]]) -> dict[str, Any]:
        cited = [(key, clause) for key, _, clause in (s.partition(":") for s in rule.standards)]
        standards = self._catalogue.standards
        address = next((standards[key].address for key, _ in cited if standards[key].address), "")
        return {
            "id": rule.id,
            "name": "".join(word.capitalize() for word in rule.id.split("-")),
            "shortDescription": {"text": _cut(rule.title)},
            "fullDescription": {"text": _cut(rule.why)},
            "help": self._help(rule),
            **({"helpUri": address} if address else {}),
            "defaultConfiguration": {"level": rule.severity},
            "relationships": [_relationship(key, clause, standards, taxonomies) for key, clause in cited],
            "properties": {
                "tags": _tags(rule, [key for key, _ in cited]),
                "precision": "high" if all(c.outcome == "failed" for c in rule.cases.values()) else "medium",
                "problem.severity": _PROBLEM[rule.severity],
            },
        }

    def _help(self, rule: Rule) -> dict[str, str]:
        why, limits = rule.why.strip(), rule.limits.strip()
        cited = [self._catalogue.citation(standard) for standard in rule.standards]
        listed = "\n".join(f"* {citation}" for citation in cited)
        return {
            "text": f"{why}\n\nWhat it cannot see: {limits}\n\nIt rests on: {'; '.join(cited)}.",
            "markdown": f"{why}\n\n**What it cannot see.** {limits}\n\n**It rests on**\n\n{listed}\n",
        }


def _tags(rule: Rule, keys: list[str]) -> list[str]:
    """What a rule is found by: its topic, its authorities, its success criteria."""
    criteria = [f"wcag-{criterion}" for criterion in rule.wcag]
    return list(dict.fromkeys([rule.topic, *keys, *criteria]))[:_MOST_TAGS]


def _relationship(
    key: str, clause: str, standards: Any, taxonomies: dict[str, dict[str, int]]
) -> dict[str, Any]:
    """The way from a rule to a clause of an authority; an authority cited whole is a taxon of its own."""
    taxa = taxonomies.setdefault(key, {})
    component = {"name": _name(standards[key]), "index": list(taxonomies).index(key)}
    number = taxa.setdefault(clause or key, len(taxa))
    target = {"id": clause or key, "index": number, "toolComponent": component}
    return {"target": target, "kinds": ["relevant"]}


def _taxonomy(standard: Standard, clauses: list[str]) -> dict[str, Any]:
    return {
        "name": _name(standard),
        **({"version": standard.edition} if standard.edition else {}),
        **({"releaseDateUtc": standard.date} if len(standard.date) == len("2024-12-12") else {}),
        **({"informationUri": standard.address} if standard.address else {}),
        "shortDescription": {"text": f"{standard.name} ({standard.kind})"},
        "isComprehensive": False,
        "taxa": [_taxon(standard, clause) for clause in clauses],
    }


def _taxon(standard: Standard, clause: str) -> dict[str, Any]:
    title, level = standard.clauses.get(clause, ""), standard.levels.get(clause, "")
    return {
        "id": clause,
        **({"shortDescription": {"text": _cut(title)}} if title else {}),
        **({"properties": {"level": level}} if level else {}),
    }


def _name(standard: Standard) -> str:
    """The name of a taxonomy: editions of one standard are told apart."""
    return f"{standard.name} {standard.edition}".strip()


def _cut(text: str) -> str:
    """Text as GitHub takes it: short enough, and never empty."""
    text = text.strip() or "-"
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
