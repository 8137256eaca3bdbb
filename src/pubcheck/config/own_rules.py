"""Reads the rules of a project's own folders and packs, and tells every mistake in them with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pubcheck import catalogue, resources_packs
from pubcheck.catalogue import OUTCOMES_OF_EXAMPLES, Catalogue, Rule, Standard
from pubcheck.config import own_options
from pubcheck.config.mistakes import Mistake
from pubcheck.config.own import Own
from pubcheck.config.own_check import is_good_rule, is_table_of_strings
from pubcheck.config.own_use import Use
from pubcheck.config.selectors import Known, nearest
from pubcheck.config.settings import Layer, Steps

KINDS = ("law", "policy", "standard", "guidance", "house style")
STANDARDS = "standards.toml"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_UNSAID = Standard("own", "House style of this project", "house style")
_DEFAULTS = {"standards": [_UNSAID.key], "why": "", "limits": "", "since": ""}


def of(layers: Sequence[Layer], known: Known, mistakes: list[Mistake]) -> Own:
    """The rules that the layers of a configuration name; what is wrong with them goes to the mistakes."""
    reading = _Reading(catalogue.load(), known, mistakes)
    for layer in layers:
        settings = layer.settings if isinstance(layer.settings, dict) else {}
        for key, find in (("rule-folders", _folder), ("packs", _pack)):
            names = settings.get(key)
            for index, name in enumerate(names if isinstance(names, list) else ()):
                place = layer.path, *layer.place((key, index))
                if not isinstance(name, str) or not name.strip():
                    continue  # the configuration itself is told to be wrong
                try:
                    reading.read(find(layer, name))
                except (OSError, LookupError) as error:
                    mistakes.append(Mistake(*place, *_said(error)))
                    continue
                if key == "packs":
                    reading.packs.append(resources_packs.version(name))
    return reading.own()


def of_folder(folder: Path, known: Known, mistakes: list[Mistake]) -> Own:
    """The rules of one folder."""
    reading = _Reading(catalogue.load(), known, mistakes)
    reading.read(folder)
    return reading.own()


def _said(error: Exception) -> tuple[str, str]:
    message, _, cure = str(error.args[0]).partition("; ")
    return message, cure


def _folder(layer: Layer, name: str) -> Path:
    folder = layer.path.parent / name
    if not folder.is_dir():
        raise LookupError(f"there is no folder “{name}”; its path is relative to this file")
    return folder


def _pack(_: Layer, name: str) -> Path:
    return resources_packs.rules_folder(name)


class _Reading:
    """What has been read so far, and what rules of other places there are."""

    def __init__(self, ours: Catalogue, known: Known, mistakes: list[Mistake]) -> None:
        self.ours = ours
        self.known = known
        self.mistakes = mistakes
        self.rules: dict[str, Rule] = {}
        self.standards: dict[str, Standard] = {}
        self.examples: dict[str, Any] = {}
        self.paths: dict[str, Path] = {}
        self.packs: list[str] = []
        self._folders: set[Path] = set()

    def own(self) -> Own:
        return Own(
            MappingProxyType(self.rules),
            MappingProxyType(self.standards),
            MappingProxyType(self.examples),
            MappingProxyType(self.paths),
            tuple(self.packs),
        )

    def read(self, folder: Path) -> None:
        """Read a folder: its standards, then each `<topic>/<id>.toml`; one that was read is passed by."""
        if folder.resolve() in self._folders:
            return
        self._folders.add(folder.resolve())
        if (folder / STANDARDS).exists() and (layer := self._layer(folder / STANDARDS)):
            for key, record in layer.data.items():
                self._standard(layer, key, record)
        paths = sorted(folder.glob("*/*.toml"))
        if not paths:
            there = next(folder.glob("*.toml"), None)
            hint = "a rule stands in a folder of its topic: style/word-forbidden.toml"
            if there is None or there.name != STANDARDS:
                self.mistakes.append(Mistake(there or folder, 1, 1, "there is no rule here", hint))
        for path in paths:
            if layer := self._layer(path):
                self._rule(layer)

    def _layer(self, path: Path) -> Layer | None:
        from pubcheck.config.layers import read

        return read(path, self.mistakes)

    def _told(
        self, layer: Layer, steps: Steps, message: str, cure: str | None = None, key: bool = False
    ) -> None:
        self.mistakes.append(Mistake(layer.path, *layer.place(steps, of_key=key), message, cure))

    def _standard(self, layer: Layer, key: str, record: Any) -> None:
        if key in self.ours.standards or key == _UNSAID.key:
            self._told(
                layer, (key,), f"“{key}” is a standard of pubcheck already", "choose another key", True
            )
        elif key in self.standards:
            self._told(
                layer, (key,), f"“{key}” is a standard of another folder, too", "choose another key", True
            )
        elif not _NAME.fullmatch(key) or not isinstance(record, dict):
            self._told(layer, (key,), f"“{key}” is no standard", f'write [{key.lower()}], name = "…"', True)
        elif unknown := record.keys() - {"name", "kind", "edition", "date", "address", "clauses"}:
            name = min(unknown)
            self._told(layer, (key, name), f"“{name}” is nothing that is said of a standard", key=True)
        elif not isinstance(record.get("name"), str) or record.get("kind") not in KINDS:
            listed = ", ".join(f"“{kind}”" for kind in KINDS)
            self._told(layer, (key,), "a standard has a name and a kind", f"kind is one of {listed}", True)
        elif not all(isinstance(record.get(part, ""), str) for part in ("edition", "date", "address")):
            self._told(layer, (key,), "edition, date and address are strings", "put them in quotes", True)
        elif not is_table_of_strings(record.get("clauses", {})):
            self._told(layer, (key, "clauses"), "clauses are a table of strings", '"4.2" = "Dates"')
        else:
            self.standards[key] = Standard(key, **record)

    def _rule(self, layer: Layer) -> None:
        before = len(self.mistakes)
        path, record = layer.path, layer.data
        name, topic = path.stem, path.parent.name
        taken = self._taken(name)
        if taken:
            self.mistakes.append(Mistake(path, 1, 1, taken, "give the file another name"))
        if not _ID.fullmatch(name) or not _NAME.fullmatch(topic):
            said = f"“{topic}/{name}” is no name of a topic and a rule"
            self.mistakes.append(
                Mistake(path, 1, 1, said, "small letters with hyphens: style/word-forbidden")
            )
        if not is_good_rule(record):  # or has what only the schema tells
            from pubcheck.config.explain_rules import explain

            self.mistakes.extend(explain(layer))
        if len(self.mistakes) > before:
            return
        self._cited(layer)
        use = Use(layer, self.mistakes)
        options = use.options()
        if len(self.mistakes) > before:
            return
        if use.code:
            self.packs.append(use.code)
        shown = {outcome: record.get(outcome, []) for outcome in OUTCOMES_OF_EXAMPLES}
        kept = {key: value for key, value in record.items() if key not in (*shown, "lists")}
        cases = {**own_options.CASES.get(record["check"], {}), **record.get("cases", {})}
        if "standards" not in record:
            self.standards[_UNSAID.key] = _UNSAID
        self.rules[name] = catalogue.rule_of(
            {**_DEFAULTS, **kept, "id": name, "topic": topic, "options": options, "cases": cases}
        )
        self.examples[name] = shown
        self.paths[name] = path

    def _taken(self, name: str) -> str:
        if name in self.known.rules or name in self.known.renamed:
            return f"there is a rule {name} in pubcheck already"
        if name in self.known.topics or name in self.known.standards or name in self.standards:
            return f"{name} is the name of a topic or a standard"
        return f"there is another rule {name} in {self.paths[name]}" if name in self.paths else ""

    def _cited(self, layer: Layer) -> None:
        standards = {**self.ours.standards, **self.standards}
        for index, entry in enumerate(layer.data.get("standards", ())):
            key, _, clause = entry.partition(":")
            if key not in standards:
                near = nearest(key, standards)
                hint = f"did you mean “{near}”?" if near else f"put it into {STANDARDS} of the folder"
                self._told(layer, ("standards", index), f"there is no standard “{key}”", hint)
            elif clause and clause not in standards[key].clauses:
                near = nearest(clause, standards[key].clauses)
                cure = f"did you mean “{key}:{near}”?" if near else None
                self._told(layer, ("standards", index), f"“{key}” has no clause “{clause}”", cure)
