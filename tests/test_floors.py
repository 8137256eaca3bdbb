"""The house stands: imports run downward, heavy imports stay in their rooms, modules stay small and named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import pubcheck

PACKAGE = Path(pubcheck.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up. A room imports rooms of lower floors only; those on one floor do not know each other.
FLOORS = [
    {"source", "resources", "store"},
    {"derived", "fields", "finding", "grammar"},
    {"tree"},
    {"document"},
    {"prose"},
    {"readers"},
    {"views"},
    {"checks", "catalogue"},
    {"suppressions", "fixes"},
    {"engine"},
    {"config", "discovery", "textstat_table", "online"},
    {"linter"},
    {"reporters"},
    {"cli"},
]
FLOOR = {room: height for height, floor in enumerate(FLOORS) for room in floor}

# The one room that each heavy library may stand in; below a function where start-up would pay for it.
HEAVY = {
    "turbohtml": {"tree"},
    "pyromark": {"readers"},
    "yaml": {"readers"},
    "textstat": {"textstat_table"},
    "nltk": {"textstat_table"},
    "jsonschema": {"config", "readers"},
    "pathspec": {"discovery"},
    "click": {"cli"},
    "rich": {"cli", "reporters"},
    "lxml": {"readers"},
    "tinycss2": {"grammar"},
    "hunspell": {"grammar"},
    "aiohttp": {"online"},
    "watchfiles": {"cli"},
    "yarl": {"online"},
    "jinja2": {"reporters"},
    "sqlite3": {"online", "linter", "store"},
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"}
LARGEST, LARGEST_READER = 300, 400


def room_of(path: Path) -> str:
    """The first name below the package, so that cli_report.py counts as part of the room cli."""
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return name if name in FLOOR or name.startswith("__") else name.split("_")[0]


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_run_downward(path):
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    targets = {name.split(".")[1] for name in imports(path) if name.startswith("pubcheck.")} - {"__version__"}
    targets = {t if t in FLOOR else t.split("_")[0] for t in targets}
    climbs = {t for t in targets if t != room and FLOOR[t] >= FLOOR[room]}
    assert not climbs, f"{room} imports {climbs}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_heavy_imports_stay_in_their_rooms(path):
    for name in {name.split(".")[0] for name in imports(path)} & HEAVY.keys():
        assert room_of(path) in HEAVY[name], f"{name} in {path.name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_are_small_named_and_say_what_they_are_for(path):
    text = path.read_text("utf-8")
    limit = LARGEST_READER if room_of(path) == "readers" else LARGEST
    assert text.count("\n") <= limit
    assert path.stem not in NAMELESS
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "a module opens with one sentence"
    assert docstring.split("\n\n")[0].rstrip().endswith("."), docstring


def test_only_doors_print_or_exit():
    for path in MODULES:
        if room_of(path) == "cli":
            continue
        names = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not names & {"print", "exit", "quit", "input"}, path.name


def test_checks_read_no_file_and_know_no_wording():
    rules = {path.stem for path in (PACKAGE.parents[1] / "rules").glob("*/*.toml")}
    for path in (PACKAGE / "checks").glob("*.py"):
        text = path.read_text("utf-8")
        assert not re.search(r"\bopen\(|\.read_text|\.read_bytes|\bPath\(", text), path.name
        strings = {n.value for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Constant)}
        assert not strings & (rules | {"error", "warning", "note"}), path.name
