from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.photo_blocks import PhotoBlock, find_photo_blocks

ALT = "Doctors meet."
TITLE = "Doctor Meeting"
CAPTION = "A coalition medical adviser shakes hands with a doctor in Kobane, Syria, July 15, 2018."
PAREN = "(U.S. Army photo by Sgt. Ann Roe)"
CREDIT = "Photo By: Army Sgt. Ann Roe"
VALUE = "180715-A-QX417-016C"
VIRIN = f"VIRIN: {VALUE}"
FIRST = [ALT, TITLE, CAPTION, CREDIT, VIRIN]

ALT2 = "A soldier stands outside of a military vehicle; with other vehicles parked in front."
TITLE2 = "Convoy Check"
CAPTION2 = "Soldiers check vehicles before a mission in Iraq, Sept. 27, 2019. More of them leave later."
CREDIT2 = "Photo By: Spc. Bo Poe"
VALUE2 = "190927-A-QX418-1005"
SECOND = [ALT2, TITLE2, CAPTION2, CREDIT2, f"VIRIN: {VALUE2}"]

SPEECH = '"We will adjust, but we are pretty good at adapting and will continue to do so," the official said.'
PROSE = "The coalition will continue to go after the group. It is now up to about 80 entities."
SHORT = "The two leaders will meet again."

PARTS = ("alt", "title", "caption", "credit", "virin")


def texts(block: PhotoBlock) -> list[str | None]:
    return [part.text if (part := getattr(block, name)) else None for name in PARTS]


def read(lines: list[str]) -> list[list[str | None]]:
    blocks = find_photo_blocks(lines)
    for block in blocks:
        singles = [getattr(block, name) for name in (*PARTS, "empty_label", "rest")]
        for part in (*filter(None, singles), *block.repeated, *block.chrome):
            assert lines[part.line][part.start : part.end] == part.text
            assert block.first_line <= part.line < block.end_line
    assert all(one.end_line <= two.first_line for one, two in pairwise(blocks))
    return [texts(block) for block in blocks]


WHOLE = [ALT, TITLE, CAPTION, CREDIT, VALUE]
WHOLE2 = [ALT2, TITLE2, CAPTION2, CREDIT2, VALUE2]


@pytest.mark.parametrize("before", [SPEECH, PROSE, SHORT, ""])
@pytest.mark.parametrize("gap", [[], [""], ["", ""]])
def test_blocks_between_paragraphs(before: str, gap: list[str]) -> None:
    assert read([before, *gap, *FIRST, *SECOND, *gap, PROSE]) == [WHOLE, WHOLE2]
    assert read([before, *gap, *SECOND, *gap, *FIRST]) == [WHOLE2, WHOLE]


def test_blank_lines_inside() -> None:
    lines = [line for one in (SPEECH, *FIRST, *SECOND, PROSE) for line in (one, "")]
    assert read(lines) == [WHOLE, WHOLE2]
    assert read([SPEECH, "", ALT, TITLE, CAPTION, "", CREDIT, "", VIRIN]) == [WHOLE]


@pytest.mark.parametrize("missing", range(5))
@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("before", [SPEECH, PROSE])
def test_one_part_missing(missing: int, gap: list[str], before: str) -> None:
    for block, whole in ((FIRST, WHOLE), (SECOND, WHOLE2)):
        lines = [line for index, line in enumerate(block) if index != missing]
        expected = [None if index == missing else part for index, part in enumerate(whole)]
        assert read([before, *gap, *lines, *gap, PROSE]) == [expected]


@pytest.mark.parametrize(
    "missing", [(0, 1), (0, 3), (0, 4), (1, 3), (1, 4), (2, 3), (2, 4), (0, 1, 3), (0, 1, 4)]
)
def test_several_parts_missing(missing: tuple[int, ...]) -> None:
    lines = [line for index, line in enumerate(FIRST) if index not in missing]
    expected = [None if index in missing else part for index, part in enumerate(WHOLE)]
    assert read([SPEECH, "", *lines, "", PROSE]) == [expected]
    assert read([*SECOND, *lines, PROSE]) == [WHOLE2, expected]


def test_layout_of_2018_has_alt_and_caption_twice() -> None:
    caption = f"{CAPTION} {PAREN}"
    lines = [PROSE, "", ALT, caption, ALT, TITLE, caption, CREDIT, VIRIN, PROSE]
    assert read(lines) == [[ALT, TITLE, caption, CREDIT, VALUE]]
    (block,) = find_photo_blocks(lines)
    assert [part.text for part in block.repeated] == [ALT, caption]
    assert (block.first_line, block.end_line) == (2, 9)


def test_layout_of_2021_has_alt_twice_and_buttons() -> None:
    lines = [ALT, ALT, TITLE, CAPTION, "Download Image", "Image Details", CREDIT, VIRIN, ALT2, *SECOND]
    assert read(lines) == [WHOLE, WHOLE2]
    one, two = find_photo_blocks(lines)
    assert [part.text for part in one.chrome] == ["Download Image", "Image Details"]
    assert [part.text for part in two.repeated] == [ALT2]


def test_layout_of_2024_has_share_buttons() -> None:
    share = ["Share:", "×", "Copy Link"]
    lines = [PROSE, *share, ALT, TITLE, CAPTION, *share, "Credit:Army Sgt. Ann Roe", VIRIN, *share, PROSE]
    assert read(lines) == [[ALT, TITLE, CAPTION, "Credit:Army Sgt. Ann Roe", VALUE]]


@pytest.mark.parametrize(
    ("line", "credit", "value"),
    [
        (
            " • Photo By: Sgt. Ann Roe VIRIN: 180715-A-QX417-016C.JPG",
            "Photo By: Sgt. Ann Roe",
            f"{VALUE}.JPG",
        ),
        ("Photo by: Ann Roe |  VIRIN: 180715-A-QX417-016C.JPG", "Photo by: Ann Roe", f"{VALUE}.JPG"),
    ],
)
def test_photo_pages_have_credit_and_virin_on_a_line(line: str, credit: str, value: str) -> None:
    size = " • Download Image: Full Size (1.2 MB)"
    lines = ["Skip to main content", CAPTION, "DOCTOR MEETING", CAPTION, size, line]
    assert read(lines) == [[CAPTION, "DOCTOR MEETING", CAPTION, credit, value]]
    assert read([CAPTION, line, CAPTION2, line]) == [
        [None, None, CAPTION, credit, value],
        [None, None, CAPTION2, credit, value],
    ]


def test_dvids_tables() -> None:
    caption = f"{CAPTION} {PAREN}"
    table = ["IMAGE INFO", "Date Taken: | 07.15.2018 |", "Photo ID: | 1234567 |", f"VIRIN: | {VALUE} |"]
    system = "This work, Doctor Meeting, by SGT Ann Roe, identified by DVIDS, must comply."
    lines = ["VIRIN:", "Photo by Sgt. Ann Roe", "3rd Infantry Division", caption, *table, system]
    assert read(lines) == [[None, None, caption, "Photo by Sgt. Ann Roe", VALUE]]
    assert read([caption, *table]) == [[None, None, CAPTION, PAREN, VALUE]]


def test_all_fields_on_a_line() -> None:
    line = f"{CAPTION} {PAREN} Date Taken: 07.15.2018 VIRIN: {VALUE} Location: KOBANE, SY"
    assert read([PROSE, line, PROSE]) == [[None, None, CAPTION, PAREN, VALUE]]
    assert read([f"{CAPTION} {CREDIT} {VIRIN}"]) == [[None, None, CAPTION, CREDIT, VALUE]]


def test_navy_captions_begin_with_the_virin() -> None:
    text = "PORT CITY, Fla. (July 15, 2018) Sailors train."
    assert read([f"{VALUE} {text} {PAREN}", PROSE]) == [[None, None, text, PAREN, VALUE]]
    assert read([f"{VALUE} {text}"]) == [[None, None, text, None, VALUE]]


def test_captions_with_a_credit_alone() -> None:
    assert read([PROSE, "", f"{CAPTION} {PAREN}", "", PROSE]) == [[None, None, CAPTION, PAREN, None]]


@pytest.mark.parametrize("title", ["Courtesy photo", "U.S. Army photo by Sgt. Ann Roe", "NASA photo"])
def test_titles_that_are_credits(title: str) -> None:
    assert read([ALT, title, CAPTION, CREDIT, VIRIN]) == [[ALT, title, CAPTION, CREDIT, VALUE]]


def test_text_runs_on_behind_the_virin() -> None:
    lines = [*FIRST[:4], f"{VIRIN} {PROSE}"]
    assert read(lines) == [WHOLE]
    (block,) = find_photo_blocks(lines)
    assert block.rest
    assert block.rest.text == PROSE


@pytest.mark.parametrize(
    "value", ["18715-A-QX417-016", "TBD", "180715_A_QX417_016", "180715-Army-QX417-1001", "N/A"]
)
def test_values_need_not_be_right(value: str) -> None:
    assert read([*FIRST[:4], f"VIRIN: {value}"]) == [[ALT, TITLE, CAPTION, CREDIT, value]]


def test_empty_labels() -> None:
    assert read(["VIRIN:", "Headline of the Day", PROSE]) == []
    lines = [*FIRST[:4], "VIRIN:", PROSE]
    assert read(lines) == [[ALT, TITLE, CAPTION, CREDIT, None]]
    (block,) = find_photo_blocks(lines)
    assert block.empty_label
    assert block.end_line == 5
    assert find_photo_blocks([CAPTION, f"{CREDIT} VIRIN:"])[0].empty_label


def test_virin_before_credit() -> None:
    assert read([CAPTION, VIRIN, CREDIT, CAPTION2, f"VIRIN: {VALUE2}", CREDIT2]) == [
        [None, None, CAPTION, CREDIT, VALUE],
        [None, None, CAPTION2, CREDIT2, VALUE2],
    ]


def test_two_credits_in_a_row() -> None:
    lines = [ALT, TITLE, CAPTION, PAREN, CREDIT, VIRIN]
    assert read(lines) == [WHOLE]
    assert [part.text for part in find_photo_blocks(lines)[0].repeated] == [PAREN]
    assert read([ALT, TITLE, CAPTION, PAREN, f"{CREDIT} {VIRIN}"]) == [WHOLE]


@pytest.mark.parametrize(
    "lines",
    [
        ["Headline", "By Ann Roe", "Photos by Bo Poe", "", PROSE],
        ["The photo by Sgt. Roe won. The VIRIN is 180715-A-QX417-016, he said.", "Credit cards are here."],
        ["Photo by photo, the team rebuilt the base.", "Give credit where it is due."],
        [PROSE, "", CREDIT, "", PROSE],
        ["", "", "Share:", "Copy Link"],
        [],
    ],
)
def test_what_is_no_block(lines: list[str]) -> None:
    assert read(lines) == []


def test_a_paragraph_is_no_caption_across_a_blank_line() -> None:
    assert read([PROSE, "", CREDIT, VIRIN]) == [[None, None, None, CREDIT, VALUE]]
    assert read([SPEECH, CREDIT, VIRIN]) == [[None, None, None, CREDIT, VALUE]]


def test_a_video() -> None:
    lines = ["09:16", "Play", ALT, TITLE, CAPTION, "Video By: Army Sgt. Ann Roe", PROSE]
    assert read(lines) == [[ALT, TITLE, CAPTION, "Video By: Army Sgt. Ann Roe", None]]


def test_the_reference_article(reference_article: Path) -> None:
    lines = reference_article.read_text(encoding="utf-8").split("\n")
    blocks = read(lines)
    assert [block[:2] for block in blocks] == [
        ["Doctors meet.", "Doctor Meeting"],
        ["Airmen hands clothes to children.", "Jean Donation"],
        [
            "A soldier stands outside of a military vehicle; with other vehicles parked in front.",
            "Convey Check",
        ],
        ["Soldiers fire artillery.", "Blue Blast"],
    ]
    assert [block[4] for block in blocks] == [
        "180715-A-AT185-016C",
        "190312-F-SZ127-0249C",
        "190927-A-TE771-005",
        "180607-A-TC961-0002C",
    ]
    assert all(line.startswith("Photo By: ") for block in blocks if (line := block[3]))
    assert [len(block[2] or "") for block in blocks] == [217, 309, 88, 309]


LINES = [
    *FIRST,
    *SECOND,
    "",
    PROSE,
    SPEECH,
    f"{CAPTION} {PAREN}",
    "VIRIN:",
    "Share:",
    "Courtesy photo",
    f"{CREDIT} {VIRIN}",
]


@given(
    st.lists(
        st.sampled_from(LINES) | st.text(alphabet="VIRIN: Photo By(24061-A).\t", max_size=40), max_size=20
    )
)
def test_no_lines_raise_and_ranges_lie_inside(lines: list[str]) -> None:
    read(lines)
