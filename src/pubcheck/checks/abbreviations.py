"""Checks of the acronyms in an article: whether it says what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar.acronyms import is_no_acronym
from pubcheck.views.accessibility import hidden
from pubcheck.views.acronyms import Acronyms, acronyms_of
from pubcheck.views.page import Page

_MOST = 500  # acronyms of one page that are looked up


@check("acronyms")
def unexpanded(acronyms: Acronyms, *, known: Sequence[str]) -> Iterator[Hit]:
    """The first use of an acronym that the article never spells out (WCAG 2.2, 3.1.4)."""
    for letters in islice(acronyms.uses, _MOST):
        if letters in known or is_no_acronym(letters):
            continue
        use = acronyms.first_use(letters)
        if use is not None and not acronyms.is_explained(letters):
            yield Hit(acronyms.article.span(*use), {"acronym": letters})


@check("page")
def untitled(page: Page) -> Iterator[Hit]:
    """An abbr element without a title whose letters the article does not spell out (technique H28)."""
    told: set[str] = set()
    for element in page.elements.tagged("abbr"):
        letters = " ".join(element.text.split())
        if (element.attr("title") or "").strip() or not letters or OPAQUE in letters or letters in told:
            continue
        if (
            len(told) > _MOST
            or page.is_inert(element)
            or hidden.is_unseen(page, element)
            or not page.is_english(element)
        ):
            continue
        told.add(letters)
        if not any(found.is_explained(letters) for found in acronyms_of(page)):
            yield Hit(page.document.element_span(element), {"text": shortened(letters)})
