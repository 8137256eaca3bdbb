"""`explain RULE --why-not FILE` names what silences a rule."""

from __future__ import annotations

SETTINGS = """
ignore = ["link-http"]
[rules.word-complex]
accept = ["numerous"]
[[overrides]]
files = ["law/**"]
[overrides.rules.word-complex]
accept = ["pursuant to title *"]
[[suppressions]]
files = ["law/**"]
rules = ["phrase-wordy"]
reason = "the law's own words"
"""
TEXT = """We use numerous tools pursuant to Title 10 and utilize them on a daily basis.

<!-- pubcheck: ignore[word-complex] -- quoted law -->
They commence.
"""


def put(site):
    (site / "pubcheck.toml").write_text(SETTINGS, "utf-8")
    (site / "law").mkdir()
    (site / "law" / "a.md").write_text(TEXT, "utf-8")


def test_each_place_has_its_reason(site, pubcheck):
    put(site)
    ended = pubcheck("explain", "word-complex", "--why-not", "law/a.md")
    assert (ended.code, ended.err) == (0, "")
    key = "is accepted: rules.word-complex.accept has"
    assert ended.out.splitlines() == [
        f"law/a.md:1:8 “numerous” {key} “numerous” (pubcheck.toml:4).",
        f"law/a.md:1:23 “pursuant to” {key} “pursuant to title *” (pubcheck.toml:8).",
        "law/a.md:1:48 “utilize” is reported.",
        "law/a.md:4:6 “commence” is suppressed on line 3: quoted law.",
    ]


def test_suppressions_of_the_settings_are_named(site, pubcheck):
    put(site)
    told = pubcheck("explain", "phrase-wordy", "--why-not", "law").out
    assert told.startswith(
        "law/a.md:1:61 “on a daily basis” is suppressed in the settings (pubcheck.toml:9): the"
    )


def test_a_rule_that_does_not_run_says_why(site, pubcheck):
    put(site)
    strict = pubcheck("explain", "virin-sequence-nonstandard", "--why-not", "law/a.md").out
    assert "it is a strict rule" in strict
    assert (
        "ignore has “link-http” (pubcheck.toml:2)"
        in pubcheck("explain", "link-http", "--why-not", "law/a.md").out
    )
    assert "it judges navy" in pubcheck("explain", "action-verb-vague", "--why-not", "law/a.md").out
    nothing = pubcheck("explain", "doubled-word", "--why-not", "law/a.md").out
    assert nothing == "law/a.md: doubled-word runs here and finds nothing.\n"


def test_what_cannot_be_asked(site, pubcheck):
    put(site)
    assert pubcheck("explain", "word-complex", "--why-not", "none.md").code == 2
    (site / "pubcheck.toml").write_text("nonsense = 1\n", "utf-8")
    assert pubcheck("explain", "word-complex", "--why-not", "law/a.md").code == 2
