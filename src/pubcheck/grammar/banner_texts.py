"""The sentences of the banner of official websites, and where a text departs from them.

U.S. Web Design System, edition 3 (packages/usa-banner, usa-banner*.json; a work of the United States
Government, CC0 1.0). Editions before 3.11 speak of a lock before "https://"; what stands before "you've" is
not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_SHARING = "Share sensitive information only on official, secure websites."
_SHARING_ES = "Comparta información sensible sólo en sitios web oficiales y seguros."
# Of each sentence: how it is recognized however it is written, and how it is right. {d} is gov or mil.
# The Department of War is a secondary title of the Department of Defense (Executive Order of Sept. 5, 2025).
_SENTENCES = {
    "header": (
        (
            r"(?:\b(?:an?|the) )?\bofficial (?:u\.?s\.? )?(?:government )?web ?site of the"
            r" (?:united states(?: of america)?|u\.s\.|us)(?: federal)? government\b"
        ),
        ("An official website of the United States government",),
    ),
    "domain-heading": (r"\bofficial web ?sites use \.?(?P<d>gov|mil)\b", ("Official websites use .{d}",)),
    "domain": (
        (
            r"(?:\ba )?(?<!\w)\.(?P<d>gov|mil) web ?site (?:belongs to|operates under)\b"
            r"(?:[^.\n]|\.(?=S\.)|(?<=U\.S)\.){0,120}+\.?"
        ),
        (
            "A .gov website belongs to an official government organization in the United States",
            "A .mil website belongs to an official U.S. Department of Defense organization",
            "A .mil website belongs to an official U.S. Department of War organization",
            "A .mil website operates under the approval of the U.S. Department of Defense",
            "A .mil website operates under the approval of the U.S. Department of War",
        ),
    ),
    "https-heading": (
        r"\bsecure \.?(?P<d>gov|mil) web ?sites use https\b",
        ("Secure .{d} websites use HTTPS",),
    ),
    "https": (
        (
            r"\byou['’]?(?:ve| have) (?:safely )?connected to the \.?(?P<d>gov|mil) web ?site\b"
            r"(?:\. share [^.\n]{0,80}+)?\.?"
        ),
        (f"you've safely connected to the .{{d}} website. {_SHARING}",),
    ),
    "header-es": (
        r"(?:\bun )?\bsitio (?:web )?oficial del gobierno de (?:los )?estados unidos\b",
        ("Un sitio oficial del Gobierno de Estados Unidos",),
    ),
    "domain-heading-es": (
        r"\blos sitios web oficiales usan \.?(?P<d>gov|mil)\b",
        ("Los sitios web oficiales usan .{d}",),
    ),
    "domain-es": (
        r"\bun sitio web \.(?P<d>gov|mil) pertenece a una\b(?:[^.\n]|\.(?=\s?UU)){0,120}+\.?",
        (
            "Un sitio web .gov pertenece a una organización oficial del Gobierno de Estados Unidos",
            "Un sitio web .mil pertenece a una organización oficial del Departamento de Defensa de EE. UU.",
        ),
    ),
    "https-heading-es": (
        r"\blos sitios web seguros \.?(?P<d>gov|mil) usan https\b",
        ("Los sitios web seguros .{d} usan HTTPS",),
    ),
    "https-es": (
        (
            r"\bsignifica que usted se conectó de forma segura a un sitio web \.?(?P<d>gov|mil)\b"
            r"(?:\.? comparta [^.\n]{0,80}+)?\.?"
        ),
        (f"significa que usted se conectó de forma segura a un sitio web .{{d}}. {_SHARING_ES}",),
    ),
}
_PATTERNS = {
    name: re.compile(pattern.replace(" ", r"\s{1,9}").replace(r"\s{1,9}?", r"\s{0,9}"), re.IGNORECASE)
    for name, (pattern, _) in _SENTENCES.items()
}
# Editions 1 and 2 of the design system.
_OLD = re.compile(r"\bthe \.(?P<d>gov|mil) means it['’]s official\b", re.IGNORECASE)
# What each sentence holds however it is written, but for white space: most blocks have none of it.
_SIGNS = {
    "header": "official", "domain-heading": "official", "domain": "site", "https-heading": "https",
    "https": "connected", "header-es": "oficial", "domain-heading-es": "oficiales", "domain-es": "pertenece",
    "https-heading-es": "https", "https-es": "conect",
}  # fmt: skip


class Sentence(NamedTuple):
    """A sentence of the banner at ``start:end``: which it is, the domain it names, "" where it is right.

    ``expected`` is how it is written in the banner, "" where it is so; ``is_old`` tells a sentence of an
    earlier edition.
    """

    name: str
    start: int
    end: int
    domain: str
    expected: str
    is_old: bool = False


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Sentence, ...]:
    """Every sentence of the banner in a text, each kind once, ordered by kind."""
    # The pages of a site have one banner, so that its text comes again and again.
    return tuple(_find(text))


def _find(text: str) -> Iterator[Sentence]:
    lowered = text.lower()
    for name, pattern in _PATTERNS.items():
        if _SIGNS[name] in lowered and (match := pattern.search(text)):
            domain = (match.groupdict().get("d") or "").lower()
            written = _folded(match[0]).rstrip(".")
            allowed = [one.format(d=domain) for one in _SENTENCES[name][1]]
            is_right = any(written == _folded(one).rstrip(".") for one in allowed)
            named = [one for one in allowed if f".{domain} " in one]
            yield Sentence(name, *match.span(), domain, "" if is_right else (named or allowed)[0])
    if "means" in lowered and (match := _OLD.search(text)):
        expected = _SENTENCES["domain-heading"][1][0].format(d=match["d"].lower())
        yield Sentence("old", *match.span(), match["d"].lower(), expected, True)


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
