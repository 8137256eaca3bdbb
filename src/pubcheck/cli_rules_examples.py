"""The command `rules test`: runs the examples of rules of a project's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubcheck.cli_help import Manual
from pubcheck.cli_options import NamesType

if TYPE_CHECKING:
    from pubcheck.catalogue import Rule
    from pubcheck.config import Own


@click.command(
    "test",
    cls=Manual,
    short_help="Run the examples of your own rules.",
    exit_codes={
        "0": "every example shows what it should",
        "1": "one of them does not",
        "2": "a rule cannot be used, which is told with file and line",
    },
)
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(file_okay=False))
@click.option(
    "--select", type=NamesType(), multiple=True, metavar="NAMES", help="Run those of these rules only."
)
def command(folders: tuple[str, ...], select: tuple[tuple[str, ...], ...]) -> int:
    """Run the examples of the rules in folders, by default of all that the configuration here names.

    Of each example that does not show what it should, it tells what was expected where, and what was found.
    """
    return _test(folders, [name for names in select for name in names])


def _test(folders: Sequence[str], select: Sequence[str]) -> int:
    from pubcheck import catalogue
    from pubcheck.cli import CLEAN, FOUND, WRONG
    from pubcheck.cli_settings import known_to
    from pubcheck.cli_terminal import say, show
    from pubcheck.config import ConfigError, joined_own
    from pubcheck.config.own_rules import of_folder

    rules = catalogue.load()
    known = known_to(rules)
    mistakes: list[Any] = []
    try:
        if folders:
            for folder in folders:
                if not Path(folder).is_dir():
                    raise click.UsageError(f"There is no folder “{folder}”.")
            own = joined_own([of_folder(Path(folder), known, mistakes) for folder in folders])
        else:
            from pubcheck.cli_own_rules import own_of

            own = own_of(["."], known)
    except ConfigError as error:
        mistakes = error.mistakes
    if mistakes:
        say(*map(str, mistakes))
        return WRONG
    if not own.rules:
        raise click.UsageError(
            "There are no rules of your own here; `pubcheck rules new TOPIC/RULE-ID` writes one."
        )
    if missing := sorted(set(select) - own.rules.keys()):
        raise click.UsageError(f"--select: “{missing[0]}” is none of your own rules.")
    chosen = [rule for name, rule in own.rules.items() if not select or name in select]
    known_ids = rules.rules.keys() | own.rules.keys()
    count = failed = 0
    for rule in chosen:
        shown = own.examples[rule.id]
        count += sum(map(len, shown.values()))
        for line in _told(rule, own, known_ids):
            failed += not line.startswith(" ")
            show(line)
    told = f"{_counted(len(chosen), 'rule')}, {_counted(count, 'example')}"
    say(f"{told}: {failed or 'none'} of them failed.")
    return FOUND if failed else CLEAN


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _told(rule: Rule, own: Own, known: Any) -> Iterator[str]:
    """The lines of each example of a rule that fails."""
    import os

    from pubcheck import linter_examples

    path = Path(os.path.relpath(own.paths[rule.id]))
    shown = own.examples[rule.id]
    places = _places(own.paths[rule.id])
    for outcome, examples in shown.items():
        for number, example in enumerate(examples, 1):
            faults = list(linter_examples.faults(rule, outcome, example, known))
            if faults:
                line = places.get((outcome, number - 1), 1)
                note = f" ({example['note']})" if "note" in example else ""
                yield f"{path.as_posix()}:{line}: {outcome} example {number} of {rule.id}{note}"
                yield from (f"  {fault}" for fault in faults)
    if not shown["failed"]:
        yield f"{path.as_posix()}:1: {rule.id} has no failed example"
        yield "  nothing shows that it finds anything: add [[failed]] with ⟦ ⟧ around what is found"


def _places(path: Path) -> dict[tuple[str, int], int]:
    """The line that each example begins on."""
    from pubcheck.config.layers import read

    layer = read(path, [])
    if layer is None:
        return {}
    return {
        (outcome, index): layer.place((outcome, index))[0]
        for outcome in ("failed", "passed", "inapplicable")
        for index in range(len(layer.data.get(outcome, ())))
    }
