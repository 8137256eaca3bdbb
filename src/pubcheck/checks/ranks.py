"""Checks of military ranks before names in captions and running text (AP Stylebook, military titles)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import troops
from pubcheck.grammar.rank_forms import mended, plural, written
from pubcheck.grammar.ranked_names import RankedName, find_ranked_names
from pubcheck.grammar.ranks import all_ranks, find_rank
from pubcheck.grammar.services import ARMED
from pubcheck.views.people import Mention, People
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import is_readable
from pubcheck.views.profile import profile_of
from pubcheck.views.texts import ArticleText

# Codes of two letters that mean something else more often; these three stand before names in service news.
_SURE_CODES = frozenset({"MG", "BG", "LT"})
_SEA = frozenset({"Navy", "Coast Guard"})
_LABEL = 5  # words of a caption that is but a name
_FEWEST_WORDS = 6  # of a quotation; shorter ones are titles of works, nicknames and single words
_RANK_WORDS = (
    "Sergeant", "Captain", "Major", "Colonel", "General", "Lieutenant", "Corporal", "Admiral", "Commander",
    "Ensign", "Staff Sergeant", "Master Sergeant", "First Sergeant", "Technical Sergeant", "Sergeant Major",
    "Lieutenant Colonel", "Petty Officer", "Chief Petty Officer", "Lance Corporal", "Warrant Officer",
)  # fmt: skip
_STANDING_ALONE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Tt]hat|[Tt]his|[Mm]y) "
    rf"(?P<rank>{'|'.join(sorted(_RANK_WORDS, key=len, reverse=True))}) "
    r"(?:(?:also|then|later|has|had) )?"
    r"(?:said|says|told|tells|added|adds|explained|explains|noted|recalled|continued|asked|wrote|replied|concluded"
    r"|stated|thanked|praised|emphasized|described|who)\b"
)
# Names in pairs, and the words that ranks end in.
_PAIR = re.compile(r"(?<![\w.’'-])(?P<first>[A-Z][\w’'-]{0,24}\.?) (?=(?P<second>[A-Z][\w’'-]{1,24}))")
_RANK_ENDS = frozenset(
    {end for rank in all_ranks() for end in (rank.ap.split()[-1], rank.name.split()[-1].capitalize())}
    | {code.split()[-1] for rank in all_ranks() for code in rank.codes.values()}
)
_ABBREVIATED = "Sgt|Spc|Capt|Lt|Col|Maj|Gen|Cpl|Pfc|Pvt|Adm|Cmdr"
_PLURAL = re.compile(
    rf"(?<![\w.])(?:(?P<first>(?:Lt|Maj|Brig|Rear|Vice)s\.? (?:Gen|Col|Cmdr|Adm)\.?)"
    rf"|(?P<last>(?:Command )?Sgt\.? Majs\.?)"
    rf"|(?P<mark>(?:{_ABBREVIATED})\.?['’]s\.?)"
    rf"|(?P<bare>(?:{_ABBREVIATED})s))(?= [A-Z][\w’'-]{{1,24}}(?: [A-Z][\w’'.-]{{0,24}}){{0,3}},? and )"
)


@check("people")
def abbreviation(people: People, *, ratings: bool) -> Iterator[Hit]:
    """A rank before a full name in a form that is not AP's (AP Stylebook, military titles).

    With ``ratings`` a Navy or Coast Guard rating may stand for the rank.
    """
    for mention in people.mentions:
        found = mention.found
        if mention.is_quoted or not found.is_full or not _is_sure(found):
            continue
        told = mended(found.rank, ratings=ratings)
        if told is None:
            continue
        case, proper = told
        if (case == "title" and found.is_foreign) or _opens_sentence(mention):
            continue
        start, end = found.rank.start, found.rank.end
        facts = {"rank": found.rank.text, "proper": proper, "name": found.name.text}
        yield Hit(mention.article.span(start, end), facts, case, _edits(mention, start, end, proper))


def _opens_sentence(mention: Mention) -> bool:
    """Whether an ordinal is spelled out since a sentence begins with it: "Second Lt. Roe" (AP, numerals)."""
    start = mention.found.rank.start
    if not mention.found.rank.text.startswith(("First ", "Second ")):
        return False
    return mention.article.text[max(0, start - 3) : start].strip()[-1:] in {"", ".", "!", "?", "”", '"'}


def _is_sure(found: RankedName) -> bool:
    """Whether nothing but a rank can be meant."""
    rank = found.rank
    if rank.form == "code" and len(rank.text) == 2:
        return rank.text in _SURE_CODES
    if rank.form == "rating" and rank.text.isalpha():
        return found.service is not None  # FTC, the commission
    if rank.form != "spelled":
        return True
    # Sergeant, specialist, captain and commander are civilian callings too.
    told = found.service is not None and found.service.service.kind != "foreign"
    return told or (" " in rank.text and not found.is_foreign)


def _edits(mention: Mention, start: int, end: int, text: str) -> tuple[Edit, ...]:
    if not mention.article.is_unbroken(start, end):
        return ()
    return (Edit(mention.article.span(start, end), text),)


@check("people")
def repeated(people: People) -> Iterator[Hit]:
    """A rank before the surname of somebody who was introduced with rank and full name before (AP)."""
    known: dict[tuple[str, int], tuple[Mention, set[str]]] = {}
    before: dict[str, set[str]] | None = None
    for mention in people.mentions:
        found = mention.found
        # Each caption stands alone; the body is one.
        scope = found.surname, -1 if mention.place == "body" else mention.number
        if found.is_full:
            known.setdefault(scope, (mention, set()))[1].add(found.name.text)
            continue
        first, names = known.get(scope, (mention, set()))
        if mention.is_quoted or len(names) != 1 or not _is_same_rank(found, first.found):
            continue
        if before is None:
            before = _words_before(mention.article.text)
        if not before.get(found.surname, set()) <= _RANK_ENDS | set(first.found.name.text.split()):
            continue  # somebody else of that name is spoken of
        rank, name = found.rank, found.name
        facts = {"surname": found.surname}
        related = (("first", first.article.span(first.found.rank.start, first.found.name.end)),)
        edits: tuple[Edit, ...] = ()
        if mention.article.is_unbroken(rank.start, name.end):
            edits = (Edit(mention.article.span(rank.start, name.end), name.text),)
        yield Hit(mention.article.span(rank.start, name.end), facts, edits=edits, related=related)


def _is_same_rank(found: RankedName, first: RankedName) -> bool:
    """Whether a rank is the one that came with the full name, or its short form: Sgt. for Tech. Sgt."""
    return set(found.rank.rank.ap.split()) <= set(first.rank.rank.ap.split())


def _words_before(text: str) -> dict[str, set[str]]:
    """The capitalized words right before each capitalized word of a text."""
    found: dict[str, set[str]] = {}
    for match in _PAIR.finditer(text):
        found.setdefault(match["second"], set()).add(match["first"])
    return found


@check("people")
def in_quotation(people: People) -> Iterator[Hit]:
    """An abbreviated rank in what somebody says: AP spells titles out in direct quotations."""
    for mention in people.mentions:
        found, article = mention.found, mention.article
        spelled = written(found.rank.rank, "spelled")
        if (
            not mention.is_quoted
            or found.rank.form in {"spelled", "rating"}
            or not spelled
            or not _is_sure(found)
        ):
            continue
        if spelled == found.rank.text or not _is_speech(mention):
            continue
        start, end = found.rank.start, found.rank.end
        facts = {"rank": found.rank.text, "proper": spelled}
        yield Hit(article.span(start, end), facts, edits=_edits(mention, start, end, spelled))


def _is_speech(mention: Mention) -> bool:
    """Whether the quotation around is speech, not the title of a work, a nickname or a block of writing."""
    one = mention.quotation
    if one is None or not one.is_certain:
        return False
    return mention.block.text.count(" ", one.start, one.end) >= _FEWEST_WORDS


@check("text")
def capitalized(article: ArticleText) -> Iterator[Hit]:
    """A rank that stands for its holder, capitalized: "the Sergeant said" (AP, military titles)."""
    if not any(word in article.text for word in _RANK_WORDS):
        return
    for match in _STANDING_ALONE.finditer(article.text):
        start, end = match.span("rank")
        if article.is_quoted(start) or article.block_at(start).role == "heading":
            continue
        small = match["rank"].lower()
        edits = (Edit(article.span(start, end), small),) if article.is_unbroken(start, end) else ()
        yield Hit(article.span(start, end), {"proper": small}, edits=edits)


@check("text")
def plural_form(article: ArticleText) -> Iterator[Hit]:
    """A plural of a rank that AP forms otherwise: the s goes to the principal word, with no apostrophe."""
    text = article.text
    if "s. " not in text and "s " not in text:
        return
    for match in _PLURAL.finditer(text):
        rank = find_rank(re.sub(r"s\b|['’]s", "", match[0].replace(".", "")) + " Ann", 0)
        proper = plural(rank.rank) if rank else None
        if proper is None or proper == match[0]:
            continue
        start, end = match.span()
        edits = (Edit(article.span(start, end), proper),) if article.is_unbroken(start, end) else ()
        yield Hit(article.span(start, end), {"proper": proper}, edits=edits)


@check("photo")
def service_missing(photo: Photo) -> Iterator[Hit]:
    """A caption whose first person of rank has no service before the rank (DINFOS captioning check list)."""
    caption = photo.caption
    if caption is None or not is_readable(caption) or not photo.page.is_english(photo.element):
        return
    if len(caption.text.split()) <= _LABEL and caption.text[-1:] != ".":
        return  # a name below a portrait
    first = next(find_ranked_names(caption.text), None)
    if first is None or first.service or first.is_foreign or not first.is_full:
        return
    rank = first.rank
    if troops.tells_service(caption.text):
        return
    country = "" if profile_of(photo.page) == "dod-news" else "U.S. "
    holders = [service for service in ARMED if service in rank.services]
    # Photographers mostly serve where those whom they show do.
    shown = photo.credited.service.service.branch if photo.credited and photo.credited.service else None
    likely = shown if shown in rank.services else holders[0]
    facts = {"rank": rank.text, "service": f"{country}{likely}"}
    span = caption.span(rank.start, rank.end)
    if not rank.services <= _SEA and len(holders) > 1:
        yield Hit(span, facts)
        return
    edits: tuple[Edit, ...] = ()
    if len(holders) == 1 and caption.is_unbroken(rank.start, rank.end):
        edits = (Edit(caption.span(rank.start, rank.start), f"{facts['service']} "),)
    yield Hit(span, facts, "told", edits)
