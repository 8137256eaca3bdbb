"""Record files and data files in a tree of their own: what the settings list is read, and nothing outside."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from pubcheck import catalogue, cli, config, linter_fixing
from pubcheck.config import Known
from pubcheck.config.check import MAPS, PLACES, is_good
from pubcheck.config.explain import validator
from pubcheck.linter import File, Linter
from pubcheck.linter_companions import Beside
from pubcheck.readers import record_maps

KNOWN = Known.of(catalogue.load().rules.values(), catalogue.load().standards)
IMAGE = 'uid: harbor-day\nformat: png\nalt: "Photo of a band."\ncaption: "The band plays."\ncredit:\n'
SETTINGS = """\
[records."data/images/*.yml"]
map = "digital-gov-image"
[records."exports/*.json"]
headline = "/name"
body = "/text"
[data-files]
images = { path = "data/images/{id}.yml", map = "digital-gov-image" }
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name, text in {
        "pubcheck.toml": SETTINGS,
        "data/images/harbor-day.yml": IMAGE,
        "data/other.yml": IMAGE,
        "exports/a.json": '{"name": "Ships", "text": "See <a href=\\"http://www.navy.mil\\">the fleet</a>."}',
        "content/a.md": '# A\n\n{{< img src="harbor-day" >}}\n\nText.\n\n{{< img src="not-there" >}}\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> dict:
    """What the command line says in JSON."""
    from click.testing import CliRunner

    result = CliRunner().invoke(cli.command, ["check", *arguments, "--output-format", "json"])
    return json.loads(result.stdout)


def findings(report: dict, *rules: str) -> list[tuple[str, str, int, int]]:
    return [(f["rule"], f["path"], f["line"], f["column"]) for f in report["findings"] if f["rule"] in rules]


def test_listed_record_files_are_found_in_folders_and_others_are_not(project):
    report = check(".")
    assert [file["path"] for file in report["files"]] == [
        "content/a.md",
        "data/images/harbor-day.yml",
        "exports/a.json",
    ]
    assert findings(report, "link-http") == [("link-http", "exports/a.json", 1, 42)]


def test_a_field_map_holds_whatever_folder_one_works_in(project, monkeypatch):
    monkeypatch.chdir(project / "exports")
    assert findings(check("a.json"), "link-http", "record-map-missing") == [("link-http", "a.json", 1, 42)]


def test_words_from_a_data_file_are_judged_at_the_shortcode(project):
    report = check("content", "--select", "image-alt-redundant,image-alt-missing")
    assert findings(report, "image-alt-redundant", "image-alt-missing") == [
        ("image-alt-redundant", "content/a.md", 3, 1)
    ]


def test_without_a_setting_the_usual_folder_is_looked_into(project):
    (project / "pubcheck.toml").write_text("")
    report = check("content", "--select", "image-alt-redundant,image-alt-missing")
    assert findings(report, "image-alt-redundant", "image-alt-missing") == [
        ("image-alt-redundant", "content/a.md", 3, 1)
    ]
    (project / "data/images").rename(project / "data/pictures")
    assert check("content", "--select", "image-alt-redundant,image-alt-missing")["findings"] == []


def test_a_data_file_without_alternative_text_leaves_it_missing(project):
    (project / "data/images/harbor-day.yml").write_text("uid: x\nformat: png\nalt:\n")
    report = check("content", "--select", "image-alt-missing")
    assert findings(report, "image-alt-missing") == [("image-alt-missing", "content/a.md", 3, 1)]


@pytest.mark.parametrize(
    "identifier",
    ["../other", "images/../../other", "/etc/passwd", "", ".", "a" * 500, "a\0b", "..", "x/../harbor-day"],
)
def test_no_id_leads_out_of_the_folder(project, identifier):
    beside = Beside(str(project), {"images": "data/images/{id}.yml", "any": "{id}"})
    assert beside.record("content/a.md", identifier) is None


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_that_leads_outside_is_not_followed(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.yml"
    outside.write_text(IMAGE)
    os.symlink(outside, project / "data/images/x.yml")
    beside = Beside(str(project), {"images": "data/images/{id}.yml"})
    assert beside.record("content/a.md", "x") is None
    assert beside.record("content/a.md", "harbor-day") == {
        "alt": "Photo of a band.",
        "caption": "The band plays.",
        "file": "harbor-day",
    }


def test_large_and_binary_data_files_are_not_read(project):
    (project / "data/images/big.yml").write_bytes(b"alt: x\n" * 200_000)
    (project / "data/images/bin.yml").write_bytes(bytes(range(32)) * 100)
    beside = Beside(str(project), {"images": "data/images/{id}.yml"})
    assert beside.record("a.md", "big") is None
    assert beside.record("a.md", "bin") is None


def test_a_data_file_is_read_once(project):
    beside = Beside(str(project), {"images": "data/images/{id}.yml"})
    first = beside.record("content/a.md", "harbor-day")
    (project / "data/images/harbor-day.yml").unlink()
    assert beside.record("content/b.md", "harbor-day") is first


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        (
            "a.json",
            '{"headline": "A", "body": "<a href=\\"http:\\/\\/www.navy.mil\\">Ships<\\/a>"}',
            "https:",
        ),
        ("a.csv", 'headline,body\nA,"<a href=""http://www.navy.mil"">Ships</a>"\n', "https:"),
    ],
)
def test_fixes_keep_a_record_whole(tmp_path, name, text, after):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    settings = config.DEFAULTS._replace(
        records={name: {"headline": "headline", "body": "body"}}, root=f"{tmp_path}{os.sep}",
        https_hosts=frozenset({"www.navy.mil"}),
    )  # fmt: skip
    linter = Linter(catalogue.load(), date(2024, 7, 1))
    linter_fixing.fixed(linter, File(str(path), name, "record", settings, named=True))
    assert not linter.report.failures
    assert path.read_text("utf-8") in (text, text.replace("http:", after))
    if name.endswith("json"):
        json.loads(path.read_text("utf-8"))


def test_settings_of_one_project_share_what_lies_beside(tmp_path):
    linter = Linter(catalogue.load(), date(2024, 7, 1))
    root = f"{tmp_path}{os.sep}"
    found = [
        linter._reading(
            File("a.md", "a.md", "markdown", config.DEFAULTS._replace(root=root, profile=profile))
        )
        for profile in ("gov", "dvids")
    ]
    assert found[0].companions is found[1].companions is not None
    other = config.DEFAULTS._replace(root=root, data_files={"images": "{id}.yml"})
    assert linter._reading(File("a.md", "a.md", "markdown", other)).companions is not found[0].companions


# The settings


GOOD = [
    {"records": {"*.json": {"map": "dvids-news"}}},
    {"records": {"*.json": {"headline": "/a", "body": ["/b", "c"], "photos": "", "body-format": "html"}}},
    {"data-files": {"images": "data/{id}.yml", "x": {"path": "{id}.json", "map": "caption-record"}}},
]
BAD = [
    {"records": {"*.json": {}}},
    {"records": {"*.json": "dvids-news"}},
    {"records": {"*.json": {"map": "dvids"}}},
    {"records": {"*.json": {"headlin": "/a"}}},
    {"records": {"*.json": {"headline": []}}},
    {"records": {"*.json": {"headline": 3}}},
    {"records": {"": {"headline": "/a"}}},
    {"records": []},
    {"data-files": {"images": "data/images"}},
    {"data-files": {"images": {"map": "caption-record"}}},
    {"data-files": {"images": {"path": "{id}", "maps": "x"}}},
    {"data-files": {"images": 3}},
    {"overrides": [{"files": ["a"], "records": {}}]},
]


@pytest.mark.parametrize("settings", [*GOOD, *BAD], ids=str)
def test_the_quick_check_says_what_the_schema_says(settings):
    assert is_good(settings, KNOWN) == (settings in GOOD)
    assert validator(KNOWN).is_valid(settings) == (settings in GOOD)


@pytest.mark.parametrize("settings", BAD, ids=str)
def test_mistakes_are_told(settings, tmp_path):
    def toml(value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
        return f"[{', '.join(map(toml, value))}]" if isinstance(value, list) else json.dumps(value)

    path = tmp_path / "pubcheck.toml"
    path.write_text("\n".join(f"{key} = {toml(value)}" for key, value in settings.items()))
    with pytest.raises(config.ConfigError) as raised:
        config.load(path, KNOWN)
    assert raised.value.mistakes


def test_the_settings_know_every_map_and_place():
    assert set(MAPS) == set(record_maps.shipped())
    assert set(PLACES) == {*record_maps.ARTICLE_PARTS, *record_maps.PHOTO_PARTS, "records", "photos"}
    assert Path(record_maps.resources.folder("data") / "record-maps").is_dir()
