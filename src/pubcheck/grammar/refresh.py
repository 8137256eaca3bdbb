"""What ``<meta http-equiv="refresh">`` asks for: the shared declarative refresh steps of HTML, 4.2.5.3."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACE = " \t\n\f\r"
_DIGITS = re.compile(r"[0-9]*+")
_REST_OF_NUMBER = re.compile(r"[0-9.]*+")
_BEFORE_ADDRESS = re.compile(r"[uU][rR][lL][ \t\n\f\r]*+=[ \t\n\f\r]*+")
_MOST_DIGITS = 15  # the rest of a longer number makes no difference
# What no address parser takes: a web address without a host, or with a host or port that cannot be one
# (URL Standard, 4.4).
_BAD_ADDRESS = re.compile(
    r"(?:https?|wss?|ftp):[/\\]{2,9}(?:[?#]|\Z|[^/\\?#@]{0,300}[\s<>^|]|[^/\\?#@:\[]{0,300}:[^0-9/\\?#@])",
    re.IGNORECASE,
)


class Refresh(NamedTuple):
    """After how many seconds a page is left or read anew, and the address; "" is the page's own."""

    seconds: int
    address: str


def parse(content: str) -> Refresh | None:
    """What the content attribute asks for; None where it asks for nothing."""
    at = len(content) - len(content.lstrip(_SPACE))
    digits = _match(_DIGITS, content, at)
    if not digits and not content.startswith(".", at):
        return None
    at += len(digits)
    at += len(_match(_REST_OF_NUMBER, content, at))
    number = digits.lstrip("0")[:_MOST_DIGITS]
    seconds = int(number or 0)
    rest = content[at:]
    if not rest:
        return Refresh(seconds, "")
    if rest[0] not in ";," and rest[0] not in _SPACE:
        return None
    rest = rest.lstrip(_SPACE)
    if rest[:1] in {";", ","}:
        rest = rest[1:].lstrip(_SPACE)
    address = _address(rest)
    return None if _BAD_ADDRESS.match(address) else Refresh(seconds, address)


def _match(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found[0] if found else ""


def _address(rest: str) -> str:
    """The address after "url=", or without it, up to the quotation mark that closes it."""
    address = rest[len(_match(_BEFORE_ADDRESS, rest, 0)) :]
    if address[:1] in {"'", '"'}:
        address = address[1:].partition(address[0])[0]
    return address.strip(_SPACE)
