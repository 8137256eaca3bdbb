"""Which files a run checks."""

from __future__ import annotations

# ruff: noqa: E501
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pubcheck.discovery import Found, MissingPathError, Patterns, discover
from pubcheck.readers import BY_SUFFIX, READERS

HAS_GIT = shutil.which("git") is not None
ON_POSIX = os.name == "posix"

TREE = {
    "index.html": "", "a.HTM": "", "b.md": "", "c.markdown": "", "d.mdx": "", "e.txt": "", "robots.txt": "",
    "requirements.txt": "", "page.njk": "", "x.toml": "", "LICENSE": "", ".hidden.md": "", ".github/README.md": "",
    "node_modules/x/README.md": "", ".venv/lib/a.html": "", "drafts/old.md": "", "drafts/keep.md": "",
    "build/out.html": "", "deep/er/z.md": "", ".gitignore": "build/\n*.tmp.md\n", "n.tmp.md": "",
    "deep/.gitignore": "ignored.md\n!n.tmp.md\n", "deep/ignored.md": "", "deep/n.tmp.md": "",
}  # fmt: skip
PLAIN = [
    ".github/README.md", ".hidden.md", "a.HTM", "b.md", "c.markdown", "d.mdx", "deep/er/z.md", "deep/n.tmp.md", "drafts/keep.md",
    "drafts/old.md", "e.txt", "index.html",
]  # fmt: skip


def _git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.gov", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder of files, which is the working directory; no repository yet."""
    root = tmp_path / "site"
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(root)
    return root


@pytest.fixture(params=["git", "no git", "no repository"])
def either(request, tree):
    """The same tree with and without git."""
    if request.param == "git":
        if not HAS_GIT:
            pytest.skip("git is not installed")
        _git(tree, "init", "-q")
        _git(tree, "add", "b.md", "deep", ".gitignore")
    elif request.param == "no git":
        (tree / ".git").mkdir()
    return lambda *paths, patterns=None, **options: discover(
        paths, lambda _: patterns or Patterns(str(tree)), use_git=request.param == "git", **options
    )


def _shown(found: list[Found]) -> list[str]:
    return [file.shown for file in found]


def test_a_folder_gives_its_articles_sorted(either):
    found = either(".")
    assert _shown(found) == PLAIN
    assert {file.shown: file.reader for file in found if "/" not in file.shown} == {
        ".hidden.md": "markdown", "a.HTM": "html", "b.md": "markdown", "c.markdown": "markdown", "d.mdx": "mdx",
        "e.txt": "text", "index.html": "html",
    }  # fmt: skip
    assert not any(file.explicit or file.skipped for file in found)
    assert all(file.path.is_absolute() and file.path.is_file() for file in found)


def test_include_exclude_and_files(either, tree):
    patterns = Patterns(
        str(tree),
        include=("drafts/", "*.njk", "deep"),
        exclude=("drafts/old.md",),
        files=(("*.njk", "html"), ("keep.*", "html"), ("drafts/keep.md", "text")),
    )
    found = either(".", patterns=patterns)
    assert [(file.shown, file.reader) for file in found] == [
        ("deep/er/z.md", "markdown"),
        ("deep/n.tmp.md", "markdown"),
        ("drafts/keep.md", "text"),
        ("page.njk", "html"),
    ]
    assert _shown(either(".", patterns=Patterns(str(tree), exclude=("*", "!drafts/", "!old.md")))) == [
        "drafts/old.md"
    ]


def test_a_skipped_folder_can_be_taken_back_or_named(either, tree):
    taken_back = either(".", patterns=Patterns(str(tree), exclude=("!node_modules/",)))
    assert "node_modules/x/README.md" in _shown(taken_back)
    assert _shown(either("node_modules")) == ["node_modules/x/README.md"]
    assert _shown(either(".venv/lib")) == [".venv/lib/a.html"]
    assert _shown(either("drafts", patterns=Patterns(str(tree), exclude=("drafts/**",)))) == [
        "drafts/keep.md",
        "drafts/old.md",
    ]


def test_an_ignored_folder_or_file_can_be_named(either):
    assert _shown(either("build")) == ["build/out.html"]
    assert _shown(either("n.tmp.md", "build/out.html")) == ["build/out.html", "n.tmp.md"]
    assert _shown(either("deep")) == ["deep/er/z.md", "deep/n.tmp.md"]


def test_named_files_win_and_tell_when_no_reader_takes_them(either, tree):
    patterns = Patterns(str(tree), include=("nothing",), exclude=("*",), files=(("*.toml", "text"),))
    found = either("page.njk", "x.toml", "LICENSE", "robots.txt", "./b.md", ".gitignore", patterns=patterns)
    assert [(file.shown, file.reader, file.skipped) for file in found] == [
        (".gitignore", None, "no reader takes files without a suffix"),
        ("LICENSE", None, "no reader takes files without a suffix"),
        ("b.md", "markdown", None),
        ("page.njk", "html", None),
        ("robots.txt", "text", None),
        ("x.toml", "text", None),
    ]
    assert all(file.explicit for file in found)
    (found,) = either("x.toml")
    assert found.skipped == "no reader takes files that end in “.toml”"


def test_force_exclude_holds_for_named_paths_too(either, tree):
    patterns = Patterns(str(tree), exclude=("drafts/", "b.md"))
    paths = ["drafts/old.md", "b.md", "drafts", "node_modules/x/README.md", "e.txt", ".", "deep/er"]
    found = either(*paths, patterns=patterns, force_exclude=True)
    assert "e.txt" in _shown(found)
    assert "deep/er/z.md" in _shown(found)
    assert not {"drafts/old.md", "b.md", "node_modules/x/README.md"} & set(_shown(found))
    outside = Patterns(str(tree / "deep"), exclude=("*",))
    assert _shown(either("e.txt", patterns=outside, force_exclude=True)) == ["e.txt"]


@pytest.mark.skipif(not HAS_GIT, reason="git is not installed")
def test_force_exclude_holds_for_what_git_ignores(tree):
    _git(tree, "init", "-q")
    _git(tree, "add", "-f", "deep/ignored.md")
    paths = ["n.tmp.md", "build", "build/out.html", "b.md", "deep/ignored.md"]
    found = discover(paths, lambda _: Patterns(str(tree)), force_exclude=True)
    assert _shown(found) == ["b.md", "deep/ignored.md"]


@pytest.mark.skipif(not ON_POSIX, reason="links need rights on Windows")
def test_each_real_file_is_found_once_and_loops_end(either, tree):
    (tree / "loop").symlink_to(tree)
    (tree / "deep" / "up").symlink_to("..")
    (tree / "0-link.md").symlink_to("b.md")
    (tree / "broken.md").symlink_to("gone.md")
    (tree / "outside.md").symlink_to(tree / "x.toml")
    assert _shown(either(".", "deep", "./index.html")) == sorted(
        [*PLAIN, "outside.md"], key=lambda path: path.split("/")
    )
    found = either("b.md", "0-link.md", "b.md", str(tree / "deep" / ".." / "b.md"))
    assert _shown(found) == ["b.md"]
    (named,) = either("0-link.md")
    assert (named.shown, named.reader) == ("0-link.md", "markdown")
    assert _shown(either("loop/drafts")) == ["loop/drafts/keep.md", "loop/drafts/old.md"]
    assert len(either("loop/drafts", "drafts")) == 2
    assert [(file.shown, file.explicit) for file in either("drafts", "drafts/old.md")] == [
        ("drafts/keep.md", False),
        ("drafts/old.md", True),
    ]


@pytest.mark.skipif(not ON_POSIX, reason="Windows has no such files")
def test_pipes_are_no_files(either, tree):
    os.mkfifo(tree / "pipe.md")
    assert "pipe.md" not in _shown(either("."))
    (found,) = either("pipe.md")
    assert (found.reader, found.skipped) == (None, "it is not a regular file")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems want names in UTF-8")
def test_odd_names_survive(either, tree):
    names = ["caf\udce9.md", "new\nline.md", "-x.md", ":(top)a.md", "‮.md", "sp ace.md", "ü.md"]
    for name in names:
        (tree / "drafts" / name).write_text("")
    found = either("drafts")
    assert {file.shown for file in found} == {f"drafts/{name}" for name in [*names, "keep.md", "old.md"]}
    assert all(file.path.is_file() for file in found)
    assert _shown(either(*(f"drafts/{name}" for name in names), force_exclude=True))


def test_a_missing_path_is_told_with_the_nearest_name(either):
    with pytest.raises(MissingPathError) as caught:
        either("b.md", "deep/err", "nothing/at/all", "bad\0name", "odd\x1b\udce9")
    assert str(caught.value).splitlines() == [
        f"“deep/err” is not there; did you mean “{os.path.join('deep', 'er')}”?",
        "“nothing/at/all” is not there",
        "“bad\\x00name” is not there",
        "“odd\\x1b\\udce9” is not there",
    ]
    assert caught.value.missing[0] == "deep/err"


def test_paths_outside_the_working_directory_are_shown_whole(either, tree, monkeypatch):
    monkeypatch.chdir(tree / "deep")
    assert _shown(either("er")) == ["er/z.md"]
    assert _shown(either("../drafts")) == [
        (tree / "drafts" / name).as_posix() for name in ("keep.md", "old.md")
    ]


def test_nothing_is_found_in_nothing(either, tree):
    (tree / "empty").mkdir()
    assert either("empty") == []
    assert either() == []


def test_the_patterns_nearest_to_a_folder_count(either, tree):
    asked = []

    def patterns_of(folder: str) -> Patterns:
        asked.append(folder)
        below = Path(folder).is_relative_to(tree / "deep")
        return (
            Patterns(str(tree / "deep"), exclude=("er/z.md",))
            if below
            else Patterns(str(tree), exclude=("*.html",))
        )

    found = discover(["."], patterns_of, use_git=False)
    assert "deep/er/z.md" not in _shown(found)
    assert "index.html" not in _shown(found)
    assert len(asked) == len(set(asked))


@pytest.mark.skipif(not HAS_GIT, reason="git is not installed")
def test_repositories_inside_and_deleted_files(tree, tmp_path):
    inner = tree / "inner"
    inner.mkdir()
    (inner / "y.md").write_text("")
    (inner / "z.md").write_text("")
    (inner / ".gitignore").write_text("z.md\n")
    _git(inner, "init", "-q")
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "t.md").write_text("")
    _git(theme, "init", "-q")
    _git(theme, "add", ".")
    _git(theme, "commit", "-q", "-m", "x")
    _git(tree, "init", "-q")
    _git(tree, "submodule", "--quiet", "add", str(theme), "themes/main.md")
    _git(tree, "add", "b.md")
    (tree / "b.md").unlink()
    found = _shown(discover(["."], lambda _: Patterns(str(tree))))
    assert found == sorted(
        {*PLAIN, "inner/y.md", "themes/main.md/t.md"} - {"b.md"}, key=lambda path: path.split("/")
    )
    shutil.rmtree(tree / ".git")
    (tree / ".git").write_text("gitdir: nowhere")
    (tree / "b.md").write_text("")
    found = _shown(discover(["."], lambda _: Patterns(str(tree)), force_exclude=True))
    assert {*PLAIN, "inner/y.md", "themes/main.md/t.md"} == set(found)


@pytest.mark.skipif(not HAS_GIT, reason="git is not installed")
def test_the_index_of_a_hook_is_not_ours(tree, monkeypatch, tmp_path):
    _git(tree, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert _shown(discover(["."], lambda _: Patterns(str(tree)))) == PLAIN


def test_a_closed_folder_is_told(tree, monkeypatch):
    scandir = os.scandir

    def refuse(folder):
        if folder.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = discover(["."], lambda _: Patterns(str(tree)), use_git=False)
    assert _shown([file for file in found if file.reader]) == [
        path for path in PLAIN if not path.startswith("deep")
    ]
    assert [(file.shown, file.skipped) for file in found if file.skipped] == [
        ("deep", "the folder cannot be read")
    ]


def test_git_may_be_missing(tree, monkeypatch):
    (tree / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    assert _shown(discover(["."], lambda _: Patterns(str(tree)), force_exclude=True)) == PLAIN


def test_every_suffix_has_a_reader():
    assert set(BY_SUFFIX.values()) <= set(READERS)


def test_plain_folders_need_neither_git_nor_pathspec(tmp_path):
    (tmp_path / "a.md").write_text("")
    code = (
        "import sys; from pubcheck.discovery import discover, Patterns;"
        "assert len(discover([sys.argv[1]], lambda f: Patterns(sys.argv[1]), use_git=False)) == 1;"
        "assert not {'pathspec', 'subprocess', 'difflib', 'yaml', 'tomllib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
