from __future__ import annotations

from datetime import date

from pubcheck import readers
from pubcheck.source import Source
from pubcheck.views.page import Context, Page
from pubcheck.views.people import people
from pubcheck.views.videos import videos

PHOTO = (
    '<figure><img src="a.jpg" alt="A crew."><figcaption>Sgt. Ann Roe paints a wall, June 11, 2024. '
    "(U.S. Army photo by Sgt. Bo Poe)</figcaption></figure>"
)


def page_of(markup: str) -> Page:
    document = readers.read(Source.decode("a.html", markup.encode()), "html")
    return Page(document, Context(date(2026, 1, 1), "dvids"))


def named(markup: str) -> list[tuple[str, str, bool]]:
    return [
        (mention.found.name.text, mention.place, mention.is_quoted)
        for one in people(page_of(markup))
        for mention in one.mentions
    ]


def test_people_of_body_captions_and_quotations() -> None:
    assert named(f"{PHOTO}<p>Maj. Cy Doe said: “We thank Sgt. Roe.”</p>") == [
        ("Ann Roe", "caption", False),
        ("Cy Doe", "body", False),
        ("Roe", "body", True),
    ]


def test_what_a_system_writes_is_left_out() -> None:
    assert named("<p>Story by Sgt. Ann Roe</p><p>By Sgt. Ann Roe</p><p>Photo by Sgt. Ann Roe</p>") == []
    assert named("<p>This work, A Wall, by SGT Ann Roe, identified by DVIDS, is free.</p>") == []
    assert named("<table><tr><td>MAJ Ann Roe</td></tr></table><h2>Sgt. Ann Roe</h2>") == []


def test_videos_and_their_credits() -> None:
    film = '<video src="a.mp4"></video>'
    (video,) = videos(
        page_of(f"<figure>{film}<figcaption>A wall. (U.S. Army video by Bo Poe)</figcaption></figure>")
    )
    assert video.credited
    assert video.credited.name
    assert video.credited.name.text == "Bo Poe"
    (video,) = videos(page_of(f"<figure>{film}<figcaption>A wall.</figcaption></figure>"))
    assert video.credit is None


def test_what_is_no_video_of_the_article() -> None:
    assert videos(page_of('<video src="a.mp4"></video>')) == []
    assert videos(page_of('<figure><video src="a.mp4"></video></figure>')) == []
    assert videos(page_of('<figure><iframe src="https://example.gov/map"></iframe>A map</figure>')) == []
