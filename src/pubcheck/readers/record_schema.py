"""Tells what in a record the schemas refuse; the validator is imported only where something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from pubcheck import resources
from pubcheck.document import Problem
from pubcheck.grammar.entries import Entry
from pubcheck.readers.record_fields import INVALID, UNKNOWN_KEY, Place, Record
from pubcheck.readers.record_maps import PHOTO_PARTS, FieldMap, Places
from pubcheck.source import Span

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

_TEXTS = frozenset({"byline", "body", "language", "url", *PHOTO_PARTS})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.DOTALL)
_NAMES = {"array": "a list", "object": "an object", "string": "text"}
_KINDS = {
    "boolean": "true or false",
    "list": "a list",
    "mapping": "an object",
    "null": "null",
    "number": "a number",
    "string": "text",
}


def problems(text: str, record: Record, fields: FieldMap) -> tuple[Problem, ...]:
    """What the schemas refuse, each at its place.

    A record in pubcheck's own form is judged as a whole. Of any other the values are that a field map takes,
    as far as their form decides whether they can be read at all: dates and keywords have many.
    """
    if fields.schema:
        instance, places = _whole(text, record)
        schema = fields.schema
    else:
        instance, places = _mapped(text, record, fields)
        schema = "article-record"
    if _is_good(instance, is_article=schema == "article-record", is_whole=bool(fields.schema)):
        return ()
    found = [
        problem
        for error in _validator(schema).iter_errors(instance)
        for problem in _told(error, record, places)
        if fields.schema or error.validator != "required"
    ]
    return tuple(sorted(set(found), key=lambda problem: (problem.span, problem.detail)))


def _is_good(instance: Any, *, is_article: bool, is_whole: bool) -> bool:
    """Whether the schemas take a record: says the same as they do, without a validator."""
    if not is_article:
        return _is_photo(instance)
    for key, value in instance.items():
        if key in ("headline", "$schema"):
            good = isinstance(value, str) and bool(value.strip() or key != "headline")
        elif key == "pubcheck":
            good = isinstance(value, dict)
        elif key == "date":
            good = value is None or (isinstance(value, str) and _DATE.fullmatch(value) is not None)
        elif key == "body-format":
            good = value in ("html", "markdown", "text")
        elif key == "tags":
            good = value is None or (isinstance(value, list) and all(isinstance(tag, str) for tag in value))
        elif key == "photos":
            good = value is None or (isinstance(value, list) and all(map(_is_photo, value)))
        else:
            good = key in _TEXTS and key not in PHOTO_PARTS and (value is None or isinstance(value, str))
        if not good:
            return False
    return "headline" in instance or not is_whole


def _is_photo(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(
            (key in PHOTO_PARTS and item is None)
            or (key in (*PHOTO_PARTS, "$schema") and isinstance(item, str))
            for key, item in value.items()
        )
    )


def _whole(text: str, record: Record) -> tuple[Any, dict[Place, Entry]]:
    """A record as the validator knows values, and where each stands; built without recursion."""
    root: dict[str, Any] = {}
    holders: dict[tuple[Any, ...], Any] = {(): root}
    places: dict[Place, Entry] = {}
    for entry in record.entries:
        value: Any = _value(text, record, entry)
        holder = holders.get(entry.path[:-1])
        if isinstance(holder, dict):
            holder[str(entry.path[-1])] = value
        elif isinstance(holder, list):
            holder.append(value)
        if isinstance(value, (dict, list)):
            holders[entry.path] = value
        places[tuple(map(str, entry.path))] = entry
    return root, places


def _mapped(text: str, record: Record, fields: FieldMap) -> tuple[Any, dict[Place, Entry]]:
    """What a field map takes of a record, in pubcheck's own form, and where each value stands."""
    by_place = record.by_place()
    instance: dict[str, Any] = {}
    places: dict[Place, Entry] = {}
    for part in ("headline", "byline", "body"):
        if (entry := _first(by_place, fields.parts.get(part, ()), ())) is not None:
            value = _value(text, record, entry)
            if part != "headline" or not (value is None or (isinstance(value, str) and not value.strip())):
                instance[part], places[(part,)] = value, entry
    if not fields.photos:
        return instance, places
    photos: list[Any] = []
    for at in _photo_places(by_place, fields.photos):
        holder = by_place.get(at)
        if holder is not None and holder.kind != "mapping":
            places[("photos", str(len(photos)))] = holder
            photos.append(_value(text, record, holder))
            continue
        photo: dict[str, Any] = {"$schema": ""}  # so that it is never empty
        for part in PHOTO_PARTS:
            if (entry := _first(by_place, fields.parts.get(part, ()), at)) is not None:
                photo[part] = _value(text, record, entry)
                places[("photos", str(len(photos)), part)] = entry
        photos.append(photo)
    instance["photos"] = photos
    return instance, places


def _photo_places(by_place: Mapping[Place, Entry], wanted: Places) -> Iterator[Place]:
    for place in wanted:
        holder = by_place.get(place)
        if not place or (holder is not None and holder.kind != "list"):
            if not place or (holder is not None and holder.kind != "null"):
                yield place
            return
        index = 0
        while holder is not None and (*place, str(index)) in by_place:
            yield (*place, str(index))
            index += 1


def _first(by_place: Mapping[Place, Entry], wanted: Places, below: Place) -> Entry | None:
    """The value that a part is taken from: the first that is there and says anything."""
    there = [entry for place in wanted if (entry := by_place.get((*below, *place))) is not None]
    return next((entry for entry in there if entry.kind != "null"), there[0] if there else None)


def _value(text: str, record: Record, entry: Entry) -> Any:
    """A value as JSON has it; what YAML calls a number or a truth value is text to whoever wrote it."""
    if entry.kind == "mapping":
        return {}
    if entry.kind == "list":
        return []
    if entry.value is not None and not isinstance(entry.value, str) and record.syntax != "json":
        return text[entry.start : entry.end]
    return entry.value


def _told(error: ValidationError, record: Record, places: Mapping[Place, Entry]) -> Iterator[Problem]:
    place = tuple(map(str, error.absolute_path))
    entry = places.get(place)
    span = Span(entry.start, entry.end) if entry else Span(record.start, record.start + 1)
    name = next((f"“{step}”" for step in reversed(place) if not step.isdigit()), "the record")
    kind = str(error.validator)
    if kind == "additionalProperties":
        allowed = list(cast("dict[str, Any]", error.schema)["properties"])
        for key in sorted(cast("dict[str, Any]", error.instance).keys() - set(allowed)):
            found = places.get((*place, key))
            where = Span(*found.key) if found and found.key else span
            near = get_close_matches(key, allowed, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            yield Problem(UNKNOWN_KEY, where, f"“{key}” is no key of this kind of record{hint}")
    elif kind == "required":
        for key in cast("list[str]", error.validator_value):
            if key not in cast("dict[str, Any]", error.instance):
                yield Problem(INVALID, span, f"“{key}” is missing")
    elif kind == "type":
        wanted: Any = error.validator_value
        first = wanted if isinstance(wanted, str) else wanted[0]
        is_item = bool(place) and place[-1].isdigit()
        what = f"an item of {name}" if is_item else name
        shown = _KINDS[entry.kind] if entry else "that"
        yield Problem(INVALID, span, f"{what} must be {_NAMES[str(first)]}, not {shown}")
    elif kind == "enum":
        choices = ", ".join(f"“{choice}”" for choice in cast("list[str]", error.validator_value))
        yield Problem(INVALID, span, f"{name} must be one of {choices}")
    elif kind == "pattern" and place[-1:] == ("date",):
        yield Problem(INVALID, span, "“date” must begin with the day as YYYY-MM-DD")
    else:
        yield Problem(INVALID, span, f"{name} must not be empty")


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    folder = resources.folder("schemas")
    loaded = {
        f"{name}.schema.json": json.loads((folder / f"{name}.schema.json").read_bytes())
        for name in ("article-record", "caption-record")
    }
    registry: Any = Registry().with_resources(
        (name, Resource.from_contents(contents)) for name, contents in loaded.items()
    )
    return Draft202012Validator(loaded[f"{schema}.schema.json"], registry=registry)
