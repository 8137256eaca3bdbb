"""The report as one HTML page for managers and writers, which opens and filters without a server."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from pubcheck import __version__
from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options, _html_charts, _html_sums
from pubcheck.reporters._cells import escaped, readable
from pubcheck.reporters._html_gather import KINDS, LISTED, Entry, Gathered, gather, total
from pubcheck.reporters._html_trend import Earlier, Trend
from pubcheck.reporters.json import standard_record

if TYPE_CHECKING:
    from jinja2 import Environment

WITH_LINES = True
_FOLDER = Path(__file__).with_name("_html")
_CODE = re.compile(r"`([^`\n]+)`|(https?://[^\s“”]+[^\s“”.,;:!?])")


class Group(NamedTuple):
    """The findings of a rule in one file; folder and owners as numbers of the rows of their tables."""

    path: str
    folder: int
    owners: str
    owner_names: str
    entries: list[Entry]


class Section(NamedTuple):
    """A rule with what it found, or with what it cannot tell; ``listed`` of ``number`` stand here."""

    anchor: str
    id: str
    title: str
    severity: str
    why: list[str]
    standards: list[dict[str, str]]
    counts: list[tuple[str, int]]
    number: int
    listed: int
    files: int
    groups: list[Group]


def report(files: Iterable[FileReport], report: Report, out: TextIO, options: Options) -> None:
    """Write the page: totals, tables and charts, then each rule with its places.

    The same run gives the same bytes: the day is SOURCE_DATE_EPOCH's, else that of the run, and no time
    stands in it. A stream that is not UTF-8 gets character references.
    """
    earlier = Earlier(options.earlier) if options.earlier is not None else None
    gathered = gather(files, earlier.is_new if earlier else lambda _path, _item: False)
    trend = earlier.compared(report, gathered.files) if earlier else None
    template = _environment().get_template("page.jinja")
    stream = template.stream(_page(gathered, report, options, trend))
    stream.enable_buffering(200)
    is_unicode = options.encoding.lower().replace("-", "").startswith("utf")
    out.writelines(piece if is_unicode else _referenced(piece) for piece in stream)


def _referenced(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only this report needs it

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["n"] = lambda count: f"{count:,}"
    made.filters["counted"] = _counted
    made.filters["said"] = _said
    return made


def _counted(count: int, noun: str, plural: str = "") -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def _said(text: str) -> Any:
    """A sentence of a rule as HTML: what stands between backticks is code, and so is an address."""
    from markupsafe import Markup, escape

    parts: list[str] = []
    at = 0
    for match in _CODE.finditer(text):
        parts += [escape(text[at : match.start()]), Markup("<code>%s</code>") % match[match.lastindex or 0]]
        at = match.end()
    return Markup("").join([*parts, escape(text[at:])])


def _page(gathered: Gathered, report: Report, options: Options, trend: Trend | None) -> dict[str, Any]:
    """What the template asks for."""
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("style.css", "script.js"))
    rules = _html_sums.by_rule(gathered, report.catalogue)
    folders = _html_sums.by_folder(gathered.files)
    owners = _html_sums.by_owner(gathered.files, options.owner_of)
    authorities = _html_sums.by_authority(gathered, report)
    making = _Sections(gathered, report, options, folders, owners)
    found, unsure = (list(making.of(rules, unsure=unsure)) for unsure in (False, True))
    day = _day(report)
    return {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "name": escaped(re.split(r"[/\\]", options.root.rstrip("/\\"))[-1]) if options.root else "",
        "day": day.isoformat(),
        "day_in_words": f"{day:%B} {day.day}, {day.year}",
        "version": __version__,
        "report": report,
        "counts": [(kind, report.counts[kind]) for kind in KINDS],
        "total": total(report.counts),
        "cannot_tell": report.counts["cannotTell"],
        "files_found": sum(total(own) > 0 for own in gathered.files.values()),
        "rules": rules,
        "authorities": [row for row in authorities if row.total or row.counts.get("cannotTell")],
        "silent": [row for row in authorities if not (row.total or row.counts.get("cannotTell"))],
        "folders": folders,
        "owners": owners,
        "top_files": _html_sums.by_file(gathered.files),
        "found": found,
        "unsure": unsure,
        "listed": sum(section.listed for section in (*found, *unsure)),
        "limit": LISTED,
        "settled": gathered.settled_rows(),
        "settled_in_all": gathered.settled_in_all,
        "left_out": [(escaped(path), readable(why)) for path, why in report.left_out],
        "refused": [(escaped(path), readable(why)) for path, why in report.refused],
        "failures": [(escaped(f.path), readable(f"in {f.part}: {f.error}")) for f in report.failures],
        "trend": trend,
        "charts": {
            "kinds": _html_charts.stacked(
                ((_WORDS[kind], {kind: report.counts[kind]}) for kind in KINDS), KINDS
            ),
            "rules": _html_charts.stacked((row.name, row.counts) for row in _most(rules)),
            "authorities": _html_charts.stacked((row.name, row.counts) for row in _most(authorities)),
            "folders": _html_charts.stacked((row.name, row.counts) for row in folders),
            "owners": _html_charts.stacked((row.name, row.counts) for row in owners),
            "trend": trend and _trend_chart(trend),
        },
        "words": _WORDS,
    }


_WORDS = {"error": "Errors", "warning": "Warnings", "note": "Notes", "cannotTell": "Cannot tell"}


def _most(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: -row.total)


def _trend_chart(trend: Trend) -> _html_charts.Chart | None:
    pairs = [
        (f"{_WORDS[row.name]}, {when}", {key: count})
        for row in trend.kinds
        for when, key, count in (("earlier", "then", row.then), ("now", row.name, row.now))
        if row.then or row.now
    ]
    return _html_charts.stacked(pairs, ("then", *KINDS))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _day(report: Report) -> date:
    """The day that the page bears (https://reproducible-builds.org/specs/source-date-epoch/)."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return report.today


class _Sections:
    """Makes the section of each rule."""

    def __init__(
        self,
        gathered: Gathered,
        report: Report,
        options: Options,
        folders: list[_html_sums.Sum],
        owners: list[_html_sums.Sum],
    ) -> None:
        self._gathered = gathered
        self._catalogue = report.catalogue
        self._owner_of = options.owner_of
        self._folders = {row.key: index for index, row in enumerate(folders)}
        self._owners = {row.key: index for index, row in enumerate(owners)}
        self._named = {escaped(path): path for path in gathered.files}

    def of(self, rules: Iterable[_html_sums.Sum], *, unsure: bool) -> Iterator[Section]:
        """The sections of the rules that found something, or of those that cannot tell."""
        for row in rules:
            counts = [(kind, row.counts[kind]) for kind in KINDS if row.counts.get(kind)]
            counts = [(kind, count) for kind, count in counts if (kind == "cannotTell") == unsure]
            if not counts:
                continue
            rule = self._catalogue.rules[row.key]
            entries = self._gathered.listed[row.key, unsure]
            yield Section(
                f"{'unsure' if unsure else 'rule'}-{rule.id}",
                rule.id,
                rule.title,
                counts[0][0],
                _paragraphs(rule.why),
                [self._standard(standard) for standard in rule.standards],
                counts,
                sum(count for _, count in counts),
                len(entries),
                self._gathered.rule_files[row.key, unsure],
                list(self._groups(entries)),
            )

    def _standard(self, standard: str) -> dict[str, str]:
        record = standard_record(standard, self._catalogue)
        return record | {"key": standard.partition(":")[0], "address": _html_sums.link(record["address"])}

    def _groups(self, entries: list[Entry]) -> Iterator[Group]:
        for path, group in groupby(entries, key=lambda entry: entry.path):
            names = _html_sums.owners_of(self._named[path], self._owner_of) if self._owners else []
            yield Group(
                path,
                self._folder(self._named[path]),
                " ".join(str(self._owners[name]) for name in names),
                ", ".join(map(escaped, names)),
                list(group),
            )

    def _folder(self, path: str) -> int:
        for depth in range(_html_sums.DEEPEST, 0, -1):
            if (folder := _html_sums.folder_of(path, depth)) in self._folders:
                return self._folders[folder]
        return -1


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a rule's words: a line that ends a sentence ends one, another goes on in the next."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if lines and not lines[-1].endswith((".", "?", "!", ":", "”", ")")):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines
