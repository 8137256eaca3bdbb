"""The banner's sentences as the design system has them, and as sites write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import banner_texts

GOV = """An official website of the United States government
Official websites use .gov
A .gov website belongs to an official government organization in the United States.
Secure .gov websites use HTTPS
A lock ( Lock A locked padlock ) or https:// means you’ve safely connected to the .gov website. \
Share sensitive information only on official, secure websites."""
MIL = """An official website of the United States government
Official websites use .mil
A .mil website belongs to an official U.S. Department of Defense organization.
Secure .mil websites use HTTPS
https:// means you've safely connected to the .mil website.
Share sensitive information only on official, secure websites."""
SPANISH = """Un sitio oficial del Gobierno de Estados Unidos
Los sitios web oficiales usan .gov
Un sitio web .gov pertenece a una organización oficial del Gobierno de Estados Unidos.
Los sitios web seguros .gov usan HTTPS
https:// significa que usted se conectó de forma segura a un sitio web .gov.  Comparta información \
sensible sólo en sitios web oficiales y seguros."""
SPANISH_MIL = """Los sitios web oficiales usan .mil
Un sitio web .mil pertenece a una organización oficial del Departamento de Defensa de EE. UU."""


@pytest.mark.parametrize(
    ("text", "count", "domain"),
    [(GOV, 5, "gov"), (MIL, 5, "mil"), (SPANISH, 5, "gov"), (SPANISH_MIL, 2, "mil")],
)
def test_the_design_systems_own_sentences_are_right(text, count, domain):
    found = banner_texts.find(text)
    assert [one.expected for one in found] == [""] * count
    assert {one.domain for one in found} - {""} == {domain}


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "An official website of the United States Government",
            "An official website of the United States Government",
            "An official website of the United States government",
        ),
        (
            "The official U.S. government website of the United States government",
            "The official U.S. government website of the United States government",
            "An official website of the United States government",
        ),
        (
            ".gov website belongs to an official government organization in the United States.",
            ".gov website belongs to an official government organization in the United States.",
            "A .gov website belongs to an official government organization in the United States",
        ),
        (
            "A .mil website belongs to an official U.S. Army organization. It is safe.",
            "A .mil website belongs to an official U.S. Army organization.",
            "A .mil website belongs to an official U.S. Department of Defense organization",
        ),
        ("Official web sites use GOV now", "Official web sites use GOV", "Official websites use .gov"),
        ("The .gov means it's official.", "The .gov means it's official", "Official websites use .gov"),
    ],
)
def test_other_wordings_are_found_with_what_is_expected(text, at, expected):
    (found,) = banner_texts.find(text)
    assert (text[found.start : found.end], found.expected) == (at, expected)


@pytest.mark.parametrize(
    "text",
    [
        "An official website of the State of Maryland",
        "A .boston.gov website belongs to an official government organization in the City of Boston.",
        "Official websites use .mass.gov",
        "The ship sailed.",
    ],
)
def test_banners_of_states_and_cities_are_none(text):
    assert banner_texts.find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A .mil website operates under the approval of the U.S. Department of Defense.",
        "A .mil website belongs to an official U.S. Department of War organization.",
    ],
)
def test_variants_that_are_allowed(text):
    assert [one.expected for one in banner_texts.find(text)] == [""]


@given(st.text(alphabet=st.sampled_from("Aan official website.govmil HTTPSbelongs to under\n’'")))
def test_finding_never_raises_and_stays_in_the_text(text):
    for one in banner_texts.find(text):
        assert 0 <= one.start < one.end <= len(text)
