"""The text that a writer has worded and can word otherwise: not what is spoken, nor bad samples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from pubcheck.tree import Element
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.headings import Heading, headings
from pubcheck.views.page import Page, view
from pubcheck.views.speeches import talk_from
from pubcheck.views.texts import ArticleText, texts

_LONGEST = 80  # code points of a heading that announces spoken words or a sample
# "Transcript", "Video Transcript", "View the slides and read the transcript"; not "Write a transcript".
_SPOKEN = re.compile(
    r"(?:(?:full|complete|edited|rough|session|meeting|call|event|webinar|podcast|interview|text|descriptive"
    r"|audio|video|film|the|and|or|of|slides?|view|read|see|watch|captions?)\s{1,3}){0,8}transcript(?:ion)?s?"
    r"(?:\s(?:or|and)\s(?:audio|captions?)(?:\sdescriptions?)?)?:?",
    re.IGNORECASE,
)
# What is shown as it should not be, and the heading of how it should: only the two together tell a sample.
_SAMPLE = re.compile(
    r"(?:before|don['’]t (?:say|write|use)|do not (?:say|write|use)|instead of(?: this)?|not this|wordy"
    r"|(?:bad|poor|original|old)(?: (?:example|text|version|wording|language))?):?",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"(?:after|(?:do )?(?:say|write|use|try)(?: this)?|better|clear|concise|plain language"
    r"|(?:good|better|plain language|plain|improved|new|revised|rewritten)"
    r"(?: (?:example|text|version|wording|language))?):?",
    re.IGNORECASE,
)


@view
def worded(page: Page) -> list[Block]:
    """The blocks of the article whose words are its writer's own to choose.

    Left out are a speech, a conversation from where the first one speaks, what follows a heading such as
    "Transcript", and what a heading shows as it should not be written ("Before", where "After" follows).
    """
    aside = _set_aside(page)
    kept = [block for block in blocks(page) if block.element not in aside] if aside else blocks(page)
    talk = talk_from(kept)
    return kept if talk is None else kept[:talk]


@view
def wordings(page: Page) -> list[ArticleText]:
    """The text of the article as ``texts`` gives it, of the blocks that its writer has worded alone."""
    own = worded(page)
    if own is blocks(page):
        return texts(page)
    parts = [block for block in own if page.is_english(block.element)]
    return [ArticleText(page, parts)] if parts else []


def _set_aside(page: Page) -> set[Element]:
    """The elements of all parts of the page that are not the writer's own wording."""
    found = headings(page)
    aside: set[Element] = set()
    order: list[Element] = []
    places: dict[Element, int] = {}
    for number, heading in enumerate(found):
        title = _title(heading)
        if _SPOKEN.fullmatch(title):
            if panel := _panel(page, heading):
                if panel not in aside:
                    aside.update((panel, *panel.iter_elements()))
                continue
            following = map(found.__getitem__, range(number + 1, len(found)))
            last = next((one for one in following if one.level <= heading.level), None)
        elif not _SAMPLE.fullmatch(title) or (last := _mended(found, number)) is None:
            continue
        if not order:
            order = list(page.document.tree.iter_elements())
            places = {element: place for place, element in enumerate(order)}
        aside.update(order[places[heading.element] : places[last.element] if last else len(order)])
    return aside


def _title(heading: Heading) -> str:
    """The text of a heading on one line, "" where it is too long to announce anything."""
    text = heading.element.text
    return " ".join(text.split()) if len(text) <= 2 * _LONGEST else ""


def _panel(page: Page, heading: Heading) -> Element | None:
    """The part of the page that a button in a heading opens, as in an accordion."""
    for button in islice(heading.element.iter_elements("button"), 1):
        return _by_id(page).get(button.attr("aria-controls") or "")
    return None


@view
def _by_id(page: Page) -> dict[str, Element]:
    return {one.attr("id") or "": one for one in reversed(page.elements.having("id"))}


def _mended(found: Sequence[Heading], number: int) -> Heading | None:
    """The heading behind a sample under which stands how it should be; None where none does."""
    for one in map(found.__getitem__, range(number + 1, len(found))):
        if _MENDED.fullmatch(_title(one)):
            return one
        if one.level <= found[number].level:
            break
    return None
