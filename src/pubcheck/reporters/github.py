"""The report as workflow commands of GitHub Actions, which become annotations on the files of a change."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from pubcheck.catalogue import Catalogue
from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import escaped
from pubcheck.reporters._places import Told, counted, in_workspace, last_line, said, told

# More of a kind in one step GitHub drops without a word (actions/toolkit, docs/problem-matchers.md).
_MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice", "cannotTell": "notice"}
_AUTHORITY = ("law", "policy", "standard", "guidance", "house style")


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write up to ten errors, ten warnings and ten notices, and count in a last notice what is left out.

    Where there are more, those come first that rest on a law, then on a policy, a standard and so on.
    """
    kept: dict[str, list[tuple[int, int, str]]] = {"error": [], "warning": [], "notice": []}
    kinds: Counter[str] = Counter()
    found = 0
    for found, one in enumerate(told(files, options), 1):
        word = _COMMANDS[one.kind]
        kinds[word] += 1
        weight = _weight(report.catalogue, one.item.finding.rule)
        if len(kept[word]) < _MOST or weight < kept[word][-1][0]:
            insort(kept[word], (weight, found, _command(word, one, options)))
            del kept[word][_MOST:]
    if found > sum(map(len, kept.values())):
        del kept["notice"][_MOST - 1 :]  # the last one is ours
    for lines in kept.values():
        out.writelines(f"{line}\n" for *_, line in lines)
    rest = [
        counted(kinds[word] - len(lines), word) for word, lines in kept.items() if kinds[word] > len(lines)
    ]
    if rest:
        message = (
            f"GitHub shows {_MOST} of a kind for a step; not shown here: {', '.join(rest)}. "
            "The other reports of this run have them."
        )
        out.write(f"::notice title=pubcheck::{_data(message)}\n")


def _weight(catalogue: Catalogue, rule: str) -> int:
    """The place among the kinds of authority of the most binding one that a rule rests on, from 0."""
    keys = (standard.partition(":")[0] for standard in catalogue.rules[rule].standards)
    kinds = (catalogue.standards[key].kind for key in keys)
    return min((_AUTHORITY.index(kind) for kind in kinds), default=len(_AUTHORITY))


def _command(word: str, one: Told, options: Options) -> str:
    file, item, _ = one
    place, last = item.place, last_line(item.place)
    properties = {"file": escaped(in_workspace(file.path, options, "GITHUB_WORKSPACE"))}
    if not place.is_rendered:
        properties |= {"line": str(place.line), "endLine": str(last)}
        if place.line == place.end_line:  # with columns GitHub takes a single line only
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = f"pubcheck: {item.finding.rule}"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{word} {written}::{_data(said(item))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
