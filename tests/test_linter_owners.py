"""Whose a file is: CODEOWNERS as GitHub and as GitLab read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.linter_owners import PLACES, Owners, owner_of

GITHUB = r"""
# The rest is everybody's.
*       @all
*.html  @web   # and its comment
/build/logs/ @logs
docs/*  docs@example.gov
apps/   @apps @more
/news   @news
**/captions @photo
/news/drafts
/a\ b/c.md @space
!*.txt @never
/deep/**/end.md @deep
"""


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("x.md", "@all"),
        ("a/b/x.html", "@web"),
        ("build/logs/x/y.txt", "@logs"),
        ("a/build/logs/x", "@all"),
        ("build/logs", "@all"),  # a file, where a folder is meant
        ("docs/x.md", "docs@example.gov"),
        ("docs/a/x.md", "@all"),
        ("a/docs/x.md", "@all"),
        ("b/apps/c/x.md", "@apps @more"),
        ("news/2024/x.md", "@news"),
        ("news", "@news"),
        ("newspaper/x.md", "@all"),
        ("news/drafts/x.md", ""),
        ("x/captions/y/z.md", "@photo"),
        ("a b/c.md", "@space"),
        ("x.txt", "@all"),
        ("deep/end.md", "@deep"),
        ("deep/a/b/end.md", "@deep"),
        ("deep/a/b/blend.md", "@all"),
    ],
)
def test_github(path, owner):
    assert Owners(GITHUB).owner_of(path) == owner


GITLAB = r"""
* @all
/docs/ @docs
/docs @none-below
readme.md @readme
\#x.md @hash

[Content][2] @editors
/content/
/content/news/ @news
!/content/raw/
/content/raw/x.md @ever
x[0-9].md @digits

^[content] @later
/content/forms/

[Law]
*.[!m]* @counsel
/content/news/law-?.md
"""


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("x.md", "@all"),
        ("docs/a/b.md", "@docs"),
        ("docs", "@none-below"),
        ("a/b/readme.md", "@readme"),
        ("#x.md", "@hash"),
        ("content/x.md", "@all @editors"),
        ("content/news/x.md", "@all @news"),
        ("content/raw/x.md", "@all"),
        ("content/forms/x.html", "@all @later @counsel"),
        ("content/x7.md", "@all @digits"),
        ("content/news/law-1.md", "@all @news"),
    ],
)
def test_gitlab(path, owner):
    assert Owners(GITLAB).owner_of(path) == owner


def test_a_section_is_known_from_a_pattern():
    assert Owners("[ab]*.md @x\n", is_gitlab=True).owner_of("b.md") == "@x"
    assert Owners("[ab]*.md @x\n").owner_of("[ab]c.md") == "@x"  # GitHub has no sets


@pytest.mark.parametrize("place", PLACES)
def test_the_file_is_found_from_a_folder_below(place, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("/site/ @site\n")
    of = owner_of(str(tmp_path / "site"))
    assert of("news/x.md") == "@site"
    assert of("../x.md") == ""
    assert of(str(tmp_path / "site" / "x.md")) == "@site"
    assert of("../../elsewhere/x.md") == ""


def test_without_a_file_all_is_nobodys(tmp_path):
    assert owner_of(str(tmp_path))("x.md") == ""
    (tmp_path / "CODEOWNERS").mkdir()
    assert owner_of(str(tmp_path))("x.md") == ""


def test_a_repository_of_gitlab_is_known_by_its_pipeline(tmp_path):
    (tmp_path / "CODEOWNERS").write_text("docs/x.md @x\n")
    assert owner_of(str(tmp_path))("a/docs/x.md") == ""
    (tmp_path / ".gitlab-ci.yml").touch()
    assert owner_of(str(tmp_path))("a/docs/x.md") == "@x"


@pytest.mark.parametrize("is_gitlab", [True, False])
def test_hostile_patterns_end(is_gitlab):
    lines = [
        "a*" * 400 + "b @x",
        "**/a/" * 180 + "b @x",
        "*/" * 400 + "b @x",
        "[" * 900 + " @x",
        "[a" * 400 + "] @x",
    ]
    owners = Owners("\n".join(lines), is_gitlab=is_gitlab)
    assert owners.owner_of("a" * 4000) == ""
    assert owners.owner_of("a/" * 2000 + "c") == ""


@given(st.text(max_size=200), st.text(max_size=50), st.sampled_from([True, False, None]))
def test_no_text_is_too_odd(text, path, is_gitlab):
    assert isinstance(Owners(text, is_gitlab=is_gitlab).owner_of(path), str)


@given(st.lists(st.sampled_from(["*", "**", "a", "b", "?", "/", "\\", "[", "]", "-", "!"]), max_size=12))
def test_no_pattern_is_too_odd(parts):
    for is_gitlab in (True, False):
        Owners("".join(parts) + " @x", is_gitlab=is_gitlab).owner_of("a/b/ab")
