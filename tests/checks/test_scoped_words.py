"""Stock checks of words by scope, in what the page on own rules does not show."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck import checks, views


def found(check: str, html: str, **options) -> list[str]:
    page = page_of(html)
    one = checks.find(check)
    hits = [hit for node in views.nodes(page, one.subject) for hit in one.run(node, **options)]
    return [page.document.source[hit.span] for hit in hits]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Our stakeholders met the Stakeholder Board.", ["stakeholders", "Stakeholder"]),
        ("The stakeholder’s and the stakeholders' roles.", ["stakeholder’s", "stakeholders'"]),
        ("A <b>stake</b>holder and STAKEHOLDERS.", ["stake</b>holder", "STAKEHOLDERS"]),
        ("“Stakeholders met,” she said; non-stakeholders and www.stakeholder.gov did not.", []),
        ("<code>stakeholder</code>", []),
    ],
)
def test_terms_in_all_forms_and_cases(text, places):
    assert found("words.forbid", f"<p>{text}</p>", terms=("stakeholder (noun)",)) == places


def test_letter_case_on_request():
    html = "<p>The Internet, the internet and the Internet’s INTERNET.</p>"
    assert found("words.forbid", html, terms=("Internet",), match_case=True) == ["Internet", "Internet’s"]
    assert found("words.forbid", html, terms=("internet",), match_case=True) == ["internet"]
    assert len(found("words.forbid", html, terms=("Internet",))) == 4


def test_terms_with_marks_in_them():
    html = "<p>Use it, e.g. here, i.e. there; and e.g.x in C++ or R&amp;D.</p>"
    assert found("words.forbid", html, terms=("e.g.", "i.e.", "C++", "R&D")) == [
        "e.g.", "i.e.", "e.g.", "C++", "R&amp;D",
    ]  # fmt: skip


def test_what_is_accepted_is_told_as_such():
    page = page_of("<p>A stakeholder board and a stakeholder.</p>")
    (node,) = views.nodes(page, "scopes")
    hits = checks.find("words.forbid").run(node, terms=("stakeholder",), accept=("stakeholder board",))
    assert [hit.accepted for hit in hits] == ["stakeholder board", ""]


def test_patterns_do_not_go_over_the_end_of_a_text():
    html = "<p>One two</p><p>three</p>"
    assert found("words.forbid", html, patterns=(r"two\W+three",)) == []
    assert found("words.forbid", html, patterns=(r"^three$",)) == ["three"]


def test_quotations_count_on_request():
    html = "<p>She said “a moist cake.”</p>"
    assert found("words.forbid", html, terms=("moist",)) == []
    assert found("words.forbid", html, terms=("moist",), quoted=True) == ["moist"]


@pytest.mark.parametrize(("most", "least", "unit", "count"), [
    (1, 0, "page", 1), (1, 0, "text", 1), (1, 0, "sentence", 0), (9, 3, "page", 0), (9, 4, "page", 1),
    (9, 1, "sentence", 1),
])  # fmt: skip
def test_limits_by_unit(most, least, unit, count):
    html = "<p>A cake. A cake.</p><p>A cake, and no more. Tea.</p>"
    options = {"terms": ("cake",), "most": most, "least": least, "unit": unit}
    assert len(found("words.limit", html, **options)) == count


def test_elements_in_the_frame_count_on_request():
    html = "<nav><marquee>a</marquee></nav><main><marquee>b</marquee></main><template><marquee></template>"
    assert len(found("elements.forbid", html, selector="marquee")) == 1
    assert len(found("elements.forbid", html, selector="marquee", everywhere=True)) == 2
    assert found("elements.forbid", html, selector="marquee", unless_within="main") == []


def test_whole_pages_lack_what_fragments_may_have_around_them():
    options = {"selector": "h1"}
    assert found("elements.require", "<p>Text</p>", **options) == []
    assert len(found("elements.require", "<!doctype html><body><p>Text</p>", **options)) == 1
    assert found("elements.require", "<!doctype html><body><h1>Text</h1>", **options) == []
