"""Tells whose a file is, by the CODEOWNERS file of GitHub or GitLab."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH110, PTH118, PTH120
import os
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pubcheck.linter_files import UnreadableError, read

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may lie in a repository; the first that is there counts, as on both services."""

_LARGEST = 3_000_000  # bytes; GitHub takes no larger one
_LONGEST = 1_000  # code points of a pattern
_MOST_KEPT = 100_000  # answers

_Token = str | tuple[bool, frozenset[str], tuple[tuple[str, str], ...]]
_STAR, _ANY, _DEEP = "*", "?", "**"  # in a row of tokens; literal characters stand there as \x


_P = TypeVar("_P")
_T = TypeVar("_T")


class _Entry(NamedTuple):
    """A line: the names of its path as rows of tokens, ``**`` for any number of names; and the owners.

    ``head`` is what every path that matches begins with.
    """

    parts: tuple[tuple[_Token, ...], ...]
    head: str
    owners: tuple[str, ...]
    takes_back: bool = False


class Owners:
    """The owners of the files of one repository, by the text of its CODEOWNERS.

    The last line that matches a path decides. GitLab has sections, each of which has its say, owners of a
    section for its lines that name none, and `!` for what a section leaves out; a path without a slash in
    front stands at any depth there. On GitHub a path with a slash in it stands at the root, and a folder
    stands for all below it (both services' documentation, “Code Owners”, read in 2026).
    """

    def __init__(self, text: str, *, is_gitlab: bool | None = None) -> None:
        lines = [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
        if is_gitlab is None:
            is_gitlab = any(_section(line) for line in lines)
        self._sections: dict[str, list[_Entry]] = {"": []}
        name: str = ""
        default: tuple[str, ...] = ()
        for line in lines:
            if is_gitlab and (section := _section(line)):
                name, default = section
                self._sections.setdefault(name, [])
            elif entry := _entry(line, default, is_gitlab=is_gitlab):
                self._sections[name].append(entry)
        for entries in self._sections.values():
            entries.reverse()
        self._known: dict[str, str] = {}

    def owner_of(self, path: str) -> str:
        """Whose a file is, by its path from the root with `/`: `@web @docs`, or "" for nobody's."""
        if path not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            names = path.split("/")
            found = (self._of_section(entries, path, names) for entries in self._sections.values())
            self._known[path] = " ".join(dict.fromkeys(owner for owners in found for owner in owners))
        return self._known[path]

    @staticmethod
    def _of_section(entries: Sequence[_Entry], path: str, names: Sequence[str]) -> tuple[str, ...]:
        decided: tuple[str, ...] | None = None
        for entry in entries:
            if decided is not None and not entry.takes_back:
                continue
            if path.startswith(entry.head) and _matches(entry, names):
                if entry.takes_back:
                    return ()
                decided = entry.owners
        return decided or ()


def owner_of(root: str) -> Callable[[str], str]:
    """Whose a file is, as a function of its path: relative to ``root``, an absolute folder, or absolute.

    The CODEOWNERS is that of the repository that ``root`` is in, or else of ``root``; without one, or where
    it cannot be read, all files are nobody's.
    """
    top = os.path.abspath(root or os.curdir)
    while not os.path.exists(os.path.join(top, ".git")) and os.path.dirname(top) != top:
        top = os.path.dirname(top)
    if not os.path.exists(os.path.join(top, ".git")):
        top = os.path.abspath(root or os.curdir)
    for place in PLACES:
        try:
            data = read(os.path.join(top, *place.split("/")), _LARGEST)
        except UnreadableError:
            continue
        is_gitlab = True if place.startswith(".gitlab") else None
        if is_gitlab is None and os.path.exists(os.path.join(top, ".gitlab-ci.yml")):
            is_gitlab = not place.startswith(".github")
        owners = Owners(data.decode("utf-8-sig", "replace"), is_gitlab=is_gitlab)
        return lambda path: _below(owners, top, os.path.join(os.path.abspath(root or os.curdir), path))
    return lambda _path: ""


def _below(owners: Owners, top: str, path: str) -> str:
    try:
        relative = os.path.relpath(path, top).replace(os.sep, "/")
    except ValueError:  # on another drive, or with a null character
        return ""
    return "" if relative.startswith("../") else owners.owner_of(relative)


def _section(line: str) -> tuple[str, tuple[str, ...]] | None:
    """The name of a section and its owners: `^[Docs][2] @web`; None for a line of another kind."""
    line = line.removeprefix("^")
    name, bracket, rest = line[1:].partition("]")
    if not line.startswith("[") or not bracket or not name.strip() or "[" in name:
        return None
    if rest.startswith("["):
        count, bracket, rest = rest[1:].partition("]")
        if not bracket or not count.isdecimal():
            return None
    if rest and not rest[0].isspace():
        return None
    return name.strip().casefold(), _owners(rest.split())


def _entry(line: str, default: tuple[str, ...], *, is_gitlab: bool) -> _Entry | None:
    """A line of a path and owners; None where the service does not understand it."""
    words = list(_words(line))
    path, owners = words[0], _owners(words[1:])
    takes_back = is_gitlab and path.startswith("!")
    path = path[1:] if takes_back else path
    if len(path) > _LONGEST or not path.strip("/") or (not is_gitlab and path.startswith("!")):
        return None
    of_folder, is_rooted = path.endswith("/"), path.startswith("/")
    if not is_gitlab:
        is_rooted = "/" in path[:-1]
    names = [name for name in path.split("/") if name]
    ends_open = set(names[-1]) <= {"*"}  # `docs/*` is the files of a folder alone, not what is below
    parts = [(_DEEP,) if name == "**" else tuple(_tokens(name, classes=is_gitlab)) for name in names]
    if not is_rooted:
        parts.insert(0, (_DEEP,))
    if of_folder:
        parts += [(_DEEP,), (_STAR,)]
    elif not is_gitlab and not ends_open:
        parts.append((_DEEP,))  # a folder stands for all that is in it
    head = ""
    for part in parts:
        if part == (_DEEP,) or not all(isinstance(token, str) and token[:1] == "\\" for token in part):
            break
        head += "/" * bool(head) + "".join(token[1:] for token in part if isinstance(token, str))
    return _Entry(tuple(parts), head, owners or default, takes_back)


def _words(line: str) -> Iterator[str]:
    """The words of a line; a space behind a backslash belongs to the word."""
    start = at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 1
        elif line[at].isspace():
            if at > start:
                yield line[start:at]
            start = at + 1
        at += 1
    if start < len(line):
        yield line[start:]


def _owners(words: Sequence[str]) -> tuple[str, ...]:
    """The owners among the words behind a path: `@name`, `@org/team` or an address; none after a `#`."""
    found = []
    for word in words:
        if word.startswith("#"):
            break
        if "@" in word:
            found.append(word)
    return tuple(found)


def _tokens(name: str, *, classes: bool) -> Iterator[_Token]:
    at = 0
    while at < len(name):
        char = name[at]
        if char == "\\" and at + 1 < len(name):
            at += 1
            yield f"\\{name[at]}"
        elif char == "*":
            while name.startswith("*", at + 1):
                at += 1
            yield _STAR
        elif char == "?":
            yield _ANY
        elif char == "[" and classes and (end := name.find("]", at + 2)) > 0:
            yield _character_class(name[at + 1 : end])
            at = end
        else:
            yield f"\\{char}"
        at += 1


def _character_class(inner: str) -> _Token:
    negated = inner[:1] in ("!", "^")
    inner = inner[1:] if negated else inner
    ranges, single = [], set()
    at = 0
    while at < len(inner):
        if inner[at + 1 : at + 2] == "-" and at + 2 < len(inner):
            ranges.append((inner[at], inner[at + 2]))
            at += 3
        else:
            single.add(inner[at])
            at += 1
    return negated, frozenset(single), tuple(ranges)


def _matches(entry: _Entry, names: Sequence[str]) -> bool:
    return _row_matches(entry.parts, names, (_DEEP,), _name_matches)


def _name_matches(part: Sequence[_Token], name: str) -> bool:
    return _row_matches(part, name, _STAR, _char_matches)


def _char_matches(token: _Token, char: str) -> bool:
    if isinstance(token, str):
        return token == _ANY or token[1:] == char
    negated, single, ranges = token
    return (char in single or any(low <= char <= high for low, high in ranges)) != negated


def _row_matches(pattern: Sequence[_P], row: Sequence[_T], many: _P, fits: Callable[[_P, _T], bool]) -> bool:
    """Whether a pattern matches a whole row, ``many`` any stretch of it.

    Only the last ``many`` is ever extended, so that time grows with the product of the lengths at most.
    """
    at = place = 0
    last, taken = -1, 0
    while place < len(row):
        if at < len(pattern) and pattern[at] == many:
            last, taken = at, place
            at += 1
        elif at < len(pattern) and fits(pattern[at], row[place]):
            at += 1
            place += 1
        elif last >= 0:
            taken += 1
            at, place = last + 1, taken
        else:
            return False
    return all(part == many for part in pattern[at:])
