"""Checks of how people, troops, places and the department are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import misspelled_names, regions, segmentation, troops, usage
from pubcheck.grammar.troops import Respelled
from pubcheck.views.texts import RUNNING, ArticleText

if TYPE_CHECKING:
    from pubcheck.views.photos import Photo


def _respelled(
    article: ArticleText,
    find: Callable[[str], Iterable[Respelled]],
    *,
    case: str | None = None,
    inside: bool = False,
) -> Iterator[Hit]:
    """A hit for each word that is written otherwise; ``inside`` where one that opens a sentence is right."""
    for number, block in enumerate(article.blocks):
        if block.role not in RUNNING:
            continue
        for one in find(block.text):
            at = article.starts[number] + one.start
            if article.is_quoted(at) or (inside and article.opens_sentence(at)):
                continue
            written, proper = block.text[one.start : one.end], one.proper
            if written[0].isupper() and article.opens_sentence(at):
                proper = proper[0].upper() + proper[1:]
            if proper == written:
                continue
            span = block.span(one.start, one.end)
            edits = (Edit(span, proper),) if block.is_unbroken(one.start, one.end) else ()
            yield Hit(span, {"written": written, "proper": proper}, case, edits)


@check("text")
def soldier_case(article: ArticleText, *, form: str) -> Iterator[Hit]:
    """Soldier, sailor, airman, Marine with a letter that the house style writes otherwise (AP, military)."""
    if not form or not any(hint in article.lower for hint in troops.TROOP_HINTS):
        return
    if form == "lower":
        yield from _respelled(article, troops.capitals, inside=True)
    else:
        # Elsewhere a soldier is any nation's, and a sailor any ship's.
        if troops.names_service(article.text):
            yield from _respelled(article, troops.small, case="upper")
    if "marine" in article.text:
        yield from _respelled(article, troops.marines, case="marine")


@check("text")
def service_member(article: ArticleText, *, lower_case: bool) -> Iterator[Hit]:
    """Service member in one word, with a hyphen, or with a capital (MC&FP style guide, DOD News)."""
    if any(hint in article.lower for hint in troops.SERVICE_MEMBER_HINTS):
        yield from _respelled(article, lambda text: troops.service_members(text, small_letters=lower_case))


@check("text")
def direction_case(article: ArticleText) -> Iterator[Hit]:
    """A direction with a capital before a country's name (AP Stylebook, directions and regions)."""
    if any(hint in article.text for hint in regions.DIRECTION_HINTS):
        yield from _respelled(article, regions.directions, inside=True)


@check("text")
def misspelled(article: ArticleText, *, names: Mapping[str, str], accept: tuple[str, ...]) -> Iterator[Hit]:
    """A name that the table of misspelled names has."""
    for one in misspelled_names.misspelled(article.text, names):
        span = article.span(one.start, one.end)
        edits = (Edit(span, one.proper),) if article.is_unbroken(one.start, one.end) else ()
        written = article.text[one.start : one.end]
        plain = written.replace("’", "'")
        accepted = next((entry for entry in accept if entry.replace("’", "'") == plain), "")
        yield Hit(span, {"written": written, "proper": one.proper}, edits=edits, accepted=accepted)


@check("text")
def courtesy_title(article: ArticleText) -> Iterator[Hit]:
    """Dr., Mr. or Ms. behind another title (AP Stylebook, courtesy titles, doctor)."""
    if not any(hint in article.text for hint in (" Dr.", " Mr.", " Mrs.", " Ms.")):
        return
    for number, block in enumerate(article.blocks):
        if block.role not in RUNNING:
            continue
        for match in usage.stacked_titles(block.text):
            if article.is_quoted(article.starts[number] + match.start()):
                continue
            start, end = match.span("courtesy")
            facts = {"title": match["title"], "courtesy": match["courtesy"].strip()}
            courtesy = block.exact_span(start, end)
            edits = (Edit(courtesy, ""),) if courtesy else ()
            yield Hit(block.span(match.start(), end), facts, edits=edits)


@check("text")
def adviser(article: ArticleText) -> Iterator[Hit]:
    """advisor where AP writes adviser; with a capital it belongs to somebody's title and stays."""
    if "advisor" in article.text:
        yield from _respelled(article, usage.advisers)


@check("text")
def aboard(article: ArticleText) -> Iterator[Hit]:
    """onboard as a preposition, for which the Navy writes aboard (Navy Style Guide, aboard vs. on board)."""
    if "onboard" in article.text or "on-board" in article.text:
        yield from _respelled(article, usage.aboards)


@check("photo")
def action_vague(photo: Photo) -> Iterator[Hit]:
    """A caption that says conducts or performs in place of what is seen (Navy Style Guide, captions)."""
    caption = photo.caption
    if caption is None or not photo.page.is_english(photo.element):
        return
    # The first sentence says what is seen; those behind it give the background.
    first = caption.text[: segmentation.sentences(caption.text)[0][1]] if caption.text.strip() else ""
    if match := usage.vague_verb(first):
        yield Hit(caption.span(*match.span()), {"verb": match[0].rstrip()})
