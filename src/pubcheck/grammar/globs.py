"""Path patterns as `.gitignore` has them, for every place of the settings that names files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class _Group(NamedTuple):
    """Neighboring patterns of one kind, as one expression each for a file, a folder and what lies below."""

    is_negated: bool
    file: re.Pattern[str]
    folder: re.Pattern[str]
    below: re.Pattern[str]


class Globs:
    """A list of patterns; the last one that matches decides, and one that begins with `!` takes back.

    Paths are relative to the folder that the patterns stand in, with `/`, without a leading one. A pattern
    without a slash in it matches a name at any depth, one with a slash from that folder on; one that ends in
    a slash matches folders only; `*` and `?` stop at a slash, `**` does not (gitignore(5), PATTERN FORMAT).
    """

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._groups: list[_Group] = []
        alike: list[str] = []
        for index, pattern in enumerate(patterns):
            alike.append(pattern.removeprefix("!"))
            is_negated = pattern.startswith("!")
            if index + 1 == len(patterns) or patterns[index + 1].startswith("!") != is_negated:
                self._groups.append(_group(is_negated, tuple(alike)))
                alike = []

    def __bool__(self) -> bool:
        return bool(self._groups)

    def covers(self, path: str) -> bool:
        """Whether a file, or a folder that it lies in, is matched."""
        for group in reversed(self._groups):
            if group.below.match(path):
                return not group.is_negated
        return False

    def matches(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a file or folder is matched itself, whatever the folders above it are."""
        for group in reversed(self._groups):
            if (group.folder if is_folder else group.file).match(path):
                return not group.is_negated
        return False


@lru_cache(maxsize=1024)
def compiled(patterns: tuple[str, ...]) -> Globs:
    """The patterns, compiled once."""
    return Globs(patterns)


def _group(is_negated: bool, patterns: tuple[str, ...]) -> _Group:
    file, folder, below = [], [], []
    for pattern in patterns:
        # `docs/**` is all of docs: as good as the folder itself, which then need not be entered.
        path = re.sub(r"(?:/(?:\*\*)?)++\Z", "", pattern)
        if path in ("", "**"):
            if not pattern.strip("/"):
                continue
            translated, of_folder = ".*", pattern.endswith("/")
        else:
            translated = _translated(path, is_anchored="/" in pattern.rstrip("/"))
            of_folder = path != pattern
        folder.append(translated)
        if of_folder:
            below.append(f"{translated}/.*")
        else:
            file.append(translated)
            below.append(f"{translated}(?:/.*)?")
    return _Group(is_negated, *(_any_of(parts) for parts in (file, folder, below)))


def _any_of(expressions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(expressions)})\Z" if expressions else r"(?!)", re.DOTALL)


def _translated(pattern: str, *, is_anchored: bool) -> str:
    """A pattern as a regular expression for a whole path."""
    out = [] if is_anchored else ["(?:.*/)?"]
    pattern = pattern.removeprefix("/")
    at = 0
    while at < len(pattern):
        char = pattern[at]
        starts_part = at == 0 or pattern[at - 1] == "/"
        if starts_part and pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
            continue
        if char == "*":
            while pattern.startswith("*", at + 1):
                at += 1
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[" and (end := pattern.find("]", at + 2 + pattern.startswith(("[!", "[^"), at))) > 0:
            out.append(_character_class(pattern[at + 1 : end]))
            at = end
        elif char == "\\" and at + 1 < len(pattern):
            at += 1
            out.append(re.escape(pattern[at]))
        else:
            out.append(re.escape(char))
        at += 1
    return "".join(out)


def _character_class(inner: str) -> str:
    negated = inner[:1] in ("!", "^")
    inner = inner[1:] if negated else inner
    ranges = re.sub(r"([\\\[\]^&~|])", r"\\\1", inner)
    expression = f"[{'^/' if negated else ''}{ranges}]"
    try:
        re.compile(expression)
    except re.error:
        return "(?!)"  # a range that runs backwards matches nothing
    return expression if negated else f"(?!/){expression}"
