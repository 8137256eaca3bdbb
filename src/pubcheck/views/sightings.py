"""Sightings: markings that stand on a page as markings do, and how sure it is that they mark it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Literal, NamedTuple

from pubcheck.grammar.cui import block_label
from pubcheck.grammar.markings import Marking, Regime, format_marking, read_banner, read_portion
from pubcheck.source import Span
from pubcheck.views.blocks import blocks
from pubcheck.views.page import Page, view
from pubcheck.views.passage import Passage
from pubcheck.views.releases import Release, may_be_marked

Form = Literal["banner", "portion", "block"]

_EVIDENCE = ("SECRET", "CONFIDENTIAL", "CUI", "CONTROLLED//", "FOUO", "OFFICIAL USE", "SENSITIVE", "//LES")
_PORTIONS = ("(S", "(TS", "(C", "(U", "(FOUO", "(A)", "(B)")
_LABELS = ("lassif", "LASSIF", "erived", "ERIVED", "ontrol", "ONTROL", "CUI Cat")
_BLOCK_LINE = re.compile(
    r"(?P<by>Classified By)|(?P<source>Derived From)|(?P<until>Declassify On)|(?P<why>Downgrade To)",
    re.IGNORECASE,
)
# A page that has these speaks of markings, and its examples are no markings of its own.
_TEACHES = re.compile(
    r"portion mark|banner (?:line|mark)|markings? (?:hand|guide|example|require|train|should|must)"
    r"|(?:classification|CUI|security|document|sample|example|dissemination|proper) markings?"
    r"|marked (?:as |with )?[\"“‘']?(?:CUI|FOUO|SECRET|CONFIDENTIAL|TOP SECRET|UNCLASSIFIED)"
    r"|CUI (?:registry|program|training|policy|basic|specified)|classification levels?|Espionage Act"
    r"|declassified|declassification|derivative(?:ly)? classif"
    r"|(?:Executive Order|E\.?O\.?) 135(?:26|56)|32 CFR (?:part )?200",
    re.IGNORECASE,
)
# So does one with these words in a headline that is not in capitals throughout.
_TOPIC = re.compile(
    r"(?<!\()\bCUI\b|Controlled Unclassified|[Mm]arkings?\b|[Cc]lassif(?:y|ied|ication)\b|FOUO"
    r"|[Dd]istribution [Ss]tatement"
)
_LONGEST_LEVEL = 12  # code points of "CONFIDENTIAL"
_FRONT = frozenset({"title", "headline", "heading", "name", "label", "subject", "og:title", "twitter:title"})
_LISTS = frozenset({"tags", "categories", "keywords", "topics", "tag", "category", "topic", "aliases"})
INSTRUCTIONS = frozenset({"specialinstructions", "instructions"})
_MOST_PLACES = 100  # of one marking on a page
_NEAR_EDGE = 3  # blocks from the top or the bottom, where banners stand (32 CFR 2002.20)
_LONGEST_LABEL = 40  # code points
_MOST_BANNERS = 2  # different ones on one page; more are a list of examples


class Sighting(NamedTuple):
    """One marking: its regime, form, place and text; ``is_sure`` where it marks the page and shows nothing.

    ``others`` are the places where the page repeats it.
    """

    regime: Regime
    form: Form
    span: Span
    text: str
    is_sure: bool
    marking: Marking | None = None
    others: tuple[Span, ...] = ()


class _Found(NamedTuple):
    passage: Passage
    start: int
    end: int
    form: Form
    regime: Regime
    marking: Marking | None
    is_strong: bool


@view
def teaches_markings(page: Page) -> bool:
    """Whether a page speaks about markings, so that those on it may be examples."""
    if _TEACHES.search(page.document.text):
        return True
    headings = (element.text for element in page.elements.tagged("h1", "h2", "h3", "h4", "title"))
    return any(_TOPIC.search(text) and not text.isupper() and len(text) > _LONGEST_LEVEL for text in headings)


def sightings(release: Release) -> list[Sighting]:
    """The markings of a page, each text once, in the order of the source."""
    return _sightings(release.page)


@view
def _sightings(page: Page) -> list[Sighting]:
    release = Release(page)
    if not may_be_marked(release):
        return []
    found = [*_lines(release), *_blocks(release)]
    found += list(_portions(release, bool(found)))
    if not found:
        return []
    # A list of different banners shows how to write them.
    banners = {
        format_marking(one.marking) for one in found if one.marking and one.form == "banner" and one.is_strong
    }
    shows = len(banners) > _MOST_BANNERS or teaches_markings(page)
    together: dict[tuple[Regime, Form, str], list[tuple[bool, Span]]] = {}
    markings: dict[str, Marking | None] = {}
    # A passage may have thousands of markings: it is looked up once.
    at_edge = cache(partial(_is_at_edge, page))
    sure = partial(_is_sure, release, repeated=_repeated(found), at_edge=at_edge)
    for one in found:
        certain = None if one.passage.is_example else sure(one)
        if certain is None:
            continue
        text = " ".join(one.passage.text[one.start : one.end].split())
        key = one.regime, one.form, "" if one.form == "block" else text
        places = together.setdefault(key, [])
        if len(places) < _MOST_PLACES:
            places.append((certain and not shows, one.passage.span(one.start, one.end)))
        markings[text] = one.marking
    result = []
    for (regime, form, _), places in together.items():
        is_certain, span = min(places, key=lambda place: (not place[0], place[1]))
        text = " ".join(page.document.source[span].split())
        others = tuple(sorted({place for _, place in places} - {span}))
        result.append(Sighting(regime, form, span, text, is_certain, markings.get(text), others))
    return sorted(result, key=lambda one: one.span)


def _lines(release: Release) -> Iterator[_Found]:
    for passage in release.passages:
        text = passage.text
        if not any(word in text for word in _EVIDENCE):
            continue
        for start, end in passage.lines:
            if end - start > 240 or not (read := read_banner(text[start:end])):
                continue
            marking, low, high = read
            if marking.regime != "unclassified":
                strong = not marking.is_bare
                yield _Found(passage, start + low, start + high, "banner", marking.regime, marking, strong)


def _portions(release: Release, has_others: bool) -> Iterator[_Found]:
    marked: list[tuple[Passage, int, Marking, int]] = []
    listed = False
    for passage in release.passages:
        text = passage.text
        if not any(mark in text for mark in _PORTIONS):
            continue
        for start, end in passage.lines:
            if text[start] != "(":
                continue
            # Paragraphs of a regulation go from (A) to (Z).
            listed = listed or text[start : start + 3] in {"(A)", "(B)", "(D)", "(E)"}
            if read := read_portion(text[:end], start):
                marked.append((passage, start, *read))
    kept = [one for one in marked if one[2].regime != "unclassified"]
    has_others = has_others or any(one[2].level == "U" or one[2].parts for one in marked)
    for passage, start, marking, end in kept:
        strong = bool(marking.parts) or marking.level in {"CUI", "FOUO"}
        # One letter alone is a portion mark where others stand beside it.
        is_alone = listed or not has_others or not passage.text[end : end + 9].strip()[:1].isalpha()
        if is_alone and not strong:
            continue
        yield _Found(passage, start, end, "portion", marking.regime, marking, strong or len(marked) > 1)


def _blocks(release: Release) -> Iterator[_Found]:
    """The blocks of lines that say who controls or who has classified a document."""
    for regime, read in (("cui", block_label), ("classified", _classification_label)):
        lines: list[tuple[Passage, int, int, str]] = []
        for passage in release.passages:
            if ":" not in passage.text or not any(label in passage.text for label in _LABELS):
                continue
            for start, end in passage.lines:
                kind = read(passage.text[start : min(end, start + 80)])
                if kind:
                    lines.append((passage, start, end, kind))
        kinds = {kind for *_, kind in lines if kind != "contact"}
        if len(kinds) >= 2:
            passage, start, end, _ = next(line for line in lines if line[3] != "contact")
            yield _Found(passage, start, end, "block", "cui" if regime == "cui" else "classified", None, True)


def _classification_label(line: str) -> str | None:
    match = _BLOCK_LINE.match(line)
    if match is None or not line[match.end() : match.end() + 4].lstrip().startswith(":"):
        return None
    return match.lastgroup


def _repeated(found: list[_Found]) -> frozenset[str]:
    """The banners that stand on the page more than once, as at its top and at its bottom."""
    texts = [
        format_marking(one.marking)
        for one in found
        if one.marking and one.form == "banner" and one.passage.kind == "text" and not one.passage.is_link
    ]
    return frozenset(text for text, number in Counter(texts).items() if number > 1)


def _is_sure(
    release: Release, one: _Found, repeated: frozenset[str], at_edge: Callable[[Passage], bool]
) -> bool | None:
    """Whether a marking marks the page, by where it stands: yes, perhaps, or (None) no."""
    passage = one.passage
    if passage.kind == "text":
        if passage.is_link or passage.role in {"item", "cell"}:
            return False if one.is_strong and not passage.is_link else None
        if passage.is_in_form and one.regime == "fouo":
            return None  # the office's own box on a form
        if one.is_strong:
            return True
        again = one.marking is not None and format_marking(one.marking) in repeated
        if one.marking is not None and one.marking.level == "CONFIDENTIAL":
            return _frames(release.page, passage) or (None if passage.is_in_list else False)
        if passage.is_in_list:
            return again or None
        if passage.role == "heading" and release.page.document.format != "text":
            return again
        return again or at_edge(passage)
    if release.page.document.format == "image" and _is_judged_as_metadata(one):
        return None
    if one.is_strong:
        return True
    if passage.kind == "field":
        if passage.role in _LISTS:
            return None
        # An article may be called "CUI"; a photo or a file of that name is marked.
        is_named_so = release.page.document.source.is_rendered and one.regime != "classified"
        return passage.role not in _FRONT or is_named_so
    if passage.kind == "attribute":
        return None if one.regime == "cui" else False
    return False


def _is_judged_as_metadata(one: _Found) -> bool:
    """Whether a field of an image is one whose markings the rules of metadata tell."""
    role = one.passage.role
    return role == "supplementalcategory" or (role in INSTRUCTIONS and one.regime != "classified")


def _is_at_edge(page: Page, passage: Passage) -> bool:
    """Whether a block stands near the top or the bottom of the article, and not among labels of a menu."""
    at = _first_places(page).get(passage.text)
    around = blocks(page)
    if at is None and page.document.format == "word":
        return True  # what stands outside the article there is the page's own header and footer
    if at is None or _NEAR_EDGE <= at < len(around) - _NEAR_EDGE:
        return False
    beside = [block for block in around[max(0, at - 1) : at + 2] if block.text != passage.text]
    return not beside or any(block.role == "heading" or _is_running(block.text) for block in beside)


def _frames(page: Page, passage: Passage) -> bool:
    """Whether a line opens and closes the article: a hotline is CONFIDENTIAL, too, but in its midst."""
    texts = [block.text.strip() for block in (*blocks(page)[:1], *blocks(page)[-1:])]
    return len(blocks(page)) > 1 and texts == [passage.text.strip()] * 2


@view
def _first_places(page: Page) -> dict[str, int]:
    """Where each text first stands among the blocks of the article."""
    places: dict[str, int] = {}
    for at, block in enumerate(blocks(page)):
        places.setdefault(block.text, at)
    return places


def _is_running(text: str) -> bool:
    return len(text) > _LONGEST_LABEL or text.rstrip().endswith((".", "!", "?", ":"))
