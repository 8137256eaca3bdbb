"""Finds what installed packs add: checks, readers, reporters and folders of rules, by their entry points."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

GROUPS = ("checks", "readers", "reporters", "rules")
"""The groups of entry points, each behind `pubcheck.`: `pubcheck.checks` and so on."""


class PackError(LookupError):
    """A pack that is not installed, or cannot be used; says what to do."""


@cache
def load(group: str, name: str) -> Any:
    """What a pack offers under a name in a group (``GROUPS``); raises PackError.

    Looks into the metadata of all that is installed, so nobody asks who does not need a pack.
    """
    entry = _entry(group, name)
    try:
        return entry.load()
    except Exception as error:
        raise PackError(
            f"the pack {entry.value} cannot be imported: {type(error).__name__}: {error}"
        ) from error


@cache
def rules_folder(name: str) -> Path:
    """The folder of rules of a pack: that of the package which its entry point names; raises PackError."""
    from importlib.util import find_spec

    entry = _entry("rules", name)
    try:
        spec = find_spec(entry.value)
    except (ImportError, ValueError):
        spec = None
    for place in (spec.submodule_search_locations if spec else None) or ():
        return Path(place)
    raise PackError(f"the pack {name} names {entry.value} for its rules, which is no package")


def names(group: str) -> list[str]:
    """What the packs offer in a group."""
    from importlib.metadata import entry_points

    return sorted({entry.name for entry in entry_points(group=f"pubcheck.{group}")})


def version(name: str) -> str:
    """Which release of a pack has the rules of that name; "" where nobody knows."""
    distribution = _entry("rules", name).dist
    return "" if distribution is None else f"{distribution.name} {distribution.version}"


def _entry(group: str, name: str) -> Any:
    from importlib.metadata import entry_points

    found = {entry.value: entry for entry in entry_points(group=f"pubcheck.{group}", name=name)}
    if not found:
        there = ", ".join(names(group))
        offered = f"the packs that are installed offer {there}" if there else "no pack offers any"
        raise PackError(
            f"there is no {name} in pubcheck.{group}: {offered}; install its pack beside pubcheck"
        )
    if len(found) > 1:
        raise PackError(f"two packs offer {name} in pubcheck.{group}: {', '.join(found)}; remove one of them")
    return next(iter(found.values()))
