"""What goes wrong is told with what to do about it; the system's refusals are no faults of ours."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

MISSING = "<p>The ship <img src='ship.jpg'> sailed.</p>\n"
full_disk = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", ""], "“” is not there: the name is empty, as where a variable is not set"),
        (["check", "--select", ""], "'' names nothing; leave the option out."),
        (["check", "--ignore", ","], "',' names nothing; leave the option out."),
        (["check", "--config", "nowhere.toml"], "“nowhere.toml” is not there; `pubcheck init` writes one."),
        (["check", "--config", "setings.toml"], "“setings.toml” is not there; did you mean “settings.toml”?"),
        (["check", "--config", "."], "“.” is a folder: name the file in it"),
        (["check", "--config", "page.html"], "page.html:1:1: not valid TOML"),
        (["check", "--profile", "nvay"], "Did you mean 'navy'?"),
        (["check", "--fail-on", "eror"], "Did you mean 'error'?"),
        (["check", "--unsafe-fixes"], "add --fix to make them, or --diff to see them"),
        (["check", "--exit-non-zero-on-fix"], "needs --fix or --fix-only"),
        (["check", "--diff", "--output-format", "json"], "--diff writes a patch and no report"),
        (["check", "--online", "--offline"], "take one of them out"),
        (["check", "--stdin-filename", "page.html"], "give - as the path, too"),
        (["check", "--output", "none/report.txt"], "none; make it first"),
        (["check", "--output-format", "json=none/report.json"], "none; make it first"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
        (["rules", "diff", "."], "is a folder: name the file or the wheel in it"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(site, pubcheck, arguments, said):
    (site / "page.html").write_text(MISSING)
    (site / "settings.toml").write_text("")
    ended = pubcheck(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err.replace("\n", " ")


def test_a_group_without_a_command_shows_its_help(pubcheck):
    ended = pubcheck("config")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: pubcheck config")
    assert "Error" not in ended.err


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "pubcheck", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        **options,
    )


@full_disk
@pytest.mark.parametrize(
    "arguments", [["rules"], ["check"], ["check", "--help"], ["check", "--output-format", "json"]]
)
def test_a_full_disk_is_no_fault_of_ours(site, arguments):
    (site / "page.html").write_text(MISSING)
    with open("/dev/full", "w") as full:
        ended = run(*arguments, stdout=full)
    assert ended.returncode == 2
    assert ended.stderr.endswith(
        "The output cannot be written: no space left on device. Make room, or write it to another disk.\n"
    )
    assert "Traceback" not in ended.stderr
    ended = run("check", "--output", "/dev/full")
    assert "no space left on device; make room, or write elsewhere" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="a folder in use stays on Windows")
def test_a_folder_that_is_gone_is_told(site):
    (site / "gone").mkdir()
    code = "import os, sys; os.chdir('gone'); os.rmdir('../gone'); from pubcheck.cli import main; main()"
    for command in (["check"], ["config", "show", "a.html"]):
        ended = subprocess.run(
            [sys.executable, "-c", code, *command], capture_output=True, text=True, timeout=60
        )
        assert ended.returncode == 2
        assert (
            ended.stderr
            == "Error: The folder that you are in is gone or closed to this account: change to another one.\n"
        )
        (site / "gone").mkdir()


@pytest.mark.skipif(os.name == "nt", reason="closed streams are of other systems")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_swallow_what_is_written(site, closed):
    (site / "page.html").write_text(MISSING)
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m pubcheck check {closed}'],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == ""
