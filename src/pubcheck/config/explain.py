"""Explains what is wrong with a configuration; imported, with its validator, only when something is."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from pubcheck import resources
from pubcheck.config.mistakes import Mistake
from pubcheck.config.selectors import Known, nearest

if TYPE_CHECKING:
    from jsonschema import Draft7Validator, ValidationError

    from pubcheck.config.settings import Layer, Steps

Schema = dict[str, Any]

_NAMES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a table",
    "string": "a string",
}
_HOST_OF_ADDRESS = re.compile(r"(?:[a-z]{1,10}://)?([^\s/:@?#*]+)", re.IGNORECASE)


def schema_for(known: Known) -> Schema:
    """``schemas/config.schema.json`` with the names that this version's rules add to it."""
    schema: Schema = json.loads((resources.folder("schemas") / "config.schema.json").read_bytes())
    from pubcheck.resources_packs import names

    schema["properties"]["files"]["additionalProperties"]["enum"] += names("readers")
    definitions = schema["definitions"]
    definitions["selector"] |= {"enum": sorted(known.selectors), "title": "rule, topic or standard"}
    definitions["rule"] |= {"enum": sorted(known.named), "title": "rule"}
    severity = definitions["rules"]["additionalProperties"]["properties"]["severity"]
    definitions["rules"]["additionalProperties"] = False
    definitions["rules"]["properties"] = {
        rule: {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: _type_of(value) for name, value in options.items()} | {"severity": severity},
        }
        for rule, options in known.named.items()
    }
    return schema


def validator(known: Known) -> Draft7Validator:
    """A validator of settings; to it, as to TOML, 1.0 is no whole number."""
    from jsonschema import Draft7Validator, FormatChecker
    from jsonschema.validators import extend

    types = Draft7Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    strict: Any = extend(Draft7Validator, type_checker=types)  # type: ignore[no-untyped-call]
    return cast("Draft7Validator", strict(schema_for(known), format_checker=FormatChecker(["date"])))


def explain(layer: Layer, known: Known) -> list[Mistake]:
    """Every mistake in the settings of one file, in the order of its lines."""
    found = [
        mistake
        for error in validator(known).iter_errors(_as_json(layer.settings))
        for mistake in mistakes_of(error, layer)
    ]
    found = sorted(set(found), key=lambda mistake: (mistake.line, mistake.column, mistake.message))
    return found or [Mistake(layer.path, *layer.place(()), "something here is wrong; see the documentation")]


def _type_of(default: object) -> Schema:
    """The schema of an option's value, as `check` takes it from the option's default."""
    if isinstance(default, bool):
        return {"type": "boolean"}
    if isinstance(default, int):
        return {"type": "integer"}
    if isinstance(default, float):
        return {"type": "number"}
    if isinstance(default, str):
        return {"type": "string"}
    if isinstance(default, (list, tuple)):
        return {"type": "array", "items": _type_of(default[0] if default else "")}
    if isinstance(default, Mapping):
        return {"type": "object", "additionalProperties": _type_of(next(iter(default.values()), ""))}
    return {}


def _as_json(value: Any, key: object = None) -> Any:
    """A TOML value as the validator knows values: a day as a string, what is no finite number as null."""
    if isinstance(value, dict):
        return {name: _as_json(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    if key == "until" and isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return value


def mistakes_of(error: ValidationError, layer: Layer) -> Iterator[Mistake]:
    """What one error of a validator means for the file."""
    steps: Steps = tuple(error.absolute_path)
    expected: Any = error.validator_value
    instance: Any = error.instance
    kind = str(error.validator)
    if kind == "additionalProperties":
        allowed: Any = cast("Schema", error.schema)["properties"]
        for key in instance.keys() - allowed.keys():
            what = "no rule" if steps[-1:] == ("rules",) else "no setting"
            if steps[:1] == ("overrides",) and len(steps) == 2:
                what = "no setting of an override"
            if len(steps) > 1 and steps[-2] == "rules":
                what = f"no option of {steps[-1]}"
            hint = _guess(key, allowed)
            if key == "tool" and not steps:
                hint = "in pubcheck.toml, leave [tool.pubcheck] out"
            yield _at(layer, (*steps, key), f"“{key}” is {what}", hint, of_key=True)
    elif kind == "required":
        for key in expected:
            if key not in instance:
                yield _at(layer, steps, f"“{key}” is missing", f"add {key} = …")
    elif kind == "enum":
        title = cast("Schema", error.schema).get("title")
        if not title or isinstance(instance, str):
            yield _of_choice(instance, layer, steps, expected, title)
    elif kind == "type":
        wanted = [expected] if isinstance(expected, str) else expected
        names = " or ".join(_NAMES[name] for name in wanted)
        shown = _shown(layer, steps)
        suggestion = f"write [{shown}]" if wanted == ["array"] and isinstance(instance, str) else None
        yield _at(layer, steps, f"{_name(steps)} must be {names}, not {shown}", suggestion)
    elif kind == "pattern" and len(steps) > 1 and "hosts" in str(steps[-2]):
        host = _HOST_OF_ADDRESS.match(str(instance))
        suggestion = f"write “{host[1]}”" if host else None
        yield _at(layer, steps, f"{_shown(layer, steps)} is not the bare name of a host", suggestion)
    elif kind == "pattern" and steps[:1] == ("data-files",):
        yield _at(
            layer, steps, f"{_shown(layer, steps)} has no {{id}} in it", "write “data/{id}.yml” or the like"
        )
    elif kind in ("minItems", "minLength", "minProperties", "pattern"):
        yield _at(layer, steps, f"{_name(steps)} must not be empty")
    elif kind == "format":
        yield _at(layer, steps, f"{_shown(layer, steps)} is no day of the calendar", "write YYYY-MM-DD")
    else:
        limit = "more than" if kind == "exclusiveMinimum" else "at least" if kind == "minimum" else "at most"
        yield _at(layer, steps, f"{_name(steps)} must be {limit} {expected}, not {_shown(layer, steps)}")


def _of_choice(
    instance: object, layer: Layer, steps: Steps, choices: list[Any], title: str | None
) -> Mistake:
    """A value that is not among those there are; ``title`` says what these are where they are many."""
    shown = _shown(layer, steps)
    message = f"{shown} is no {title}" if title else f"{_name(steps)} must be {_listed(choices)}, not {shown}"
    return _at(layer, steps, message, _guess(instance, [c for c in choices if isinstance(c, str)]))


def _at(
    layer: Layer, steps: Steps, message: str, suggestion: str | None = None, *, of_key: bool = False
) -> Mistake:
    return Mistake(layer.path, *layer.place(steps, of_key=of_key), message, suggestion)


def _name(steps: Steps) -> str:
    names = [step for step in steps if isinstance(step, str)]
    name = f"“{names[-1]}”" if names else "“tool.pubcheck”"
    return f"an item of {name}" if steps and isinstance(steps[-1], int) else name


def _shown(layer: Layer, steps: Steps) -> str:
    value = layer.settings
    for step in steps:
        value = value[step]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value[:60], ensure_ascii=False)
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)


def _listed(choices: Iterable[Any]) -> str:
    words = [json.dumps(choice) for choice in choices]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _guess(name: object, names: Collection[str]) -> str | None:
    near = nearest(name, names) if isinstance(name, str) else None
    return f"did you mean “{near}”?" if near else None
