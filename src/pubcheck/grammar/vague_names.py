"""Names that name nothing: words left over from a template, file names, addresses of whole sites."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

_EDGES = " \t\n.,:;!?…*_-–—|/\\[](){}<>\"'“”‘’«»‹›→\u00a0\u200b"
LONGEST = 60
"""How many code points a name that says nothing has at most: it says it shortly."""

# Pages and documents only: a page about robots.txt is named by the file that it is about.
_FILE = re.compile(
    r"[^\s/\\]{1,200}\.(?:html?|xhtml|aspx?|php|jsp|cfm|docx?|pdf|pptx?|xlsx?|indd|pub)", re.IGNORECASE
)
# Word and its kin put their own name before that of the file.
_PRINTED = re.compile(r"Microsoft (?:Word|PowerPoint|Excel|Publisher) - \S", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/?", re.IGNORECASE)
_OPENED_BY_HOST = ("http://", "https://", "www.")
# What parts a page's own name from that of its site; a plain hyphen needs its blanks.
_PARTING = frozenset("|–—»·:-")
_PARTED = re.compile(r"\s[|–—»·:-]{1,2}\s|\s?\|\s?|\s::\s")


def folded(text: str) -> str:
    """The words of a text in lower case with one blank between them, without the marks around them."""
    return " ".join(text.replace("_", " ").split()).strip(_EDGES).casefold()


@lru_cache(maxsize=8192)  # the pages of a site say the same
def short_words(text: str) -> str:
    """The folded words of a text; "" for one that is too long to say nothing."""
    return folded(text) if len(text) <= LONGEST else ""


@lru_cache(maxsize=8192)
def is_one_of(text: str, phrases: Sequence[str]) -> bool:
    """Whether a text is one of some folded phrases, whatever its case and the marks around it."""
    return len(text) <= LONGEST and folded(text) in phrase_set(phrases)


def opens_with_filler(text: str) -> bool:
    """Whether a text begins with the Latin that stands where there is no text yet."""
    opening = text.lstrip()[:11]
    return opening[:1] in {"L", "l"} and opening.casefold() == "lorem ipsum"


@cache
def teller(phrases: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether a text is one of the phrases, for many texts: the menus of a site say the same."""
    wanted = phrase_set(phrases)
    heads = {phrase[:2] for phrase in wanted}

    @lru_cache(maxsize=4096)
    def is_one(text: str) -> bool:
        if len(text) > LONGEST:
            return False
        head = text.lstrip(_EDGES)[:2]
        # Of most texts the first two letters say that they are none of them.
        if head.isalnum() and head.isascii() and head.lower() not in heads:
            return False
        return folded(text) in wanted

    return is_one


def is_numbered(text: str, phrases: Sequence[str]) -> bool:
    """Whether a text is one of some folded phrases and a number: "Heading 2"."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return False
    words, _, number = folded(text).rpartition(" ")
    return number.isdigit() and words in phrase_set(phrases)


@cache
def phrase_set(phrases: Sequence[str]) -> frozenset[str]:
    """The phrases as a set, made once for each list of a rule."""
    return frozenset(phrases)


def own_part(title: str) -> str:
    """What a title says before the name of its site: "Rates" of "Rates | GSA"."""
    match = None if _PARTING.isdisjoint(title) else _PARTED.search(title[:300])
    return title if match is None else title[: match.start()].strip()


def is_file_name(text: str) -> bool:
    """Whether a text is the name of a page's or a document's file, or what Word makes of one."""
    return _FILE.fullmatch(text) is not None or _PRINTED.match(text) is not None


def host_of(text: str) -> str:
    """The host that a text is, in lower case; "" where it says anything else."""
    if len(text) > 4 * LONGEST or not _HOST.fullmatch(text):
        return ""
    return text.lower().removeprefix("https://").removeprefix("http://").rstrip("/")


def is_written_address(text: str) -> bool:
    """Whether a text opens as an address does, and not as the name of a site such as Login.gov."""
    return text.lower().startswith(_OPENED_BY_HOST)
