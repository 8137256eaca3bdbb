"""Reads a configuration file with those that it extends, and gathers what is wrong with them."""

from __future__ import annotations

# ruff: noqa: PTH100, PTH113
import os
import re
from pathlib import Path

from pubcheck.config.check import is_good
from pubcheck.config.mistakes import Mistake
from pubcheck.config.own import NOTHING, Own
from pubcheck.config.selectors import Known, nearest
from pubcheck.config.settings import OWN_RULES, Layer
from pubcheck.grammar import toml_keys
from pubcheck.source import Source

PYPROJECT = "pyproject.toml"
_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_DEEPEST = 30
_BARE_WORD = re.compile(r"\s*[\w.-]{1,80}\s*=\s*([A-Za-z][\w.-]{0,80})")


def read_all(path: Path, known: Known, mistakes: list[Mistake]) -> tuple[list[Layer], Own]:
    """The file and those that it extends, the one that all rest upon first, and the rules that they name."""
    of_files: list[Mistake] = []
    layers = read_chain(path, of_files)
    own = NOTHING
    if any(isinstance(layer.settings, dict) and OWN_RULES & layer.settings.keys() for layer in layers):
        from pubcheck.config.own_rules import of

        own = of(layers, known, mistakes)
        known = own.known(known)
    for layer in reversed(layers):
        if not is_good(layer.settings, known):
            from pubcheck.config.explain import explain

            mistakes.extend(explain(layer, known))
        mistakes.extend(mistake for mistake in of_files if mistake.path == layer.path)
    mistakes.extend(mistake for mistake in of_files if mistake not in mistakes)
    if own.rules and not mistakes:
        from pubcheck.config.own_use import settings_faults

        mistakes.extend(settings_faults(layers, own))
    return layers, own


def _right(error: OSError) -> str | None:
    return "give this account the right to read it" if isinstance(error, PermissionError) else None


def read_chain(path: Path, mistakes: list[Mistake]) -> list[Layer]:
    """The file and those that it extends, the one that all rest upon first."""
    layers: list[Layer] = []
    seen = {os.path.realpath(path)}
    while layer := read(path, mistakes, is_extended=bool(layers)):
        layers.insert(0, layer)
        extends = layer.settings.get("extends") if isinstance(layer.settings, dict) else None
        if not isinstance(extends, str) or not extends.strip():
            break
        path = Path(os.path.abspath(layer.path.parent / extends))
        place = layer.place(("extends",))
        if not os.path.isfile(path):
            beside = [p.name for p in path.parent.glob("*.toml")] if path.parent.is_dir() else []
            near = nearest(path.name, beside)
            mistakes.append(
                Mistake(
                    layer.path,
                    *place,
                    f"“{extends}” is not there",
                    f"did you mean “{near}”?" if near else "its path is relative to this file",
                )
            )
            break
        if os.path.realpath(path) in seen:
            mistakes.append(
                Mistake(layer.path, *place, f"“{extends}” leads back to itself", "take one of them out")
            )
            break
        seen.add(os.path.realpath(path))
    return layers


def read(path: Path, mistakes: list[Mistake], *, is_extended: bool = False) -> Layer | None:
    """One file of TOML with its settings; None where it is none, which is added to the mistakes."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        mistakes.append(Mistake(path, 1, 1, f"cannot be read: {error.strerror or error}", _right(error)))
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        mistakes.append(Mistake(path, line, 1, "is not UTF-8", "save the file as UTF-8"))
        return None
    try:
        deep = toml_keys.deep_key(text) is not None
        data = {} if deep else tomllib.loads(text)
        if deep or _is_deep(data):
            raise ValueError("tables in tables in tables without end (at end of document)")
    except (ValueError, RecursionError) as error:
        message = str(error)
        place = _PLACE.search(message)
        if place and place[1]:
            line, column = int(place[1]), int(place[2])
        else:
            line, column = Source("", text).position(len(text.rstrip("\r\n")))
        bare = _BARE_WORD.fullmatch(text.split("\n")[line - 1].rstrip())
        mistakes.append(
            Mistake(
                path,
                line,
                column,
                f"not valid TOML: {_PLACE.sub('', message)}",
                f'write "{bare[1]}", in quotation marks' if bare else None,
            )
        )
        return None
    table = ("tool", "pubcheck") if path.name == PYPROJECT else ()
    return Layer(path, text, data, table, is_extended)


def _is_deep(data: object) -> bool:
    """Whether tables are nested so deeply that they can only be a mistake; whoever walks them may recurse."""
    level = [data]
    for _ in range(_DEEPEST):
        inner = [list(item.values()) if isinstance(item, dict) else item for item in level]
        level = [x for items in inner if isinstance(items, list) for x in items]
        if not level:
            return False
    return True
