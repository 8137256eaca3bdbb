"""How a Hugo site is made, as far as its configuration, folders and front matter tell (Hugo 0.140)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubcheck.grammar import permalinks
from pubcheck.grammar.front_keys import Keys
from pubcheck.linter_site_config import inner, strings, table
from pubcheck.linter_site_plan import Plan, base_of
from pubcheck.linter_site_tree import Tree

_KINDS = ("toml", "yaml", "yml", "json")
_ID_STYLES = {"github": ("github",), "github-ascii": ("github-ascii",), "blackfriday": ("blackfriday",)}
_ENDINGS = frozenset(
    {
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".adoc",
        ".asciidoc",
        ".ad",
        ".org",
        ".rst",
        ".pandoc",
        ".pdc",
        ".mdown",
    }
)


def config_of(tree: Tree) -> dict[str, Any] | None:
    """The site's configuration, of all its files; None where the folder has none of Hugo's."""
    names = tree.names("") or {}
    found: dict[str, Any] | None = None
    for kind in _KINDS:
        if f"hugo.{kind}" in names:
            found = table(tree, f"hugo.{kind}") or {}
            break
    else:
        for kind in _KINDS:
            if f"config.{kind}" in names and names.get("content"):
                data = table(tree, f"config.{kind}")
                if (
                    data is not None
                    and {"baseurl", "languagecode", "theme", "permalinks", "taxonomies"} & data.keys()
                ):
                    found = data
                    break
    folder = "config/_default"
    for name in sorted(tree.names(folder) or {}) if names.get("config") else ():
        stem, _, kind = name.partition(".")
        if kind.rpartition(".")[2] in _KINDS:
            data = table(tree, f"{folder}/{name}") or {}
            found = {} if found is None else found
            # A file of the whole, or of the part that it is named after (Hugo, Configuration directory).
            for key, value in data.items() if stem in ("hugo", "config") else [(stem.lower(), data)]:
                found[key] = (
                    {**found[key], **value}
                    if isinstance(found.get(key), dict) and isinstance(value, dict)
                    else value
                )
    return found


def plan(tree: Tree, config: dict[str, Any]) -> Plan:
    """How the site is made."""
    content = list(strings(config.get("contentdir")) or ("content",))
    served = [
        value for key, values in config.items() if key.startswith("staticdir") for value in strings(values)
    ]
    served = served or ["static"]
    languages = inner(config.get("languages"))
    for language in map(inner, languages.values()):
        content += strings(language.get("contentdir"))
        served += [
            v for key, values in language.items() if key.startswith("staticdir") for v in strings(values)
        ]
    made, layouts = "", ["layouts"]
    themes = (config.get("themesdir") or "themes").strip("/")
    for name in strings(config.get("theme")):
        theme = f"{themes}/{name}"
        if not tree.names(theme):
            made = "its theme is not here"
        content.append(f"{theme}/content")
        served.append(f"{theme}/static")
        layouts.append(f"{theme}/layouts")
    module = inner(config.get("module"))
    if module.get("imports"):
        made = "it takes in modules"
    mounted: list[tuple[str, str]] = []
    for mount in map(inner, module.get("mounts") or ()):
        source, target = str(mount.get("source", "")).strip("/"), str(mount.get("target", "")).strip("/")
        if target == "content":
            content.append(source)
        elif target.partition("/")[0] == "static":
            mounted.append((source, target.removeprefix("static")))
        elif target.startswith("content/"):
            made = "it mounts folders elsewhere"
    goldmark = inner(inner(inner(config.get("markup")).get("goldmark")).get("parser"))
    styles = _ID_STYLES.get(str(goldmark.get("autoheadingidtype", "github")), ())
    if goldmark.get("autoheadingid") is False:
        styles = ()
    hooks = {
        name.partition(".")[0].partition("-")[2]
        for folder in layouts
        for below, files in tree.files(folder)
        if below.endswith("_markup")
        for name in files
    }
    if any(hook.startswith("heading") for hook in hooks):
        styles = ()
    taxonomies = inner(config.get("taxonomies")) or {"tag": "tags", "category": "categories"}
    patterns = _patterns(config)
    areas = {f"/{name}".lower() for name in strings(list(taxonomies.values()))}
    for name in strings(list(taxonomies.values())):
        if literal := patterns.get(name, "").partition(":")[0].rstrip("/"):
            areas.add(literal.lower())
    codes = tuple(languages)
    folders = tuple(dict.fromkeys(folder.strip("/").removeprefix("./") for folder in content))
    return Plan(
        "hugo",
        folders,
        (*((folder.strip("/"), "") for folder in served), *mounted, ("assets", "")),
        tuple(layouts),
        base_of(config.get("baseurl")),
        styles,
        made,
        made,
        (*areas, *(f"/{code}{area}" for code in codes for area in areas)),
        any(hook.startswith(("link", "image")) for hook in hooks)
        or len(codes) > 1
        or bool(config.get("uglyurls")),
        lambda path, keys: _addresses(path, keys, folders, patterns, codes),
        _ENDINGS,
    )


def _patterns(config: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in inner(config.get("permalinks")).items():
        if isinstance(value, str):
            found[key] = value
        else:  # by kind of page: page, section, taxonomy, term
            found.update({name: item for name, item in inner(value).items() if isinstance(item, str)})
    for language in map(inner, inner(config.get("languages")).values()):
        if "permalinks" in language:
            found.update(_patterns(language))
    return found


def _addresses(
    path: str, keys: Keys, folders: tuple[str, ...], patterns: dict[str, str], codes: tuple[str, ...]
) -> Iterator[str | None]:
    """The addresses of a page by its file below one of the content folders."""
    top = max((f for f in folders if path.startswith(f"{f}/")), key=len, default=None)
    if top is None:
        return
    below = path[len(top) + 1 :]
    folder, _, name = below.rpartition("/")
    parts = name.split(".")
    stem = parts[0]
    prefixes = ["", *(f"/{code}" for code in codes)]
    if name.startswith("_content."):
        yield f"/{folder}*" if folder else None
        return
    slug = next(iter(keys.get("slug", ())), "")
    title = next(iter(keys.get("title", ())), "")
    day = next(iter(keys.get("date", ())), "")
    is_list, is_bundle = stem == "_index", stem == "index"
    own: list[str | None] = []
    for url in keys.get("url", ()):
        # Tokens in a url are those of permalinks, since Hugo 0.131.
        own += permalinks.hugo(url, below, title, slug, day, is_bundle) if ":" in url else [url]
    if not own:
        section = below.partition("/")[0] if folder else "/"
        pattern = patterns.get(folder.lower()) or patterns.get(section.lower())
        if pattern and not is_list:
            own += permalinks.hugo(pattern, below, title, slug, day, is_bundle)
        else:
            place = folder if is_list or is_bundle else f"{folder}/{stem}" if folder else stem
            own.append(place)
            if slug and not is_list:
                own.append(f"{place.rpartition('/')[0]}/{slug}")
    for address in own:
        for prefix in prefixes:
            yield None if address is None else f"{prefix}/{address.lstrip('/')}"
    for alias in keys.get("aliases", ()):
        yield f"/{alias.lstrip('/')}"
        if not alias.startswith("/"):
            yield f"/{folder}/{alias}"
