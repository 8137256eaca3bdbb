from __future__ import annotations

from pages import page_of


def test_elements_are_found_by_tag_and_by_attribute_in_order() -> None:
    page = page_of('<p id="a" ROLE="x">A</p><a id="b">B</a><p id="c" role>C</p><svg id="d"></svg>')
    found = page.elements
    assert [e.attr("id") for e in found.tagged("p")] == ["a", "c"]
    assert [e.attr("id") for e in found.tagged("p", "a", "nav")] == ["a", "b", "c"]
    assert found.tagged("nav") == ()
    assert [e.attr("id") for e in found.having("role")] == ["a", "c"]
    assert found.having("lang") == ()
    assert found.attributes == {"id", "role"}
