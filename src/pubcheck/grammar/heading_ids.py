"""The ids that site generators make of headings, each in its own style."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import quote

# What is neither letter, mark, digit nor connector, hyphen and blank aside; for Python \w has no marks.
_KEPT_CATEGORIES = ("L", "M", "Nd", "Pc")
_LEADING = re.compile(r"\A[^a-zA-Z]+")
_NOT_BASIC = re.compile(r"[^a-zA-Z0-9 -]")
_RUN = re.compile(r"[-\s]+")
_NOT_WORD = re.compile(r"[^\w\s-]")
_BLANKS = re.compile(r"\s+")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST = 1000  # code points of a heading


def github(text: str) -> str:
    """As GitHub, kramdown's GFM parser and Hugo do: small letters, no punctuation, a hyphen for each blank.

    github/html-pipeline 2.14 (TableOfContentsFilter), kramdown-parser-gfm 1.1 (generate_gfm_header_id),
    Hugo 0.140 (markup/goldmark, autoHeadingIDType "github"), github-slugger 2.0.
    """
    if text.isascii():
        return "".join(char for char in text.lower() if char.isalnum() or char in "_- ").replace(" ", "-")
    kept = (
        char
        for char in text.lower()
        if char in "- " or unicodedata.category(char).startswith(_KEPT_CATEGORIES)
    )
    return "".join(kept).replace(" ", "-")


def ascii_only(text: str) -> str:
    """As Hugo does with autoHeadingIDType "github-ascii" (0.140): accents off, other letters left out."""
    plain = unicodedata.normalize("NFKD", text)
    return github("".join(char for char in plain if char.isascii()))


def kramdown(text: str) -> str:
    """As kramdown 2.5 does with its own parser (Converter::Base, basic_generate_id)."""
    return _NOT_BASIC.sub("", _LEADING.sub("", text)).replace(" ", "-").lower() or "section"


def blackfriday(text: str) -> str:
    """As Blackfriday 2 does (SanitizedAnchorName): a hyphen for each run of what is no letter or digit."""
    out: list[str] = []
    for char in text:
        if char.isalnum():
            out.append(char.lower())
        elif out and out[-1] != "-":
            out.append("-")
    return "".join(out).rstrip("-")


def python_markdown(text: str) -> str:
    """As Python-Markdown 3.7 does, and so MkDocs (extensions.toc.slugify)."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _RUN.sub("-", _NOT_WORD.sub("", plain).strip().lower())


def markdown_it(text: str) -> str:
    """As markdown-it-anchor 9 does, a plugin of Eleventy's Markdown: the text percent-encoded."""
    return quote(_BLANKS.sub("-", text.strip().lower()), safe="-_.!~*'()")


def plain_slug(text: str) -> str:
    """As Eleventy's slugify filter does for English: letters and digits, all else one hyphen."""
    text = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    return _NOT_ASCII_WORD.sub("-", text.replace("'", "").lower()).strip("-")


STYLES: dict[str, Callable[[str], str]] = {
    "github": github,
    "github-ascii": ascii_only,
    "kramdown": kramdown,
    "blackfriday": blackfriday,
    "python-markdown": python_markdown,
    "markdown-it-anchor": markdown_it,
    "slugify": plain_slug,
}
"""Every style by its name."""


def ids_of(text: str, styles: Iterable[str]) -> frozenset[str]:
    """The ids that a heading of that text may get in some styles, before like ones are numbered."""
    text = " ".join(text[:_LONGEST].split(" ")).strip()
    return frozenset(STYLES[style](text) for style in styles)
