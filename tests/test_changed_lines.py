"""Changed lines, in real repositories: only what a change brought about is told, whatever git's state."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from tools_at_hand import tool

from pubcheck import cli

RULES = "image-alt-missing,image-file-missing,link-text-vague,field-name-missing,description-missing,files"
PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Crews rebuild the pier in nine days</title></head>
<body><main><h1>Crews rebuild the pier</h1>
<form><label for="name">Name</label>
<p>It took nine days.</p>
<p><img src="old.jpg"></p>
<p>The harbor is open.</p>
<p><input id="name"></p></form>
</main></body></html>
"""
LEGACY = [("page.html", 2, "description-missing"), ("page.html", 6, "image-alt-missing")]
Told = tuple[str, int, str]


class Repository(NamedTuple):
    """A repository in a folder that is the working directory."""

    folder: Path

    def git(self, *words: str) -> str:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.gov", "-c", "protocol.file.allow=always"]
        return subprocess.run(
            [tool("git"), *settings, *words], cwd=self.folder, check=True, capture_output=True, text=True
        ).stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, **files: str) -> str:
        for name, text in files.items():
            self.write(name.replace("__", "/").replace("_", "."), text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Repository:
    tool("git")
    for name in os.environ:
        if name.startswith(("GIT_", "GITHUB_", "CI", "PRE_COMMIT", "GITLAB")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made


@pytest.fixture
def told(capsys):
    """Run `check` with some rules and options; gives what it finds and what it says beside."""

    def run(*words: str, code: int | None = None) -> tuple[list[Told], str]:
        capsys.readouterr()
        arguments = ["check", "--select", RULES, "--output-format", "json", *words]
        ended = cli.run(arguments)
        out, err = capsys.readouterr()
        assert code is None or ended == code, err
        if not out:
            return [], err
        report = json.loads(out)
        found = [(item["path"], item["line"], item["rule"]) for item in report["findings"]]
        return found, f"{err}{report['summary']['outside']} outside"

    return run


def changed(page: str, old: str, new: str) -> str:
    assert old in page
    return page.replace(old, new)


NEW_IMAGE = changed(PAGE, "<p>The harbor is open.</p>", '<p>The harbor is open. <img src="new.jpg"></p>')


def test_since_a_commit_tells_what_changed_since(repository, told, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    repository.commit(page_html=PAGE, other_html=PAGE)
    repository.write("page.html", NEW_IMAGE)
    found, said = told("--since", "HEAD")
    assert found == [("page.html", 7, "image-alt-missing")]
    assert "2 outside" in said
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit()
    assert told("--since", "main")[0] == found
    assert told("--since", "HEAD")[0] == []


def test_what_main_changed_since_is_not_told(repository, told):
    repository.commit(page_html=PAGE)
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit(mine_html=PAGE)
    repository.git("checkout", "--quiet", "main")
    repository.commit(page_html=NEW_IMAGE)
    repository.git("checkout", "--quiet", "topic")
    assert {path for path, _, _ in told("--since", "main")[0]} == {"mine.html"}


def test_new_files_are_told_whole_tracked_or_not(repository, told):
    repository.commit(page_html=PAGE, _gitignore="ignored.html\n")
    for name in ("new.html", "added.html", "meant.html", "ignored.html"):
        repository.write(name, PAGE)
    repository.git("add", "added.html")
    repository.git("add", "--intent-to-add", "meant.html")
    found, _ = told("--since", "HEAD")
    assert {path for path, _, _ in found} == {"added.html", "meant.html", "new.html"}
    assert ("new.html", 2, "description-missing") in found
    assert {path for path, _, _ in told("--staged")[0]} == {"added.html"}


def test_staged_means_the_contents_of_the_index(repository, told):
    repository.commit(page_html=PAGE)
    repository.write("page.html", NEW_IMAGE)
    repository.git("add", "page.html")
    repository.write("page.html", "<p>\n<p>\n" + PAGE + '<p><img src="later.jpg">')
    found, said = told("--staged")
    assert found == [("page.html", 7, "image-alt-missing")]
    _, said = told("--staged", "--fix", code=2)
    assert "changes that are not staged" in said
    (repository.folder / "page.html").unlink()
    assert "gone from the disk" in told("--staged")[1]


def test_a_deletion_counts_as_the_lines_beside_it(repository, told):
    repository.commit(page_html=PAGE)
    repository.write("page.html", changed(PAGE, "<p>It took nine days.</p>\n", ""))
    assert told("--since", "HEAD")[0] == [("page.html", 5, "image-alt-missing")]


def test_what_a_change_brings_about_from_afar_is_told(repository, told):
    repository.commit(page_html=PAGE)
    repository.write("page.html", changed(PAGE, '<label for="name">Name</label>', "Name"))
    expected = [("page.html", 8, "field-name-missing")]
    assert told("--since", "HEAD")[0] == expected
    diff = repository.git("diff", "-U5")
    path = repository.write("../a.diff", diff + "\n")
    assert told("--diff-file", str(path))[0] == expected


def test_equal_findings_are_counted(repository, told):
    """One more of the same words than before is new, wherever it stands."""
    body = "<p>x</p>\n" * 3
    page = PAGE.replace("</main>", f'{body}<p><label for="a">A</label></p>\n<p><input id="a"></p></main>')
    page = page.replace('<label for="name">Name</label>', "Name")
    repository.commit(page_html=page)
    repository.write("page.html", changed(page, '<label for="a">A</label>', "A"))
    found, said = told("--since", "HEAD")
    assert ("page.html", page[: page.index('<input id="a">')].count("\n") + 1, "field-name-missing") in found
    assert ("page.html", 8, "field-name-missing") not in found
    assert "outside" in said


def test_a_renamed_file_is_compared_with_itself(repository, told):
    article = "# The pier\n\n![](pier.jpg)\n\nIt took nine days.\n"
    repository.commit(news__page_md=article, news__pier_jpg="x")
    repository.git("mv", "news/page.md", "news/crew.md")
    for options in (("--since", "HEAD"), ("--staged",)):
        assert told(*options)[0] == []
    (repository.folder / "old" / "news").mkdir(parents=True)
    repository.git("mv", "news/crew.md", "old/news/page.md")
    assert told("--since", "HEAD")[0] == [("old/news/page.md", 3, "image-file-missing")]


def test_a_file_that_cannot_be_read_is_told_always(repository, told):
    text = PAGE.replace("harbor", "caf\xe9").encode("latin-1")
    repository.write("page.html", text)
    repository.commit()
    repository.write("page.html", text.replace(b"nine days.", b"ten days."))
    found, _ = told("--since", "HEAD")
    assert [rule for _, _, rule in found] == ["file-encoding"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends(repository, told, ending):
    repository.write("page.html", PAGE.replace("\n", ending))
    repository.commit()
    repository.write("page.html", NEW_IMAGE.replace("\n", ending))
    found, _ = told("--since", "HEAD")
    if ending == "\r\n":
        assert [line for _, line, _ in found] == [7]
    else:  # for git the whole file is one line
        assert [line for _, line, _ in found] == [2, 6, 7]


def test_fixes_are_made_in_changed_lines_only(repository, told):
    article = "The pier is open open.\n\nNobody\n\nknows.\n\nIt is open open.\n"
    repository.commit(article_md=article)
    repository.write("article.md", article.replace("It is", "It was"))
    cli.run(["check", "--select", "doubled-word", "--fix", "--unsafe-fixes", "--since", "HEAD"])
    text = (repository.folder / "article.md").read_text("utf-8")
    assert text.startswith("The pier is open open.")
    assert text.endswith("It was open.\n")


def test_named_paths_narrow_and_sub_folders_count(repository, told, monkeypatch):
    repository.commit(a__page_html=PAGE, b__page_html=PAGE)
    for name in ("a/page.html", "b/page.html", "b/c/new.html"):
        repository.write(name, NEW_IMAGE)
    assert {path for path, _, _ in told("--since", "HEAD", "a")[0]} == {"a/page.html"}
    monkeypatch.chdir(repository.folder / "b")
    assert {path for path, _, _ in told("--since", "HEAD")[0]} == {"page.html", "c/new.html"}
    path = repository.write("../a.diff", repository.git("diff"))
    assert {path for path, _, _ in told("--diff-file", str(path))[0]} == {"page.html"}
    relative = repository.write("../b.diff", repository.git("-C", "b", "diff", "--relative"))
    assert {path for path, _, _ in told("--diff-file", str(relative))[0]} == {"page.html"}


def test_nothing_changed(repository, told):
    repository.commit(page_html=PAGE)
    found, said = told("--since", "HEAD", code=0)
    assert found == []
    assert "No file that changed is to be checked." in said
    repository.write("notes.py", "x")
    assert told("--since", "HEAD", code=0)[0] == []


@pytest.mark.parametrize("name", ["two words.html", "é.html", 'quo"te.html', "-dash.html", "a b/a b.html"])
def test_odd_names(repository, told, name):
    if os.name == "nt" and '"' in name:
        pytest.skip("no such name here")
    repository.write(name, PAGE)
    repository.commit()
    repository.write(name, NEW_IMAGE)
    for options in (("--since", "HEAD"), ("--staged",)):
        found, _ = told(*options)
        assert [(path, line) for path, line, _ in found] == [(name, 7)]
        repository.git("add", "--all")


def test_before_the_first_commit(repository, told):
    repository.write("page.html", PAGE)
    assert {line for _, line, _ in told("--since", "HEAD")[0]} == {2, 6}
    assert told("--staged")[0] == []
    repository.git("add", "page.html")
    assert {line for _, line, _ in told("--staged")[0]} == {2, 6}


def test_a_detached_head_and_a_worktree(repository, told, monkeypatch):
    first = repository.commit(page_html=PAGE)
    repository.git("worktree", "add", "--quiet", "--detach", "../tree", first)
    tree = Repository(repository.folder.parent / "tree")
    tree.write("page.html", NEW_IMAGE)
    monkeypatch.chdir(tree.folder)
    for options in (("--since", "main"), ("--since", first[:9])):
        assert [line for _, line, _ in told(*options)[0]] == [7]
    tree.git("add", "page.html")
    monkeypatch.setenv("GIT_DIR", tree.git("rev-parse", "--absolute-git-dir"))
    monkeypatch.setenv("GIT_INDEX_FILE", tree.git("rev-parse", "--git-path", "index"))
    assert [line for _, line, _ in told("--staged")[0]] == [7]


def test_the_repository_of_a_hook_is_not_mistaken_for_this_one(repository, told, monkeypatch, tmp_path):
    repository.commit(page_html=PAGE)
    repository.write("page.html", NEW_IMAGE)
    other = tmp_path / "other"
    subprocess.run([tool("git"), "init", "--quiet", other], check=True)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert [line for _, line, _ in told("--since", "HEAD")[0]] == [7]


def test_the_index_of_a_commit_of_named_files_counts(repository, tmp_path):
    """`git commit -a` and `git commit FILE` have an index of their own, which their hooks see."""
    repository.commit(page_html=PAGE, other_html=PAGE)
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    report = tmp_path / "report.json"
    command = f"-m pubcheck check --select {RULES} --staged --exit-zero --output-format json -o {report}"
    hook.write_text(f"#!/bin/sh\nexec {subprocess.list2cmdline([os.sys.executable])} {command}\n")
    hook.chmod(0o755)
    repository.write("other.html", NEW_IMAGE)
    repository.git("add", "other.html")
    repository.write("page.html", NEW_IMAGE)
    repository.git("commit", "--quiet", "--message", "x", "page.html")
    found = json.loads(report.read_text("utf-8"))["findings"]
    assert [(item["path"], item["line"]) for item in found] == [("page.html", 7)]
    repository.write("page.html", PAGE)
    repository.git("commit", "--quiet", "--all", "--message", "x")
    assert {item["path"] for item in json.loads(report.read_text("utf-8"))["findings"]} == {"other.html"}


def test_a_submodule_is_a_repository_of_its_own(repository, told, monkeypatch, tmp_path):
    inner = Repository(tmp_path / "inner")
    inner.folder.mkdir()
    inner.git("init", "--quiet", "--initial-branch", "main")
    inner.commit(page_html=PAGE)
    repository.git("submodule", "--quiet", "add", str(inner.folder), "part")
    repository.commit(page_html=PAGE)
    part = Repository(repository.folder / "part")
    part.write("page.html", NEW_IMAGE)
    assert told("--since", "HEAD")[0] == []
    monkeypatch.chdir(part.folder)
    assert [line for _, line, _ in told("--since", "HEAD")[0]] == [7]


def test_settings_of_the_user_change_nothing(repository, told):
    repository.commit(page_html=PAGE)
    for setting in (
        *("diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "diff.context=9"),
        *("diff.external=false", "core.quotePath=false", "diff.renames=copies", "diff.interHunkContext=50"),
        *("diff.relative=true", "diff.wordRegex=.", "diff.algorithm=histogram", "diff.colorMoved=zebra"),
        *("core.pager=false", "diff.submodule=log", "diff.orderFile=nowhere", "diff.suppressBlankEmpty=true"),
    ):
        repository.git("config", *setting.split("="))
    repository.write("page.html", NEW_IMAGE)
    assert [line for _, line, _ in told("--since", "HEAD")[0]] == [7]


def test_a_conflict_does_no_harm(repository, told):
    repository.commit(page_html=PAGE)
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit(page_html=NEW_IMAGE)
    repository.git("checkout", "--quiet", "main")
    repository.commit(page_html=PAGE.replace("The harbor", "Our harbor"))
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "topic")
    for options in (("--since", "HEAD"), ("--staged",)):
        told(*options)
    assert ("page.html", 10, "image-alt-missing") in told("--since", "HEAD")[0]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "no such commit"),
        ("main..topic", "Name one commit"),
        ("--output=x", "no such commit"),
        ("feature", "did you mean origin/feature?"),
        ("", "no such commit"),
        ("main:page.html", "no such commit"),
    ],
)
def test_what_is_no_commit_is_told(repository, told, name, reason):
    repository.commit(page_html=PAGE)
    repository.git("update-ref", "refs/remotes/origin/feature", "HEAD")
    _, said = told(f"--since={name}", code=2)
    assert reason in said
    assert not (repository.folder / "x").exists()


def test_options_that_exclude_each_other(repository, told):
    assert "exclude each other" in told("--since", "HEAD", "--staged", code=2)[1]
    assert "standard input" in told("--staged", "-", code=2)[1]
    assert "not both" in told("--diff-file", "-", "-", code=2)[1]


def test_outside_of_a_repository(told, tmp_path, monkeypatch):
    tool("git")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "page.html").write_text(PAGE)
    assert "--since asks git: not a git repository" in told("--since", "HEAD", code=2)[1]
    found, said = told("--changed-only")
    assert "Whole files are checked: not a git repository" in said
    assert {line for _, line, _ in found} == {2, 6}


def test_without_git(repository, told, monkeypatch):
    repository.commit(page_html=PAGE)
    repository.write("page.html", NEW_IMAGE)
    path = repository.write("../a.diff", repository.git("diff"))
    monkeypatch.setenv("PATH", str(repository.folder))
    assert "git is not installed" in told("--since", "HEAD", code=2)[1]
    assert "Whole files are checked: git is not installed." in told("--changed-only")[1]
    assert [line for _, line, _ in told("--diff-file", str(path))[0]] == [7]


# Diffs


def test_a_diff_that_does_not_fit(repository, told):
    repository.commit(page_html=PAGE)
    repository.write("page.html", NEW_IMAGE)
    path = repository.write("../a.diff", repository.git("diff"))
    repository.write("page.html", "\n\n\n" + PAGE)
    found, said = told("--diff-file", str(path))
    assert "page.html is checked whole: it is not as the diff has it." in said
    assert [line for _, line, _ in found] == [5, 9]
    (repository.folder / "page.html").unlink()
    assert "No file of the diff is here" in told("--diff-file", str(path))[1]


@pytest.mark.parametrize(
    ("diff", "reason"),
    [
        ("diff --cc page.html\n", "combined"),
        ("hello\n", "no unified diff"),
        ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n", "breaks off"),
    ],
)
def test_a_diff_that_cannot_be_read(repository, told, diff, reason):
    path = repository.write("../a.diff", diff)
    assert reason in told("--diff-file", str(path), code=2)[1]


def test_an_empty_diff(repository, told):
    repository.commit(page_html=PAGE)
    path = repository.write("../a.diff", "")
    assert told("--diff-file", str(path), code=0)[0] == []


# What the surroundings say


def test_nothing_says_what_changed(repository, told):
    repository.commit(page_html=PAGE)
    found, said = told("--changed-only", code=1)
    assert {line for _, line, _ in found} == {2, 6}
    assert "Whole files are checked: neither pre-commit nor" in said


def test_pre_commit_in_a_commit(repository, told, monkeypatch):
    repository.commit(page_html=PAGE)
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert "nothing is staged" in told("--changed-only", "page.html")[1]
    repository.write("page.html", NEW_IMAGE)
    repository.git("add", "page.html")
    assert [line for _, line, _ in told("--changed-only", "page.html")[0]] == [7]


def test_pre_commit_with_two_commits(repository, told, monkeypatch):
    first = repository.commit(page_html=PAGE)
    last = repository.commit(page_html=NEW_IMAGE)
    monkeypatch.setenv("PRE_COMMIT", "1")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", first)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", last)
    assert [line for _, line, _ in told("--changed-only")[0]] == [7]
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "0" * 40)
    assert "names no commit to compare with" in told("--changed-only")[1]


@pytest.fixture
def pull_request(repository, tmp_path, monkeypatch):
    """A pull request of one file, and what GitHub tells of it; gives the checkout of its merge, so deep."""
    repository.commit(page_html=PAGE)
    repository.git("checkout", "--quiet", "-b", "topic")
    head = repository.commit(page_html=NEW_IMAGE)
    repository.git("checkout", "--quiet", "main")
    base = repository.commit(other_html=PAGE)
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "topic")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base}, "head": {"sha": head}}}))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_BASE_REF", "main")

    def checkout(depth: int, commit: str = "main") -> Repository:
        folder = tmp_path / f"depth-{depth}-{commit}"
        words = ["clone", "--quiet", "--branch", commit, f"file://{repository.folder}", str(folder)]
        repository.git(*words, *(["--depth", str(depth)] if depth else []))
        monkeypatch.chdir(folder)
        clone = Repository(folder)
        clone.git("checkout", "--quiet", "--detach")
        clone.git("update-ref", "-d", "refs/remotes/origin/main")  # actions/checkout fetches the merge alone
        return clone

    return checkout


@pytest.mark.parametrize("depth", [0, 2])
def test_github_pull_request(pull_request, told, depth):
    pull_request(depth)
    found, said = told("--changed-only")
    assert {(path, line) for path, line, _ in found} == {("page.html", 7)}
    assert "compared with the base of the pull request" in said


def test_github_pull_request_of_which_the_branch_is_checked_out(pull_request, told):
    pull_request(0, "topic")
    assert {(path, line) for path, line, _ in told("--changed-only")[0]} == {("page.html", 7)}


def test_github_with_a_checkout_that_is_too_shallow(pull_request, told):
    pull_request(1)
    found, said = told("--changed-only")
    assert "Whole files are checked" in said
    assert "fetch more of the history" in said
    assert {path for path, _, _ in found} == {"page.html", "other.html"}
    _, said = told("--since", "HEAD^1", code=2)
    assert "the clone is shallow" in said


@pytest.mark.parametrize(
    "event", ["", "[]", "{", '{"pull_request": 3}', '{"before": "--output=x"}', "[" * 100_000]
)
def test_an_event_that_says_nothing(repository, told, monkeypatch, tmp_path, event):
    repository.commit(page_html=PAGE)
    path = tmp_path / "event.json"
    path.write_text(event)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))
    assert "GitHub names no commit to compare with" in told("--changed-only")[1]


def test_github_push(repository, told, monkeypatch, tmp_path):
    before = repository.commit(page_html=PAGE)
    repository.commit(page_html=NEW_IMAGE)
    path = tmp_path / "event.json"
    path.write_text(json.dumps({"before": before}))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))
    assert [line for _, line, _ in told("--changed-only")[0]] == [7]


def test_gitlab(repository, told, monkeypatch):
    base = repository.commit(page_html=PAGE)
    repository.git("update-ref", "refs/remotes/origin/main", base)
    repository.git("checkout", "--quiet", "-b", "topic")
    head = repository.commit(page_html=NEW_IMAGE)
    monkeypatch.setenv("GITLAB_CI", "true")
    expected = [("page.html", 7, "image-alt-missing")]
    for variables in (
        {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base},
        {"CI_COMMIT_BEFORE_SHA": base},
        {"CI_COMMIT_BEFORE_SHA": "0" * 40, "CI_DEFAULT_BRANCH": "main", "CI_COMMIT_BRANCH": "topic"},
    ):
        with monkeypatch.context() as context:
            for name, value in variables.items():
                context.setenv(name, value)
            assert told("--changed-only")[0] == expected
    assert "GitLab names no commit" in told("--changed-only")[1]
    repository.git("checkout", "--quiet", "main")
    repository.commit(other_html=PAGE)
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "topic")
    monkeypatch.setenv("CI_MERGE_REQUEST_EVENT_TYPE", "merged_result")
    monkeypatch.setenv("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", head)
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
    assert told("--changed-only")[0] == expected
