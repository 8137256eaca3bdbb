"""Tools that tests run: found on the machine, or the test is skipped with the tool's name."""

from __future__ import annotations

import os
import re
import shutil

import pytest

ALL_TOOLS = "PUBCHECK_ALL_TOOLS"  # set where every tool is installed, so that a missing one is a fault
_AMISS = re.compile(r"is not installed|could not import|No module named|no network|cannot fetch")


def tool(name: str) -> str:
    """The path of a tool; without it the test is skipped, or fails where all tools should be there."""
    path = shutil.which(name)
    if path is None:
        missing(f"{name} is not installed")
    return path or ""


def missing(reason: str) -> None:
    """Skip the test because something that it needs is not there, or fail where all should be."""
    if os.environ.get(ALL_TOOLS):
        pytest.fail(f"{reason}, and {ALL_TOOLS} is set")
    pytest.skip(reason)


def is_amiss(reason: str) -> bool:
    """Whether the reason of a skip is a tool that should be there."""
    return bool(os.environ.get(ALL_TOOLS) and _AMISS.search(reason))
