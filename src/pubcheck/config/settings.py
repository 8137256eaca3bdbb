"""Settings: the values in force for one file, each with where it was set."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pubcheck.config.own import NOTHING, Own
from pubcheck.grammar import toml_keys
from pubcheck.source import Source

if TYPE_CHECKING:
    from pubcheck.grammar.entries import Entry
    from pubcheck.suppressions import Suppression

Steps = tuple[str | int, ...]

MEGABYTE = 1_000_000
"""Bytes in the unit of `max-file-size-mb`."""

ACCEPT = "accept"
"""The option of term rules whose entries add up."""

RULE_CHOICE = ("select", "ignore", "extend-select")
SELECTING = (*RULE_CHOICE, "fixable", "unfixable")
_FOR_ALL = ("files", "records", "data-files", "online", "site")  # tables that no override sets
_BY_NAME = ("shortcodes", *_FOR_ALL)
OWN_RULES = frozenset({"rule-folders", "packs"})
"""The keys that name rules of a project's own; those of an extended file stay."""

LISTS = ("select", "ignore", "fixable", "unfixable", "include", "exclude", "site_hosts", "https_hosts")


class Layer:
    """One configuration file as read; ``table`` is where its settings begin (`tool.pubcheck`)."""

    def __init__(
        self, path: Path, text: str, data: Mapping[str, Any], table: Steps = (), is_extended: bool = False
    ) -> None:
        self.path = path
        self.text = text
        self.data = data
        self.table = table
        self.is_extended = is_extended

    @cached_property
    def settings(self) -> Any:
        """The table of settings: empty where the file has none, anything at all where it is wrong."""
        found: Any = self.data
        for step in self.table:
            found = found.get(step, {}) if isinstance(found, dict) else {}
        return found

    @cached_property
    def entries(self) -> dict[Steps, Entry]:
        """Every key of the file by its path; scanned only when a place is asked for."""
        return {entry.path: entry for entry in toml_keys.scan(self.text)}

    def place(self, steps: Steps, *, of_key: bool = False) -> tuple[int, int]:
        """The 1-based line and column of a setting's value, or of its key.

        ``steps`` leads there from the start of the settings; where nothing stands there, the nearest setting
        around it is meant, and the start of the file in the end.
        """
        path = self.table + steps
        while path:
            if entry := self.entries.get(path):
                offset = entry.key[0] if entry.key and (of_key or path != self.table + steps) else entry.start
                return Source("", self.text).position(offset)
            path = path[:-1]
        return 1, 1


class Origin(NamedTuple):
    """Where a value comes from: a layer and the way to it, else the command line or the defaults."""

    layer: Layer | None = None
    steps: Steps = ()
    is_command_line: bool = False

    def __str__(self) -> str:
        if self.layer is None:
            return "command line" if self.is_command_line else "default"
        path = self.layer.path
        shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        line, _ = self.layer.place(self.steps, of_key=True)
        return f"{'extends ' if self.layer.is_extended else ''}{shown.as_posix()}:{line}"


DEFAULT = Origin()
COMMAND_LINE = Origin(is_command_line=True)


class Settings(NamedTuple):
    """What holds for one file; many files share one object, and it is equal to itself only.

    ``origins`` gives each value that is no default its origin, by the key's name as in the file, dotted:
    `fail-on`, `rules.link-http.severity`. ``rules`` holds the options that are set, `severity` among them.
    ``max_file_size`` is in bytes, ``archive_after_days`` in days. ``records`` has the field maps by pattern;
    patterns and paths are relative to ``root``, a folder that ends in a separator, "" where nothing is set.
    """

    profile: str | None = None
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fixable: tuple[str, ...] = ("ALL",)
    unfixable: tuple[str, ...] = ()
    rule_folders: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    strict: bool = False
    preview: bool = False
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: str = ""
    content_id: str = ""
    archived: bool | Literal["auto"] = "auto"
    archive_after_days: int = 730
    site_hosts: frozenset[str] = frozenset()
    https_hosts: frozenset[str] = frozenset()
    files: tuple[tuple[str, str], ...] = ()
    shortcodes: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    records: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    data_files: Mapping[str, Any] = MappingProxyType({})
    site: Mapping[str, str] = MappingProxyType({})
    online: Mapping[str, Any] = MappingProxyType({})
    rules: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    suppressions: tuple[Suppression, ...] = ()
    max_file_size: int = 20 * MEGABYTE
    origins: Mapping[str, Origin] = MappingProxyType({})
    root: str = ""
    own: Own = NOTHING

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


DEFAULTS = Settings()


class Draft:
    """Settings in the making: tables are laid over each other, the later one wins key by key.

    ``renamed`` gives what rules are called now that a table may name as they once were.
    """

    def __init__(self, renamed: Mapping[str, str] = MappingProxyType({})) -> None:
        self.renamed = renamed
        self.values: dict[str, Any] = {**{key: {} for key in (*_BY_NAME, "rules")}, "extend-select": ()}
        self.suppressions: list[Suppression] = []
        self.origins: dict[str, Origin] = {}

    def lay(self, table: Mapping[str, Any], layer: Layer | None, steps: Steps = ()) -> None:
        """Lay one table of settings over what is there; without a layer it is the command line's."""
        if layer is None and "select" in table:
            # Who names rules on the command line wants these, whatever the files say of them.
            for key in RULE_CHOICE:
                self.values.pop(key, None)
                self.origins.pop(key, None)
            self.values["extend-select"] = ()
        for key, value in table.items():
            if key in ("extends", "overrides", "suppressions") or (key in _FOR_ALL and steps):
                continue
            origin = Origin(layer, (*steps, key)) if layer else COMMAND_LINE
            if key in _BY_NAME:
                for name, item in value.items():
                    # Laid anew, so that the order is that of the files: the last pattern decides.
                    self.values[key].pop(name, None)
                    self.values[key][name] = item
                    self.origins[f"{key}.{name}"] = origin._replace(steps=(*origin.steps, name))
            elif key == "rules":
                for name, options in value.items():
                    rule = self.renamed.get(name, name)
                    known = self.values["rules"].setdefault(rule, {})
                    before = known.get(ACCEPT, [])
                    known.update(options)
                    for option in options:
                        way = origin._replace(steps=(*origin.steps, name, option))
                        self.origins[f"rules.{rule}.{option}"] = way
                    if ACCEPT in options and origin.layer:
                        # What is accepted adds up, so that an override loses nothing.
                        known[ACCEPT] = list(dict.fromkeys([*before, *options[ACCEPT]]))
                        for index, entry in enumerate(options[ACCEPT]):
                            self.origins[f"rules.{rule}.{ACCEPT}.{entry}"] = way._replace(
                                steps=(*way.steps, index)
                            )
            else:
                if key in SELECTING:
                    value = [self.renamed.get(name, name) for name in value]
                adds = key == "extend-select" or (key in OWN_RULES and key in self.values)
                self.values[key] = (*self.values[key], *value) if adds else value
                self.origins[key] = origin

    def suppress(self, suppression: Suppression, origin: Origin) -> None:
        """Add a suppression to those that hold."""
        self.origins[f"suppressions[{len(self.suppressions)}]"] = origin
        self.suppressions.append(suppression)

    def settings(self, root: str) -> Settings:
        """The settings as they stand, for the files in and below a folder."""
        values: dict[str, Any] = {
            key.replace("-", "_"): tuple(value) if key in (*LISTS, *OWN_RULES) else value
            for key, value in self.values.items()
            if key != "max-file-size-mb"
        }
        for key in ("site_hosts", "https_hosts"):
            if key in values:
                values[key] = frozenset(host.lower() for host in values[key])
        for key in ("shortcodes", "records", "rules"):
            values[key] = MappingProxyType(
                {name: MappingProxyType(item) for name, item in values[key].items()}
            )
        for key in ("data_files", "online"):
            values[key] = MappingProxyType(values[key])
        values["files"] = tuple(values["files"].items())
        if "archive_after_days" in values:
            values["archive_after_days"] = int(values["archive_after_days"])
        if (size := self.values.get("max-file-size-mb")) is not None:
            values["max_file_size"] = int(size * MEGABYTE)
        return Settings(
            **values,
            suppressions=tuple(self.suppressions),
            origins=MappingProxyType(self.origins),
            root=root,
        )
