"""How suppressions that serve no purpose are taken out, or written as they were meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubcheck import suppressions_scope as scopes
from pubcheck.document import Document
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import directives
from pubcheck.source import Span
from pubcheck.suppressions import EXPIRED, UNKNOWN, UNUSED, Told

_OF_NAMES = {(UNUSED, None), (UNKNOWN, None), (UNKNOWN, "nothing-near"), (UNKNOWN, "succeeded")}


class _Written(NamedTuple):
    """A directive, the comment it stands in, and that of the ignore-end which ends it."""

    directive: directives.Directive
    comment: scopes.Comment
    end: tuple[directives.Directive, scopes.Comment] | None = None


def mended(document: Document, told: Iterable[Told]) -> list[Told]:
    """What is told of suppressions, with the edits that mend it where they are plain."""
    told = list(told)
    if not any(rule in {UNUSED, EXPIRED, UNKNOWN} for rule, _ in told):
        return told
    if document.source.is_rendered:
        return told
    written = _written(document)
    return [
        (rule, hit._replace(edits=_edits(document, written, rule, hit) or hit.edits)) for rule, hit in told
    ]


def _written(document: Document) -> list[_Written]:
    """The directives in the comments of a document, each ignore-start with its end, as they are matched."""
    found: list[_Written] = []
    opened: list[int] = []
    for comment in scopes.Comments(document):
        directive = directives.read(comment.data)
        if directive is None or directive.fault:
            continue
        if directive.verb == "ignore-end":
            rules = {rule.text for rule in directive.rules}
            for index in reversed(opened):
                start = found[index]
                if not rules or rules == {rule.text for rule in start.directive.rules}:
                    found[index] = start._replace(end=(directive, comment))
                    opened.remove(index)
                    break
            else:
                found.append(_Written(directive, comment))
            continue
        if directive.verb == "ignore-start":
            opened.append(len(found))
        found.append(_Written(directive, comment))
    return found


def _edits(document: Document, written: list[_Written], rule: str, hit: Hit) -> tuple[Edit, ...]:
    """What mends one thing that is told; nothing where only its author knows."""
    text = document.source.text
    meant = hit.facts.get("suggestion") if rule == UNKNOWN and hit.case is None else None
    at = bisect_right(written, hit.span.start, key=_start) - 1
    one = written[at] if at >= 0 and hit.span.end <= written[at].comment.span.end else None
    if one is None:
        # In front matter a name is corrected; what is left of an entry is not for us to shape.
        named = meant and text[hit.span.start : hit.span.end] == hit.facts["rule"]
        return (Edit(hit.span, meant),) if named and meant else ()
    if (rule, hit.case) in {(EXPIRED, None), (UNUSED, "never-started")}:
        return _without(text, one)
    if (rule, hit.case) not in _OF_NAMES:
        return ()
    name = str(hit.facts["rule"])
    if text[hit.span.start : hit.span.end] != name:
        return ()  # the place is that of the whole comment
    names = [part.text for part in one.directive.rules]
    if hit.case == "succeeded":
        return _renamed(one, name, hit.facts["suggestion"])
    if meant and meant not in names:
        return _renamed(one, name, meant)
    return _without_name(one, name) if len(names) > 1 else _without(text, one)


def _start(one: _Written) -> int:
    return one.comment.span.start


def _both(one: _Written) -> Iterator[tuple[directives.Directive, scopes.Comment]]:
    yield one.directive, one.comment
    if one.end:
        yield one.end


def _renamed(one: _Written, name: str, meant: str) -> tuple[Edit, ...]:
    """The name corrected, at the end of a range, too, which is matched by its names."""
    return tuple(
        Edit(comment.place(part.start, part.end), meant)
        for directive, comment in _both(one)
        for part in directive.rules
        if part.text == name
    )


def _without_name(one: _Written, name: str) -> tuple[Edit, ...]:
    """One of several names taken out, with the comma that parted it from its neighbor."""
    edits: list[Edit] = []
    for directive, comment in _both(one):
        parts = directive.rules
        for index, part in enumerate(parts):
            if part.text != name:
                continue
            if index + 1 < len(parts):
                edits.append(Edit(comment.place(part.start, parts[index + 1].start), ""))
            else:
                edits.append(Edit(comment.place(parts[index - 1].end, part.end), ""))
            break
    return tuple(edits)


def _without(text: str, one: _Written) -> tuple[Edit, ...]:
    """The comment taken out, and the one that ends its range."""
    return tuple(Edit(_room(text, comment.span), "") for _, comment in _both(one))


def _room(text: str, span: Span) -> Span:
    """What goes with a comment: its line where it stands alone there, else one of the spaces around it.

    A line between two lines of text stays as an empty one, for the comment parted them.
    """
    start, end = span
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    stop = _line_end(text, end)
    if text[line:start].strip() or text[end:stop].strip():
        spaced = start > line and text[start - 1] == " " and text[end : end + 1] == " "
        return Span(start, end + spaced)
    after = _over_line_end(text, stop)
    blank_before = not line or not text[_line_start(text, line) : line].strip()
    blank_after = not text[after : _line_end(text, after)].strip()
    if blank_before and blank_after:
        return Span(line, _over_line_end(text, _line_end(text, after)))
    return Span(line, after if blank_before or blank_after else stop)


def _line_start(text: str, line: int) -> int:
    """Where the line before the one that begins at ``line`` begins."""
    last = line - 2 if text[line - 2 : line] == "\r\n" else line - 1
    return max(text.rfind("\n", 0, last), text.rfind("\r", 0, last)) + 1


def _line_end(text: str, at: int) -> int:
    ends = [found for found in (text.find("\n", at), text.find("\r", at)) if found >= 0]
    return min(ends, default=len(text))


def _over_line_end(text: str, at: int) -> int:
    return at + (2 if text[at : at + 2] == "\r\n" else text[at : at + 1] in {"\n", "\r"})
