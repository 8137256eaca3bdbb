"""Explains what is wrong with the file of a rule; imported, with its validator, only when something is."""

from __future__ import annotations

import json
from typing import Any

from pubcheck import resources
from pubcheck.catalogue import OUTCOMES_OF_EXAMPLES
from pubcheck.config.explain import mistakes_of
from pubcheck.config.mistakes import Mistake
from pubcheck.config.selectors import nearest
from pubcheck.config.settings import Layer

_SAID = {
    "oneOf": "an example has one text: html, markdown, mdx, text, record, image or word",
    "const": 'only a deprecated rule is replaced by another: status = "deprecated"',
}
_MAY_LACK = ("standards", "since", "why", "limits")  # of a rule of a project's own


def explain(layer: Layer) -> list[Mistake]:
    """Every mistake in a rule of a project's own, in the order of its lines."""
    from jsonschema import Draft202012Validator

    schema: dict[str, Any] = json.loads((resources.folder("schemas") / "rule.schema.json").read_bytes())
    schema["required"] = [key for key in schema["required"] if key not in _MAY_LACK]
    for key in ("why", "limits", "since"):
        schema["properties"][key] = {"type": "string"}
    found: set[Mistake] = set()
    for error in Draft202012Validator(schema).iter_errors(layer.data):
        steps = tuple(error.absolute_path)
        said = _SAID.get(str(error.validator))
        if error.validator == "pattern" and steps[-1:] == ("check",):
            said = "a check is module.function, such as words.forbid"
        if error.validator == "additionalProperties":
            allowed: Any = error.schema
            for key in error.instance.keys() - allowed["properties"].keys():
                near = nearest(key, allowed["properties"])
                cure = f"did you mean “{near}”?" if near else None
                place = layer.place((*steps, key), of_key=True)
                what = "an example" if steps[:1] and steps[0] in OUTCOMES_OF_EXAMPLES else "a rule"
                found.add(Mistake(layer.path, *place, f"“{key}” is nothing that {what} says", cure))
        elif said:
            found.add(Mistake(layer.path, *layer.place(steps), said))
        else:
            found.update(mistakes_of(error, layer))
    return sorted(found, key=lambda mistake: (mistake.line, mistake.column, mistake.message))
