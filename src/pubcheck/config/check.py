"""Tells whether a configuration is good; what is wrong with a bad one is for `explain` to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from pubcheck.config.selectors import Known

PROFILES = ("dod-news", "dvids", "navy", "afpims", "gov")
SEVERITIES = ("error", "warning", "note")
FAIL_ON = (*SEVERITIES, "never")
ELEMENTS = ("img", "figure", "a", "opaque")
ALT_FROM = ("", "caption", "elsewhere")
MAPS = (
    "article-record",
    "caption-record",
    "csv-alt-virin",
    "digital-gov-image",
    "dvids-news",
    "dvids-photo",
)
"""The field maps that come with pubcheck."""

PLACES = (
    *("records", "headline", "byline", "date", "body", "language", "url", "tags", "photos"),
    *("alt", "title", "caption", "credit", "virin", "file"),
)
"""What a field map gives the places of."""

ANSWERS = ("alive", "moved", "broken", "blocked", "unreachable")
"""The outcomes of asking for a link that are kept."""

GENERATORS = ("hugo", "jekyll", "eleventy", "astro", "gatsby", "folder", "repository", "none")
"""What `site.generator` may be."""

READERS = ("html", "markdown", "mdx", "text", "record", "image", "word")

PER_FILE = (
    "profile",
    "select",
    "ignore",
    "extend-select",
    "fixable",
    "unfixable",
    "strict",
    "preview",
    "archived",
    "archive_after_days",
    "site_hosts",
    "https_hosts",
    "shortcodes",
    "rules",
)
"""The keys that `[[overrides]]` may set."""

_HOST = re.compile(r"(?:\*\.)?[^\s/:@?#*]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_good(settings: object, known: Known) -> bool:
    """Whether a table of settings has known keys only, all with values that they may have.

    Says the same as ``schemas/config.schema.json``, at a hundredth of the cost of a validator's import.
    """
    if not isinstance(settings, dict):
        return False
    checks = _checks(known)
    return all(key in checks and checks[key](value) for key, value in settings.items())


def _checks(known: Known) -> dict[str, Callable[[Any], bool]]:
    def selectors(value: object) -> bool:
        return _strings(value) and known.selectors.issuperset(value)  # type: ignore[arg-type]

    def rules(value: object) -> bool:
        return isinstance(value, dict) and all(
            rule in known.named and isinstance(options, dict) and _options(options, known.named[rule])
            for rule, options in value.items()
        )

    def override(value: object) -> bool:
        return (
            isinstance(value, dict)
            and _globs(value.get("files"))
            and all(key == "files" or (key in PER_FILE and checks[key](item)) for key, item in value.items())
        )

    def suppression(value: object) -> bool:
        return (
            isinstance(value, dict)
            and value.keys() <= {"files", "rules", "reason", "until", "by"}
            and _globs(value.get("files"))
            and _filled(value.get("rules"))
            and known.named.keys() >= set(value["rules"])
            and _text(value.get("reason"))
            and ("by" not in value or _text(value["by"]))
            and ("until" not in value or day(value["until"]) is not None)
        )

    checks: dict[str, Callable[[Any], bool]] = {
        "extends": _text,
        "profile": lambda value: value in PROFILES,
        "select": selectors,
        "ignore": selectors,
        "extend-select": selectors,
        "fixable": selectors,
        "unfixable": selectors,
        "strict": lambda value: isinstance(value, bool),
        "preview": lambda value: isinstance(value, bool),
        "rule-folders": _names,
        "packs": _names,
        "include": _names,
        "exclude": _names,
        "fail-on": lambda value: value in FAIL_ON,
        "baseline": _text,
        "content-id": _text,
        "archived": lambda value: isinstance(value, bool) or value == "auto",
        "archive_after_days": lambda value: _is_whole(value) and 0 <= value <= 100_000,
        "site_hosts": _hosts,
        "https_hosts": _hosts,
        "max-file-size-mb": lambda value: _is_number(value) and 0 < value <= 100_000,
        "files": lambda value: (
            isinstance(value, dict) and all(name and _is_reader(reader) for name, reader in value.items())
        ),
        "shortcodes": lambda value: (
            isinstance(value, dict) and all(_shortcode(item) for item in value.values())
        ),
        "records": lambda value: (
            isinstance(value, dict) and all(name and _record(item) for name, item in value.items())
        ),
        "data-files": lambda value: (
            isinstance(value, dict) and all(_data_file(item) for item in value.values())
        ),
        "online": _online,
        "site": _site,
        "overrides": lambda value: isinstance(value, list) and all(override(item) for item in value),
        "rules": rules,
        "suppressions": lambda value: isinstance(value, list) and all(suppression(item) for item in value),
    }
    return checks


def day(value: object) -> date | None:
    """The day that a setting names, as a TOML date or in a string as YYYY-MM-DD; None where it names none."""
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


def _options(options: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    return all(
        value in SEVERITIES if name == "severity" else name in defaults and is_like(value, defaults[name])
        for name, value in options.items()
    )


def is_like(value: object, default: object) -> bool:
    """Whether an option's value is of its default's type; the items of a list are of its first one's."""
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int):
        return _is_whole(value)
    if isinstance(default, float):
        return _is_number(value)
    if isinstance(default, str):
        return isinstance(value, str)
    if isinstance(default, (list, tuple)):
        like = default[0] if default else ""
        return isinstance(value, list) and all(is_like(item, like) for item in value)
    if isinstance(default, Mapping):
        example = next(iter(default.values()), "")
        return isinstance(value, dict) and all(is_like(item, example) for item in value.values())
    return True


def _is_reader(name: object) -> bool:
    """Whether files may be read so: by a reader of ours, or one of a pack that is installed."""
    if name in READERS or not isinstance(name, str):
        return name in READERS
    from pubcheck.resources_packs import names

    return name in names("readers")


def _is_number(value: object) -> bool:
    # Not a number and infinity are numbers to TOML, but no limits to anyone.
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _filled(value: object) -> bool:
    return _strings(value) and bool(value)


def _globs(value: object) -> bool:
    return _names(value) and bool(value)


def _hosts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and _HOST.fullmatch(item) for item in value)


def _shortcode(value: object) -> bool:
    """A shortcode's table: what it stands for, and which argument each attribute or part is taken from."""
    return isinstance(value, dict) and all(
        item in ELEMENTS if key == "element" else item in ALT_FROM if key == "alt_from" else _arguments(item)
        for key, item in value.items()
    )


def _arguments(value: object) -> bool:
    """The name or the 1-based position of a tag's argument, or several of them."""
    several: list[Any] = value if isinstance(value, list) else [value]
    return all(isinstance(item, str) or (_is_whole(item) and item >= 1) for item in several)


def _record(value: object) -> bool:
    """A field map: the name of one that is known, and where each part stands."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(
            item in MAPS
            if key == "map"
            else _text(item)
            if key == "body-format"
            else key in PLACES and (isinstance(item, str) or (_names(item) and bool(item)))
            for key, item in value.items()
        )
    )


def _online(value: object) -> bool:
    """How servers are asked: the keys of the table, each within its bounds."""
    return isinstance(value, dict) and all(key in _ONLINE and _ONLINE[key](v) for key, v in value.items())


def _within(least: float, most: float) -> Callable[[Any], bool]:
    return lambda value: _is_number(value) and least <= value <= most


def _site(value: object) -> bool:
    """Where the site is, and what makes it."""
    return (
        isinstance(value, dict)
        and value.keys() <= {"root", "generator"}
        and ("root" not in value or _text(value["root"]))
        and ("generator" not in value or value["generator"] in GENERATORS)
    )


def _data_file(value: object) -> bool:
    """Where the data file of an id stands, or a table with that path and the field map for it."""
    if isinstance(value, dict):
        return (
            value.keys() <= {"path", "map"}
            and "{id}" in str(value.get("path"))
            and isinstance(value.get("path"), str)
            and ("map" not in value or value["map"] in MAPS)
        )
    return isinstance(value, str) and "{id}" in value


_hours = _within(0, 100_000)
_ONLINE: dict[str, Callable[[Any], bool]] = {
    "contact": _text,
    "private-hosts": _hosts,
    "skip-hosts": _hosts,
    "timeout": _within(1, 600),
    "retries": lambda value: _is_whole(value) and 0 <= value <= 10,
    "per-host": lambda value: _is_whole(value) and 1 <= value <= 50,
    "delay": _within(0, 600),
    "keep-hours": lambda value: (
        isinstance(value, dict) and all(name in ANSWERS and _hours(hours) for name, hours in value.items())
    ),
}
