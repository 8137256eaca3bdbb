"""Releases: pages as something to be published, seen only where there is evidence of what may not be.

Most pages have none, and neither the modules that read passages nor the passages themselves are made for
them. Evidence is what the source cannot lack where a check of its family finds something; it is looked for
in the order of cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from pubcheck.views.links import links
from pubcheck.views.page import Page, view

if TYPE_CHECKING:
    from pubcheck.views.passage import Passage

SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary")
"""Attributes that are read out or shown, wherever they stand."""
_SAYING = (*SPOKEN, "content")  # the last one of meta elements
_SPEAKING = ", ".join(f"[{name}]" for name in _SAYING)
_KEPT = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ()/#"
_BESIDE_SIGNS = bytes(byte for byte in range(256) if byte not in _KEPT)
_BESIDE_CAPITALS = b"()/#"


class Release:
    """All that a page would publish, and the kinds of ``evidence`` that it gives.

    Its passages are made only when a check asks for them. ``text`` is no more than a first look at them: the
    source, or all that a page in HTML says, in no certain order and with nothing between two pieces.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = _said(page) if page.document.format == "html" else page.document.text
        self.evidence: frozenset[str] = frozenset()

    @cached_property
    def signs(self) -> bytes:
        """The capital letters and the signs ``()/#`` of the text, without what stands between them.

        A twentieth of the text, so that what lacks there need not be looked for in all of it.
        """
        return self.text.encode("utf-8", "replace").translate(None, _BESIDE_SIGNS)

    @cached_property
    def capitals(self) -> bytes:
        """The capital letters of the text, without what stands between them: a cheap test for markings."""
        return self.signs.translate(None, _BESIDE_CAPITALS)

    @property
    def passages(self) -> list[Passage]:
        """Every piece of text, in no certain order."""
        from pubcheck.views.passages import passages

        return passages(self.page)

    @property
    def blocks(self) -> list[Passage]:
        """The passages of running text, in document order."""
        return [passage for passage in self.passages if passage.kind == "text"]


def _said(page: Page) -> str:
    """All that the passages of a page may hold; scripts too, but no markup, which is most of a page."""
    root, markup = page.document.tree, page.document.markup.text
    said = [root.text]
    for element in root.select(_SPEAKING):
        said += filter(None, map(element.attr, _SAYING))
    said += (str(field.value) for field in page.document.fields)
    start = markup.find("<!--")
    while start >= 0 and (end := markup.find("-->", start)) >= 0:
        said.append(markup[start:end])
        start = markup.find("<!--", end)
    return "\n".join(said)


def _any_of(capitals: Iterable[bytes], found: bytes) -> bool:
    return any(word in found for word in capitals)


# Markings. Letters only: what stands between them may be markup.
_MARKS = (b"SECRET", b"CONFIDENTIAL", b"CUI", b"CONTROLLED", b"FOUO", b"OFFICIALUSE", b"SENSITIVE")
_PORTIONS = ("(S)", "(TS)", "(TS/", "(S//", "(C//", "(U//", "//LES")
_AUTHORITY = ("eclassify On", "eclassify on", "lassified By:", "lassified by:")
_CONTROL = ("ontrolled by:", "ontrolled By:")
_DISTRIBUTED = (
    "istribution Statement", "istribution statement", "istribution authorized", "istribution is authorized",
)  # fmt: skip
OLD_NAMES = ("For Official Use Only", "FOR OFFICIAL USE ONLY", "For official use only", "FOUO")
"""Of markings that CUI has replaced, as a text names them."""


def may_be_marked(release: Release) -> bool:
    """Whether there is a word or sign without which no marking, portion mark or block of lines is one."""
    text = release.text
    return (
        _any_of(_MARKS, release.capitals)
        or any(mark.encode() in release.signs and mark in text for mark in _PORTIONS)
        or ("lassif" in text and any(words in text for words in _AUTHORITY))
        or ("ontrolled" in text and any(words in text for words in _CONTROL))
    )


def _old_name(release: Release) -> bool:
    text = release.text
    if _any_of((b"FOUO", b"FOROFFICIALUSEONLY"), release.capitals):
        return any(name in text for name in OLD_NAMES)
    return OLD_NAMES[2] in text


def _distribution(release: Release) -> bool:
    text = release.text
    if b"DISTRIBUTIONS" in release.capitals or "urther dissem" in text:
        return True
    return "istribution " in text and any(words in text for words in _DISTRIBUTED)


def _export(release: Release) -> bool:
    return b"EXPORTIS" in release.capitals or "xport is" in release.text


# Data about persons. Each pattern begins with signs or letters that are looked for fast.
_SSN = re.compile(r"-\d\d-\d{4}(?<=\d{3}-\d\d-\d{4})")
_SSN_LABEL = re.compile(r"ecurity (?:[Nn]umber|[Nn]o)[\s:#is.]{0,8}\d{3}")
_SSN_SHORT = re.compile(r"SSN[\s:#is.]{0,6}\d{3}")
_SSN_DASHES = re.compile("\u2013\\d\\d\u2013")
_TEN_DIGITS = re.compile(r"\d{10}")
_BORN = re.compile(r"D\.?(?:P\.?)?O\.?B\.?[\s:&<*_]")
_MAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|comcast|verizon|pro|gmx)",
    re.IGNORECASE,
)
_PHONES = (re.compile(r"-\d{4}(?<=\d{3}-\d{4})"), re.compile(r"\.\d{4}(?<=\d{3}\.\d{4})"))
_PHONE_LABELS = ("cell", "mobile", "home", "personal", "private", "residence")
_LABEL_REACH = 80  # code points from a label to the end of its number
_LIVES = re.compile(r" at \d(?:(?<=es at \d)|(?<=ng at \d))")
_ADDRESS = re.compile(r"ddress[\s:is]{1,6}\d")


def _ssn(release: Release) -> bool:
    text = release.text
    return (
        _SSN.search(text) is not None
        or _SSN_LABEL.search(text) is not None
        or (b"SSN" in release.capitals and _SSN_SHORT.search(text) is not None)
        or _SSN_DASHES.search(text) is not None
        or "\u2011" in text
        or "&#8209;" in text
    )


def _dod_id(release: Release) -> bool:
    # "DoD ID" and "DOD ID" by their capitals.
    named = _any_of((b"EDIPI", b"DDID", b"DODID", b"DIDENT"), release.capitals)
    return named and _TEN_DIGITS.search(release.text) is not None


def _birth_date(release: Release) -> bool:
    text = release.text
    if _any_of((b"DOB", b"DPOB"), release.capitals) and _BORN.search(text):
        return True
    return "irth" in text and (" of birth" in text or " of Birth" in text)


def _home_address(release: Release) -> bool:
    return _LIVES.search(release.text) is not None or _ADDRESS.search(release.text) is not None


def _phone(release: Release) -> bool:
    text = release.text
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _PHONES):
        before = text[max(0, match.end() - _LABEL_REACH) : match.start()].lower()
        if any(label in before for label in _PHONE_LABELS):
            return True
    return False


def _mail(release: Release) -> bool:
    # Of the addresses of links the text of a page shows none.
    mailed = (link.address for link in links(release.page) if link.address[:7] == "mailto:")
    return any(map(_MAIL.search, (release.text, *mailed)))


# What is left of a draft, and what a release authority is asked about.
_DRAFTS = (b"DRAFT", b"DECISIONAL", b"DELIBERATIVE", b"DONOT", b"NOTFOR", b"INTERNALUSE")
_EMBARGO = re.compile(r"mbargo(?=:|ed (?:until|for|to)| (?:until|for|to))")
_THIRTY = re.compile(r"30[ \u00a0]?[-–—](?:(?<=[-–—]30.)|(?<=[-–—].30.)|(?<=[-–—]30..)|(?<=[-–—].30..))")
_SIGNS = re.compile(r"##[ \t]{0,3}(?:\n|$)")
_GAP = re.compile(r"\[(?:please |insert|fill in|add |enter|todo|fixme|xx)", re.IGNORECASE)
_VERBS = (
    "(?:re)?deploy|depart|sail|set sail|get under|arrive|embark|ship out|transit|return (?:home|to)|leave"
    "|head|pull|make a port|relieve"
)
MOVES = re.compile(f"will (?:soon |also |then )?(?:{_VERBS})")
PLANNED = re.compile(f" to (?<=ed to |et to |ue to |ng to )(?:{_VERBS})")
HURT = ("killed", "wounded", "njured", " died", " missing")
_RANKS = re.compile(
    r"S(?:gt|pc\.|eaman|erg)|P(?:vt|fc\.|etty Officer)|C(?:apt|pl|ol\.|mdr)|L(?:t\.|ieut)|A(?:irman|dm\.)"
    r"|Maj\.|Gen\.|Ensign|Warrant Officer"
)


def _draft_mark(release: Release) -> bool:
    return _any_of(_DRAFTS, release.capitals)


def _embargo(release: Release) -> bool:
    held = _any_of((b"EMBARGO", b"FORRELEASE"), release.capitals)
    return held or _EMBARGO.search(release.text) is not None


def _end_mark(release: Release) -> bool:
    text = release.text
    if b"##" in release.signs and (
        "# #" in text
        or ("##" in text and (release.page.document.syntax == "html" or _SIGNS.search(text) is not None))
    ):
        return True
    return (
        (b"END" in release.capitals and "-END-" in text)
        or "-end-" in text
        or _THIRTY.search(text) is not None
    )


def _gap(release: Release) -> bool:
    text, capitals = release.text, release.capitals
    if (b"TK" in capitals and "TK" in text) or (b"OREMIPSUM" in capitals and "OREM IPSUM" in text):
        return True
    return "orem ipsum" in text or _GAP.search(text) is not None


def _movement(release: Release) -> bool:
    return MOVES.search(release.text) is not None or PLANNED.search(release.text) is not None


def _casualty(release: Release) -> bool:
    text = release.text
    return any(word in text for word in HURT) and _RANKS.search(text) is not None


_MARKINGS: Mapping[str, Callable[[Release], bool]] = {
    "marking": may_be_marked,
    "old name": _old_name,
    "distribution": _distribution,
    "export": _export,
}
_PERSONAL: Mapping[str, Callable[[Release], bool]] = {
    "ssn": _ssn,
    "dod id": _dod_id,
    "birth date": _birth_date,
    "home address": _home_address,
    "phone": _phone,
    "mail": _mail,
}
_DRAFT: Mapping[str, Callable[[Release], bool]] = {
    "draft mark": _draft_mark,
    "embargo": _embargo,
    "end mark": _end_mark,
    "gap": _gap,
    "movement": _movement,
    "casualty": _casualty,
}


@view
def _release(page: Page) -> Release:
    return Release(page)


def _with_evidence(page: Page, family: Mapping[str, Callable[[Release], bool]]) -> list[Release]:
    """The release, where it gives evidence of one family at least."""
    release = _release(page)
    found = frozenset(kind for kind, is_there in family.items() if is_there(release))
    release.evidence |= found
    return [release] if found else []


@view
def marked(page: Page) -> list[Release]:
    """The page, where it may carry a marking of what is not public."""
    return _with_evidence(page, _MARKINGS)


@view
def personal(page: Page) -> list[Release]:
    """The page, where it may carry data about persons."""
    return _with_evidence(page, _PERSONAL)


@view
def unfinished(page: Page) -> list[Release]:
    """The page, where it may be a draft, or say what a release authority has to be asked about."""
    return _with_evidence(page, _DRAFT)
