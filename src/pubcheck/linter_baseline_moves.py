"""Finds the entries of a file that was renamed or moved since its baseline was written."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH118, PTH119
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from pubcheck.finding import Finding, Mark
from pubcheck.linter_baseline import Entry

_MOST_RENAMES = 5000  # files that git compares by content; its own limit is 1000 (git-diff, -l)


class Moves:
    """The paths in a baseline that the files of a run had, by those that they have; one file takes each.

    ``folder`` is that of the baseline, ``name`` its file's, ``entries`` stand by their path.
    """

    def __init__(self, folder: str, name: str, entries: Mapping[str, Sequence[Entry]]) -> None:
        self._folder = folder
        self._name = name
        self._entries = entries
        self._found: dict[str, str] = {}

    def origin(self, path: str, findings: Sequence[Finding]) -> str:
        """The path in the baseline of the file that now has this path and these findings; both with `/`.

        Looked for only where the baseline does not know the path. A file was moved here if the one it was is
        gone, and has the same content id, or if git says so, or if half of what is known of it is found here.
        """
        if path in self._entries or not findings:
            return self._found.get(path, path)
        if path not in self._found:
            self._found[path] = origin = self._look(path, findings)
            self.gone.discard(origin)
        return self._found[path]

    def _look(self, path: str, findings: Sequence[Finding]) -> str:
        if not self.gone:
            return path
        marks = [Mark(*finding.mark) for finding in findings if finding.mark]
        if marks and (origin := self._by_content.get(marks[0].content)) and origin in self.gone:
            return origin
        if (origin := self._by_git.get(path)) and origin in self.gone:
            return origin
        votes: Counter[str] = Counter()
        generic: Counter[str] = Counter()
        for mark in marks:
            # What is said of a file as a whole is said of many alike.
            counted = votes if mark.before or mark.after else generic
            counted.update(self._by_fingerprint.get(mark.fingerprint, ()))
        for origin, number in votes.most_common():
            special = sum(1 for entry in self._entries[origin] if entry.before or entry.after)
            if origin in self.gone and 2 * number >= special:
                return origin
        name = os.path.basename(path)
        alike = [o for o in self.gone if os.path.basename(o) == name and votes[o] + generic[o]]
        return alike[0] if len(alike) == 1 else path

    @cached_property
    def gone(self) -> set[str]:
        """The paths in the baseline at which no file stands any more and that nobody has taken."""
        return {path for path in self._entries if not os.path.lexists(os.path.join(self._folder, path))}

    @cached_property
    def _by_content(self) -> dict[str, str]:
        return {e.content: path for path in self.gone for e in self._entries[path] if e.content}

    @cached_property
    def _by_fingerprint(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self.gone):
            for entry in self._entries[path]:
                found[entry.fingerprint].append(path)
        return found

    @cached_property
    def _by_git(self) -> dict[str, str]:
        """What git takes for renamed since the commit that last changed the baseline, new path to old."""
        from pubcheck.linter_changes_git import GitError, repository

        try:
            git = repository(self._folder)
            here = os.path.relpath(os.path.realpath(self._folder), os.path.realpath(git.top))
            below = "" if here == os.curdir else here.replace(os.sep, "/") + "/"
            since = git.run("log", "-1", "--format=%H", "--", f":(top,literal){below}{self._name}")
            output = git.run(
                *("-c", f"diff.renameLimit={_MOST_RENAMES}", "diff", "-M", "--name-status", "-z"),
                *("--diff-filter=R", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
                *("--no-relative", since.decode().strip() or "HEAD", "--"),
            )
        except GitError:
            return {}
        # A status, the old name and the new one, each with a null character behind it (git-diff, raw output).
        fields = os.fsdecode(output).split("\0")
        pairs = zip(fields[1::3], fields[2::3], strict=False)
        return {
            new.removeprefix(below): old.removeprefix(below)
            for old, new in pairs
            if new.startswith(below) and old.startswith(below)
        }
