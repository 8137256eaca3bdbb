"""What an address carries beside the place that it leads to: credentials, parameters that track people."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import unquote

_CREDENTIALS = re.compile(
    r"\s{0,9}(?:https?|ftps?)://(?P<all>(?P<user>[^/?#@:\s\\]{1,200})?(?P<colon>:)?(?P<word>[^/?#@\s\\]{0,200})@)",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"[?&;]([^=&#;?]{1,60})(?:=[^&#;]{0,2000})?")


class Credentials(NamedTuple):
    """Who signs in where an address is followed, at ``start:end`` of it, the sign @ included."""

    start: int
    end: int
    user: str
    has_password: bool


def credentials(address: str) -> Credentials | None:
    """The name and password that a web address carries (RFC 3986, 3.2.1); None where it carries none."""
    match = _CREDENTIALS.match(address)
    if match is None:
        return None
    return Credentials(*match.span("all"), match["user"] or "", bool(match["word"]))


class Parameter(NamedTuple):
    """A parameter of an address: its name, and the range to cut so that what is left is an address."""

    name: str
    start: int
    end: int


def parameters(address: str, names: Collection[str]) -> list[Parameter]:
    """The parameters of some names, in lower case; "utm_*" stands for all that begin so."""
    end = address.find("#")
    end = len(address) if end < 0 else end
    at = address.find("?", 0, end)
    if at < 0:
        return []
    every = list(_PARAMETER.finditer(address, at, end))
    told = [_is_among(unquote(match[1]).lower(), names) for match in every]
    if every and all(told):
        return [Parameter(every[0][1], every[0].start(), every[-1].end())]
    found, is_kept_before = [], False
    for number, (match, is_told) in enumerate(zip(every, told, strict=True)):
        if not is_told:
            is_kept_before = True
        elif is_kept_before:
            found.append(Parameter(match[1], *match.span()))
        else:
            found.append(Parameter(match[1], match.start() + 1, every[number + 1].start() + 1))
    return found


def _is_among(name: str, names: Collection[str]) -> bool:
    return name in names or (name.startswith("utm_") and "utm_*" in names)
