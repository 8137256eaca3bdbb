"""How a Jekyll site is made, as far as its configuration, folders and front matter tell (Jekyll 4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from pubcheck.grammar import permalinks
from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_config import inner, strings
from pubcheck.linter_site_plan import Plan, base_of
from pubcheck.linter_site_tree import NEVER_PAGES, Tree

# Plugins that add no pages, or only those whose address front matter gives.
_HARMLESS = frozenset(
    [
        "jekyll-feed",
        "jekyll-seo-tag",
        "jekyll-sitemap",
        "jekyll-redirect-from",
        "jekyll-include-cache",
        "jekyll-relative-links",
        "jekyll-optional-front-matter",
        "jekyll-readme-index",
        "jekyll-titles-from-headings",
        "jekyll-default-layout",
        "jekyll-mentions",
        "jekyll-gist",
        "jekyll-github-metadata",
        "jekyll-avatar",
        "jekyll-commonmark",
        "jekyll-commonmark-ghpages",
        "jekyll-last-modified-at",
        "jekyll-toc",
        "jekyll-target-blank",
        "jekyll-paginate",
        "jekyll-remote-theme",
        "jekyll-sass-converter",
        "jekyll-coffeescript",
        "jemoji",
        "jekyll-autoprefixer",
        "jekyll-minifier",
        "jekyll-environment-variables",
        "jekyll-inline-svg",
        "jekyll_include_plugin",
        "jekyll-tidy",
        "jekyll-spaceship",
        "jekyll-anchor-headings",
        "uswds-jekyll",
        "kramdown-parser-gfm",
        "jekyll-assets-less",
        "jekyll-external-links",
        "jekyll-email-protect",
    ]
)
_ENDINGS = frozenset({".md", ".markdown", ".mkdown", ".mkdn", ".mkd", ".html", ".htm", ".textile", ".adoc"})

# Gems of the group jekyll_plugins are plugins, too; a theme makes no pages.
_GEM = re.compile(r"^\s{0,40}gem\s{1,9}[\"'](jekyll[-_](?!theme)[\w-]{1,60})[\"']", re.MULTILINE)


class _Site(NamedTuple):
    """What gives pages their address."""

    source: str
    collections_folder: str
    collections: dict[str, str | None]  # by name the pattern of its permalinks
    permalink: str
    defaults: tuple[tuple[str, str, str], ...]  # the path and the type that a pattern holds for
    included: frozenset[str]


def plan(tree: Tree, config: dict[str, Any]) -> Plan:
    """How the site is made."""
    source = str(config.get("source") or "").strip("./")
    folder = "/".join(filter(None, (source, str(config.get("collections_dir") or "").strip("./"))))
    listed = config.get("collections")
    named = listed if isinstance(listed, dict) else dict.fromkeys(strings(listed))
    collections = {name: _pattern(inner(options)) for name, options in named.items()}
    defaults = []
    for default in config.get("defaults") or ():
        scope = inner(inner(default).get("scope"))
        if pattern := _pattern(inner(inner(default).get("values"))):
            defaults.append((str(scope.get("path") or "").strip("/"), str(scope.get("type") or ""), pattern))
    site = _Site(
        source,
        folder,
        collections,
        _pattern(config) or "date",
        tuple(defaults),
        frozenset(name.strip("/") for name in strings(config.get("include"))),
    )
    gems = _GEM.findall(tree.text("Gemfile") or "")
    plugins = {*strings(config.get("plugins")), *strings(config.get("gems")), *gems} - _HARMLESS
    made = f"the plugin {min(plugins)} may add pages" if plugins else ""
    if not made and _generates(tree, str(config.get("plugins_dir") or "_plugins")):
        made = "its plugins add pages"
    areas = (
        [str(config.get("paginate_path") or "/page:num").partition(":")[0].lower()]
        if config.get("paginate")
        else []
    )
    if config.get("paginate") and not config.get("paginate_path"):
        areas.append("/blog/page")
    if config.get("theme") or config.get("remote_theme"):
        areas.append("/assets")
    kramdown = inner(config.get("kramdown"))
    styles: tuple[str, ...] = (
        ("kramdown",) if str(kramdown.get("input", "GFM")).lower() == "kramdown" else ("github",)
    )
    if kramdown.get("auto_ids") is False:
        styles = ()
    if (
        str(config.get("markdown", "kramdown")).lower() != "kramdown"
        and "commonmark" not in str(config.get("markdown")).lower()
    ):
        styles = ()
    return Plan(
        "jekyll",
        tuple(dict.fromkeys((source, folder))),
        ((source, ""), (folder, "")),
        tuple(f"{source}/{name}".strip("/") for name in ("_layouts", "_includes")),
        base_of(config.get("baseurl")),
        styles,
        made,
        "",
        tuple(areas),
        False,
        lambda path, keys: _addresses(path, keys, site),
        _ENDINGS,
        takes=lambda tree_, below: _takes(tree_, below, site),
    )


def _pattern(options: dict[str, Any]) -> str | None:
    value = options.get("permalink")
    return value if isinstance(value, str) and value else None


def _generates(tree: Tree, folder: str) -> bool:
    """Whether a plugin of the site makes pages of its own (Jekyll, Generators)."""
    for below, names in tree.files(folder.strip("./")):
        for name in names:
            text = tree.text(f"{below}/{name}", 200_000) if name.endswith(".rb") else ""
            if text is None or any(
                word in text for word in ("Generator", "Page.new", "PageWithoutAFile", ".pages <<")
            ):
                return True
    return False


def _takes(_tree: Tree, folder: str, site: _Site) -> bool:
    """Whether pages stand in a folder: those that begin with an underscore are of the site itself."""
    name = folder.rpartition("/")[2]
    if name in NEVER_PAGES or name in ("_site", "_includes", "_layouts", "_sass", "_data", "_plugins"):
        return False
    if name[:1] not in ("_", "."):
        return True
    return name in ("_posts", "_drafts") or name[1:].lower() in site.collections or name in site.included


def _addresses(path: str, keys: Keys, site: _Site) -> Iterator[str | None]:
    """The addresses of a page by its file."""
    folders = path.split("/")[:-1]
    collection, below = "", path.removeprefix(f"{site.source}/") if site.source else path
    categories: list[str] = []
    for index, name in enumerate(folders):
        if name in ("_posts", "_drafts"):
            collection, below = "posts", "/".join(path.split("/")[index + 1 :])
            top = len(site.collections_folder.split("/")) if site.collections_folder else 0
            categories = [part for part in folders[top:index] if part]
            break
        if name[:1] == "_" and name[1:].lower() in site.collections:
            collection, below = name[1:].lower(), "/".join(path.split("/")[index + 1 :])
            break
    for value in (*keys.get("category", ()), *keys.get("categories", ())):
        categories += (
            value.split() if len(keys.get("categories", ())) == 1 and "category" not in keys else [value]
        )
    title, slug, day = (next(iter(keys.get(key, ())), "") for key in ("title", "slug", "date"))
    pattern = next(iter(keys.get("permalink", ())), "") or _default(path, collection, site)
    if not pattern and collection:
        pattern = site.collections.get(collection) or (
            site.permalink if collection == "posts" else "/:collection/:path"
        )
    if pattern and ("{" in pattern or "*" in pattern):
        yield None
    elif pattern:
        yield from permalinks.jekyll(pattern, below, title, slug, day, categories, collection)
        if collection and len(categories) != len(set(categories)):
            alike = list(dict.fromkeys(categories))
            yield from permalinks.jekyll(pattern, below, title, slug, day, alike, collection)
    else:
        yield f"/{below}"
    if not collection and path.rpartition("/")[2].lower().startswith("readme."):
        yield f"/{below.rpartition('/')[0]}"  # jekyll-readme-index
    for alias in keys.get("redirect_from", ()):
        yield f"/{alias.lstrip('/')}"


def _default(path: str, collection: str, site: _Site) -> str:
    """The pattern that the defaults of the configuration give a file, the most particular one."""
    found = ""
    longest = -1
    for scope, kind, pattern in site.defaults:
        if kind and kind != (collection or "pages"):
            continue
        is_in = not scope or path == scope or path.startswith(f"{scope}/") or fnmatchcase(path, f"{scope}*")
        if is_in and len(scope) >= longest:
            found, longest = pattern, len(scope)
    return found
