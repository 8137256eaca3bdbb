"""What shortcodes say: the arguments of a tag, and which tags stand for images, figures and links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

# A name with = or :, then a string or a bare word; a colon before slashes is part of an address.
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[\w.@-]{1,100}+)[ \t\n]{0,200}(?:=|:(?!//))[ \t\n]{0,200})?
    (?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<raw>[^`]*+)`|(?P<bare>[^\s,"'`|]++))""",
    re.VERBOSE | re.DOTALL,
)
_EMPTY = re.compile(r"(?P<name>[\w.@-]{1,100}+)=(?=\s{0,200}(?:\Z|\s[\w.@-]{1,100}+=))")
_BETWEEN = re.compile(r"[\s,]++")
_FILTER = re.compile(r"(?:\|[ \t\n]{0,200}[\w.]{1,100}+(?:[ \t\n]{0,200}:)?|[+~])[ \t\n]{0,200}")
_BEHIND_STRING = frozenset(" \t\n,|+~")
_CONSTANT = re.compile(r"-?\d[\d.]{0,20}|true|false")

Source = tuple[str | int, ...]
"""Where a value is found: names and 1-based positions of arguments, the first that is there counts."""


class Argument(NamedTuple):
    """One argument of a tag: its name ("" for a positional one) and the place of its value without quotes.

    ``is_literal`` is false where the value is a variable, goes through a filter or has stray quotes.
    """

    name: str
    start: int
    end: int
    is_literal: bool


def arguments(text: str, start: int, end: int, bare_is_literal: bool) -> list[Argument]:
    """The arguments in ``text[start:end]``, in order.

    Hugo takes a bare word for a string, Liquid and its kin for a variable. What cannot be read is passed by.
    """
    found: list[Argument] = []
    at = start
    while at < end:
        if gap := _BETWEEN.match(text, at, end):
            at = gap.end()
        elif found and (filtered := _FILTER.match(text, at, end)):
            found[-1] = found[-1]._replace(is_literal=False)
            at = filtered.end()
            if filtered[0].rstrip()[-1] in ":+~" and (operand := _ARGUMENT.match(text, at, end)):
                at = operand.end()
        elif empty := _EMPTY.match(text, at, end):
            at = empty.end()
            found.append(Argument(empty["name"], at, at, True))
        elif match := _ARGUMENT.match(text, at, end):
            group = match.lastgroup or "bare"
            literal = group != "bare" or bare_is_literal or bool(_CONSTANT.fullmatch(match["bare"]))
            at = match.end()
            # Text right behind a string: its quotes are not where the author thinks.
            literal = literal and (group == "bare" or at == end or text[at] in _BEHIND_STRING)
            found.append(Argument(match["name"] or "", *match.span(group), literal))
        else:
            at += 1
    return found


@dataclass(frozen=True, slots=True)
class Shortcode:
    """What a tag stands for: an element, and the arguments that its attributes and parts are taken from.

    ``element`` is img, figure, a or opaque. ``values`` may have the parts caption and credit of a figure
    and text of a link; all others are attributes. ``alt_from`` says where an alternative text comes from
    that no argument gives: from nowhere (""), from the caption, or from elsewhere, where nobody can see it.
    """

    element: Literal["img", "figure", "a", "opaque"]
    values: Mapping[str, Source] = field(default_factory=dict)
    alt_from: Literal["", "caption", "elsewhere"] = ""


PARTS = frozenset({"caption", "credit", "text"})
_BY_NAME: Mapping[str, Source] = {
    "src": ("src", 1),
    "alt": ("alt",),
    "caption": ("caption",),
    "credit": ("credit",),
}
# digitalgov.gov: alternative text, caption and credit may stand in a data file under the image's name.
_BY_UID = Shortcode("figure", _BY_NAME, "elsewhere")
# digitalgov.gov's legacy-img and Hugo's own figure show the caption where there is no alternative text.
_BY_CAPTION = Shortcode("figure", _BY_NAME, "caption")
_INCLUDED = Shortcode(
    "figure",
    {
        "src": ("src", "image", "img", "image_path", "path", "file", "filename", "url"),
        "alt": ("alt", "alt_text", "alttext", "image_alt"),
        "caption": ("caption",),
        "credit": ("credit", "attribution"),
    },
    "elsewhere",
)

HUGO: Mapping[str, Shortcode] = {
    **dict.fromkeys(
        ("img", "img-right", "img-left", "img-flexible", "img-bw", "image", "theme-img", "asset-img"), _BY_UID
    ),
    **dict.fromkeys(("legacy-img", "legacy-img-right", "legacy-img-left"), _BY_CAPTION),
    "figure": Shortcode(
        "figure",
        {"src": ("src",), "alt": ("alt",), "caption": ("caption", "title"), "credit": ("attr",)},
        "caption",
    ),
    "asset-static": Shortcode("a", {"href": ("file",), "text": ("label",)}),
    "button": Shortcode("a", {"href": ("href",), "text": ("text",)}),
}
"""Hugo's shortcodes by name."""

LIQUID: Mapping[str, Shortcode] = {
    # 18f.gsa.gov and the TTS handbook.
    "image": Shortcode("img", {"src": ("src", 1), "alt": ("alt", 2)}),
    "image_with_class": Shortcode("img", {"src": ("src", 1), "class": ("class", 2), "alt": ("alt", 3)}),
    "include linked-figure": Shortcode(
        "figure", {"src": ("image",), "alt": ("alt",), "caption": ("caption",), "href": ("url",)}
    ),
    **dict.fromkeys(
        ("include image", "include img", "include figure", "include photo", "include picture"), _INCLUDED
    ),
    "include responsive-image": _INCLUDED,
}
"""The tags of Liquid, Jinja and Nunjucks by name; an include by that of its file."""

INCLUDES = frozenset({"include", "include_cached", "include_relative", "render"})


def configured(settings: Mapping[str, Mapping[str, Any]]) -> dict[str, Shortcode]:
    """The shortcodes that a site's settings describe.

    A table by name: ``element``, ``alt_from``, and for each attribute or part the name or the 1-based
    position of its argument, or a list of them. A table that makes no sense is passed by.
    """
    found: dict[str, Shortcode] = {}
    for name, table in settings.items():
        element = table.get("element", "opaque")
        if element not in ("img", "figure", "a", "opaque"):
            continue
        values: dict[str, Source] = {}
        for key, value in table.items():
            if key not in ("element", "alt_from"):
                several = value if isinstance(value, (list, tuple)) else (value,)
                values[key] = tuple(item for item in several if isinstance(item, (str, int)))
        alt_from = table.get("alt_from", "" if "alt" in values else "elsewhere")
        if alt_from not in ("", "caption", "elsewhere"):
            alt_from = "elsewhere"
        found[_without_ending(name).lower()] = Shortcode(element, values, alt_from)
    return found


def include_name(path: str) -> str:
    """The name in the tables of what an include takes in: its file, without folder and ending."""
    return f"include {_without_ending(path.rpartition('/')[2])}".lower()


def _without_ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending in {"html", "njk", "liquid", "md", "htm"} else name


def value_of(found: list[Argument], source: Source) -> Argument | None:
    """The first of the arguments that a value may come from; None where none is given."""
    positional: list[Argument] | None = None
    for wanted in source:
        if isinstance(wanted, str):
            named = next((item for item in found if item.name == wanted), None)
            if named:
                return named
        else:
            if positional is None:
                positional = [item for item in found if not item.name]
            if 0 < wanted <= len(positional):
                return positional[wanted - 1]
    return None
