"""Checks of whom a credit names: courtesy titles, owners, and photographers who are subjects as well."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import quotations
from pubcheck.grammar.credit_lines import find_trailing
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable

# A courtesy title before a person; Miss America and Mr. President are none.
_COURTESY = re.compile(
    r"(?<![\w.’'-])(?P<title>(?:Mr|Mrs|Ms)\.? |Miss (?=[A-Z][a-z]+ [A-Z]))"
    r"(?!President|Speaker|Chairman|Secretary|Ambassador|Foundation|Universe|World|USA|America|Magazine|T\b"
    r"|[A-Z][a-z]+ (?:USA|America|Universe|World|Teen|United))[A-Z][\w’'-]"
)
_AGENCIES = re.compile(
    r"\b(?:Getty|Reuters|AFP|Agence France|Shutterstock|iStock|Alamy|Bloomberg|UPI|Xinhua|Adobe Stock"
    r"|AP(?= Photo|$|/|,| Images)|Associated Press|Corbis|EPA-EFE|ZUMA)"
)
_RIGHTS = re.compile(
    r"©|\(c\)|copyright|licen[cs]e|permission|rights|royalty|courtesy|public domain|fair use"
    r"|used (?:with|by|under)",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"self[- ]?(?:portrait|ie|timer)|selfie|remote(?:ly)?\b|photographer|takes? a photo", re.IGNORECASE
)
_CREDITED = re.compile(
    r"(?:photo|video|image|graphic|illustration|courtesy)s?(?: (?:taken )?by| of|/|:)", re.IGNORECASE
)
_NEAR = 80  # code points before a name that may say that it is credited


@check("photo")
def courtesy_title(photo: Photo) -> Iterator[Hit]:
    """Mr., Mrs., Ms. or Miss in a credit or a caption (AP Stylebook, courtesy titles)."""
    for phrase in _worded(photo):
        quoted = quotations.find(phrase.text)
        for match in _COURTESY.finditer(phrase.text):
            start, end = match.span("title")
            at = bisect_right(quoted, start, key=lambda one: one.start) - 1
            if at >= 0 and start < quoted[at].end:
                continue
            title = phrase.exact_span(start, end)
            edits = (Edit(title, ""),) if title else ()
            yield Hit(phrase.span(start, end), {"title": match["title"].strip()}, edits=edits)


def _worded(photo: Photo) -> list[Phrase]:
    """The credit and the captions that can be judged, each line once."""
    found = [*photo.captions, *([photo.credit] if photo.credit else [])]
    return [phrase for phrase in found if "M" in phrase.text and is_readable(phrase)]


@check("photo")
def owner_missing(photo: Photo) -> Iterator[Hit]:
    """A courtesy credit that names no owner, or an agency's picture without a word of its rights."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None:
        return
    named = credit.name or credit.organization or credit.services or credit.rank
    if credit.courtesy:
        if not named and not credit.leftover:
            yield Hit(phrase.span(), {"credit": shortened(phrase.text.strip("()"))})
        return
    agency = _AGENCIES.search(phrase.text)
    if agency is None or credit.is_military or _RIGHTS.search(phrase.text):
        return
    if not any(_RIGHTS.search(caption.text) for caption in photo.captions):
        yield Hit(phrase.span(), {"agency": agency[0]}, "agency")


@check("photo")
def person_duplicated(photo: Photo) -> Iterator[Hit]:
    """A photographer who is also named as somebody in the picture."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.name is None or credit.courtesy:
        return
    name = credit.name.text
    if " " not in name or " and " in name:
        return
    if any(_SELF.search(part.text) for part in (*photo.captions, *filter(None, (photo.alt, photo.title)))):
        return
    for caption in photo.captions:
        # A caption may end in a credit of its own beside the line that the site adds.
        own = find_trailing(caption.text)
        at = caption.text.find(name, 0, own[0] if own else len(caption.text))
        end = at + len(name)
        if _CREDITED.search(caption.text[max(0, at - _NEAR) : max(at, 0)]):
            continue
        if at < 0 or (at and caption.text[at - 1].isalnum()) or caption.text[end : end + 1].isalnum():
            continue
        related = (("subject", caption.span(at, end)),)
        yield Hit(phrase.span(credit.name.start, credit.name.end), {"name": name}, related=related)
        return
