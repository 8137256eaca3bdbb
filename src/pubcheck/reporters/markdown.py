"""The report in Markdown: the summary of a step on GitHub, or a comment on a change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from pubcheck.catalogue import Catalogue
from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._cells import escaped
from pubcheck.reporters._places import CANNOT_TELL, KINDS, Told, counted, said, told

# A step's summary may take 1 MiB, or it is lost as a whole (GitHub Docs, "Workflow commands").
BUDGET = 1_000_000
_RESERVE = 1_000  # bytes for what says that something is left out, in each section
_MOST_RULES = 25
_HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes", CANNOT_TELL: "Nobody can tell"}
_HEAD = "| where | what | rule |\n|---|---|---|\n"
_MARKUP = re.compile(r"[\\`*_{}\[\]<>~|!$&]")
# What GitHub makes a call or a link of even where it is escaped: @people, #issues, addresses.
_REFERENCE = re.compile(r"[@#](?=\w)|:(?=//)|\bwww(?=\.)")


class _Section:
    """The rows of one kind of finding, as many as can stand in a summary."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.count = 0
        self._size = 0

    def add(self, one: Told) -> None:
        self.count += 1
        if self._size <= BUDGET:
            self.rows.append(_row(one))
            self._size += _bytes(self.rows[-1])


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write sums, a table of rules and the findings by severity, at most BUDGET bytes of UTF-8.

    What does not fit is left out from the end of a section and counted there.
    """
    sections = {kind: _Section() for kind in KINDS}
    for one in told(files, options):
        sections[one.kind].add(one)
    head = "".join(_head(report, sections))
    out.write(head)
    room = BUDGET - _bytes(head) - _RESERVE * len(sections)
    for kind, section in sections.items():
        if section.count:
            room -= _write(section, f"\n### {_HEADINGS[kind]} ({section.count:,})\n\n", out, room)


def _write(section: _Section, heading: str, out: TextIO, room: int) -> int:
    """Write what fits of a section; gives how many bytes that took, what is reserved not counted."""
    out.write(heading)
    size = _bytes(_HEAD)
    shown = 0
    for row in section.rows:
        if size + _bytes(row) > room:
            break
        out.write(row if shown else _HEAD + row)
        shown += 1
        size += _bytes(row)
    if shown < section.count:
        left = counted(section.count - shown, "finding")
        out.write(f"\n{left}{' more' if shown else ''}: there is no room here; the other reports have all.\n")
    return size if shown else 0


def _head(report: Report, sections: dict[str, _Section]) -> Iterator[str]:
    counts = report.counts
    found = [counted(counts[kind], kind) for kind in KINDS[:3] if counts[kind]]
    yield f"## pubcheck: {', '.join(found) or 'nothing to mend'}\n\n"
    parts = [f"{counted(report.files, 'file')} checked"]
    for number, what in (
        (counts[CANNOT_TELL], "of which nobody can tell"),
        (report.suppressed, "suppressed"),
        (report.baselined, "in the baseline"),
        (report.outside, "outside of the changed lines"),
    ):
        if number:
            parts.append(f"{counted(number, 'finding')} {what}")
    if report.fixable:
        parts.append(f"{report.fixable:,} can be fixed with `--fix`")
    yield f"{'; '.join(parts)}.\n"
    if report.failures:
        yield f"\n**pubcheck itself failed {counted(len(report.failures), 'time')}: see its messages.**\n"
    yield from _rules(report, sections)


def _rules(report: Report, sections: dict[str, _Section]) -> Iterator[str]:
    """How often each rule speaks, and what it rests on."""
    counts: Counter[str] = Counter()
    for (rule, kind), number in report.by_rule.items():
        if sections[kind].count:
            counts[rule] += number
    if not counts:
        return
    yield "\n| findings | rule | authority |\n|--:|---|---|\n"
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for rule, number in ranked[:_MOST_RULES]:
        yield f"| {number:,} | {_code(rule)} | {_authority(rule, report.catalogue)} |\n"
    if len(ranked) > _MOST_RULES:
        rest = ranked[_MOST_RULES:]
        yield f"| {sum(number for _, number in rest):,} | {counted(len(rest), 'other rule')} | |\n"


def _authority(rule: str, catalogue: Catalogue) -> str:
    """What a rule rests on first, as a link where it has an address."""
    standard = catalogue.rules[rule].standards[0]
    text = _text(catalogue.citation(standard))
    address = catalogue.standards[standard.partition(":")[0]].address
    return f"[{text}](<{address.replace('>', '%3E')}>)" if address else text


def _row(one: Told) -> str:
    file, item, _ = one
    where = escaped(file.path)
    if not item.place.is_rendered:
        where += f":{item.place.line}:{item.place.column}"
    return f"| {_code(where)} | {_text(said(item))} | {_code(item.finding.rule)} |\n"


def _text(text: str) -> str:
    """Text in which nothing is markup, a link or a call to somebody, and that stays in its cell."""
    text = _MARKUP.sub(lambda match: f"\\{match[0]}", text)
    return _REFERENCE.sub(lambda match: f"<span>{match[0]}</span>", text)


def _code(text: str) -> str:
    """Text as code, in a cell of a table: the fence is longer than any run of backticks in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, pad = "`" * (longest + 1), " " if longest else ""
    return fence + pad + text.replace("|", "\\|") + pad + fence


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
