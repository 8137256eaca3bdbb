"""What to say when a command cannot go on: what is wrong, and what to do about it."""

from __future__ import annotations

import errno
import os
import re
from difflib import get_close_matches

import click

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO}
_VALUE = re.compile(r"'([^']{1,100})'")


def told(error: click.ClickException) -> list[str]:
    """The lines that tell of a mistake in the command line."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        if type(error).__name__ == "NoArgsIsHelpError":  # click 8.2 and newer; older ones print it themselves
            return error.format_message().splitlines()
        path = error.ctx.command_path
        head = [error.ctx.get_usage(), f"Try '{path} --help' for help.", ""]
        return [*head, f"Error: {error.format_message()}{_near(error)}"]
    return [f"Error: {error.format_message()}"]


def _near(error: click.UsageError) -> str:
    """Which of the values that an option takes is most like the one given."""
    kind = error.param.type if isinstance(error, click.BadParameter) and error.param else None
    found = _VALUE.search(error.format_message().partition(":")[2])
    if not isinstance(kind, click.Choice) or not found:
        return ""
    near = get_close_matches(found[1].lower(), [str(choice) for choice in kind.choices], 1, 0.5)
    return f" Did you mean '{near[0]}'?" if near else ""


def of_system(error: OSError) -> str | None:
    """What the system would not let us do, where that is no fault of ours; None where it may be one."""
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        return "The folder that you are in is gone or closed to this account: change to another one."
    reason = (error.strerror or type(error).__name__).lower()
    if error.filename is None:
        if error.errno in _NO_ROOM:
            return f"The output cannot be written: {reason}. Make room, or write it to another disk."
        return None
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else str(error.filename)
    if error.errno in _NO_ROOM:
        return f"{name} cannot be written: {reason}. Make room on that disk, or write elsewhere."
    if isinstance(error, PermissionError):
        return f"{name}: {reason}. Give this account the right to it, or leave it out."
    return None


def why(error: OSError, path: str) -> str:
    """Why a file cannot be written, as the end of a sentence, and what to do about it."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, FileNotFoundError) and not os.path.isdir(folder):  # noqa: PTH112
        return f"there is no folder {folder}; make it first"
    if isinstance(error, PermissionError):
        return f"{reason}; write to a folder that is this account's own"
    if error.errno in _NO_ROOM:
        return f"{reason}; make room, or write elsewhere"
    return reason
