"""The HTML report: what it says, that it is safe and the same each time, and how it is in a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools_at_hand import missing, tool

from pubcheck import catalogue, cli
from pubcheck.finding import Edit, Finding, Fix
from pubcheck.linter_report import FileReport, Report, Settled, located
from pubcheck.reporters import Options, _html_gather, html
from pubcheck.reporters._html_charts import stacked
from pubcheck.reporters._html_gather import Gathered
from pubcheck.reporters._html_sums import by_folder, link
from pubcheck.reporters._html_trend import is_report
from pubcheck.source import Source, Span

KNOWN = catalogue.load()
HOSTILE = "</script><script>alert(1)</script>\u202e\x1b[31m\u2028 & <b onclick='x'>\"`"


def finding(source, start=0, end=4, rule="link-http", *, severity="error", outcome="failed", message="Bad."):
    fix = Fix(False, "Mend", (Edit(Span(start, end), "it"),))
    return located(
        source,
        Finding(rule, severity, outcome, message, Span(start, end), (), fix, f"{rule}{start}"),
        with_lines=True,
    )


def page(*files, options=None, today=date(2026, 1, 2), **more):
    """The report of some files: (path, findings) or (path, findings, settled)."""
    report = Report(KNOWN, today, rules=dict(KNOWN.rules), **more)
    made = []
    for path, findings, *settled in files:
        made.append(FileReport(path, "markdown", "gov", "utf-8", tuple(findings), settled=tuple(*settled)))
        report.add(made[-1])
    out = io.StringIO()
    html.report(made, report, out, options or Options(root="/srv/somebody/news"))
    return out.getvalue()


class Outline(HTMLParser):
    """What a page is made of: its elements, their attributes and its text outside of script and style."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.text = ""
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside not in ("script", "style"):
            self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


SOURCE = Source("news/a.md", "One line\nof the text\n")
ONE = page(("news/a.md", [finding(SOURCE, 0, 3), finding(SOURCE, 4, 8, "image-alt-missing")]))


def test_the_page_asks_nobody_and_forbids_what_it_does_not_need():
    outline = Outline(ONE)
    for tag, attributes in outline.elements:
        assert "src" not in attributes
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert tag not in {"link", "img", "iframe", "object", "base"}
    (policy,) = [
        a["content"] for a in outline.all("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", ONE, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert "http:" not in text
        assert "https:" not in text
        assert text.isascii()


def test_the_page_says_what_it_is():
    outline = Outline(ONE)
    assert outline.all("html") == [{"lang": "en"}]
    assert "<title>news: publication check of January 2, 2026</title>" in ONE
    assert "/srv/somebody" not in ONE
    assert len(outline.all("h1")) == len(outline.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for attributes in outline.all("a"):
        if attributes["href"].startswith("#"):
            assert attributes["href"][1:] in ids
    for attributes in outline.all("th"):
        assert attributes["scope"] in {"row", "col"}
    assert len(outline.all("table")) == len(outline.all("caption"))
    for attributes in outline.all("svg"):
        assert attributes["role"] == "img"
        assert set(attributes["aria-labelledby"].split()) <= set(ids)


def test_each_rule_has_its_words_its_authorities_and_its_places():
    text = " ".join(Outline(ONE).text.split())
    rule = KNOWN.rules["image-alt-missing"]
    assert f"{rule.title} 1 error in 1 file image-alt-missing" in text
    assert " ".join(rule.why.split())[:60] in text
    assert "WCAG 2.2, 1.1.1 Non-text Content (standard)" in text
    assert "news/a.md:1:5" in text
    assert "One line" in text
    assert "Mend (look it over: this may change what the text says): it" in text
    assert 'href="https://www.w3.org/TR/WCAG22/"' in ONE


def test_nothing_found_is_not_conformant():
    for text in (page(), page(("a.md", []))):
        said = " ".join(Outline(text).text.split())
        assert "Nothing found does not mean conformant." in said
        assert "nothing found by" in said
        assert "That does not mean that the files are conformant" in said
        assert 'id="filter"' not in text


def test_what_nobody_can_tell_counts_apart():
    unsure = finding(SOURCE, 4, 8, outcome="cannotTell")
    text = page(("a.md", [finding(SOURCE), unsure]))
    assert 'id="rule-link-http"' in text
    assert 'id="unsure-link-http"' in text
    said = " ".join(Outline(text).text.split())
    assert "1 of them has findings, 1 in all." in said
    assert "1 cannot tell in 1 file" in said


def test_settled_findings_say_who_and_why():
    one = finding(SOURCE)
    text = page(
        (
            "a.md",
            [],
            [
                Settled(one, "suppression", "Old & <b>kept</b>", who="Public Affairs"),
                Settled(one, "baseline"),
            ],
        )
    )
    said = " ".join(Outline(text).text.split())
    assert "a suppression, Public AffairsOld & <b>kept</b>a.md:1:1" in said
    assert "the baselineno reason is givena.md:1:1" in said
    assert "2 findings are known and accepted," in said


def test_hostile_content_stays_text():
    source = Source(HOSTILE, f"{HOSTILE}\n")
    item = finding(source, 0, 9, message=HOSTILE)
    text = page(
        (f"{HOSTILE}/x.md", [item], [Settled(item, "baseline", HOSTILE, who=HOSTILE)]),
        options=Options(root=f"/x/{HOSTILE}", owner_of=lambda _path: "@<b>"),
        left_out=[(HOSTILE, HOSTILE)],
    )
    outline = Outline(text)
    assert len(outline.all("script")) == len(outline.all("b")) + 1 == 1
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "\u2028" not in text
    assert r"\u202e" in outline.text


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=25)
def test_no_text_breaks_the_page(content, message, path):
    source = Source("x", content)
    item = finding(source, 0, len(content), message=message)
    outline = Outline(page((path or "x", [item]), options=Options(owner_of=lambda _path: path)))
    assert [tag for tag, _ in outline.elements].count("script") == 1
    assert outline.elements[-1][0] == "script"


def test_a_stream_without_unicode_gets_references():
    text = page((" Ä.md", [finding(SOURCE, message="“Ä” ⚓")]), options=Options(encoding="ascii"))
    assert text.isascii()
    assert "“Ä” ⚓" in Outline(text).text


def test_the_same_run_gives_the_same_bytes(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    made = [page(("a.md", [finding(SOURCE)]), today=day) for day in (date(2026, 1, 2), date(2027, 3, 4))]
    assert made[0] == made[1]
    assert '<time datetime="1970-01-02">January 2, 1970</time>' in made[0]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "no number")
    assert "January 2, 2026" in page()


def test_much_is_cut_with_the_totals_intact(monkeypatch):
    monkeypatch.setattr(html, "LISTED", 30)
    source = Source("a.md", "word " * 100)
    files = [
        (
            f"{number}.md",
            [finding(source, n * 5, n * 5 + 4) for n in range(10)] + [finding(source, 0, 4, "doubled-word")],
        )
        for number in range(20)
    ]
    monkeypatch.setattr(html, "gather", lambda files, is_new: _html_gather.gather(files, is_new, 30))
    text = page(*files)
    assert text.count("<li data-s=") == 30
    said = " ".join(Outline(text).text.split())
    assert "This page lists 30 of 220 findings" in said
    assert "The first 15 are listed; 185 more are counted in all totals." in said
    assert "200 errors in 20 files link-http" in said


def test_rules_share_what_a_page_lists():
    gathered = Gathered(lambda _path, _item: False, most=10)
    gathered.listed["many", False].extend(range(100))
    gathered.listed["few", False].extend(range(3))
    gathered.listed["some", True].extend(range(6))
    gathered.trim()
    assert {key: len(entries) for key, entries in gathered.listed.items()} == {
        ("many", False): 3,
        ("few", False): 3,
        ("some", True): 3,
    }


def test_folders_are_as_deep_as_a_table_allows():
    def counted(*paths):
        return {row.name: row.checked for row in by_folder({path: {} for path in paths})}

    assert counted("a/b/c/d/e/x.md", "y.md") == {"a/b/c/d/": 1, "./": 1}
    many = [f"a/{n}/x.md" for n in range(40)]
    assert counted(*many, "b/x.md", "/abs/c/x.md") == {"a/": 40, "b/": 1, "/abs/": 1}


def test_only_addresses_of_the_web_are_links():
    assert link("https://www.example.gov/") == "https://www.example.gov/"
    assert link("javascript:alert(1)") == ""


def test_bars_stay_in_the_chart():
    chart = stacked([("a" * 200, {"error": 1, "warning": 0, "note": 100_000}), ("b", {"note": 1}), ("c", {})])
    assert len(chart.rows) == 2
    for row in chart.rows:
        for bar in row.bars:
            assert float(bar.left) + float(bar.width) <= 100.001
    assert stacked([("a", {})]) is None


# The trend


@pytest.fixture
def articles(site):
    """A site with an owner, a suppression, hostile names and findings of all kinds."""
    (site / "drafts").mkdir()
    (site / "news").mkdir()
    (site / "CODEOWNERS").write_text("* @web\n/drafts/ @drafts @web\n")
    (site / "pubcheck.toml").write_text(
        '[[suppressions]]\nfiles = ["drafts/*"]\nrules = ["link-http"]\n'
        'reason = "Moved soon."\nby = "Web team"\n'
    )
    (site / "drafts" / "old.md").write_text("# Old\n\n[Here](http://www.example.gov/) it is: ![](a.jpg)\n")
    (site / "news" / "<img src=x onerror=alert(1)>\u202e.md").write_text(
        "# News\n\nSee [here](http://www.example.gov/). ![image of a ship](ship.jpg)\n"
    )
    (site / "index.html").write_text(
        "<!DOCTYPE html><html><head><title>x</title></head><body><h1>Index</h1><h3>Deep</h3>"
        '<p>Teh page of the the office. <a href="http://a.gov/">click here</a><img src="b.png">'
        '<video src="a.mp4"></video></p></body></html>'
    )
    return site


def test_the_trend_tells_new_and_gone(pubcheck, articles):
    assert (
        pubcheck("check", "-q", "--exit-zero", "--output-format", "json=then.json", "index.html", "news").code
        == 0
    )
    page_of = articles / "index.html"
    page_of.write_text(
        page_of.read_text().replace("the the", "the").replace("Deep", "<a href='http://b.gov'>Deep</a>")
    )
    ended = pubcheck(
        "check", "-q", "--exit-zero", "--output-format", "html=r.html", "--trend", "then.json", "."
    )
    assert ended == (0, "", "")
    said = " ".join(Outline((articles / "r.html").read_text("utf-8")).text.split())
    assert "The earlier run checked 2 files, this one 3." in said
    assert re.search(r"Of the new ones [1-9]\d* stand in files that the earlier run did not check", said)
    assert re.search(r"doubled-word101 fewer01", said)
    assert re.search(r"News|news", said)


def test_an_earlier_report_of_the_same_files_shows_no_change(pubcheck, articles):
    pubcheck("check", "-q", "--exit-zero", "--output-format", "json=../then.json,html=../r.html", ".")
    pubcheck(
        "check", "-q", "--exit-zero", "--output-format", "html=../r.html", "--trend", "../then.json", "."
    )
    said = " ".join(Outline((articles.parent / "r.html").read_text("utf-8")).text.split())
    assert "0 findings are new and 0 are gone." in said
    assert "No rule finds more or less than in the earlier report." in said


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"version": "1.0"}', "[" * 100_000, "no json", '{"version":"2.0","findings":[]}'],
)
def test_a_bad_earlier_report_is_a_mistake_in_the_command(pubcheck, articles, content):
    (articles / "then.json").write_text(content)
    ended = pubcheck("check", "--output-format", "html=r.html", "--trend", "then.json", ".")
    assert ended.code == cli.WRONG
    assert "then.json is no report of pubcheck in JSON" in ended.err
    assert not (articles / "r.html").exists()


def test_a_trend_without_the_page_or_the_file_is_told(pubcheck, articles):
    assert (
        "cannot be read" in pubcheck("check", "--output-format", "html=r.html", "--trend", "no.json", ".").err
    )
    pubcheck("check", "-q", "--output-format", "json=then.json", ".")
    assert "add html=report.html" in pubcheck("check", "--trend", "then.json", ".").err


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_value_is_too_odd_for_an_earlier_report(value):
    assert is_report(value) is False


# In a browser, and by our own rules


@pytest.fixture
def report(pubcheck, articles):
    pubcheck("check", "-q", "--exit-zero", "--output-format", "json=../then.json", "index.html")
    (articles / "index.html").write_text((articles / "index.html").read_text().replace("the the", "the"))
    path = articles.parent / "report.html"
    pubcheck("check", "-q", "--exit-zero", "--output-format", f"html={path}", "--trend", "../then.json", ".")
    return path


def test_our_own_rules_have_no_more_than_notes_to_say(pubcheck, report, articles):
    (articles / "pubcheck.toml").write_text("")
    ended = pubcheck("check", "--fail-on", "warning", report)
    assert ended.code == 0, ended.out


def test_the_words_of_all_rules_pass_our_own(pubcheck, site):
    source = Source("news/a.md", "One line of text.\n")
    (site / "r.html").write_text(
        page(("news/a.md", [finding(source, 0, 3, rule, severity="warning") for rule in KNOWN.rules])),
        "utf-8",
    )
    ended = pubcheck("check", "--fail-on", "warning", "r.html")
    assert ended.code == 0, ended.out


@pytest.fixture
def browsed(report):
    node, chromium = tool("node"), tool("chromium")
    for name in ("playwright-core", "axe-core"):
        if subprocess.run([node, "-e", f"require.resolve('{name}')"], capture_output=True).returncode:
            missing(f"{name} is not installed where node looks for it (NODE_PATH)")
    command = [node, Path(__file__).with_name("browse_report.cjs"), chromium, report]
    ended = subprocess.run(
        [*command, os.environ.get("PUBCHECK_SCREENSHOTS", "")], capture_output=True, text=True, timeout=600
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_in_a_browser(browsed):
    assert browsed["requests"] == []
    assert browsed["console"] == []
    assert len(browsed["looks"]) == 4
    for look in browsed["looks"]:
        assert look["violations"] == [], look
        assert look["passes"] > 30
        assert look["overflow"] <= 0
    keys = browsed["keys"]
    assert keys["first"] == "Skip to the report"
    assert keys["skipped"] == "main"
    assert keys["reached"] == "q"
    assert keys["before"] == keys["cleared"][0]
    assert re.fullmatch(r"[1-9]\d* of \d+ places match(es)? the filter\.", keys["after"])
    assert keys["hash"] == "#q=drafts%2Fold"
    assert keys["visible"] == int(keys["after"].split()[0])
    assert keys["again"] == keys["after"]
    assert keys["cleared"][1] == ""
    for hash_, (said, shown) in browsed["filters"].items():
        if "nothing" in hash_:
            assert (said.split()[0], shown) == ("None", 0)
        elif "no-such" in hash_:
            assert said == keys["before"]
        else:
            assert int(said.split()[0]) == shown > 0, hash_
    assert browsed["fromTable"][0] == "owner"
    hash_, said, is_visible = browsed["revealed"]
    assert hash_.startswith("#rule-")
    assert (said, is_visible) == (keys["before"], True)
    assert browsed["small"] == []
    assert browsed["outlines"] == ["solid"]
    assert browsed["plain"] == {"form": False, "noscript": True, "findings": int(keys["before"].split()[0])}
    assert browsed["print"] == {"nav": False, "places": True}
