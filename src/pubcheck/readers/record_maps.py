"""Field maps: which values of a record are its headline, its body and the parts of its photos."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from pubcheck import resources
from pubcheck.grammar.entries import Entry
from pubcheck.readers.record_fields import Place

ARTICLE_PARTS = ("headline", "byline", "date", "body", "language", "url", "tags")
PHOTO_PARTS = ("alt", "title", "caption", "credit", "virin", "file")
BODY_FORMATS = ("html", "markdown", "text")
Places = tuple[Place, ...]


class FieldMap(NamedTuple):
    """Where each part is found: the first of some places that has a value counts.

    ``photos`` leads to a list of photos or to a single one, the empty place being the record itself; the
    parts of photos are looked up from there. ``records`` leads to the list of records in a file. A record
    fits a map that is not asked for by name when all places it ``requires`` are there, with values that
    begin as ``starts_with`` says. ``schema`` names the closed schema that a whole record must satisfy.
    ``asked`` are the parts whose places the settings name themselves.
    """

    name: str
    parts: Mapping[str, Places]
    records: Places = ()
    photos: Places = ()
    body_format: str = ""
    body_format_at: Places = ()
    requires: Places = ()
    starts_with: Mapping[Place, str] = MappingProxyType({})
    schema: str = ""
    asked: frozenset[str] = frozenset()

    def fits(self, by_place: Mapping[Place, Entry]) -> bool:
        """Whether a record looks like those that the map is made for."""
        if self.schema:
            keys = {place[0] for place in by_place if len(place) == 1} - {"$schema", "pubcheck"}
            own = set(PHOTO_PARTS)
            if self.schema == "article-record":
                own = {*ARTICLE_PARTS, "body-format", "photos"}
                return keys <= own and "headline" in keys and not keys.isdisjoint({"body", "photos"})
            return keys <= own and not keys.isdisjoint({"alt", "caption"})
        return all(place in by_place for place in self.requires) and all(
            str(entry.value).startswith(start) if (entry := by_place.get(place)) else False
            for place, start in self.starts_with.items()
        )


def place_of(path: str) -> Place:
    """The place that a JSON pointer leads to (RFC 6901), or that a bare name of a key or column is."""
    if not path.startswith("/"):
        return (path.strip(),) if path.strip() else ()
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in path[1:].split("/"))


def from_table(table: Mapping[str, Any], name: str = "") -> FieldMap:
    """The field map that a table of settings says; with ``map`` it starts from the shipped one of that name.

    Values that make no sense are passed by: who reads settings has told of them. ``name`` is that of a map
    that comes with pubcheck.
    """
    start = shipped().get(str(table["map"])) if "map" in table else None
    parts: dict[str, Places] = dict(start.parts) if start else {}
    for part in (*ARTICLE_PARTS, *PHOTO_PARTS):
        if part in table:
            parts[part] = _places(table[part])
    made = FieldMap(name or (start.name if start else ""), parts) if start is None else start
    body_format = table.get("body-format")
    asked = frozenset() if name else frozenset(part for part in parts if part in table)
    changes: dict[str, Any] = {"parts": parts, "asked": asked}
    if isinstance(body_format, str):
        key = "body_format" if body_format in BODY_FORMATS else "body_format_at"
        changes[key] = body_format if body_format in BODY_FORMATS else _places(body_format)
    for key in ("records", "photos", "requires"):
        if key in table:
            changes[key] = _places(table[key])
    if isinstance(starts := table.get("starts-with"), Mapping):
        changes["starts_with"] = {place_of(path): str(start) for path, start in starts.items()}
    if isinstance(schema := table.get("schema"), str):
        changes["schema"] = schema
    made = made._replace(**changes)
    if not made.photos and any(part in parts for part in PHOTO_PARTS):
        made = made._replace(photos=((),))
    return made


def guessed(by_place: Mapping[Place, Entry]) -> FieldMap | None:
    """The shipped map that a record fits; None where none does."""
    return next((known for known in shipped().values() if known.fits(by_place)), None)


@cache
def shipped() -> Mapping[str, FieldMap]:
    """The maps that come with pubcheck, by name."""
    import tomllib

    found = {}
    for path in sorted((resources.folder("data") / "record-maps").glob("*.toml")):
        found[path.stem] = _from_shipped(tomllib.loads(path.read_text("utf-8")), path.stem)
    return found


def _from_shipped(table: Mapping[str, Any], name: str) -> FieldMap:
    return from_table({key: value for key, value in table.items() if key != "map"}, name)


def _places(value: object) -> Places:
    several = value if isinstance(value, (list, tuple)) else [value]
    return tuple(place_of(path) for path in several if isinstance(path, str))
