"""The stock check of figures: a formula over what a page has so many of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import formulas, readability
from pubcheck.views.blocks import Block, blocks
from pubcheck.views.headings import headings
from pubcheck.views.images import images
from pubcheck.views.links import article_links
from pubcheck.views.page import Page
from pubcheck.views.scopes import RUNNING, Scopes

_OF_TEXT = frozenset(readability.Counts._fields)
_OF_PAGE = frozenset({"paragraphs", "items", "headings", "links", "images", "tables", "lists"})
FIGURES = _OF_TEXT | _OF_PAGE
"""What a formula may name."""


@check("scopes")
def within(
    scopes: Scopes,
    *,
    formula: str,
    most: float = 1e15,
    least: float = -1e15,
    min_words: int = 0,
    scope: tuple[str, ...] = RUNNING,
    language: str = "en",
) -> Iterator[Hit]:
    """A figure worked out by a formula that is above or below its limits; on texts of few words silent."""
    parsed = formulas.parsed(formula, FIGURES)
    article = scopes.text(scope, language)
    if article is None:
        return
    texts = [text for block in article.blocks if (text := block.text.replace(OPAQUE, " ").strip())]
    figures: dict[str, float] = {}
    if min_words or parsed.names & _OF_TEXT:
        counts = readability.measure(texts)
        if counts.words < min_words:
            return
        figures.update(counts._asdict())
    if parsed.names & _OF_PAGE:
        figures.update(_of_page(scopes.page, article.blocks))
    value = parsed.value(figures)
    if value is None or least <= value <= most:
        return
    facts = {"value": f"{value:.4g}", "most": f"{most:g}", "least": f"{least:g}"}
    yield Hit(article.blocks[0].span(), facts)


def _of_page(page: Page, parts: Sequence[Block]) -> dict[str, float]:
    roles = [block.role for block in blocks(page)]
    return {
        "paragraphs": sum(block.role in {"paragraph", "text"} for block in parts),
        "items": roles.count("item"),
        "headings": sum(not h.is_empty and not page.is_chrome(h.element) for h in headings(page)),
        "links": len(article_links(page)),
        "images": sum(not page.is_chrome(image.element) for image in images(page)),
        "tables": sum(map(len, page.in_article("table"))),
        "lists": sum(map(len, (*page.in_article("ul"), *page.in_article("ol")))),
    }
