"""Tells whether a rule asks its check for what that can do, in its options and in its messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

from pubcheck import checks
from pubcheck.config import own_options
from pubcheck.config.check import is_like
from pubcheck.config.mistakes import Mistake
from pubcheck.config.own import Own
from pubcheck.config.selectors import nearest
from pubcheck.config.settings import Layer, Steps


class Use:
    """A rule of a project's own and its check; ``code`` is which code of a pack that is, "" for ours."""

    def __init__(self, layer: Layer, mistakes: list[Mistake]) -> None:
        self.layer = layer
        self.record: Mapping[str, Any] = layer.data
        self.check: str = layer.data["check"]
        self.code = ""
        self._mistakes = mistakes

    def options(self) -> dict[str, Any]:
        """The options of the rule with those that it leaves to its check; mistakes are told."""
        try:
            run: Any = checks.find(self.check).run
        except (LookupError, ImportError) as error:
            near = nearest(self.check, own_options.STOCK)
            self._told(("check",), str(error), f"did you mean “{near}”?" if near else None)
            return {}
        if not run.__module__.startswith(f"{checks.__name__}."):
            self.code = _code_of(run)
        takes = own_options.takes_of(run)
        before = len(self._mistakes)
        given = {**self.record.get("options", {}), **self._lists()}
        self._typed(takes, given, ("options",))
        defaults = {name: own_options.plain(value) for name, value in (run.__kwdefaults__ or {}).items()}
        for name in sorted(takes.keys() - defaults.keys() - given.keys()):
            self._told(("check",), f"the option “{name}” is missing", f"{self.check} needs it")
        options = {**defaults, **given}
        by_profile = self.record.get("profile-options", {})
        for profile, own in by_profile.items():
            self._typed(takes, own, ("profile-options", profile))
        if len(self._mistakes) == before:
            self._good(options, ("options",), given)
            for profile, own in by_profile.items():
                self._good({**options, **own}, ("profile-options", profile), own)
            self._messages()
        return options

    def _told(self, steps: Steps, message: str, cure: str | None = None, key: bool = False) -> None:
        self._mistakes.append(Mistake(self.layer.path, *self.layer.place(steps, of_key=key), message, cure))

    def _typed(self, takes: Mapping[str, str], given: Mapping[str, Any], steps: Steps) -> None:
        """Tell which options there are not, and which are of another type."""
        for name, value in given.items():
            if name not in takes:
                near = nearest(name, takes)
                cure = f"did you mean “{near}”?" if near else f"it has {', '.join(sorted(takes))}"
                self._told((*steps, name), f"“{name}” is no option of {self.check}", cure, True)
            elif (like := own_options.EXAMPLE_OF.get(takes[name])) is not None and not is_like(value, like):
                self._told((*steps, name), f"“{name}” must be {own_options.WRITTEN[takes[name]]}")

    def _good(self, options: Mapping[str, Any], steps: Steps, given: Mapping[str, Any]) -> None:
        """Tell which options have a value that the check cannot work with."""
        for option, said in own_options.faults(self.check, options):
            if option in given or (not option and steps == ("options",)):
                way = (*steps, option) if option else ("check",)
                self._told(way, f"{option}: {said}" if option else said)

    def _lists(self) -> dict[str, list[str]]:
        """The options whose entries stand in files beside the rule, one on a line."""
        found: dict[str, list[str]] = {}
        for option, name in self.record.get("lists", {}).items():
            try:
                text = (self.layer.path.parent / name).read_text("utf-8-sig")
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
                self._told(("lists", option), f"“{name}” cannot be read: {reason}")
                continue
            lines = (line.partition("#")[0].strip() for line in text.splitlines())
            found[option] = [line for line in lines if line]
        return found

    def _messages(self) -> None:
        """Tell which messages name what the check does not tell."""
        facts = own_options.facts_of(self.check)
        steps: list[Steps] = [("message",)]
        for name, case in self.record.get("cases", {}).items():
            steps += [("cases", name, "message")] if "message" in case else []
        steps += [("related", part) for part in self.record.get("related", {})]
        steps += [("fix", "title")] if "fix" in self.record else []
        for way in steps:
            text: Any = self.record
            for step in way:
                text = text[step]
            for named in _named(str(text)):
                if named is None:
                    self._told(way, "a brace is not closed", "write {{ and }} for braces that are meant")
                elif facts is not None and named not in facts:
                    listed = ", ".join(f"{{{fact}}}" for fact in sorted(facts))
                    self._told(way, f"{self.check} tells nothing of “{named}”", f"it tells {listed}")


def settings_faults(layers: Sequence[Layer], own: Own) -> Iterator[Mistake]:
    """What is wrong with options that settings, good as such, give to rules of a project's own."""
    for layer in layers:
        tables: list[tuple[Steps, Mapping[str, Any]]] = [(("rules",), layer.settings.get("rules", {}))]
        for index, override in enumerate(layer.settings.get("overrides", ())):
            tables.append((("overrides", index, "rules"), override.get("rules", {})))
        for steps, table in tables:
            for name in table.keys() & own.rules.keys():
                rule = own.rules[name]
                options = {
                    **{key: own_options.plain(value) for key, value in rule.options.items()},
                    **table[name],
                }
                for option, said in own_options.faults(rule.check, options):
                    if option in table[name]:
                        place = layer.place((*steps, name, option))
                        yield Mistake(layer.path, *place, f"{option}: {said}")


def _named(text: str) -> Iterator[str | None]:
    """What a message names in braces; None where these are no pairs."""
    try:
        for _, name, _, _ in Formatter().parse(text):
            if name is not None:
                yield name
    except ValueError:
        yield None


def _code_of(run: Any) -> str:
    """Which code of a pack a rule runs, so that nothing is kept of another one."""
    path = Path(run.__code__.co_filename)
    return f"{path} {path.stat().st_mtime_ns if path.is_file() else 0}"
