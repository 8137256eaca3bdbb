"""Watching: what changes is checked again, whatever editors, configurations and fixes do to files."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time

import pytest
from tools_at_hand import missing

MISSING = "<p>The ship <img src='ship.jpg'> sailed.</p>\n"
VAGUE = "<p>To read the news, <a href='/news'>click here</a>.</p>\n"
FIXABLE = "<p>The  ship sailed on 12 May, and and the crew waved.</p>\n<img src=a>\n"
CLEAN = "<p>The ship sailed.</p>\n"
RULE = """
title = "Words are known"
standards = ["house"]
severity = "error"
since = "0.1.0"
check = "words.forbid"
options.terms = ["foo"]
message = "“{phrase}” is no word."
why = "It is no word that a reader knows, so nobody knows what is meant by it in the end."
limits = "It knows no other words than this one."
[[failed]]
html = "<p>The ⟦foo⟧ sailed.</p>"
[[passed]]
html = "<p>The ship sailed.</p>"
"""
START = "import sys{}; from pubcheck.cli import main; main()"
WITHOUT = "; sys.modules['watchfiles'] = None"
LONGEST = 30  # seconds that a round may take on a busy machine

needs_signals = pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")


class Watching:
    """A `pubcheck check --watch` in a folder, with what it has said so far."""

    def __init__(self, folder, output, *options, polling):
        self.folder, self.out, self.err = folder, output / "out.txt", output / "err.txt"
        start = START.format(WITHOUT if polling else "")
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-c", start, "check", "--watch", "--no-cache", *options],
                cwd=folder, stdout=out, stderr=err,
            )  # fmt: skip
        self.heard = self.read = 0

    def wait_for(self, text):
        """Wait until something new is said on standard error; gives it, and the report of that round."""
        end = time.monotonic() + LONGEST
        while text not in self.err.read_text("utf-8")[self.heard :]:
            assert self.process.poll() is None, self.err.read_text("utf-8")
            assert time.monotonic() < end, self.err.read_text("utf-8") + self.out.read_text("utf-8")
            time.sleep(0.05)
        said = self.err.read_text("utf-8")[self.heard :]
        self.heard += len(said)
        return said

    def report(self, text):
        """Wait until the report says something new; gives all that is new."""
        end = time.monotonic() + LONGEST
        while text not in self.out.read_text("utf-8")[self.read :]:
            assert self.process.poll() is None, self.err.read_text("utf-8")
            assert time.monotonic() < end, self.err.read_text("utf-8") + self.out.read_text("utf-8")
            time.sleep(0.05)
        found = self.out.read_text("utf-8")[self.read :]
        self.read += len(found)
        return found

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONGEST)


@pytest.fixture
def watching(tmp_path):
    """Starts to watch a folder; ends it, whatever comes."""
    started = []
    folder, output = tmp_path / "site", tmp_path / "said"
    folder.mkdir()
    output.mkdir()
    (folder / ".git").mkdir()

    def start(*options, polling=False):
        if not polling and importlib.util.find_spec("watchfiles") is None:
            missing("watchfiles is not installed")
        started.append(Watching(folder, output, *options, polling=polling))
        return started[-1]

    yield folder, start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()


@needs_signals
@pytest.mark.parametrize("polling", [False, True], ids=["told", "looking"])
def test_what_changes_is_checked_again(watching, polling):
    folder, start = watching
    (folder / "a.html").write_text(MISSING)
    (folder / "b.html").write_text(VAGUE)
    watch = start(polling=polling)
    watch.wait_for("Watching 2 files")
    assert "2 files checked" in watch.report("checked")
    # As editors write: a new file takes the place of the old.
    (folder / "new").write_text(VAGUE + CLEAN)
    (folder / "new").replace(folder / "a.html")
    assert "a.html changed.\n" in watch.wait_for("changed")
    found = watch.report("1 file checked")
    assert "link-text-vague" in found
    assert "b.html" not in found
    assert "\x1b" not in found
    (folder / "later").mkdir()
    (folder / "later" / "c.html").write_text(MISSING)
    watch.wait_for("later/c.html changed")
    assert "image-alt-missing" in watch.report("1 file checked")
    (folder / "b.html").unlink()
    watch.wait_for("b.html is gone.\n")
    (folder / "pubcheck.toml").write_text('profil = "gov"\n')
    said = watch.wait_for("did you mean “profile”")
    assert "nothing can be checked now" in said
    (folder / "pubcheck.toml").write_text('ignore = ["images"]\n')
    watch.wait_for("everything is checked again")
    assert "0 errors" in watch.report("2 files checked")
    (folder / ".gitignore").write_text("later/\n")
    (folder / "a.html").write_text(CLEAN)
    watch.wait_for("a.html changed")
    assert watch.stop() == 130
    told = watch.err.read_text("utf-8")
    assert told.endswith("Stopped.\n")
    assert ('pip install "pubcheck[watch]"' in told) == polling


@needs_signals
@pytest.mark.parametrize("polling", [False, True], ids=["told", "looking"])
def test_our_own_fixes_are_no_change(watching, polling):
    folder, start = watching
    (folder / "a.html").write_text(CLEAN)
    watch = start("--fix", "--select", "images,doubled-word", polling=polling)
    watch.wait_for("Watching 1 file")
    (folder / "a.html").write_text(FIXABLE)
    watch.wait_for("a.html changed")
    watch.report("image-alt-missing")
    assert "and and" not in (folder / "a.html").read_text()
    time.sleep(2.5)
    assert "changed" not in watch.err.read_text("utf-8")[watch.heard :]
    (folder / "a.html").write_text(FIXABLE + CLEAN)
    watch.wait_for("a.html changed")
    assert watch.stop() == 130


@needs_signals
def test_reports_in_the_folder_are_no_change_and_have_everything(watching):
    folder, start = watching
    (folder / "a.html").write_text(MISSING)
    (folder / "b.html").write_text(VAGUE)
    watch = start("--output-format", "html=report.html,json=report.json", polling=True)
    watch.wait_for("Watching 2 files")
    (folder / "a.html").write_text(CLEAN)
    watch.wait_for("a.html changed")
    time.sleep(2.5)
    assert "changed" not in watch.err.read_text("utf-8")[watch.heard :]
    assert "b.html" in (folder / "report.json").read_text()
    assert watch.stop() == 130


@needs_signals
def test_rules_of_ones_own_are_read_again(watching):
    folder, start = watching
    (folder / "rules" / "house").mkdir(parents=True)
    rule = folder / "rules" / "house" / "word-foo.toml"
    text = RULE.replace("foo", "fooo")
    rule.write_text(text)
    (folder / "pubcheck.toml").write_text('rule-folders = ["rules"]\nselect = ["house"]\n')
    (folder / "a.html").write_text("<p>The foo sailed.</p>")
    watch = start()
    watch.wait_for("Watching 1 file")
    rule.write_text("no rule")
    watch.wait_for("nothing can be checked now")
    rule.write_text(RULE)
    watch.wait_for("everything is checked again")
    assert "word-foo" in watch.report("word-foo")
    assert watch.stop() == 130


@needs_signals
def test_a_named_file_may_go_and_come_again(watching):
    folder, start = watching
    (folder / "a.html").write_text(MISSING)
    watch = start("a.html", polling=False)
    watch.wait_for("Watching 1 file")
    (folder / "other.html").write_text(MISSING)
    (folder / "a.html").unlink()
    watch.wait_for("nothing can be checked now")
    (folder / "a.html").write_text(VAGUE)
    watch.wait_for("everything is checked again")
    assert "link-text-vague" in watch.report("link-text-vague")
    assert "other" not in watch.err.read_text("utf-8")
    assert watch.stop() == 130


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "--watch watches files, not standard input"),
        (["--diff"], "--watch does not go with --diff"),
        (["--staged"], "--watch does not go with --staged"),
        (["nowhere"], "“nowhere” is not there"),
        (["--select", "nothing-such"], "is no rule"),
    ],
)
def test_what_cannot_be_watched(site, pubcheck, arguments, said):
    ended = pubcheck("check", "--watch", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
