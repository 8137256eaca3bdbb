"""Faults of pubcheck itself, as a report tells them."""

from __future__ import annotations

from pathlib import Path

from pubcheck.linter_report import Failure

_PACKAGE = Path(__file__).parent
_LONGEST = 300  # code points


def failure_of(path: str, part: str, error: Exception, *, with_trace: bool = False) -> Failure:
    """What is to be told of an exception in a part of pubcheck, at work on the file of that path."""
    import traceback

    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(_PACKAGE)
    ]
    message = f"{type(error).__name__}: {error}"[:_LONGEST]
    if frames:
        message += f" ({Path(frames[-1].filename).relative_to(_PACKAGE).as_posix()}:{frames[-1].lineno})"
    return Failure(path, part, message, "".join(traceback.format_exception(error)) if with_trace else "")
