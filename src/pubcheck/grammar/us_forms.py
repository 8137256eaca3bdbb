"""The abbreviation of the United States in running text, and what is written in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.grammar.part import Fault
from pubcheck.grammar.sentence_words import word_set

US_HINTS = ("US", "U.S", "U. S.")
# Before these words US begins the name of a federal body, whose own form is U.S.; before other words with a
# capital it may begin the name of a company or a group, which writes it as it likes (US Airways, US Ignite).
_PUBLIC = word_set("""
    Access Administration Agency Air Ambassador Army Attorney Board Border Bureau Cabinet Capitol
    Census Citizenship Coast Code Commission Congress Congressman Congresswoman Constitution
    Consulate Copyright Court Courts Customs Defense Department Dept Digital District Embassy Energy
    Environmental Federal Fish Food Forces Forest General Geological Government Government's
    Government’s House Immigration Indo Institute Justice Labor Library Marine Marines Marshal
    Marshals Military Mint Mission National Navy Nuclear Office Park Patent Postal President Public
    Representative Secret Secretary Securities Senate Senator Small Social Space State Supreme
    Surgeon Tax Trade Treasury Veterans Web Weather Central European Africa Northern Southern Cyber
    Strategic Special Transportation Pacific Fleet Armed
    """)
_NO_BODY = re.compile(r" (?:Digital (?:Corps|Registry)|Open\b|National (?:Bank|Team)|Army Field|Web \w+ Inc)")

_ARTICLE = re.compile(r"\b(?:in|of|from|to|across|throughout|within|and) (?:the )?\Z|\b[Tt]he \Z")


def find_us_forms(text: str) -> Iterator[Fault]:
    """Yield every other form of “U.S.” with its cure: US, U. S., U.S with one period; and “the USA”.

    AP Stylebook, "U.S."; GPO Style Manual, chapter 9. Names of companies, codes, hyphenated names such as
    US-CERT, and capitals beside capitals are left alone.
    """
    if "US" in text:
        yield from _without_periods(text)
    if "U.S" in text or "U. S." in text:
        for match in _broken().finditer(text):
            proper = "U.S" if match[0][-1] != "." and text[match.end() : match.end() + 1] == "." else "U.S."
            yield Fault("broken", match.start(), match.end(), "", proper)


def _without_periods(text: str) -> Iterator[Fault]:
    for match in _plain().finditer(text):
        start, end = match.span("form")
        if _beside_capitals().search(text, max(0, start - 20), start) or _capitals_behind().match(text, end):
            continue
        if match["form"] == "USA":
            is_name = text[end : end + 2].strip()[:1].isupper()
            if not is_name and _ARTICLE.search(text, max(0, start - 16), start):
                yield Fault("country", start, end, "", None)
            continue
        following = _next_word().match(text, end)
        if following and (following["word"] not in _PUBLIC or _NO_BODY.match(text, end)):
            continue
        # The period of a sentence is the last one of U.S., too.
        yield Fault("periods", start, end, "", "U.S" if text[end : end + 1] == "." else "U.S.")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        r"(?P<form>US(?<![\w@.$/#&_’'-]US)A?)"
        r"(?![\w@/_&:$]|-(?![a-z])|\.\w|[’']|\)| \d|=|,? ZIP| for United| dot )"
    )


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(r"U\.S(?<![\w.]U\.S)(?![.\w-])(?=[ ,;:)\n])|U\. S\.(?<![\w.]U\. S\.)(?! ?[A-Z]\.)")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r" (?P<word>[A-Z][A-Za-z’']*)")


@cache
def _beside_capitals() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.’'-])[A-Z][A-Z’'-]+[ ,/]{1,2}\Z")


@cache
def _capitals_behind() -> re.Pattern[str]:
    return re.compile(r"[ ,/-]{1,2}[A-Z][A-Z’'-]{2,}(?![a-z])")
