"""Checks before a release: what is left of a draft, and what a release authority has to be asked about."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.grammar import drafts, release_risks, segmentation
from pubcheck.grammar.dates import ap_form, find_dates
from pubcheck.source import Span
from pubcheck.views.page import Page
from pubcheck.views.passage import Passage
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable
from pubcheck.views.publication import archived, published
from pubcheck.views.releases import HURT, MOVES, PLANNED, Release
from pubcheck.views.sightings import teaches_markings

_NO_MARKS = frozenset({"cell", "item", "specialinstructions", "instructions"})  # the last two: metadata
_TITLES = frozenset({"title", "headline", "og:title"})
_MOST_GAPS = 3  # on one page; more make a form for others to fill
_MOST_FILLER = 3
_AFTER_EDGE = 60  # days after its publication in which a page's dates without a year are still to come


@check("unfinished")
def draft_mark(release: Release) -> Iterator[Hit]:
    """A line that says that the text is a draft, or not for the public."""
    if "draft mark" not in release.evidence:
        return
    seen: set[Span] = set()
    for passage in _said(release):
        for hit in _draft_marks(release.page, passage):
            if hit.span not in seen:
                seen.add(hit.span)
                yield hit


def _draft_marks(page: Page, passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if passage.kind in {"attribute", "comment"} or passage.is_link or passage.role in _NO_MARKS:
        return
    is_heading = passage.role == "heading"
    for start, end in passage.lines:
        line = text[start:end]
        place = drafts.draft_mark(line)
        if place is None or drafts.embargo(line) or (passage.role in _TITLES and line.isalpha()):
            continue
        # One word in capitals over a section may be its name; plain text knows no headings.
        is_name = is_heading and line.isalpha() and page.document.format != "text"
        is_sure = passage.kind == "text" and not is_name and not teaches_markings(page)
        facts = {"text": shortened(text[start + place[0] : start + place[1]])}
        yield Hit(passage.span(start + place[0], start + place[1]), facts, None if is_sure else "perhaps")
    start = len(text) - len(text.lstrip())
    if is_heading and drafts.draft_mark(text.strip()):
        return
    if (is_heading or passage.role in _TITLES) and (place := drafts.draft_in_title(text.strip())):
        yield Hit(passage.span(start + place[0], start + place[1]), {"text": "DRAFT"}, "title")


@check("unfinished")
def embargo(release: Release) -> Iterator[Hit]:
    """A line that holds a text back until a day."""
    if "embargo" not in release.evidence:
        return
    for passage in _said(release):
        if passage.kind in {"attribute", "comment"}:
            continue
        for start, end in passage.lines:
            line = passage.text[start:end]
            if place := drafts.embargo(line):
                day = next((found.date for found in find_dates(line[:200]) if found.date), None)
                over = day is not None and release.page.context.is_past(day)
                facts = {"day": ap_form(day)} if day is not None else {}
                case = "past" if over else "until" if day else None
                yield Hit(passage.span(start + place[0], start + place[1]), facts, case)


@check("unfinished")
def end_mark(release: Release) -> Iterator[Hit]:
    """The sign that ends a story on its way to the editor, left in the text that readers get."""
    if "end mark" not in release.evidence:
        return
    if release.page.document.syntax in {"markdown", "mdx"} and "#" in release.text:
        yield from _empty_headings(release.page)
    for passage in release.blocks:
        if passage.is_example or passage.role == "cell":
            continue
        for start, end in passage.lines:
            line = passage.text[start:end]
            if drafts.end_mark(line):
                yield Hit(passage.span(start, end), {"text": line}, None if "30" in line else "custom")


def _empty_headings(page: Page) -> Iterator[Hit]:
    """End marks of number signs that Markdown takes for headings with nothing, or a sign, in them."""
    for heading in page.document.tree.iter_elements(("h1", "h2", "h3", "h4", "h5")):
        text = heading.text.strip()
        if text and set(text) > {"#", " "}:
            continue
        span = page.document.element_span(heading)
        written = page.document.source[span].strip()
        if drafts.end_mark(written) and set(written) <= {"#", " "}:
            yield Hit(span, {"text": written}, "custom")


@check("unfinished")
def placeholder(release: Release) -> Iterator[Hit]:
    """A gap that nobody has filled: TK, [insert …], lorem ipsum."""
    if "gap" not in release.evidence:
        return
    found = [
        (gap, passage.span(gap.start, gap.end), passage.text[gap.start : gap.end])
        for passage in _said(release)
        if passage.kind != "comment"
        for gap in drafts.gaps(passage.text)
    ]
    inserts = sum(gap.kind == "insert" for gap, *_ in found)
    filler = [span for gap, span, _ in found if gap.kind == "filler"]
    seen: set[Span] = set()
    for gap, span, written in found:
        if span in seen:
            continue
        seen.add(span)
        facts = {"text": shortened(written)}
        if gap.kind == "filler":
            if span == filler[0]:
                related = tuple(("again", other) for other in filler[1:9])
                yield Hit(span, facts, "filler" if len(filler) <= _MOST_FILLER else "shown", related=related)
        elif gap.kind == "insert" and inserts > _MOST_GAPS:
            yield Hit(span, facts, "form")
            return
        else:
            yield Hit(span, facts, gap.kind)


def _said(release: Release) -> Iterator[Passage]:
    """The passages that the page says, not those that it shows."""
    return (passage for passage in release.passages if not passage.is_example)


@check("unfinished")
def movement(release: Release) -> Iterator[Hit]:
    """A force that will move on a day that has not come."""
    if "movement" not in release.evidence:
        return
    page = release.page
    seen: set[Span] = set()
    for passage in _said(release):
        text = passage.text
        if passage.kind == "comment" or not (MOVES.search(text) or PLANNED.search(text)):
            continue
        for start, end in segmentation.sentences(text):
            found = release_risks.future_movement(text[start:end], page.context.today)
            if found is None or (not _has_year(found.date) and not _is_fresh(page)):
                continue
            span = passage.span(start + found.start, start + found.end)
            if span not in seen:
                seen.add(span)
                yield Hit(span, {"date": found.date})


def _has_year(written: str) -> bool:
    return any(char.isdigit() for char in written[-2:]) and len(written) > 7 and written[-4:].isdigit()


def _is_fresh(page: Page) -> bool:
    """Whether a page was published lately, or does not say when."""
    day = published(page)
    if day is None:
        return not archived(page)
    return not page.context.is_past(day.date, _AFTER_EDGE)


@check("unfinished")
def casualty(release: Release) -> Iterator[Hit]:
    """A service member named as killed, wounded or missing."""
    if "casualty" not in release.evidence:
        return
    page = release.page
    for passage in _said(release):
        text = passage.text
        if passage.kind in {"comment", "attribute"} or not any(word in text for word in HURT):
            continue
        for start, end in segmentation.sentences(text):
            found = release_risks.casualty(text[start:end], text, page.context.today)
            if found and not archived(page):
                yield Hit(passage.span(start + found[0], start + found[1]))
                return


@check("photo")
def detainee(photo: Photo) -> Iterator[Hit]:
    """A photo of somebody who is held prisoner."""
    for phrase in (photo.caption, photo.alt):
        if phrase and is_readable(phrase) and (found := release_risks.held_person(phrase.text)):
            yield Hit(phrase.span(*found), {"text": phrase.text[found[0] : found[1]]})
            return


@check("photo")
def endorsement(photo: Photo) -> Iterator[Hit]:
    """A trademark or the praise of a product in a caption."""
    for phrase in (photo.caption, photo.alt):
        if phrase and is_readable(phrase) and (found := release_risks.praise(phrase.text)):
            yield Hit(phrase.span(*found), {"text": phrase.text[found[0] : found[1]]})
            return
