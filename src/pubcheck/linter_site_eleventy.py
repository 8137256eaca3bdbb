"""How an Eleventy site is made, as far as its configuration tells, which is not run (Eleventy 3.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pubcheck.grammar import permalinks
from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_config import script, table
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import NEVER_PAGES, Tree

CONFIGS = (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
_STRING = r"[\"'`]([^\"'`$\n]{1,300})[\"'`]"
_INPUT = re.compile(rf"\binput\s{{0,9}}:\s{{0,9}}(?:{_STRING})?")
_INPUT_OPTION = re.compile(r"--input[= ]\"?([\w./-]{1,200})")
_PASSED = re.compile(
    r"addPassthroughCopy\s{0,9}\(\s{0,200}(?:" + _STRING + r"\s{0,50}[,)]|\{([^{}]{1,5000})\})?"
)
_PAIR = re.compile(rf"{_STRING}\s{{0,9}}:\s{{0,50}}{_STRING}")
_PREFIX = re.compile(rf"\bpathPrefix\s{{0,9}}:\s{{0,9}}(?:{_STRING})?")
_MAKES_PAGES = re.compile(
    r"addTemplate\s{0,9}\(|eleventyComputed|addGlobalData\s{0,9}\(\s{0,9}[\"'`]permalink"
)
_MAKES_FILES = re.compile(
    r"\b(?:cpSync|copyFile|writeFile|createWriteStream|cp-r|execSync|spawn)\w{0,9}\b"
    r"|eleventy-img|eleventyImage|esbuild|sass"
)
_REWRITES = re.compile(
    r"InputPathToUrl|ImageTransform|addTransform|markdownLibrary|setLibrary|amendLibrary|replaceLink"
)
_ANCHORS = re.compile(r"markdown-it-anchor|IdAttributePlugin|anchor", re.IGNORECASE)
_PERMALINK = re.compile(r"[\"']?permalink[\"']?\s{0,9}:\s{0,9}(?:[\"'`]([^\"'`\n]{0,300})[\"'`])?")
_ENDINGS = frozenset(
    {
        ".md",
        ".njk",
        ".liquid",
        ".html",
        ".hbs",
        ".ejs",
        ".webc",
        ".pug",
        ".haml",
        ".mustache",
        ".vue",
        ".js",
        ".ts",
        ".mdx",
    }
)
_LAYOUT = re.compile(r"\A---\n[^\0]{0,2000}?^permalink:", re.MULTILINE)
_TEMPLATED = re.compile(r"\{\{|\{%|\$\{|<%")


def plan(tree: Tree, name: str) -> Plan:
    """How the site is made whose configuration has that name."""
    code = script(tree, name)
    made = made_files = ""
    stated = list(_INPUT.finditer(code))
    folders = {match[1] for match in stated if match[1]}
    package = table(tree, "package.json") or {}
    commands = (
        " ".join(str(c) for c in (package.get("scripts") or {}).values())
        if isinstance(package.get("scripts"), dict)
        else ""
    )
    folders |= set(_INPUT_OPTION.findall(commands)) | set(
        re.findall(rf"setInputDirectory\s{{0,9}}\(\s{{0,9}}{_STRING}", code)
    )
    if len(folders) > 1 or any(match[1] is None for match in stated) or not code:
        made = made_files = "its configuration does not say plainly where its pages are"
    top = next(iter(folders), ".").strip("/").removeprefix("./").strip(".")
    if _MAKES_PAGES.search(code) or _MAKES_PAGES.search(_of_data(tree, top)):
        made = made or "its configuration makes pages"
    layouts = (*(f"{top}/{inner}".strip("/") for inner in ("_includes", "_layouts")), "_includes", "_layouts")
    if any(_LAYOUT.search(text) for text in _heads(tree, layouts)):
        made = made or "layouts give permalinks"
    served: list[tuple[str, str]] = []
    for match in _PASSED.finditer(code):
        pairs = _PAIR.findall(match[2]) if match[2] else [(match[1], "")] if match[1] else []
        made_files = made_files or (
            "" if pairs and all("*" not in a for a, _ in pairs) else "its configuration copies files by rule"
        )
        served += [_served(a, b, top) for a, b in pairs]
    if _MAKES_FILES.search(code) or re.search(r"webpack|gulp|esbuild|sass|postcss|rollup|vite", commands):
        made_files = made_files or "its configuration makes files"
    prefixes = list(_PREFIX.finditer(code))
    base = next((match[1] for match in prefixes if match[1]), "").strip("/")
    by_folder, open_folder = _folder_permalinks(tree, top)
    if open_folder:
        made = made or "permalinks are made by code"
    return Plan(
        "eleventy",
        (top,),
        tuple(served),
        layouts,
        f"/{base}" if base else "",
        () if not _ANCHORS.search(code) else ("github", "markdown-it-anchor", "slugify"),
        made,
        made_files,
        (),
        bool(_REWRITES.search(code)),
        lambda path, keys: _addresses(path, keys, top, by_folder),
        _ENDINGS,
        takes=lambda _tree, folder: (
            folder.rpartition("/")[2] not in {*NEVER_PAGES, "_includes", "_layouts", "_data", "_site", "dist"}
        ),
    )


def _heads(tree: Tree, folders: Iterable[str]) -> Iterator[str]:
    """The first lines of the files in some folders."""
    for top in folders:
        for folder, names in tree.files(top):
            yield from (tree.head(f"{folder}/{name}", 2048) or "" for name in names)


def _served(source: str, target: str, top: str) -> tuple[str, str]:
    """A folder or file that is copied, and where it is served: by its path in the folder of pages."""
    source = source.strip("/").removeprefix("./").strip("/")
    if not target:
        target = source.removeprefix(f"{top}/") if top else source
    target = target.strip("/").removeprefix("./").strip(".").strip("/")
    return source, f"/{target}" if target else ""


def _of_data(tree: Tree, top: str) -> str:
    """The names of data files that compute values for all pages, and what they say of permalinks."""
    folder = f"{top}/_data".strip("/")
    names = tree.names(folder) or {}
    return " ".join(name for name in names if name.startswith(("eleventyComputed", "permalink")))


def _folder_permalinks(tree: Tree, top: str) -> tuple[dict[str, str], bool]:
    """The permalinks that the data files of folders give all pages in them; and whether code makes some."""
    found: dict[str, str] = {}
    for folder, names in tree.files(top, lambda name: name not in NEVER_PAGES):
        for name in names:
            is_data = ".11tydata." in name or (
                name.endswith(".json") and name[:-5] == folder.rpartition("/")[2]
            )
            if not is_data:
                continue
            text = tree.text(f"{folder}/{name}" if folder else name) or ""
            for match in _PERMALINK.finditer(text):
                if match[1] is None:
                    return found, True
                found[folder] = match[1]
    return found, False


def _addresses(path: str, keys: Keys, top: str, by_folder: dict[str, str]) -> Iterator[str | None]:
    """The addresses of a page by its file."""
    below = path.removeprefix(f"{top}/") if top else path
    folder, _, name = below.rpartition("/")
    if name.endswith((".js", ".ts")) and ".11ty." not in name:
        return
    stem = name.partition(".11ty.")[0] if ".11ty." in name else name.rpartition(".")[0]
    pattern = next(iter(keys.get("permalink", ())), None)
    if pattern is None:
        holder = max((f for f in by_folder if path.startswith(f"{f}/" if f else "")), key=len, default=None)
        pattern = None if holder is None else by_folder[holder]
    if pattern == "false":
        return
    if pattern:
        literal = _TEMPLATED.split(pattern)[0]
        if literal == pattern:
            yield f"/{literal.lstrip('/')}"
        else:
            yield f"/{literal.lstrip('/')}*" if literal.strip("/") else None
        return
    if ".11ty." in name:
        yield None  # its permalink may stand in its code
    named = permalinks.post_name(f"{stem}.x")
    for written in {stem, named[1] if named else stem}:
        yield f"/{folder}" if written == "index" else f"/{folder}/{written}" if folder else f"/{written}"
    if "pagination" in keys:
        yield f"/{folder}/{stem}*".replace("//", "/")
