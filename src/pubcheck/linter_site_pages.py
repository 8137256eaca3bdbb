"""The addresses of all pages of a site, gone over once, and only when a link asks for one."""

from __future__ import annotations

from pubcheck.grammar import front_keys, permalinks
from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_plan import FRONT, Plan
from pubcheck.linter_site_tree import MOST_FILES, NEVER_PAGES, Tree

_HEAD = 2_048  # bytes, in which nearly all front matter ends
_LONGEST_HEAD = 65_536


class Pages:
    """By the key of each address the file of its page, "" where several have it.

    ``areas`` are beginnings of addresses that are made by code, in small letters; ``made`` says why no
    address is known to be missing, "" where that can be told.
    """

    def __init__(self, tree: Tree, plan: Plan) -> None:
        self.by_key: dict[str, str] = {}
        self.areas: set[str] = set(plan.areas)
        self.made = plan.made
        self._plan = plan
        count = 0
        for top in plan.content:
            for folder, names in tree.files(top, lambda name: name not in NEVER_PAGES):
                if not plan.takes(tree, folder) and folder != top:
                    continue
                if folder and any(not plan.takes(tree, above) for above in _above(folder, top)):
                    continue
                count += len(names)
                if count > MOST_FILES:
                    self.made = self.made or "it has too many files"
                    return
                self._take(tree, folder, names)

    def _take(self, tree: Tree, folder: str, names: list[str]) -> None:
        has_page = False
        for name in names:
            ending = name[name.rfind(".") :].lower()
            if ending not in self._plan.endings and not name.startswith("_content."):
                continue
            path = f"{folder}/{name}" if folder else name
            keys = keys_of(tree, path)
            if keys is None:
                self.made = self.made or "a page cannot be read"
                continue
            has_page = True
            for address in self._plan.addresses_of(path, keys):
                if address is None:
                    self.made = self.made or f"the address of {path} is made by code"
                elif address.endswith("*"):
                    self.areas.add(address[:-1].rstrip("/").lower() or "/")
                else:
                    key = permalinks.key(address)
                    known = self.by_key.setdefault(key, path)
                    if known != path:
                        self.by_key[key] = ""
        if has_page and self._plan.generator == "hugo":
            for top in self._plan.content:
                if folder.startswith(f"{top}/"):  # each folder of pages is a list of them
                    for above in (folder, *_above(folder, top)):
                        self.by_key.setdefault(permalinks.key(above[len(top) :]), "")

    def is_made(self, address: str) -> bool:
        """Whether an address stands where code makes pages."""
        lowered = address.lower()
        return any(lowered.startswith(area) for area in self.areas)


def keys_of(tree: Tree, path: str) -> Keys | None:
    """What the front matter of a page says of its address; None where the file cannot be read."""
    head = tree.head(path, _HEAD)
    if head is not None and len(head) >= _HEAD // 4 and front_keys.is_cut(head):
        head = tree.head(path, _LONGEST_HEAD)
    return None if head is None else front_keys.read(head, FRONT) or {}


def _above(folder: str, top: str) -> list[str]:
    """The folders above one, up to and without ``top``."""
    found = []
    while (folder := folder.rpartition("/")[0]) and folder != top:
        found.append(folder)
    return found
