from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.credit_forms import Layout, Written, format_credit
from pubcheck.grammar.credit_lines import is_credit_line
from pubcheck.grammar.credits import parse
from pubcheck.grammar.rank_forms import written
from pubcheck.grammar.ranks import all_ranks
from pubcheck.grammar.services import SERVICES

RANKS = sorted({rank.ap for rank in all_ranks()} | {written(rank, "spelled") or "" for rank in all_ranks()})
NAMES = st.sampled_from(
    ["Ann Roe", "Ann M. Roe", "Bo de la Poe", "Cy O’Neil-Doe", "Di Low Jr.", "José Núñez"]
)
UNITS = st.sampled_from(["", "", "3rd Harbor Brigade Public Affairs", "DINFOS", "Fort Example Garrison"])
NAMED = [name for name, service in SERVICES.items() if service.kind in {"armed", "reserve", "guard"}]
SAID = st.builds(
    Written,
    NAMES,
    st.sampled_from(["", *NAMED]),
    st.sampled_from(["", *RANKS]),
    UNITS,
    st.sampled_from(["photo", "video", "graphic", "illustration", "photo illustration", "photo composite"]),
    st.sampled_from(["", "Stitched from three frames", "The logo was added"]),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("layout", "said", "line"),
    [
        ("label", Written("Ann Roe", "Army", "Sgt."), "Photo By: Army Sgt. Ann Roe"),
        ("credit", Written("Ann Roe", "Army", "Sgt."), "Credit: Army Sgt. Ann Roe"),
        ("by", Written("Ann Roe", "Army", "Sgt."), "(U.S. Army photo by Sgt. Ann Roe)"),
        (
            "by",
            Written("Ann Roe", "Department of Defense", is_released=True),
            "(Department of Defense photo by Ann Roe/Released)",
        ),
        ("slash", Written("Ann Roe", "Air Force", "Tech. Sgt."), "(U.S. Air Force photo/Tech. Sgt. Ann Roe)"),
        ("courtesy", Written(), "Courtesy photo"),
        ("courtesy", Written(organization="Acme Corp."), "Courtesy photo by Acme Corp."),
        (
            "by",
            Written("Ann Roe", "Navy", medium="photo illustration", disclosure="Stitched from three frames"),
            "(U.S. Navy photo illustration by Ann Roe) (Stitched from three frames)",
        ),
        ("label", Written("Ann Roe", organization="USGS", medium="video"), "Video By: Ann Roe, USGS"),
    ],
)
def test_credits_are_written(layout: Layout, said: Written, line: str) -> None:
    assert format_credit(layout, said) == line
    assert is_credit_line(line)


@pytest.mark.parametrize("service", NAMED)
def test_each_rank_is_read_after_each_service(service: str) -> None:
    for rank in RANKS:
        credit = parse(format_credit("label", Written("Ann Roe", service, rank)))
        assert credit is not None
        said = [part and part.text for part in (credit.rank, credit.name)]
        assert said == [rank, "Ann Roe"]
        assert credit.service
        assert credit.service.service.name == service


@given(st.sampled_from(["label", "credit", "by", "slash"]), SAID)
def test_what_is_written_is_read_back(layout: Layout, said: Written) -> None:
    line = format_credit(layout, said)
    credit = parse(line)
    assert credit, line
    assert credit.layout == layout
    assert credit.faults == ()
    assert credit.leftover is None
    assert (credit.service.service.name if credit.service else "") == said.service
    assert (credit.rank.text if credit.rank else "") == said.rank
    assert credit.name
    assert credit.name.text == said.name
    assert (credit.organization.text if credit.organization else "") == said.organization
    assert bool(credit.released) is said.is_released
    assert (credit.disclosure.text if credit.disclosure else "") == said.disclosure
    if layout != "credit":
        assert credit.medium
        assert credit.medium.text.lower() == said.medium
