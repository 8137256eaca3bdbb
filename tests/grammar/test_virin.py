from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import virin, virin_faults

TODAY = datetime.date(2026, 1, 1)

VALID = [
    "180715-A-AT185-016C",
    "190312-F-SZ127-0249C",
    "190927-A-TE771-005",
    "180607-A-TC961-0002C",
    "240611-A-QX417-1004",
    "240611-D-G0123-1001",
    "240110-X-IN231-1001",
    "060413-N-1234R-001",
    "090720-n-9985w-018",
    "010413-M-9985W-018-002",
    "240611-O-QX417-1003-BE",
    "240611-O-QX417-1003C-BE",
    "240611-A-QX417-1004.JPG",
    "440606-A-ZZ999-031A.tiff",
    "240611-A-XXXXX-001",
    "  240611-A-QX417-1004 ",
]


@pytest.mark.parametrize("text", VALID)
def test_valid_forms_are_read(text: str) -> None:
    found = virin.parse(text)
    assert found
    assert virin_faults.shape_fault(text) is None
    assert text[found.start : found.end] == text.strip()
    for part in (found.date, found.service, found.origin, found.sequence, found.suffix, found.extension):
        assert part is None or text[part.start : part.end] == part.text


def test_fields_of_a_full_virin() -> None:
    found = virin.parse("x 010413-M-9985W-018-002C.JPG"[2:])
    assert found
    assert (found.date.text, found.letter, found.origin.text, found.sequence.text) == (
        "010413",
        "M",
        "9985W",
        "018",
    )
    assert found.part
    assert found.part.text == "002"
    assert found.suffix
    assert found.suffix.text == "C"
    assert found.extension
    assert found.extension.text == ".JPG"
    assert found.canonical == "010413-M-9985W-018-002"
    assert found.origin_form == "ssn"
    assert found.flaws == ()


@pytest.mark.parametrize(
    ("text", "flaws", "mended"),
    [
        ("240611-a-qx417-1004c.jpg", ("lower-case",), "240611-A-QX417-1004C.jpg"),
        ("240611_A_QX417_1004", ("wrong-dash",), "240611-A-QX417-1004"),
        ("240611–A–QX417–1004", ("wrong-dash",), "240611-A-QX417-1004"),
        ("240611‑A‑QX417‑1004", ("wrong-dash",), "240611-A-QX417-1004"),
        ("240611--A-QX417-1004", ("wrong-dash",), "240611-A-QX417-1004"),
        ("240611 - A - QX417 - 1004", ("space",), "240611-A-QX417-1004"),
        ("240611 – o-qx417-1003-be", ("lower-case", "wrong-dash", "space"), "240611-O-QX417-1003-BE"),
        ("010413-m-9985W-018-002c", ("lower-case",), "010413-M-9985W-018-002C"),
    ],
)
def test_flaws_are_named_and_repaired(text: str, flaws: tuple[str, ...], mended: str) -> None:
    found = virin.parse(text)
    assert found
    assert found.flaws == flaws
    assert virin.repaired(text) == mended
    assert virin.repaired(mended) is None


def test_repair_drops_invisible_characters() -> None:
    text = "240611-A-\u200bQX417-1004"
    assert virin.parse(text) is None
    fault = virin_faults.shape_fault(text)
    assert fault
    assert (fault.kind, fault.start, fault.end) == ("invisible", 9, 10)
    assert virin.repaired(text) == "240611-A-QX417-1004"


@pytest.mark.parametrize("text", ["24611-A-QX417-1004", "TBD", "", "240611-Army-QX417-1004"])
def test_nothing_uncertain_is_repaired(text: str) -> None:
    assert virin.repaired(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "part", "reason"),
    [
        ("24611-A-QX417-1004", "date", "24611", "the date has 5 digits; write six, YYMMDD"),
        ("20240611-A-QX417-1004", "date", "20240611", "the date has 8 digits; write six, YYMMDD"),
        ("24-F-ZZ999-094", "date", "24", "the date has 2 digits; write six, YYMMDD"),
        ("June11-A-QX417-1004", "date", "June11", "the date is not a number; write six digits, YYMMDD"),
        (
            "240611-Army-QX417-1004",
            "service",
            "Army",
            "the service is a word; write one letter, A",
        ),
        ("240611--QX417-1004-1", "fields", None, None),
        ("240611-QX-QX417-1004", "service", "QX", "the service is a word; write one letter"),
        ("240611-A1-QX417-1004", "service", "A1", "the service is not a letter; write one letter"),
        ("240611-A-QX41-1004", "origin", "QX41", None),
        ("220929-F-AFHRA-020", "origin", "AFHRA", None),
        ("240611-A-Q4X17-1004", "origin", "Q4X17", None),
        ("240611-A-54321-1004", "origin", "54321", None),
        ("240611-A-QX417-10", "sequence", "10", "the sequence has 2 digits; write four digits, such as 1001"),
        ("240611-A-QX417-XXX", "sequence", "XXX", None),
        ("240611-A-QX417-1004CC", "tail", "CC", None),
        ("240611-A-QX417-1004-crop.jpg", "tail", "-crop.jpg", None),
        (
            "240611AQX4171004",
            "separator",
            "240611AQX4171004",
            "its hyphens are missing; write 240611-A-QX417-1004",
        ),
        ("240611 A QX417 1004", "separator", None, None),
        ("DOD_108888888", "fields", None, None),
        ("TBD", "unfilled", "TBD", None),
        ("N/A", "unfilled", None, None),
        ("XXXXXX-X-XXXXX-XXX", "unfilled", None, None),
        ("YYMMDD-S-VVVVV-NNN", "unfilled", None, None),
        ("   ", "empty", "", None),
        ("DN-SC-87-00123", "filed", "DN-SC-87-00123", None),
        ("N0123-93-000001-VSP", "filed", None, None),
        ("N0123-FY93-000001-SCN", "filed", None, None),
        ("N0123-93-000001-XYZ", "date", "N0123", None),
    ],
)
def test_faults_say_what_to_write(text: str, kind: str, part: str | None, reason: str | None) -> None:
    fault = virin_faults.shape_fault(text)
    assert fault
    if kind == "fields" and fault.kind != "fields":
        assert fault.kind in {"service", "origin"}
    else:
        assert fault.kind == kind
    if part is not None:
        assert text[fault.start : fault.end] == part
    if reason is not None:
        assert fault.reason == reason


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("240611-A-QX417-1001", datetime.date(2024, 6, 11)),
        ("440606-A-QX417-1001", datetime.date(1944, 6, 6)),
        ("310101-A-QX417-1001", datetime.date(2031, 1, 1)),
        ("310102-A-QX417-1001", datetime.date(1931, 1, 2)),
        ("240631-A-QX417-1001", None),
        ("230229-A-QX417-1001", None),
        ("240229-A-QX417-1001", datetime.date(2024, 2, 29)),
        ("000000-A-QX417-1001", None),
    ],
)
def test_the_century_turns_five_years_after_the_reference(text: str, day: datetime.date | None) -> None:
    found = virin.parse(text)
    assert found
    assert found.day(TODAY) == day


def test_no_reference_breaks_the_pivot() -> None:
    found = virin.parse("240229-A-QX417-1001")
    assert found
    assert found.day(datetime.date.max) == datetime.date(2024, 2, 29)
    assert found.day(datetime.date.min) == datetime.date(1924, 2, 29)


STAND_INS = [
    "ZZ999", "ZZ123", "XX001", "0000X", "1234X", "AA987", "AB123", "12345", "00000", "XXXXX", "zz999", "ABCDE"
]  # fmt: skip


@pytest.mark.parametrize("origin", STAND_INS)
def test_stand_ins(origin: str) -> None:
    found = virin.parse(f"240611-A-{origin}-1001")
    assert found
    assert virin.is_placeholder(found)


@pytest.mark.parametrize("origin", ["QX417", "AT185", "G0123", "9985W", "AA123", "S0001", "Z0345"])
def test_real_origins_are_no_stand_ins(origin: str) -> None:
    found = virin.parse(f"240611-A-{origin}-1001")
    assert found
    assert not virin.is_placeholder(found)


def test_forms_of_the_origin() -> None:
    forms = [
        parsed.origin_form
        for origin in ("QX417", "G0123", "9985W", "XXXXX", "12345")
        if (parsed := virin.parse(f"240611-A-{origin}-1001"))
    ]
    assert forms == ["vision-id", "dvian", "ssn", "stand-in", "stand-in"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("VIRIN: 180715-A-AT185-016C", ["180715-A-AT185-016C"]),
        ("Photo by: Ann Roe |  VIRIN: 240611-A-QX417-006.JPG", ["240611-A-QX417-006.JPG"]),
        ("VIRIN: | 131210-F-QX417-001 |", ["131210-F-QX417-001"]),
        ("virin #: 24611-A-QX417-1004.", ["24611-A-QX417-1004"]),
        ("VIRIN 240611-A-QX417-1004", ["240611-A-QX417-1004"]),
        ("VIRIN: 240611 - A - QX417 - 1004", ["240611 - A - QX417 - 1004"]),
        ("VIRIN: TBD", ["TBD"]),
        ("VIRIN: N/A | Photo", ["N/A"]),
        ("VIRIN: 240611AQX4171004", ["240611AQX4171004"]),
        ("240611-N-QX417-1001 PORT CITY, Fla. (June 11, 2024) Text.", ["240611-N-QX417-1001"]),
        (
            "a (240611-N-QX417-1001), 240611-N-QX417-1002.jpg",
            ["240611-N-QX417-1001", "240611-N-QX417-1002.jpg"],
        ),
        ("VIRIN:\n\n240611-A-QX417-1004", ["240611-A-QX417-1004"]),
        (
            "VIRIN: 240611-A-QX417-1001 VIRIN: 240611-A-QX417-1002",
            ["240611-A-QX417-1001", "240611-A-QX417-1002"],
        ),
        ("VIRIN:", []),
        ("VIRIN: |", []),
        ("A VIRIN is a number. Each VIRIN: the date, the service.", []),
        ("VIRIN: see the guide", []),
        ("VIRIN: Visual Information Record Identification Number", []),
        ("W912HQ-20-C-0012 and 1234-56-7890", []),
        ("DOD_108888888, 20180614_x", []),
    ],
)
def test_find(text: str, values: list[str]) -> None:
    found = list(virin.find(text))
    assert [one.text for one in found] == values
    assert all(text[one.start : one.end] == one.text for one in found)


def test_labels_are_told() -> None:
    text = "see VIRIN:\n240611-A-QX417-1004 and 240611-A-QX417-1005"
    assert [one.label_start for one in virin.find(text)] == [4, None]
    assert next(virin.find("x | VIRIN: 240611-A-QX417-1004")).label_start == 4


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("VIRIN:", (0, 6)),
        ("  VIRIN: | ", (2, 8)),
        ("Photo By: Ann Roe VIRIN:", (18, 24)),
        ("VIRIN", None),
        ("VIRIN: TBD", None),
        ("", None),
    ],
)
def test_empty_labels(line: str, label: tuple[int, int] | None) -> None:
    assert virin.empty_label(line) == label


def _virins() -> st.SearchStrategy[str]:
    day = st.dates(datetime.date(1999, 5, 10), datetime.date(2030, 12, 31)).map(lambda day: f"{day:%y%m%d}")
    origin = st.from_regex(r"\A(?:[A-Z]{2}[0-9]{3}|[A-Z][0-9]{4}|[0-9]{4}[A-Z])\Z")
    sequence = st.from_regex(r"\A[0-9]{3,4}[A-Z]?(?:-[0-9]{3})?(?:-[A-Z]{2})?(?:\.JPG)?\Z")
    return st.tuples(day, st.sampled_from("ADFGHMNOSXZ"), origin, sequence).map("-".join)


@given(_virins())
def test_a_formatted_virin_comes_back(text: str) -> None:
    found = virin.parse(text)
    assert found
    assert virin.formatted(found) == text
    assert found.repaired == text
    assert virin.repaired(text) is None
    assert virin.repaired(text.lower()) is not None
    assert [one.text for one in virin.find(f"See {text}, there.")] == [text]
    assert found.day(TODAY)


ANY_TEXT = st.text() | st.text(alphabet="0123456789-_–AaXx VIRIN:|.JPG\n", max_size=60)


@given(ANY_TEXT)
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    found = virin.parse(text)
    fault = virin_faults.shape_fault(text)
    assert (found is None) == (fault is not None)
    if found:
        assert 0 <= found.start <= found.end <= len(text)
        written = virin.formatted(found)
        again = virin.parse(written)
        assert again
        assert virin.formatted(again) == written
        assert written == text.strip() or found.flaws
    if fault:
        assert 0 <= fault.start <= fault.end <= len(text)
    mended = virin.repaired(text)
    assert mended is None or virin.repaired(mended) is None
    last = 0
    for one in virin.find(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
    virin.empty_label(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("240611-D-S0123-1001", "Defense Logistics Agency"),
        ("240611-a-z0123-1001", "National Guard"),
        ("240611-A-Q0123-1001", ""),
        ("240611-A-QX417-1001", None),
        ("090611-A-0123Q-001", None),
    ],
)
def test_letters_of_units(text: str, unit: str | None) -> None:
    found = virin.parse(text)
    assert found
    assert found.unit == unit


@pytest.mark.parametrize(
    ("sequence", "proper"),
    [
        ("1001", True),
        ("9999", True),
        ("1001C", True),
        ("1000", False),
        ("0249", False),
        ("016", False),
        ("1001-002", False),
    ],
)
def test_scene_and_frame(sequence: str, proper: bool) -> None:
    found = virin.parse(f"240611-A-QX417-{sequence}")
    assert found
    assert found.is_scene_and_frame is proper
