"""The tables of HTML that stand as data: which role an element has, which fields a browser fills in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pubcheck import resources


@cache
def roles() -> Mapping[str, str]:
    """The role of each element that has one wherever it stands, by its tag (HTML-AAM 1.0, 3.5)."""
    return MappingProxyType(_read()["roles"])


@cache
def input_roles() -> Mapping[str, str]:
    """The role of each type of input that is not a text field; "" for those that have none of their own."""
    table = _read()
    return MappingProxyType(table["input roles"] | dict.fromkeys(table["inputs without a role"], ""))


@cache
def autofill(kind: str) -> frozenset[str]:
    """The "fields", "contacts" or "places" that autocomplete may name (HTML, 4.10.18.7.1)."""
    return frozenset(_read()[f"autofill {kind}"])


@cache
def _read() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((resources.folder("data") / "html.json").read_text(encoding="utf-8"))
    return table
