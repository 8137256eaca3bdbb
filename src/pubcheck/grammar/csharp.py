"""C# as Razor pages hold it: where a string, a comment, a bracket, an expression or a block's head ends."""

from __future__ import annotations

import re

_IN_BRACKETS = re.compile(r"//[^\n]*+|/\*|[@$]{0,2}\"|'(?:[^'\\\n]|\\.){1,8}'|[()\[\]{}]")
_STRING = re.compile(r'(?:[^"\\\n]|\\.)*+"')
_VERBATIM_STRING = re.compile(r'(?:[^"]|"")*+"')
_NAME = re.compile(r"[A-Za-z_]\w*+")
_MEMBER = re.compile(r"\??\.[A-Za-z_]\w*+|!(?=[.\[(])")
_SPACE = re.compile(r"\s*+")
_LONGEST = 20_000  # characters between brackets
_PATIENCE = 50  # brackets that nothing closes, in one text


class CodeScanner:
    """Looks for ends in one text; takes time linear in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        self._patience = _PATIENCE

    def expression(self, at: int) -> int:
        """Where the expression ends that begins with a name at ``at``; 0 where there is none."""
        text = self._text
        name = _NAME.match(text, at)
        if name and name[0] == "await":
            name = _NAME.match(text, end_of_space(text, name.end()))
        if name is None:
            return 0
        at = name.end()
        while True:
            if member := _MEMBER.match(text, at):
                at = member.end()
            elif text.startswith(("(", "["), at) and (end := self.balanced(at)):
                at = end
            else:
                return at

    def head(self, at: int) -> int:
        """Where the code begins behind the head of a block, such as ``if (x) {``; 0 where there is none."""
        text = self._text
        name = _NAME.match(text, at)
        assert name is not None
        at = end_of_space(text, name.end())
        if name[0] in ("section", "helper") and (title := _NAME.match(text, at)):
            at = end_of_space(text, title.end())
        if text.startswith("(", at):
            at = end_of_space(text, self.balanced(at) or len(text))
        return at + 1 if text.startswith("{", at) else 0

    def balanced(self, start: int) -> int:
        """The end of the brackets that open at ``start``; 0 where nothing closes them."""
        text, depth, at = self._text, 0, start
        limit = start + _LONGEST
        while self._patience and (match := _IN_BRACKETS.search(text, at, limit)):
            mark, at = match[0], match.end()
            if mark in "([{":
                depth += 1
            elif mark in ")]}":
                depth -= 1
                if not depth:
                    return at
            else:
                at = self.end_of_token(mark, at)
        self._patience = max(0, self._patience - 1)
        return 0

    def end_of_token(self, mark: str, at: int) -> int:
        """Where a comment or a string ends whose opening mark ends at ``at``."""
        if mark == "/*":
            end = self.find("*/", at)
            return end + 2 if end >= 0 else at
        if mark.endswith('"'):
            string = (_VERBATIM_STRING if "@" in mark else _STRING).match(self._text, at, at + _LONGEST)
            return string.end() if string else at
        return at

    def find(self, mark: str, at: int) -> int:
        """``text.find(mark, at)``, which gives up for good on a mark that it does not find."""
        found = -1 if mark in self._missing else self._text.find(mark, at)
        if found < 0:
            self._missing.add(mark)
        return found


def end_of_space(text: str, at: int) -> int:
    """Where white space ends that begins at ``at``."""
    match = _SPACE.match(text, at)
    return match.end() if match else at
