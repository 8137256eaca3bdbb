from __future__ import annotations

import gc
from datetime import date

import pytest

from pubcheck import catalogue, checks, engine, readers, views
from pubcheck.catalogue import Case, Rule, RuleFix
from pubcheck.document import Document
from pubcheck.engine import Checked, Engine
from pubcheck.finding import Edit, Hit, Mark
from pubcheck.source import Source, Span
from pubcheck.suppressions import Suppression
from pubcheck.views.page import Context, Page

TODAY = date(2026, 1, 1)


def rule(name: str = "image-odd", check: str = "images.odd", **parts: object) -> Rule:
    return Rule(
        **{
            "id": name,
            "topic": "images",
            "title": "Images are even",
            "check": check,
            "subject": "image" if check else "",
            "message": "“{src}” is odd",
            "severity": "warning",
            "standards": (),
            "why": "Because.",
            "limits": "None.",
            "since": "0.1.0",
            **parts,
        }  # type: ignore[arg-type]
    )


@pytest.fixture
def hits(monkeypatch):
    """Makes every check the one given: a function of an image and options."""

    def take(function):
        monkeypatch.setattr(checks, "find", lambda name: checks.Check("image", function))

    take(lambda image: iter([Hit(image.span, {"src": image.src.value})]))
    return take


def read(text: str, name: str = "page.html") -> Document:
    return readers.read(Source(name, text), readers.BY_SUFFIX[name[name.index(".") :]])


def run(
    rules, text: str = '<p><img src="a"> <img src="b"></p>', profile=None, configured=None, **more
) -> Checked:
    return Engine(rules, configured).run(read(text), Context(TODAY, profile), **more)


def test_a_hit_becomes_a_finding(hits):
    edit = Edit(Span(0, 0), "x")

    def check(image):
        yield Hit(image.span, {"src": image.src.value}, None, (edit,), (("near", Span(0, 3)),))

    hits(check)
    fix = RuleFix(True, "Mend {src}")
    checked = run([rule(fix=fix, related={"near": "beside {src}"})], '<p><img src="a">')
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.outcome) == ("image-odd", "warning", "failed")
    assert finding.message == "“a” is odd"
    assert finding.span == (3, 16)
    assert [(r.span, r.message) for r in finding.related] == [((0, 3), "beside a")]
    assert finding.fix == (True, "Mend a", (edit,))
    assert checked.profile == "gov"


def test_a_rule_without_a_fix_makes_none(hits):
    hits(lambda image: [Hit(image.span, {"src": "a"}, edits=(Edit(Span(0, 0), "x"),))])
    assert run([rule()]).findings[0].fix is None


@pytest.mark.parametrize(
    ("case", "cap", "severity", "outcome", "message"),
    [
        (None, None, "warning", "failed", "“a” is odd"),
        ("grave", None, "error", "failed", "“a” is odd"),
        ("worded", None, "warning", "failed", "worded a"),
        ("unsure", None, "note", "cannotTell", "“a” is odd"),
        (None, "note", "note", "failed", "“a” is odd"),
        (None, "error", "warning", "failed", "“a” is odd"),  # it caps, and raises nothing
        ("grave", "warning", "warning", "failed", "“a” is odd"),
        ("unsure", "error", "note", "cannotTell", "“a” is odd"),
    ],
)
def test_cases_weigh_and_word_and_settings_cap(hits, case, cap, severity, outcome, message):
    hits(lambda image: [Hit(image.span, {"src": "a"}, case)])
    cases = {
        "grave": Case("error"),
        "worded": Case(message="worded {src}"),
        "unsure": Case("note", outcome="cannotTell"),
    }
    checked = run([rule(cases=cases)], "<img>", configured={"image-odd": {"severity": cap} if cap else {}})
    (finding,) = checked.findings
    assert (finding.severity, finding.outcome, finding.message) == (severity, outcome, message)


def test_options_are_the_rules_own_and_then_those_configured(hits):
    seen = []
    hits(lambda image, *, words, most: seen.append((words, most)) or ())
    run([rule(options={"words": ("a",), "most": 3})], "<img>")
    run(
        [rule(options={"words": ("a",), "most": 3})], "<img>", configured={"image-odd": {"words": ["b", "c"]}}
    )
    assert seen == [(("a",), 3), (("b", "c"), 3)]


def test_a_rule_speaks_in_its_profiles_only(hits):
    navy = rule(profiles=("navy", "dvids"))
    assert not run([navy]).findings
    assert len(run([navy], profile="navy").findings) == 2
    assert run([navy], profile="navy").profile == "navy"
    assert len(run([rule()], profile="navy").findings) == 2


def test_findings_come_in_the_order_of_the_source(hits):
    hits(
        lambda image: [
            Hit(Span(9, 9), {"src": ""}),
            Hit(Span(2, 5), {"src": ""}),
            Hit(Span(2, 4), {"src": ""}),
        ]
    )
    found = run([rule("b-rule"), rule("a-rule")], "<img>").findings
    assert [f.span for f in found] == [(2, 4)] * 2 + [(2, 5)] * 2 + [(9, 9)] * 2
    assert [f.rule for f in found[:2]] == ["a-rule", "b-rule"]


def test_views_are_made_once_and_only_when_asked_for(hits, monkeypatch):
    asked = []
    nodes = views.nodes
    monkeypatch.setattr(views, "nodes", lambda page, subject: asked.append(subject) or nodes(page, subject))
    run([rule(), rule("other")])
    assert asked == ["image"]
    run([rule(profiles=("navy",))])
    assert asked == ["image"]


def broken(*_args, **_options):
    raise ZeroDivisionError("broken")


def test_a_fault_is_told_and_the_others_go_on(hits, monkeypatch):
    hits(lambda image: [Hit(image.span, {"src": "a"}, "no such case")])
    told = []
    checked = run([rule()], on_fault=lambda part, error: told.append((part, type(error))))
    assert checked.findings == ()
    assert told == [("the rule image-odd", KeyError)] * 2
    hits(lambda image: [Hit(image.span)])
    with pytest.raises(KeyError):  # facts that do not fill the message
        run([rule()])
    hits(broken)
    with pytest.raises(ZeroDivisionError):
        run([rule()])


@pytest.mark.parametrize(
    ("module", "name", "part"),
    [
        (engine, "profile_of", "the profile"),
        (engine.suppressions, "written", "the suppressions"),
        (views, "nodes", "the view image"),
    ],
)
def test_a_fault_of_any_part_is_told(hits, monkeypatch, module, name, part):
    monkeypatch.setattr(module, name, broken)
    told = []
    checked = run([rule()], on_fault=lambda part, error: told.append((part, str(error))))
    assert told == [(part, "broken")]
    assert len(checked.findings) == (0 if module is views else 2)
    with pytest.raises(ZeroDivisionError):
        run([rule()])


def test_a_fault_midway_keeps_what_was_found(hits):
    def check(image):
        yield Hit(image.span, {"src": "a"})
        raise ValueError

    hits(check)
    assert len(run([rule()], on_fault=lambda *_: None).findings) == 2


def test_suppressed_findings_are_kept_apart(hits):
    text = '<!-- pubcheck: ignore[image-odd] -- drawn so --><p><img src="a"></p><p><img src="b"></p>'
    checked = run([rule()], text, known={"image-odd"})
    assert [f.message for f in checked.findings] == ["“b” is odd"]
    assert [s.finding.message for s in checked.suppressed] == ["“a” is odd"]
    whole = Suppression(("image-odd",), "reason")
    assert len(run([rule()], configured=None, known={"image-odd"}).findings) == 2
    engine_of_one = Engine([rule()])
    checked = engine_of_one.run(read(text), Context(TODAY), [whole], {"image-odd"})
    assert (len(checked.findings), len(checked.suppressed)) == (0, 2)
    lapsed = Suppression(("image-odd",), "reason", until=date(2025, 12, 31))
    assert len(engine_of_one.run(read("<img src=a>"), Context(TODAY), [lapsed], {"image-odd"}).findings) == 1
    last_day = Suppression(("image-odd",), "reason", until=TODAY)
    assert not engine_of_one.run(read("<img src=a>"), Context(TODAY), [last_day], {"image-odd"}).findings


def fingerprints(text: str, name: str = "page.html") -> list[str]:
    return [f.fingerprint for f in Engine([rule()]).run(read(text, name), Context(TODAY)).findings]


def test_a_fingerprint_survives_lines_that_move(hits):
    first = fingerprints("<p>\n<img src='a'>\n</p>")
    assert fingerprints("<p>more</p>\n\n<p>\n   <img   src='a'>  \n</p>") == first
    assert fingerprints("<p>\r\n<img src='a'>\r\n</p>") == first
    assert len(first[0]) == 24
    assert fingerprints("<p>\n<img src='b'>\n</p>") != first
    assert fingerprints("<p>\n<b>x</b><img src='a'>\n</p>") != first
    assert fingerprints("<p>\n<img src='a'>\n</p>", "other.html") != first


def test_equal_findings_have_fingerprints_of_their_own(hits):
    found = fingerprints("<p><img src='a'></p>\n" * 3)
    assert len(set(found)) == 3
    assert fingerprints("<p><img src='a'></p>\n" * 2) == found[:2]
    assert len(set(fingerprints("<img src='a'>\n" * 3))) == 3


def marks(text: str, name: str = "page.html") -> list[Mark]:
    findings = Engine([rule()]).run(read(text, name), Context(TODAY)).findings
    return [mark for finding in findings if (mark := finding.mark)]


def test_a_mark_knows_the_block_and_neither_the_file_nor_how_its_lines_are_wrapped(hits):
    (first,) = marks("> A ship <img src='a'> left Norfolk\n> on Monday.\n", "a.md")
    (again,) = marks("Before.\n\n> A ship\n> <img src='a'> left Norfolk on\n> Monday.\n\nAfter.\n", "b.md")
    assert again.fingerprint == first.fingerprint
    assert (first.text, first.before, first.after) == ("<img src='a'>", "> A ship", "left Norfolk on Monday.")
    (other,) = marks("> A ship <img src='a'> left Norfolk\n> on Tuesday.\n", "a.md")
    assert other.fingerprint != first.fingerprint
    assert (other.text, other.before) == (first.text, first.before)


def test_the_block_of_a_value_in_front_matter_is_its_key(hits):
    found = [
        marks(f"---\ntitle: {title}\nsummary: <img src='a'>\n---\n\n{text}\n", "a.md")
        for title, text in (("One", "Text"), ("Two", "Other"))
    ]
    assert [mark.fingerprint for mark in found[0]] == [mark.fingerprint for mark in found[1]]


def test_a_file_may_be_known_by_a_value_of_its_front_matter(hits):
    def found(name: str, key: str) -> list[str]:
        document = read("---\nslug: ship-leaves\n---\n\n<img src='a'>\n", name)
        checked = Engine([rule()]).run(document, Context(TODAY, content_id=key))
        assert [f.mark.content for f in checked.findings] == ["ship-leaves" if key == "slug" else ""]
        return [finding.fingerprint for finding in checked.findings]

    assert found("a.md", "slug") == found("b.md", "slug")
    assert found("a.md", "uuid") != found("b.md", "uuid")


def test_a_long_text_is_marked_by_its_ends(hits):
    hits(lambda page: [Hit(Span(0, len(page.document.source.text)), {"src": ""})])
    text = "<p>" + "many words " * 200 + "and an end</p>"
    found = Engine([rule(subject="page")]).run(read(text), Context(TODAY)).findings[0].mark
    assert found.text.startswith("<p>many words")
    assert found.text.endswith("words and an end</p>")
    assert len(found.text) < 100


def test_fingerprints_of_odd_places(hits):
    text = "é\ud800<p>\r\n"
    for span in (Span(0, 0), Span(0, len(text)), Span(6, 6), Span(len(text), len(text))):
        hits(lambda page, at=span: [Hit(at, {"src": ""})])
        found = Engine([rule(subject="page")]).run(read(text), Context(TODAY)).findings
        assert len(found[0].fingerprint) == 24


def test_rules_that_the_engine_itself_reports(hits):
    unused = rule("suppression-unused", "", message="{rule} found nothing")
    text = "<!-- pubcheck: ignore[image-odd] -- drawn so --><p>no image</p>"
    known = {"image-odd", "suppression-unused"}
    assert [f.message for f in run([rule(), unused], text, known=known).findings] == [
        "image-odd found nothing"
    ]
    assert run([rule()], text, known=known).findings == ()  # that rule is not enabled
    assert run([unused], text, known=known).findings == ()  # of a rule that did not run nobody can tell


def test_options_of_a_profile_give_way_to_the_settings(hits):
    seen = []

    def told(_image, *, style: str, other: str):
        seen.append((style, other))
        return iter(())

    hits(told)
    styled = rule(
        options={"style": "a", "other": "b"}, profile_options={"navy": {"style": "c", "other": "d"}}
    )
    engine = Engine([styled], {styled.id: {"other": "mine"}})
    for profile in ("gov", "navy"):
        engine.run(read("<img>"), Context(TODAY, profile))
    assert seen == [("a", "mine"), ("c", "mine")]


def test_it_is_told_which_subjects_were_met(hits):
    hits(lambda node: ())
    rules = [rule(), rule("link-odd", "links.odd", subject="link")]
    assert run(rules, '<p><img src="a">').met == {"image"}
    assert run(rules, '<p><a href="/x">X</a>').met == {"link"}
    assert run(rules, "<p>Text").met == frozenset()
    assert run([rule(profiles=("navy",))], '<img src="a">', profile="gov").met == frozenset(), (
        "it never looked"
    )


def test_documents_of_one_source_are_met_together(hits):
    checked = [run([rule()], text) for text in ('<img src="a">', "<p>Text")]
    assert engine.joined(checked, Source("a", '<img src="a">')).met == {"image"}


def test_nothing_of_a_page_is_kept_behind_it():
    judge = Engine(each for each in catalogue.load().rules.values() if not each.strict)
    page = """<!doctype html><html lang=en><title>Rates</title>
    <style>p {color: #777; background: #fff}</style>
    <nav><ul><li><a href=/a><img src=a.png alt="Home"></a></ul></nav>
    <main><h1>Rates</h1><p>Call <a href=b>us</a>. <ul role=list><li role=listitem>One</ul>
    <form><label>Name <input></label><button aria-label=Go>Go now</button></form>
    <table><tr><th>A<td>1</table><details><summary>More</summary>x</details>"""
    was_on = gc.isenabled()
    gc.disable()  # as the command line does, so that pages go by their reference counts alone
    elsewhere = [one for one in gc.get_objects() if isinstance(one, Page)]  # other tests keep theirs
    try:
        for _ in range(2):
            judge.run(readers.read(Source.decode("a.html", page.encode()), "html"), Context(TODAY))
        pages = [one for one in gc.get_objects() if isinstance(one, Page)]
        assert not [one for one in pages if not any(one is other for other in elsewhere)]
    finally:
        if was_on:
            gc.enable()
