"""The tags of template languages: where one begins and ends, and whether it prints anything."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, NamedTuple

Kind = Literal["output", "statement", "comment"]
Family = Literal["liquid", "hugo", "expression", "erb", "comment"]

OPENERS = r"\{[{%#]|<%"
"""What may open a tag: Liquid, Jinja, Nunjucks, Twig, Hugo, Handlebars and Mustache; ERB, EJS and ASP.NET."""

_NAME = re.compile(r"[-+~]?\s{0,200}(/?\s{0,20}[\w:./$@-]*)")
_HEADING_ID = re.compile(r"\{#[\w:.-]+\}")
_QUOTE = re.compile(r"(?<!\w)[\"'`]")
_LIQUID_END = re.compile(r"\{%[-+~]?\s{0,20}end[_-]?(\w+)")
_HUGO_END = re.compile(r"\{\{[<%]\s{0,20}/\s{0,20}([\w./-]+)")
_LONGEST = 20_000  # characters in a tag, or in a region that a tag opens as code
_LONGEST_STRING = 2_000
_MOST_ODD_STRINGS = 8  # strings that hold a mark, in one tag


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_STATEMENTS = _names(
    """assign autoescape block break call capture case comment continue do else elseif elsif elif extends
    filter for from if import layout liquid load macro paginate raw set spaceless switch tablerow unless
    verbatim when while with"""
)
_GO_STATEMENTS = _names("if else end range with define block break continue")
# What stands between these tags is shown as code, or read by a program.
_CODE_BLOCKS = _names("code codeblock highlight javascript katex math mermaid prism schema style stylesheet")
_COMMENT_BLOCKS = _names("comment doc")
_RAW_BLOCKS = _names("raw verbatim")


class Tag(NamedTuple):
    """One tag, or all from a tag to the one that closes it where what stands between is code or comment.

    ``name`` is in lower case, with a slash before it in Hugo's closing tags; ``inner:inner_end`` is what
    follows the name up to the closing mark.
    """

    start: int
    end: int
    kind: Kind
    family: Family
    name: str
    inner: int
    inner_end: int


class TagScanner:
    """Reads the tags of one text; asked from left to right, it takes time linear in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[int, int]] = {}
        self._missing: set[str] = set()
        self._raw_until = 0

    def at(self, start: int) -> Tag | None:
        """The tag that opens at ``start``, where a mark of ``OPENERS`` stands; None where none does."""
        text = self._text
        tag = self._read(start)
        if tag is None or tag.end - start > _LONGEST:
            return None
        if start < self._raw_until:
            # Between raw and endraw the page shows the marks themselves: code to the reader.
            return tag._replace(kind="output", name="") if tag.end <= self._raw_until else None
        name = tag.name
        if tag.family == "liquid":
            if name in _RAW_BLOCKS and (end := self._end_tag(name, tag.end)):
                self._raw_until = end[0]
            elif name in _COMMENT_BLOCKS and (end := self._end_tag(name, tag.end)):
                return tag._replace(end=end[1], kind="comment")
            elif name in _CODE_BLOCKS and (end := self._end_tag(name, tag.end)):
                return tag._replace(end=end[1], kind="output", name="")
        elif tag.family == "hugo" and name in _CODE_BLOCKS:
            # Hugo's own "highlight" names a language; without one it is a site's marker pen.
            is_code = name != "highlight" or not text[tag.inner : tag.inner_end].isspace()
            if is_code and (end := self._end_tag(name, tag.end, hugo=True)):
                return tag._replace(end=end[1], kind="output", name="")
        return tag

    def _read(self, start: int) -> Tag | None:
        text = self._text
        two = text[start : start + 2]
        if two == "<%":
            return self._erb(start)
        if two == "{#":
            if _HEADING_ID.match(text, start):
                return None
            return self._comment(start, "{#", "#}")
        if two == "{%":
            return self._tag(start, "{%", "%}", "liquid")
        three = text[start : start + 3]
        if three in ("{{<", "{{%"):
            tag = self._tag(start, three, ">}}" if three == "{{<" else "%}}", "hugo")
            return tag and (None if "\n\n" in text[start : tag.end] else tag)
        if three == "{{!":
            if text.startswith("{{!--", start):
                return self._comment(start, "{{!--", "--}}")
            return self._comment(start, "{{!", "}}")
        tag = self._tag(start, "{{{" if three == "{{{" else "{{", "}}", "expression")
        return tag and (None if "\n\n" in text[start : tag.end] else tag)

    def _comment(self, start: int, opener: str, closer: str) -> Tag | None:
        end = self._find(closer, start + len(opener))
        if end < 0:
            return None
        return Tag(start, end + len(closer), "comment", "comment", "", end, end)

    def _erb(self, start: int) -> Tag | None:
        text = self._text
        if text.startswith("<%--", start):
            return self._comment(start, "<%--", "--%>")
        if text.startswith("<%%", start):  # ERB's own way to write the mark itself
            return None
        end = self._find("%>", start + 2)
        if end < 0 or text.find("<%", start + 2, end) >= 0:
            return None
        kind: Kind = "output" if text[start + 2] in "=-:#$" else "statement"
        return Tag(start, end + 2, kind, "erb", "", start + 2, end)

    def _tag(self, start: int, opener: str, closer: str, family: Family) -> Tag | None:
        text = self._text
        inner = start + len(opener)
        end = self._find(closer, inner)
        if end < 0 or end - start > _LONGEST:
            return None
        quoted = self._end_by_strings(inner, opener[:2], closer, end)
        if quoted >= 0:
            end = quoted
        elif text.find(opener[:2], inner, end) >= 0:
            return None
        last = end + len(closer)
        if opener == "{{{" and text.startswith("}", last):
            last += 1
        match = _NAME.match(text, inner, end)
        name, inner = (match[1].lower(), match.end()) if match else ("", inner)
        return Tag(start, last, self._kind(family, "".join(name.split()), inner), family, name, inner, end)

    def _end_by_strings(self, start: int, opener: str, closer: str, end: int) -> int:
        """Where the closing mark stands that is in no string, -1 where strings make no sense of the tag.

        Liquid ends a tag at the first mark, the others at the first outside strings: both agree unless a
        string holds the mark, and then the strings are believed if they end on the line they began on.
        """
        text, at, odd = self._text, start, 0
        while odd <= _MOST_ODD_STRINGS:
            nested = self._find(opener, at)
            is_nested = 0 <= nested <= end - len(opener)
            quote = _QUOTE.search(text, at, nested if is_nested else end)
            if quote is None:
                return -1 if is_nested else end
            at = quote.end()
            close = text.find(quote[0], at, at + _LONGEST_STRING)
            while close > 0 and text[close - 1] == "\\":
                close = text.find(quote[0], close + 1, at + _LONGEST_STRING)
            if close < 0 or (close > end and text.find("\n", at, close) >= 0):
                continue  # an apostrophe
            if close > end:
                end = self._find(closer, close + 1)
                if end < 0:
                    return -1
                odd += 1
            elif text.find(opener, at, close) >= 0:
                odd += 1
            at = close + 1
        return -1

    def _kind(self, family: Family, name: str, inner: int) -> Kind:
        if family == "liquid":
            silent = name in _STATEMENTS or name.startswith("end") or name in self._closed_by_end
        elif family == "hugo":
            silent = (name.startswith("/") and name != "/") or name in self._closed_by_slash
        elif name:
            silent = name.startswith("/") or name in _GO_STATEMENTS or self._text.startswith(" :=", inner)
        else:
            # Handlebars: {{#if}}, {{^}}; {{#> layout}} prints one.
            silent = self._text.startswith(("#", "^"), inner) and not self._text.startswith("#>", inner)
        return "statement" if silent else "output"

    @cached_property
    def _closed_by_end(self) -> frozenset[str]:
        return frozenset(name.lower() for name in _LIQUID_END.findall(self._text))

    @cached_property
    def _closed_by_slash(self) -> frozenset[str]:
        return frozenset(name.lower() for name in _HUGO_END.findall(self._text))

    def _find(self, mark: str, start: int) -> int:
        """``text.find(mark, start)``, without searching the same stretch twice."""
        since, found = self._found.get(mark, (0, 0))
        if since <= start and (found < 0 or start <= found) and mark in self._found:
            return found
        found = self._text.find(mark, start)
        self._found[mark] = (start, found)
        return found

    def _end_tag(self, name: str, start: int, hugo: bool = False) -> tuple[int, int] | None:
        if name in self._missing:
            return None
        opener, closer = (
            (r"\{\{[<%]\s{0,20}/\s{0,20}", r"\s{0,20}[>%]\}\}")
            if hugo
            else (
                r"\{%[-+~]?\s{0,20}end[_-]?",
                r"\b[^%}]{0,100}%\}",
            )
        )
        match = re.compile(opener + re.escape(name) + closer).search(self._text, start)
        if match is None:
            self._missing.add(name)
            return None
        return match.span()
