"""Fixes on real pages: a second run changes nothing, and what is read differs in the fixed places only."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from functools import cache

import pytest
import real_pages

from pubcheck import catalogue, linter_fixing, readers
from pubcheck.config import DEFAULTS
from pubcheck.linter import File, Linter
from pubcheck.source import Source
from pubcheck.tree import Comment, Element

KNOWN = catalogue.load()
PAGES = real_pages.sample(".md", ".mdx", ".html", number=40)


@cache
def linter() -> Linter:
    return Linter(KNOWN, date(2026, 11, 22))


def file_of(path, data: bytes) -> File:
    return File(str(path), path.name, readers.BY_SUFFIX[path.suffix], DEFAULTS, True, data)


def flat(path, data: bytes) -> list[str]:
    """What is read of a page, a line for each tag and for each piece of text."""
    lines = []
    for document in readers.read_all(Source.decode(path.name, data), readers.BY_SUFFIX[path.suffix]):
        for node in document.tree.descendants:
            if isinstance(node, Element):
                lines.append(f"<{node.tag} {sorted(node.attrs.items())}")
            elif not isinstance(node, Comment):
                lines.append(" ".join(str(getattr(node, "data", "")).split()))
        lines += [f"{field.path} {field.value}" for field in document.fields]
    return lines


@pytest.mark.skipif(not PAGES, reason=real_pages.MISSING)
@pytest.mark.parametrize("unsafe", [False, True])
def test_real_pages_are_fixed_once_and_in_place(unsafe):
    made = 0
    for path in PAGES:
        data = path.read_bytes()
        report, change = linter_fixing.fixed(
            linter(), file_of(path, data), unsafe=unsafe, put=lambda *_: None
        )
        if change is None:
            continue
        rules = dict(report.fixed)
        made += sum(rules.values())
        again = linter_fixing.fixed(linter(), file_of(path, change.after), unsafe=unsafe, put=None)
        assert again.change is None, f"{path}: {rules}"
        before, after = flat(path, data), flat(path, change.after)
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            changed = before[a:b], after[c:d]
            assert b - a == d - c, f"{path}: {rules} {changed}"
            tags = [[line.partition(" ")[0] for line in lines if line.startswith("<")] for lines in changed]
            assert tags[0] == tags[1], f"{path}: {rules} {changed}"
    assert made or len(PAGES) < 40
