"""Fix truth: edits are made whole or not at all, come to rest, add nothing, and leave every other byte."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import RULES, form_of, run, unmark
from pubcheck import catalogue, cli, fixes, linter_files
from pubcheck.engine import Engine
from pubcheck.finding import Edit, Finding, Fix
from pubcheck.source import Span


def finding(*edits, safe=True, rule="a-rule", outcome="failed"):
    spans = [Edit(Span(start, end), text) for start, end, text in edits]
    return Finding(rule, "note", outcome, "m", Span(0, 0), fix=Fix(safe, "Mend it", tuple(spans)))


@pytest.mark.parametrize(
    ("findings", "text", "count"),
    [
        ([finding((0, 1, "A")), finding((2, 3, "C"))], "AbCdef", 2),
        ([finding((2, 3, "C")), finding((0, 1, "A"))], "AbCdef", 2),
        ([finding((0, 2, "X")), finding((1, 3, "Y"))], "Xcdef", 1),
        ([finding((0, 2, "X")), finding((2, 3, "Y"))], "XYdef", 2),
        ([finding((1, 1, "X")), finding((1, 1, "Y"))], "aXbcdef", 1),
        ([finding((1, 1, "X")), finding((1, 2, "Y"))], "aXbcdef", 1),
        ([finding((0, 1, "X"), (4, 5, "Z")), finding((3, 5, "Y"))], "XbcdZf", 1),
        ([finding((0, 3, "X"), (2, 5, "Z"))], "abcdef", 0),
        ([finding((4, 5, "Z"), (0, 1, "X"))], "XbcdZf", 1),
        ([finding((0, 1, "X"), safe=False)], "abcdef", 0),
        ([finding((0, 1, "X"), outcome="cannotTell")], "abcdef", 0),
        ([finding((0, 0, "X")), finding((6, 6, "Y"))], "XabcdefY", 2),
    ],
)
def test_apply(findings, text, count):
    changed, applied = fixes.apply("abcdef", findings)
    assert (changed, len(applied)) == (text, count)


def test_unsafe_fixes_are_made_where_asked_for():
    assert fixes.apply("abc", [finding((0, 1, "X"), safe=False)], unsafe=True)[0] == "Xbc"


EDITS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("xyz", max_size=3)).map(
            lambda edit: (edit[0], edit[0] + edit[1], edit[2])
        ),
        min_size=1,
        max_size=3,
    ).map(lambda edits: finding(*edits)),
    max_size=12,
)


@given(EDITS)
def test_what_is_applied_is_applied_whole(findings):
    text = "abcdefghijklmnopqrstuvwxy"
    changed, applied = fixes.apply(text, findings)
    edits = sorted((e for f in applied for e in f.fix.edits), key=lambda e: e.span)
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    assert changed == expected
    assert all(a.span.end <= b.span.start for a, b in pairwise(edits))


def test_fixes_that_undo_each_other_come_to_rest():
    def lint(text):
        return [finding((0, 1, "b" if text[0] == "a" else "a"))]

    assert fixes.converge("a", lint).text in {"a", "b"}


def test_one_fix_may_uncover_the_next():
    def lint(text):
        return [finding((0, 1, ""))] if text.startswith("x") else []

    fixed = fixes.converge("xxxy", lint)
    assert (fixed.text, len(fixed.applied), fixed.left) == ("y", 3, ())


FIXED = [
    pytest.param(RULES[rule], example, id=f"{rule}-{number}")
    for rule, outcomes in catalogue.examples().items()
    for number, example in enumerate(outcomes["failed"])
    if RULES[rule].fix
]


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_examples_are_fixed_as_they_say(rule, example):
    text, _ = unmark(example[form_of(example)])
    engine = Engine([rule], {rule.id: example.get("options", {})})

    def lint(changed):
        return run(engine, example, changed).findings

    fixed = fixes.converge(text, lint, unsafe=True)
    if "fixed" in example:
        assert fixed.text == example["fixed"]
    assert not fixes.fixable(fixed.left, unsafe=True), "converges"
    assert fixes.converge(fixed.text, lint, unsafe=True).text == fixed.text, "idempotent"
    assert len(fixed.left) <= len(lint(text)), "adds no finding of the rule"


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_a_fix_adds_no_finding_of_another_rule(rule, example):
    text, _ = unmark(example[form_of(example)])
    engine = Engine(RULES.values(), {rule.id: example.get("options", {})})
    fixed = fixes.converge(text, lambda t: run(Engine([rule]), example, t).findings, unsafe=True)

    def told(t):
        found = [
            f for f in run(engine, example, t).findings if f.outcome == "failed" and f.severity != "note"
        ]
        # What was garbled may say something wrong once it can be read: rules of the topic take turns.
        return [f.rule for f in found if RULES[f.rule].topic != rule.topic]

    before = told(text)
    after = told(fixed.text)
    assert all(after.count(name) <= before.count(name) for name in after)


HTTP = "<p>See <a href={}>the news of the fleet</a>.</p>"
CONFIG = 'https_hosts = ["news.example.mil"]\n'
OLD, NEW = HTTP.format('"http://news.example.mil/a"'), HTTP.format('"https://news.example.mil/a"')


@pytest.fixture
def settings(site):
    (site / "pubcheck.toml").write_text(CONFIG)


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD.encode(), NEW.encode()),
        (b"\xef\xbb\xbf" + OLD.encode(), b"\xef\xbb\xbf" + NEW.encode()),
        (f"<p>Caf\u00e9\r\n\r{OLD}\r\n".encode(), f"<p>Caf\u00e9\r\n\r{NEW}\r\n".encode()),
        (b"<p>Caf\xe9 \x81\x8d \x93q\x94" + OLD.encode(), b"<p>Caf\xe9 \x81\x8d \x93q\x94" + NEW.encode()),
        (b"\xff\xfe" + OLD.encode("utf-16-le"), b"\xff\xfe" + NEW.encode("utf-16-le")),
        (b"\xfe\xff" + OLD.encode("utf-16-be"), b"\xfe\xff" + NEW.encode("utf-16-be")),
        (
            b"<meta charset=shift_jis>" + ("\u6d77" + OLD).encode("shift_jis"),
            b"<meta charset=shift_jis>" + ("\u6d77" + NEW).encode("shift_jis"),
        ),
        (b"\n\n" + OLD.encode() + b"\x00\n", b"\n\n" + NEW.encode() + b"\x00\n"),
    ],
)
def test_every_byte_outside_the_edits_is_kept(site, pubcheck, before, after):
    (site / "a.html").write_bytes(before)
    ended = pubcheck("check", "--select", "link-http", "--fix", "a.html")
    assert (site / "a.html").read_bytes() == after
    assert ended.code == 0
    assert "Fixed 1 in 1 file." in ended.out
    assert {".git", "a.html", "pubcheck.toml"} == set(os.listdir(site))


@pytest.mark.usefixtures("settings")
def test_mode_and_links_are_kept(site, pubcheck):
    (site / "real").mkdir()
    target = site / "real" / "a.html"
    target.write_text(OLD)
    target.chmod(0o640)
    (site / "link.html").symlink_to(target)
    pubcheck("check", "--select", "link-http", "--fix", "link.html")
    assert (site / "link.html").is_symlink()
    assert target.read_text() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.usefixtures("settings")
def test_suppressed_findings_are_not_fixed(site, pubcheck):
    text = f"<!-- pubcheck: ignore[link-http] -- the host is old -->{OLD}"
    (site / "a.html").write_text(text)
    pubcheck("check", "--fix", "a.html")
    assert (site / "a.html").read_text() == text


@pytest.mark.usefixtures("settings")
def test_a_file_that_cannot_be_written_is_told(site, pubcheck, monkeypatch):
    (site / "a.html").write_text(OLD)
    monkeypatch.setattr(
        os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    ended = pubcheck("check", "--select", "link-http", "--fix", "a.html")
    assert ended.code == 2
    assert "a.html was not changed: Permission denied." in ended.err
    assert "link-http" in ended.out, "what is there is reported"
    assert (site / "a.html").read_text() == OLD
    assert set(os.listdir(site)) == {".git", "a.html", "pubcheck.toml"}


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"newer")
    with pytest.raises(linter_files.ChangedError):
        linter_files.write(str(path), b"fixed", before=b"older")
    assert path.read_bytes() == b"newer"
    assert os.listdir(tmp_path) == ["a.html"]


def test_what_is_no_file_is_written_to():
    linter_files.write(os.devnull, b"anything")
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


def test_an_encoding_without_the_character_is_refused(site, pubcheck, monkeypatch):
    (site / "a.html").write_bytes(b"<p>Caf\xe9")
    odd = finding((0, 0, "\u6d77"), rule="link-http")
    monkeypatch.setattr("pubcheck.engine.Engine._findings", lambda *_: iter([odd]))
    ended = pubcheck("check", "--fix", "a.html")
    assert ended.code == 2
    assert "a.html was not changed: windows-1252 has no “海”: save the file as UTF-8 first." in ended.err
    assert (site / "a.html").read_bytes() == b"<p>Caf\xe9"


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    "text",
    [
        OLD,
        f"a\n{OLD}\nb\n",
        f"a\r\n{OLD}\r\nb\r\n",
        f"a\r{OLD}\rb",
        f"{OLD}\n\n\n\n\n\n\n\n{OLD}",
        f"caf\u00e9 {OLD}\n",
    ],
)
def test_diff_is_one_that_git_applies(site, pubcheck, text):
    (site / "a b.html").write_bytes(text.encode())
    ended = pubcheck("check", "--select", "link-http", "--diff", "--output", "change.diff", "a b.html")
    assert ended.code == 1, "what is there is still there"
    assert (site / "a b.html").read_bytes() == text.encode()
    assert "nothing was changed" in ended.err
    if not shutil.which("git"):
        pytest.skip("git is not here")
    subprocess.run(["git", "init", "-q", "."], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "change.diff"], check=True)
    assert (site / "a b.html").read_bytes() == text.replace(OLD, NEW).encode()


@pytest.mark.usefixtures("settings")
def test_diff_goes_to_standard_output(site, pubcheck):
    (site / "a.html").write_text(OLD)
    ended = pubcheck("check", "--select", "link-http", "--diff", "a.html")
    assert ended.out == (
        f"--- a/a.html\n+++ b/a.html\n@@ -1 +1 @@\n-{OLD}\n\\ No newline at end of file\n"
        f"+{NEW}\n\\ No newline at end of file\n"
    )


# The options


@pytest.fixture
def both(site):
    """A file with a safe fix and an unsafe one, and a finding that nothing mends."""
    (site / "pubcheck.toml").write_text(
        CONFIG + 'select = ["link-http", "link-credentials", "link-text-vague"]\n'
    )
    (site / "a.html").write_text(
        '<p>Read <a href="http://news.example.mil/a">the news</a>, <a href="https://me:secret@x.gov/">ships'
        ' at sea</a> or <a href="https://x.gov/b">click here</a>.</p>'
    )
    return site / "a.html"


def test_unsafe_fixes_are_counted_and_made_on_request(both, pubcheck):
    assert "1 can be fixed with --fix, 1 more with --unsafe-fixes." in pubcheck("check").out
    ended = pubcheck("check", "--fix")
    assert "1  fixed        link-http\n" in ended.out
    assert "Fixed 1 in 1 file. 1 can be fixed with --fix --unsafe-fixes." in ended.out
    assert "secret" in both.read_text()
    ended = pubcheck("check", "--fix", "--unsafe-fixes")
    assert "1  fixed        link-credentials\n" in ended.out
    assert "secret" not in both.read_text()


def test_fix_only_reports_what_was_fixed(both, pubcheck):
    ended = pubcheck("check", "--fix-only", "--fail-on", "note")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "1  fixed        link-http\n\n1 file looked at: Fixed 1 in 1 file.\n"
    ended = pubcheck("check", "--fix-only", "--fail-on", "note")
    assert (ended.code, ended.out) == (0, "1 file looked at: nothing to fix.\n")


@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        (["--fix"], 1, 1),
        (["--fix", "--unsafe-fixes"], 0, 0),
        (["--fix", "--unsafe-fixes", "--exit-non-zero-on-fix"], 1, 0),
        (["--fix", "--fail-on", "never", "--exit-non-zero-on-fix"], 1, 0),
        (["--fix-only", "--exit-non-zero-on-fix"], 1, 0),
        (["--fix-only", "--exit-non-zero-on-fix", "--exit-zero"], 0, 0),
        (["--diff"], 1, 1),
        (["--diff", "--exit-zero"], 0, 0),
        (["--diff", "--select", "link-text-vague", "--fail-on", "note"], 0, 0),
        (["--diff", "--fix"], 1, 1),
    ],
)
@pytest.mark.usefixtures("both")
def test_how_a_fixing_run_ends(pubcheck, options, first, second):
    assert [pubcheck("check", *options).code for _ in range(2)] == [first, second]


class Input:
    """Standard input with these bytes."""

    def __init__(self, data):
        self.buffer = io.BytesIO(data)


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        (OLD.encode("utf-8"), NEW.encode("utf-8"), "a.html"),
        (
            b"\xef\xbb\xbf" + OLD.encode("utf-8") + b"\r\n",
            b"\xef\xbb\xbf" + NEW.encode("utf-8") + b"\r\n",
            "a.md",
        ),
        (b"<p>Nothing to fix\r", b"<p>Nothing to fix\r", "a.html"),
        (b"\0\1\2" * 99, b"\0\1\2" * 99, "a.html"),
        (b" " * 2_000_001, b" " * 2_000_001, "a.html"),
        (b"", b"", "a.html"),
        (b"GIF89a", b"GIF89a", "a.jpg"),
    ],
)
def test_fixed_standard_input_goes_to_standard_output(site, monkeypatch, before, after, name):
    (site / name).write_bytes(b"another text")
    (site / "pubcheck.toml").write_text(CONFIG + "max-file-size-mb = 1\n")
    written, told = io.BytesIO(), io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    monkeypatch.setattr("sys.stdin", Input(before))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, "utf-8"))
    options = ("--select", "link-http,files", "--fix", "-", "--stdin-filename", name)
    cli.run(["check", *options])
    assert written.getvalue() == after
    assert "1 file checked" in told.getvalue()
    assert (site / name).read_bytes() == b"another text"


@pytest.mark.usefixtures("settings")
def test_a_diff_of_standard_input(pubcheck, monkeypatch):
    monkeypatch.setattr("sys.stdin", Input(OLD.encode()))
    ended = pubcheck("check", "--select", "link-http", "--diff", "-", "--stdin-filename", "a.html")
    assert ended.code == 1
    assert ended.out.startswith("--- a/a.html\n+++ b/a.html\n")


@pytest.mark.parametrize(
    ("settings", "fixed"),
    [
        ("", True),
        ('fixable = ["ALL"]', True),
        ('fixable = ["links"]', True),
        ('fixable = ["images"]', False),
        ("fixable = []", False),
        ('unfixable = ["links"]', False),
        ('unfixable = ["links"]\nfixable = ["link-http"]', True),
        ('unfixable = ["link-http"]\nfixable = ["links"]', False),
        ('[[overrides]]\nfiles = ["a.html"]\nunfixable = ["ALL"]\nfixable = []', False),
        ('[[overrides]]\nfiles = ["b.html"]\nunfixable = ["ALL"]', True),
    ],
)
def test_settings_say_what_may_be_fixed(site, pubcheck, settings, fixed):
    (site / "pubcheck.toml").write_text(CONFIG + settings)
    (site / "a.html").write_text(OLD)
    ended = pubcheck("check", "--select", "link-http", "--output-format", "json", "a.html")
    (found,) = json.loads(ended.out)["findings"]
    assert (found["fix"] is not None) is fixed
    pubcheck("check", "--select", "link-http", "--fix", "a.html")
    assert (site / "a.html").read_text() == (NEW if fixed else OLD)


@pytest.mark.usefixtures("settings")
def test_what_the_baseline_has_is_not_fixed(site, pubcheck):
    (site / "a.html").write_text(f"{OLD}\n")
    assert pubcheck("baseline", "create", "--select", "link-http", "a.html").code == 0
    (site / "a.html").write_text(f"{OLD}\n{OLD.replace('fleet', 'harbor')}\n")
    ended = pubcheck("check", "--select", "link-http", "--fix", "a.html")
    assert "Fixed 1 in 1 file." in ended.out
    assert (site / "a.html").read_text() == f"{OLD}\n{NEW.replace('fleet', 'harbor')}\n"
    assert pubcheck("check", "--select", "link-http", "--diff", "a.html").out == ""
