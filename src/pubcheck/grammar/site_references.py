"""What a link of a site's own pages asks for: an address, or a file that a template tag names."""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

Kind = Literal["address", "site", "ref", "link", "post"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_STRING = r"(?:\"([^\"{}\n]{1,500})\"|'([^'{}\n]{1,500})'|`([^`{}\n]{1,500})`)"
# Hugo 0.140, shortcodes ref and relref; with more than the path (lang, outputFormat) they may lead elsewhere.
_REF = re.compile(
    rf"\{{\{{[<%]\s{{0,20}}(?:rel)?ref\s{{1,20}}(?:path=)?(?:{_STRING}|([^\s\"'`<>{{}}%]{{1,500}}))"
    r"\s{0,20}[>%]\}\}"
    r"([#?][^{}\s]{0,300}|)\Z"
)
# Jekyll 4.3, tags link and post_url, which add the base path themselves since 4.0.
_BASE = (
    r"(?:\{\{-?\s{0,20}(?:site\.(?:baseurl|url)|base\.baseurl|baseurl|base_?url)"
    r"(?:\s{0,9}\|\s{0,9}(?:url|prepend: ?site\.url))?\s{0,20}-?\}\}){1,2}"
)
_LINK = re.compile(
    rf"(?:{_BASE})?/?\{{%-?\s{{0,20}}(link|post_url)\s{{1,20}}['\"]?([^\s{{}}%'\"]{{1,500}})"
    rf"['\"]?\s{{0,20}}-?%\}}([#?][^{{}}\s]{{0,300}}|)\Z"
)
_FROM_BASE = re.compile(rf"{_BASE}([^{{}}]{{0,1000}})\Z")
_FILTERED = re.compile(
    rf"\{{\{{-?\s{{0,20}}{_STRING}\s{{0,20}}\|\s{{0,20}}"
    r"(?:relative_url|absolute_url|url|relURL|absURL)\s{0,20}-?\}\}"
    r"([^{}]{0,500})\Z"
)


class Reference(NamedTuple):
    """What a link asks for: an ``address`` as a browser reads it, one from the ``site``'s own base on, or the
    file that Hugo's ``ref``, Jekyll's ``link`` or ``post`` names. ``path`` and ``fragment`` are decoded."""

    kind: Kind
    path: str
    fragment: str = ""


def parse(written: str) -> Reference | None:
    """What an address as it stands in the source asks of its own site; None for other hosts and schemes, and
    where only the generator can tell."""
    written = written.strip()
    if "{" in written:
        return _tagged(written)
    if "<" in written or "\ue000" in written or "$" in written or "\\" in written or "\0" in written:
        return None
    if _SCHEME.match(written) or written.startswith("//") or len(written) > 2000:
        return None
    return _split("address", written)


def _tagged(written: str) -> Reference | None:
    if match := _REF.match(written):
        path, rest = match[1] or match[2] or match[3] or match[4], match[5]
        return _split("ref", path + rest)
    if match := _LINK.match(written):
        return _split("post" if match[1] == "post_url" else "link", match[2] + match[3])
    if match := _FILTERED.match(written):
        path = (match[1] or match[2] or match[3]) + match[4]
        return _split("site", path) if not _SCHEME.match(path) and not path.startswith("//") else None
    if match := _FROM_BASE.match(written):
        return _split("site", match[1] or "/") if match[1][:1] in ("/", "", "#") else None
    return None


def _split(kind: Kind, text: str) -> Reference:
    rest, _, fragment = text.partition("#")
    path = rest.partition("?")[0]
    if kind == "site" and not path.startswith("/"):
        path = f"/{path}"
    return Reference(kind, unquote(path) if kind in ("address", "site") else path, unquote(fragment))


def joined(base: str, path: str) -> str | None:
    """The path, from the root, of an address on the page at ``base``; None where it leads above the root.

    Both begin with a slash, or ``path`` is relative; a slash at the end is kept (RFC 3986, 5.2).
    """
    whole = path if path.startswith("/") else base.rpartition("/")[0] + "/" + path
    depth = 0
    for part in whole.split("/"):
        depth += -1 if part == ".." else 0 if part in ("", ".") else 1
        if depth < 0:
            return None
    found = posixpath.normpath("/" + whole.lstrip("/"))
    ends = whole.endswith(("/", "/.", "/..")) and found != "/"
    return f"{found}/" if ends else found


def is_for_scripts(fragment: str) -> bool:
    """Whether what follows the number sign names no place on the page.

    The top of it (HTML, 7.4.6.4), text to look for (Text Fragments), or a route that a script reads.
    """
    return (
        fragment == ""
        or fragment.lower() == "top"
        or fragment[0] in "!/:?&="
        or "=" in fragment
        or ":~:" in fragment
    )
