from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.credit_lines import find_trailing, is_credit_line
from pubcheck.grammar.credits import parse

# layout, service, rank, name, organization
READ = [
    ("Photo By: Army Sgt. Nicole Paese", "label", "Army", "Sgt.", "Nicole Paese", None),
    ("Photo By: Spc. Anthony Zendejas", "label", None, "Spc.", "Anthony Zendejas", None),
    ("Photo By: Army 1st Lt. Haileigh Combs", "label", "Army", "1st Lt.", "Haileigh Combs", None),
    (
        "Photo By: Seaman Apprentice Bo Roe VIRIN: 240611-N-QX417-031A.JPG",
        "label",
        None,
        "Seaman Apprentice",
        "Bo Roe",
        None,
    ),
    ("Photo by: Ann Roe |  VIRIN: 240611-A-QX417-006.JPG", "label", None, None, "Ann Roe", None),
    (" • Photo By: Sgt. Ann Roe VIRIN:", "label", None, "Sgt.", "Ann Roe", None),
    ("PHOTO BY: Staff Sgt. Ann Roe", "label", None, "Staff Sgt.", "Ann Roe", None),
    ("(U.S. Army photo by Sgt. Ann Roe)", "by", "Army", "Sgt.", "Ann Roe", None),
    ("(U.S. Army photo by Sgt. Ann Roe", "by", "Army", "Sgt.", "Ann Roe", None),
    ("U.S. Army photo by Sgt. Ann Roe)", "by", "Army", "Sgt.", "Ann Roe", None),
    ("(U.S. Air Force photo/Staff Sgt. Ann Roe)", "slash", "Air Force", "Staff Sgt.", "Ann Roe", None),
    ("photo/Ann Roe", "slash", None, None, "Ann Roe", None),
    ("(U.S. Navy photo by MC2 (SW/AW) Ann Roe)", "by", "Navy", "MC2", "Ann Roe", None),
    ("Courtesy photo", "courtesy", None, None, None, None),
    ("Courtesy photo by Acme Corp.", "courtesy", None, None, "Acme Corp.", None),
    ("Photo courtesy of Ann Roe", "courtesy", None, None, "Ann Roe", None),
    ("Courtesy of the Department of Energy", "courtesy", None, None, None, "the Department of Energy"),
    ("Credit: GSA", "credit", None, None, None, "GSA"),
    ("Credit:Army Sgt. Ann Roe", "credit", "Army", "Sgt.", "Ann Roe", None),
    ("Credit: Photo courtesy of Ann Roe", "courtesy", None, None, "Ann Roe", None),
    ("Credit: U.S. Army photo by Sgt. Ann Roe", "credit", "Army", "Sgt.", "Ann Roe", None),
    (
        "Photo by: U.S. Air Force photo by Airman 1st Class Ann Roe",
        "label",
        "Air Force",
        "Airman 1st Class",
        "Ann Roe",
        None,
    ),
    ("Photo: Sgt. Ann Roe", "credit", None, "Sgt.", "Ann Roe", None),
    (
        "DoD photo by U.S. Air Force Senior Airman Ann Roe",
        "by",
        "Air Force",
        "Senior Airman",
        "Ann Roe",
        None,
    ),
    (
        "DoD photo by Master Sgt. Ann Roe/Released",
        "by",
        "Department of Defense",
        "Master Sgt.",
        "Ann Roe",
        None,
    ),
    ("Photo By: Lisa Roe, DOD", "label", "Department of Defense", None, "Lisa Roe", "DOD"),
    ("Photo By: EJ Roe, DOD", "label", "Department of Defense", None, "EJ Roe", "DOD"),
    ("Photo By: Ann Roe, Army", "label", "Army", None, "Ann Roe", "Army"),
    ("Photo By: British Army Cpl. Ann Roe", "label", "foreign force", "Cpl.", "Ann Roe", None),
    ("Utah Army National Guard photo by Ann Roe", "by", "Army National Guard", None, "Ann Roe", None),
    ("U.S. Army Corps of Engineers photo by Ann Roe", "by", "Army", None, "Ann Roe", "Corps of Engineers"),
    ("Photo By: U.S. Army Corps of Engineers", "label", "Army", None, None, "Corps of Engineers"),
    ("Photo By: Army", "label", "Army", None, None, None),
    ("U.S. Army photo", "by", "Army", None, None, None),
    ("Photo By: Army Mr. Ann Roe", "label", "Army", None, "Ann Roe", None),
    ("Photo By: Mrs. Ann Roe", "label", None, None, "Ann Roe", None),
    ("Photo taken by Sgt. Ann Roe", "by", None, "Sgt.", "Ann Roe", None),
    ("U.S. Army photograph by Ann Roe", "by", "Army", None, "Ann Roe", None),
    ("Photo by Sgt. Ann Roe 3rd Infantry Division", "by", None, "Sgt.", "Ann Roe", "3rd Infantry Division"),
    ("Photo by Sgt. Ann Roe U.S. Army Africa", "by", None, "Sgt.", "Ann Roe", "U.S. Army Africa"),
    (
        "Photo by Sgt. Ann Roe Fort Bragg Public Affairs",
        "by",
        None,
        "Sgt.",
        "Ann Roe",
        "Fort Bragg Public Affairs",
    ),
    (
        "Photo by Sgt. Ann M. Roe Fort Bragg Public Affairs",
        "by",
        None,
        "Sgt.",
        "Ann M. Roe",
        "Fort Bragg Public Affairs",
    ),
    ("Photo by Sgt. Ann Roe and Cpl. Bo Poe", "by", None, "Sgt.", "Ann Roe and Cpl. Bo Poe", None),
    ("Photo by the 3rd Combat Camera Squadron", "by", None, None, None, "the 3rd Combat Camera Squadron"),
    ("Photo by Ann M. de la Roe, Jr., USGS", "by", None, None, "Ann M. de la Roe, Jr.", "USGS"),
    ("Dept. of Defense photo by Ann Roe", "by", "Department of Defense", None, "Ann Roe", None),
    ("NASA/Joel Kowsky", "bare", None, None, "Joel Kowsky", "NASA"),
    ("Photo By: Courtesy Photo", "courtesy", None, None, None, None),
    ("Photo By: Courtesy of Acme", "courtesy", None, None, "Acme", None),
    ("Photo By: U.S. Army photo", "label", "Army", None, None, None),
    ("Photo By: NATO photo", "label", "NATO", None, None, None),
    ("Photo By: Air Force Photo", "label", "Air Force", None, None, None),
    ("Photo By: File photo", "label", None, None, None, None),
    (
        "Photo By: Official White House photo by Ann Roe",
        "label",
        None,
        None,
        "Ann Roe",
        "Official White House",
    ),
    ("Photo By: Retired Col. Ann Roe", "label", None, "Col.", "Ann Roe", None),
    ("(U.S. Army photo Sgt. Ann Roe)", "by", "Army", "Sgt.", "Ann Roe", None),
    ("(Photo: Ann Roe, USAG Bavaria)", "credit", None, None, "Ann Roe", "USAG Bavaria"),
    ("Photo  by Ann Roe", "by", None, None, "Ann Roe", None),
    ("U.S. Navy graphic illustration by Ann Roe", "by", "Navy", None, "Ann Roe", None),
    ("Credit: Ann Roe / U.S. Geological Survey.", "credit", None, None, "Ann Roe", "U.S. Geological Survey"),
    ("Photo By: Capt. Ann Roe, British army", "label", "foreign force", "Capt.", "Ann Roe", "British army"),
    ("AP Photo/Ann Roe, File", "slash", None, None, "Ann Roe", "AP"),
    ("Photo by Jane Roe, USGS", "by", None, None, "Jane Roe", "USGS"),
    ("USDA photo by Bob Nichols.", "by", None, None, "Bob Nichols", "USDA"),
    ("Getty Images", "bare", None, None, None, "Getty Images"),
    (
        "Vladimir Kononok/iStock via Getty Images Plus",
        "bare",
        None,
        None,
        "Vladimir Kononok",
        "iStock via Getty Images Plus",
    ),
    ("Photo by @Rachel Ellis", "by", None, None, "@Rachel Ellis", None),
    (
        "Photo by Tyler Gamble of the New Orleans Police Department",
        "by",
        None,
        None,
        "Tyler Gamble",
        "the New Orleans Police Department",
    ),
    ("Credit: Department of Interior.", "credit", None, None, None, "Department of Interior"),
    ("Photo By: Ann Roe (USGS)", "label", None, None, "Ann Roe", "USGS"),
    ("Jeff White, GSA", "bare", None, None, "Jeff White", "GSA"),
    (
        "(U.S. Marine Corps combat camera photo by Cpl. Ann Roe)",
        "by",
        "Marine Corps",
        "Cpl.",
        "Ann Roe",
        None,
    ),
    (
        "Joint Task Force - Example photo by Sgt. Ann Roe",
        "by",
        None,
        "Sgt.",
        "Ann Roe",
        "Joint Task Force - Example",
    ),
    ("Photographed by Sgt. Ann Roe", "by", None, "Sgt.", "Ann Roe", None),
    ("(N.Y. Army National Guard photo by Ann Roe)", "by", "Army National Guard", None, "Ann Roe", None),
    ("Photo by C. Q. Low", "by", None, None, "C. Q. Low", None),
    ("Photo By: Navy Fleet Master Chief Bo Poe", "label", "Navy", "Fleet Master Chief", "Bo Poe", None),
    ("Video By: Marine Corps Lance Cpl. Ann Roe", "label", "Marine Corps", "Lance Cpl.", "Ann Roe", None),
]


@pytest.mark.parametrize(("text", "layout", "service", "rank", "name", "organization"), READ)
def test_parts(
    text: str, layout: str, service: str | None, rank: str | None, name: str | None, organization: str | None
) -> None:
    credit = parse(text)
    assert credit
    assert credit.layout == layout
    assert (credit.service.service.name if credit.service else None) == service
    assert (credit.rank.text if credit.rank else None) == rank
    assert (credit.name.text if credit.name else None) == name
    assert (credit.organization.text if credit.organization else None) == organization
    assert credit.faults == ()
    for part in (credit.rank, credit.name, credit.organization, credit.medium, credit.verb, *credit.services):
        assert part is None or text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    ("text", "kind", "written", "replacement"),
    [
        ("(U.S. Army photo by Sgt. Bo WoodsReleased)", "name-garbled", "WoodsReleased", "Woods"),
        ("Photo By: Air Force Airman st Class Ann Roe", "name-garbled", "st", "1st"),
        ("Photo By: Army 1 st Lt. Ann Roe", "name-garbled", "1 st", "1st"),
        ("Photo By: Petty Officer nd Class Ann Roe", "name-garbled", "nd", "2nd"),
        ("Photo By: Army Sgt. Ann Roe/", "trailing-mark", "/", ""),
        ("Photo By: Army Sgt. Ann Roe |", "trailing-mark", " |", ""),
        ("Photo By: Army Sgt. Ann  Roe", "double-space", "  ", " "),
        ("(U. S. Navy photo by Ann Roe)", "service-punctuation", "U. S. Navy", "U.S. Navy"),
        ("(US Army photo by Ann Roe)", "service-punctuation", "US Army", "U.S. Army"),
        ("(U.S.Army photo by Ann Roe)", "service-punctuation", "U.S.Army", "U.S. Army"),
        ("(USAF photo by Ann Roe)", "service-punctuation", "USAF", "U.S. Air Force"),
    ],
)
def test_faults(text: str, kind: str, written: str, replacement: str) -> None:
    credit = parse(text)
    assert credit
    (fault,) = credit.faults
    assert (fault.kind, text[fault.start : fault.end], fault.replacement) == (kind, written, replacement)
    assert credit.name
    mended = text[: fault.start] + replacement + text[fault.end :]
    again = parse(mended)
    assert again
    assert again.faults == ()


def test_the_people_of_garbled_credits_are_read() -> None:
    credit = parse("(U.S. Air Force photo by Airman st Class Ann Roe)")
    assert credit
    assert credit.name
    assert credit.name.text == "Ann Roe"
    credit = parse("(U.S. Army photo by Sgt. Bo WoodsReleased)")
    assert credit
    assert credit.name
    assert credit.name.text == "Bo Woods"


@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("(U.S. Navy photo by Ann Roe/Released)", "Released"),
        ("(U.S. Navy photo by Ann Roe // RELEASED)", "RELEASED"),
        ("(U.S. Navy photo by Ann Roe) // RELEASED", "RELEASED"),
        ("(U.S. Air Force photo/Ann Roe)(Released)", "Released"),
        ("(U.S. Air Force photo/Released)", "Released"),
        ("Photo by Ann Roe, released", "released"),
    ],
)
def test_release_markers(text: str, released: str | None) -> None:
    credit = parse(text)
    assert credit
    assert (credit.released.text if credit.released else None) == released
    assert credit.service is None or credit.service.service.branch
    assert credit.name is None or credit.name.text == "Ann Roe"


@pytest.mark.parametrize(
    "text",
    [
        "(U.S. Navy photo illustration by Ann Roe) (Stitched from three frames)",
        "(U.S. Navy photo illustration by Ann Roe (Stitched from three frames))",
        "Photo illustration by Ann Roe (Stitched from three frames)",
    ],
)
def test_disclosures(text: str) -> None:
    credit = parse(text)
    assert credit
    assert credit.disclosure
    assert credit.disclosure.text == "Stitched from three frames"
    assert credit.medium
    assert credit.medium.text.lower() == "photo illustration"
    assert credit.name
    assert credit.name.text == "Ann Roe"


@pytest.mark.parametrize(
    "text",
    ["Photo By:", "Photo by", "Photo By: Army", "Photo By: Sgt.", "U.S. Army photo", "DoD photo", "Credit:"],
)
def test_nobody_is_named(text: str) -> None:
    credit = parse(text)
    assert credit
    assert credit.names_nobody


@pytest.mark.parametrize(
    "text",
    [
        "Courtesy photo",
        "NASA photo",
        "Credit: GSA",
        "Photo By: unknown",
        "Getty Images",
        "U.S. Army Band photo",
        "JTF-GTMO",
    ],
)
def test_somebody_is_named(text: str) -> None:
    credit = parse(text)
    assert credit
    assert not credit.names_nobody


@pytest.mark.parametrize(
    ("text", "military"),
    [
        ("Photo By: Army Sgt. Ann Roe", True),
        ("Photo By: Spc. Ann Roe", True),
        ("DoD photo by Ann Roe", True),
        ("Photo By: British Army photo", False),
        ("NASA/Joel Kowsky", False),
        ("USDA photo by Bob Nichols", False),
        ("agny_illustration/iStock via Getty Images", False),
    ],
)
def test_civilian_credits_are_told(text: str, military: bool) -> None:
    credit = parse(text)
    assert credit
    assert credit.is_military is military


@pytest.mark.parametrize(
    "text", ["", "  ", "Photo By: 123", "Photo By: {{ name }}", "...", "x" * 700, "/|", "VIRIN:"]
)
def test_what_is_no_credit(text: str) -> None:
    credit = parse(text)
    assert credit is None or text == "VIRIN:"


@pytest.mark.parametrize("text", [row[0] for row in READ if row[1] != "bare"])
def test_credits_are_credit_lines(text: str) -> None:
    assert is_credit_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Photo by photo, the team rebuilt the base.",
        "Give credit where due",
        "Credit: where credit is due",
        "Credit Union members",
        "Credit hours, in flexible work schedules",
        "Credit cards",
        "Photo courtesy matters to all of us.",
        "Video by the numbers",
        "Photo by Ann Roe shows the team.",
        "Courtesy photos help tell the story",
        "Courtesy Call",
        "Courtesy",
        "Army photo contest winners",
        "Army Photos",
        "Team photo",
        "Video: Town Hall",
        "The Army photo by Sgt. Roe won a prize.",
        "A U.S. Army photo by Sgt. Ann Roe.",
        "Image of the day",
        "Photo by Ann Roe, who has worked here for years and won prizes in it",
        "Photo by Ann Roe. The base is open. Come and see.",
        "Art by committee",
        "Video/Audio (including live cams)",
        "[National Broadband Map](http://www.broadbandmap.gov/data-download)",
        "Maps by the team",
        "NASA/Joel Kowsky",
        "Ann Roe",
        "Getty Images",
        "Photos",
        "",
        "Photo By: " + "A" * 400,
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert not is_credit_line(text)


TRAILING = [
    ("Text June 11, 2024. ", "(U.S. Army photo by Sgt. Ann Roe)"),
    ("Text June 11, 2024 ", "(U.S. Army photo by Sgt. Ann Roe)."),
    ("Text June 11, 2024. ", "DoD photo by Air Force Staff Sgt. Ann Roe"),
    ("Text (left) and more. ", "(U.S. Navy photo by MC2 (SW) Ann Roe/Released)"),
    ("Text. ", "(U.S. Navy photo illustration by Ann Roe) (Stitched from three frames)"),
    ("Text. ", "(U.S. Navy photo by Ann Roe) // RELEASED"),
    ("Text. ", "(U.S. Army photo by Sgt. Ann Roe"),
    ("He works for NASA. ", "U.S. Army photo by Sgt. Ann Roe"),
    ("Text. ", "Credit: NASA/Joel Kowsky"),
    ("Text. ", "Photo by Ann Roe"),
    ("Text. ", "(NASA/Joel Kowsky)"),
    ("Text. ", "(Courtesy photo)"),
    ("Text.", "(U.S. Army photo by Sgt. Ann Roe)"),
    ("Text — ", "U.S. Air Force photo/Senior Airman Ann Roe"),
    ("Text. ", "USDA photo by Bob Nichols."),
    ("", "U.S. Army photo by Sgt. Ann Roe"),
    ("Soldiers (left and right) train. ", "(Photo by Lt. Ann Roe, 3rd (Heavy) Brigade)"),
]


@pytest.mark.parametrize(("caption", "credit"), TRAILING)
def test_trailing_credits(caption: str, credit: str) -> None:
    text = caption + credit
    found = find_trailing(text + " \n")
    assert found
    assert text[slice(*found)] == credit


@pytest.mark.parametrize(
    "caption",
    [
        "The officer holds a photo by the door (left).",
        "A soldier holds a photo by Sgt. Ann Roe that shows a truck.",
        "Text (file photo)",
        "Text (photo)",
        "Soldiers of the unit (Team photo)",
        "Fighters of the group (ISIS/Islamic State)",
        "Sgt. Ann Roe takes a photo by the river. She works (a lot).",
        "",
        "(",
        ")",
    ],
)
def test_captions_without_a_credit(caption: str) -> None:
    assert find_trailing(caption) is None


WORDS = [
    "Photo By:",
    "photo by",
    "(",
    ")",
    "U.S.",
    "Army",
    "Sgt.",
    "Ann",
    "Roe",
    "/",
    "Released",
    "|",
    "VIRIN:",
    "x",
    ",",
    "  ",
]
ANY_TEXT = st.text() | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(ANY_TEXT)
def test_no_text_raises_and_ranges_lie_inside(text: str) -> None:
    is_credit_line(text)
    found = find_trailing(text)
    assert found is None or 0 <= found[0] < found[1] <= len(text)
    credit = parse(text)
    if credit is None:
        return
    assert 0 <= credit.start <= credit.end <= len(text)
    parts = (credit.medium, credit.verb, credit.rank, credit.honorific, credit.name, credit.organization)
    for part in (*parts, credit.released, credit.disclosure, credit.leftover, *credit.services):
        assert part is None or text[part.start : part.end] == part.text
    assert all(0 <= fault.start <= fault.end <= len(text) for fault in credit.faults)
