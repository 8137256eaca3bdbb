"""Checks of the places in captions: whether there is one, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.checks import check
from pubcheck.checks.captions import is_judged, shows_event
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import quotations
from pubcheck.grammar import virin as virins
from pubcheck.grammar.date_patterns import A_MONTH, A_WEEKDAY
from pubcheck.grammar.dates import find_dates
from pubcheck.grammar.places import find_place, find_places_in_countries, stands_alone
from pubcheck.grammar.places_in_states import PlaceInState, find_places_in_states, find_run_together
from pubcheck.grammar.states import FoundState
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable

_FEWEST_WORDS = 15  # a caption without a full stop and with fewer words is a label, not a sentence
# "seen here" means the picture, "from here" no place where it was taken.
_NO_LEADS = ("seen", "shown", "pictured", "depicted", "from", "out", "right", "up")
# Behind other words two letters may be a degree or a corps: "a shot from Ann Roe, MD".
_SURE_LEADS = frozenset(["", "in", "at", "near", "outside", "over", "off", "around", "above", "on", "across"])
_LONGEST_DATELINE = 90  # code points
# What a place that stands for its whole state or country may be taken for: the city, or the country.
_AMERICAN = re.compile(
    r"\b(?:Fort|Ft\.|Joint Base|Air Force|Air Reserve|Army|Naval|Navy|Marine Corps|Coast Guard|AFB|ARB|NAS"
    r"|National Guard|Atlanta|Savannah|Augusta|Columbus|Macon|Albany|Marietta|Valdosta|Warner Robins"
    r"|Seattle|Tacoma|Spokane|Bremerton|Everett|Yakima|Whidbey)\b"
)


def _is_english(photo: Photo) -> bool:
    return photo.page.is_english(photo.element)


@check("photo")
def location_missing(photo: Photo) -> Iterator[Hit]:
    """A caption that names no place (DINFOS: the first sentence says where)."""
    caption = photo.caption
    if caption is None or photo.is_opaque or not is_judged(photo) or _is_label(caption.text):
        return
    name = ""
    for phrase in photo.captions:
        place = find_place(phrase.text)
        if place is not None and place.certainty == "certain":
            return
        if place is not None:
            name = phrase.text[place.start : place.end]
            name = name if "." in name[:-1] else name.rstrip(".,’'")
        elif _vague(phrase.text) is not None:
            return
    if shows_event(photo):
        yield Hit(caption.span(), {"name": name}, "perhaps" if name else None)


def _is_label(text: str) -> bool:
    return text.rstrip("\"'”’)")[-1:] not in {".", "!", "?"} and text.count(" ") < _FEWEST_WORDS


@check("photo")
def location_vague(photo: Photo) -> Iterator[Hit]:
    """A caption with "here", "at sea" or a bare "undisclosed location" for its place (DINFOS)."""
    if photo.is_opaque or not _is_english(photo):
        return
    for phrase in photo.captions:
        match = _vague(phrase.text)
        if match is None:
            continue
        place = find_place(phrase.text)
        is_placed = place is not None and place.certainty == "certain"
        word = match["word"].lower()
        if is_placed and word != "here":
            continue
        case = "named" if is_placed else "undisclosed" if word.startswith("undisclosed") else None
        yield Hit(phrase.span(*match.span("word")), {"word": word}, case)


def _vague(text: str) -> re.Match[str] | None:
    """The word that stands where the place belongs, quotations left out."""
    if "here" not in text and " sea" not in text and "SEA" not in text and "undisclosed" not in text:
        return None
    quoted = None
    for match in _vague_words().finditer(text):
        quoted = quotations.ranges(text) if quoted is None else quoted
        if not any(start <= match.start("word") < end for start, end in quoted):
            return match
    return None


@cache
def _vague_words() -> re.Pattern[str]:
    clause = r"(?:during|while|as|before|after|where|for)\b"
    after = rf"(?=\s?(?:[,.;)]|$)|\s(?:on\s)?(?:{A_MONTH}|{A_WEEKDAY})\.?,?\s|\s{clause}|\s\()"
    leads = "".join(f"(?<!{word} )" for word in _NO_LEADS)
    bare = r"undisclosed location(?!s?\s(?:in|within|near|across|outside)\s)"
    return re.compile(rf"(?<![\w-]){leads}(?P<word>here|[Aa]t sea|AT SEA|{bare}){after}")


@check("photo")
def dateline(photo: Photo, *, style: str) -> Iterator[Hit]:
    """A caption with a dateline where DINFOS forbids it, or without one where the Navy wants it."""
    caption = photo.caption
    if caption is None or photo.is_opaque or not is_judged(photo):
        return
    end, in_capitals = _dateline(caption.text)
    if style == "required":
        if not end and not _is_label(caption.text) and shows_event(photo):
            yield Hit(caption.span(), {}, "missing")
        elif end and not in_capitals:
            place = caption.text[:end].partition(",")[0].partition(" (")[0].rstrip(" -–—")
            span = caption.span(0, len(place))
            edits = (Edit(span, place.upper()),) if caption.is_unbroken(0, len(place)) else ()
            yield Hit(span, {"proper": place.upper()}, "case", edits)
    elif end and not _is_navys(photo):
        yield Hit(caption.span(0, end), {"dateline": caption.text[:end].rstrip(" -–—")})


def _is_navys(photo: Photo) -> bool:
    """Whether the Navy wrote the caption, which opens all of its own with a dateline, wherever they stand."""
    virin = virins.parse(photo.virin.text) if photo.virin else None
    credit = photo.credited
    branch = credit.service.service.branch if credit and credit.service else None
    return branch == "Navy" or (virin is not None and virin.letter == "N" and branch is None)


def _dateline(text: str) -> tuple[int, bool]:
    """Where the dateline that opens a caption ends, 0 where there is none; and whether it has capitals."""
    head = text[:_LONGEST_DATELINE]
    for date in find_dates(head):
        if not date.dateline:
            continue
        place = head[: date.start - 1].rstrip(" ,")
        city = place.partition(",")[0]
        if not city or city.count(" ") > 6:
            return 0, False
        if city.upper() == city and city[0].isalpha():
            return date.end + 1, True
        pairs = find_places_in_states(text[: len(place) + 3])
        if (pairs and pairs[0].start == 0) or stands_alone(city):
            return date.end + 1, False
        return 0, False
    match = _dashed().match(head)
    if match and (match["state"] or stands_alone(match["city"]) is not False):
        return match.end(), True
    return 0, False


@cache
def _dashed() -> re.Pattern[str]:
    """A dateline without a date: a city in capitals, perhaps its state, and a dash."""
    return re.compile(
        r"(?P<city>[A-Z][A-Z.'’/ -]{2,40}?)(?P<state>,\s[A-Z][A-Za-z. ]{1,20})?\s{0,2}"
        r"(?:--|[–—]|(?<=\s)-(?=\s))\s?"
    )


@check("photo")
def state_abbreviation(photo: Photo, *, style: str) -> Iterator[Hit]:
    """A state after its city in another form than the house has (AP, "state names")."""
    if photo.is_opaque or not _is_english(photo):
        return
    for phrase in photo.captions:
        if "," not in phrase.text or not is_readable(phrase):
            continue
        for place in find_places_in_states(phrase.text):
            if case := _fault(place, style):
                yield _state_hit(phrase, place.state, case, style)


def _fault(place: PlaceInState, style: str) -> str:
    """What is wrong with the form of a state: the case of the rule, "" where nothing is."""
    state = place.state
    if state.form == "postal":
        is_sure = place.is_installation or place.lead in _SURE_LEADS
        return "postal" if is_sure and len(place.name) > 2 else ""
    if state.form == "other":
        return "unknown"
    if style == "any":
        return ""
    if style == "spelled":
        return "short" if state.form == "ap" and state.state.postal != "DC" else ""
    if state.form != "full" or not state.state.ap or state.state.name in {place.name, "District of Columbia"}:
        return ""
    if state.state.name in {"Georgia", "Washington"} and not _AMERICAN.search(place.name):
        return ""
    return "long"


def _state_hit(phrase: Phrase, state: FoundState, case: str, style: str) -> Hit:
    text = phrase.text
    of_dc = state.state.postal == "DC"
    proper = state.state.name if style == "spelled" and not of_dc else state.state.in_caption
    end, written = state.end, proper
    if proper.endswith(".") and text[end : end + 1] == ".":
        end += 1  # one period serves the abbreviation and the sentence
    elif state.text.endswith(".") and not proper.endswith(".") and _ends_sentence(text, end):
        written += "."
    edits: tuple[Edit, ...] = ()
    if phrase.is_unbroken(state.start, end):
        edits = (Edit(phrase.span(state.start, end), written),)
    facts = {"state": state.text, "proper": proper, "name": state.state.name}
    return Hit(phrase.span(state.start, state.end), facts, case, edits)


def _ends_sentence(text: str, end: int) -> bool:
    rest = text[end:].lstrip(" \"'”’)")
    return not rest or (
        text[end : end + 1] in {" ", '"', "”"} and rest[0].isupper() and not _starts_date(rest)
    )


def _starts_date(text: str) -> bool:
    dates = find_dates(text[:30])
    return bool(dates) and dates[0].start == 0


@check("photo")
def state_comma(photo: Photo) -> Iterator[Hit]:
    """A state or country behind its city without the comma that closes it (AP, "commas")."""
    if photo.is_opaque or not _is_english(photo):
        return
    for phrase in photo.captions:
        text = phrase.text
        for end, state in find_run_together(text):
            before, after = phrase.span(end - 1, state.end), text[end - 1]
            edits = (
                (Edit(before, f"{after}, {state.text}"),) if phrase.is_unbroken(end - 1, state.end) else ()
            )
            yield Hit(phrase.span(state.start, state.end), {"name": state.text}, "before", edits)
        if "," not in text:
            continue
        places = [(p.state.start, p.state.end) for p in find_places_in_states(text)]
        places += find_places_in_countries(text)
        for start, end in sorted(set(places)):
            if not _goes_on(text, end):
                continue
            name = text[start:end]
            edits = (Edit(phrase.span(start, end), f"{name},"),) if phrase.is_unbroken(start, end) else ()
            yield Hit(phrase.span(start, end), {"name": name}, edits=edits)


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence goes on without a comma: with a word in lower case or a date."""
    rest = text[end : end + 40]
    if rest[:1] != " " or len(rest) < 2:
        return False
    word = rest[1:].partition(" ")[0]
    return (word[0].islower() and word not in {"and", "or"}) or _starts_date(rest[1:])


@check("photo")
def hull_number_missing(photo: Photo) -> Iterator[Hit]:
    """A ship of the Navy on first reference without its hull number, or with a hyphen in it (DINFOS)."""
    if photo.is_opaque:
        return
    named: set[str] = set()
    for phrase in photo.captions:
        text = phrase.text
        if "USS " not in text and "USNS " not in text:
            continue
        for match in _ship().finditer(text):
            ship = match["name"].split()[0].rstrip(".,’'s")
            if ship in named:
                continue
            named.add(ship)
            if hull := _hull().match(text, match.end()):
                if hull["mark"] == "-":
                    span = phrase.span(*hull.span("number"))
                    proper = f"{hull['type']} {hull['digits']}"
                    whole = phrase.is_unbroken(*hull.span("number"))
                    edits = (Edit(span, proper),) if whole else ()
                    yield Hit(span, {"number": hull["number"], "proper": proper}, "hyphen", edits)
            elif not _no_ship().search(match["name"]) and text[match.end() : match.end() + 2] != " (":
                yield Hit(phrase.span(*match.span()), {"ship": match[0].rstrip(" .,")})


@cache
def _ship() -> re.Pattern[str]:
    word = r"(?:(?:Jr|Sr|St)\.|[A-Z][\w'’-]{1,20}|[A-Z]\.(?:[A-Z]\.)?|\"[A-Z]\w{1,20}\")"
    return re.compile(rf"(?<!\w)(?:USS|USNS)\s(?P<name>{word}(?:\s{word}){{0,4}})")


@cache
def _hull() -> re.Pattern[str]:
    return re.compile(r"\s?\((?P<number>(?P<type>(?:T-)?[A-Z]{2,5})(?P<mark>[\s-]?)(?P<digits>\d{1,4}))\)")


@cache
def _no_ship() -> re.Pattern[str]:
    """What makes a ship's name that of a group, a museum or a monument."""
    return re.compile(
        r"\b(?:Strike|Group|Memorial|Museum|Visitor|Monument|Battleship|Park|Association|Foundation)\b"
    )
