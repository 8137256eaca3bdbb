"""Gives findings what they are known again by when lines move, text is wrapped anew or blocks move."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from pubcheck.finding import Finding, Mark
from pubcheck.source import Source

# Code points that are hashed: of a finding, of the block around it, and of a larger one on each side.
_MOST_FOUND, _LARGEST, _NEAR = 500, 4000, 1000
_WINDOW = 32  # code points that a mark shows on each side
_LONGEST, _HEAD, _TAIL = 96, 48, 45  # code points of a text that a mark shows whole, else of its ends
_REACHES = (250, _LARGEST)  # how far before a finding its block may begin, first the usual
_SLACK = 3  # how much longer a text may be before its white space is drawn together

_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|legend|li|link|main|menu|"
    "meta|nav|ol|optgroup|option|p|pre|script|search|section|style|summary|table|tbody|td|tfoot|th|thead|"
    "title|tr|ul"
)
# Both cases are spelled out: without regard to case each tag would be tried against all names.
_TAG = rf"</?+(?:{_TAGS}|{_TAGS.upper()})(?=[\s/>])[^<>]*+>?+"
# What ends one block and begins the next: an empty line, the tag of a block, the mark of a Markdown block.
_BORDER = re.compile(
    rf"{_TAG}|\|"
    r"|\n(?:[ \t>]*+(?:\n|(?:[-*+]|\d{1,9}[.)]|\#{1,6}|```|~~~|={3,}|-{3,})(?=\s)))"
)
# In front matter and in records each key begins a block, and so does each value between quotation marks.
_KEY = re.compile(
    rf"{_TAG}"
    r"|\n[ \t]*+(?:-[ \t]++)?+(?:[\"']?+[\w.-]{1,60}+[\"']?+:(?=\s)|-(?=\s)|\n)"
    r"|\"[ \t]*+[,:}\]]|\n(?=[{\"'])"
)
_RECORDS = (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".csv")
_QUOTED = re.compile(r"\n>[ \t>]*+")


def fingerprinted(findings: Iterable[Finding], source: Source, content: str = "") -> Iterator[Finding]:
    """The findings, each with its mark, and a fingerprint that hashes this and what the file is known by.

    That is ``content``, or its name where this is "". The mark's fingerprint hashes the rule, the text found,
    the block around it and the number among equals: no line, no column and no path. The kind of node is no
    part of it, since a rule judges one kind.
    """
    text = source.text
    known_as = content or source.name
    keyed = _keyed(source)
    digests: dict[tuple[int, int], bytes] = {}
    seen: dict[bytes, int] = {}
    for finding in findings:
        start, end = finding.span
        if finding.of_page:  # its place may change with every edit: the rule alone is what lasts
            start = end = 0
        found = drawn_together(text[start : min(end, start + _SLACK * _MOST_FOUND)])[:_MOST_FOUND]
        if end:
            left, right = _block(source, start, end, _KEY if start < keyed else _BORDER)
            if (digest := digests.get((left, right), b"")) == b"":
                if right - left > _LARGEST:
                    parts = text[max(left, start - _NEAR) : start], found, text[end : min(right, end + _NEAR)]
                    digest = _digest(" ".join(parts))
                else:
                    digest = digests[left, right] = _digest(text[left:right])
            before = drawn_together(text[max(0, start - _SLACK * _WINDOW) : start])[-_WINDOW:]
            after = drawn_together(text[end : end + _SLACK * _WINDOW])[:_WINDOW]
        else:  # the file as a whole is meant: nothing in it stands around that
            digest, before, after = b"", "", ""
        key = f"{finding.rule}\0{finding.outcome}\0{found}".encode("utf-8", "surrogatepass") + digest
        number = seen.get(key, 0)
        seen[key] = number + 1
        own = blake2b(b"%b\0%d" % (key, number), digest_size=10).hexdigest()
        if len(found) > _LONGEST or end - start > _MOST_FOUND:
            tail = drawn_together(text[max(start, end - _SLACK * _TAIL) : end])[-_TAIL:]
            found = f"{found[:_HEAD]} … {tail}"
        public = blake2b(f"{known_as}\0{own}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        yield finding._replace(fingerprint=public, mark=Mark(own, found, before, after, content))


def _keyed(source: Source) -> int:
    """Where in a text its keys end: behind the front matter; in a record file nowhere."""
    if source.name.lower().endswith(_RECORDS):
        return len(source.text)
    return source.text.find("\n---", 3) if source.text.startswith("---") else 0


def _block(source: Source, start: int, end: int, border: re.Pattern[str]) -> tuple[int, int]:
    """The range between the borders next to a range of a text, by its look: no reader's work is needed."""
    if source.parts and (part := source.part(start)):
        return part.start, max(part.end, end)
    text = source.text
    left = 0
    for reach in _REACHES:
        left = max(0, start - reach)
        last = None
        for last in border.finditer(text, left, start):  # noqa: B007, the last one is looked for
            pass
        if last or not left:
            left = last.end() if last else 0
            break
    following = border.search(text, end, end + _LARGEST)
    return left, following.start() if following else min(len(text), end + _LARGEST)


def _digest(text: str) -> bytes:
    return blake2b(drawn_together(text).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def drawn_together(text: str) -> str:
    """Text with one space for white space of any length, and without the marks of a quotation's lines."""
    if "\n>" in text:
        text = _QUOTED.sub(" ", text)
    return " ".join(text.split())
