"""Matches what is found in a file with what its baseline knows, in two passes: as it was, then as changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from pubcheck.finding import Finding, Mark
from pubcheck.linter_baseline import Entry

State = Literal["unchanged", "updated"]

_LONG = 8  # words from which a text is known again though one of them was changed
_ENDS = 4  # of its words, at each end; the mark of a long text shows more
_SHARED = 0.6  # of the words of two long texts, those that both have
_LOOKED_AT = 16  # entries at most that one text is compared with: so the time stays linear
_LOOKED_FOR = 300  # entries of a file at most whose places are looked for in its text, for the same reason
_BESIDE = 3  # words next to a text by which a place is found again in a file


class Match(NamedTuple):
    """The entry that a finding is, and whether text or surroundings changed."""

    entry: Entry
    state: State


def match(
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    text: Callable[[], str] = lambda: "",
    overruled: Collection[str] = (),
) -> dict[int, Match]:
    """Which findings, by their position, are which entries; each entry is one finding at most.

    All are of one file, whose ``text``, white space drawn together, is asked for only where something moved.
    First come those whose rule, text, block and number among equals are the same. Of the others an entry is
    a finding of the same rule

    * with the same text where what stands just before it is the same, or just behind it;
    * with a long text of which most words and one end are the same;
    * with the same text where the entry's place stands in the file as ever, and is not found any more: then
      only the order changed, as where an abbreviation is first used elsewhere.

    A short text that is mended in one place and new in another is new.
    """
    found: dict[int, Match] = {}
    by_fingerprint = {entry.fingerprint: entry for entry in entries}
    for index, finding in enumerate(findings):
        if finding.outcome == "failed" and (entry := by_fingerprint.pop(_mark(finding).fingerprint, None)):
            found[index] = Match(entry, "unchanged")
    rest = [index for index, f in enumerate(findings) if f.outcome == "failed" and index not in found]
    if by_fingerprint and rest:
        changed = _Changed(by_fingerprint.values(), text, overruled)
        for step in (changed.by_both_sides, changed.by_one_side, changed.by_words, changed.by_order):
            for index in rest:
                if index not in found and (same := step(findings[index].rule, _mark(findings[index]))):
                    found[index] = Match(same, "updated")
    return found


def _mark(finding: Finding) -> Mark:
    return Mark(*finding.mark) if finding.mark else Mark("", "", "", "")


class _Changed:
    """The entries that are not found as they were; each step takes one out that a finding is."""

    def __init__(self, entries: Iterable[Entry], text: Callable[[], str], overruled: Collection[str]) -> None:
        self._text = text
        self._overruled = overruled
        self._looked_for = 0
        self._left: dict[str, Entry] = {entry.fingerprint: entry for entry in entries}
        self._by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for entry in self._left.values():
            for key in (*_sides(entry.rule, entry), *_ends(entry.rule, entry.text)):
                self._by_key[key].append(entry.fingerprint)
            self._by_key["both", entry.rule, entry.text, entry.before, entry.after].append(entry.fingerprint)
            self._by_key["text", entry.rule, entry.text].append(entry.fingerprint)

    def _take(self, key: tuple[str, ...]) -> Entry | None:
        """An entry with a key, of those that are left."""
        waiting = self._by_key.get(key, [])
        while waiting:
            if entry := self._left.pop(waiting.pop(), None):
                return entry
        return None

    def by_both_sides(self, rule: str, mark: Mark) -> Entry | None:
        """The entry with the same text between the same neighbors."""
        return self._take(("both", rule, mark.text, mark.before, mark.after))

    def by_one_side(self, rule: str, mark: Mark) -> Entry | None:
        """The entry with the same text and one neighbor the same."""
        return next(filter(None, map(self._take, _sides(rule, mark))), None)

    def by_words(self, rule: str, mark: Mark) -> Entry | None:
        """The entry with a long text of nearly the same words."""
        words = set(mark.text.split())
        for key in _ends(rule, mark.text):
            waiting = self._by_key.get(key, [])
            while waiting and waiting[-1] not in self._left:
                waiting.pop()
            for name in waiting[: -_LOOKED_AT - 1 : -1]:
                others = set(self._left[name].text.split()) if name in self._left else set()
                if len(words & others) >= _SHARED * max(len(words), len(others)):
                    return self._left.pop(name)
        return None

    def by_order(self, rule: str, mark: Mark) -> Entry | None:
        """The entry with the same text whose place still stands in the file as it was."""
        if rule in self._overruled:
            return None
        waiting = self._by_key.get(("text", rule, mark.text), [])
        while waiting:
            entry = self._left.get(waiting.pop())
            if entry and self._stands(entry):
                return self._left.pop(entry.fingerprint)
        return None

    def _stands(self, entry: Entry) -> bool:
        self._looked_for += 1
        if self._looked_for > _LOOKED_FOR:
            return False
        before = " ".join([*entry.before.split()[-_BESIDE:], entry.text])
        after = " ".join([entry.text, *entry.after.split()[:_BESIDE]])
        text = self._text() if entry.text else ""
        return (before != entry.text and before in text) or (after != entry.text and after in text)


def _sides(rule: str, about: Entry | Mark) -> Iterable[tuple[str, ...]]:
    yield "before", rule, about.text, about.before
    yield "after", rule, about.text, about.after


def _ends(rule: str, text: str) -> Iterable[tuple[str, ...]]:
    words = text.split()
    if len(words) >= _LONG:
        yield "head", rule, *words[:_ENDS]
        yield "tail", rule, *words[-_ENDS:]
