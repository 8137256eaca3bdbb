"""Checks of the acronyms of an article: how, when and what for it introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar.acronyms import is_no_acronym, plural_evidence
from pubcheck.grammar.known_acronyms import known_acronyms
from pubcheck.views.acronyms import ROLES, Acronyms, Definition

_MOST = 200  # acronyms of one page that are looked up
_FEWEST = 3  # letters that stand for one thing on a page; two are soon used for another
_WORDS = re.compile(r"[A-Za-z]+")
_PROSE = frozenset({"paragraph", "text"})  # in lists the letters may be what a reader looks for


@check("acronyms")
def undefined(acronyms: Acronyms, *, known: Sequence[str]) -> Iterator[Hit]:
    """An acronym that no words explain before its first use (AP Stylebook, abbreviations)."""
    common = known_acronyms()
    looked_up = 0
    for letters in acronyms.uses:
        if letters in common or letters in known or is_no_acronym(letters):
            continue
        looked_up += 1
        if looked_up > _MOST:
            return
        use = acronyms.plain_use(letters)
        if use is None:
            continue
        article = acronyms.article
        facts = {"acronym": letters, "name": ""}
        if not acronyms.is_explained(letters):
            yield Hit(article.span(*use), facts)
            continue
        late = next((one for one in acronyms.definitions if one.letters == letters), None)
        if late is None or late.name_start <= use[1] or article.block_at(late.start).role not in ROLES:
            continue
        if not acronyms.is_named_before(letters, use[0]):
            facts["name"] = late.name
            related = (("name", article.span(late.name_start, late.close)),)
            yield Hit(article.span(*use), facts, "late", related=related)


@check("acronyms")
def redefined(acronyms: Acronyms) -> Iterator[Hit]:
    """An acronym that an article introduces twice, or for two things (Federal Plain Language Guidelines)."""
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for one in acronyms.definitions:
        if acronyms.article.block_at(one.start).role not in ROLES or acronyms.article.is_quoted(one.start):
            continue
        before = first.setdefault(one.letters, one)
        if before is one or one.letters in told:
            continue
        same = _is_same_name(before.name, one.name)
        if not same and (
            len(one.letters) < _FEWEST or not (_is_spelled_out(before) and _is_spelled_out(one))
        ):
            continue
        if same and not acronyms.is_near(before.start, one.start):
            first[one.letters] = one  # a reader of the later part may need it again
            continue
        told.add(one.letters)
        span = acronyms.article.span
        facts = {"acronym": one.letters, "name": one.name, "other": before.name}
        related = (("first", span(before.name_start, before.close)),)
        yield Hit(span(one.name_start, one.close), facts, None if same else "differs", related=related)


@check("acronyms")
def unused(acronyms: Acronyms, *, known: Sequence[str]) -> Iterator[Hit]:
    """Acronyms that an article introduces and never uses (Federal Plain Language Guidelines)."""
    article = acronyms.article
    source = article.page.document.text.lower() if acronyms.definitions else ""
    found = [
        one
        for one in acronyms.definitions
        if article.block_at(one.start).role in _PROSE
        and one.letters not in known
        and one.letters not in known_acronyms()
        # Anywhere else in the file, in a heading, an address or a label, the letters have a use.
        and source.count(one.letters.lower()) == 1
        and not article.is_quoted(one.start)
        and article.text[one.close : one.close + 1] != ":"
    ]
    yield from _told_once(acronyms, found)


@check("acronyms")
def parenthetical(acronyms: Acronyms, *, parentheses: bool, known: Sequence[str]) -> Iterator[Hit]:
    """Acronyms introduced in another way than the house does: with or without parentheses."""
    article = acronyms.article
    if parentheses:
        yield from _unbracketed(acronyms, known)
        return
    found = [one for one in acronyms.definitions if article.block_at(one.start).role in _PROSE]
    yield from _told_once(acronyms, [one for one in found if not article.is_quoted(one.start)])


def _told_once(acronyms: Acronyms, found: list[Definition]) -> Iterator[Hit]:
    """One hit for all acronyms in parentheses that an article could do without."""
    if not found:
        return
    article, first = acronyms.article, found[0]
    facts = {"acronym": first.letters, "name": first.name, "number": len(found)}
    spans = [article.exact_span(one.start - 2, one.close) for one in found]
    others = tuple(("other", article.span(one.start, one.end)) for one in found[1:])
    edits = tuple(Edit(span, "") for span in spans if span)
    yield Hit(article.span(first.start - 1, first.close), facts, "several" if others else None, edits, others)


def _unbracketed(acronyms: Acronyms, known: Sequence[str]) -> Iterator[Hit]:
    """Acronyms whose name stands before their first use without them (Navy Style Guide, acronyms)."""
    defined = {one.letters for one in acronyms.definitions}
    for letters in acronyms.uses:
        if letters in defined or letters in known or letters in known_acronyms() or is_no_acronym(letters):
            continue
        use = acronyms.plain_use(letters)
        words = use and acronyms.words_before(letters, use[0])
        if use and words:
            name = " ".join(acronyms.article.text[words[0] : words[1]].split())
            facts = {"acronym": letters, "name": name, "number": 1}
            yield Hit(acronyms.article.span(*use), facts, "missing")


@check("acronyms")
def plural(acronyms: Acronyms) -> Iterator[Hit]:
    """An apostrophe in the plural of an acronym (AP Stylebook, plurals)."""
    article = acronyms.article
    if "'s" not in article.text and "’s" not in article.text:
        return
    for letters, uses in acronyms.uses.items():
        for start, end in uses:
            if article.text[end : end + 2] not in {"'s", "’s"} or is_no_acronym(letters):
                continue
            if not plural_evidence(article.text, start, end + 2) or article.is_quoted(start):
                continue
            span = article.span(start, end + 2)
            edits = (Edit(span, f"{letters}s"),) if article.is_unbroken(start, end + 2) else ()
            yield Hit(span, {"written": article.text[start : end + 2], "proper": f"{letters}s"}, edits=edits)


def _is_same_name(one: str, other: str) -> bool:
    """Whether two names differ in capitals, marks, articles or a plural's s only."""
    return _folded(one) == _folded(other)


def _is_spelled_out(one: Definition) -> bool:
    """Whether a name has a word for each letter; "U.S. citizenship (USCIS)" may be no name."""
    return len(_WORDS.findall(one.name)) >= len(one.letters)


def _folded(name: str) -> str:
    words = name.lower().replace("-", " ").replace("’", "'").removeprefix("the ").split()
    return " ".join(word.removesuffix("'s").removesuffix("s") for word in words if word not in {"and", "&"})
