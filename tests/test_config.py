"""Configuration: what counts for a file, where it comes from, and what is said of mistakes."""

from __future__ import annotations

# A table of cases reads best with one case on a line.
# ruff: noqa: E501
import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from pubcheck import config, resources
from pubcheck.config import ConfigError, Configs, Known, UnknownSelectorError, find_config, load, selected
from pubcheck.config import check as checking
from pubcheck.config.explain import _as_json, validator
from pubcheck.readers import READERS

RULES = [
    SimpleNamespace(id="image-alt-missing", topic="images", standards=("wcag22:1.1.1", "section508"), act=("23a2a8",), options={}, strict=False, status="stable", replaced_by=""),
    SimpleNamespace(id="image-alt-long", topic="images", standards=("va-style:alt-text",), act=(), options={"max": 150}, strict=False, status="stable", replaced_by=""),
    SimpleNamespace(id="link-http", topic="links", standards=("omb-m-15-13",), act=(), options={"hosts": ("a",), "strict": True}, strict=False, status="stable", replaced_by=""),
    SimpleNamespace(
        id="word-complex", strict=False, status="stable", replaced_by="", topic="prose", standards=("plain:words",), act=(), options={"words": {"a": "b"}, "share": 0.5, "x": "", "accept": ()}
    ),
]  # fmt: skip
KNOWN = Known.of(RULES, ["wcag22", "unused"])


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A repository to put files into; the working directory is its root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    def put(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return put


def _load(text: str, tmp_path: Path, **command_line: object) -> config.Config:
    path = tmp_path / "pubcheck.toml"
    path.write_text(text, "utf-8")
    return load(path, KNOWN, command_line)


# Finding


def test_the_nearest_file_counts_alone(site):
    root = site(
        pubcheck_dot_toml='profile = "navy"\nignore = ["images"]',
        a__b__pubcheck_dot_toml='profile = "gov"',
        a__pyproject_dot_toml='[project]\nname = "pubcheck"\n[tool.other]\nx = 1',
        c__pyproject_dot_toml='[tool.pubcheck]\nprofile = "dvids"',
        d__pyproject_dot_toml='[tool]\npubcheck = {profile = "afpims"}',
        e__pyproject_dot_toml="[tool.pubcheck\n",
        f__pyproject_dot_toml="tool = 3 # pubcheck",
        g__pyproject_dot_toml='[tool.pubcheck]\nprofile = "dvids"',
        g__pubcheck_dot_toml='profile = "dod-news"',
    )
    configs = Configs(KNOWN)
    for folder, profile in {
        "": "navy", "a": "navy", "a/b": "gov", "a/b/x/y": "gov", "c": "dvids", "d": "afpims", "f": "navy", "g": "dod-news",
    }.items():  # fmt: skip
        assert configs.settings_for(str(root / folder / "x.md")).profile == profile, folder
    assert configs.settings_for(str(root / "a/b/x.md")).ignore == ()
    assert configs.for_folder(str(root / "a")) is configs.for_folder(str(root))
    assert find_config(root / "a" / "b" / "new.md") == root / "a" / "b" / "pubcheck.toml"
    assert find_config(root / "e") == root / "e" / "pyproject.toml"
    with pytest.raises(ConfigError, match="not valid TOML"):
        configs.for_folder(str(root / "e"))


def test_the_search_ends_at_the_root_of_the_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pubcheck.toml").write_text('profile = "navy"')
    inner = tmp_path / "repository" / "posts"
    inner.mkdir(parents=True)
    (tmp_path / "repository" / ".git").write_text("gitdir: elsewhere")
    assert find_config(inner) is None
    assert Configs(KNOWN).for_folder(str(inner)).settings is config.DEFAULTS
    assert Configs(KNOWN).for_folder(str(inner)).path is None
    assert find_config(Path(tmp_path.root)) is None


def test_a_named_file_counts_for_all_and_its_patterns_start_at_the_working_directory(site):
    root = site(
        sub__shared_dot_toml='[[overrides]]\nfiles = ["/posts/"]\nprofile = "navy"',
        posts__pubcheck_dot_toml="nonsense = 1",
    )
    configs = Configs(KNOWN, only=root / "sub" / "shared.toml")
    assert configs.settings_for(str(root / "posts" / "a.md")).profile == "navy"
    assert configs.settings_for(str(root / "sub" / "posts" / "a.md")).profile is None


# Values


def test_every_key_arrives(tmp_path):
    settings = _load(
        """
profile = "navy"
select = ["images", "wcag22:1.1.1"]
ignore = ["link-http"]
extend-select = ["prose"]
include = ["content/**"]
exclude = ["drafts/"]
fail-on = "warning"
baseline = "quality/baseline.jsonl"
content-id = "slug"
archived = true
archive_after_days = 365
site_hosts = ["WWW.Navy.mil"]
https_hosts = ["a.gov", "*.b.gov"]
max-file-size-mb = 1.5
[files]
"*.njk" = "html"
"x.md.njk" = "markdown"
[shortcodes.photo]
src = "file"
alt = ["alt", 2]
[rules.image-alt-long]
severity = "note"
max = 200
[rules.word-complex]
words = {utilize = "use"}
share = 1
[[suppressions]]
files = ["*.txt"]
rules = ["link-http"]
reason = "As said."
until = 2027-01-31
by = "Press office"
""",
        tmp_path,
    ).settings_for("a/b.txt")
    assert settings.profile == "navy"
    assert settings.select == ("images", "wcag22:1.1.1")
    assert (settings.ignore, settings.extend_select) == (("link-http",), ("prose",))
    assert (settings.include, settings.exclude) == (("content/**",), ("drafts/",))
    assert (settings.fail_on, settings.archived, settings.archive_after_days) == ("warning", True, 365)
    assert (settings.baseline, settings.content_id) == ("quality/baseline.jsonl", "slug")
    assert settings.site_hosts == {"www.navy.mil"}
    assert settings.https_hosts == {"a.gov", "*.b.gov"}
    assert settings.max_file_size == 1_500_000
    assert settings.files == (("*.njk", "html"), ("x.md.njk", "markdown"))
    assert settings.shortcodes["photo"]["alt"] == ["alt", 2]
    assert settings.rules["image-alt-long"] == {"severity": "note", "max": 200}
    assert settings.rules["word-complex"] == {"words": {"utilize": "use"}, "share": 1}
    (suppression,) = settings.suppressions
    assert suppression.rules == ("link-http",)
    assert (suppression.reason, suppression.until, suppression.by) == (
        "As said.",
        date(2027, 1, 31),
        "Press office",
    )


def test_overrides_apply_in_order_and_files_share_settings(tmp_path):
    loaded = _load(
        """
ignore = ["links"]
rules.image-alt-long = { max = 100, severity = "note" }
[[overrides]]
files = ["news/2019/**", "!news/2019/keep.md"]
archived = true
ignore = []
rules.image-alt-long.max = 200
extend-select = ["images"]
[[overrides]]
files = ["*.txt"]
archived = false
extend-select = ["prose"]
[[suppressions]]
files = ["b.md"]
rules = ["link-http"]
reason = "Known."
""",
        tmp_path,
    )
    plain, old, text = (loaded.settings_for(p) for p in ("a.md", "news/2019/x/a.md", "news/2019/a.txt"))
    assert (plain.archived, plain.ignore, plain.rules["image-alt-long"]["max"]) == ("auto", ("links",), 100)
    assert (old.archived, old.ignore) == (True, ())
    assert old.rules["image-alt-long"] == {"max": 200, "severity": "note"}
    assert (text.archived, text.extend_select) == (False, ("images", "prose"))
    assert loaded.settings_for("news/2019/keep.md") is plain
    assert loaded.settings_for("c/d.md") is plain is loaded.settings
    assert loaded.settings_for("b.md") is not plain
    assert loaded.settings_for("b.md").suppressions
    assert {id(loaded.settings_for(f"news/2019/{n}.md")) for n in range(100)} == {id(old)}


def test_what_is_accepted_adds_up_with_its_origins(tmp_path):
    (tmp_path / "base.toml").write_text('[rules.word-complex]\naccept = ["utilize"]\n', "utf-8")
    found = _load(
        """
        extends = "base.toml"
        [rules.word-complex]
        accept = ["prior to"]
        [[overrides]]
        files = ["law/**"]
        [overrides.rules.word-complex]
        accept = ["pursuant to", "utilize"]
        """,
        tmp_path,
    )
    everywhere, law = found.settings, found.settings_for("law/a.md")
    assert everywhere.rules["word-complex"]["accept"] == ["utilize", "prior to"]
    assert law.rules["word-complex"]["accept"] == ["utilize", "prior to", "pursuant to"]
    origins = {key: str(origin) for key, origin in law.origins.items()}
    assert origins["rules.word-complex.accept.prior to"].endswith("pubcheck.toml:4")
    assert origins["rules.word-complex.accept.utilize"].endswith("pubcheck.toml:8")


def test_extends_lays_tables_over_each_other(site):
    root = site(
        base__root_dot_toml='profile = "gov"\narchive_after_days = 10\nrules.image-alt-long.severity = "note"\n'
        '[files]\n"*.a" = "html"\n"*.b" = "html"\n[[overrides]]\nfiles = ["x.md"]\narchived = true',
        base__pyproject_dot_toml='[tool.pubcheck]\nextends = "root.toml"\nprofile = "navy"\nextend-select = ["images"]',
        site__pubcheck_dot_toml='extends = "../base/pyproject.toml"\nextend-select = ["links"]\n'
        'rules.image-alt-long.max = 9\n[files]\n"*.a" = "text"\n[[overrides]]\nfiles = ["x.md"]\narchived = false',
    )
    loaded = load(root / "site" / "pubcheck.toml", KNOWN)
    settings = loaded.settings_for("x.md")
    assert (settings.profile, settings.archive_after_days, settings.archived) == ("navy", 10, False)
    assert settings.extend_select == ("images", "links")
    assert settings.rules["image-alt-long"] == {"severity": "note", "max": 9}
    assert settings.files == (("*.b", "html"), ("*.a", "text"))
    assert {key: str(origin) for key, origin in settings.origins.items()} == {
        "profile": "extends base/pyproject.toml:3",
        "archive_after_days": "extends base/root.toml:2",
        "rules.image-alt-long.severity": "extends base/root.toml:3",
        "rules.image-alt-long.max": "site/pubcheck.toml:3",
        "files.*.a": "site/pubcheck.toml:5",
        "files.*.b": "extends base/root.toml:6",
        "extend-select": "site/pubcheck.toml:2",
        "archived": "site/pubcheck.toml:8",
    }


def test_the_command_line_goes_before_all_files(tmp_path):
    text = 'profile = "gov"\nselect = ["prose"]\nignore = ["links"]\n[[overrides]]\nfiles = ["*"]\nprofile = "navy"'
    settings = _load(text, tmp_path, profile="dvids").settings_for("a.md")
    assert (settings.profile, settings.select, settings.ignore) == ("dvids", ("prose",), ("links",))
    assert str(settings.origins["profile"]) == "command line"
    settings = _load(text, tmp_path, select=["link-http"]).settings_for("a.md")
    assert (settings.select, settings.ignore, settings.extend_select) == (("link-http",), (), ())
    settings = _load(text, tmp_path, **{"extend-select": ["images"]}).settings_for("a.md")
    assert (settings.select, settings.ignore, settings.extend_select) == (("prose",), ("links",), ("images",))
    without = Configs(KNOWN, {"fail-on": "never"}).for_folder(tmp_path.root)
    assert without.settings.fail_on == "never"


def test_a_good_configuration_needs_no_validator(tmp_path):
    (tmp_path / "pubcheck.toml").write_text('select = ["ALL"]\n[rules]\n')
    code = (
        "import sys; from pathlib import Path; from pubcheck.config import Configs, Known;"
        "c = Configs(Known());"
        "assert c.settings_for(sys.argv[1]).select == ('ALL',);"
        "assert not {'jsonschema', 'yaml', 'turbohtml'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.md")], check=True)


def test_without_a_file_nothing_is_parsed(tmp_path):
    code = (
        "import sys; from pubcheck.config import Configs, Known, DEFAULTS; c = Configs(Known());"
        "assert c.settings_for(sys.argv[1]) is DEFAULTS; assert 'tomllib' not in sys.modules"
    )
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "pubcheck"\n[tool.x]\n')
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.md")], check=True)


# Mistakes


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "suggestion"),
    [
        ("profil = 'navy'", 1, 1, "“profil” is no setting", "did you mean “profile”?"),
        ("\narchive-after-days = 1", 2, 1, "“archive-after-days” is no setting", "did you mean “archive_after_days”?"),
        ("zzz = 1", 1, 1, "“zzz” is no setting", None),
        ("profile = 'navi'", 1, 12, "“profile” must be \"dod-news\", \"dvids\", \"navy\", \"afpims\" or \"gov\", not \"navi\"",
         "did you mean “navy”?"),
        ("fail-on = 'errors'", 1, 12, "“fail-on” must be \"error\", \"warning\", \"note\" or \"never\", not \"errors\"",
         "did you mean “error”?"),
        ("select = 'ALL'", 1, 11, "“select” must be a list, not \"ALL\"", "write [\"ALL\"]"),
        ("select = ['ALL',\n 'image']", 2, 3, "\"image\" is no rule, topic or standard", "did you mean “images”?"),
        ("ignore = ['wcag22:1.1.11']", 1, 12, "\"wcag22:1.1.11\" is no rule, topic or standard", "did you mean “wcag22:1.1.1”?"),
        ("ignore = [3]", 1, 11, "an item of “ignore” must be a string, not 3", None),
        ("archived = 'yes'", 1, 13, "“archived” must be true, false or \"auto\", not \"yes\"", None),
        ("archive_after_days = -1", 1, 22, "“archive_after_days” must be at least 0, not -1", None),
        ("archive_after_days = true", 1, 22, "“archive_after_days” must be a whole number, not true", None),
        ("max-file-size-mb = 0", 1, 20, "“max-file-size-mb” must be more than 0, not 0", None),
        ("max-file-size-mb = 1000000", 1, 20, "“max-file-size-mb” must be at most 100000, not 1000000", None),
        ("max-file-size-mb = nan", 1, 20, "“max-file-size-mb” must be a number, not nan", None),
        ("site_hosts = ['https://x.gov/a']", 1, 16, "\"https://x.gov/a\" is not the bare name of a host", "write “x.gov”"),
        ("include = ['']", 1, 13, "an item of “include” must not be empty", None),
        ("extends = ' '", 1, 12, "“extends” must not be empty", None),
        ("[files]\n'*.njk' = 'htm'", 2, 12, ("“*.njk” must be \"html\", \"markdown\", \"mdx\", \"text\", "
          "\"record\", \"image\" or \"word\", not \"htm\""),
         "did you mean “html”?"),
        ("[shortcodes]\nx = 1", 2, 5, "“x” must be a table, not 1", None),
        ("[rules.link-htp]", 1, 8, "“link-htp” is no rule", "did you mean “link-http”?"),
        ("[rules.link-http]\nstrickt = true", 2, 1, "“strickt” is no option of link-http", "did you mean “strict”?"),
        ("[rules.link-http]\nstrict = 1", 2, 10, "“strict” must be true or false, not 1", None),
        ("[rules.link-http]\nhosts = ['a', 1]", 2, 15, "an item of “hosts” must be a string, not 1", None),
        ("[rules.link-http]\nseverity = 'off'", 2, 13, "“severity” must be \"error\", \"warning\" or \"note\", not \"off\"", None),
        ("[rules.image-alt-long]\nmax = 1.5", 2, 7, "“max” must be a whole number, not 1.5", None),
        ("[rules.word-complex]\nwords.a = 1", 2, 11, "“a” must be a string, not 1", None),
        ("rules.word-complex.x = 2027-01-31", 1, 24, "“x” must be a string, not 2027-01-31", None),
        ("[[overrides]]\nprofile = 'gov'", 1, 3, "“files” is missing", "add files = …"),
        ("[[overrides]]\nfiles = []", 2, 9, "“files” must not be empty", None),
        ("[[overrides]]\nfiles = ['a']\nexclude = ['b']", 3, 1, "“exclude” is no setting of an override", None),
        ("[tool.pubcheck]\nprofile = 'gov'", 1, 1, "“tool” is no setting", "in pubcheck.toml, leave [tool.pubcheck] out"),
        ("select = ['wcag22:9.9.9']", 1, 12, "\"wcag22:9.9.9\" is no rule, topic or standard", "did you mean “wcag22”?"),
        ("site_hosts = ['*x.gov']", 1, 16, "\"*x.gov\" is not the bare name of a host", None),
        ("profile = gov", 1, 11, "not valid TOML: Invalid value", 'write "gov", in quotation marks'),
        ("[[suppressions]]\nfiles = ['a']\nrules = ['link-htp']\nreason = 'x'", 3, 11, "\"link-htp\" is no rule",
         "did you mean “link-http”?"),
        ("[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = 'x'\nuntil = '2027-02-30'", 5, 10,
         "\"2027-02-30\" is no day of the calendar", "write YYYY-MM-DD"),
        ("suppressions = {}", 1, 16, "“suppressions” must be a list, not a table", None),
        ("overrides = [1]", 1, 14, "an item of “overrides” must be a table, not 1", None),
        ("profile = ", 1, 11, "not valid TOML: Invalid value", None),
        ("profile = 'gov'\nprofile = 'navy'", 2, 17, "not valid TOML: Cannot overwrite a value", None),
        ("x = '''\n", 1, 8, None, None),
        ("extends = 'none.toml'", 1, 12, "“none.toml” is not there", "its path is relative to this file"),
        ("extends = 'pubchek.toml'", 1, 12, "“pubchek.toml” is not there", "did you mean “pubcheck.toml”?"),
        ("extends = 'pubcheck.toml'", 1, 12, "“pubcheck.toml” leads back to itself", "take one of them out"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_a_suggestion(tmp_path, text, line, column, message, suggestion):
    with pytest.raises(ConfigError) as caught:
        _load(text, tmp_path)
    mistake = caught.value.mistakes[0]
    assert (mistake.path, mistake.line, mistake.column) == (tmp_path / "pubcheck.toml", line, column)
    assert mistake.message == message or message is None
    assert mistake.suggestion == suggestion
    assert str(mistake) in str(caught.value)
    assert len(caught.value.mistakes) == 1


def test_all_mistakes_are_told_at_once_those_of_extended_files_too(site):
    root = site(
        pubcheck_dot_toml='extends = "base.toml"\nprofil = "x"\n\narchived = 3\n',
        base_dot_toml='\nselect = "ALL"\nextends = "gone.toml"',
        pyproject_dot_toml="[tool.pubcheck]\nfail_on = 1",
        odd__pyproject_dot_toml="[tool]\npubcheck = 3",
        latin_dot_toml="",
    )
    with pytest.raises(ConfigError) as caught:
        load(root / "pubcheck.toml", KNOWN)
    assert [(m.path.name, m.line) for m in caught.value.mistakes] == [
        ("pubcheck.toml", 2),
        ("pubcheck.toml", 4),
        ("base.toml", 2),
        ("base.toml", 3),
    ]
    with pytest.raises(
        ConfigError, match=r"pyproject.toml:2:1: “fail_on” is no setting \(did you mean “fail-on”"
    ):
        load(root / "pyproject.toml", KNOWN)
    with pytest.raises(ConfigError, match=r"pyproject.toml:2:12: .* must be a table, not 3"):
        load(root / "odd" / "pyproject.toml", KNOWN)
    (root / "latin.toml").write_bytes(b"# one\n# caf\xe9\n")
    with pytest.raises(ConfigError, match=r"latin.toml:2:1: is not UTF-8"):
        load(root / "latin.toml", KNOWN)
    with pytest.raises(ConfigError, match=r"gone.toml:1:1: cannot be read"):
        load(root / "gone.toml", KNOWN)


def test_a_byte_order_mark_and_crlf_are_no_mistakes(tmp_path):
    path = tmp_path / "pubcheck.toml"
    path.write_bytes(b'\xef\xbb\xbfprofile = "navy"\r\n\r\nselect = ["ALL"]\r\n')
    settings = load(path, KNOWN).settings
    assert settings.profile == "navy"
    assert str(settings.origins["select"]).endswith("pubcheck.toml:3")


GOOD = [
    "", "archived = false", "select = []", "overrides = []", "[files]", "[rules.link-http]",
    "[[overrides]]\nfiles = ['a']\nselect = ['unused']", "[shortcodes.x]\na = 1\nelement = 'img'\nalt_from = ''\nc = ['d', 2]", "[rules]",
    "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = 'x'\nuntil = '2027-01-31'",
    "[rules.word-complex]\nshare = 2\nx = ''\nwords = {}", "max-file-size-mb = 0.5", "fail-on = 'never'",
]  # fmt: skip
BAD = [
    "archived = 1", "archived = 'AUTO'", "archive_after_days = 1.5", "archive_after_days = 730.0", "[shortcodes.x]\nelement = 'div'", "[shortcodes.x]\nalt = 0", "[shortcodes.x]\nalt_from = 1", "[shortcodes.x]\nalt = true", "archive_after_days = inf", "select = ['all']", "files = []",
    "[files]\n'' = 'html'", "[shortcodes.x]\na = 1.5", "[shortcodes.x]\na = [0]", "rules = 1", "[rules]\nlink-http = 1",
    "[[suppressions]]\nfiles = ['a']\nrules = []\nreason = 'x'", "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']",
    "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = '  '", "profile = 2027-01-31", "profile = []",
    "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = 'x'\nuntil = 2027-01-31T00:00:00",
    "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = 'x'\nuntil = '20270131'",
    "[[suppressions]]\nfiles = ['a']\nrules = ['link-http']\nreason = 'x'\nextra = 1", "fail-on = []", "site_hosts = ['a b']",
    "site_hosts = [1]", "include = 'a'", "[[overrides]]\nfiles = ['a']\nfail-on = 'note'", "[rules.word-complex]\nshare = '1'",
    "[rules.word-complex]\nshare = nan", "[rules.word-complex]\nx = []", "[rules.word-complex]\nwords = []", "extends = 1",
]  # fmt: skip


def _schema_takes(settings: object) -> bool:
    return validator(KNOWN).is_valid(_as_json(settings))


@pytest.mark.parametrize("text", GOOD)
def test_check_and_schema_take_what_is_good(text):
    settings = tomllib.loads(text)
    assert checking.is_good(settings, KNOWN)
    assert _schema_takes(settings)


@pytest.mark.parametrize("text", BAD)
def test_check_and_schema_refuse_what_is_bad(text):
    settings = tomllib.loads(text)
    assert not checking.is_good(settings, KNOWN)
    assert not _schema_takes(settings)


_KEYS = [*json.loads((resources.folder("schemas") / "config.schema.json").read_bytes())["properties"], "reason", "until",
         "by", "severity", "strict", "hosts", "max", "words", "link-http", "word-complex", "image-alt-long", "a", "share"]  # fmt: skip
_VALUES = st.recursive(
    st.sampled_from(
        [
            "ALL",
            "images",
            "link-http",
            "navy",
            "auto",
            "error",
            "html",
            "x.gov",
            "a/b",
            "",
            " ",
            "2027-01-31",
            True,
            False,
            0,
            1,
            -1,
            1.0,
            1.5,
            float("nan"),
            float("inf"),
            date(2027, 1, 31),
        ]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=3))
def test_check_and_schema_agree(settings):
    assert checking.is_good(settings, KNOWN) == _schema_takes(settings)


def test_the_names_in_the_schema_are_those_in_the_code():
    schema = json.loads((resources.folder("schemas") / "config.schema.json").read_bytes())
    Draft7Validator.check_schema(schema)
    properties = schema["properties"]
    assert set(properties) == set(checking._checks(KNOWN))
    assert set(properties["overrides"]["items"]["properties"]) == {"files", *checking.PER_FILE}
    assert schema["definitions"]["profile"]["enum"] == list(checking.PROFILES)
    assert properties["fail-on"]["enum"] == list(checking.FAIL_ON)
    shortcode = schema["definitions"]["shortcodes"]["additionalProperties"]["properties"]
    assert shortcode["element"]["enum"] == list(checking.ELEMENTS)
    assert shortcode["alt_from"]["enum"] == list(checking.ALT_FROM)
    assert properties["files"]["additionalProperties"]["enum"] == list(checking.READERS) == list(READERS)


# Selectors


@pytest.mark.parametrize(
    ("select", "ignore", "extend", "chosen"),
    [
        (["ALL"], [], [], {"image-alt-missing", "image-alt-long", "link-http", "word-complex"}),
        (["images"], [], [], {"image-alt-missing", "image-alt-long"}),
        (["wcag22"], [], [], {"image-alt-missing"}),
        (["wcag22:1.1.1"], [], ["prose"], {"image-alt-missing", "word-complex"}),
        (["ALL"], ["images"], [], {"link-http", "word-complex"}),
        (["ALL"], ["images"], ["image-alt-long"], {"image-alt-long", "link-http", "word-complex"}),
        (["images"], ["wcag22:1.1.1"], [], {"image-alt-long"}),
        (["image-alt-missing"], ["image-alt-missing"], [], set()),
        (["image-alt-missing"], ["ALL"], [], {"image-alt-missing"}),
        (["unused", "section508"], [], [], {"image-alt-missing"}),
        (["act:23a2a8"], [], [], {"image-alt-missing"}),
        (["images"], ["act"], [], {"image-alt-long"}),
        ([], [], [], set()),
    ],
)
def test_the_more_specific_selector_decides(select, ignore, extend, chosen):
    assert selected(RULES, select, ignore, extend, KNOWN.selectors) == chosen


@pytest.mark.parametrize(
    ("select", "strict", "is_chosen"),
    [
        (["ALL"], False, False),
        (["virin"], False, False),
        (["virin-odd"], False, True),
        (["ALL"], True, True),
        (["images"], True, False),
    ],
)
def test_a_strict_rule_waits_to_be_asked_for(select, strict, is_chosen):
    rules = [
        *RULES,
        SimpleNamespace(
            id="virin-odd", topic="virin", standards=(), act=(), options={}, strict=True, status="stable"
        ),
    ]
    assert ("virin-odd" in selected(rules, select, known=KNOWN.selectors, strict=strict)) == is_chosen


@pytest.mark.parametrize(
    ("selector", "suggestion"),
    [("image", "images"), ("link-htpp", "link-http"), ("all", "ALL"), ("qqqq", None)],
)
def test_an_unknown_selector_is_told_with_the_nearest(selector, suggestion):
    with pytest.raises(UnknownSelectorError) as caught:
        selected(RULES, ["ALL"], [selector])
    assert (caught.value.selector, caught.value.suggestion) == (selector, suggestion)


# Shown to people


def test_init_documents_every_key_and_is_good(tmp_path):
    text = config.init_text()
    assert tomllib.loads(text) == {}
    live = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if re.match(r'# (\[|"?[\w*.-]+"? = )', line)
    )
    live = (
        live.replace("readability-grade", "image-alt-long")
        .replace("max_grade", "max")
        .replace("sentence-long", "link-http")
    )
    settings = tomllib.loads(live)
    assert set(settings) == set(checking._checks(KNOWN))
    assert checking.is_good(settings, KNOWN)
    defaults = {
        key: value
        for key, value in settings.items()
        if key
        in (
            "select",
            "ignore",
            "extend-select",
            "fail-on",
            "archived",
            "archive_after_days",
            "max-file-size-mb",
        )
    }
    (tmp_path / "defaults.json").write_text(json.dumps(defaults))
    path = tmp_path / "pubcheck.toml"
    path.write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in defaults.items()))
    documented = load(path, KNOWN).settings
    for key in defaults:
        if key != "max-file-size-mb":
            attribute = key.replace("-", "_")
            assert getattr(documented, attribute) == getattr(config.DEFAULTS, attribute), key
    assert documented.max_file_size == config.DEFAULTS.max_file_size


def test_describe_gives_each_value_its_origin(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (
        'select = ["ALL"]\nsite_hosts = ["b.gov", "a.gov"]\n[files]\n"*.x" = "html"\n[shortcodes.fig]\nsrc = "f"\n'
        '[rules.image-alt-long]\nmax = 5\n[[suppressions]]\nfiles = ["*"]\nrules = ["link-http"]\nreason = "x"\n'
    )
    rows = config.describe(_load(text, tmp_path, profile="navy").settings_for("a.md"), KNOWN)
    assert rows == [
        ("profile", '"navy"', "command line"),
        ("select", '["ALL"]', "pubcheck.toml:1"),
        ("ignore", "[]", "default"),
        ("extend-select", "[]", "default"),
        ("fixable", '["ALL"]', "default"),
        ("unfixable", "[]", "default"),
        ("rule-folders", "[]", "default"),
        ("packs", "[]", "default"),
        ("strict", "false", "default"),
        ("preview", "false", "default"),
        ("include", "[]", "default"),
        ("exclude", "[]", "default"),
        ("fail-on", '"error"', "default"),
        ("baseline", '""', "default"),
        ("content-id", '""', "default"),
        ("archived", '"auto"', "default"),
        ("archive_after_days", "730", "default"),
        ("site_hosts", '["a.gov", "b.gov"]', "pubcheck.toml:2"),
        ("https_hosts", "[]", "default"),
        ("max-file-size-mb", "20", "default"),
        ('files."*.x"', '"html"', "pubcheck.toml:4"),
        ("shortcodes.fig", '{ src = "f" }', "pubcheck.toml:5"),
        ("rules.image-alt-long.max", "5", "pubcheck.toml:8"),
        ("rules.link-http.hosts", '["a"]', "default"),
        ("rules.link-http.strict", "true", "default"),
        ("rules.word-complex.words", '{ a = "b" }', "default"),
        ("rules.word-complex.share", "0.5", "default"),
        ("rules.word-complex.x", '""', "default"),
        ("rules.word-complex.accept", "[]", "default"),
        ("suppressions[0]", '{ rules = ["link-http"], reason = "x" }', "pubcheck.toml:9"),
    ]
    assert config.describe(config.DEFAULTS)[0] == ("profile", "(by evidence)", "default")
