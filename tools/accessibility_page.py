"""Writes the tables of docs/accessibility.md from the rules; `--check` ends with 1 where they are old.

python tools/accessibility_page.py [--check]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pubcheck import catalogue
from pubcheck.catalogue import Catalogue, Rule

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accessibility.md"
ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
BLOCK = re.compile(r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->\n)", re.DOTALL)
REMOVED = frozenset({"4.1.1"})  # WCAG 2.2 no longer has it
AUTHORITIES = frozenset({"wcag22", "section508", "trusted-tester", "site-scanning", "govuk-audit", "aria12"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    before = PAGE.read_text("utf-8")
    after = page(before)
    if before == after:
        return 0
    if check:
        print("docs/accessibility.md is not current: python tools/accessibility_page.py")
        return 1
    PAGE.write_text(after, encoding="utf-8")
    return 0


def page(text: str) -> str:
    """The page with its tables anew; what stands outside them is left as it is."""
    known = catalogue.load()
    counted = json.loads((ROOT / "data" / "site-scanning-rules.json").read_text("utf-8"))["rules"]
    tables = {
        "act": lambda: act_table(known, counted),
        "others": lambda: table_of_others(known),
        "site-scanning": lambda: scanning_table(known, counted),
        "trusted-tester": lambda: table_of_tests(known),
        "wcag22": lambda: table_of_criteria(known),
    }
    return BLOCK.sub(lambda found: f"{found[1]}{lines(tables[found[2]]())}{found[3]}", text)


def act_table(known: Catalogue, counted: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    yield "ACT rule", "what is asked", "rules here", "WCAG 2.2", "Trusted Tester", "Site Scanning counts"
    scans: dict[str, list[str]] = defaultdict(list)
    for item in counted:
        for act in item.get("act", ()):
            scans[act].append(f"{item['category']}: {item['axe']}")
    by_act: dict[str, list[Rule]] = defaultdict(list)
    for rule in in_order(known.rules.values()):
        for act in rule.act:
            by_act[act].append(rule)
    for act, rules in by_act.items():
        titles = "; ".join(dict.fromkeys(rule.title for rule in rules))
        yield f"[{act}]({ACT}{act}/)", titles, names(rules), *shared(known, rules), ", ".join(scans[act])


def table_of_others(known: Catalogue) -> Iterator[tuple[str, ...]]:
    yield "rule", "what is asked", "WCAG 2.2", "Trusted Tester", "Site Scanning counts"
    for rule in in_order(known.rules.values()):
        keys = {standard.partition(":")[0] for standard in rule.standards}
        if not rule.act and keys & AUTHORITIES:
            categories = ", ".join(scanned(rule))
            yield names([rule]), rule.title, *shared(known, [rule]), categories


def scanning_table(known: Catalogue, counted: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    yield "category", "axe rule", "rules here"
    for item in counted:
        yield item["category"], item["axe"], names(same(known, item)) or item.get("unseen", "")


def table_of_criteria(known: Catalogue) -> Iterator[tuple[str, ...]]:
    """Every criterion of levels A and AA, and those of level AAA that a rule cites."""
    yield "success criterion", "level", "rules here"
    wcag = known.standards["wcag22"]
    for clause, level in sorted(wcag.levels.items(), key=lambda item: numbers(item[0])):
        rules = [rule for rule in known.rules.values() if clause in rule.wcag]
        if rules or (level != "AAA" and clause not in REMOVED):
            yield f"{clause} {wcag.clauses[clause]}", level, names(in_order(rules)) or "–"


def table_of_tests(known: Catalogue) -> Iterator[tuple[str, ...]]:
    yield "test", "topic", "rules here"
    clauses = known.standards["trusted-tester"].clauses
    for test in sorted(clauses, key=numbers):
        rules = [rule for rule in known.rules.values() if test in rule.trusted_tester]
        yield test, clauses[test], names(in_order(rules))


def same(known: Catalogue, item: dict[str, Any]) -> list[Rule]:
    """The rules that say what a rule of axe says: by ACT id, or as the data has it where there is none."""
    if "rules" in item:
        return [known.rules[name] for name in item["rules"]]
    found = [rule for rule in known.rules.values() if set(rule.act) & set(item.get("act", ()))]
    return in_order([rule for rule in found if item["category"] in scanned(rule)] or found)


def scanned(rule: Rule) -> list[str]:
    parts = (standard.partition(":") for standard in rule.standards)
    return [clause for key, _, clause in parts if key == "site-scanning"]


def shared(known: Catalogue, rules: Iterable[Rule]) -> tuple[str, str]:
    """The success criteria with their levels, and the tests of the Trusted Tester process."""
    rules, levels = list(rules), known.standards["wcag22"].levels
    criteria = sorted({clause for rule in rules for clause in rule.wcag}, key=numbers)
    tests = sorted({test for rule in rules for test in rule.trusted_tester}, key=numbers)
    return ", ".join(f"{name} ({levels.get(name, '')})" for name in criteria), ", ".join(tests)


def numbers(clause: str) -> list[int | str]:
    return [f"{int(part):03}" if part.isdigit() else part for part in clause.split(".")]


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (rule.topic, rule.id))


def names(rules: Iterable[Rule]) -> str:
    return ", ".join(f"`{rule.id}`" for rule in rules)


def lines(rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; the first row is its head."""
    head, *rest = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([head, "|---" * (head.count(" | ") + 1) + "|", *rest, ""])


if __name__ == "__main__":
    sys.exit(main())
