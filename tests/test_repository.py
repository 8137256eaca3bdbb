"""What every tracked file promises."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# A path of somebody's machine: it would work nowhere else.
MACHINE_PATH = re.compile(
    rb"(?:^|[\s\"'`(=:])(/(?:home|Users|root|work|tmp/[a-z]|mnt|opt)/[A-Za-z0-9._-]+|[A-Z]:\\Users\\)",
    re.MULTILINE,
)


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_no_tracked_file_holds_a_machine_path():
    this = Path(__file__).resolve()
    found = {
        f"{path.relative_to(ROOT)}: {match[1].decode()}"
        for path in tracked()
        if path.is_file() and path.resolve() != this
        for match in [MACHINE_PATH.search(path.read_bytes())]
        if match
    }
    assert not found


def test_no_stray_large_file():
    assert not [path for path in tracked() if path.is_file() and path.stat().st_size > 1_500_000]
