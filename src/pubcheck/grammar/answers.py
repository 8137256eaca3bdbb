"""What servers answer to the address of a link: the outcomes, the statuses and what a redirect means.

After RFC 9110 (15: status codes; 10.2.2: Location) and RFC 6585 (4: too many requests).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple
from urllib.parse import quote

from pubcheck.grammar import addresses

Outcome = Literal["broken", "moved", "blocked", "unreachable", "alive", "skipped"]
OUTCOMES: tuple[Outcome, ...] = ("broken", "moved", "blocked", "unreachable", "alive", "skipped")
"""From what an author must mend to what nobody asked for."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses of which the next try may know better."""

_LONGEST_SHOWN = 200  # code points of an address in a message
_LONGEST = 4000  # code points of an address; servers refuse longer ones
_UNSAFE = "%/:?[]@!$&'()*+,;=~-._|"  # what `quote` leaves as it stands; what is encoded stays encoded
_DROPPED = dict.fromkeys(map(ord, "\t\r\n"))
_DEFAULT_PORTS = {"http": "80", "https": "443"}
# The words that sites name these pages by; a word must be all of a part of the path.
_LOST = re.compile(r"/(?:(?:error[-_]?)?404|page[-_]?not[-_]?found|not[-_]?found|error)(?:[./_?]|$)")
_LOGIN = re.compile(r"/(?:login|log-in|signin|sign-in|sso|saml2?|oauth2?|adfs|authorize)(?:[./_?]|$)")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|aspx?|php)$", re.IGNORECASE)


class Answer(NamedTuple):
    """What came of asking for an address.

    ``reason`` tells more of the outcome: of broken `missing`, `gone`, `name`, `fragment`; of moved `lost` (to
    a front page or an error page), `downgrade`, else ""; of blocked `refused`, `limited`, `challenge`,
    `login`; of unreachable `timeout`, `tls`, `connection`, `name`, `server`, `redirects`, `protocol`,
    `private`; of alive `fragment` where nobody can tell whether the page has it; of skipped `private`,
    `excluded`, `malformed`, `uncached`. ``status`` is the last one, 0 without an answer; ``location`` the
    address that it moved to; ``is_same_on_https`` tells of an http address that its https twin was asked for
    and answers the same.
    """

    outcome: Outcome
    reason: str = ""
    status: int = 0
    location: str = ""
    is_same_on_https: bool = False


def asked(address: str) -> str | None:
    """The address that a server is asked for, its fragment kept; None where no web server is meant.

    Credentials are left out, an address without a scheme (//host) goes over https, and characters that do
    not travel are encoded, as browsers do it (URL Standard, 4.4).
    """
    text = address.strip().translate(_DROPPED)
    if text.startswith("//"):
        text = f"https:{text}"
    parts = addresses.split(text) if len(text) <= _LONGEST and text[:4].lower() == "http" else None
    if parts is None or parts.scheme not in _DEFAULT_PORTS:
        return None
    try:
        host = parts.host.encode("idna").decode("ascii").lower()  # raises where a label is empty or too long
        path, mark, fragment = parts.path.partition("#")
        path = quote(path, safe=_UNSAFE)
    except UnicodeError:
        return None
    if parts.port and int(parts.port) > 65_535:
        return None
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme] else ""
    path = path if path.startswith("/") else f"/{path}"
    return f"{parts.scheme}://{host}{port}{path}{mark if fragment else ''}{fragment}"


def host_of(address: str) -> str:
    """The host of an address that ``asked`` gave; "" where there is none."""
    parts = addresses.split(address)
    return parts.host if parts else ""


def twin(address: str) -> str | None:
    """The https address that an http address should be; None where a port says that it is another server."""
    parts = addresses.split(address)
    if parts is None or parts.scheme != "http" or parts.port:
        return None
    return f"https{address[4:]}"


def of_status(status: int) -> Answer:
    """What a status says of the address that was asked for; redirects are for the caller to follow."""
    if status in (404, 410):
        return Answer("broken", "gone" if status == 410 else "missing", status)
    if 200 <= status < 300 or status in (300, 304):
        return Answer("alive", "", status)
    if status == 429:
        return Answer("blocked", "limited", status)
    if status == 408 or 500 <= status < 600:
        return Answer("unreachable", "server", status)
    if status >= 400:  # 999 among them, which no standard knows
        return Answer("blocked", "refused", status)
    return Answer("unreachable", "protocol", status)


def facts(address: str, answer: Answer) -> dict[str, str | int]:
    """What messages say of an answer."""
    location = answer.location
    return {
        "host": host_of(address),
        "status": answer.status,
        "fragment": address.partition("#")[2],
        "location": f"{location[:_LONGEST_SHOWN]}…" if len(location) > _LONGEST_SHOWN else location,
    }


def is_same_page(one: str, other: str) -> bool:
    """Whether two addresses differ by nothing that an author need change: scheme, www., slash, index file."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> str:
    text = address.partition("#")[0].partition("://")[2]
    host, _, path = text.partition("/")
    return f"{host.lower().removeprefix('www.')}/{_INDEX.sub('', f'/{path}').strip('/')}"


def leads_nowhere(address: str, location: str) -> bool:
    """Whether a redirect goes to a front page or to a page of errors, as sites do for pages they dropped."""
    old, new = addresses.split(address), addresses.split(location)
    if old is None or new is None:
        return False
    path = new.path.partition("#")[0].partition("?")[0]
    has_path = bool(old.path.partition("#")[0].strip("/"))
    return has_path and (not _INDEX.sub("", path).strip("/") or _LOST.search(new.path.lower()) is not None)


def is_login(address: str) -> bool:
    """Whether an address is by its path one where people sign in."""
    parts = addresses.split(address)
    return parts is not None and _LOGIN.search(parts.path.lower()) is not None


def is_searchable(fragment: str) -> bool:
    """Whether a fragment names an element of the page: no top, text directive or route of a script.

    HTML, "scroll to the fragment"; URL Fragment Text Directives.
    """
    return (
        bool(fragment)
        and fragment.lower() != "top"
        and ":~:" not in fragment
        and fragment[0] not in "!/?"
        and "=" not in fragment
    )
