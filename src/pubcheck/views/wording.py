"""The text that a writer has worded and can word otherwise: not what is spoken, nor bad samples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    aside = {element for stretch in _set_aside(page) for element in stretch}
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


def _set_aside(page: Page) -> Iterator[Sequence[Element]]:
    """The elements of each part of the page that is not the writer's own wording."""
    found = headings(page)
    order: list[Element] = []
    for number, heading in enumerate(found):
        title = " ".join(heading.element.text[: 2 * _LONGEST].split())
        if len(title) > _LONGEST:
            continue
        if _SPOKEN.fullmatch(title):
            panel = _panel(page, heading)
            if panel is not None:
                yield list(panel.iter_elements())
                continue
            last = next((one for one in found[number + 1 :] if one.level <= heading.level), None)
        elif not _SAMPLE.fullmatch(title) or (last := _mended(found, number)) is None:
            continue
        order = order or list(page.document.tree.iter_elements())
        start = order.index(heading.element)
        yield order[start : order.index(last.element) if last else len(order)]


def _panel(page: Page, heading: Heading) -> Element | None:
    """The part of the page that a button in a heading opens, as in an accordion."""
    for button in islice(heading.element.iter_elements("button"), 1):
        name = button.attr("aria-controls")
        return next((one for one in page.elements.having("id") if name and one.attr("id") == name), None)
    return None


def _mended(found: Sequence[Heading], number: int) -> Heading | None:
    """The heading behind a sample under which stands how it should be; None where none does."""
    for one in found[number + 1 :]:
        if _MENDED.fullmatch(" ".join(one.element.text[: 2 * _LONGEST].split())):
            return one
        if one.level <= found[number].level:
            break
    return None
