"""Makes entries of the events that a YAML parser sends: the part of YAML that is more than plain lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pubcheck.grammar.entries import MOST_ENTRIES, TOO_MANY, Entry, Problem
from pubcheck.grammar.yaml_lines import resolve

if TYPE_CHECKING:
    from pubcheck.grammar.entries import Kind, Path, Scalar

_TEMPLATE_TAG = re.compile(r"\{\{[^{}\r\n]{0,500}\}\}|\{%[^{}%\r\n]{0,500}%\}")
_PROPERTIES = re.compile(r"(?:[&!]\S*+\s++|#[^\r\n]*+\s++){0,4}")
_BLOCK_SCALAR_HEADER = re.compile(r"[|>][^\r\n]*+(?:\r\n?|\n)?")
_DEEPEST = 100  # levels of nesting; real front matter has four

# Private-use characters that stand for template tags while the YAML parser reads (plane 15).
_STAND_IN = 0xF0000
_STAND_IN_COUNT = 0xFFFD
_STAND_INS = re.compile("[\U000f0000-\U000ffffd]+")


class YamlError(Exception):
    """A block is no YAML, or more of it than anyone writes; ``problem`` says what and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def hide_template_tags(block: str) -> tuple[str, list[str]]:
    """The block with each Liquid, Nunjucks or Hugo tag as a run of one private-use character, and the tags.

    The length stays, so offsets do; YAML would read ``{{ page.title }}`` as a mapping of a mapping.
    """
    tags: list[str] = []
    if ("{{" not in block and "{%" not in block) or _STAND_INS.search(block):
        return block, tags

    def hide(tag: re.Match[str]) -> str:
        if len(tags) == _STAND_IN_COUNT:
            return tag[0]
        tags.append(tag[0])
        return chr(_STAND_IN + len(tags) - 1) * len(tag[0])

    return _TEMPLATE_TAG.sub(hide, block), tags


@dataclass(slots=True)
class _Level:
    """One open collection; a muted one stands inside a key, and nothing of it is handed out."""

    kind: Kind
    path: Path
    slot: int
    is_flow: bool
    is_muted: bool
    awaits_key: bool
    name: str = ""
    key: tuple[int, int] | None = None
    count: int = 0


class EventReader:
    """Collects the entries of one stream of PyYAML events.

    ``text`` is the file's text, ``shift`` the offset in it that the parser calls 0, ``tags`` what
    `hide_template_tags` hid. Nothing is expanded: an alias is one entry with a place of its own. With
    ``takes_lists`` the document may be a list, too.
    """

    def __init__(self, text: str, shift: int, tags: list[str], *, takes_lists: bool = False) -> None:
        self.takes_lists = takes_lists
        self.text = text
        self.shift = shift
        self.tags = tags
        self.entries: list[Entry] = []
        self.stack: list[_Level] = []
        self.anchors: dict[str, tuple[Scalar, Kind]] = {}
        self.last_end = shift
        self.documents = 0

    def take(self, event: Any) -> bool:
        """Takes one event; False where the document turns out to be no mapping. Raises YamlError."""
        name = type(event).__name__
        if name in ("ScalarEvent", "AliasEvent"):
            if not self.stack:
                return False
            self._leaf(event, is_alias=name == "AliasEvent")
            if len(self.entries) > MOST_ENTRIES:
                raise YamlError(Problem(TOO_MANY, self.last_end, self.last_end + 1))
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            if not self.stack and name == "SequenceStartEvent" and not self.takes_lists:
                return False
            self._open("mapping" if name == "MappingStartEvent" else "list", event)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._close(event)
        elif name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                place = self.shift + event.start_mark.index
                raise YamlError(Problem("a second YAML document begins", place, place + 1))
        return True

    def _open(self, kind: Kind, event: Any) -> None:
        start = self.shift + event.start_mark.index
        if len(self.stack) >= _DEEPEST:
            raise YamlError(Problem("nested too deeply", start, start + 1))
        if event.anchor:
            self.anchors[event.anchor] = (None, kind)
        slot = -1
        path: Path = ()
        is_muted = False
        if self.stack:
            parent = self.stack[-1]
            is_muted = parent.is_muted or parent.awaits_key
            if parent.awaits_key:
                # A collection as a key has no name that a rule could ask for.
                parent.key, parent.name, parent.awaits_key = (start, start), "", False
            elif not is_muted:
                path, slot = self._place(parent), len(self.entries)
                self.entries.append(Entry(path, parent.key, None, start, start, kind))
        awaits_key = kind == "mapping" and not is_muted
        self.stack.append(_Level(kind, path, slot, bool(event.flow_style), is_muted, awaits_key))

    def _close(self, event: Any) -> None:
        level = self.stack.pop()
        # A block collection ends where the next token begins, comments and blank lines later.
        if level.is_flow:
            self.last_end = self.shift + event.end_mark.index
        if level.slot >= 0:
            entry = self.entries[level.slot]
            self.entries[level.slot] = entry._replace(end=max(self.last_end, entry.start))

    def _leaf(self, event: Any, *, is_alias: bool) -> None:
        parent = self.stack[-1]
        start, end = self.shift + event.start_mark.index, self.shift + event.end_mark.index
        self.last_end = end
        value: Scalar
        kind: Kind
        if is_alias:
            if event.anchor not in self.anchors:
                raise YamlError(Problem(f"nothing is anchored as &{event.anchor}", start, end))
            value, kind = self.anchors[event.anchor]
            name = str(value)
        else:
            name = self._shown(event.value)
            value, kind, start, end = self._scalar(event, name, start, end)
            if event.anchor:
                self.anchors[event.anchor] = (value, kind)
        if parent.is_muted:
            return
        if parent.awaits_key:
            parent.key, parent.name, parent.awaits_key = (start, end), name, False
        else:
            self.entries.append(Entry(self._place(parent), parent.key, value, start, end, kind))

    def _place(self, parent: _Level) -> Path:
        """The path of the value that comes next."""
        if parent.kind == "mapping":
            parent.awaits_key = True
            return (*parent.path, parent.name)
        parent.count += 1
        return (*parent.path, parent.count - 1)

    def _scalar(self, event: Any, value: str, start: int, end: int) -> tuple[Scalar, Kind, int, int]:
        """Value, kind and range without quotes; notes where the scalar ends with them."""
        if properties := _PROPERTIES.match(self.text, start, end):
            start = properties.end()
        if not event.style:
            resolved, kind = resolve(value)
            return resolved, kind, (start if value else end), end
        if event.style in "'\"":
            return value, "string", start + 1, end - 1
        header = _BLOCK_SCALAR_HEADER.match(self.text, start, end)
        start = header.end() if header else start
        block = self.text[start:end]
        end = self.last_end = start + len(block.rstrip(" \t\r\n"))
        return value, "string", min(start + len(block) - len(block.lstrip(" \t\r\n")), end), end

    def _shown(self, value: str) -> str:
        """A value with its template tags as they stand in the source."""
        return _STAND_INS.sub(self._restored, value) if self.tags else value

    def _restored(self, run: re.Match[str]) -> str:
        stand_ins = run[0]
        found = []
        at = 0
        while at < len(stand_ins):
            index = ord(stand_ins[at]) - _STAND_IN
            if index >= len(self.tags):
                return stand_ins
            found.append(self.tags[index])
            at += len(self.tags[index])
        return "".join(found)
