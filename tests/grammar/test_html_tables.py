from __future__ import annotations

from pubcheck.grammar import aria, html_tables


def test_every_role_is_one_of_aria() -> None:
    stated = {*html_tables.roles().values(), *filter(None, html_tables.input_roles().values())}
    assert {name for name in stated if aria.find_role(name) is None and not aria.is_draft_role(name)} == set()


def test_inputs_and_what_browsers_fill_in() -> None:
    assert html_tables.input_roles()["range"] == "slider"
    assert html_tables.input_roles()["password"] == ""
    assert "text" not in html_tables.input_roles()
    assert {"tel", "email"} <= html_tables.autofill("contacts")
    assert html_tables.autofill("fields").isdisjoint(html_tables.autofill("contacts"))
    assert "home" in html_tables.autofill("places")
