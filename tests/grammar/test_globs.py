"""Path patterns mean what they mean in .gitignore."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from pubcheck.grammar.globs import Globs, compiled

PARTS = st.sampled_from(
    ["a", "b", "ab", "*", "a*", "*b", "?", "**", "[ab]", "[!a]", "[^b]", "a.md", "*.md", "[a-b]*", ".x"]
)
PATTERNS = st.tuples(
    st.sampled_from(["", "", "/"]),
    st.lists(PARTS, min_size=1, max_size=3).map("/".join),
    st.sampled_from(["", "", "/"]),
).map("".join)
PATHS = st.lists(st.sampled_from(["a", "b", "ab", "a.md", "c", ".x", "abc"]), min_size=1, max_size=4).map(
    "/".join
)


@given(st.lists(PATTERNS, min_size=1, max_size=3), PATHS)
@settings(max_examples=1000, deadline=None)
def test_files_are_covered_as_git_ignores_them(patterns: list[str], path: str) -> None:
    assert Globs(tuple(patterns)).covers(path) == GitIgnoreSpec.from_lines(patterns).match_file(path)


@given(st.lists(PATTERNS, min_size=1, max_size=3), PATHS)
@settings(max_examples=500, deadline=None)
def test_a_file_is_covered_if_it_or_a_folder_above_it_is_matched(patterns: list[str], path: str) -> None:
    globs = Globs(tuple(patterns))
    parts = path.split("/")
    above = ["/".join(parts[:end]) for end in range(1, len(parts))]
    found = globs.matches(path) or any(globs.matches(folder, is_folder=True) for folder in above)
    assert found == globs.covers(path)


@pytest.mark.parametrize(
    ("patterns", "path", "covered"),
    [
        ((), "a", False),
        (("",), "a", False),
        (("/",), "a", False),
        (("*.md", "!keep.md"), "x/keep.md", False),
        (("*.md", "!keep.md"), "x/other.md", True),
        (("!keep.md", "*.md"), "keep.md", True),
        (("docs/", "!docs/a.md"), "docs/a.md", False),
        (("a[b",), "a[b", True),
        ((r"\*.md",), "*.md", True),
        ((r"\*.md",), "a.md", False),
        (("a\\",), "a\\", True),
        (("[z-a]",), "z", False),
        (("[]]",), "]", True),
        (("[a\\]",), "\\", True),
        (("x.md",), "a\nb/x.md", True),
        (("*.md",), "caf\udce9.md", True),
        (("a/**/b",), "a/b", True),
        (("a/**/b",), "a/x/y/b", True),
        (("a**b",), "a/b", False),
        (("A",), "a", False),
    ],
)
def test_corners(patterns: tuple[str, ...], path: str, covered: bool) -> None:
    assert compiled(patterns).covers(path) is covered


def test_no_patterns_are_nothing() -> None:
    assert not Globs(())
    assert Globs(("a",))
    assert not Globs(()).matches("a")
