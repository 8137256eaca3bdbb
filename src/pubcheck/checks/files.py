"""Checks of a file as a whole: whether it could be read, and whether its characters came through."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import OPAQUE, Attribute, Problem
from pubcheck.finding import Hit
from pubcheck.source import Span, codec_of
from pubcheck.views.page import Page

# What UTF-8 looks like where it is read as Windows-1252 or Latin-1: quotation marks, dashes, signs, letters
# with accents. No language spells these sequences; à, Ñ and Ö are left out, for Portuguese capitals may.
_TORN = "‘’“”‚„–—…•™\u00a0§©®°·ª±²³½¼¾¢£¶áéíóúñüöäèçêôâëïÉÜ"
_LATIN_1 = {b: bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xA0)}
_TORN_IN_LATIN_1 = {char.encode().decode("latin-1") for char in _TORN}
_SEQUENCES = _TORN_IN_LATIN_1 | {torn.translate(_LATIN_1) for torn in _TORN_IN_LATIN_1}
_LEADS = sorted({sequence[0] for sequence in _SEQUENCES})
_MOJIBAKE = re.compile(
    "|".join(f"{a}(?:{'|'.join(sorted(s[1:] for s in _SEQUENCES if s[0] == a))})" for a in _LEADS)
)
_SHOWN_AS_CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "template"})
_CHARSET = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?([^\s\"';]{1,40})", re.IGNORECASE)
_LOST = re.compile("\ufffd+")
_MOST_PLACES = 9


@check("problem")
def unreadable(problem: Problem) -> Iterator[Hit]:
    """What the reader could not read."""
    if not problem.kind.startswith("record-"):  # the rules of records speak of those
        case = "front-matter" if problem.kind == "front-matter" else None
        yield Hit(problem.span, {"detail": problem.detail or problem.kind}, case)


@check("file")
def encoding(page: Page) -> Iterator[Hit]:
    """A false charset, characters that were lost or torn on the way, and text in Windows-1252.

    (HTML 4.2.5.4: the declared encoding must be the one that is used.)
    """
    source, text = page.document.source, page.document.text
    if text.isascii():
        return
    start = page.document.extent.start if page.document.extent else 0
    false = next(_false_charsets(page), None)  # of several the first counts (HTML 13.2.3.2)
    if false is not None:
        yield false
    elif source.encoding == "windows-1252" and source.text[:start].isascii():
        first = start + next(index for index, char in enumerate(text) if ord(char) > 0x7F)
        yield Hit(Span(first, first + 1), case="windows-1252")
    for case, pattern, leads in (("lost", _LOST, "\ufffd"), ("torn", _MOJIBAKE, _LEADS)):
        if not any(lead in text for lead in leads):
            continue
        found = [Span(start + match.start(), start + match.end()) for match in pattern.finditer(text)]
        spans = _outside_code(page, found)
        if spans:
            facts = {"count": len(spans), "text": source[spans[0]]}
            related = tuple(("also", span) for span in spans[1 : _MOST_PLACES + 1])
            yield Hit(spans[0], facts, case if len(spans) == 1 else f"{case}-often", related=related)


def _false_charsets(page: Page) -> Iterator[Hit]:
    """The charsets that the page declares and that its bytes are not in."""
    used = page.document.source.encoding.removesuffix("-le").removesuffix("-be")
    for meta in page.elements.tagged("meta"):
        declared = page.document.attribute(meta, "charset")
        if declared is None and (meta.attr("http-equiv") or "").strip().lower() == "content-type":
            declared = page.document.attribute(meta, "content")
        if declared is None or OPAQUE in declared.value or page.is_inert(meta):
            continue
        label, span = _label(declared)
        if label and (codec_of(label) or label) != used:
            yield Hit(span, {"declared": label, "used": used}, "false")


def _label(declared: Attribute) -> tuple[str, Span]:
    """The name of the charset in an attribute, and its place; "" where there is none."""
    if declared.name == "charset":
        return declared.value.strip(), declared.value_span
    match = _CHARSET.search(declared.value)
    return (match[1], declared.part(*match.span(1))) if match else ("", declared.value_span)


def _outside_code(page: Page, spans: list[Span]) -> list[Span]:
    """The spans that stand in the text, not in code or a script that speaks of such characters."""
    document = page.document
    starts, ends = [-1], [-1]
    for element in document.tree.iter_elements(_SHOWN_AS_CODE):
        if document.tag_span(element).start >= ends[-1]:  # else it stands inside the one before
            start, end = document.element_span(element)
            starts.append(start)
            ends.append(end)
    return [span for span in spans if span.start >= ends[bisect_right(starts, span.start) - 1]]
