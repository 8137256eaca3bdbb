"""Tells whether the file of a rule is good; what is wrong with a bad one is for `explain_rules` to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pubcheck.catalogue import OUTCOMES_OF_EXAMPLES
from pubcheck.config.check import PROFILES, SEVERITIES, day

_CHECK = re.compile(r"[a-z_]+\.[a-z_]+")
_FEWEST_REASONS = 30  # code points that say why a fix is safe


def is_table_of_strings(value: Any) -> bool:
    """Whether a value is a table of strings."""
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def is_good_rule(record: Any) -> bool:
    """Whether a rule has known keys only, of good values, as ``schemas/rule.schema.json`` has it.

    A rule of a project's own may leave out its standards, its reason, its limits and since when there is.
    """
    return (
        isinstance(record, dict)
        and {"title", "severity", "check", "message"} <= record.keys()
        and all(key in _GOOD and _GOOD[key](value) for key, value in record.items())
        and ("replaced-by" not in record or record.get("status") == "deprecated")
    )


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _strings(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(_text(item) for item in value)


def _fix(value: Any) -> bool:
    if not isinstance(value, dict) or not {"safe", "title"} <= value.keys() <= _GOOD_FIX.keys():
        return False
    if not all(_GOOD_FIX[key](item) for key, item in value.items()):
        return False
    changes = value.get("changes")
    # What changes words is never safe, and why another form is the same a rule must say.
    return (not value["safe"] or changes in _CHANGES[:3]) and (changes != "form" or "because" in value)


def _case(value: Any) -> bool:
    return isinstance(value, dict) and all(
        key in _GOOD_CASE and _GOOD_CASE[key](item) for key, item in value.items()
    )


def _examples(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict)
        and len(_FORMS & item.keys()) == 1
        and all(
            (key in _FORMS and isinstance(part, str)) or _EXAMPLE.get(key, _never)(part)
            for key, part in item.items()
        )
        for item in value
    )


def _never(_: Any) -> bool:
    return False


def _table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_string(value: Any) -> bool:
    return isinstance(value, str)


def _list_of_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_FORMS = frozenset({"html", "markdown", "mdx", "text", "record", "image", "word"})
_EXAMPLE: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("fixed", "note", "path"), _is_string),
    **dict.fromkeys(("also", "site_hosts", "https_hosts"), _list_of_strings),
    **dict.fromkeys(("images", "files", "options"), _table),
    "map": lambda value: isinstance(value, (str, dict)),
    "profile": lambda value: value in (*PROFILES, "auto"),
    "today": lambda value: _is_string(value) and day(value) is not None,
    "outcome": lambda value: value in ("failed", "cannotTell"),
    "severity": lambda value: value in SEVERITIES,
    "archived": lambda _: True,
    "archive_after_days": lambda value: isinstance(value, int),
    # What servers answer has a form of its own, which only the schema tells.
    "answers": _never,
}


_CHANGES = ("markup", "marks", "form", "words")
_GOOD_FIX: Mapping[str, Callable[[Any], bool]] = {
    "safe": lambda value: isinstance(value, bool),
    "title": _text,
    "changes": lambda value: value in _CHANGES,
    "because": lambda value: _text(value) and len(value) >= _FEWEST_REASONS,
}
_GOOD_CASE: Mapping[str, Callable[[Any], bool]] = {
    "severity": lambda value: value in SEVERITIES,
    "message": _text,
    "outcome": lambda value: value in ("failed", "cannotTell"),
    "fix": _fix,
}
_GOOD: Mapping[str, Callable[[Any], bool]] = {
    "title": _text,
    "standards": _strings,
    "act": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    "severity": lambda value: value in SEVERITIES,
    "profiles": lambda value: _strings(value) and set(value) <= {"*", *PROFILES},
    "since": lambda value: isinstance(value, str),
    "check": lambda value: isinstance(value, str) and bool(_CHECK.fullmatch(value)),
    "strict": lambda value: isinstance(value, bool),
    "status": lambda value: value in ("preview", "stable", "deprecated"),
    "replaced-by": _text,
    "options": lambda value: isinstance(value, dict),
    "profile-options": lambda value: (
        isinstance(value, dict)
        and value.keys() <= set(PROFILES)
        and all(isinstance(own, dict) for own in value.values())
    ),
    "lists": is_table_of_strings,
    "message": _text,
    "cases": lambda value: isinstance(value, dict) and all(_case(case) for case in value.values()),
    "related": is_table_of_strings,
    "fix": _fix,
    "why": lambda value: isinstance(value, str),
    "limits": lambda value: isinstance(value, str),
    **dict.fromkeys(OUTCOMES_OF_EXAMPLES, _examples),
}
