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
