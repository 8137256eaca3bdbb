"""The acronyms of an article: where each is used, and where the page says what it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar import acronyms as grammar
from pubcheck.grammar.initials import is_named_in
from pubcheck.grammar.ranks import find_rank
from pubcheck.grammar.states import by_postal
from pubcheck.views.metadata import top_fields
from pubcheck.views.page import Page, view
from pubcheck.views.texts import ArticleText, texts

# The roles of blocks in which a writer introduces acronyms; captions stand for themselves.
ROLES = frozenset({"paragraph", "text", "item"})
# An acronym behind these words, or before these, is being explained.
_LEADING = re.compile(
    r"(?:, or|known as|called|abbreviated(?: as| to)?|acronyms?|stands? for|short for) [\"“(]?\Z"
)
_FOLLOWING = re.compile(
    r"[\"”)]?(?:,? (?:which )?stands? for\b|,? (?:is )?short for\b|,? means\b|, or [a-zA-Z]|, (?:the|a|an) "
    r"| \((?![A-Z]{2})[A-Za-z]|:| [—–-]{1,2} [A-Za-z]|[—–])"
)
_NAME_BEFORE = re.compile(r"(?<![\w’'])[A-Z][\w’'.]{0,18} (?:\Z|[A-Z][\w’'-]{1,18}(?P<comma>, )\Z)")
_UNJUDGED_BEFORE = frozenset({"(", "[", "<", "$", OPAQUE})
_UNJUDGED_BEHIND = frozenset({":", "+", "*", "®", "™", OPAQUE})
# Components of sites that show what a term means where it stands.
_GLOSSARIES = ("x-glossaryterm", "x-glossary", "x-tooltip")
_NEGATION = ("’T", "'T")
_ENDS = (".", "!", "?", ":", ";", ".”", '."', ".)", "?”", '?"', "!”", '!"')
_FEWEST_WORDS = 8  # a shorter block without a stop is a label, not a sentence
_FARTHEST = 170  # code points before an acronym in which its name may stand
_MOST_USES = 4  # of an acronym that are looked at for words such as "known as"
_NEAR = 8  # blocks
_LONGEST_STANDING = 40  # code points before an acronym in which words such as "known as" stand


class Definition(NamedTuple):
    """A name with its acronym in parentheses: offsets in the article's text, ``close`` behind them."""

    letters: str
    name: str
    name_start: int
    start: int
    end: int
    close: int


class Acronyms:
    """The acronyms of an article: ``uses`` has every use of each, by its letters, in order of the first."""

    def __init__(self, article: ArticleText, uses: dict[str, list[tuple[int, int]]]) -> None:
        self.article = article
        self.uses = uses
        self._links: dict[int, list[int]] = {}

    def first_use(self, letters: str) -> tuple[int, int] | None:
        """The first use in running text that is neither a rank, a state, a label nor a stressed word."""
        return next((use for use in self.uses[letters] if self._is_use(letters, *use)), None)

    def plain_use(self, letters: str) -> tuple[int, int] | None:
        """The first such use in a sentence of the writer's own that is no part of a name or a link."""
        for use in self.uses[letters]:
            if self._is_plain(*use) and self._is_use(letters, *use) and not self._is_linked(use[0]):
                return use
        return None

    def _is_use(self, letters: str, start: int, end: int) -> bool:
        article, text = self.article, self.article.text
        block = article.block_at(start)
        if block.role not in ROLES and block.role != "quote":
            return False
        if text[end : end + 1] == ":" or grammar.is_beside_capitals(text, start, end) or block.text.isupper():
            return False
        if len(letters) == 2 and (grammar.is_initials(text, end) or _is_state(letters, text, start)):
            return False
        # What also stands there in small letters is a word that is stressed here: "for USERS and users".
        if len(letters) > 3 and f" {letters.lower()} " in text:
            return False
        rank = find_rank(text, start)
        return rank is None or rank.end < end or not text[rank.name_start : rank.name_start + 1].isupper()

    def _is_plain(self, start: int, end: int) -> bool:
        article, text = self.article, self.article.text
        block = article.block_at(start)
        if block.role not in ROLES or not _is_sentence(block.text):
            return False
        if text[start - 1 : start] in _UNJUDGED_BEFORE or text[end : end + 1] in _UNJUDGED_BEHIND:
            return False
        # "They DIDN’T": a word that is stressed.
        if text[end : end + 2] in _NEGATION:
            return False
        # "29 CFR 1614", "2 TB": a citation or a unit; formulas.
        if text[start - 2 : start - 1].isdigit() or "\\" in block.text:
            return False
        # "GSA SmartPay", "Level AA": a name of which the letters are a part. "Ann Roe, PMP": a degree.
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return False
        before = _NAME_BEFORE.search(text, max(0, start - _LONGEST_STANDING), start)
        if before and (before["comma"] or not article.opens_sentence(before.start())):
            return False
        return not article.is_quoted(start)

    def _is_linked(self, start: int) -> bool:
        number = self.article.number_at(start)
        if number not in self._links:
            self._links[number] = [
                at for low, high, _ in self.article.blocks[number].inside("a") for at in (low, high)
            ]
        # Where links begin and end by turns: an odd number of these lies before what stands in one.
        return bisect_right(self._links[number], start - self.article.starts[number]) % 2 == 1

    def is_explained(self, letters: str) -> bool:
        """Whether the page says anywhere what an acronym stands for."""
        uses = self.uses.get(letters, ())
        if letters in self._titled or any(self._is_bracketed(*use) for use in uses):
            return True
        if any(self._is_said_at(*use) for use in uses[:_MOST_USES]):
            return True
        if is_named_in(self.article.text, letters) or is_named_in(self._around, letters):
            return True
        return any(self._words_at(letters, *use) for use in uses[:2])

    def is_named_before(self, letters: str, offset: int) -> bool:
        """Whether the page's fields, or the text before an offset, name what an acronym stands for."""
        if letters in self._titled or is_named_in(self._fields, letters):
            return True
        return is_named_in(self.article.text[:offset], letters) or any(
            self._is_bracketed(*use) or self._is_said_at(*use)
            for use in self.uses[letters]
            if use[0] < offset
        )

    def words_before(self, letters: str, start: int) -> tuple[int, int] | None:
        """The range of the words right before a use, in its own block, that it stands for."""
        words = self._words_at(letters, start, start + len(letters))
        return words if words and words[1] <= start else None

    def is_near(self, one: int, other: int) -> bool:
        """Whether two places stand in one section: no heading between them, and few blocks."""
        low, high = self.article.number_at(one), self.article.number_at(other)
        between = self.article.blocks[low:high]
        return len(between) <= _NEAR and all(block.role != "heading" for block in between)

    @cached_property
    def definitions(self) -> list[Definition]:
        """The names that have an acronym in parentheses behind them, in the article's order."""
        found = [
            one
            for letters, uses in self.uses.items()
            for start, end in uses
            if self.article.text[start - 2 : start] == " (" and (one := self._definition(letters, start, end))
        ]
        return sorted(found, key=lambda one: one.start)

    def _definition(self, letters: str, start: int, end: int) -> Definition | None:
        text = self.article.text
        close = end + (text[end : end + 1] == "s")
        if text[close : close + 1] != ")":
            return None
        words = self._words_at(letters, start, end)
        if words is None or words[1] > start or text[words[1] : start].strip(" (\"”’'*"):
            return None
        name = " ".join(text[words[0] : words[1]].split())
        return Definition(letters, name, words[0], start, end, close + 1)

    def _words_at(self, letters: str, start: int, end: int) -> tuple[int, int] | None:
        """The range of the words of one block, before an acronym or behind it, for which it stands."""
        first = self.article.starts[self.article.number_at(start)]
        low = max(first, start - _FARTHEST)
        piece = self.article.text[low : end + _FARTHEST]
        words = grammar.words_beside(piece, start - low, end - low, letters)
        return None if words is None else (low + words[0], low + words[1])

    def _is_bracketed(self, start: int, end: int) -> bool:
        """Whether a use stands alone in parentheses, behind what it stands for."""
        text = self.article.text
        if text[start - 1 : start] not in {"(", "["}:
            return False
        close = end + (text[end : end + 1] == "s")
        return text[close : close + 1] in {")", "]", ";"}

    def _is_said_at(self, start: int, end: int) -> bool:
        """Whether words beside a use say what it stands for: "or", "known as", "stands for"."""
        text = self.article.text
        close = end + (text[end : end + 1] == "s")
        before = _LEADING.search(text, max(0, start - _LONGEST_STANDING), start)
        return before is not None or _FOLLOWING.match(text, close) is not None

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The letters whose elements say what they stand for, by a title or as a component that shows it."""
        elements = self.article.page.elements.tagged
        explaining = [one for one in elements("abbr", "acronym", "dfn") if (one.attr("title") or "").strip()]
        return frozenset(" ".join(one.text.split()) for one in (*explaining, *elements(*_GLOSSARIES)))

    @cached_property
    def _fields(self) -> str:
        fields = top_fields(self.article.page).values()
        return "\n".join(field.value for field in fields if isinstance(field.value, str))

    @cached_property
    def _around(self) -> str:
        """What stands around the article: its fields, its title, the site's frame, its images."""
        page = self.article.page
        # What other formats show around the article no file of theirs has.
        shown = ("title", "body") if page.document.format == "html" else ("title",)
        around = [element.text for element in page.elements.tagged(*shown)]
        described = [value for element in page.elements.having("alt") if (value := element.attr("alt"))]
        return "\n".join([self._fields, *around, *described])


def _is_state(letters: str, text: str, start: int) -> bool:
    return letters in by_postal() and text[start - 2 : start] == ", "


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_ENDS) and text.count(" ") >= _FEWEST_WORDS - 1


@view
def acronyms_of(page: Page) -> list[Acronyms]:
    """The acronyms of the article, if its English text has any."""
    return [Acronyms(article, uses) for article in texts(page) if (uses := grammar.find_uses(article.text))]
