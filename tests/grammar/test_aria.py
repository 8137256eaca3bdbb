from __future__ import annotations

import pytest

from pubcheck.grammar import aria
from pubcheck.grammar.aria import find_role


def role(name: str) -> aria.Role:
    found = find_role(name)
    assert found is not None
    return found


def test_every_role_hangs_together() -> None:
    table = aria.roles()
    assert len(table) > 130
    for each in table.values():
        assert each.is_subclass_of(each.name)
        assert each.is_subclass_of("roletype")
        assert each.required <= each.supported | {n for n, a in aria.attributes().items() if a.is_global}
        assert each.supported | each.prohibited | each.implicit.keys() <= aria.attributes().keys()
        named = [
            *each.superclasses,
            *each.required_context,
            *(n for path in each.required_owned for n in path),
        ]
        assert all(name in table for name in named)
        assert not (each.naming_prohibited and each.name_from_content)


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("checkbox", {"aria-checked"}),
        ("combobox", {"aria-controls", "aria-expanded"}),
        ("heading", {"aria-level"}),
        ("menuitemcheckbox", {"aria-checked"}),
        ("menuitemradio", {"aria-checked"}),
        ("meter", {"aria-valuenow"}),
        ("option", {"aria-selected"}),
        ("radio", {"aria-checked"}),
        ("scrollbar", {"aria-controls", "aria-valuenow"}),
        ("separator", {"aria-valuenow"}),
        ("slider", {"aria-valuenow"}),
        ("switch", {"aria-checked"}),
        ("spinbutton", set()),
        ("button", set()),
    ],
)
def test_required_attributes(name: str, required: set[str]) -> None:
    assert role(name).required == required


@pytest.mark.parametrize("name", ["command", "landmark", "roletype", "widget", "sectionhead", "structure"])
def test_abstract_roles_are_flagged(name: str) -> None:
    assert role(name).is_abstract
    assert aria.first_role(name) is None


def test_the_first_role_that_is_one_counts() -> None:
    found = aria.first_role("lnik widget  Button link")
    assert found is not None
    assert found.name == "button"
    assert aria.first_role("lnik") is None
    assert aria.first_role("") is None


@pytest.mark.parametrize(
    "name", ["doc-chapter", "doc-noteref", "doc-pageheader", "graphics-symbol", "directory", "NONE"]
)
def test_modules_and_deprecated_roles_are_roles(name: str) -> None:
    assert not role(name).is_abstract


def test_roles_of_the_draft_are_told_apart() -> None:
    assert find_role("image") is None
    assert aria.is_draft_role("image")
    assert not aria.is_draft_role("img")


def test_ownership() -> None:
    assert role("table").required_owned == (("row",), ("rowgroup", "row"))
    assert role("list").required_owned == (("listitem",),)
    assert ("group", "menuitem") in role("menu").required_owned
    assert role("tab").required_context == ("tablist",)
    assert set(role("listitem").required_context) == {"list", "directory"}


def test_names() -> None:
    assert role("button").name_from_content
    assert role("row").name_from_content
    assert not role("list").name_from_content
    assert role("generic").naming_prohibited
    assert role("code").naming_prohibited


def test_superclasses() -> None:
    assert role("searchbox").is_subclass_of("input")
    assert role("doc-toc").is_subclass_of("landmark")
    assert not role("link").is_subclass_of("input")


def test_attributes() -> None:
    table = aria.attributes()
    assert aria.ATTRIBUTES is table
    assert sum(each.edition == "1.2" for each in table.values()) == 48
    assert table["aria-checked"].value == "tristate"
    assert table["aria-haspopup"].tokens == {"false", "true", "menu", "listbox", "tree", "grid", "dialog"}
    assert table["aria-relevant"].tokens == {"additions", "all", "removals", "text"}
    assert table["aria-disabled"].is_global_deprecated
    assert not table["aria-label"].is_global_deprecated
    assert table["aria-grabbed"].is_deprecated
    assert table["aria-label"].is_global
    assert not table["aria-checked"].is_global
