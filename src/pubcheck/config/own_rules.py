"""Reads the rules of a project's own folders and packs, and tells every mistake in them with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from pubcheck import catalogue, checks, resources_packs
from pubcheck.catalogue import OUTCOMES_OF_EXAMPLES, Catalogue, Rule, Standard
from pubcheck.config import own_options
from pubcheck.config.check import is_like
from pubcheck.config.mistakes import Mistake
from pubcheck.config.own import Own
from pubcheck.config.own_check import is_good_rule, is_table_of_strings
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
        if not is_good_rule(record):
            from pubcheck.config.explain_rules import explain

            self.mistakes.extend(explain(layer))
        if len(self.mistakes) > before:
            return
        self._cited(layer)
        options = self._options(layer)
        if len(self.mistakes) > before or options is None:
            return
        shown = {outcome: record.get(outcome, []) for outcome in OUTCOMES_OF_EXAMPLES}
        kept = {key: value for key, value in record.items() if key not in (*shown, "lists")}
        cases = {case: {} for case in own_options.CASES.get(record["check"], ())} | record.get("cases", {})
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

    def _options(self, layer: Layer) -> dict[str, Any] | None:
        """The options of a rule with those that it leaves to its check; None where something is wrong."""
        record, check = layer.data, layer.data["check"]
        try:
            run: Any = checks.find(check).run
        except (LookupError, ImportError) as error:
            near = nearest(check, own_options.STOCK)
            self._told(layer, ("check",), str(error), f"did you mean “{near}”?" if near else None)
            return None
        if not run.__module__.startswith(f"{checks.__name__}."):
            self.packs.append(_code_of(run))
        takes = own_options.takes_of(run)
        before = len(self.mistakes)
        given = {**record.get("options", {}), **self._lists(layer)}
        for name, value in given.items():
            steps: Steps = ("options", name)
            if name not in takes:
                near = nearest(name, takes)
                cure = f"did you mean “{near}”?" if near else f"it has {', '.join(sorted(takes))}"
                self._told(layer, steps, f"“{name}” is no option of {check}", cure, True)
            elif (like := own_options.EXAMPLE_OF.get(takes[name])) is not None and not is_like(value, like):
                self._told(layer, steps, f"“{name}” must be {own_options.WRITTEN[takes[name]]}")
        defaults = {name: own_options.plain(value) for name, value in (run.__kwdefaults__ or {}).items()}
        for name in takes.keys() - defaults.keys() - given.keys():
            self._told(layer, ("options",), f"the option “{name}” is missing", f"{check} needs it")
        if len(self.mistakes) > before:
            return None
        options = {**defaults, **given}
        for option, said in own_options.faults(check, options):
            self._told(
                layer, ("options", option) if option else ("check",), f"{option}: {said}" if option else said
            )
        self._messages(layer)
        return None if len(self.mistakes) > before else options

    def _lists(self, layer: Layer) -> dict[str, list[str]]:
        """The options whose entries stand in files beside the rule, one on a line."""
        found: dict[str, list[str]] = {}
        for option, name in layer.data.get("lists", {}).items():
            try:
                text = (layer.path.parent / name).read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                reason = getattr(error, "strerror", None) or "it is not UTF-8"
                self._told(layer, ("lists", option), f"“{name}” cannot be read: {reason}")
                continue
            lines = (line.partition("#")[0].strip() for line in text.splitlines())
            found[option] = [line for line in lines if line]
        return found

    def _messages(self, layer: Layer) -> None:
        """Whether the messages name nothing but what the check tells."""
        record = layer.data
        facts = own_options.facts_of(record["check"])
        steps: list[Steps] = [("message",)]
        steps += [
            ("cases", name, "message") for name, case in record.get("cases", {}).items() if "message" in case
        ]
        steps += [("related", part) for part in record.get("related", {})]
        steps += [("fix", "title")] if "fix" in record else []
        for way in steps:
            text: Any = record
            for step in way:
                text = text[step]
            for named in _named(str(text)):
                if named is None:
                    self._told(
                        layer, way, "a brace is not closed", "write {{ and }} for braces that are meant"
                    )
                elif facts is not None and named not in facts:
                    listed = ", ".join(f"{{{fact}}}" for fact in sorted(facts))
                    self._told(
                        layer, way, f"{record['check']} tells nothing of “{named}”", f"it tells {listed}"
                    )


def _code_of(run: Any) -> str:
    """Which code of a pack a rule runs, so that nothing is kept of another one."""
    path = Path(run.__code__.co_filename)
    return f"{path} {path.stat().st_mtime_ns if path.is_file() else 0}"


def _named(text: str) -> Iterator[str | None]:
    try:
        for _, name, _, _ in Formatter().parse(text):
            if name is not None:
                yield name
    except ValueError:
        yield None
