"""The command `rules diff`: what an upgrade changes in the rules, and in the findings on your files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubcheck.cli_formats import text_or_json
from pubcheck.cli_help import Manual, options
from pubcheck.cli_options import PathType, selection

if TYPE_CHECKING:
    from pubcheck.catalogue_older import Differences
    from pubcheck.linter_rules_diff import Difference

FORMAT = 1
_EXAMPLES = """\b
Examples:
  pubcheck rules export > before.json     before the upgrade
  pubcheck rules diff before.json         after it, for this folder
  pubcheck rules diff pubcheck-0.1.0-py3-none-any.whl content/
"""
_LONGEST = 160  # code points of a value
_MOST_ITEMS = 8  # of a list, added or taken out


@click.command(
    "diff",
    cls=Manual,
    short_help="Tell what an upgrade changes, rule by rule, on your files.",
    epilog=_EXAMPLES,
    exit_codes={
        "0": "the rules and findings were compared, whatever differs",
        "1": "with --exit-non-zero-on-new: findings are new or graver",
        "2": "the command, the catalogue or the configuration is wrong",
    },
)
@click.argument("old", type=PathType())
@click.argument("paths", nargs=-1, type=PathType())
@selection
@options(
    "Output",
    text_or_json("A summary with samples, or all changes and findings."),
    click.option(
        "--samples",
        type=click.IntRange(0, clamp=False),
        default=3,
        show_default=True,
        metavar="NUMBER",
        help="How many findings to show of each rule and kind.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Show no progress."),
)
@options(
    "Outcome",
    click.option(
        "--exit-non-zero-on-new", is_flag=True, help="End with 1 if a finding is new or graver."
    ),
)  # fmt: skip
def command(**options: Any) -> int:
    """Compare the rules with those of another version, and the findings of both on files.

    OLD is what `pubcheck rules export` of the other version wrote, a catalogue.json or a wheel of it. PATHS
    are the files and folders to judge, by default this one. Both sets of rules run on today's code: what
    changed in the code itself does not show.
    """
    return _diff(options)


def _diff(options: Mapping[str, Any]) -> int:
    from pubcheck import catalogue, catalogue_older
    from pubcheck.cli import CLEAN, FOUND, WRONG
    from pubcheck.cli_files import files_of
    from pubcheck.cli_own_rules import own_here
    from pubcheck.cli_settings import known_to
    from pubcheck.cli_terminal import Progress, say, show, shown
    from pubcheck.linter_rules_diff import Comparison

    new = catalogue.load()
    try:
        before = catalogue_older.read(Path(options["old"]))
    except catalogue_older.CatalogueError as error:
        raise click.ClickException(str(error)) from error
    own, _ = own_here(known_to(new))  # the JSON of `pubcheck rules` has them, too
    before = before._replace(rules={k: rule for k, rule in before.rules.items() if k not in own.rules})
    differing = catalogue_older.differences(before, new)
    old = catalogue_older.renewed(before, new)
    # Settings may name rules of either version.
    files = files_of(new._replace(rules={**old.rules, **new.rules}), options)
    if files is None:
        return WRONG
    comparison = Comparison(old, new, _ids(differing, new.renamed), date.today())
    found: list[Difference] = []
    with Progress(len(files), silent=options["quiet"]) as progress:
        for file in files:
            found += comparison.of(file)
            progress.step()
    if options["output_format"] == "json":
        show(json.dumps(_record(differing, found, len(files), comparison.lost), indent=1))
    else:
        show(*_text(differing, found, len(files), options["samples"]))
    for name in comparison.lost:
        say(f"{name} cannot run as it was: its check is gone, so what it found before is not shown.")
    for failure in comparison.failures:
        say(f"{shown(failure.path)}: {failure.part} failed: {failure.error}")
    worse = any(item.kind in {"new", "graver"} for item in found)
    return FOUND if worse and options["exit_non_zero_on_new"] else CLEAN


def _ids(differing: Differences, renamed: Mapping[str, str]) -> set[str]:
    """The rules that may find something else than before, by the ids of today."""
    rules = (*differing.added, *differing.removed)
    return {renamed.get(rule.id, rule.id) for rule in rules} | {change.id for change in differing.changed}


def _text(differing: Differences, found: Sequence[Difference], files: int, samples: int) -> Iterator[str]:
    from pubcheck.cli_terminal import shown

    added, removed, changed = differing
    if not (added or removed or changed):
        yield "The rules are the same."
        return
    yield f"Rules: {len(added)} added, {len(removed)} removed, {len(changed)} changed."
    for title, rules in (("Added", added), ("Removed", removed)):
        if rules:
            yield from ("", title)
            for rule in rules:
                status = "" if rule.status == "stable" else f" ({rule.status})"
                yield f"  {rule.id}  {rule.severity}  {rule.title}{status}"
    if changed:
        yield from ("", "Changed")
        for change in changed:
            yield f"  {change.id}"
            for part, (before, now) in change.parts.items():
                yield f"    {part}: {_change(before, now)}"
    yield ""
    sums = Counter(item.kind for item in found)
    in_files = f"{files} file{'' if files == 1 else 's'}"
    if not found:
        yield f"Findings: none differs, in {in_files}."
        return
    yield f"Findings: {_sums(sums)}, in {in_files}."
    for name, of_rule in _by_rule(found):
        kinds = Counter(item.kind for item in of_rule)
        yield from ("", f"{name}: {_sums(kinds)}")
        for kind in kinds:
            several = [item for item in of_rule if item.kind == kind]
            for item in several[:samples]:
                weight = item.now or item.before
                weight = f"{item.before} → {item.now}" if item.before and item.now else weight
                where = f"{shown(item.path)}:{item.place.line}:{item.place.column}"
                yield f"  {kind:<6}  {where}  {weight}  {shown(item.message)}"
            if samples and len(several) > samples:
                yield f"  {kind:<6}  … and {len(several) - samples} more"


def _sums(kinds: Mapping[Any, int]) -> str:
    from pubcheck.linter_rules_diff import KINDS

    return ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds.get(kind))


def _by_rule(found: Iterable[Difference]) -> list[tuple[str, list[Difference]]]:
    """The findings by rule, the rule with the most new ones first."""
    by_rule: dict[str, list[Difference]] = {}
    for item in found:
        by_rule.setdefault(item.rule, []).append(item)
    return sorted(by_rule.items(), key=lambda pair: (-sum(item.kind == "new" for item in pair[1]), pair[0]))


def _change(before: Any, now: Any) -> str:
    """How a part was and how it is; of lists what was added and what was taken out."""
    if isinstance(before, (list, tuple)) and isinstance(now, (list, tuple)):
        items = [f"+{_value(item)}" for item in now if item not in before]
        items += [f"-{_value(item)}" for item in before if item not in now]
        more = len(items) - _MOST_ITEMS
        return ", ".join(items[:_MOST_ITEMS] + [f"and {more} more"] * (more > 0)) or "another order"
    return f"{_value(before)} → {_value(now)}"


def _value(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split()) or "none"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _record(
    differing: Differences, found: Iterable[Difference], files: int, lost: Sequence[str]
) -> dict[str, Any]:
    found = list(found)
    rules = [
        {"id": rule.id, "severity": rule.severity, "status": rule.status, "title": rule.title, "what": what}
        for what, several in (("added", differing.added), ("removed", differing.removed))
        for rule in several
    ]
    return {
        "version": FORMAT,
        "files": files,
        "rules": rules,
        "changed": [
            {"id": change.id, "parts": {part: list(pair) for part, pair in change.parts.items()}}
            for change in differing.changed
        ],
        "notRun": list(lost),
        "byRule": {rule: dict(Counter(item.kind for item in of_rule)) for rule, of_rule in _by_rule(found)},
        "findings": [
            {
                "kind": item.kind,
                "rule": item.rule,
                "path": item.path,
                "line": item.place.line,
                "column": item.place.column,
                "message": item.message,
                "before": item.before,
                "now": item.now,
            }
            for item in found
        ],
    }
