"""Banners and portion marks: every form, every trap, and text that is read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import cui
from pubcheck.grammar.markings import LEGACY, Marking, format_marking, read_banner, read_portion


@pytest.mark.parametrize(
    ("line", "marking", "regime"),
    [
        ("SECRET", Marking("SECRET"), "classified"),
        ("TOP SECRET//SI/TK//NOFORN", Marking("TOP SECRET", (("SI", "TK"), ("NOFORN",))), "classified"),
        ("SECRET // REL TO USA, GBR", Marking("SECRET", (("REL TO USA, GBR",),)), "classified"),
        ("SECRET/NOFORN", Marking("SECRET", (("NOFORN",),)), "classified"),
        ("//GBR SECRET", Marking("SECRET", (), "GBR"), "classified"),
        ("COSMIC TOP SECRET", Marking("TOP SECRET", (), "COSMIC"), "classified"),
        ("** CONFIDENTIAL **", Marking("CONFIDENTIAL"), "classified"),
        ("Classification: SECRET//NOFORN", Marking("SECRET", (("NOFORN",),)), "classified"),
        ("CUI", Marking("CUI"), "cui"),
        ("CUI//SP-PRVCY/SP-CTI//FED ONLY", Marking("CUI", (("SP-PRVCY", "SP-CTI"), ("FED ONLY",))), "cui"),
        ("CONTROLLED//PRVCY", Marking("CONTROLLED", (("PRVCY",),)), "cui"),
        ("UNCLASSIFIED//CUI", Marking("UNCLASSIFIED", (("CUI",),)), "cui"),
        ("CUI//PRIVILEGE//Attorney-WP", Marking("CUI", (("PRIVILEGE",), ("Attorney-WP",))), "cui"),
        ("U//FOUO", Marking("U", (("FOUO",),)), "fouo"),
        ("FOR OFFICIAL USE ONLY", Marking("FOR OFFICIAL USE ONLY"), "fouo"),
        ("UNCLASSIFIED//LES", Marking("UNCLASSIFIED", (("LES",),)), "fouo"),
    ],
)
def test_banners(line, marking, regime):
    read = read_banner(line)
    assert read is not None
    assert read[0] == marking
    assert read[0].regime == regime


@pytest.mark.parametrize(
    "line",
    [
        "Secret",
        "SECRET SERVICE",
        "SECRETARY",
        "TOP SECRET PLANS SEIZED",
        "CONTROLLED",
        "UNCLASSIFIED",
        "CUI TRAINING",
        "CUI//",
        "SECRET//noforn",
        "SECRET.",
        "CONFIDENTIAL/PROPRIETARY",
        "FOUO ENDS",
        "LES",
        "SBU",
        "S",
        "U",
        "",
        "//",
        "https://www.example.gov/SECRET",
        "For official use only",
    ],
)
def test_no_banners(line):
    assert read_banner(line) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("(S) The convoy left.", "S"),
        ("(TS//SI//NF) The convoy left.", "TS"),
        ("(U//FOUO) The roster follows.", "U"),
        ("(CUI//SP-PRVCY) The roster follows.", "CUI"),
        ("(U) Open.", "U"),
        ("(SBU) The talks went on.", "SBU"),
    ],
)
def test_portions(text, level):
    read = read_portion(text)
    assert read is not None
    assert read[0].level == level
    assert text[read[1] :].startswith(" ")


@pytest.mark.parametrize(
    "text",
    [
        "(s) of it",
        "(c) one",
        "(A) one",
        "(S)",
        "(S)he said",
        "(CUI)",
        "(TSA) said",
        "(C",
        "S) said",
        "(See) it",
    ],
)
def test_no_portions(text):
    assert read_portion(text) is None


VALUES = st.sampled_from(["SI", "TK", "NOFORN", "REL TO USA, GBR", "SP-CTI", "PRVCY", "FED ONLY", "ORCON"])
PARTS = st.lists(st.lists(VALUES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
LEVELS = st.sampled_from(["TOP SECRET", "SECRET", "CONFIDENTIAL"])
OTHERS = st.sampled_from(["CUI", "UNCLASSIFIED", "FOUO"])
MARKINGS = st.builds(Marking, LEVELS, PARTS, st.sampled_from(["", "NATO", "GBR", "JOINT"])) | st.builds(
    Marking, OTHERS, PARTS, st.just("")
)


@given(MARKINGS)
def test_a_marking_is_read_as_it_is_written(marking):
    read = read_banner(format_marking(marking))
    assert read is not None
    assert read[0] == marking


@given(MARKINGS)
def test_a_portion_is_read_as_it_is_written(marking):
    read = read_portion(format_marking(marking, portion=True) + " The text.")
    assert read is not None
    assert read[0] == marking


@given(st.text())
def test_any_text_is_read(text):
    for line in (text, f"({text}) a", f"SECRET//{text}", f"CUI{text}"):
        if read := read_banner(line):
            assert read[0].level in line
        read_portion(line)
        cui.block_label(line)


CODES = sorted(cui.categories())


def test_the_categories_are_those_of_the_registry():
    kinds = [kind for kind, _ in cui.categories().values()]
    assert sum("B" in kind for kind in kinds) == 84
    assert sum("S" in kind for kind in kinds) == 57
    assert cui.categories()["CTI"] == ("S", "Controlled Technical Information")


@given(
    st.lists(st.sampled_from(CODES).map("SP-{}".format), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(CODES), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from([*cui.CONTROLS, "REL TO USA, FRA"]), max_size=2, unique=True).map(tuple),
)
def test_cui_is_read_as_it_is_written(specified, basic, controls):
    marked = cui.Cui(specified, basic, controls)
    read = read_banner(cui.format_cui(marked))
    assert read is not None
    assert cui.read_cui(read[0]) == marked


def test_unknown_categories_are_told():
    read = read_banner("CUI//SP-CTI/SP-XYZ/PRVCY/ABC//NOFORN")
    assert read is not None
    marked = cui.read_cui(read[0])
    assert marked is not None
    assert marked.unknown == ("SP-XYZ", "ABC")
    assert marked.names == ("Controlled Technical Information", "General Privacy")
    assert marked.controls == ("NOFORN",)


def test_what_is_no_cui_says_nothing_as_cui():
    assert cui.read_cui(Marking("SECRET", (("NOFORN",),))) is None
    assert cui.read_cui(Marking("UNCLASSIFIED", (("CUI", "PRVCY"),))) == cui.Cui((), ("PRVCY",), ())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Controlled by: Office of Examples", "by"),
        ("CUI Category: PRVCY", "category"),
        ("CUI Categories : PRVCY, CTI", "category"),
        ("CUI Category(ies): PRVCY", "category"),
        ("Limited Dissemination Control: FEDCON", "limit"),
        ("Distribution/Dissemination Control: FEDCON", "limit"),
        ("POC: Ann Roe", "contact"),
        ("Controlled by the office", None),
        ("Remote Controlled by: radio", None),
        ("CUI Categories are many: 84", None),
    ],
)
def test_block_labels(line, kind):
    assert cui.block_label(line) == kind


def test_legacy_names_are_told():
    assert LEGACY["FOUO"] == LEGACY["FOR OFFICIAL USE ONLY"]
