"""Reads the configuration of a site's generator: TOML, YAML and JSON as tables, JavaScript as text."""

from __future__ import annotations

import json
import re
from typing import Any

from pubcheck.linter_site_tree import Tree

_DEEPEST = 20
_COMMENT = re.compile(r"(?<![:\"'`\w])//[^\n]*|/\*(?:[^*]|\*(?!/))*+\*/")


def table(tree: Tree, path: str) -> dict[str, Any] | None:
    """A file's settings, keys in small letters; None where it cannot be read as a table."""
    text = tree.text(path)
    if text is None:
        return None
    ending = path.rpartition(".")[2].lower()
    data: Any = None
    try:
        if ending == "toml":
            import tomllib

            data = tomllib.loads(text)
        elif ending == "json":
            data = json.loads(text)
        else:
            data = _yaml(text)
    except (ValueError, RecursionError):
        return None
    lowered = _lowered(data)
    return lowered if isinstance(lowered, dict) else None


def _yaml(text: str) -> Any:
    from pubcheck.grammar.yaml_events import YamlError
    from pubcheck.readers.front_matter import parse_yaml

    if not re.search(r"^[^#\s-]", text, re.MULTILINE):
        return {}
    start = 4 if text.startswith("---\n") else 0
    try:
        entries = parse_yaml(text, start, len(text))
    except YamlError as error:
        raise ValueError from error
    if entries is None:
        raise ValueError
    data: dict[Any, Any] = {}
    for entry in entries:
        node = data
        for step in entry.path[:-1]:
            inner = node.get(step)
            if not isinstance(inner, dict):
                inner = node[step] = {}
            node = inner
        if entry.path and not isinstance(node.get(entry.path[-1]), dict):
            node[entry.path[-1]] = entry.value
    return data


def _lowered(data: Any, depth: int = 0) -> Any:
    """Keys in small letters; lists, which come out of the YAML reader as tables by number, as lists."""
    if depth > _DEEPEST:
        return None
    if isinstance(data, dict):
        if data and all(isinstance(key, int) for key in data):
            return [_lowered(item, depth + 1) for item in data.values()]
        return {str(key).lower(): _lowered(item, depth + 1) for key, item in data.items()}
    if isinstance(data, list):
        return [_lowered(item, depth + 1) for item in data]
    return data


def script(tree: Tree, path: str) -> str:
    """The text of a configuration in JavaScript without its comments; "" where it cannot be read."""
    return _COMMENT.sub(" ", tree.text(path) or "")


def strings(value: Any) -> tuple[str, ...]:
    """A value that is a string, or the strings of one that is a list."""
    several = value if isinstance(value, list) else [value]
    return tuple(item for item in several if isinstance(item, str))


def inner(value: Any) -> dict[str, Any]:
    """A value that is a table, an empty one otherwise."""
    return value if isinstance(value, dict) else {}
