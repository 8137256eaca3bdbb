"""Rules of a project's own behave as ours do, and what is wrong with one is told with its place."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_soup import SOUP

from pubcheck import catalogue, readers
from pubcheck.catalogue_scaffold import text_of
from pubcheck.config import Known
from pubcheck.config.own_options import STOCK
from pubcheck.config.own_rules import of_folder
from pubcheck.engine import Engine
from pubcheck.source import Source
from pubcheck.views.page import Context

RULES = catalogue.load()
KNOWN = Known.of(RULES.rules.values(), RULES.standards)
GOOD = """title = "People are called by what they do"
severity = "warning"
check = "words.forbid"
options.terms = ["stakeholder (noun)"]
message = "“{phrase}” says nothing."

[[failed]]
html = '''<p>Our ⟦stakeholders⟧ met.</p>'''

[[passed]]
html = '''<p>Our neighbors met.</p>'''
"""
PAGE = "<p>Our stakeholders met.</p>\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def mistakes_in(folder: Path) -> list[str]:
    mistakes = []
    of_folder(folder, KNOWN, mistakes)
    return [str(mistake).removeprefix(f"{folder}/") for mistake in mistakes]


@pytest.fixture
def project(site) -> Path:
    write(site / "pubcheck.toml", 'rule-folders = ["house"]\n')
    write(site / "house" / "office" / "word-stakeholder.toml", GOOD)
    write(site / "a.html", PAGE)
    return site


def told(ended) -> list[str]:
    return re.findall(r"^(\S+: .*)$", ended.out, re.MULTILINE)


# As ours


def test_it_is_found_selected_and_ignored_as_ours(project, pubcheck):
    line = "a.html:1:8: warning: “stakeholders” says nothing. [word-stakeholder]"
    assert line in pubcheck("check").out
    for name in ("word-stakeholder", "office", "own"):
        assert line in pubcheck("check", "--select", name).out
        assert line in pubcheck("check", "--select", name, "a.html").out
        assert line not in pubcheck("check", "--ignore", name).out
    assert pubcheck("check", "--select", "word-stakeholders").code == 2


def test_settings_give_it_severity_and_options(project, pubcheck):
    path = project / "pubcheck.toml"
    text = path.read_text("utf-8")
    write(path, f'{text}[rules.word-stakeholder]\nseverity = "note"\nterms = ["met"]\n')
    assert "a.html:1:21: note: “met” says nothing." in pubcheck("check").out
    shown = pubcheck("config", "show", "a.html").out
    assert re.search(r"^rule-folders +\[\"house\"\] +pubcheck.toml:1$", shown, re.MULTILINE)
    assert re.search(r"^rules.word-stakeholder.terms +\[\"met\"\] +pubcheck.toml:4$", shown, re.MULTILINE)
    assert re.search(r"^rules.word-stakeholder.scope .* default$", shown, re.MULTILINE)
    write(path, f'{text}[rules.word-stakeholder]\npatterns = ["(a+)+"]\n')
    ended = pubcheck("check")
    assert ended.code == 2
    assert "pubcheck.toml:3:12: patterns: “(a+)+” cannot be used" in ended.err
    write(path, f"{text}[rules.word-stakeholder]\ntermss = []\n")
    assert "“termss” is no option of word-stakeholder" in pubcheck("check").err


def test_comments_suppress_it(project, pubcheck):
    write(project / "a.html", f"<!-- pubcheck: ignore[word-stakeholder] -- a name -->\n{PAGE}")
    ended = pubcheck("check")
    assert "word-stakeholder" not in ended.out
    assert "1 suppressed" in ended.out


def test_reports_explain_and_list_it(project, pubcheck):
    report = json.loads(pubcheck("check", "--output-format", "json").out)
    (rule,) = [rule for rule in report["rules"] if rule["id"] == "word-stakeholder"]
    assert rule["topic"] == "office"
    assert rule["standards"][0]["citation"] == "House style of this project"
    for name in ("sarif", "github", "gitlab", "junit", "csv", "html", "earl", "checkstyle", "rdjson"):
        ended = pubcheck("check", "--output-format", f"{name}=out.txt")
        assert "failed:" not in ended.err
        assert "itself failed" not in ended.err
    page = pubcheck("explain", "word-stakeholder").out
    assert "Our ⟦stakeholders⟧ met." in page
    assert (
        "a.html:1:8 “stakeholders” is reported."
        in pubcheck("explain", "word-stakeholder", "--why-not", "a.html").out
    )
    listed = json.loads(pubcheck("rules", "--select", "office", "--output-format", "json").out)
    assert [rule["id"] for rule in listed] == ["word-stakeholder"]
    assert listed[0]["examples"]["failed"]


def test_files_of_other_projects_see_nothing_of_it(project, pubcheck):
    write(project / "other" / "pubcheck.toml", 'rule-folders = ["rules"]\n')
    write(project / "other" / "a.html", PAGE)
    write(project / "other" / "rules" / "office" / "word-met.toml", GOOD.replace("stakeholder (noun)", "met"))
    write(project / "plain" / "pubcheck.toml", "")
    write(project / "plain" / "a.html", PAGE)
    found = json.loads(pubcheck("check", "--output-format", "json").out)["findings"]
    own = {(f["path"], f["rule"]) for f in found if f["rule"].startswith("word-")}
    assert own == {("a.html", "word-stakeholder"), ("other/a.html", "word-met")}
    ended = pubcheck("check", "--select", "word-stakeholder", "--output-format", "json")
    assert [f["path"] for f in json.loads(ended.out)["findings"]] == ["a.html"]


def test_folders_of_an_extended_file_stay(project, pubcheck):
    write(project / "sub" / "pubcheck.toml", 'extends = "../pubcheck.toml"\nrule-folders = ["more"]\n')
    write(project / "sub" / "more" / "office" / "word-met.toml", GOOD.replace("stakeholder (noun)", "met"))
    write(project / "sub" / "a.html", PAGE)
    out = pubcheck("check", "sub").out
    assert "[word-stakeholder]" in out
    assert "[word-met]" in out


def test_standards_of_its_own(project, pubcheck):
    write(
        project / "house" / "standards.toml",
        '[guide]\nname = "Our guide"\nkind = "policy"\nedition = "3"\n[guide.clauses]\n"4.2" = "Names"\n',
    )
    rule = project / "house" / "office" / "word-stakeholder.toml"
    write(rule, f'standards = ["guide:4.2"]\n{GOOD}')
    assert "see: Our guide 3, 4.2 Names" in pubcheck("check", "--select", "guide:4.2").out


def test_a_fix_is_made(project, pubcheck):
    write(
        project / "house" / "office" / "word-stakeholder.toml",
        GOOD.replace("words.forbid", "words.substitute").replace(
            '["stakeholder (noun)"]', '{ "stakeholders" = "neighbors" }'
        )
        + '[fix]\nsafe = false\ntitle = "Name them"\n',
    )
    assert pubcheck("check", "--select", "office", "--fix", "--unsafe-fixes").code == 0
    assert (project / "a.html").read_text("utf-8") == "<p>Our neighbors met.</p>\n"


def test_lists_stand_beside_the_rule(project, pubcheck):
    rule = GOOD.replace('options.terms = ["stakeholder (noun)"]', 'lists.terms = "terms.txt"')
    write(project / "house" / "office" / "word-stakeholder.toml", rule)
    write(
        project / "house" / "office" / "terms.txt", "# whom we do not name\nstakeholder (noun)  # people\n\n"
    )
    assert "[word-stakeholder]" in pubcheck("check").out


# Mistakes


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"warning"', '"warnin"'), '2:13: “severity” must be "error", "warning" or "note"'),
        (('severity = "warning"\n', ""), "1:1: “severity” is missing (add severity = …)"),
        (("message =", "mesage ="), "“mesage” is nothing that a rule says (did you mean “message”?)"),
        (("words.forbid", "words.forbidd"), "3:10: there is no check words.forbidd (did you mean"),
        (("words.forbid", "no.such"), "3:10: there is no no in pubcheck.checks"),
        (("words.forbid", "forbid"), "3:10: a check is module.function"),
        (("words.forbid", "words.limit"), "3:10: the option “most” is missing"),
        (("options.terms", "options.term"), "4:9: “term” is no option of words.forbid (did you mean “terms”"),
        (('["stakeholder (noun)"]', '"stakeholder"'), "4:18: “terms” must be a list of strings"),
        (('["stakeholder (noun)"]', "[]"), "the rule looks for nothing: give terms or patterns"),
        (('["stakeholder (noun)"]', '[" "]'), "terms: has an empty phrase"),
        (("options.terms", "options.patterns"), None),
        (('terms = ["stakeholder (noun)"]', "patterns = ['(a+)+']"), "give the inner one a bound"),
        (("{phrase}", "{phrases}"), "words.forbid tells nothing of “phrases” (it tells {better}, "),
        (("{phrase}", "{phrase"), "5:12: a brace is not closed"),
        (("title =", 'standards = ["wcag23"]\ntitle ='), "1:15: there is no standard “wcag23”"),
        (("title =", 'standards = ["wcag22:1.1.9"]\ntitle ='), "“wcag22” has no clause “1.1.9”"),
        (("[[failed]]\nhtml", "[[failed]]\nhtm"), "“htm” is nothing that an example says (did you"),
        (("title =", "title = x\n#"), "1:9: not valid TOML"),
        (("options.terms", 'options.scope = ["heading"]\noptions.terms'), "scope: “heading” is no scope"),
        (("options.terms", 'options.language = "English"\noptions.terms'), "“English” is no language"),
        (("options.terms", 'lists.terms = "none.txt"\n#'), "4:16: “none.txt” cannot be read"),
        (("[[failed]]", '[profile-options.navy]\nterm = []\n[[failed]]'), "“term” is no option"),
        (("[[failed]]", '[fix]\nsafe = true\ntitle = "x"\n[[failed]]'), "“changes” is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place_and_what_to_do(change, said, tmp_path):
    write(tmp_path / "office" / "word-stakeholder.toml", GOOD.replace(*change))
    found = mistakes_in(tmp_path)
    if said is None:
        assert found == []
    else:
        assert any(said in line for line in found), found
        assert all(line.startswith("office/word-stakeholder.toml:") for line in found)


@pytest.mark.parametrize(
    ("check", "options", "said"),
    [
        ("elements.forbid", 'options.selector = "p["', "selector: “p[” is no CSS selector"),
        ("elements.forbid", 'options.selector = " "', "selector: must not be empty"),
        ("figures.within", 'options.formula = "word / 2"', "“word” is no figure"),
        ("text.sequence", 'options.rows = ["a …"]', "no gap at its end"),
        (
            "text.case",
            'options.style = "camel"',
            "style: “camel” is none of “sentence”, “title”, “lower”, “upper”",
        ),
        ("text.consistent", 'options.variants = [["a"]]', "two spellings or more"),
        ("text.require", 'options.terms = ["a"]', "give needs or needs_patterns"),
        (
            "words.limit",
            'options.terms = ["a"]\noptions.most = 1\noptions.unit = "line"',
            "unit: “line” is none of",
        ),
        ("fields.fits", 'options.names = ["a"]', "give type or patterns or one_of or longest"),
        ("fields.fits", 'options.names = ["a"]\noptions.type = "day"', "type: “day” is none of"),
        (
            "fields.related",
            'options.first = "a"\noptions.second = "b"\noptions.relation = "near"',
            "relation: “near” is none of",
        ),
    ],
)
def test_options_that_a_check_cannot_work_with(check, options, said, tmp_path):
    text = f'title = "x"\nseverity = "note"\ncheck = "{check}"\n{options}\nmessage = "x"\n'
    write(tmp_path / "office" / "word-odd.toml", text)
    assert any(said in line for line in mistakes_in(tmp_path)), mistakes_in(tmp_path)


def test_ids_do_not_collide(tmp_path):
    write(tmp_path / "links" / "link-http.toml", GOOD)
    write(tmp_path / "office" / "word-one.toml", GOOD)
    write(tmp_path / "style" / "word-one.toml", GOOD)
    write(tmp_path / "Office" / "word_two.toml", GOOD)
    found = mistakes_in(tmp_path)
    assert any("link-http.toml:1:1: there is a rule link-http in pubcheck already" in line for line in found)
    assert any("style/word-one.toml:1:1: there is another rule word-one in " in line for line in found)
    assert any("“Office/word_two” is no name of a topic and a rule" in line for line in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[wcag22]\nname = "x"\nkind = "law"\n', "1:2: “wcag22” is a standard of pubcheck already"),
        ('[guide]\nname = "x"\n', "1:2: a standard has a name and a kind"),
        ('[guide]\nname = "x"\nkind = "law"\nyear = 1\n', "“year” is nothing that is said of a standard"),
        ('[guide]\nname = "x"\nkind = "law"\nclauses = 1\n', "clauses are a table of strings"),
        ('guide = "x"\n', "“guide” is no standard"),
    ],
)
def test_standards_that_are_wrong(text, said, tmp_path):
    write(tmp_path / "standards.toml", text)
    write(tmp_path / "office" / "word-one.toml", GOOD)
    assert any(said in line for line in mistakes_in(tmp_path)), mistakes_in(tmp_path)


def test_folders_that_are_wrong(site, pubcheck):
    write(site / "pubcheck.toml", 'rule-folders = [\n  "nowhere",\n]\n')
    write(site / "a.html", PAGE)
    ended = pubcheck("check")
    assert ended.code == 2
    assert "pubcheck.toml:2:4: there is no folder “nowhere” (its path is relative to this file)" in ended.err
    write(site / "nowhere" / "word-stakeholder.toml", GOOD)
    assert "there is no rule here (a rule stands in a folder of its topic" in pubcheck("check").err


# The commands


def test_rules_test_tells_what_was_expected_and_found(project, pubcheck):
    assert pubcheck("rules", "test", "house").code == 0
    assert pubcheck("rules", "test").err.strip() == "1 rule, 2 examples: none of them failed."
    write(
        project / "house" / "office" / "word-stakeholder.toml",
        GOOD.replace("Our ⟦stakeholders⟧", "⟦Our⟧ stakeholders").replace("neighbors", "stakeholder"),
    )
    ended = pubcheck("rules", "test")
    assert ended.code == 1
    assert ended.out.splitlines() == [
        "house/office/word-stakeholder.toml:7: failed example 1 of word-stakeholder",
        "  expected 1:4 “Our”: nothing is found just there",
        "  found 1:8 “stakeholders”: “stakeholders” says nothing.",
        "house/office/word-stakeholder.toml:10: passed example 1 of word-stakeholder",
        "  found 1:8 “stakeholder”: “stakeholder” says nothing.",
    ]
    assert pubcheck("rules", "test", "--select", "word-other").code == 2
    assert pubcheck("rules", "test", "nowhere").code == 2
    write(project / "house" / "office" / "word-stakeholder.toml", "title = 1")
    assert pubcheck("rules", "test").code == 2


def test_an_example_that_is_none_is_told(project, pubcheck):
    path = project / "house" / "office" / "word-stakeholder.toml"
    for change, said in (
        (("⟧", ""), "⟦ is not closed"),
        (("⟦", ""), "⟧ closes what nothing opened"),
        (("⟦stakeholders⟧", "stakeholders"), "shows with ⟦ ⟧ where the finding belongs"),
        (("neighbors", "⟦neighbors⟧"), "nothing is found in a passed example"),
    ):
        write(path, GOOD.replace(*change))
        assert said in pubcheck("rules", "test").out


@pytest.mark.parametrize("check", sorted(STOCK))
def test_a_new_rule_is_good_and_fails_its_examples(check, site, pubcheck):
    ended = pubcheck("rules", "new", "office/word-new", "--check", check)
    assert ended.code == 0
    assert 'rule-folders = ["rules"]' in ended.err
    assert (site / "rules" / "office" / "word-new.toml").read_text("utf-8") == text_of(
        check, where="rules/standards.toml or of pubcheck"
    )
    assert mistakes_in(site / "rules") == []
    assert pubcheck("rules", "test", "rules").code == 1
    assert pubcheck("rules", "new", "office/word-new").code == 2


@pytest.mark.parametrize(
    "words", [("word",), ("Office/word-new",), ("office/word",), ("office/word-new", "--check", "no.such")]
)
def test_a_rule_that_cannot_be_made(words, site, pubcheck):
    assert pubcheck("rules", "new", *words).code == 2
    assert not (site / "rules").exists()


def test_a_new_rule_goes_where_the_settings_say(project, pubcheck):
    pubcheck("rules", "new", "office/word-new")
    assert (project / "house" / "office" / "word-new.toml").exists()


# Robust


@pytest.fixture(scope="session")
def every_check(tmp_path_factory) -> Engine:
    """A rule of every stock check, and of every scope."""
    folder = tmp_path_factory.mktemp("rules")
    for check in STOCK:
        scope = ""
        if check.split(".")[0] in {"words", "text", "figures"} and check != "words.doubled":
            scopes = [
                "paragraphs",
                "headings",
                "link-texts",
                "alt-texts",
                "title",
                "description",
                "buttons",
                "h1",
            ]
            scope = f"options.scope = {json.dumps(scopes)}\noptions.language = '*'\n"
        text = re.sub(r"a phrase to be found|a phrase", "one", text_of(check))
        write(
            folder / "z" / f"x-{check.replace('.', '-')}.toml",
            text.replace("message =", f"{scope}message =", 1),
        )
    mistakes = []
    own = of_folder(folder, KNOWN, mistakes)
    assert not mistakes, "\n".join(map(str, mistakes))
    return Engine(own.rules.values())


@given(SOUP, st.sampled_from(["html", "markdown", "mdx", "text"]))
def test_no_stock_check_raises_and_no_place_is_outside(every_check, text, form):
    document = readers.read(
        Source("a", f"---\ntitle: one\ndate: 2\n---\n{text}" if form != "text" else text), form
    )
    for finding in every_check.run(document, Context(date(2026, 1, 1), "gov")).findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(document.source.text)
