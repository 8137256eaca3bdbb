from __future__ import annotations

from pages import page_of

from pubcheck.tree import Element
from pubcheck.views.elements import handed_down


def test_elements_are_found_by_tag_and_by_attribute_in_order() -> None:
    page = page_of('<p id="a" ROLE="x">A</p><a id="b">B</a><p id="c" role>C</p><svg id="d"></svg>')
    found = page.elements
    assert [e.attr("id") for e in found.tagged("p")] == ["a", "c"]
    assert [e.attr("id") for e in found.tagged("p", "a", "nav")] == ["a", "b", "c"]
    assert found.tagged("nav") == ()
    assert [e.attr("id") for e in found.having("role")] == ["a", "c"]
    assert found.having("lang") == ()
    assert found.attributes == {"id", "role"}


def test_elements_are_found_by_role() -> None:
    page = page_of('<i id="a" role="none Link link"></i><i id="b" role></i><i id="c" role="tab"></i>')
    found = page.elements
    assert {role: [e.attr("id") for e in those] for role, those in found.by_role.items()} == {
        "none": ["a"],
        "link": ["a"],
        "tab": ["c"],
    }
    assert [e.attr("id") for e in found.with_role("tab", "none", "link")] == ["a", "c"]
    assert found.with_role("button") == []


def test_elements_have_places() -> None:
    page = page_of("<div><p>A<i></i></p></div><p>B</p>text")
    found = page.elements  # html, head, body, div, p, i, p
    assert len(found) == 7
    assert [place for place, _ in found.placed(found.tagged("p"))] == [4, 6]
    assert [found.end(element, place) for place, element in found.placed(found.tagged("div", "p"))] == [
        6,
        6,
        7,
    ]
    assert found.numbers("p", 4, 6) == range(1)
    assert found.numbers("p", 5, 7) == range(1, 2)
    assert found.numbers("nav", 0, 7) == range(0)


def test_what_is_handed_down_is_told_once_for_each_element() -> None:
    page = page_of('<div id="a"><p id="b"><i id="c"></i><i id="d"></i></p></div>')
    asked: list[str | None] = []

    def own(element: Element, around: str) -> str:
        asked.append(element.attr("id"))
        return around + (element.attr("id") or "")

    known: dict[Element, str] = {}
    found = [handed_down(element, known, "", own) for element in page.elements.tagged("i")]
    assert found == ["abc", "abd"]
    assert asked == [None, None, "a", "b", "c", "d"]  # html and body have no id
