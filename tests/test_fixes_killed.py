"""A run that fixes may be killed at any moment: files are whole, and the next run clears what it left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pubcheck import linter_files, linter_remnants

KILLED = Path(__file__).with_name("killed_fixes.py")
posix = pytest.mark.skipif(os.name != "posix", reason="processes are forked and locked as on Unix")


@posix
@pytest.mark.parametrize(
    ("how", "number", "fewest"),
    [
        ("random", 120, 120),
        pytest.param(
            "calls",
            2000,
            200,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="ptrace as on Linux"),
        ),
    ],
)
def test_files_are_whole_whenever_a_run_is_killed(tmp_path, how, number, fewest):
    # In memory where there is such a folder: to flush a disk takes longer than all the rest.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        ended = subprocess.run(
            [sys.executable, KILLED, folder, how, str(number)], capture_output=True, text=True, timeout=300
        )
    if ended.returncode == 77:
        pytest.skip("no process may be traced here")
    assert ended.returncode == 0, ended.stderr
    kills, left, halves = map(int, ended.stdout.split())
    assert kills >= fewest
    assert left, "some were killed while they wrote"
    assert halves, "some were killed between two files"


def remnants(folder):
    return [name for name in os.listdir(folder) if linter_remnants.is_remnant(name)]


def test_what_a_live_run_is_writing_is_left_alone(tmp_path):
    target = tmp_path / "a.html"
    with linter_files.replacing(str(target)) as file:
        file.write(b"half")
        assert len(remnants(tmp_path)) == 1
        if os.name == "posix":
            assert linter_remnants.clear(str(tmp_path)) == 0
    assert remnants(tmp_path) == []
    assert target.read_bytes() == b"half"


WRITING = """
import sys, time
from pubcheck import linter_files
with linter_files.replacing(sys.argv[1]) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


@posix
def test_another_process_keeps_its_file_until_it_is_killed(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", WRITING, tmp_path / "a.html"], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"writing\n"
    assert linter_remnants.clear(str(tmp_path)) == 0
    assert len(remnants(tmp_path)) == 1
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert linter_remnants.clear(str(tmp_path)) == 1
    assert os.listdir(tmp_path) == []


@posix
def test_without_locks_the_number_of_the_process_tells(tmp_path, monkeypatch):
    monkeypatch.setattr(linter_remnants, "_locked", lambda _: None)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(10)
    (tmp_path / f".pubcheck-{os.getpid()}-0.tmp").touch()
    (tmp_path / f".pubcheck-{gone.pid}-0.tmp").touch()
    (tmp_path / ".pubcheck-9999999999-0.tmp").touch()
    assert linter_remnants.clear(str(tmp_path)) == 2
    assert os.listdir(tmp_path) == [f".pubcheck-{os.getpid()}-0.tmp"]


@posix
def test_only_files_of_ours_are_cleared(tmp_path):
    kept = [".pubcheck-1.tmp", "pubcheck-1-1.tmp", ".pubcheck-1-1.tmp.html", ".pubcheck-a-1.tmp", "a.tmp"]
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / ".pubcheck-1-1.tmp").mkdir()
    (tmp_path / ".pubcheck-1-2.tmp").symlink_to(tmp_path / "a.tmp")
    (tmp_path / ".pubcheck-1-3.tmp").touch()
    assert linter_remnants.clear(str(tmp_path)) == 1
    assert sorted(os.listdir(tmp_path)) == sorted([*kept, ".pubcheck-1-1.tmp", ".pubcheck-1-2.tmp"])
    assert linter_remnants.clear(str(tmp_path / "nowhere")) == 0


def test_what_is_left_over_is_no_content(site, pubcheck):
    (site / "pubcheck.toml").write_text('[files]\n"*.tmp" = "html"\n')
    (site / ".pubcheck-1-1.tmp").write_text("<img src=a.jpg>")
    (site / "a.html").write_text("<p>The ship sailed.</p>")
    assert "1 file checked" in pubcheck("check", "a.html", ".", "--exit-zero", "--ignore", "ALL").out


@posix
@pytest.mark.parametrize("ignored", ["", "*.tmp\n", ".*\n"])
def test_a_run_that_fixes_removes_what_is_left_over_whatever_git_ignores(site, pubcheck, ignored):
    (site / ".git").rmdir()
    if ignored:
        (site / ".gitignore").write_text(ignored)
    (site / "sub").mkdir()
    for folder in (site, site / "sub"):
        (folder / "a.html").write_text("<p>The ship sailed.</p>")
        (folder / ".pubcheck-1-1.tmp").write_text("half of something")
    pubcheck("check")
    assert remnants(site), "who only looks changes nothing"
    pubcheck("check", "--diff")
    assert remnants(site)
    pubcheck("check", "--fix")
    assert remnants(site) == remnants(site / "sub") == []
