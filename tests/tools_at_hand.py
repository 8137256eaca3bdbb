"""Tools that tests run: found on the machine, or the test is skipped with the tool's name."""

from __future__ import annotations

import os
import shutil

import pytest

ALL_TOOLS = "PUBCHECK_ALL_TOOLS"  # set where every tool is installed, so that a missing one is a fault


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
