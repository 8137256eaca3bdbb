"""How an Astro site is made, as far as its folders tell (Astro 5), and what is known of Gatsby's (5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_config import script
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import Tree

_STRING = r"[\"'`]([^\"'`$\n]{1,300})[\"'`]"
_BASE = re.compile(rf"\bbase\s{{0,9}}:\s{{0,9}}(?:{_STRING})?")
_FOLDER = re.compile(r"\b(?:srcDir|publicDir)\s{0,9}:")
_ADDS = re.compile(r"starlight|injectRoute|redirects\s{0,9}:|\bi18n\s{0,9}:|astro-i18n|keystatic|tina|decap")
_ENDINGS = frozenset({".astro", ".md", ".mdx", ".markdown", ".html", ".js", ".ts"})


def astro(tree: Tree, name: str) -> Plan:
    """How a site is made whose configuration has that name."""
    code = script(tree, name)
    bases = list(_BASE.finditer(code))
    made = ""
    if not code or _FOLDER.search(code) or any(match[1] is None for match in bases):
        made = "its configuration does not say plainly where its pages are"
    elif _ADDS.search(code):
        made = "its configuration adds pages"
    base = next((match[1].strip("/") for match in bases if match[1]), "")
    return Plan(
        "astro",
        ("src/pages",),
        (("public", ""),),
        ("src/layouts", "src/components"),
        f"/{base}" if base else "",
        ("github",),
        made,
        "" if not _FOLDER.search(code) else made,
        ("/_astro", "/_image"),
        True,
        _addresses,
        _ENDINGS,
        takes=lambda _tree, folder: not folder.rpartition("/")[2].startswith("_"),
    )


def _addresses(path: str, _keys: Keys) -> Iterator[str | None]:
    """The address of a page in src/pages; of a route with parameters all below its fixed part."""
    below = path.removeprefix("src/pages/")
    folder, _, name = below.rpartition("/")
    if name.startswith("_"):
        return
    stem = name.rpartition(".")[0]
    whole = f"/{folder}/{stem}" if folder else f"/{stem}"
    if "[" in whole:
        fixed = whole.partition("[")[0]
        yield f"{fixed}*" if fixed.strip("/") else None
    else:
        yield whole


def gatsby(tree: Tree) -> Plan:
    """How a Gatsby site is made: its pages by code, its files in one folder."""
    del tree
    return Plan("gatsby", (), (("static", ""),), (), "", ("github",), "code makes its pages", "", (), True)
