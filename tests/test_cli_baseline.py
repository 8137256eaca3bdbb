"""The commands `baseline create|update|prune|show`, and what `check` makes of a baseline."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from pubcheck.linter_baseline import FILE_NAME

DAY = ("--today", "2026-11-01")
FLAWS = ("--select", "word-complex,link-text-vague")
ONE = "We utilize the form.\n"
TWO = "See [click here](https://a.gov).\n\nThey utilize it, too.\n"


@pytest.fixture
def run(pubcheck, site, monkeypatch):
    """Two files with three findings, and the commands with the options that all take."""
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Jane Doe")
    (site / "one.md").write_text(ONE)
    (site / "news").mkdir()
    (site / "news" / "two.md").write_text(TWO)

    def call(*arguments):
        shared = FLAWS if arguments[:2] != ("baseline", "show") else ()
        return pubcheck(*arguments, *shared, *DAY)

    return call


def lines(site, name=FILE_NAME):
    return [json.loads(line) for line in (site / name).read_text("utf-8").splitlines()[1:]]


def told(ended):
    return [line for line in ended.out.splitlines() if " [" in line or line[:1] in "+-"]


def found(run, *options):
    """What `check` reports: path, line and rule."""
    report = json.loads(run("check", "--output-format", "json", *options).out)
    return [(f["path"], f["line"], f["rule"]) for f in report["findings"] if f["outcome"] == "failed"]


def test_it_is_made_once_and_then_nothing_is_told(run, site):
    assert run("check", "--fail-on", "note").code == 1
    made = run("baseline", "create", "--reason", "Older than pubcheck")
    assert (made.code, made.out) == (0, "")
    assert made.err.startswith(
        f"{FILE_NAME} is written: 3 findings in 2 files. From now on only new ones count."
    )
    assert [(e["path"], e["rule"], e["text"], e["author"], e["date"], e["reason"]) for e in lines(site)] == [
        (path, rule, text, "Jane Doe", "2026-11-01", "Older than pubcheck")
        for path, rule, text in (
            ("news/two.md", "link-text-vague", "click here"),
            ("news/two.md", "word-complex", "utilize"),
            ("one.md", "word-complex", "utilize"),
        )
    ]
    ended = run("check", "--fail-on", "note")
    assert ended.code == 0
    assert "2 findings of the baseline are of rules that rest upon a law." in ended.err
    assert found(run) == []
    assert len(found(run, "--no-baseline")) == 3

    again = run("baseline", "create")
    assert (again.code, "--force makes it anew" in again.err) == (2, True)
    assert run("baseline", "create", "--force", "--author", "Joe", "--quiet").err == ""
    assert {(e["author"], e.get("reason")) for e in lines(site)} == {("Joe", None)}


def test_what_is_new_fails_until_it_is_taken_in(run, site):
    run("baseline", "create")
    (site / "one.md").write_text("A line.\n\n" + ONE + "\nWe utilize the tools.\n")
    assert found(run) == [("one.md", 5, "word-complex")]
    assert run("check", "--fail-on", "note").code == 1

    (site / "news" / "three.md").write_text(TWO)
    updated = run(
        "baseline", "update", "--rule", "link-text-vague", "--author", "Joe", "--reason", "So be it"
    )
    assert updated.out.split() == ["+1", "link-text-vague"]
    assert "1 new finding, 0 moved or changed; it has 4 findings now." in updated.err
    new = [e for e in lines(site) if e["author"] == "Joe"]
    assert [(e["path"], e["rule"], e["reason"]) for e in new] == [
        ("news/three.md", "link-text-vague", "So be it")
    ]
    updated = run("baseline", "update", "news")
    assert (updated.out.split(), found(run)) == (["+1", "word-complex"], [("one.md", 5, "word-complex")])
    assert "0 new findings" in run("baseline", "update", "news").err
    assert run("baseline", "update", "--rule", "word-complicated").code == 2


def test_large_numbers_are_written_alike(run, site):
    (site / "one.md").write_text(ONE * 1000)
    assert "is written: 1,002 findings" in run("baseline", "create").err
    assert run("baseline", "prune").err.endswith("0 mended findings dropped, 1,002 left.\n")


def test_what_is_mended_is_told_and_dropped(run, site):
    run("baseline", "create")
    assert run("baseline", "prune", "--check").code == 0
    (site / "news" / "two.md").write_text(TWO.replace("utilize", "use"))
    told = "1 finding of the baseline is mended: run `pubcheck baseline prune`."
    assert told in run("check").err
    assert told not in run("check", "one.md").err
    assert told not in run("check", "--quiet").err
    before = (site / FILE_NAME).read_bytes()

    assert run("baseline", "prune", "--check", "one.md").code == 0
    checked = run("baseline", "prune", "--check")
    assert (checked.code, checked.out.split()) == (1, ["-1", "news/two.md"])
    assert (site / FILE_NAME).read_bytes() == before

    assert run("baseline", "prune", "one.md").code == 0
    assert (site / FILE_NAME).read_bytes() == before
    assert run("baseline", "prune").code == 0
    assert [e["rule"] for e in lines(site)] == ["link-text-vague", "word-complex"]

    (site / "one.md").unlink()
    run("baseline", "prune", "news")
    assert len(lines(site)) == 2
    run("baseline", "prune")
    assert [e["path"] for e in lines(site)] == ["news/two.md"]


def test_rules_that_do_not_run_mend_nothing(pubcheck, run, site):
    run("baseline", "create")
    assert "mended" not in pubcheck("check", "--select", "link-text-vague", *DAY).err
    pubcheck("baseline", "prune", "--select", "link-text-vague", *DAY)
    assert len(lines(site)) == 3


def test_a_moved_file_is_followed_by_its_findings_and_written_anew(run, site):
    run("baseline", "create")
    shutil.move(site / "news", site / "archive")
    (site / "one.md").rename(site / "first.md")
    assert found(run) == []
    run("baseline", "prune")
    assert len(lines(site)) == 3
    updated = run("baseline", "update", "--author", "Joe")
    assert "0 new findings, 3 moved or changed" in updated.err
    assert [(e["path"], e["author"]) for e in lines(site)] == [
        ("archive/two.md", "Jane Doe"), ("archive/two.md", "Jane Doe"), ("first.md", "Jane Doe"),
    ]  # fmt: skip
    # What was copied is new: the first is still there.
    shutil.copy(site / "first.md", site / "second.md")
    assert found(run) == [("second.md", 1, "word-complex")]


def test_a_file_may_be_known_by_its_slug(run, site):
    (site / "pubcheck.toml").write_text('content-id = "slug"\n')
    (site / "one.md").write_text(f"---\nslug: forms\n---\n\n{ONE}")
    run("baseline", "create")
    assert [e.get("content") for e in lines(site)] == [None, None, "forms"]
    (site / "one.md").unlink()
    (site / "b.md").write_text("---\nslug: forms\n---\n\nToday all of us here utilize the form.\n")
    (site / "a.md").write_text("---\nslug: other\n---\n\nToday all of us here utilize the form.\n")
    assert found(run) == [("a.md", 5, "word-complex")]


def git(site, *arguments):
    subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True)


def test_git_says_what_was_renamed(run, site):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    (site / ".git").rmdir()
    words = "\n\n".join(f"The {n}th line of the page says nothing of note." for n in range(30))
    (site / "one.md").write_text(f"{words}\n\nWe utilize the form.\n")
    git(site, "init", "-q")
    git(site, "config", "user.name", "Ann Lee")
    git(site, "config", "user.email", "ann@example.gov")
    run("baseline", "create")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "all")
    git(site, "mv", "one.md", "news/first.md")
    # Nothing but git can tell: the text around the finding is another.
    (site / "news" / "first.md").write_text(f"{words}\n\nWe all utilize the form.\n")
    (site / "a.md").write_text("Others utilize the form.\n")
    assert found(run) == [("a.md", 1, "word-complex")]
    git(site, "add", "-A")
    git(site, "commit", "-qm", "moved")
    assert found(run) == [("a.md", 1, "word-complex")]


def test_a_merge_that_failed_is_told_and_one_that_took_both_sides_is_read(run, site):
    run("baseline", "create")
    path = site / FILE_NAME
    header, *entries = path.read_text().splitlines()
    path.write_text(
        "\n".join([header, "<<<<<<< HEAD", *entries, "=======", *entries, ">>>>>>> other"]) + "\n"
    )
    for arguments in (("check",), ("baseline", "update"), ("baseline", "show")):
        ended = run(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert f"{FILE_NAME}:2: git could not merge this." in ended.err
    path.write_text("\n".join([header, *entries, *entries]) + "\n")
    assert found(run) == []
    run("baseline", "update")
    assert len(lines(site)) == 6  # nothing to write, nothing written
    assert run("baseline", "create", "--force").code == 0


def test_where_the_baseline_lies(run, pubcheck, site, monkeypatch):
    assert "pubcheck baseline create" in run("baseline", "update").err
    assert run("baseline", "prune").code == 2
    assert run("baseline", "show").code == 2
    (site / "pubcheck.toml").write_text('baseline = "quality/known.jsonl"\n')
    missing = run("check")
    assert (missing.code, "quality/known.jsonl is not there" in missing.err) == (2, True)
    unwritable = run("baseline", "create")
    assert (unwritable.code, "cannot be written" in unwritable.err) == (2, True)
    (site / "quality").mkdir()
    assert run("baseline", "create").code == 0
    assert {e["path"] for e in lines(site, "quality/known.jsonl")} == {"../one.md", "../news/two.md"}
    assert found(run) == []
    monkeypatch.chdir(site / "news")
    assert found(run) == []
    monkeypatch.chdir(site)

    (site / "pubcheck.toml").unlink()
    assert len(found(run)) == 3
    assert found(run, "--baseline", "quality/known.jsonl") == []
    assert "opposite" in run("check", "--baseline", "quality/known.jsonl", "--no-baseline").err
    assert run("check", "--baseline", "none.jsonl").code == 2
    (site / "news" / "two.md").write_text("All is well.\n")
    prune = "run `pubcheck baseline prune --baseline quality/known.jsonl`"
    assert prune in run("check", "--baseline", "quality/known.jsonl").err

    # Without a configuration the one at the root of the run, or above it in the repository.
    (site / "quality" / "known.jsonl").rename(site / FILE_NAME)
    (site / FILE_NAME).write_text((site / FILE_NAME).read_text().replace("../", ""))
    assert found(run) == []
    os.chdir(site / "news")
    (site / "news" / "two.md").write_text(TWO)
    assert found(run) == []


def test_nobody_can_tell_is_in_no_baseline(pubcheck, site):
    (site / "a.md").write_text("Too short.\n")
    options = ("--select", "readability-grade", *DAY)
    assert '"cannotTell"' in pubcheck("check", "--output-format", "json", *options).out
    pubcheck("baseline", "create", *options)
    assert lines(site) == []


def test_it_is_shown_by_rule_file_author_and_age(run, pubcheck, site):
    run("baseline", "create")
    shown = run("baseline", "show").out.splitlines()
    assert shown[0] == f"{FILE_NAME}: 3 findings in 2 files"
    assert shown[1].split() == ["2", "word-complex", "2026-11-01", "law"]
    assert shown[-1] == "2 of them are of rules that rest upon a law."
    record = json.loads(run("baseline", "show", "--by", "file", "--output-format", "json").out)
    assert {key: record[key] for key in ("baseline", "findings", "law", "by")} == {
        "baseline": FILE_NAME, "findings": 3, "law": 2, "by": "file",
    }  # fmt: skip
    assert [(group["name"], group["findings"]) for group in record["groups"]] == [
        ("news/two.md", 2),
        ("one.md", 1),
    ]
    assert "3  Jane Doe" in run("baseline", "show", "--by", "author").out
    later = pubcheck("baseline", "show", "--by", "age", "--today", "2026-12-15").out
    assert "3  31 to 90 days" in later


def test_a_fix_in_the_same_run_takes_nothing_out_of_the_baseline_twice(pubcheck, site):
    (site / "a.md").write_text("See [it](http://www.gsa.gov/a).\n\nSee [it all](http://www.gsa.gov/b).\n")
    options = ("--select", "link-http", *DAY)
    pubcheck("baseline", "create", *options)
    assert len(lines(site)) == 2
    assert pubcheck("check", "--fix", "--fail-on", "note", *options).code == 0


def test_the_same_findings_are_settled_by_workers_and_by_the_cache(run, site):
    run("baseline", "create")
    (site / "one.md").write_text(ONE + "\nWe utilize it all.\n")
    for _ in range(2):
        assert found(run) == [("one.md", 3, "word-complex")]


def test_what_is_said_of_a_page_as_a_whole_moves_with_no_paragraph(pubcheck, site):
    """The grade of a text stands at its first sentence, whichever that is."""
    hard = (
        "Notwithstanding the aforementioned considerations, interdepartmental coordination of administrative "
        "responsibilities necessitates comprehensive documentation of organizational accountability. "
        "Consequently, representatives participating in intergovernmental deliberations should anticipate "
        "extraordinarily complicated procedural requirements.\n\n"
    )
    page = site / "a.md"
    page.write_text(hard * 6)
    chosen = ("--select", "readability-grade", *DAY)
    options = (*chosen, "--fail-on", "warning")
    assert pubcheck("check", *options).code == 1
    assert pubcheck("baseline", "create", *chosen).code == 0
    page.write_text("The rates are new. You can read them here.\n\n" + hard * 6)
    ended = pubcheck("check", *options)
    assert ended.code == 0, ended.out
    (site / "b.md").write_text(hard * 6)
    assert pubcheck("check", *options).code == 1
