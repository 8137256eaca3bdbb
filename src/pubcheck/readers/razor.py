"""Masks Razor: the C# of .cshtml pages, so that the HTML between it can be read."""

from __future__ import annotations

import re

from pubcheck.derived import Derived, Writer
from pubcheck.document import OPAQUE
from pubcheck.grammar.csharp import CodeScanner, end_of_space
from pubcheck.readers.templates import attribute_mask

_IN_MARKUP = re.compile(r"@|<!--|</?[A-Za-z][^\s/>@]*+|\n|\}")
_IN_TAG = re.compile(r"@|>|=\s*+([\"']?)")
_IN_VALUE = {'"': re.compile('["@]'), "'": re.compile("['@]"), "": re.compile(r"[\s>@]")}
_IN_CODE = re.compile(r"//[^\n]*+|/\*|[@$]{0,2}\"|'(?:[^'\\\n]|\\.){1,8}'|[{}]|@|</?[A-Za-z][\w:-]*+")
_BLOCK = re.compile(r"(?:if|for|foreach|while|switch|using|lock|do|try|helper|functions|code|section)\b")
_DIRECTIVE = re.compile(
    r"(?:using|model|inherits|page|inject|layout|namespace|addTagHelper|removeTagHelper|tagHelperPrefix"
    r"|attribute|implements|typeparam|preservewhitespace|rendermode)\b(?!\s*+[(=.])[^\n]*+"
)
_GOES_ON = re.compile(r"\s*+(?:else(?:\s++if)?|catch|finally|while)\b")
_ASSIGNS = re.compile(r"\s*+=(?!=)")
_INK = re.compile(r"[^\n]")
_RAW = frozenset({"script", "style", "pre", "code", "textarea"})
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_WIDEST = 400  # characters of blanks that are looked back over


def masked(text: Derived) -> Derived:
    """``text`` with its C# masked: what prints is opaque, what does not is blank, ``@@`` is an at sign."""
    if "@" not in text.text:
        return text
    razor = _Razor(text.text)
    if not razor.doubled:
        return Derived(razor.markup, text.pieces, text.parent)
    writer = Writer(razor.markup, text if text.pieces is not None or text.parent else None)
    at = 0
    for place in razor.doubled:
        if at < place:
            writer.copy(at, place)
        writer.replace("@", place, place + 2)
        at = place + 2
    if at < len(razor.markup):
        writer.copy(at, len(razor.markup))
    return writer.derived()


class _Razor:
    """Goes over a page, in and out of code; ``markup`` is the page without it, at the same length.

    The stack says what is open: page; code; markup in code, which ends with its element; line, which ends
    with the line; section, which ends with its brace. Each has its depth of braces or elements.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.doubled: list[int] = []
        self._parts: list[str] = []
        self._done = 0
        self._csharp = CodeScanner(text)
        self._stack: list[tuple[str, int]] = [("page", 0)]
        self._after_markup = -1
        at = 0
        while at < len(text):
            at = self._code(at) if self._stack[-1][0] == "code" else self._markup(at)
        self._parts.append(text[self._done :])
        self.markup = "".join(self._parts)

    def _write(self, start: int, end: int, mask: str) -> int:
        self._parts += (self.text[self._done : start], mask)
        self._done = end
        return end

    def _blank(self, start: int, end: int) -> int:
        return self._write(start, end, _INK.sub(" ", self.text[start:end]))

    def _opaque(self, start: int, end: int, place: str) -> int:
        text = self.text
        if place == "attributes":
            return self._write(start, end, attribute_mask(text[start - 1], text[end : end + 1], end - start))
        return self._write(start, end, OPAQUE * (end - start))

    def _markup(self, at: int) -> int:
        text, (kind, depth) = self.text, self._stack[-1]
        match = _IN_MARKUP.search(text, at)
        if match is None:
            return len(text)
        start, mark = match.start(), match[0]
        if mark == "@":
            return self._at(start, "text")
        if mark == "<!--":
            end = text.find("-->", start + 4)
            return end + 3 if end >= 0 else len(text)
        if mark[0] == "<":
            return self._tag(start, match.end(), mark)
        if mark == "\n" and kind == "line":
            self._leave(start)
        elif mark == "}" and kind == "section" and depth <= 0:
            self._stack.pop()
            self._blank(start, start + 1)
        return match.end()

    def _leave(self, at: int) -> None:
        self._stack.pop()
        self._after_markup = at

    def _tag(self, start: int, at: int, mark: str) -> int:
        """Go over a tag of HTML; where the markup goes on."""
        text = self.text
        while match := _IN_TAG.search(text, at):
            if match[0] == "@":
                at = self._at(match.start(), "attributes")
            elif match[0] == ">":
                at = match.end()
                break
            else:
                at = self._value(match.end(), match[1])
        else:
            return len(text)
        name = mark.strip("</").lower()
        if name == "text" and self._done <= start:
            self._blank(start, at)
        kind, depth = self._stack[-1]
        if kind in ("markup", "section"):
            if mark.startswith("</"):
                depth -= 1
            elif name not in _VOID and not text.startswith("/>", at - 2):
                depth += 1
            self._stack[-1] = (kind, depth)
            if kind == "markup" and depth <= 0:
                self._leave(at)
        if name in _RAW and not mark.startswith("</"):
            return max(at, self._csharp.find(f"</{name}", at))
        return at

    def _value(self, at: int, quote: str) -> int:
        text = self.text
        while match := _IN_VALUE[quote].search(text, at):
            if match[0] == "@":
                at = self._at(match.start(), "value")
            else:
                return match.end() if quote else match.start()
        return len(text)

    def _at(self, start: int, place: str) -> int:
        """Take what an at sign begins; where to go on."""
        text, at = self.text, start + 1
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            return at  # an e-mail address
        follows = text[at : at + 1]
        if follows == "@":
            self.doubled.append(start)
            return at + 1
        if follows == "*":
            end = self._csharp.find("*@", at + 1)
            if end < 0:
                return at
            return self._blank(start, end + 2) if place == "text" else self._opaque(start, end + 2, place)
        if follows == "(":
            end = self._csharp.balanced(at)
            return self._opaque(start, end, place) if end else at
        if follows == "{" or _BLOCK.match(text, at):
            inner = at + 1 if follows == "{" else self._csharp.head(at)
            if inner and (place != "text" or text.startswith(("functions", "code"), at)):
                end = self._csharp.balanced(inner - 1)
                return (
                    self._opaque(start, end, place)
                    if end and place != "text"
                    else self._blank(start, end or inner)
                )
            if inner:
                self._stack.append(("section", 0) if text.startswith("section", at) else ("code", 1))
                return self._blank(start, inner)
        line = max(text.rfind("\n", max(0, start - _WIDEST), start) + 1, start - _WIDEST)
        begins_line = place == "text" and not text[line:start].strip()
        if begins_line and (directive := _DIRECTIVE.match(text, at)):
            return self._blank(start, directive.end())
        end = self._csharp.expression(at)
        return self._opaque(start, end, place) if end else at

    def _code(self, at: int) -> int:
        """Take the code from ``at`` to the next thing of note."""
        text, depth = self.text, self._stack[-1][1]
        match = _IN_CODE.search(text, at)
        if match is None:
            return self._blank(at, len(text))
        start, mark = match.start(), match[0]
        if mark in "{}":
            depth += 1 if mark == "{" else -1
            self._stack[-1] = ("code", depth)
            self._blank(at, match.end())
            return match.end() if depth else self._close(match.end())
        if mark[0] == "<":
            if mark[1] != "/" and self._begins_statement(start):
                self._stack.append(("markup", 0))
                return self._blank(at, start)
        elif mark == "@":
            if text.startswith("@:", start):
                self._stack.append(("line", 0))
                return self._blank(at, start + 2)
            if text.startswith("@*", start) and (end := self._csharp.find("*@", start)) >= 0:
                return self._blank(at, self._pass_comment(start, end + 2))
            if self._begins_statement(start) and not _BLOCK.match(text, start + 1):
                paren = text.startswith("(", start + 1)
                end = self._csharp.balanced(start + 1) if paren else self._csharp.expression(start + 1)
                if end and not _ASSIGNS.match(text, end):
                    self._blank(at, start)
                    self._after_markup = end
                    return self._opaque(start, end, "text")
        else:
            end = self._csharp.end_of_token(mark, match.end())
            return self._blank(at, self._pass_comment(start, end) if mark[0] == "/" else end)
        return self._blank(at, match.end())

    def _close(self, at: int) -> int:
        """Leave a block of code, unless else or its like goes on with it."""
        self._stack.pop()
        text = self.text
        self._after_markup = at
        if match := _GOES_ON.match(text, at):
            inner = end_of_space(text, match.end())
            if text.startswith("(", inner):
                inner = end_of_space(text, self._csharp.balanced(inner) or len(text))
            if text.startswith("{", inner):
                self._stack.append(("code", 1))
                return self._blank(at, inner + 1)
            if text.startswith(";", inner):
                return self._blank(at, inner + 1)
        return at

    def _pass_comment(self, start: int, end: int) -> int:
        if self._begins_statement(start):
            self._after_markup = end
        return end

    def _begins_statement(self, at: int) -> bool:
        """Whether a statement, and so markup, may begin at a place in code."""
        first = max(0, at - _WIDEST)
        before = self.text[first:at].rstrip()
        return before.endswith(("{", "}", ";", ":")) or first + len(before) <= self._after_markup
