"""Captions as they are written, beside those that only look wrong: which rules speak, and of what."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import RULES, run
from pubcheck.engine import Engine

MINE = (
    "caption-date-format",
    "caption-date-missing",
    "caption-dateline",
    "caption-file-photo",
    "caption-hull-number-missing",
    "caption-location-missing",
    "caption-location-vague",
    "caption-long",
    "caption-on-date",
    "caption-state-abbreviation",
    "caption-state-comma",
    "caption-unit-missing",
    "caption-weekday",
    "dateline-format",
)
ENGINE = Engine(RULES[rule] for rule in MINE)


def spoken(caption: str, profile: str = "dvids", body: str = "") -> list[tuple[str, str]]:
    """The rules that speak of a caption, each with the words it speaks of; what cannot be told left out."""
    written = f"{escape(caption)} (U.S. Army photo by Sgt. Ann Roe)"
    figure = f'<figure><img src="a.jpg" alt="A wall."><figcaption>{written}</figcaption></figure>'
    page = f'<html lang="en"><body><main>{figure}{body}</main></body></html>'
    findings = run(ENGINE, {"html": page, "profile": profile}, page).findings
    return [(f.rule, page[f.span.start : f.span.end]) for f in findings if f.outcome == "failed"]


@pytest.mark.parametrize(
    ("profile", "caption"),
    [
        # Places that are regions, ships, seas or bases; states and units that bear their names
        ("dod-news", "Soldiers of the 1st Battalion drive in Georgia, June 11, 2024."),
        (
            "dod-news",
            "Sgt. Ann Roe of the Washington Air National Guard waves at Camp Example, Wash., June 11, 2024.",
        ),
        ("dod-news", "Defense leaders meet at the Pentagon, June 11, 2024."),
        ("dod-news", "An aircraft flies over the Sierra Nevada mountains in California, June 11, 2024."),
        ("dod-news", "Sgt. Ann Roe stands in Washington, D.C., and in New York, June 11, 2024."),
        ("dod-news", "The USS Example sails through the Red Sea, June 11, 2024."),
        ("afpims", "Airmen of the 1st Wing refuel an aircraft at Vaziani, Georgia, June 11, 2024."),
        (
            "afpims",
            "Sgt. Ann Roe, MD, and Lt. Bo Poe, CO, talk about the VA near Sample, Texas, June 11, 2024.",
        ),
        ("afpims", "Sgt. Ann Roe boards at Example AFB, Guam, June 11, 2024, for San Juan, Puerto Rico."),
        ("dvids", "Lt. Bo Poe of Texas Instruments and Virginia Tech waves in Sample, Ohio, June 11, 2024."),
        ("dvids", "Sgt. Ann Roe reads 12 Main St., Norfolk, VA 23510, in Norfolk, Virginia, June 11, 2024."),
        ("dvids", "Sgt. Ann Roe leaves Miss. Poe in Iraq, Syria and Jordan, June 11, 2024."),
        # Dates and weekdays that belong to names, events and habits
        ("dvids", "Sgt. Ann Roe salutes at the Dec. 7 Memorial at Camp Example, Hawaii, June 11, 2024."),
        ("dvids", "Sgt. May Roe, August Poe and April Doe march at Camp Example, Iowa, June 11, 2024."),
        ("dvids", "Sgt. Ann Roe shops on Black Friday at Fort Example, Ohio, June 11, 2024."),
        ("dvids", "Sgt. Ann Roe waves at Fort Example, Ohio, June 11, 2024. She came on June 3, 2024."),
        ("dvids", "Sgt. Ann Roe rows at Fort Example, Ohio, June 28-July 2, 2024."),
        # Ships and datelines
        ("navy", "NORFOLK, Va. (June 11, 2024) Sailors man the USS Example (DDG 112). USS Example is new."),
        ("navy", "SAN DIEGO (June 11, 2024) Sailors of the USS Example Carrier Strike Group wave."),
        (
            "navy",
            "BAY OF BISCAY (June 11, 2024) Seaman Cy Doe, from Sample, New York, sails USS Example (CG 12).",
        ),
        ("dvids", "NATO - and friends - of the 1st Battalion meet in Latvia, June 11, 2024."),
        # "Here" and "at sea" in other senses
        (
            "dvids",
            "Sgt. Ann Roe, seen here, learns a replenishment-at-sea in Norfolk, Virginia, June 11, 2024.",
        ),
        ("dvids", "“We were here,” Sgt. Ann Roe says in Norfolk, Virginia, June 11, 2024."),
        ("dvids", "A ship of the 1st Fleet waits at sea, June 11, 2024, aboard USS Example (DDG 112)."),
        # Nobody's unit
        ("dvids", "Recruits run at Marine Corps Recruit Depot Example, California, June 11, 2024."),
        ("dvids", "Soldiers with the 1st Battalion run at Fort Example, Ohio, June 11, 2024."),
        ("gov", "Painters at work here, Norfolk, VA on Monday, June 11, 2024."),
    ],
)
def test_what_is_right_is_passed_over(profile: str, caption: str) -> None:
    assert spoken(caption, profile) == []


@pytest.mark.parametrize(
    ("profile", "caption", "rule", "words"),
    [
        (
            "dvids",
            "Sgt. Ann Roe waves, June 11, 2024.",
            "caption-location-missing",
            "Sgt. Ann Roe waves, June 11, 2024.",
        ),
        ("dvids", "Sgt. Ann Roe waves here, June 11, 2024.", "caption-location-vague", "here"),
        ("dvids", "Sgt. Ann Roe waves at sea June 11, 2024.", "caption-location-vague", "at sea"),
        (
            "dvids",
            "Sgt. Ann Roe waves at Example AFB, DE, June 11, 2024.",
            "caption-state-abbreviation",
            "DE",
        ),
        ("dvids", "Sgt. Ann Roe waves in Sample, Tex., June 11, 2024.", "caption-state-abbreviation", "Tex."),
        ("dvids", "Sgt. Ann Roe waves in Sample, Va., June 11, 2024.", "caption-state-abbreviation", "Va."),
        (
            "afpims",
            "Sgt. Ann Roe waves in Sample, Ky., June 11, 2024, and in Sample, Ohio on duty.",
            "caption-state-comma",
            "Ohio",
        ),
        ("dvids", "Sgt. Ann Roe waves in Pordenone, Italy June 11, 2024.", "caption-state-comma", "Italy"),
        (
            "dvids",
            "Sgt. Ann Roe waves on USS Example in Norfolk, Virginia, June 11, 2024.",
            "caption-hull-number-missing",
            "USS Example",
        ),
        ("dvids", "Sgt. Ann Roe waves on June 11, 2024, in Iraq.", "caption-on-date", "on June 11, 2024"),
        ("dvids", "Sgt. Ann Roe waves Tuesday in Iraq, June 11, 2024.", "caption-weekday", "Tuesday"),
        ("dvids", "Two Marines wave in Iraq, June 11, 2024.", "caption-unit-missing", "Two Marines"),
        ("dvids", "IRAQ (June 11, 2024) Sgt. Ann Roe waves.", "caption-dateline", "IRAQ (June 11, 2024)"),
        (
            "navy",
            "Ensign Ann Roe waves in Iraq, June 11, 2024.",
            "caption-dateline",
            "Ensign Ann Roe waves in Iraq, June 11, 2024.",
        ),
    ],
)
def test_what_is_wrong_is_told_once(profile: str, caption: str, rule: str, words: str) -> None:
    assert spoken(caption, profile) == [(rule, words)]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("NORFOLK, Va. — ", None),
        ("NORFOLK, Virginia -- ", None),
        ("WASHINGTON (June 11, 2024) — ", None),
        ("TOKYO — ", None),
        ("ABOARD USS EXAMPLE — ", None),
        ("Ann Roe — ", None),
        ("NATO — ", None),
        ("F-16s - ", None),
        ("NORFOLK, VIRGINIA — ", "NORFOLK, VIRGINIA"),
        ("SEATTLE, Wash. — ", "SEATTLE, Wash."),
        ("Norfolk, Va. — ", "Norfolk, Va."),
        ("NORFOLK — ", None),
        ("UPDATE - ", None),
        ("NORFOLK, Va. – ", "–"),
        ("NORFOLK, Va.-- ", "--"),
    ],
)
def test_datelines(lead: str, words: str | None) -> None:
    body = f"<p>{lead}The battalion paints its walls each year before the summer.</p>"
    caption = "Sgt. Ann Roe waves at Fort Example, Ohio, June 11, 2024."
    assert spoken(caption, body=body) == ([("dateline-format", words)] if words else [])


WORDS = [
    "at",
    "in",
    "Norfolk",
    ",",
    "Va.",
    "VA",
    "June",
    "11",
    "2024",
    "on",
    "Tuesday",
    "here",
    "USS",
    "(",
    "—",
    ".",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.sampled_from(["dvids", "navy", "dod-news"]),
)
def test_no_caption_raises(caption: str, profile: str) -> None:
    spoken(caption, profile, f"<p>{caption}</p>")
