"""What a page that was fetched says: whether it has a fragment, whether scripts make it, its title."""

from __future__ import annotations

import re
import zlib
from html import unescape
from urllib.parse import unquote_to_bytes

_NAMED = re.compile(
    rb"""(?i)[\s"'/](?:id|name)\s{0,20}=\s{0,20}(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s"'>]{1,500}))"""
)
_SCRIPT = re.compile(rb"(?i)<script\b([^<>]{0,2000}+)")
_DATA = re.compile(rb"""(?i)\btype\s{0,20}=\s{0,20}["']?(?:application/(?:ld\+)?json|text/(?:template|x-))""")
_FRAME = re.compile(rb"(?i)<(?:frameset|meta[^<>]{1,200}http-equiv=[\"']?refresh)")
_TITLE = re.compile(rb"(?is)<title[^<>]{0,200}+>([^<]{1,1000})")


def inflated(data: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """At most ``limit`` bytes of a body as it was before it was compressed, and whether that is all of it.

    Other encodings than gzip and deflate, which are not asked for, and broken data give nothing.
    """
    if encoding in ("", "identity"):
        return data[:limit], len(data) <= limit
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return b"", False
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        text = inflater.decompress(data, limit)
    except zlib.error:
        return b"", False
    return text, inflater.eof


def names_in(page: bytes) -> frozenset[bytes]:
    """The ids and names in a page, in UTF-8 as they stand and with their references decoded.

    Looks at the bytes, comments and scripts included: in doubt the page has a name.
    """
    found = {match[1] or match[2] or match[3] for match in _NAMED.finditer(page)}
    found |= {unescape(name.decode("utf-8", "replace")).encode() for name in found if b"&" in name}
    return frozenset(found)


def has_fragment(names: frozenset[bytes], fragment: str) -> bool:
    """Whether one of the names is the fragment, as it stands or decoded (HTML, "scroll to the fragment")."""
    return fragment.encode("utf-8", "replace") in names or unquote_to_bytes(fragment) in names


def is_static(page: bytes) -> bool:
    """Whether what the page shows is what it says: no script, frame set or refresh can add to it."""
    return _FRAME.search(page) is None and all(_DATA.search(found[1]) for found in _SCRIPT.finditer(page))


def may_hold(page: bytes, fragment: str) -> bool:
    """Whether the bytes of the page tell of such a name: they are UTF-8, or the name and they are ASCII's."""
    if unquote_to_bytes(fragment).isascii():
        return b"\0" not in page
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def title(page: bytes) -> bytes:
    """The title of a page, white space folded; empty where it has none."""
    found = _TITLE.search(page)
    return b" ".join(found[1].split()) if found else b""
