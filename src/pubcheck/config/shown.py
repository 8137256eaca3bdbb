"""Shows configuration to people: effective values with their origins, and a commented file to start from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pubcheck.config.selectors import Known
from pubcheck.config.settings import DEFAULT, MEGABYTE, Settings

_NAMES = {
    "profile": "profile",
    "select": "select",
    "ignore": "ignore",
    "extend_select": "extend-select",
    "fixable": "fixable",
    "unfixable": "unfixable",
    "rule_folders": "rule-folders",
    "packs": "packs",
    "strict": "strict",
    "preview": "preview",
    "include": "include",
    "exclude": "exclude",
    "fail_on": "fail-on",
    "baseline": "baseline",
    "content_id": "content-id",
    "archived": "archived",
    "archive_after_days": "archive_after_days",
    "site_hosts": "site_hosts",
    "https_hosts": "https_hosts",
}

INIT_TEXT = """\
# Settings for pubcheck. Every key is shown with its default or an example; take out the "#" before
# the ones that you need. The file nearest to an article counts alone; `pubcheck config show FILE`
# tells what holds for a file and where it was set.

# Take over the settings of another file and add to them. The path is relative to this file.
# extends = "../pubcheck.toml"

# The house style: "dod-news", "dvids", "navy", "afpims" or "gov".
# Without it, the evidence in each article decides.
# profile = "gov"

# Which rules run: rule ids ("link-http"), topics ("images"), standards ("wcag22"), single clauses of them
# ("wcag22:1.1.1"), ACT rules of the W3C ("act:23a2a8") or "ALL". The more specific entry decides, and
# between equals "ignore" wins.
# `pubcheck rules` lists them.
# select = ["ALL"]
# ignore = []
# extend-select = []
# Whether the strict rules run too, which ask for more than most offices do.
# strict = false
# Whether rules run that are new and may still change.
# preview = false

# Folders with rules of your own, relative to this file, and packs of rules that are installed.
# rule-folders = ["rules"]
# packs = ["agency-style"]

# Of which rules the fixes may be made, by the same names; "unfixable" rules report without one.
# fixable = ["ALL"]
# unfixable = []

# Of the files in a folder, check only those that match a pattern (as in .gitignore), and leave out others.
# A file that is named on the command line is checked all the same, unless --force-exclude is given.
# include = ["content/**"]
# exclude = ["drafts/", "*.generated.html"]

# The least severity that fails a run: "error", "warning", "note" or "never".
# fail-on = "error"

# The file of the baseline, whose findings are known and do not count (`pubcheck baseline create` makes it),
# relative to this file; without it a pubcheck-baseline.jsonl beside this file is used.
# baseline = "pubcheck-baseline.jsonl"
# The key in front matter by whose value the baseline knows an article again, whatever its file is called.
# content-id = "slug"

# Files larger than this, in millions of bytes, are not read, and that is reported.
# max-file-size-mb = 20

# Whether the articles are an archive: true asks each for a notice, false for none,
# "auto" looks at the address, the metadata and the publication date of each.
# archived = "auto"

# Days after publication from which an article counts as archived.
# archive_after_days = 730

# Hosts of this site, and other hosts that answer on https: links to them are mended from http to https.
# "*.example.gov" stands for all hosts below example.gov.
# site_hosts = ["www.example.gov", "*.example.gov"]
# https_hosts = ["www.archives.gov"]

# Which reader takes files of other names: "html", "markdown", "mdx" or "text". The last match decides.
# [files]
# "*.njk" = "html"
# "*.md.liquid" = "markdown"

# What the shortcodes and tags of your site stand for, beside those that are known: an element ("img",
# "figure", "a" or "opaque"), and the name or position of the argument for each attribute or part of it.
# alt_from tells where an alternative text comes from that no argument gives: "", "caption" or "elsewhere".
# [shortcodes.photo]
# element = "figure"
# src = "file"
# alt = ["alt", 2]
# caption = "caption"
# alt_from = "caption"

# Record files (JSON, JSON Lines, YAML, CSV) that are read in folders, too, and which of their values is what:
# a known field map ("article-record", "caption-record", "csv-alt-virin", "digital-gov-image", "dvids-news",
# "dvids-photo"), or a JSON pointer, a key or a column for each part. The last pattern that matches decides.
# [records."exports/*.csv"]
# map = "csv-alt-virin"
# [records."exports/news-*.json"]
# records = "/data"
# headline = "/attributes/title"
# body = "/attributes/body"
# photos = "/attributes/images"
# alt = "/alt"
# caption = "/caption"

# Where an image that a shortcode names by its id has its alternative text, caption and credit.
# [data-files]
# images = { path = "data/images/{id}.yml", map = "digital-gov-image" }

# How `pubcheck links` and `check --online` ask servers, which nothing else does: whom their owners can turn
# to, hosts of private networks that may be asked, hosts that are not asked at all, seconds for a request,
# further tries, requests to one host at once and seconds between them, hours that answers are kept.
# [online]
# contact = "web-office@example.gov"
# private-hosts = ["intranet.example.gov"]
# skip-hosts = ["www.linkedin.com"]
# timeout = 20
# retries = 2
# per-host = 2
# delay = 0.1
# keep-hours = { alive = 168, broken = 24 }

# Where the site is that the files belong to, whose links are looked up, and what makes it: "hugo", "jekyll",
# "eleventy", "astro", "gatsby", "folder" (served as it is), "repository" (read on GitHub) or "none".
# Without it the folders above a file tell.
# [site]
# root = "."
# generator = "hugo"

# Severity and options of a single rule; the severity caps all that the rule reports.
# `pubcheck explain RULE` names the options.
# [rules.readability-grade]
# severity = "note"
# max_grade = 12
# Rules that look for words accept what you list: words with all their forms, or phrases around them.
# [rules.word-complex]
# accept = ["implement", "pursuant to title *"]

# Settings for some files only: profile, select, ignore, extend-select, fixable, unfixable, strict, preview,
# archived, archive_after_days, site_hosts, https_hosts, shortcodes and rules.
# [[overrides]]
# files = ["news/2019/**"]
# archived = true

# Findings that are known and accepted, in files that can hold no comment.
# [[suppressions]]
# files = ["transcripts/*.txt"]
# rules = ["sentence-long"]
# reason = "The words of the speaker stand as they were said."
# until = 2027-01-31
# by = "Public Affairs"
"""


def init_text() -> str:
    """A `pubcheck.toml` that changes nothing and documents every key."""
    return INIT_TEXT


def describe(settings: Settings, known: Known | None = None) -> list[tuple[str, str, str]]:
    """Key, value as TOML has it, and origin of every effective setting, in the order of the documentation.

    With ``known`` the options of all rules are listed, else those that are set.
    """
    return list(_rows(settings, known))


def _rows(settings: Settings, known: Known | None) -> Iterator[tuple[str, str, str]]:
    def row(key: str, value: Any) -> tuple[str, str, str]:
        return key, _toml(value), str(settings.origins.get(key, DEFAULT))

    for attribute, key in _NAMES.items():
        value = getattr(settings, attribute)
        yield row(key, sorted(value) if isinstance(value, frozenset) else value)
    yield row("max-file-size-mb", settings.max_file_size / MEGABYTE)
    for pattern, reader in settings.files:
        yield _renamed(row(f"files.{pattern}", reader), f"files.{_key(pattern)}")
    for name, table in settings.shortcodes.items():
        yield _renamed(row(f"shortcodes.{name}", table), f"shortcodes.{_key(name)}")
    for pattern, table in settings.records.items():
        yield _renamed(row(f"records.{pattern}", table), f"records.{_key(pattern)}")
    for name, table in settings.data_files.items():
        yield _renamed(row(f"data-files.{name}", table), f"data-files.{_key(name)}")
    for key, value in settings.online.items():
        yield row(f"online.{key}", value)
    for name, item in settings.site.items():
        yield row(f"site.{name}", item)
    defaults: Mapping[str, Mapping[str, Any]] = settings.own.known(known).rules if known else {}
    for rule in sorted({*defaults, *settings.rules}):
        for option, value in {**defaults.get(rule, {}), **settings.rules.get(rule, {})}.items():
            yield row(f"rules.{rule}.{option}", value)
    for index, suppression in enumerate(settings.suppressions):
        value = {"rules": suppression.rules, "reason": suppression.reason}
        yield row(f"suppressions[{index}]", value)


def _renamed(row: tuple[str, str, str], key: str) -> tuple[str, str, str]:
    return key, row[1], row[2]


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else json.dumps(name)


def _toml(value: Any) -> str:
    """A value as it would be written in the file; an unset one is `(by evidence)`."""
    if value is None:
        return "(by evidence)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(name)} = {_toml(item)}' for name, item in value.items())} }}"
    return f"{value:g}" if isinstance(value, float) else str(value)
