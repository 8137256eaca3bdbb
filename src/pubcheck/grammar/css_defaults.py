"""The style sheet that browsers give every page (HTML, 15.3), and the old attributes that act as styles."""

from __future__ import annotations

from collections.abc import Callable

from pubcheck.grammar.sentence_words import word_set

_Attribute = Callable[[str], str | None]


def _each(tags: str, value: str) -> dict[str, str]:
    return dict.fromkeys(tags.split(), value)


_BOLD = "h1 h2 h3 h4 h5 h6 th"
_FIELDS = "input select textarea button"
_JUSTIFIED = word_set("p div h1 h2 h3 h4 h5 h6 td th tr thead tbody tfoot caption")
_FILLED = word_set("body table thead tbody tfoot tr td th")
# The sizes of <font size> (HTML, 15.3.4).
_FONT_SIZES = {
    "1": "x-small", "2": "small", "3": "medium", "4": "large", "5": "x-large", "6": "xx-large",
    "7": "xxx-large",
    "-1": "small", "-2": "x-small", "+1": "large", "+2": "x-large", "+3": "xx-large", "+4": "xxx-large",
}  # fmt: skip

_DEFAULTS: dict[str, dict[str, str]] = {
    "display": {
        **_each(
            "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption"
            " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol"
            " optgroup option p plaintext pre search section summary ul xmp",
            "block",
        ),
        **_each(
            "area base basefont datalist head link meta noembed noframes param rp script style template title"
            " noscript source track",
            "none",
        ),
        **_each("button input meter progress select textarea", "inline-block"),
        "li": "list-item", "summary": "list-item", "slot": "contents", "ruby": "ruby", "rt": "ruby-text",
        "table": "table", "caption": "table-caption", "colgroup": "table-column-group", "col": "table-column",
        "thead": "table-header-group", "tbody": "table-row-group", "tfoot": "table-footer-group",
        "tr": "table-row", "td": "table-cell", "th": "table-cell",
    },
    "font-weight": {**_each(_BOLD, "bold"), **_each("b strong", "bolder"), **_each(_FIELDS, "400")},
    "font-style": {**_each("address cite dfn em i var", "italic"), **_each(_FIELDS, "normal")},
    "font-size": {
        "h1": "2em", "h2": "1.5em", "h3": "1.17em", "h5": "0.83em", "h6": "0.67em", "big": "larger",
        **_each("small sub sup", "smaller"), "rt": "50%", **_each(_FIELDS, "13.333px"),
    },
    "line-height": _each(_FIELDS, "normal"),
    "letter-spacing": _each(_FIELDS, "normal"),
    "word-spacing": _each(_FIELDS, "normal"),
    "text-transform": _each(_FIELDS, "none"),
    "text-indent": {**_each(_FIELDS, "0px"), "table": "0px"},
    "text-align": {
        **_each("center caption th", "center"), "button": "center", **_each("input select textarea", "start"),
    },
    "text-decoration-line": {
        **_each("ins u", "underline"), **_each("del s strike", "line-through"), "abbr": "none",
    },
    "color": {"mark": "black", **_each("button input select textarea", "black")},
    "background-color": {"mark": "yellow", "button": "#efefef", "input": "white", "textarea": "white"},
    "white-space": {
        **_each("listing plaintext pre xmp", "pre"), "textarea": "pre-wrap", "nobr": "nowrap",
    },
    "font-family": _each("code kbd listing plaintext pre samp tt xmp", "monospace"),
    "overflow-x": {"textarea": "auto", "hr": "visible"},
    "overflow-y": {"textarea": "auto"},
    "unicode-bidi": _each("bdi", "isolate"),
    "list-style-type": {"ol": "decimal", "ul": "disc"},
}  # fmt: skip
DEFAULTED = frozenset(_DEFAULTS)
"""The properties of which the browser's own sheet speaks."""

LINK = "#0000ee"
"""The color of a link that nobody has visited (HTML, 15.3.1)."""

_BY_ATTRIBUTE = frozenset(
    {"display", "color", "background-color", "text-decoration-line", "text-align", "white-space", "font-size"}
)
_SHOWN = frozenset({"until-found"})
_BUTTONS = frozenset({"button", "submit", "reset", "color"})


def default(tag: str, attribute: _Attribute, prop: str) -> str | None:
    """What a browser's own sheet or an old attribute says of a property; None where neither speaks.

    ``attribute`` gives the value of an attribute of the element by its name, None where there is none.
    """
    if prop in _BY_ATTRIBUTE and (found := _of_attributes(tag, attribute, prop)) is not None:
        return found
    values = _DEFAULTS.get(prop)
    return values.get(tag) if values else None


def _of_attributes(tag: str, attribute: _Attribute, prop: str) -> str | None:
    match prop:
        case "display":
            return "none" if _is_hidden(tag, attribute) else None
        case "color":
            if tag in {"a", "area"} and attribute("href") is not None:
                return LINK
            old = (
                attribute("color")
                if tag in {"font", "basefont"}
                else attribute("text")
                if tag == "body"
                else None
            )
            return _old_color(old)
        case "background-color":
            if tag == "input" and (attribute("type") or "").lower() in _BUTTONS:
                return "#efefef"
            return _old_color(attribute("bgcolor")) if tag in _FILLED else None
        case "text-decoration-line":
            linked = tag in {"a", "area"} and attribute("href") is not None
            return "underline" if linked else None
        case "text-align":
            align = (attribute("align") or "").strip().lower() if tag in _JUSTIFIED else ""
            return {"middle": "center"}.get(align, align) if align in _ALIGNMENTS else None
        case "white-space":
            return "nowrap" if tag in {"td", "th"} and attribute("nowrap") is not None else None
    return _FONT_SIZES.get((attribute("size") or "").strip()) if tag == "font" else None


_ALIGNMENTS = frozenset({"left", "right", "center", "middle", "justify"})


def _is_hidden(tag: str, attribute: _Attribute) -> bool:
    hidden = attribute("hidden")
    if hidden is not None and hidden.lower() not in _SHOWN and tag != "embed":
        return True
    if tag == "input":
        return (attribute("type") or "").strip().lower() == "hidden"
    if tag == "dialog":
        return attribute("open") is None
    if tag == "audio":
        return attribute("controls") is None
    return attribute("popover") is not None


def _old_color(text: str | None) -> str | None:
    """A color as old attributes spell it, with or without its number sign (HTML, 2.3.6)."""
    text = (text or "").strip().lower()
    if len(text) in {3, 6} and all(sign in "0123456789abcdef" for sign in text):
        return f"#{text}"
    return text or None
