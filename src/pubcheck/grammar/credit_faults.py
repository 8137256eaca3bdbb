"""What is garbled in a credit line, as found on published pages, with the certain cure where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.grammar.part import Fault, Part
from pubcheck.grammar.services import ServiceName, holds_country

_ORDINALS = {"st": "1st", "nd": "2nd", "rd": "3rd"}


def faults_of(
    text: str, start: int, end: int, released: Part | None, services: tuple[ServiceName, ...]
) -> Iterator[Fault]:
    """Yield the faults of a credit between the start of its people and its end, ordered by kind.

    Kinds: name-garbled, trailing-mark, double-space, service-punctuation.
    """
    if released and released.start > start and text[released.start - 1].isalnum():
        word = released.start
        while word > start and text[word - 1].isalnum():
            word -= 1
        reason = "the release marker is glued to the name"
        yield Fault("name-garbled", word, released.end, reason, text[word : released.start])
    for match in _eaten_ordinal().finditer(text, start, end):
        mended = match["digit"] + match["ordinal"] if match["digit"] else _ORDINALS[match["ordinal"]]
        span = (match.start(), match.end("ordinal"))
        yield Fault("name-garbled", *span, f"the ordinal has lost its digit; write {mended}", mended)
    stop = len(text[:end].rstrip())
    if stop > start and text[stop - 1] in "/|\\":
        mark = stop
        while mark > start and text[mark - 1] in "/|\\ ":
            mark -= 1
        yield Fault("trailing-mark", mark, stop, "a stray mark ends the credit; leave it out", "")
    for match in re.finditer("(?<=[^ \u00a0])[ \u00a0]{2,}+(?=[^ \u00a0|])", text[start:end]):
        span = (start + match.start(), start + match.end())
        yield Fault("double-space", *span, "two spaces stand where one belongs", " ")
    for service in services:
        yield from _punctuation(service)


def _punctuation(service: ServiceName) -> Iterator[Fault]:
    # AP and the services' guides: U.S. with periods and no space inside before a service.
    written = " ".join(service.text.split())
    country = " ".join(service.prefix.split())
    if holds_country(service):
        proper = f"U.S. {service.service.name}"
    elif country and country.lower() != "united states" and not written.startswith("U.S. "):
        proper = f"U.S. {service.text[len(service.prefix) :].lstrip()}"
    else:
        return
    reason = f"the service is written “{written}”; write {proper}"
    yield Fault("service-punctuation", service.start, service.end, reason, proper)


@cache
def _eaten_ordinal() -> re.Pattern[str]:
    # "Airman st Class", "1 st Lt.": a script that strips superscripts or digits.
    return re.compile(
        r"(?<![A-Za-z0-9])(?:(?P<digit>[123])[ \u00a0])?(?P<ordinal>st|nd|rd)[ \u00a0]"
        r"(?=Class\b|Lt\b|Sgt\b|Lieutenant\b)"
    )
