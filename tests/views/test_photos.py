"""Photos as they come out of every format and layout: all that is said of each, and where it stands."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import readers
from pubcheck.document import OPAQUE
from pubcheck.source import Source
from pubcheck.views.albums import photos
from pubcheck.views.page import Context, Page
from pubcheck.views.photo_dates import dates_of
from pubcheck.views.photo_lines import described_photos

FIXTURES = Path(__file__).parents[1] / "fixtures" / "photos"
PARTS = ("alt", "title", "caption", "credit", "virin")

# File → its photos: alternative text, title, caption, credit, VIRIN. Everybody in them is made up.
EXPECTED = {
    "blocks.aspx": [
        (
            "A band plays.",
            None,
            "The band plays at Fort Example, Va., June 11, 2024.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            None,
        ),
        (
            "A girl steers a boat.",
            None,
            "A girl steers a boat at Fort Example, Va., June 12, 2024.",
            "Photo By: Army Sgt. Ann Roe",
            "240612-A-QX561-1002.jpg",
        ),
        (
            "\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000\ue000",
            None,
            "Two sailors wave at Fort Example, Va., June 13, 2024.",
            "(U.S. Navy photo by Ensign Bo Poe)",
            "240613-N-QX562-1003",
        ),
    ],
    "blocks.md": [
        (
            "Two divers jump into the water.",
            "Big Splash",
            "Two divers jump into the harbor at Naval Station Example, Va., June 11, 2024.",
            "Photo By: Navy Petty Officer 3rd Class Ann Roe",
            "240611-N-QX531-1001",
        ),
        (
            "A diver holds a tire.",
            None,
            "A diver holds a tire that lay below the pier of Naval Station Example, Va., June 12, 2024.",
            "(U.S. Navy photo by Seaman Bo Poe)",
            "240612-N-QX532-1002",
        ),
        (
            "A crane lifts a net.",
            None,
            "A crane lifts a net at Naval Station Example, Va., June 13, 2024.",
            "Photo By: Cy Doe, Navy",
            "240613-N-QX533-1003",
        ),
        (
            "A crab walks.",
            "Side Step",
            "A crab walks along the pier of Naval Station Example, Va., June 14, 2024.",
            "Photo By: Navy Ensign Di Loe",
            "240614-N-QX534-1004",
        ),
        (
            "A gull.",
            None,
            "A gull eats a sandwich at Naval Station Example, Va., June 15, 2024.",
            "(Courtesy photo)",
            None,
        ),
        (
            "A rope.",
            None,
            "A rope lies on the pier of Naval Station Example, Va., June 16, 2024.",
            "(U.S. Navy photo by Ensign Ed Noe)",
            "240616-N-QX535-1006.JPG",
        ),
    ],
    "bom-crlf.md": [
        (
            "A baker’s loaf.",
            None,
            "A baker holds a loaf at Fort Example, Va., Oct. 1, 2020.",
            "Photo By: Army Spc. René Añez",
            "201001-A-QX605-1001",
        ),
        (
            "Loaves.",
            None,
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "(U.S. Army photo by Spc. René Añez)",
            "201002-A-QX605-1002",
        ),
    ],
    "bom-crlf.mdx": [
        (
            "A baker’s loaf.",
            None,
            "A baker holds a loaf at Fort Example, Va., Oct. 1, 2020.",
            "Photo By: Army Spc. René Añez",
            "201001-A-QX606-1001",
        ),
        (
            "Loaves.",
            None,
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "(U.S. Army photo by Spc. René Añez)",
            "201002-A-QX606-1002",
        ),
    ],
    "bom.txt": [
        (
            "A baker holds a loaf.",
            "Warm Bread",
            "A baker holds a loaf in the kitchen of Fort Example, Va., Oct. 1, 2020.",
            "Photo By: Army Spc. Ann Roe",
            "201001-A-QX601-1001",
        ),
        (
            "Loaves cool on a rack.",
            "Cooling Down",
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "Photo By: Army Spc. Ann Roe",
            "201002-A-QX601-1002",
        ),
    ],
    "captions-by-class.html": [
        (
            "A pilot smiles.",
            None,
            "A pilot smiles at Example Air Base, Japan, Jan. 5, 2023.",
            "(U.S. Air Force photo by Senior Airman Ann Roe)",
            None,
        ),
        (
            "A mechanic kneels.",
            None,
            "A mechanic kneels below a wing at Example Air Base, Japan, Jan. 6, 2023.",
            None,
            None,
        ),
        (
            "A plane lands.",
            None,
            "A plane lands at Example Air Base, Japan, Jan. 7, 2023.",
            "U.S. Air Force photo by Tech. Sgt. Bo Poe",
            None,
        ),
        (
            (
                "A loadmaster counts boxes at Example Air Base, Japan, Jan. 8, 2023. (U.S. Air "
                "Force photo by Airman 1st Class Cy Doe)"
            ),
            None,
            "A loadmaster counts boxes at Example Air Base, Japan, Jan. 8, 2023.",
            "(U.S. Air Force photo by Airman 1st Class Cy Doe)",
            "230108-F-QX521-1004.JPG",
        ),
        (
            "Snow on a wing.",
            None,
            "Snow lies on a wing at Example Air Base, Japan, Jan. 9, 2023.",
            "(U.S. Air Force photo by Airman Di Loe)",
            None,
        ),
    ],
    "crlf.txt": [
        (
            "A baker holds a loaf.",
            "Warm Bread",
            "A baker holds a loaf in the kitchen of Fort Example, Va., Oct. 1, 2020.",
            "Photo By: Army Spc. Ann Roe",
            "201001-A-QX602-1001",
        ),
        (
            "Loaves cool on a rack.",
            "Cooling Down",
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "Photo By: Army Spc. Ann Roe",
            "201002-A-QX602-1002",
        ),
    ],
    "figures.html": [
        (
            "A band plays.",
            "Brass Band",
            "The band of the 1st Harbor Battalion plays at Fort Example, Va., June 11, 2024.",
            "Photo By: Army Sgt. Ann Roe",
            "240611-A-QX501-1001",
        ),
        (
            "A girl steers a boat.",
            None,
            "A girl steers a boat at Fort Example, Va., June 11, 2024.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            "240611-A-QX501-1002",
        ),
        (
            "Two sailors wave.",
            "Hello There",
            "Two sailors wave from a boat at Fort Example, Va.,   June 12, 2024.",
            "Photo By: Navy Petty Officer 3rd Class Bo Poe",
            "240612-N-QX502-1003",
        ),
        (
            "A cook grills corn.",
            None,
            "A cook grills corn at Fort Example, Va., June 12, 2024.",
            "Army Spc. Cy Doe",
            "240612-A-QX503-1004.JPG",
        ),
        (
            "A dog jumps.",
            None,
            "A dog & its handler jump at Fort Example, Va., June 13, 2024.",
            "U.S. Army photo by Pfc. Di Loe",
            None,
        ),
        (
            "A child sleeps.",
            None,
            "The day was long.",
            None,
            None,
        ),
        (
            "A boat after.",
            None,
            "A boat before and after its bath.",
            "(Courtesy photo)",
            None,
        ),
        (
            "The harbor at night.",
            None,
            "The harbor lies dark at Fort Example, Va., June 14, 2024.",
            "Photo By: Ed Noe, Army",
            "240614-A-QX504-016C",
        ),
    ],
    "figures.md": [
        (
            "A band plays.",
            None,
            "The band plays at Fort Example, Va., June 11, 2024.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            "240611-A-QX541-1001",
        ),
        (
            "A girl steers a boat.",
            None,
            "A girl steers a boat at Fort Example, Va., June 12, 2024.",
            "Photo By: Army Sgt. Ann Roe",
            "240612-A-QX541-1002",
        ),
        (
            "Two sailors wave.",
            None,
            "Two sailors wave at Fort Example, Va., June 13, 2024.",
            "(U.S. Navy photo by Ensign Bo Poe)",
            None,
        ),
        (
            "A cook grills corn at Fort Example, Va., June 14, 2024. (U.S. Army photo by Spc. Cy Doe)",
            None,
            "A cook grills corn at Fort Example, Va., June 14, 2024.",
            "(U.S. Army photo by Spc. Cy Doe)",
            "240614-A-QX542-1004.jpg",
        ),
    ],
    "figures.mdx": [
        (
            "A band plays.",
            None,
            "The band plays at Fort Example, Va., June 11, 2024.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            "240611-A-QX551-1001",
        ),
        (
            "A girl steers a boat.",
            None,
            "A girl steers a boat at \ue000\ue000\ue000\ue000\ue000\ue000\ue000.",
            None,
            None,
        ),
        (
            "Two sailors wave.",
            None,
            "Two sailors wave at Fort Example, Va., June 13, 2024.",
            "(U.S. Navy photo by Ensign Bo Poe)",
            "240613-N-QX552-1003",
        ),
    ],
    "layout-2018.txt": [
        (
            "Two engineers look at a bridge.",
            "Bridge Check",
            "Engineers look at the bridge over the river near Camp Other, Md., Nov. 3, 2018.",
            "Photo By: Army Sgt. Ann Roe",
            "181103-A-QX417-023",
        ),
        (
            "A truck crosses a bridge.",
            "First Truck",
            "A truck crosses the bridge near Camp Other, Md., Nov. 5, 2018.",
            "Photo By: Spc. Bo Poe",
            "181105-A-QX418-102",
        ),
    ],
    "layout-2019.txt": [
        (
            "Soldiers paint a wall.",
            "Fresh Paint",
            (
                "Soldiers assigned to the 1st Harbor Battalion paint a wall at Fort Example, "
                "Va., June 11, 2019. The paint was given by a local shop."
            ),
            "Photo By: Army Sgt. Ann Roe",
            "190611-A-QX417-016C",
        ),
        (
            "A child holds a brush.",
            "Small Helper",
            "Bo Poe, 6, holds a brush at Fort Example, Va., June 12, 2019.",
            "Photo By: Air Force Staff Sgt. Cy Doe",
            "190612-F-QX418-0249C",
        ),
        (
            "A dog sleeps beside a ladder; with buckets around it.",
            "Day Off",
            "A dog sleeps beside a ladder in the yard of Fort Example, Va., Sept. 27, 2019.",
            "Photo By: Marine Corps Lance Cpl. Di Loe",
            "190927-M-QX419-005",
        ),
        (
            "Soldiers wash brushes.",
            "Blue Water",
            "In this file photo, soldiers wash brushes near the border of Fort Example, Va., June 7, 2018.",
            "Photo By: Coast Guard Petty Officer 2nd Class Ed Noe",
            "180607-G-QX420-0002C",
        ),
    ],
    "layout-2021.txt": [
        (
            "Two divers jump into the water.",
            "Big Splash",
            "Two divers jump into the harbor at Naval Station Example, Va., Feb. 2, 2021.",
            "Photo By: Navy Petty Officer 3rd Class Cy Doe",
            "210202-N-QX421-1001",
        ),
        (
            "A diver holds a tire.",
            "Old Tire",
            "A diver holds a tire that lay below the pier of Naval Station Example, Va., Feb. 3, 2021.",
            "Photo By: Navy Seaman Apprentice Di Loe",
            "210203-N-QX422-1014",
        ),
        (
            "A crane lifts a net.",
            "Heavy Net",
            "A crane lifts a net from the harbor at Naval Station Example, Va., Feb. 4, 2021.",
            "Photo By: Ed Noe, Navy",
            "210204-N-QX423-1002",
        ),
    ],
    "layout-2024.txt": [
        (
            "A rocket rises over palms.",
            "Morning Launch",
            "A rocket rises from Cape Example Space Force Station, Fla., Jan. 10, 2024.",
            "Credit: Space Force Tech. Sgt. Ann Roe",
            "240110-X-QX424-1001",
        ),
        (
            "Four guardians look up.",
            "Roof View",
            "Four guardians look up at a rocket at Cape Example Space Force Station, Fla., Jan. 10, 2024.",
            "Credit:Air Force Senior Airman Bo Poe",
            "240110-F-QX425-1074",
        ),
        (
            "An official speaks at a lectern.",
            "Thanks to All",
            "An official thanks the crew at Cape Example Space Force Station, Fla., Jan. 11, 2024.",
            "Credit: Cy Doe, DOD",
            "240111-D-QX426-1003",
        ),
    ],
    "layout-dvids.txt": [
        (
            None,
            "Soldiers Build a Dam of Bags",
            "Soldiers of the 3rd Harbor Brigade fill bags with sand at Camp Other, Md., Dec. 10, 2013.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            "131210-A-QX431-004",
        ),
    ],
    "layout-navy.txt": [
        (
            None,
            None,
            "NORFOLK, Va. (June 11, 2024) A boat leaves its pier with food for the island.",
            "(U.S. Navy photo by Mass Communication Specialist 2nd Class Ann Roe)",
            "240611-N-QX434-1001",
        ),
        (
            None,
            None,
            "ATLANTIC OCEAN (June 12, 2024) Sailors stand watch aboard a boat on its way to the island.",
            "(U.S. Navy photo by Mass Communication Specialist Seaman Bo Poe/Released)",
            "240612-N-QX435-1014",
        ),
    ],
    "layout-one-line.txt": [
        (
            None,
            None,
            "Airmen load a plane at Example Air Base, Japan, May 4, 2015.",
            "(U.S. Air Force photo by Senior Airman Bo Poe/Released)",
            "150504-F-QX432-011",
        ),
        (
            None,
            None,
            "Marines climb a rope at Camp Other, N.C., May 5, 2015.",
            "(U.S. Marine Corps photo by Cpl. Cy Doe // RELEASED)",
            "150505-M-QX433-012",
        ),
    ],
    "layout-pages.txt": [
        (
            "A tank rolls through mud.",
            "MUD RUN",
            "A tank rolls through mud at Fort Example, Va., March 12, 2019.",
            "Photo By: Army Staff Sgt. Ann Roe",
            "190312-A-QX427-031A.JPG",
        ),
        (
            "A cook cuts onions.",
            "MANY ONIONS",
            "A cook cuts onions in the kitchen of Fort Example, Va., March 13, 2019.",
            "Photo By: Army Pfc. Bo Poe",
            "190313-A-QX428-002.JPG",
        ),
        (
            "An aircrew walks to its plane.",
            "TO THE PLANE",
            "An aircrew walks to its plane at Example Air Base, Japan, April 2, 2019.",
            "Photo by: Cy Doe",
            "190402-F-QX429-006.JPG",
        ),
        (
            "A loadmaster counts boxes.",
            "BOX COUNT",
            "A loadmaster counts boxes at Example Air Base, Japan, April 3, 2019.",
            "PHOTO BY: Di Loe",
            "190403-F-QX430-007.JPG",
        ),
    ],
    "loose.html": [
        (
            "Two engineers look at a bridge.",
            "Bridge Check",
            "Engineers look at the bridge near Camp Other, Md., Nov. 3, 2022.",
            "Photo By: Army Sgt. Ann Roe",
            "221103-A-QX511-1001",
        ),
        (
            "A truck crosses a bridge.",
            None,
            "A truck crosses the bridge near Camp Other, Md., Nov. 5, 2022.",
            "Photo By: Army Spc. Bo Poe",
            "221105-A-QX512-1002",
        ),
        (
            "A worker paints a rail.",
            None,
            "A worker paints a rail of the bridge near Camp Other, Md., Nov. 6, 2022.",
            "(U.S. Army photo by Sgt. Ann Roe)",
            "221106-A-QX513-1003",
        ),
        (
            "A cat sits on a beam.",
            None,
            "A cat sits on a beam near Camp Other, Md., Nov. 7, 2022.",
            "Photo by: Cy Doe",
            "221107-A-QX514-006.JPG",
        ),
        (
            "A bird sits on a beam.",
            None,
            "A bird sits on a beam near Camp Other, Md., Nov. 8, 2022.",
            "Photo by: Di Loe",
            "221108-A-QX515-007.JPG",
        ),
        (
            "A moon over a bridge.",
            None,
            "The moon stands over the bridge near Camp Other, Md., Nov. 9, 2022.",
            "(Courtesy photo by Ed Noe)",
            None,
        ),
    ],
    "missing-parts.txt": [
        (
            None,
            None,
            "Soldiers stack chairs in the hall of Fort Example, Va., July 1, 2022.",
            "Photo By: Army Sgt. Ann Roe",
            "220701-A-QX436-1001",
        ),
        (
            "A hall with chairs.",
            "Empty Hall",
            "Chairs stand in the hall of Fort Example, Va., July 2, 2022.",
            "Photo By: Army Sgt. Ann Roe",
            None,
        ),
        (
            "A hall with no chairs.",
            "Emptier Hall",
            "The hall of Fort Example, Va., stands empty, July 3, 2022.",
            None,
            "220703-A-QX436-1003",
        ),
        (
            "A door closes.",
            "Good Night",
            "A door of the hall closes at Fort Example, Va., July 4, 2022.",
            "Courtesy photo",
            None,
        ),
    ],
    "windows-1252.aspx": [
        (
            "A baker’s loaf.",
            None,
            "A baker’s loaf at Fort Example, Va., Oct. 1, 2020.",
            "(U.S. Army photo by Spc. René Añez)",
            None,
        ),
    ],
    "windows-1252.html": [
        (
            "A baker’s loaf.",
            None,
            "A baker holds a loaf – still warm – at Fort Example, Va., Oct. 1, 2020.",
            "(U.S. Army photo by Spc. René Añez)",
            "201001-A-QX604-1001",
        ),
        (
            "Loaves.",
            None,
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "Photo By: Army Spc. René Añez",
            "201002–A–QX604–1002",
        ),
    ],
    "windows-1252.txt": [
        (
            "A baker’s loaf.",
            "Warm Bread",
            "A baker holds a loaf in the kitchen of Fort Example, Va., Oct. 1, 2020.",
            "Photo By: Army Spc. René Añez",
            "201001-A-QX603-1001",
        ),
        (
            "Loaves cool on a rack.",
            "Cooling Down",
            "Loaves cool on a rack at Fort Example, Va., Oct. 2, 2020.",
            "Photo By: Army Spc. René Añez",
            "201002-A-QX603-1002",
        ),
    ],
}


def page_of(text: str, form: str, profile: str | None = None) -> Page:
    document = readers.read(Source.decode(f"example.{form}", text.encode()), readers.BY_SUFFIX[f".{form}"])
    return Page(document, Context(date(2026, 1, 1), profile))


def page_of_file(name: str) -> Page:
    source = Source.decode(name, (FIXTURES / name).read_bytes())
    document = readers.read(source, readers.BY_SUFFIX[Path(name).suffix])
    return Page(document, Context(date(2026, 1, 1)))


def row_of(photo):
    return tuple(part and part.text for part in (getattr(photo, name) for name in PARTS))


def folded(text):
    return "".join(text.split())


def test_there_is_a_row_for_every_fixture():
    assert {path.name for path in FIXTURES.glob("[!.]*")} == set(EXPECTED)
    assert sum(map(len, EXPECTED.values())) >= 60


@pytest.mark.parametrize("name", EXPECTED)
def test_photos_of(name):
    assert [row_of(photo) for photo in described_photos(page_of_file(name))] == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_part_stands_where_it_says(name):
    page = page_of_file(name)
    for photo in described_photos(page):
        for part in filter(None, (getattr(photo, name) for name in PARTS)):
            written = page.document.source[part.span()]
            if OPAQUE not in part.text:
                shown = html.unescape(re.sub(r"<[^<>]*>|\*", "", written))
                assert folded(shown) == folded(part.text)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("md", "![A wall.](a.jpg)\nA wall, June 11, 2024. (Photo by Ann Roe)", ["A wall, June 11, 2024."]),
        # A caption that is broken at a margin stays one caption; title and alternative text stay apart.
        (
            "md",
            (
                "![A wall.](a.jpg)\nFresh Paint\n"
                "Soldiers of the 1st Harbor Battalion paint a wall of their barracks at the\n"
                "gate of Fort Example, Va., June 11, 2024.\nPhoto By: Army Sgt. Ann Roe\n"
                "VIRIN: 240611-A-QX417-1001"
            ),
            [
                (
                    "Soldiers of the 1st Harbor Battalion paint a wall of their barracks at the "
                    "gate of Fort Example, Va., June 11, 2024."
                )
            ],
        ),
        # Text with line ends is no photo block where no line of it is a credit or a VIRIN.
        ("html", "<p>The photo shows\na wall\nin June.</p>", []),
        ("html", "<figure><img src=a.jpg><figcaption> </figcaption></figure>", []),
        (
            "html",
            "<figure><img src=a.jpg><figure><img src=b.jpg><figcaption>B.</figcaption></figure></figure>",
            ["B."],
        ),
        ("html", "<div class=caption>Nothing above.</div>", []),
        ("html", "<p>Text. <img src=a.jpg></p><p class=caption>Not right below.</p>", []),
        ("html", "<img src=a.jpg><p class=caption>Right below.</p>", ["Right below."]),
        ("html", "<p><img src=a.jpg></p>\n<p class=caption>Right below.</p>", ["Right below."]),
    ],
)
def test_captions(form, text, expected):
    found = described_photos(page_of(text, form))
    assert [photo.caption.text for photo in found if photo.caption] == expected


def test_a_template_makes_a_photo_opaque():
    page = page_of(
        "<figure><img src=a.jpg alt=A><figcaption>{{ caption }}</figcaption></figure>", "md", "dvids"
    )
    assert [photo.is_opaque for photo in photos(page)] == [True]


@pytest.mark.parametrize(
    ("image", "is_photo"),
    [
        ('<img src="a.jpg" alt="A wall.">', True),
        ('<img src="a.jpg">', True),
        ('<img src="a.JPEG?w=300" alt="A wall." width="600px">', True),
        ('<a href="large/a.jpg"><img src="a.jpg" alt="A wall."></a>', True),
        ('<img src="240611-A-QX417-1001.PNG" alt="A wall.">', True),
        ('<img src="a.png" alt="A chart.">', False),
        ('<img src="a.jpg" alt="">', False),
        ('<img src="a.jpg" alt="A face." width="80">', False),
        ('<img src="unit-logo.jpg" alt="The unit.">', False),
        ('<a href="/news/2"><img src="a.jpg" alt="Another story."></a>', False),
        ('<nav><img src="a.jpg" alt="A wall."></nav>', False),
        ('<img src="a.jpg" alt="A wall." aria-hidden="true">', False),
    ],
)
def test_which_bare_images_are_photos(image, is_photo):
    assert bool(photos(page_of(f"<main><p>Text.</p>{image}</main>", "html", "dvids"))) is is_photo
    assert photos(page_of(f"<main><p>Text.</p>{image}</main>", "html", "gov")) == []


@pytest.mark.parametrize(
    ("caption", "of_photo"),
    [
        ("Soldiers paint a wall, June 11, 2024.", ["June 11, 2024"]),
        ("Soldiers paint a wall that has stood since May 3, 1961, June 11, 2024.", ["June 11, 2024"]),
        ("Soldiers paint a wall before the parade of June 12, 2024.", ["June 12, 2024"]),
        ("A wall that fell in the attack of Dec. 7, 1941.", []),
        ("The unit, set to deploy on June 12, 2024, packs, June 11, 2024.", ["June 11, 2024"]),
        ("Sailors visit the Sept. 11 Memorial.", []),
        ("NORFOLK, Va. (June 11, 2024) A boat leaves.", ["June 11, 2024"]),
    ],
)
def test_dates_of_the_photo(caption, of_photo):
    (photo,) = described_photos(
        page_of(f"<figure><img src=a.jpg alt=A><figcaption>{caption}</figcaption></figure>", "html")
    )
    assert [date.text for date in dates_of(photo) if date.is_of_photo] == of_photo


FRAGMENTS = st.sampled_from(
    [
        "Photo By: Army Sgt. Ann Roe",
        "VIRIN: 240611-A-QX417-1001",
        "VIRIN:",
        "(U.S. Army photo by",
        ")",
        "June 11, 2024",
        "June 31",
        "<figure>",
        "</figure>",
        "<img src=a.jpg alt='A wall. (Courtesy photo)'>",
        "![A wall.](240611-A-QX417-1001.jpg)",
        "<figcaption>",
        "</figcaption>",
        "<p class=caption>",
        "<span class=credit>",
        "</span>",
        "<br>",
        "{{ x }}",
        "\ue000",
        "\n",
        "\n\n",
        " ",
        "&nbsp;",
        "240611–a–zz999–1001",
        "Fresh Paint",
        "Soldiers paint a wall.",
        "é",
        "<table>",
        "<td>",
    ]
)


@given(st.lists(FRAGMENTS, max_size=14), st.sampled_from(["html", "md", "mdx", "txt"]))
@settings(max_examples=100, deadline=None)
def test_nothing_raises_and_every_part_has_a_place(fragments, form):
    page = page_of("".join(fragments), form, "dvids")
    length = len(page.document.source.text)
    for photo in photos(page):
        assert 0 <= photo.span.start <= photo.span.end <= length
        assert photo.credited is None or photo.credit is not None
        for part in filter(None, (getattr(photo, name) for name in PARTS)):
            assert part.text == part.text.strip() != ""
            assert 0 <= part.span().start <= part.span().end <= length
        for found in dates_of(photo):
            assert found.phrase.text[found.found.start : found.found.end] == found.found.text
