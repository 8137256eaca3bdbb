"""Asks servers whether the addresses of links are there; nothing else in pubcheck opens a connection.

Only addresses leave the machine, without credentials, and never a text.
"""

from __future__ import annotations

import importlib.util


def is_installed() -> bool:
    """Whether the library is there that asking needs, aiohttp (`pip install "pubcheck[online]"`)."""
    return importlib.util.find_spec("aiohttp") is not None
