"""Configuration files: finds the one that counts for a path, reads it with what it extends, and caches."""

from __future__ import annotations

# Paths are strings here: every file of a run asks for its settings, and pathlib costs more than the answer.
# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH118, PTH120, PTH123
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.config.check import day
from pubcheck.config.layers import PYPROJECT, read_all
from pubcheck.config.mistakes import ConfigError, Mistake
from pubcheck.config.own import NOTHING, Own
from pubcheck.config.selectors import Known
from pubcheck.config.settings import DEFAULTS, Draft, Layer, Origin, Settings
from pubcheck.grammar import globs

if TYPE_CHECKING:
    from pubcheck.suppressions import Suppression

FILE_NAME = "pubcheck.toml"
_TOOL_TABLE = re.compile(
    rb"""^[ \t]{0,40}\[?[ \t]{0,40}["']?tool["']?[ \t]{0,40}([.\]=])([^\n]{0,200})""", re.MULTILINE
)


class Config:
    """One configuration with all that it extends; gives the settings of each file in its folder.

    ``path`` is the file, None where none was found; the patterns in it are relative to ``folder``, which
    ``root`` is as a string that ends in a separator.
    """

    def __init__(
        self,
        path: Path | None,
        folder: Path,
        layers: tuple[Layer, ...],
        command_line: Mapping[str, Any],
        known: Known | None = None,
        own: Own = NOTHING,
    ) -> None:
        self.path = path
        self.folder = folder
        self.root = os.path.join(folder, "")
        self.own = own
        self._layers = layers
        self._command_line = command_line
        self._successors = known.successors if known else {}
        self._renamed = known.renamed if known else {}
        self._overrides = [
            (globs.compiled(tuple(table["files"])), table, layer, index)
            for layer in layers
            for index, table in enumerate(layer.settings.get("overrides", ()))
        ]
        self._suppressions = [
            (globs.compiled(tuple(table["files"])), table, layer, index)
            for layer in layers
            for index, table in enumerate(layer.settings.get("suppressions", ()))
        ]
        self._made: dict[tuple[bool, ...], Settings] = {}

    @property
    def settings(self) -> Settings:
        """The settings without any override: what holds for a whole run."""
        return self._settings((False,) * (len(self._overrides) + len(self._suppressions)))

    def settings_for(self, path: str) -> Settings:
        """The settings of one file, whose ``path`` is relative to `folder`, with `/`; files share objects."""
        if not self._overrides and not self._suppressions:
            return self._settings(())
        return self._settings(
            (
                *(patterns.covers(path) for patterns, *_ in self._overrides),
                *(patterns.covers(path) for patterns, *_ in self._suppressions),
            )
        )

    @property
    def paths(self) -> set[str]:
        """The files that it was read from, those of rules of its own too."""
        return {str(path) for path in (*(layer.path for layer in self._layers), *self.own.paths.values())}

    def notices(self, known: Known) -> list[Mistake]:
        """What there is to say of rules that are named as they once were, or that are to go."""
        from pubcheck.config.succession import notices

        return [notice for layer in self._layers for notice in notices(layer, known)]

    def _settings(self, applies: tuple[bool, ...]) -> Settings:
        made = self._made.get(applies)
        if made is None:
            made = self._made[applies] = self._make(applies)
        return made

    def _make(self, applies: tuple[bool, ...]) -> Settings:
        if not self._layers and not self._command_line:
            return DEFAULTS
        draft = Draft(self._renamed)
        for layer in self._layers:
            draft.lay(layer.settings, layer)
        for applied, (_, table, layer, index) in zip(applies, self._overrides, strict=False):
            if applied:
                draft.lay(table, layer, ("overrides", index))
        if self._command_line:
            draft.lay(self._command_line, None)
        for applied, (_, table, layer, index) in zip(
            applies[len(self._overrides) :], self._suppressions, strict=True
        ):
            if applied:
                draft.suppress(_suppression(table, self._successors), Origin(layer, ("suppressions", index)))
        return draft.settings(self.root)._replace(own=self.own)


class Configs:
    """The configurations of a run, each read once; ``only`` is the one that the command line names.

    ``paths`` are the files that were read; ``notices`` has what there is to say of the ids in them that gave
    way to others, each once.
    """

    def __init__(
        self, known: Known, command_line: Mapping[str, Any] | None = None, only: Path | None = None
    ) -> None:
        self._known = known
        self._command_line = command_line or {}
        self._by_folder: dict[str, Config] = {}
        self._by_path: dict[Path, Config] = {}
        self._without = Config(None, Path.cwd(), (), self._command_line, known)
        self.notices: dict[str, None] = {}
        self.paths: set[str] = set()
        self._only = self._load(only, Path.cwd()) if only else None

    def for_folder(self, folder: str) -> Config:
        """The configuration that counts for the files in an absolute folder. Raises ConfigError."""
        if self._only:
            return self._only
        found = self._by_folder.get(folder)
        if found is None:
            path = _in_folder(folder)
            parent = os.path.dirname(folder)
            if path:
                found = self._by_path.get(path)
                found = found or self._by_path.setdefault(path, self._load(path, path.parent))
            elif parent == folder or os.path.exists(os.path.join(folder, ".git")):
                found = self._without
            else:
                found = self.for_folder(parent)
            self._by_folder[folder] = found
        return found

    def settings_for(self, path: str) -> Settings:
        """The settings for an absolute path of a file. Raises ConfigError."""
        config = self.for_folder(os.path.dirname(path))
        root = config.root
        below = path[len(root) :] if path.startswith(root) else os.path.relpath(path, root)
        return config.settings_for(below.replace(os.sep, "/"))

    def _load(self, path: Path, folder: Path) -> Config:
        config = load(path, self._known, self._command_line, folder)
        self.paths |= config.paths
        if self._known.renamed or self._known.deprecated:
            self.notices |= dict.fromkeys(map(str, config.notices(self._known)))
        return config


def find_config(path: Path) -> Path | None:
    """The configuration file nearest to a file or folder, in its folder or above; None where there is none.

    Looks no higher than the repository's root, the folder that holds `.git`.
    """
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        if found := _in_folder(folder):
            return found
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def load(
    path: Path, known: Known, command_line: Mapping[str, Any] | None = None, folder: Path | None = None
) -> Config:
    """Read a configuration file and what it extends.

    ``command_line`` are settings by their names in the file, of good values, that go before all files'.
    Patterns are relative to ``folder``, the file's own by default. Raises ConfigError with all mistakes.
    """
    path = Path(os.path.abspath(path))
    mistakes: list[Mistake] = []
    layers, own = read_all(path, known, mistakes)
    if mistakes:
        raise ConfigError(mistakes)
    return Config(path, folder or path.parent, tuple(layers), command_line or {}, known, own)


def _in_folder(folder: str) -> Path | None:
    path = os.path.join(folder, FILE_NAME)
    if os.path.isfile(path):
        return Path(path)
    path = os.path.join(folder, PYPROJECT)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    return Path(path) if _has_table(data) else None


def _has_table(data: bytes) -> bool:
    """Whether a pyproject.toml has settings for us: `tomllib` is asked only where the words stand there."""
    if not any(
        b"pubcheck" in match[2] if match[1] == b"." else b"pubcheck" in data
        for match in _TOOL_TABLE.finditer(data)
    ):
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return True  # its mistake is told when it is read
    return isinstance(tool, dict) and "pubcheck" in tool


def _suppression(table: Mapping[str, Any], successors: Mapping[str, str]) -> Suppression:
    from pubcheck.suppressions import Suppression

    return Suppression(
        tuple(now for rule in table["rules"] for now in dict.fromkeys((successors.get(rule, rule), rule))),
        table["reason"],
        until=day(table.get("until")),
        by=table.get("by", ""),
    )
