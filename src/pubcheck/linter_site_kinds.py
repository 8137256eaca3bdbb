"""Tells where the site begins that a file belongs to, and which generator makes it."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH120
import os
import re

from pubcheck import linter_site_astro, linter_site_eleventy, linter_site_hugo, linter_site_jekyll
from pubcheck.grammar.heading_ids import STYLES
from pubcheck.linter_site_config import table
from pubcheck.linter_site_plan import Plan
from pubcheck.linter_site_tree import Tree

_ASTRO = re.compile(r"astro\.config\.(?:js|mjs|cjs|ts|mts)\Z")
_GATSBY = re.compile(r"gatsby-config\.(?:js|mjs|cjs|ts)\Z")
_OTHER = re.compile(
    r"(?:next|nuxt|docusaurus|svelte|vuepress|vite|remix|vocs|rspress)\.config\.\w{2,4}\Z"
    r"|mkdocs\.ya?ml\Z|zensical\.toml\Z|conf\.py\Z|antora(?:-playbook)?\.yml\Z|book\.toml\Z"
    r"|_quarto\.yml\Z|_bookdown\.yml\Z"
    r"|pelicanconf\.py\Z|_toc\.yml\Z|hexo|lektorproject|metalsmith\.js\w{0,4}\Z|mint\.json\Z"
    r"|docs\.json\Z|bridgetown\.config"
    r"|config\.rb\Z|nanoc\.ya?ml\Z|zola\.toml\Z|config\.php\Z|composer\.json\Z|manage\.py\Z"
)
# A folder with a home page and one of these is served as it is.
_SERVED_MARKS = frozenset(
    {
        "sitemap.xml",
        "robots.txt",
        "404.html",
        ".nojekyll",
        "_redirects",
        "_headers",
        "objects.inv",
        "genindex.html",
        "sitemap_index.xml",
    }
)
_REDIRECTS = (
    "_redirects", "static/_redirects", "public/_redirects", "netlify.toml", ".htaccess", "static/.htaccess",
    "vercel.json",
    "web.config", "nginx.conf", "Staticfile", "firebase.json", "staticwebapp.config.json", "wrangler.toml",
    "redirects.js", "redirects.json", "src/_redirects", "content/_redirects", "amplify.yml", "manifest.yml",
)  # fmt: skip
_DEEPEST = 30  # folders above a file
ALL_STYLES = tuple(STYLES)


def find(folder: str, top: str) -> tuple[Tree, Plan] | None:
    """The site that the files of a folder belong to: the nearest one above, no higher than ``top``; both are
    absolute. None where none is known."""
    tree = Tree(folder)
    for _ in range(_DEEPEST):
        if (found := _plan(tree)) is not None:
            return tree, _with_redirects(tree, found)
        if folder == top:
            break
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder, tree = parent, Tree(parent)
    return None


def _plan(tree: Tree) -> Plan | None:
    """How the site is made that begins just here; None where none does."""
    names = tree.names("") or {}
    for name in linter_site_eleventy.CONFIGS:
        if name in names:
            return linter_site_eleventy.plan(tree, name)
    if name := next(filter(_ASTRO.match, names), ""):
        return linter_site_astro.astro(tree, name)
    if any(map(_GATSBY.match, names)):
        return linter_site_astro.gatsby(tree)
    is_jekyll = "_config.yml" in names or "_config.yaml" in names
    if (config := linter_site_hugo.config_of(tree)) is not None:
        return linter_site_hugo.plan(tree, config)
    if any(map(_OTHER.match, names)) and not is_jekyll:
        return repository("another generator makes its pages")
    if is_jekyll:
        config = table(tree, "_config.yml" if "_config.yml" in names else "_config.yaml")
        if config is None or "_toc.yml" in names or "scaffolds" in names or any(map(_OTHER.match, names)):
            return repository("another generator makes its pages")
        return linter_site_jekyll.plan(tree, config)
    if (
        "index.html" in names
        and names.keys() & _SERVED_MARKS
        and not names.get("_layouts")
        and "package.json" not in names
    ):
        return served()
    return None


def named(tree: Tree, generator: str) -> Plan:
    """How the site is made whose folder and generator the settings name."""
    found: Plan | None = None
    if generator == "folder":
        found = served()
    elif generator == "repository":
        found = repository("")
    elif generator == "hugo":
        found = linter_site_hugo.plan(tree, linter_site_hugo.config_of(tree) or {})
    elif generator == "jekyll":
        found = linter_site_jekyll.plan(tree, table(tree, "_config.yml") or {})
    elif generator == "eleventy":
        names = tree.names("") or {}
        found = linter_site_eleventy.plan(
            tree, next((n for n in linter_site_eleventy.CONFIGS if n in names), "")
        )
    elif generator == "astro":
        found = linter_site_astro.astro(tree, next(filter(_ASTRO.match, tree.names("") or {}), ""))
    elif generator == "gatsby":
        found = linter_site_astro.gatsby(tree)
    else:
        found = _plan(tree) or repository("")
    return _with_redirects(tree, found)


def served() -> Plan:
    """A folder that a web server hands out as it is."""
    return Plan("folder", ("",), (("", ""),), styles=ALL_STYLES, is_file_site=True, endings=frozenset())


def repository(made: str) -> Plan:
    """Files that are read where they lie, as GitHub shows them; or a site of which no more is known."""
    return Plan(
        "repository",
        (),
        (),
        styles=ALL_STYLES,
        made=made or "no site is made of it that is known",
        rewrites=True,
    )


def _with_redirects(tree: Tree, found: Plan) -> Plan:
    here = [path for path in _REDIRECTS if tree.place(path) is not None]
    here += [
        f"{folder}/{name}"
        for folder in ("nginx", "_nginx", "deploy", "config")
        for name, is_folder in (tree.names(folder) or {}).items()
        if not is_folder and name.endswith((".conf", ".htaccess"))
    ]
    return found._replace(redirects=tuple(here))
