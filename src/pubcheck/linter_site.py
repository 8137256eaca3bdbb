"""Answers where the links within a site lead: to what is there, surely to nothing, or nobody can tell."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH117, PTH122
import os
import re
from functools import cached_property

from pubcheck.discovery_asked import Ignores
from pubcheck.document import Destination
from pubcheck.grammar import permalinks
from pubcheck.grammar.site_references import Reference, joined
from pubcheck.linter_site_anchors import PageAnchors
from pubcheck.linter_site_lookup import FOUND, MISSING, NamedByTags, find
from pubcheck.linter_site_pages import Pages, keys_of
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import Tree

_REDIRECTED = "the server may lead elsewhere"
_OUTSIDE = Destination("unknown", "it leads out of the site")
_PAGES = frozenset({"", ".html", ".htm"})
_MARKDOWN = frozenset({".md", ".mdx", ".markdown"})
_IMAGES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".ico"}
)
_DOCUMENTS = frozenset(
    {
        ".pdf",
        ".doc",
        ".docx",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".rtf",
        ".odt",
        ".epub",
        ".mp3",
        ".mp4",
        ".mov",
        ".wav",
        ".webm",
        ".vtt",
        ".srt",
    }
)
_JUDGED = _IMAGES | _DOCUMENTS | _MARKDOWN
_TRANSLATED = re.compile(r"(?:^|/)(?:i18n|locales?|translations?|[a-z]{2}(?:[-_][A-Za-z]{2,4})?)/")
# Files there stand for others, or are put into other pages: whose relative links they are nobody can tell.
_ELSEWHERE = frozenset(
    [
        "_includes",
        "_layouts",
        "_partials",
        "_snippets",
        "includes",
        "partials",
        "layouts",
        "snippets",
        "templates",
        "template",
        "fixtures",
        "testdata",
        "test",
        "tests",
        "__tests__",
        "spec",
        "vendor",
        "third_party",
        "node_modules",
        "archetypes",
        "themes",
        "shortcodes",
    ]
)


class Site:
    """One site: ``tree`` its files, ``plan`` how they become pages."""

    def __init__(self, tree: Tree, plan: Plan) -> None:
        self.tree = tree
        self.plan = plan
        self.heading_ids = plan.styles
        self._answers: dict[tuple[str, Reference], tuple[Destination, str]] = {}
        self._anchors = PageAnchors(tree, plan)
        self._ignores = Ignores(tree.root)
        names = tree.names("") or {}
        self._is_sparse = bool(names.get(".git")) and tree.is_file(".git/info/sparse-checkout")

    def target(self, source: str, reference: Reference, *, anchor: bool = True) -> Destination:
        """Where a link in a file leads; see ``document.Site``."""
        path = os.path.relpath(os.path.abspath(source), self.tree.root).replace(os.sep, "/")
        if path.startswith("../") or os.path.isabs(path) or self._is_sparse:
            return _OUTSIDE
        key = path if not reference.path.startswith("/") else "", reference._replace(fragment="")
        if key not in self._answers:
            if len(self._answers) > 50_000:
                self._answers.clear()
            self._answers[key] = self._sure(*self._looked_up(path, reference))
        answer, file = self._answers[key]
        if answer.outcome != "found" or not anchor or not reference.fragment:
            return answer
        return self._anchors.answer(file, reference.fragment)

    def frame_has(self, anchor: str) -> bool | None:
        """Whether the frame around the articles has that id; see ``document.Site``."""
        return self._anchors.frame_has(anchor)

    def _looked_up(self, source: str, reference: Reference) -> tuple[Destination, str]:
        """The answer without its anchor, and the file that was found or looked for, "" for none."""
        path = reference.path
        if "\0" in path or len(path) > 1000:
            return Destination("unknown", "it is no path"), ""
        if reference.kind == "ref":
            return self._named.ref(source, path)
        if reference.kind in ("link", "post"):
            return self._named.tag(reference)
        if not path:
            return FOUND, source
        if reference.kind == "site":
            return self._address(path)
        if path.startswith("/"):
            base = self.plan.base
            if base and not f"{path}/".startswith(f"{base}/"):
                # On the same host, but of another site; unless the generator puts the base before it.
                answer, file = self._address(path)
                return (answer, file) if answer.outcome == "found" else (_OUTSIDE, "")
            return self._address(path[len(base) :] or "/")
        return self._relative(source, path)

    def _relative(self, source: str, path: str) -> tuple[Destination, str]:
        folder = f"/{source}"
        beside = joined(folder, path)
        if beside is None:
            return _OUTSIDE, ""
        answer, file = find(self.tree, beside.strip("/"))
        if answer == FOUND:
            return answer, file
        ending = os.path.splitext(path.rstrip("/"))[1].lower()
        if not _ELSEWHERE.isdisjoint(source.lower().split("/")[:-1]) or "template" in source.lower():
            return Destination("unknown", "the file may be put into others"), ""
        if answer.outcome == "case" and (ending in _MARKDOWN or self.plan.is_file_site):
            return answer, file
        near = (
            joined(folder, path.removeprefix("../"))
            if path.startswith("../")
            else joined(f"{folder}/x", f"../{path}")
        )
        if self.plan.generator == "repository":
            # An alias of a bundler; a translation, in whose place the untranslated file may stand.
            if path[0] in "@~!" or _TRANSLATED.search(source):
                return Destination("unknown", "the generator may look elsewhere for it"), ""
            if not source.endswith((".md", ".markdown", ".mdx")):
                return Destination("unknown", self.plan.made), ""
            # A page at …/name/ has one folder more above it than its file has.
            if near is not None and find(self.tree, near.strip("/"))[0].outcome in ("found", "case"):
                return FOUND, ""
            if ending in _MARKDOWN or ending in _IMAGES:
                return answer if answer.outcome == "case" else MISSING, beside.strip("/")
            return Destination("unknown", self.plan.made), ""
        if self.plan.is_file_site:
            return answer, beside.strip("/")
        if ending in _MARKDOWN and self._is_content(source):
            return (
                self._named.ref(source, path)
                if self.plan.generator == "hugo"
                else (MISSING, beside.strip("/"))
            )
        if self.plan.generator in ("astro", "gatsby"):
            if ending in _IMAGES and path.startswith(".") and source.endswith((".md", ".mdx")):
                return answer if answer.outcome == "case" else MISSING, beside.strip("/")
            return Destination("unknown", "the generator may look elsewhere for it"), ""
        if not self._is_content(source):
            return Destination("unknown", "the file is no page of the site"), ""
        return self._from_address(source, path)

    def _from_address(self, source: str, path: str) -> tuple[Destination, str]:
        """What a browser makes of a relative address, from where the page is served."""
        keys = keys_of(self.tree, source)
        own = [] if keys is None else list(self.plan.addresses_of(source, keys))
        told: list[tuple[Destination, str]] = []
        for address in own:
            if address is None or address.endswith("*"):
                return Destination("unknown", "the page's own address is made by code"), ""
            # Whether there is a slash at the end the server decides; Hugo's pages are folders.
            folder = f"{address.rstrip('/')}/"
            is_folder = self.plan.generator == "hugo" and not address.endswith((".html", ".htm"))
            for base in (folder,) if is_folder else (folder, address.rstrip("/")):
                whole = joined(base, path)
                told.append((_OUTSIDE, "") if whole is None else self._address(whole))
        if not told:
            return Destination("unknown", "the page's own address is not known"), ""
        best = min(told, key=lambda item: ("found", "unknown", "case", "missing").index(item[0].outcome))
        if best[0].outcome == "missing" and self.plan.rewrites:
            return Destination("unknown", "the generator may look elsewhere for it"), ""
        return best

    def _is_content(self, source: str) -> bool:
        return any(not top or source.startswith(f"{top}/") for top in self.plan.content)

    def _address(self, address: str) -> tuple[Destination, str]:
        """What stands at an address from the site's root."""
        plan = self.plan
        whole = joined("/", address)
        if whole is None:
            return _OUTSIDE, ""
        path = whole.strip("/")
        case: tuple[Destination, str] | None = None
        for folder, prefix in plan.served:
            if prefix and not f"/{path}/".startswith(f"{prefix}/"):
                continue
            below = path[len(prefix) :].strip("/")
            answer, file = find(self.tree, f"{folder}/{below}".strip("/"))
            if answer.outcome == "found":
                return answer, file
            if answer.outcome == "case" and case is None:
                case = Destination("case", f"{prefix}{file[len(folder) :]}" if folder else f"/{file}"), file
        for top in plan.content:
            answer, file = find(self.tree, f"{top}/{path}".strip("/"))
            if answer.outcome == "found":
                return answer, file
        ending = os.path.splitext(path)[1].lower()
        if plan.generator == "repository" or (plan.made and not plan.is_file_site and ending in _PAGES):
            return Destination("unknown", plan.made), ""
        is_page = ending in _PAGES or not ending[1:].isalpha() or len(ending) > 6
        if plan.is_file_site:
            redirected = self._is_redirected(path)
            return (Destination("unknown", _REDIRECTED), "") if redirected else case or (MISSING, path)
        if not is_page and ending not in _JUDGED:
            return Destination("unknown", "a build may make it"), ""
        if not is_page and plan.made_files:
            return Destination("unknown", plan.made_files), ""
        pages = self._pages
        page = pages.by_key.get(permalinks.key(path))
        if page is not None or not path:
            return FOUND, page or ""
        if case is not None:
            return case
        holder = pages.by_key.get(permalinks.key(path.rpartition("/")[0])) if not is_page else None
        if (
            holder
            and find(self.tree, f"{holder.rpartition('/')[0]}/{path.rpartition('/')[2]}")[0].outcome
            == "found"
        ):
            return FOUND, ""
        if is_page and pages.made:
            return Destination("unknown", pages.made), ""
        if pages.is_made(f"/{path}"):
            return Destination("unknown", "code makes pages there"), ""
        if self._is_redirected(path):
            return Destination("unknown", _REDIRECTED), ""
        if is_page and path.rpartition("/")[2] in ("404", "404.html", "search", "sitemap", "feed", "rss"):
            return Destination("unknown", "a generator makes such pages"), ""
        return Destination("missing", is_computed=is_page), path

    @cached_property
    def _pages(self) -> Pages:
        return Pages(self.tree, self.plan)

    @cached_property
    def _named(self) -> NamedByTags:
        return NamedByTags(self.tree, self.plan, lambda: self._pages)

    @cached_property
    def _redirects(self) -> str:
        return "\n".join(self.tree.text(path) or "" for path in self.plan.redirects)

    def _is_redirected(self, path: str) -> bool:
        """Whether the configuration of a server has a word on an address, or on all of them."""
        told = self._redirects
        if not told:
            return False
        first = path.partition("/")[0]
        return (
            f"/{first}" in told
            or f"^{first}" in told
            or any(line.lstrip().startswith(("/*", "/:")) and " 404" not in line for line in told.split("\n"))
        )

    def _sure(self, answer: Destination, file: str) -> tuple[Destination, str]:
        """What is missing is surely so only where no build makes it: what git ignores may be made."""
        if answer.outcome != "missing" or not file:
            return answer, file
        folder = file.rpartition("/")[0]
        if folder and not answer.is_computed and self.tree.is_closed(folder):
            return Destination("unknown", "a folder on the way is empty or closed"), ""
        paths = [file, *(f"{served}/{file}" for served, _ in self.plan.served if served)]
        if self._ignores.any(paths):
            return Destination("unknown", "git ignores it, so a build may make it"), ""
        return answer, file
