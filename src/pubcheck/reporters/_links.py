"""The answers of servers as a list by outcome, and as JSON in the form of `schemas/links.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

from pubcheck import __version__
from pubcheck.catalogue import Catalogue
from pubcheck.grammar import answers
from pubcheck.grammar.answers import OUTCOMES, Answer
from pubcheck.linter_report import Place
from pubcheck.reporters import Options
from pubcheck.reporters._cells import Paint, escaped, readable

FORMAT = "1.0"
_QUIET = ("alive", "skipped")
_WHY_SKIPPED = {
    "private": "a host of no public network, or reserved for examples",
    "excluded": "one of skip-hosts",
    "malformed": "no address that a server understands",
    "uncached": "no earlier run knows it",
}


class Links(NamedTuple):
    """The links of a run: by address as it was asked for the places, each with its file's name."""

    places: Mapping[str, Sequence[tuple[str, Place]]]
    answers: Mapping[str, Answer]

    def by_outcome(self) -> Iterator[tuple[str, list[str]]]:
        """The outcomes that there are, each with its addresses in the order of the files."""
        for outcome in OUTCOMES:
            if found := [address for address in self.places if self.answers[address].outcome == outcome]:
                yield outcome, found


def write_text(links: Links, catalogue: Catalogue, out: TextIO, options: Options, *, show_all: bool) -> None:
    """List the links by outcome with their places, those that are well only if asked to, then count."""
    paint = Paint(options.color)
    for outcome, found in links.by_outcome():
        if outcome in _QUIET and not show_all:
            continue
        out.write(paint(f"{outcome}: {len(found)}\n\n", "bold"))
        for address in found:
            out.write(f"{escaped(address, options.encoding)}\n")
            if said := _said(address, links.answers[address], catalogue):
                out.write(f"  {readable(said, options.encoding)}\n")
            places = links.places[address]
            out.writelines(f"  {escaped(path, options.encoding)}{_where(place)}\n" for path, place in places)
            out.write("\n")
    if not options.quiet:
        out.write(f"{_summary(links, show_all=show_all)}\n")


def _said(address: str, answer: Answer, catalogue: Catalogue) -> str:
    """What the rule of the outcome says of it, so that the words stand in one place."""
    if answer.outcome == "skipped":
        return f"Not asked for: {_WHY_SKIPPED.get(answer.reason, answer.reason)}."
    is_unsure = (answer.outcome, answer.reason) == ("alive", "fragment")
    rule = catalogue.rules.get("link-broken" if is_unsure else f"link-{answer.outcome}")
    if rule is None:
        return ""
    case = rule.cases.get("unsure" if is_unsure else answer.reason)
    message = (case.message if case else None) or rule.message
    return message.format_map(answers.facts(address, answer))


def _where(place: Place) -> str:
    if not place.is_rendered:
        return f":{place.line}:{place.column}"
    return f": {place.part.name}" if place.part else ""


def _summary(links: Links, *, show_all: bool) -> str:
    counts = Counter(links.answers[address].outcome for address in links.places)
    places = sum(map(len, links.places.values()))
    parts = [f"{counts[outcome]} {outcome}" for outcome in OUTCOMES[:5]]
    if counts["skipped"]:
        parts.append(f"{counts['skipped']} not asked for{'' if show_all else ' (--all says why)'}")
    total = len(links.places)
    return (
        f"{total} {'link' if total == 1 else 'links'} in {places} {'place' if places == 1 else 'places'}: "
        f"{', '.join(parts)}."
    )


def write_json(links: Links, out: TextIO) -> None:
    """Write all links, a link a line, in ASCII."""
    counts = Counter(links.answers[address].outcome for address in links.places)
    head = {
        "version": FORMAT,
        "tool": {"name": "pubcheck", "version": __version__},
        "summary": {outcome: counts[outcome] for outcome in OUTCOMES},
    }
    out.write(json.dumps(head)[:-1] + ', "links": [')
    records = (_record(address, links.answers[address], places) for address, places in links.places.items())
    out.writelines(f"{',' if number else ''}\n{json.dumps(record)}" for number, record in enumerate(records))
    out.write("\n]}\n")


def _record(address: str, answer: Answer, places: Sequence[tuple[str, Place]]) -> dict[str, object]:
    return {
        "address": address,
        "outcome": answer.outcome,
        "reason": answer.reason or None,
        "status": answer.status or None,
        "location": answer.location or None,
        "isSameOnHttps": answer.is_same_on_https,
        "places": [
            {
                "path": path,
                "line": None if place.is_rendered else place.line,
                "column": None if place.is_rendered else place.column,
                "part": place.part.name if place.part else None,
            }
            for path, place in places
        ],
    }
