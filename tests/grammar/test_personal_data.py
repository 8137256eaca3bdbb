"""Personal data: what is found, and the numbers that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import personal_data


def found(find, text):
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Roe, 219-45-6781", ["219-45-6781"]),
        ("Roe,219-45-6781,Ann", ["219-45-6781"]),
        ("(219-45-6781)", ["219-45-6781"]),
        ("219\u201145\u20116781", ["219\u201145\u20116781"]),
        ("SSN: 219456781", ["219456781"]),
        ("SSN 219-45-6781.", ["219-45-6781"]),
        ("Social Security number is 219 45 6781", ["219 45 6781"]),
        ("078-05-1120 123-45-6789 000-12-3456 666-12-3456 912-34-5678 219-00-6781 219-45-0000", []),
        ("111-11-1111 121-21-2121", []),
        ("703-555-0123, 20301-1400, 240611-A-QX417-1001, 978-0-16-045678-1, 2019-45-6781", []),
        ("1219-45-6781, 219-45-67812, 219-45-6781-1, A219-45-6781, /219-45-6781, 219-45-6781.5", []),
        ("SSN 9 digits long, SSNs 219", []),
    ],
)
def test_ssns(text, numbers):
    assert found(personal_data.find_ssns, text) == numbers


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("Docket No. 219-45-6781", True),
        ("part 219-45-6781", True),
        ("No. 219-45-6781", True),
        ("phone 219-45-6781", True),
        ("her case file, SSN 219-45-6781", False),
        ("Spc. Roe 219-45-6781", False),
    ],
)
def test_doubtful_ssns(text, is_doubtful):
    (one,) = personal_data.find_ssns(text)
    assert one.is_doubtful is is_doubtful


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("DoD ID: 1456789023", ["1456789023"]),
        ("EDIPI 1456789023", ["1456789023"]),
        ("DoD ID number (EDIPI): 1456789023", ["1456789023"]),
        ("DoD ID 1234567890", []),
        ("DoD ID 14567890231", []),
        ("order 1456789023", []),
    ],
)
def test_dod_ids(text, numbers):
    assert found(personal_data.find_dod_ids, text) == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("DOB: 05/12/1980", ["05/12/1980"]),
        ("Date of birth: May 12, 1980", ["May 12, 1980"]),
        ("date of birth: 01/01/1970", []),
        ("was born on May 12, 1980", []),
        ("date of birth (May 12, 1980)", ["May 12, 1980"]),
        ("DOB: 1980", []),
    ],
)
def test_birth_dates(text, dates):
    assert found(personal_data.find_birth_dates, text) == dates


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("lives at 123 Oak Hill Drive, Norfolk", ["123 Oak Hill Drive"]),
        ("Home address: 14 N. Main St.", ["14 N. Main St."]),
        ("resides at 12 different posts on the way", []),
        ("the office at 14 N. Main St.", []),
    ],
)
def test_home_addresses(text, places):
    assert found(personal_data.find_home_addresses, text) == places


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("home phone: 703-459-1234", [("703-459-1234", False)]),
        ("personal cell number 703.459.1234", [("703.459.1234", False)]),
        ("Cell: (703) 459-1234", [("(703) 459-1234", True)]),
        ("cell 703-555-0123; home phone 800-459-1234; phone 703-459-1234", []),
        ("the cell had 703 beds", []),
    ],
)
def test_phones(text, numbers):
    places = personal_data.find_private_phones(text)
    told = {(text[one.start : one.end], one.is_doubtful) for one in places}
    assert {number for number, _ in told} == {number for number, _ in numbers}
    assert set(numbers) <= told


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("to ann.roe@gmail.com.", ["ann.roe@gmail.com"]),
        ("your.name@gmail.com jane.doe@yahoo.com user1@aol.com", []),
        ("ann@army.mil @gmail.com ann@gmail.com.example", []),
    ],
)
def test_mail(text, addresses):
    assert found(personal_data.find_private_mail, text) == addresses


FINDERS = [
    getattr(personal_data, name)
    for name in dir(personal_data)
    if name.startswith("find_") and name != "find_dates"
]


@given(st.text(st.sampled_from("219-45678 .:@gmailcomSSNDOBhome cellphone\u2011\n")))
def test_any_text_is_read(text):
    for find in FINDERS:
        for one in find(text):
            assert 0 <= one.start < one.end <= len(text)


@given(st.text())
def test_any_text_is_read_after_a_label(text):
    for label in ("SSN ", "DOB: ", "EDIPI ", "lives at 1 ", "home phone ", ""):
        for find in FINDERS:
            list(find(label + text))
