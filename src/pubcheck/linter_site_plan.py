"""What is known of how one site is made: which folders become pages, which are served, what code makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_tree import Tree

FRONT = frozenset(
    [
        "title",
        "slug",
        "url",
        "permalink",
        "aliases",
        "alias",
        "redirect_from",
        "date",
        "category",
        "categories",
        "pagination",
        "layout",
    ]
)
"""The keys of front matter that give a page its address."""

Addresses = Callable[[str, Keys], Iterable[str | None]]
"""By the path of a file and its front matter the addresses of its page; None for one that cannot be told, and
one that ends in `*` for all that begin so."""


def none_of_them(_path: str, _keys: Keys) -> Iterable[str | None]:
    """Of files that become no pages."""
    return ()


class Plan(NamedTuple):
    """How a site is made, all paths relative to its tree.

    ``content`` are the folders whose files become pages, ``served`` those whose files are served as they are,
    each with the address of its root; ``templates`` those of the frame around pages. ``base`` is the path
    that the whole site stands below, `/docs` or "". ``styles`` are those of generated heading ids, none where
    they cannot be told. ``made`` says why pages cannot be told, ``made_files`` why other files cannot, ""
    where they can. Addresses that begin with one of ``areas`` (small letters) are made by code.
    ``rewrites`` tells that a relative address in an article may be made into another one.
    """

    generator: str
    content: tuple[str, ...] = ()
    served: tuple[tuple[str, str], ...] = ()
    templates: tuple[str, ...] = ()
    base: str = ""
    styles: tuple[str, ...] = ()
    made: str = ""
    made_files: str = ""
    areas: tuple[str, ...] = ()
    rewrites: bool = False
    addresses_of: Addresses = none_of_them
    endings: frozenset[str] = frozenset({".md", ".markdown", ".mdx", ".html", ".htm"})
    is_file_site: bool = False  # what is no page and no file is nowhere: a folder that is served as it is
    takes: Callable[[Tree, str], bool] = lambda _tree, _folder: True  # whether a folder below is gone into
    redirects: tuple[str, ...] = ()  # configuration that may hold redirects


def base_of(address: object) -> str:
    """The path of a site's address: `/docs` of https://www.example.gov/docs/, "" for a host's root."""
    if not isinstance(address, str):
        return ""
    rest = address.partition("://")[2] if "://" in address else address
    path = rest.partition("/")[2] if "://" in address else rest.strip("/")
    return f"/{path.strip('/')}" if path.strip("/") else ""
