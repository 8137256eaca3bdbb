"""Rules come as previews, are renamed and go: who names an old id is understood and told."""

from __future__ import annotations

import json

import pytest

from pubcheck import catalogue
from pubcheck.catalogue import Catalogue, compile_catalogue

ODD, VAGUE, LONG = "image-alt-missing", "link-text-vague", "image-alt-long"
SUPPRESSION = '[[suppressions]]\nfiles = ["*"]\nrules = ["{}"]\nreason = "x"'
PAGE = (
    "<p>To read the news, <a href='/news'>click here</a>.</p>\n<p>The ship <img src='ship.jpg'> sailed.</p>\n"
)


@pytest.fixture
def changed(monkeypatch):
    """A catalogue in which one rule is a preview, one gave way to another, and one had another id."""
    real = catalogue.load()
    rules = dict(real.rules)
    rules["images-bare"] = rules[ODD]._replace(id="images-bare", status="deprecated", replaced_by=ODD)
    rules[VAGUE] = rules[VAGUE]._replace(status="preview")
    known = Catalogue(rules, real.standards, {"alt-absent": ODD})
    examples = {**catalogue.examples(), "images-bare": {}}
    monkeypatch.setattr(catalogue, "load", lambda: known)
    monkeypatch.setattr(catalogue, "examples", lambda: examples)
    return known


@pytest.fixture
def rules_of(site, pubcheck, changed):
    """The rules that find something on a page under some options and settings, and what is told."""

    def run(*options, settings="", page=PAGE):
        (site / "page.html").write_text(page)
        (site / "pubcheck.toml").write_text(settings)
        ended = pubcheck("check", "--output-format", "json", "page.html", *options)
        assert ended.code in {0, 1}, ended.err
        found = {f["rule"] for f in json.loads(ended.out)["findings"]}
        return found & {
            ODD,
            VAGUE,
            "images-bare",
            "suppression-rule-unknown",
            "suppression-unused",
        }, ended.err

    return run


@pytest.mark.parametrize(
    ("options", "settings", "found"),
    [
        ([], "", {ODD}),
        (["--preview"], "", {ODD, VAGUE}),
        ([], "preview = true", {ODD, VAGUE}),
        ([], '[[overrides]]\nfiles = ["page.html"]\npreview = true', {ODD, VAGUE}),
        (["--select", "links"], "", set()),
        (["--select", VAGUE], "", {VAGUE}),
        (["--extend-select", VAGUE], "", {ODD, VAGUE}),
        ([], f'extend-select = ["{VAGUE}"]', {ODD, VAGUE}),
        (["--preview", "--ignore", "links"], "", {ODD}),
    ],
)
def test_a_preview_rule_waits_to_be_asked_for(rules_of, options, settings, found):
    assert rules_of(*options, settings=settings) == (found, "")


@pytest.mark.parametrize(
    ("options", "settings", "found", "told"),
    [
        (["--select", "images-bare"], "", {"images-bare"},
         "--select: “images-bare” is deprecated; “image-alt-missing” takes its place.\n"),
        ([], 'extend-select = ["images-bare"]', {ODD, "images-bare"}, "toml:1:19: “images-bare” is dep"),
        (["--select", "alt-absent"], "", {ODD},
         "--select: “alt-absent” is now called “image-alt-missing”; write that.\n"),
        ([], 'ignore = [\n  "alt-absent"]', set(), "pubcheck.toml:2:4: “alt-absent” is now called"),
        ([], SUPPRESSION.format("alt-absent"), set(), "toml:3:11: “alt-absent”"),
        ([], SUPPRESSION.format("images-bare"), set(), "toml:3:11: “images-bare”"),
        ([], '[[overrides]]\nfiles = ["*"]\nignore = ["alt-absent"]', set(), "toml:3:12: “alt-absent”"),
    ],
)  # fmt: skip
def test_old_ids_are_understood_and_told_once(rules_of, options, settings, found, told):
    rules, err = rules_of(*options, settings=settings)
    assert rules == found
    assert told in err
    assert err.count("\n") == 1


def test_options_and_severity_of_an_old_id_count(site, pubcheck, changed):
    (site / "page.html").write_text(PAGE)
    (site / "pubcheck.toml").write_text('[rules.alt-absent]\nseverity = "note"\n')
    ended = pubcheck("check", "page.html")
    assert ended.code == 0
    assert "pubcheck.toml:1:8: “alt-absent” is now called “image-alt-missing”; write that" in ended.err
    ended = pubcheck("config", "show", "page.html")
    assert "rules.image-alt-missing.severity" in ended.out
    assert "pubcheck.toml:2" in ended.out
    assert "now called" in ended.err


@pytest.mark.parametrize("old", ["alt-absent", "images-bare"])
@pytest.mark.parametrize(
    "page",
    [
        "<!-- pubcheck: ignore-file[{}] -- the wire service adds it -->",
        "<!-- pubcheck: ignore-start[{}, link-http] -- the wire service adds it -->",
    ],
)
def test_suppressions_of_old_ids_hold_for_what_took_their_place(rules_of, old, page):
    found, err = rules_of(page=page.format(old) + PAGE)
    assert ODD not in found
    assert "suppression-rule-unknown" in found
    assert err == ""


def test_the_new_id_is_written_into_suppressions(site, pubcheck, changed):
    text = "<!-- pubcheck: ignore-file[alt-absent, images-bare] -- the wire service adds it -->\n" + PAGE
    (site / "page.html").write_text(text)
    ended = pubcheck("check", "--fix", "page.html", "--select", f"suppressions,{ODD}")
    assert ended.code == 0, ended.out
    assert (site / "page.html").read_text().startswith(f"<!-- pubcheck: ignore-file[{ODD}, {ODD}] --")


def test_status_is_shown(pubcheck, changed):
    listed = pubcheck("rules").out
    assert "(preview)\n" in listed
    assert "(deprecated: image-alt-missing)\n" in listed
    assert "Preview: " in pubcheck("explain", VAGUE).out
    assert "; image-alt-missing takes its place." in pubcheck("explain", "images-bare").out
    ended = pubcheck("explain", "alt-absent")
    assert ended.out.startswith(ODD)
    assert "now called" in ended.err
    records = {
        record["id"]: record for record in json.loads(pubcheck("rules", "--output-format", "json").out)
    }
    assert (records["images-bare"]["status"], records["images-bare"]["replacedBy"]) == ("deprecated", ODD)
    assert records[ODD]["status"] == "stable"


def test_why_not_tells_of_the_status(site, pubcheck, changed):
    (site / "page.html").write_text(PAGE)
    assert "it is a preview rule" in pubcheck("explain", VAGUE, "--why-not", "page.html").out
    assert "it is deprecated" in pubcheck("explain", "images-bare", "--why-not", "page.html").out


@pytest.mark.parametrize(
    ("renamed", "rules", "found"),
    [
        ('a = "b"\nb = "c"\n', ["c"], {"a": "c", "b": "c"}),
        ("", ["c"], {}),
        ('a = "b"\n', ["c"], "a is renamed to b, which is no rule"),
        ('c = "b"\n', ["c", "b"], "there is a rule c"),
        ('a = "b"\nb = "a"\n', ["c"], "which is no rule"),
    ],
)
def test_renamed_ids_lead_to_rules(tmp_path, renamed, rules, found):
    (tmp_path / "images").mkdir()
    for rule in rules:
        (tmp_path / "images" / f"{rule}.toml").write_text('check = ""\n')
    (tmp_path / "standards.toml").write_text("")
    (tmp_path / "renamed.toml").write_text(renamed)
    if isinstance(found, dict):
        assert compile_catalogue(tmp_path)["renamed"] == found
    else:
        with pytest.raises(ValueError, match=found):
            compile_catalogue(tmp_path)


@pytest.mark.parametrize("rule", catalogue.load().rules.values(), ids=catalogue.load().rules)
def test_what_takes_a_rules_place_is_a_stable_rule(rule):
    assert not rule.replaced_by or catalogue.load().rules[rule.replaced_by].status != "deprecated"
    assert not rule.replaced_by or rule.status == "deprecated"
