"""Checks of structure made by hand: lists of typed marks, paragraphs of breaks, headings of bold type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.source import Span
from pubcheck.tree import Element, Node, Text
from pubcheck.views.blocks import Block, blocks, joined_text, shape
from pubcheck.views.link_words import POSTS
from pubcheck.views.page import Page

_SIGNS = "•●▪◦‣·○■□►➢➤✓✔∙‧⁃*–-"
# The end of the line before an entry that its writer marks by a sign or a number, and the mark; the look
# ahead sends off most lines.
_ENTRY = re.compile(
    rf"\n\s{{0,9}}+(?=[(\d{_SIGNS}])(?:(?P<mark>[{_SIGNS}])\s{{1,9}}(?=[^\W_]|[\"“'‘(\[$])"
    r"|\(?(?P<number>\d{1,2})[.)]\s{1,9}(?=[^\W\d_]|[\"“'‘(\[]))"
)
_LETTERS = re.compile(r"(?<![^\W_])[A-Za-z](?: {1,3}[A-Za-z]){4,40}(?![^\W_])")
_ALONE = re.compile(rb" a {1,3}a ")  # two letters that stand alone, in a shape of small letters
_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"[^\W_]")
_ROLES = frozenset({"paragraph", "text", "quote", "cell", "item"})


@check("page")
def list_typed(page: Page, *, minimum: int) -> Iterator[Hit]:
    """A list whose marks are typed instead of marked up (WCAG 2.2, 1.3.1; techniques H48 and F2)."""
    if page.document.syntax == "text" or len(_ENTRY.findall("\n" + joined_text(page))) < minimum:
        return
    for _, group in groupby(_lines(page), key=lambda line: line.parent):
        yield from _typed_lists(list(group), minimum)


class _Line:
    """One line of a block, with the mark that it begins with."""

    __slots__ = ("block", "end", "mark", "number", "parent", "start")

    def __init__(self, block: Block, start: int, end: int, entry: re.Match[str] | None) -> None:
        self.block, self.start, self.end = block, start, end
        # Paragraphs stand beside each other in their parent, lines in their block.
        element = block.element
        whole = block.nodes is None and block.role in {"paragraph", "text"}
        self.parent = element.parent if whole else element
        self.mark = (entry and entry["mark"]) or ""
        self.number = int((entry and entry["number"]) or 0)


def _lines(page: Page) -> Iterator[_Line]:
    for block in blocks(page):
        if block.role not in _ROLES:
            continue
        text = "\n" + block.text
        start = 0
        for part in block.text.split("\n"):
            end = start + len(part)
            if not part.isspace() and part:
                yield _Line(block, start, end, _ENTRY.match(text, start, end + 1))
            start = end + 1


def _list_case(first: _Line) -> str | None:
    if first.block.page.document.format == "word":
        return "word" if first.mark else "word-number"
    if _is_table_cell(first.block):
        return "cell"
    return None if first.mark else "number"


def _typed_lists(lines: Sequence[_Line], minimum: int) -> Iterator[Hit]:
    """A hit for each run of lines with one mark, or with rising numbers."""
    run: list[_Line] = []
    for line in [*lines, None]:
        if line is not None and run and _goes_on(run[-1], line):
            run.append(line)
            continue
        if len(run) >= minimum:
            first = run[0]
            facts = {"count": len(run), "mark": first.mark or f"{first.number}."}
            yield Hit(first.block.span(first.start, first.end), facts, _list_case(first))
        run = [line] if line is not None and (line.mark or line.number == 1) else []


def _goes_on(before: _Line, line: _Line) -> bool:
    if before.mark:
        return line.mark == before.mark
    return line.number == before.number + 1


@check("page")
def breaks_for_paragraphs(page: Page, *, minimum: int) -> Iterator[Hit]:
    """Two line breaks or more between two stretches of text, in place of paragraphs (HTML, 4.5.27)."""
    found = blocks(page)
    # On most pages the only line ends are the two between one block and the next.
    if joined_text(page).count("\n") <= 2 * len(found) - 2:
        return
    for block in found:
        if "\n" not in block.text or block.role not in _ROLES:
            continue
        # In a cell a break is all a writer has.
        if not (_is_table_cell(block) or _is_post(block.element)):
            yield from _breaks_for_paragraphs(block, minimum)


def _breaks_for_paragraphs(block: Block, minimum: int) -> Iterator[Hit]:
    text = block.text
    found = []
    start = 0
    while (at := text.find("\n", start)) >= 0:
        end = at
        while end < len(text) and text[end] in " \n":
            end += 1
        if text.count("\n", at, end) > 1:
            found.append((at, end))
        start = max(end, at + 1)
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    places = [at for at, end in found if at - first >= minimum and last - end >= minimum]
    if places:
        case = "word" if block.page.document.format == "word" else None
        yield Hit(_break_span(block, text.count("\n", 0, places[0])), {"count": len(places)}, case)


def _is_table_cell(block: Block) -> bool:
    """Whether a block is a cell of a Markdown table, which holds one line of the source."""
    return block.role == "cell" and block.page.document.syntax != "html"


def _is_post(element: Element) -> bool:
    """Whether an element stands in a post of a network that is quoted whole: class="twitter-tweet"."""
    quote = element.closest("blockquote")
    return quote is not None and any(mark in (quote.attr("class") or "") for mark in POSTS)


def _break_span(block: Block, number: int) -> Span:
    """The source range of the br of that number in a block."""
    nodes: Sequence[Node] = block.element.children if block.nodes is None else block.nodes
    breaks = [
        inner
        for node in nodes
        if isinstance(node, Element)
        for inner in ([node] if node.tag == "br" else node.iter_elements("br"))
    ]
    document = block.page.document
    return document.tag_span(breaks[number]) if number < len(breaks) else block.span()


@check("page")
def letters_parted(page: Page) -> Iterator[Hit]:
    """A word whose letters are parted by spaces (WCAG 2.2, 1.3.2; failure F32)."""
    if not _ALONE.search(shape(page).lower()):
        return
    for block in blocks(page):
        if block.role == "cell":
            continue
        for match in _LETTERS.finditer(block.text):
            letters = match[0].replace(" ", "")
            if _is_word(letters):
                yield Hit(block.span(*match.span()), {"letters": match[0], "word": letters})


def _is_word(letters: str) -> bool:
    """Whether letters may be a word and not a series of labels: A B C D E, Y N N Y N, i i i i i."""
    if not (letters.isupper() or letters.islower() or letters.istitle()):
        return False
    lower = letters.lower()
    steps = sum(ord(b) - ord(a) == 1 for a, b in pairwise(lower))
    vowels = sum(letter in _VOWELS for letter in lower)
    return len(set(lower)) > len(lower) // 2 and 2 * steps < len(lower) - 1 and 0 < vowels < len(lower)


@check("page")
def heading_bold(page: Page, *, most_words: int) -> Iterator[Hit]:
    """A paragraph of bold type that serves as a heading (WCAG 2.2, 1.3.1; failure F2)."""
    main = page.main
    if main is None or page.document.syntax == "text":
        return
    for bold in page.elements.tagged("b", "strong"):
        # Most bold words stand in a line of text, or in no paragraph.
        if not bold.matches("p > :only-child"):
            continue
        paragraph = bold.parent
        if not isinstance(paragraph, Element):
            continue
        if _is_heading_like(bold, paragraph, most_words) and not page.is_chrome(paragraph):
            case = "word" if page.document.format == "word" else None
            yield Hit(page.document.element_span(bold), {"text": shortened(bold.text.strip())}, case)


def _is_heading_like(bold: Element, paragraph: Element, most_words: int) -> bool:
    text = " ".join(bold.text.split())
    if (
        not text
        or OPAQUE in text
        or len(text.split()) > most_words
        or text[-1] in ".,;:!?…"
        or not text[0].isalpha()
    ):
        return False
    if not all(map(_is_blank, bold.previous_siblings)) or not all(map(_is_blank, bold.next_siblings)):
        return False
    if any(True for _ in bold.iter_elements(("a", "br", "img"))) or not _WORD.search(text):
        return False
    if paragraph.closest("li, td, th, blockquote, figure, form, dd, details, aside, header") is not None:
        return False
    following = _next_element(paragraph)
    if following is None or following.tag not in {"p", "ul", "ol"}:
        return False
    if not following.text.strip():
        return False
    before = _previous_element(paragraph)
    if before is None or before.tag not in {"p", "ul", "ol"}:
        return False
    return not _is_all_bold(following) and not _is_all_bold(before)


def _is_all_bold(element: Element) -> bool:
    inner = [child for child in element.children if not _is_blank(child)]
    return len(inner) == 1 and isinstance(inner[0], Element) and inner[0].tag in {"b", "strong"}


def _is_blank(node: Node | None) -> bool:
    return not isinstance(node, Element) and (not isinstance(node, Text) or not node.data.strip())


def _next_element(element: Element) -> Element | None:
    for node in element.next_siblings:
        if isinstance(node, Element):
            return node
        if not _is_blank(node):
            return None
    return None


def _previous_element(element: Element) -> Element | None:
    for node in element.previous_siblings:
        if isinstance(node, Element):
            return node
        if not _is_blank(node):
            return None
    return None
