"""Checks of markings that keep a text from the public: classification, CUI, distribution, export."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.grammar import distribution
from pubcheck.grammar.cui import read_cui
from pubcheck.grammar.markings import LEGACY, Regime
from pubcheck.views.passage import Passage
from pubcheck.views.releases import OLD_NAMES, Release
from pubcheck.views.sightings import INSTRUCTIONS, Sighting, sightings, teaches_markings

_MOST_PLACES = 9
_MOST_STATEMENTS = 2  # letters on one page; more are a list of what there is


@check("marked")
def classified(release: Release) -> Iterator[Hit]:
    """A classification banner, portion mark or authority block (DoDM 5200.01, Volume 2)."""
    yield from _marked(release, "classified")


@check("marked")
def cui(release: Release) -> Iterator[Hit]:
    """A CUI banner, portion mark or designation block (32 CFR 2002.20; DoDI 5200.48)."""
    yield from _marked(release, "cui")


@check("marked")
def fouo(release: Release) -> Iterator[Hit]:
    """A marking that CUI has replaced, as a marking or named in the text (32 CFR 2002.36; DoDI 5200.48)."""
    found = list(_marked(release, "fouo"))
    yield from found
    if found or "old name" not in release.evidence:
        return
    for passage in release.passages:
        if passage.is_example or passage.kind == "comment" or passage.is_link or passage.is_in_form:
            continue
        if passage.role in INSTRUCTIONS:
            continue  # a rule of metadata reads these
        for name in OLD_NAMES:
            at = passage.text.find(name)
            if at >= 0 and passage.text[at - 1 : at] not in {"“", '"', "‘", "'"}:
                yield Hit(passage.span(at, at + len(name)), {"text": name}, "prose")
                return


def _marked(release: Release, regime: Regime) -> Iterator[Hit]:
    for one in sightings(release) if "marking" in release.evidence else ():
        if one.regime != regime:
            continue
        facts = {"text": shortened(one.text), "tells": _told(one)}
        related = tuple(("again", span) for span in one.others[:_MOST_PLACES])
        yield Hit(one.span, facts, one.form if one.is_sure else "perhaps", related=related)


def _told(one: Sighting) -> str:
    """What the marking says in words, with a blank before it; "" where it says no more than its letters."""
    if one.marking is None:
        return ""
    if one.regime == "fouo":
        values = [one.marking.level, *(value for part in one.marking.parts for value in part)]
        return next((f" ({LEGACY[value]})" for value in values if value in LEGACY), "")
    marked = read_cui(one.marking) if one.regime == "cui" else None
    return f" ({', '.join(marked.names)})" if marked and marked.names else ""


@check("marked")
def distributed(release: Release) -> Iterator[Hit]:
    """A distribution statement of a technical document (DoDI 5230.24)."""
    if "distribution" not in release.evidence:
        return
    found: list[tuple[Passage, int, int, distribution.Statement]] = []
    for passage in release.passages:
        if passage.is_example:
            continue
        for start, end in passage.lines:
            if read := distribution.read_statement(passage.text[start:end]):
                found.append((passage, start, start + read[1], read[0]))
    letters = {statement.letter for *_, statement in found}
    shows = len(letters) > _MOST_STATEMENTS or teaches_markings(release.page)
    for passage, start, end, statement in found:
        facts = {"letter": statement.letter, "audience": distribution.AUDIENCES[statement.letter]}
        case = "public" if statement.letter == "A" else None
        if shows or (passage.kind == "text" and passage.role in {"item", "cell"}) or passage.is_link:
            if statement.letter == "A":
                continue
            case = "perhaps"
        yield Hit(passage.span(start, end), facts, case)


@check("marked")
def export(release: Release) -> Iterator[Hit]:
    """The warning that a document holds export-controlled technical data (DoDI 5230.24)."""
    if "export" not in release.evidence:
        return
    for passage in release.passages:
        if place := distribution.export_warning(passage.text):
            shows = passage.is_example or teaches_markings(release.page)
            yield Hit(passage.span(*place), case="perhaps" if shows else None)
            return
