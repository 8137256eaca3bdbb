"""The places on a page that a link may name after the number sign, read off the text of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from html import unescape
from typing import NamedTuple

from pubcheck.grammar import heading_ids

_NAMED = re.compile(r"(?<![\w-])(?:id|name|data-id|anchor|slug)\s{0,9}\Z", re.IGNORECASE)
_LONGEST_NAMED = 16  # code points
_VALUE = re.compile(r"""\s{0,9}\\?(?:"([^"\n]{1,300})"|'([^'\n]{1,300})'|([^\s"'<>=`]{1,300}))""")
# {#id} behind a heading, and the attribute lists of kramdown: {: .class #id}.
_LISTED = re.compile(r"\{:?[^{}\n#]{0,200}#([\w:.-]{1,200})[^{}\n]{0,200}\}")
# One tag more or less: what stands behind quotation and list marks may be a heading as well.
_ATX = re.compile(r"^[ \t>*+-]{0,12}#{1,6}[ \t]+([^\n]{1,1000})$", re.MULTILINE)
_SETEXT = re.compile(
    r"^[ \t>]{0,12}([^\s>][^\n]{0,1000})\n[ \t>]{0,12}(?:={1,200}|-{1,200})[ \t]{0,9}$", re.MULTILINE
)
_HTML_HEADING = re.compile(r"<h[1-6][^<>]{0,300}>([^\n]{1,300}?)</h[1-6]", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[ \t]|\A)#{1,20}[ \t]{0,20}\Z")
_ATTRIBUTES = re.compile(r"\{[^{}]{0,300}\}\s{0,9}\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,200}\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_EMPHASIS = re.compile(r"(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# In an address a template tag makes no place on the page.
_ADDRESS = re.compile(
    r"\]\([^()\n]{0,500}\)|(?:href|src)=(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}')"
    r"|^\[[^\]\n]{1,200}\]:[^\n]{0,500}",
    re.MULTILINE,
)
# What other files fill in: templates, components, and what scripts write.
_MADE = re.compile(
    r"\{\{|\{%|<%|\{[<(]|<[A-Z]\w|^(?:import|export) |^\s{0,9}(?:\.\. |:::|!!! |--8<--)", re.MULTILINE
)
_TITLE = re.compile(r"^#[ \t]|<h1[\s>]|^={2,100}[ \t]{0,9}$", re.MULTILINE | re.IGNORECASE)
# Places that MyST names: (target)= before a block, :name: in a directive.
_TARGET = re.compile(r"^\(([\w.:-]{1,100})\)=|^[ \t]{0,9}:name:[ \t]{1,9}([\w.:-]{1,100})", re.MULTILINE)


class Anchors(NamedTuple):
    """The ``ids`` of a page; ``is_whole`` tells that it has no others, as far as its own text goes."""

    ids: frozenset[str]
    is_whole: bool


def of_markdown(text: str, styles: Collection[str]) -> Anchors:
    """The ids of a page in Markdown: those written, and those of its headings in some styles.

    More is taken for a heading than the page shows as one (code, for instance): what is missed here would be
    called broken.
    """
    found = set(_written(text))
    found.update(match[1] for match in _LISTED.finditer(text))
    headings: list[str] = []
    for pattern in (_ATX, _SETEXT, _HTML_HEADING):
        headings += (match[1] for match in pattern.finditer(text))
    seen: Counter[str] = Counter()
    for heading in headings:
        for identifier in {i for form in _forms(heading) for i in heading_ids.ids_of(form, styles)}:
            number = seen[identifier]
            seen[identifier] += 1
            found.add(identifier)
            if number:
                found.update(
                    (f"{identifier}-{number}", f"{identifier}_{number}", f"{identifier}-{number + 1}")
                )
    found.update(a or b for a, b in _TARGET.findall(text))
    found.update(f"fn:{n}" for n in re.findall(r"\[\^([^\]\s]{1,60})\]:", text))
    # Without a title it is likely a part that other pages take in.
    is_page = text.startswith(("---\n", "+++\n", "# ")) or "\n# " in text or _TITLE.search(text) is not None
    is_made = _MADE.search(text) is not None and _MADE.search(_ADDRESS.sub(" ", text)) is not None
    return Anchors(frozenset(found), is_page and not is_made)


def of_html(text: str) -> Anchors:
    """The ids and names of a page in HTML."""
    is_page = "<html" in text[:4000].lower() or "<!doctype" in text[:1000].lower()
    return Anchors(
        frozenset(_written(text)), is_page and "{{" not in text and "{%" not in text and "<%" not in text
    )


def in_templates(text: str) -> tuple[frozenset[str], bool]:
    """The ids that a template writes, and whether it makes ids of which nothing is known beforehand."""
    found, is_open = set(), False
    for identifier in _written(text):
        if "{" in identifier or "<" in identifier or "$" in identifier:
            is_open = True
        else:
            found.add(identifier)
    return frozenset(found), is_open


def _written(text: str) -> Iterator[str]:
    at, done = text.find("="), 0
    while at >= 0:
        end = at + 1
        if _NAMED.search(text, max(done, at - _LONGEST_NAMED), at) and (match := _VALUE.match(text, end)):
            end = done = match.end()
            value = (match[1] or match[2] or match[3] or "").strip()
            yield unescape(value) if "&" in value else value
        at = text.find("=", end)


def _forms(heading: str) -> set[str]:
    """What generators take for a heading's text: the line as it is written, and what it shows."""
    line = _CLOSING.sub("", heading.strip()).strip()
    bare = _ATTRIBUTES.sub("", line).strip() if line.endswith("}") else line
    forms = {line, bare}
    if "[" in bare:
        forms.add(bare := _LINK.sub(r"\1", _LINK.sub(r"\1", bare)))
    if "<" in bare:
        forms.add(bare := _TAG.sub("", bare).strip())
    if "&" in bare:
        forms.add(unescape(bare))
        forms.add(bare := unescape(bare))
    if "\\" in bare:
        forms.add(bare := _ESCAPE.sub(r"\1", bare))
    if "_" in bare:
        forms.add(_EMPHASIS.sub("", bare))
    return forms
