"""The acronyms of an article and what explains them."""

from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.acronyms import Acronyms, acronyms_of


def _acronyms(markup: str) -> Acronyms:
    (found,) = acronyms_of(page_of(markup))
    return found


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The Bureau of Ocean Energy Management (BOEM) sells.</p>",
        "<p>BOEM (Bureau of Ocean Energy Management) sells.</p>",
        "<p>The office, or BOEM, sells.</p><p>BOEM</p>",
        "<p>BOEM stands for an office.</p>",
        '<p><abbr title="an office">BOEM</abbr> sells.</p>',
        "<p>BOEM sells.</p><table><tr><td>Bureau of Ocean Energy Management</td></tr></table>",
        '<p>BOEM sells.</p><img src="a.jpg" alt="Bureau of Ocean Energy Management">',
        "<p>BOEM sells.</p><footer>Bureau of Ocean Energy Management</footer>",
    ],
)
def test_explained(markup: str) -> None:
    assert _acronyms(markup).is_explained("BOEM")


def test_unexplained() -> None:
    found = _acronyms("<p>The office of BOEM sells old ships to all of us.</p>")
    assert not found.is_explained("BOEM")
    assert found.plain_use("BOEM") is not None


def test_uses_in_links_names_and_quotations_are_passed_over() -> None:
    found = _acronyms(
        '<p><a href="/x">BOEM</a> and the BOEM Center sell, “the BOEM sells,” he said; then BOEM sells.</p>'
    )
    use = found.plain_use("BOEM")
    assert use is not None
    assert found.article.text[use[0] :] == "BOEM sells."


def test_definitions_have_the_whole_name() -> None:
    found = _acronyms("<p>The Office of Natural Resources Revenue (ONRR) and its friends.</p>")
    assert [(one.letters, one.name) for one in found.definitions] == [
        ("ONRR", "Office of Natural Resources Revenue")
    ]
