"""Writes the images, figures and links that shortcodes stand for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pubcheck.derived import Writer
from pubcheck.document import OPAQUE
from pubcheck.grammar import shortcodes as grammar
from pubcheck.grammar.shortcodes import Argument, Shortcode
from pubcheck.grammar.template_tags import Tag

_SPECIAL = re.compile(r"\\[\"'`]|[\"\n]|\{\{[^{}]{0,400}\}\}|\{%[^{}]{0,400}%\}")
_IN_CAPTION = re.compile(
    r"\\[\"'`]|\n|\{\{[^{}]{0,400}\}\}|\{%[^{}]{0,400}%\}|<(?![A-Za-z/])"
    r"|\[(?P<text>[^\[\]\n]{1,400})\]\((?P<href>[^()\s\"]{1,400})\)"
)
_PAIRED = re.compile(r"(?:end)?(?:figure|figcaption)")
# What may stand before a block of Markdown on its line: blanks, quote marks, a list mark.
_BEFORE_BLOCK = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?")
_WIDEST = 400
_ELEMENT = re.compile(r"</[A-Za-z][A-Za-z0-9]{0,15}>|<br\s{0,9}/?>")

Named = Callable[[str], Mapping[str, str] | None]
"""Finds what a data file says of the image of an id: alt, caption, credit and so on; see ``Companions``."""


class Expansion(NamedTuple):
    """What to write in the place of a tag."""

    tag: Tag
    shortcode: Shortcode | None  # None: a tag of a pair that stands around what it marks
    arguments: tuple[Argument, ...] = ()


class Expander:
    """Knows the shortcodes of a site."""

    def __init__(self, settings: Mapping[str, Mapping[str, Any]]) -> None:
        self._own = grammar.configured(settings)

    def expansion(self, text: str, tag: Tag) -> Expansion | None:
        """What stands for a tag that is found in running text; None where it is to be masked."""
        if tag.family not in ("hugo", "liquid") or not tag.name:
            return None
        name, is_hugo = tag.name, tag.family == "hugo"
        if not is_hugo and tag.kind == "statement" and _PAIRED.fullmatch(name) and name not in self._own:
            return Expansion(tag, None)
        known = grammar.HUGO if is_hugo else grammar.LIQUID
        if name not in self._own and name not in known and name not in grammar.INCLUDES:
            return None
        if text.startswith("](", tag.start - 2) or tag.kind == "statement":
            return None
        found = grammar.arguments(text, tag.inner, tag.inner_end, is_hugo)
        if not is_hugo and name in grammar.INCLUDES and found:
            name = grammar.include_name(text[found[0].start : found[0].end])
            found = found[1:]
        shortcode = self._own.get(name) or known.get(name)
        if shortcode is None or shortcode.element == "opaque":
            return None
        return Expansion(tag, shortcode, tuple(found))


@lru_cache(maxsize=1)
def _no_settings() -> Expander:
    return Expander({})


def expander(settings: Mapping[str, Mapping[str, Any]]) -> Expander:
    """The one that knows the common shortcodes, and those of the settings."""
    return Expander(settings) if settings else _no_settings()


def write(writer: Writer, text: str, expansion: Expansion, markdown: bool, named: Named | None = None) -> int:
    """Write the element in the place of its tag; where the text goes on.

    ``named`` finds what a data file says of an image that the tag names by its id.
    """
    tag, shortcode = expansion.tag, expansion.shortcode
    if shortcode is None:
        return _pair(writer, text, tag, markdown)
    values = {
        name: value
        for name, source in shortcode.values.items()
        if (value := grammar.value_of(list(expansion.arguments), source))
    }
    if shortcode.element == "a":
        _link(writer, text, tag, values)
        return tag.end
    is_alone = _is_alone(text, tag)
    caption, credit = (_said(text, values.get(part)) for part in ("caption", "credit"))
    record = _record(text, shortcode, values, named)
    told = {part: record.get(part, "").strip() for part in ("caption", "credit")} if record else {}
    # Within a line a figure would end the paragraph: there the image stands without its caption.
    if shortcode.element == "figure" and is_alone and (caption or credit or any(told.values())):
        # In Markdown, after a comment the HTML ends with the line (CommonMark 4.6, kind 2).
        writer.glue("<!-- -->" if markdown else "")
        writer.replace("<figure>", tag.start, tag.end)
        _image(writer, text, expansion, values, record)
        first = caption or credit or tag
        writer.replace("<figcaption>", first.start, first.end)
        if caption:
            _text(writer, text, caption)
        elif told.get("caption"):
            writer.replace(_as_html(told["caption"]), tag.start, tag.end)
        if credit:
            writer.replace('<p class="credit">', credit.start, credit.end)
            _text(writer, text, credit)
            writer.glue("</p>")
        elif told.get("credit"):
            writer.glue('<p class="credit">')
            writer.replace(_as_html(told["credit"]), tag.start, tag.end)
            writer.glue("</p>")
        writer.glue("</figcaption></figure>")
    else:
        _image(writer, text, expansion, values, record)
        # A tag alone on its line would take the lines after it for HTML (CommonMark 4.6, kind 7).
        writer.glue("<!-- -->" if markdown and is_alone else "")
    return tag.end


def _said(text: str, value: Argument | None) -> Argument | None:
    return value if value and text[value.start : value.end].strip() else None


def _is_alone(text: str, tag: Tag) -> bool:
    """Whether nothing else stands on the tag's lines."""
    line = text.rfind("\n", max(0, tag.start - _WIDEST), tag.start) + 1
    if line == 0 and tag.start > _WIDEST:
        return False
    after = text[tag.end : tag.end + _WIDEST].partition("\n")[0]
    return not after.strip() and _BEFORE_BLOCK.fullmatch(text, line, tag.start) is not None


def _record(
    text: str, shortcode: Shortcode, values: Mapping[str, Argument], named: Named | None
) -> Mapping[str, str] | None:
    """What a data file says of the image, where the tag's own arguments may leave that to one."""
    source = values.get("src")
    if named is None or shortcode.alt_from != "elsewhere" or source is None or not source.is_literal:
        return None
    return named(text[source.start : source.end])


def _as_html(said: str) -> str:
    """What a data file says, on one line: HTML as it is, other text escaped."""
    said = " ".join(said.split())
    return said if _ELEMENT.search(said) else html.escape(said, quote=False)


def _image(
    writer: Writer,
    text: str,
    expansion: Expansion,
    values: Mapping[str, Argument],
    record: Mapping[str, str] | None = None,
) -> None:
    tag, shortcode = expansion.tag, expansion.shortcode
    assert shortcode is not None
    writer.replace("<img", tag.start, tag.end)
    for name in values:
        if name not in grammar.PARTS and name not in ("alt", "href"):
            writer.glue(f' {name}="')
            _value(writer, text, values[name])
            writer.glue('"')
    alt = values.get("alt")
    source = values.get("src")
    is_said = alt is not None and (not alt.is_literal or bool(text[alt.start : alt.end].strip()))
    has_fallback = shortcode.alt_from == "elsewhere" or (
        shortcode.alt_from == "caption" and _said(text, values.get("caption")) is not None
    )
    # Wagtail's tag of the same name takes a variable, and the picture's own alternative text.
    has_fallback = has_fallback or (alt is None and not (source and source.is_literal))
    if not is_said and record is not None:
        if "alt" in record:
            writer.glue(' alt="')
            writer.replace(html.escape(" ".join(record["alt"].split())), tag.start, tag.end)
            writer.glue('"')
    elif not is_said and has_fallback:
        writer.glue(' alt="')
        writer.replace(OPAQUE, tag.start, tag.end)
        writer.glue('"')
    elif alt is not None:
        writer.glue(' alt="')
        _value(writer, text, alt)
        writer.glue('"')
    writer.glue(">")


def _link(writer: Writer, text: str, tag: Tag, values: Mapping[str, Argument]) -> None:
    writer.replace("<a", tag.start, tag.end)
    if "href" in values:
        writer.glue(' href="')
        _value(writer, text, values["href"])
        writer.glue('"')
    writer.glue(">")
    if said := _said(text, values.get("text")):
        _text(writer, text, said)
    else:
        writer.replace(OPAQUE, tag.start, tag.end)
    writer.glue("</a>")


def _value(writer: Writer, text: str, value: Argument) -> None:
    """Write the value of an attribute between double quotes."""
    if not value.is_literal:
        writer.replace(OPAQUE, value.start, value.end)
        return
    at = value.start
    for match in _SPECIAL.finditer(text, value.start, value.end):
        if at < match.start():
            writer.copy(at, match.start())
        written = match[0]
        if written[0] == "{":
            written = OPAQUE * len(written)
        writer.replace(_PLAIN.get(written, written), *match.span())
        at = match.end()
    if at < value.end or value.start == value.end:
        writer.copy(at, value.end)


_PLAIN = {"\n": " ", '"': "&quot;", '\\"': "&quot;", "\\'": "'", "\\`": "`", "<": "&lt;"}


def _text(writer: Writer, text: str, value: Argument) -> None:
    """Write a caption: HTML as it is, the links of Markdown as links (Hugo's markdownify)."""
    if not value.is_literal:
        writer.replace(OPAQUE, value.start, value.end)
        return
    at = value.start
    for match in _IN_CAPTION.finditer(text, value.start, value.end):
        if at < match.start():
            writer.copy(at, match.start())
        at = match.end()
        if match["href"]:
            writer.replace("<a", *match.span())
            writer.glue(' href="')
            writer.copy(*match.span("href"))
            writer.glue('">')
            writer.copy(*match.span("text"))
            writer.glue("</a>")
        elif match[0][0] == "{":
            writer.replace(OPAQUE * len(match[0]), *match.span())
        else:
            writer.replace(_PLAIN.get(match[0], match[0][-1]), *match.span())
    if at < value.end:
        writer.copy(at, value.end)


def _pair(writer: Writer, text: str, tag: Tag, markdown: bool) -> int:
    """Write a tag of a pair as the HTML tag of its name, in Markdown so that what follows is still read."""
    is_end = tag.name.startswith("end")
    element = f"</{tag.name[3:]}>" if is_end else f"<{tag.name}>"
    if not markdown:
        writer.replace(element, tag.start, tag.end)
        return tag.end
    after = tag.end
    while after < len(text) and after - tag.end < _WIDEST and text[after] in " \t\n":
        after += 1
    writer.glue("\n\n")
    writer.replace(element, tag.start, tag.end)
    # HTML inside the figure goes on in its block, Markdown needs a blank line to be read.
    writer.glue("\n" if not is_end and text.startswith("<", after) else "\n\n")
    return after
