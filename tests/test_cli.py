"""The command line: exit codes, streams, and what a terminal, a pipe or a hurry does to them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time

import jsonschema
import pytest

from pubcheck import __version__, catalogue, cli, cli_terminal, resources
from pubcheck.cli_terminal import Progress

REPORT = json.loads((resources.folder("schemas") / "report.schema.json").read_text("utf-8"))
VAGUE = "<p>To read the news, <a href='/news'>click here</a>.</p>\n"
MISSING = "<p>The ship <img src='ship.jpg'> sailed.</p>\n"
CLEAN = "<p>The ship sailed.</p>\n"
COMMAND = [sys.executable, "-m", "pubcheck"]


def spawn(*arguments, env=None, **options):
    whole = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen([*COMMAND, *arguments], env=whole | (env or {}), **options)


def finish(process, data=None):
    out, err = process.communicate(data, timeout=60)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


# Exit codes


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, [], 0),
        (MISSING, [], 1),
        (VAGUE, [], 0),
        (VAGUE, ["--fail-on", "warning"], 1),
        (VAGUE, ["--fail-on=note"], 1),
        (MISSING, ["--fail-on", "never"], 0),
        (MISSING, ["--exit-zero"], 0),
        (MISSING, ["--ignore", "images"], 0),
        (MISSING, ["--select", "ALL", "--ignore", "image-alt-missing"], 0),
        (MISSING, ["--select", "wcag22:1.1.1"], 1),
        (MISSING, ["--select", "links,suppressions"], 0),
        (MISSING, ["--select", "links", "--extend-select", "image-alt-missing"], 1),
        (MISSING, ["--select", "link-http", "--select", "wcag22"], 1),
        (MISSING, ["--profile", "navy"], 1),
        (MISSING, ["--today", "2026-01-01"], 1),
    ],
)
def test_exit_codes(site, pubcheck, text, options, code):
    (site / "page.html").write_text(text)
    ended = pubcheck("check", *options)
    assert ended.code == code
    assert ended.err == ""
    assert ended.out.endswith("suppressed.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--select", "image-alt-mising"], "did you mean “image-alt-missing”"),
        (["check", "--ignore", "imges"], "did you mean “images”"),
        (["check", "--extend-select", "wcag22:9.9.9"], "is no rule, topic or standard"),
        (["check", "--select", "zzzzzzzz"], "is no rule, topic or standard; `pubcheck rules` lists"),
        (["check", "--today", "2026-02-30"], "no date: write YYYY-MM-DD"),
        (["check", "--today", "today"], "no date"),
        (["check", "--fail-on", "fatal"], "fatal"),
        (["check", "--profile", "army"], "army"),
        (["check", "--output-format", "xml"], "There is no format 'xml'"),
        (["check", "--no-such-option"], "--no-such-option"),
        (["check", "--config", "nowhere.toml"], "nowhere.toml"),
        (["check", "pgae.html"], "did you mean “page.html”"),
        (["check", "--fix", "-", "page.html"], "name no files with it"),
        (["check", "--output", "nowhere/report.txt"], "cannot be written"),
        (["check", "--diff", "--output", "nowhere/report.txt"], "cannot be written"),
        (["explain", "virin"], "There is no rule “virin”; it stands for photo-date-disagrees"),
        (["explain", "link-htp"], "did you mean “link-http”"),
        (["explain", "zzzzzzzz"], "`pubcheck rules` lists all"),
        (["stats", "nowhere.md"], "Error: “nowhere.md” is not there"),
        (["no-such-command"], "no-such-command"),
        (["config", "show"], "FILE"),
    ],
)
def test_what_is_wrong_with_the_command(site, pubcheck, arguments, said):
    (site / "page.html").write_text(CLEAN)
    ended = pubcheck(*arguments)
    assert ended.code == 2
    assert said in ended.err.replace("\n", " ")
    assert ended.out == ""


def test_what_is_wrong_with_the_configuration(site, pubcheck):
    (site / "page.html").write_text(CLEAN)
    (site / "pubcheck.toml").write_text('profile = "navi"\n')
    for arguments in (["check"], ["stats", "page.html"], ["config", "show", "page.html"]):
        ended = pubcheck(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert "pubcheck.toml:1:" in ended.err
        assert "navy" in ended.err


def test_a_fault_of_ours_ends_with_2_and_no_traceback(site, pubcheck, monkeypatch):
    (site / "page.html").write_text(CLEAN)
    (site / "other.html").write_text(MISSING)

    def broken(_page):
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("pubcheck.views.links.links", broken)
    monkeypatch.setattr("pubcheck.views._find", lambda _: broken)
    ended = pubcheck("check", "--select", "link-http")
    assert ended.code == 2
    assert (
        "page.html: pubcheck itself failed here, in the view address: ZeroDivisionError: a fault" in ended.err
    )
    assert "other.html: pubcheck itself failed here" in ended.err
    assert "Traceback" not in ended.err
    assert "2 files checked" in ended.out
    monkeypatch.setenv("PUBCHECK_TRACE", "1")
    assert "Traceback" in pubcheck("check", "--select", "link-http").err
    monkeypatch.setattr("pubcheck.catalogue.load", broken)
    with pytest.raises(TypeError):
        pubcheck("rules")
    monkeypatch.delenv("PUBCHECK_TRACE")
    ended = pubcheck("rules")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("pubcheck itself failed: TypeError")


def test_interrupted(site, pubcheck, monkeypatch):
    (site / "page.html").write_text(CLEAN)
    monkeypatch.setattr("pubcheck.linter.Linter.judged", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    ended = pubcheck("check")
    assert ended.code == 130
    assert ended.err.strip() == "Stopped."


def test_interrupted_from_outside(site):
    pipe = site / "page.html"
    pipe.write_text(CLEAN)
    # A shell lets what it runs in the background ignore the signal, and so would every child of the tests.
    handled = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = spawn("check", "-", stdin=subprocess.PIPE)
    signal.signal(signal.SIGINT, handled)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    code, out, err = finish(process)
    assert code == 130
    assert out == ""
    assert "Traceback" not in err


# What is checked


def test_nothing_to_check(pubcheck):
    ended = pubcheck("check")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "There is nothing to check here.\n"
    ended = pubcheck("check", "--output-format", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["files"] == []


def test_version(pubcheck):
    assert pubcheck("--version").out == f"pubcheck {__version__}\n"


def test_the_same_file_is_checked_once(site, pubcheck):
    (site / "page.html").write_text(MISSING)
    (site / "link.html").symlink_to("page.html")
    ended = pubcheck("check", "page.html", "./page.html", ".", site / "page.html", "link.html")
    assert "1 file checked: 1 error" in ended.out


def test_symlink_loops_end(site, pubcheck):
    (site / "a").mkdir()
    (site / "a" / "page.html").write_text(CLEAN)
    (site / "a" / "loop").symlink_to(site)
    (site / "a" / "self.html").symlink_to("self.html")
    assert "1 file checked" in pubcheck("check").out


def test_a_file_without_a_reader_is_told(site, pubcheck):
    (site / "photo.pdf").write_bytes(b"\xff\xd8")
    (site / "page.html").write_text(CLEAN)
    ended = pubcheck("check", "photo.pdf", "page.html")
    assert ended.code == 0
    assert ended.err == "photo.pdf is left out: no reader takes files that end in “.pdf”.\n"
    assert "1 file checked" in ended.out


def test_unreadable_files_are_findings(site, pubcheck):
    os.mkfifo(site / "pipe.html")
    (site / "large.html").write_bytes(b" " * 20_000_001)
    (site / "binary.md").write_bytes(bytes(range(32)) * 9)
    ended = pubcheck("check", "--output-format", "json", "pipe.html", "large.html", "binary.md")
    assert ended.code == 1
    findings = {f["path"]: f for f in json.loads(ended.out)["findings"]}
    assert {f["rule"] for f in findings.values()} == {"file-unreadable"}
    assert "not a regular file" in findings["pipe.html"]["message"]
    assert "larger than the 20,000,000 bytes" in findings["large.html"]["message"]
    assert "no text" in findings["binary.md"]["message"]
    (site / "pubcheck.toml").write_text("max-file-size-mb = 21\n")
    assert pubcheck("check", "large.html").code == 0


def test_a_folder_that_cannot_be_read_is_a_finding(site, pubcheck, monkeypatch):
    (site / "open").mkdir()
    (site / "open" / "page.html").write_text(CLEAN)
    (site / "closed").mkdir()
    scan = os.scandir

    def refuse(path):
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ended = pubcheck("check")
    assert ended.code == 1
    assert "closed:1:1: error: This file cannot be read: it is a folder that this account has no" in ended.out
    assert "2 files checked" in ended.out


def test_a_file_that_vanishes_is_a_finding(site, pubcheck, monkeypatch):
    (site / "page.html").write_text(CLEAN)
    monkeypatch.setattr("pubcheck.cli_check.files_of", vanishing(site / "page.html"))
    ended = pubcheck("check")
    assert ended.code == 1
    assert "it is not there" in ended.out


def vanishing(path):
    from pubcheck.cli_files import files_of

    def found(*arguments):
        files = list(files_of(*arguments))
        path.unlink()
        return files

    return found


def test_standard_input(site):
    def check(name, data):
        options = ["--stdin-filename", name] if name else []
        return finish(spawn("check", "--output-format", "json", "-", *options, stdin=subprocess.PIPE), data)

    (site / "pubcheck.toml").write_text('[files]\n"*.page" = "markdown"\n')
    for name, data, kind, path in (
        ("", MISSING.encode(), "html", "<stdin>"),
        ("news/a.md", b"![](https://www.example.gov/a.jpg)", "markdown", "news/a.md"),
        (str(site / "b.mdx"), b"![](https://www.example.gov/a.jpg)", "mdx", "b.mdx"),
        ("c.page", b"![](https://www.example.gov/a.jpg)", "markdown", "c.page"),
        ("d.txt", b"just text", "text", "d.txt"),
    ):
        code, out, err = check(name, data)
        record = json.loads(out)
        assert err == ""
        assert (record["files"][0]["path"], record["files"][0]["format"]) == (path, kind)
        assert code == (1 if kind == "html" else 0)
        assert len(record["findings"]) > 0 or kind == "text"
    code, out, _ = check("", b" " * 20_000_001)
    assert (code, json.loads(out)["findings"][0]["rule"]) == (1, "file-unreadable")


def test_standard_input_in_this_process(site, pubcheck, monkeypatch):
    def check(data, *options):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return pubcheck("check", "-", *options)

    (site / "pubcheck.toml").write_text('https_hosts = ["a.gov"]\n[files]\n"*.page" = "markdown"\n')
    assert check(MISSING.encode()).out.startswith("<stdin>\n  html, profile gov\n\n<stdin>:1:13: error:")
    assert "a.page:1:1: warning:" in check(b"![](a.jpg)", "--stdin-filename", "a.page").out
    assert "b.md:1:1: warning:" in check(b"![](a.jpg)", "--stdin-filename", site / "b.md").out
    (site / "other.html").write_text(MISSING)
    assert "2 files checked" in check(MISSING.encode(), "other.html").out
    link = b"<p>See <a href='http://a.gov/'>the ships</a>.</p>\n"
    diff = check(link, "--diff", "--stdin-filename", "c.html", "--select", "link-http").out
    assert "--- a/c.html\n+++ b/c.html\n" in diff
    assert "+<p>See <a href='https://a.gov/'>" in diff


def test_odd_names(site):
    for name in (b"a\x1b[31m.html", b"b\xff\xfe.html", "c\u202e海.html".encode(), b"-d e.html"):
        (site / os.fsdecode(name)).write_text(MISSING)
    code, out, err = finish(spawn("check", "."))
    assert (code, err) == (1, "")
    for shown in (
        "a\\x1b[31m.html:1:13",
        "b\\udcff\\udcfe.html:1:13",
        "c\\u202e海.html:1:13",
        "-d e.html:1:13",
    ):
        assert shown in out
    assert "\x1b" not in out
    code, out, err = finish(spawn("check", "--output-format", "json", "."))
    record = json.loads(out)
    jsonschema.validate(record, REPORT)
    assert sorted(os.fsencode(f["path"]) for f in record["files"])[2] == b"b\xff\xfe.html"
    code, out, err = finish(spawn("check", "--diff", "--", b"b\xff\xfe.html", "-d e.html"))
    assert code == 0, "nothing would change"


# Where the report goes


def test_output_to_a_file(site, pubcheck):
    (site / "page.html").write_text(MISSING)
    ended = pubcheck("check", "--output-format", "json", "-o", "report.json")
    assert (ended.code, ended.out, ended.err) == (1, "", "")
    jsonschema.validate(json.loads((site / "report.json").read_text()), REPORT)
    (site / "other").write_text("")
    assert (site / "report.json").stat().st_mode == (site / "other").stat().st_mode
    assert pubcheck("check", "--output", os.devnull).code == 1


def test_paths_are_relative_where_they_can_be(site, pubcheck, monkeypatch):
    (site / "below").mkdir()
    (site / "page.html").write_text(MISSING)
    (site / "below" / "page.html").write_text(MISSING)
    monkeypatch.chdir(site / "below")
    record = json.loads(pubcheck("check", "--output-format", "json", "../page.html", "./page.html").out)
    assert [f["path"] for f in record["files"]] == [(site / "page.html").as_posix(), "page.html"]


def test_quiet_and_statistics(site, pubcheck):
    (site / "page.html").write_text(MISSING + VAGUE + VAGUE)
    assert "checked" not in pubcheck("check", "--quiet").out
    assert "1  error        image-alt-missing\n" in pubcheck("check", "--statistics").out


def test_cannot_tell_is_shown_when_asked_for(site, pubcheck):
    (site / "page.html").write_text("<p>Few words.</p>")
    quiet = pubcheck("check", "--select", "readability-grade")
    assert ": cannot tell:" not in quiet.out
    assert "1 cannot tell" in quiet.out
    assert ": cannot tell:" in pubcheck("check", "--select", "readability-grade", "--show-cannot-tell").out
    record = json.loads(pubcheck("check", "--select", "readability-grade", "--output-format", "json").out)
    assert [f["outcome"] for f in record["findings"]] == ["cannotTell"]


def test_fixing(site, pubcheck):
    (site / "pubcheck.toml").write_text('https_hosts = ["a.gov"]\n')
    (site / "page.html").write_text("<p>See <a href='http://a.gov/'>the ships</a>.</p>")
    ended = pubcheck("check", "--select", "link-http", "--fix", "--output-format", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["summary"]["fixed"] == 1
    assert "https://a.gov/" in (site / "page.html").read_text()


def many(site, count=400):
    for number in range(count):
        (site / f"page{number:04}.html").write_text(MISSING * 5)


def test_a_broken_pipe_is_no_fault(site):
    many(site)
    for command in (["check"], ["check", "--output-format", "json"], ["rules"], ["explain", "link-http"]):
        process = spawn(*command)
        process.stdout.read(10)
        process.stdout.close()
        process.stdout = None
        code, _, err = finish(process)
        assert code in {0, 1}
        assert err == ""


class Closed(io.StringIO):
    """A stream that nobody reads any more."""

    encoding = "utf-8"

    def write(self, text):
        raise BrokenPipeError(32, "Broken pipe")


def test_a_broken_pipe_in_this_process(site, pubcheck, monkeypatch):
    (site / "page.html").write_text(MISSING)
    monkeypatch.setattr(sys, "stdout", Closed())
    assert pubcheck("check").code == 1, "what was found counts"
    assert pubcheck("rules").code == 0


def test_main_ends_the_process(site, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["pubcheck", "check"])
    monkeypatch.setattr("gc.disable", lambda: None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0


@pytest.mark.skipif(not hasattr(os, "set_blocking"), reason="no such pipes here")
def test_output_through_a_slow_pipe_is_complete(site):
    many(site)
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = spawn("check", "--output-format", "json", stdout=writing)
    os.close(writing)
    time.sleep(2)
    out = b""
    while piece := os.read(reading, 4096):
        out += piece
    os.close(reading)
    assert len([f for f in json.loads(out)["findings"] if f["rule"] == "image-alt-missing"]) == 2000
    assert process.wait() == 1


def test_a_console_that_is_not_utf_8(site):
    (site / "page.html").write_text("<p>海 “ship” <img src='海.jpg'></p>", encoding="utf-8")
    for encoding in ("ascii", "latin-1", "cp1252"):
        for command in (
            ["check"],
            ["explain", "link-http"],
            ["rules"],
            ["check", "--help"],
            ["stats", "page.html"],
        ):
            code, out, err = finish_in(encoding, *command)
            assert code in {0, 1}
            assert err == ""
            assert out
    assert "\\u6d77" in finish_in("ascii", "check")[1]


def finish_in(encoding, *command):
    process = spawn(*command, env={"PYTHONIOENCODING": encoding})
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(encoding), err.decode(encoding)


def test_colors_follow_the_environment(site, pubcheck, monkeypatch):
    (site / "page.html").write_text(MISSING)
    assert "\x1b[" not in pubcheck("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror\x1b[0m" in pubcheck("check").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in pubcheck("check").out
    monkeypatch.delenv("NO_COLOR")
    pubcheck("check", "--output", "report.txt")
    assert "\x1b[" not in (site / "report.txt").read_text()


def test_columns_are_honoured(site, pubcheck, monkeypatch):
    (site / "page.html").write_text("<p>" + "word " * 100 + MISSING)
    for columns in (40, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        shown = [line for line in pubcheck("check").out.splitlines() if " | " in line]
        assert max(map(len, shown)) <= columns
        assert max(map(len, shown)) > columns - 10


pty = pytest.importorskip("pty", reason="no such terminals here")


def on_terminal(*arguments, env=None):
    """Run with both streams on one terminal; gives the code and all that was written."""
    main, other = pty.openpty()
    process = spawn(*arguments, stdout=other, stderr=other, stdin=other, env={"TERM": "xterm", **(env or {})})
    os.close(other)
    written = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.close(main)
    return process.wait(timeout=60), written.decode()


def test_on_a_terminal_there_are_colors(site):
    (site / "page.html").write_text(MISSING)
    code, written = on_terminal("check")
    assert code == 1
    assert "\x1b[1;31merror\x1b[0m" in written
    assert "\x1b[" not in on_terminal("check", env={"NO_COLOR": "1"})[1]
    assert "\x1b[" not in on_terminal("check", env={"TERM": "dumb"})[1]
    assert "\x1b[" in on_terminal("rules")[1]
    assert "\x1b[" in on_terminal("explain", "link-http")[1]


def test_a_long_run_shows_its_progress(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    clock = iter(range(100))
    monkeypatch.setattr("pubcheck.cli_terminal.time.monotonic", lambda: next(clock))
    for stream, silent, shown in (
        (Terminal(), False, True),
        (Terminal(), True, False),
        (io.StringIO(), False, False),
    ):
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(3, silent=silent) as progress:
            for _ in range(3):
                progress.step()
            progress.hide()
        assert ("\r[################........] 2 of 3 files " in stream.getvalue()) is shown
        assert stream.getvalue() == "" or stream.getvalue().endswith(" \r")


def test_lines_for_a_console_without_curly_quotes(monkeypatch):
    for encoding, written in (("ascii", '"a" ... -'), ("utf-8", "“a” … –")):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        cli_terminal.show("“a” … –")
        stream.flush()
        assert stream.buffer.getvalue().decode() == f"{written}\n"


# The other commands


def test_rules(site, pubcheck):
    known = catalogue.load().rules
    listed = pubcheck("rules").out
    assert all(f"  {name} " in listed for name in known)
    records = json.loads(pubcheck("rules", "--output-format", "json").out)
    assert {record["id"] for record in records} == set(known)
    for record in records:
        assert {"title", "why", "limits", "options", "cases", "fix", "examples", "standards"} <= record.keys()
        assert all(standard["citation"] for standard in record["standards"])


@pytest.mark.parametrize(
    ("select", "belongs"),
    [
        ("act", lambda rule: rule.act),
        ("act:23a2a8", lambda rule: "23a2a8" in rule.act),
        ("trusted-tester", lambda rule: rule.trusted_tester),
        ("section508", lambda rule: rule.section508),
        ("wcag22:1.1.1,links", lambda rule: "1.1.1" in rule.wcag or rule.topic == "links"),
        ("site-scanning:aria", lambda rule: "site-scanning:aria" in rule.standards),
    ],
)
def test_rules_are_listed_by_who_asks_for_them(pubcheck, select, belongs):
    known = catalogue.load().rules
    records = json.loads(pubcheck("rules", "--select", select, "--output-format", "json").out)
    assert {record["id"] for record in records} == {name for name, rule in known.items() if belongs(rule)}
    assert records
    assert records[0]["id"] in pubcheck("rules", "--select", select).out
    assert pubcheck("check", "--quiet", "--select", select, "--exit-zero", ".").code == 0


def test_rules_of_nobody(pubcheck):
    ended = pubcheck("rules", "--select", "trustedtester")
    assert ended.code == 2
    assert "did you mean “trusted-tester”?" in ended.err


def test_explain_has_the_level_and_the_act_rule(pubcheck):
    page = pubcheck("explain", "image-alt-missing").out
    assert "WCAG level: A." in page
    assert "https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/" in page
    assert "WCAG level" not in pubcheck("explain", "virin-date-mismatch").out


@pytest.mark.parametrize("name", sorted(catalogue.load().rules))
def test_explain(pubcheck, name):
    rule = catalogue.load().rules[name]
    ended = pubcheck("explain", name)
    assert ended.code == 0
    page = " ".join(ended.out.split())
    assert rule.title in page
    assert " ".join(rule.why.split())[:40] in page
    assert all(option in page for option in rule.options)
    assert all(catalogue.load().citation(standard) in page for standard in rule.standards)
    assert "What it finds" in page
    assert "What it leaves alone" in page


def test_init(site, pubcheck):
    ended = pubcheck("init")
    assert (ended.code, ended.out) == (0, "")
    assert "pubcheck.toml is written" in ended.err
    written = (site / "pubcheck.toml").read_text()
    assert pubcheck("check").code == 0
    again = pubcheck("init")
    assert again.code == 2
    assert "already here" in again.err
    assert (site / "pubcheck.toml").read_text() == written


def test_config_show_says_that_a_file_is_not_there(site, pubcheck):
    ended = pubcheck("config", "show", "pgae.html")
    assert (ended.code, "“pgae.html” is not there" in ended.err) == (0, True)
    assert "select" in ended.out


def test_config_show(site, pubcheck):
    (site / "page.html").write_text(CLEAN)
    (site / "pubcheck.toml").write_text('profile = "navy"\n[rules.sentence-long]\nmax_words = 40\n')
    ended = pubcheck("config", "show", "page.html", "--select", "links")
    assert ended.err == ""
    shown = ended.out
    assert any(line.split() == ["profile", '"navy"', "pubcheck.toml:1"] for line in shown.splitlines())
    assert any(line.split()[:2] == ["rules.sentence-long.max_words", "40"] for line in shown.splitlines())
    assert any(line.startswith("select") and line.endswith("command line") for line in shown.splitlines())


def test_stats(site, pubcheck):
    (site / "page.md").write_text("# A page\n\nThe ship sailed. The crew sang.\n")
    (site / "empty.md").write_text("# A page\n")
    (site / "pipe.md").write_bytes(b"\0" * 9)
    ended = pubcheck("stats", "page.md", "empty.md", "pipe.md")
    assert ended.code == 1
    assert "pipe.md cannot be read" in ended.err
    assert "no running text" in ended.out
    assert ["words", "6", "6"] in [line.split() for line in ended.out.splitlines()]
    assert pubcheck("stats", ".").code == 1


def test_a_finding_cites_three_authorities_and_says_where_the_others_are(site, pubcheck):
    (site / "page.html").write_text('<p><a href="/x"></a></p>')
    (cited,) = [line for line in pubcheck("check").out.splitlines() if "see: WCAG" in line]
    others = len(catalogue.load().rules["link-text-empty"].standards) - 3
    assert cited.endswith(f"; {others} more in pubcheck explain link-text-empty")
    assert cited.count("; ") == 3
