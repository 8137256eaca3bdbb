"""Finds the folders of data that lie beside the package: in a wheel inside it, in a checkout at its root."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """The folder ``data``, ``schemas`` or ``rules``: inside the package, else at the checkout's root.

    The path is given whether or not the folder exists; reading a file that is not there raises as usual.
    """
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name
