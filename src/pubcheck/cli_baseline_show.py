"""The command `baseline show`: counts what a baseline has."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import click

from pubcheck import catalogue, linter_baseline
from pubcheck.cli import CLEAN
from pubcheck.cli_baseline_write import by_law, home, settings_here
from pubcheck.cli_terminal import colors, shown
from pubcheck.cli_terminal import show as write
from pubcheck.linter_baseline import BaselineError, Entry
from pubcheck.linter_baseline_sieve import Baselines
from pubcheck.linter_baseline_sieve import shown as shown_path
from pubcheck.reporters._cells import Paint

_AGES = ((30, "up to 30 days"), (90, "31 to 90 days"), (365, "91 to 365 days"))
_OLDER = "more than a year"


def show(options: Mapping[str, Any]) -> int:
    """List how many findings the baseline has, by what the command line says."""
    rules = catalogue.load()
    today: date = options["today"] or date.today()
    path, _ = Baselines(options["baseline"], home(options), rules).place(settings_here(rules, options))
    name = shown_path(path)
    try:
        entries = linter_baseline.read(path, name)
    except BaselineError as error:
        raise click.ClickException(f"{error} `pubcheck baseline create` makes one.") from error
    lawful = by_law(rules)
    groups = _groups(entries, options["by"], today)
    against = sum(entry.rule in lawful for entry in entries)
    if options["output_format"] == "json":
        record = {
            "baseline": name,
            "findings": len(entries),
            "law": against,
            "by": options["by"],
            "groups": [
                {
                    "name": group,
                    "findings": len(own),
                    "law": sum(entry.rule in lawful for entry in own),
                    "oldest": min(entry.date for entry in own),
                    "newest": max(entry.date for entry in own),
                    "reasons": sorted({entry.reason for entry in own if entry.reason}),
                }
                for group, own in groups.items()
            ],
        }
        sys.stdout.write(json.dumps(record, indent=2) + "\n")
        return CLEAN
    paint = Paint(colors(sys.stdout))
    files = len({entry.path for entry in entries})
    write(paint(f"{name}: {len(entries):,} findings in {files:,} files", "bold"))
    for group, own in groups.items():
        first, last = min(entry.date for entry in own), max(entry.date for entry in own)
        days = first if first == last else f"{first} to {last}"
        law = "  law" if any(entry.rule in lawful for entry in own) and options["by"] == "rule" else ""
        write(f"{len(own):>7,}  {shown(group) or '(nobody)'}  {paint(days, 'dim')}{law}")
    if against:
        write(f"{against:,} of them are of rules that rest upon a law.")
    return CLEAN


def _groups(entries: Iterable[Entry], by: str, today: date) -> dict[str, list[Entry]]:
    """The entries by rule, file, author or age; the largest group first, ages from the oldest."""
    names: dict[str, Callable[[Entry], str]] = {
        "rule": lambda entry: entry.rule,
        "file": lambda entry: entry.path,
        "author": lambda entry: entry.author,
        "age": lambda entry: _age(entry, today),
    }
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[names[by](entry)].append(entry)
    if by == "age":
        ages = [_OLDER, *(name for _, name in reversed(_AGES))]
        return {name: found[name] for name in ages if name in found}
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _age(entry: Entry, today: date) -> str:
    try:
        days = (today - date.fromisoformat(entry.date)).days
    except ValueError:
        return _OLDER
    return next((name for most, name in _AGES if days <= most), _OLDER)
