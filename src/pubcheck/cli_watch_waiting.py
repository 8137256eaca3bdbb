"""Waits for changes in folders: told by the system where watchfiles is installed, else by looking."""

from __future__ import annotations

# ruff: noqa: PTH100, PTH112, PTH116, PTH120
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pubcheck.cli_terminal import say
from pubcheck.discovery import SKIPPED_FOLDERS

INSTALL = 'pip install "pubcheck[watch]"'
_LOOK = 1.0  # seconds between two looks at what no event tells
_SHARE = 10  # a look takes at most a tenth of the time
_TOGETHER, _QUIET = 400, 100  # milliseconds: what comes so close together is one change
_SKIPPED = frozenset(folder.rstrip("/") for folder in SKIPPED_FOLDERS)
_OURS = ".pubcheck-"  # what is written beside a file until it takes its place


def wakes(paths: Sequence[str], settings_changed: Callable[[], bool]) -> Iterator[None]:
    """Yields whenever something may have changed below the paths; never ends, but for KeyboardInterrupt.

    ``settings_changed`` tells of files elsewhere, and is asked once a second.
    """
    try:
        import watchfiles
    except ImportError:
        say(f"Looking for changes every second or so; with {INSTALL} they are told at once.")
        yield from _looking()
    while (roots := _roots(paths)) is not None:
        watched = _identities(roots)
        is_first = True  # what changed before the system was asked to tell of it
        try:
            for changes in watchfiles.watch(
                *roots,
                watch_filter=lambda _, path, roots=roots: _counts(path, roots),  # type: ignore[misc]
                debounce=_TOGETHER,
                step=_QUIET,
                rust_timeout=int(_LOOK * 1000),
                yield_on_timeout=True,
                recursive=any(map(os.path.isdir, paths)),
                ignore_permission_denied=True,
            ):
                if changes or is_first or settings_changed():
                    yield None
                is_first = False
                if (
                    _roots(paths) != roots or _identities(roots) != watched
                ):  # it went or came again, and nobody would hear of it
                    break
        except (OSError, RuntimeError) as error:
            if None not in _identities(roots):
                say(f"The system does not tell of changes ({error}); looking for them every second or so.")
                break
            time.sleep(_LOOK)
        yield None
    yield from _looking()


def _looking() -> Iterator[None]:
    """Yields once a second, or less often where a look takes long."""
    pause = _LOOK
    while True:
        time.sleep(pause)
        start = time.monotonic()
        yield None
        pause = max(_LOOK, _SHARE * (time.monotonic() - start))


def _counts(path: str, roots: Sequence[str]) -> bool:
    """Whether a change may concern us."""
    below = next((os.path.relpath(path, root) for root in roots if path.startswith(root)), path)
    parts = Path(below).parts
    return not parts[-1:] or (not parts[-1].startswith(_OURS) and _SKIPPED.isdisjoint(parts))


def _roots(paths: Sequence[str]) -> list[str] | None:
    """The folders to watch; None where a whole folder would be watched for the sake of one file in it.

    Of a file that is its folder: editors put a new file in the place of the old.
    """
    given = {os.path.abspath(path) for path in paths if os.path.isdir(path)}
    others = {os.path.dirname(os.path.abspath(path)) for path in paths if not os.path.isdir(path)}
    if not given:
        return sorted(others)
    below = {folder for folder in others for top in given if Path(folder).is_relative_to(top)}
    return sorted(given) if others == below else None


def _identities(roots: Sequence[str]) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for root in roots:
        try:
            status = os.stat(root)
            found.append((status.st_dev, status.st_ino))
        except OSError:
            found.append(None)
    return found
