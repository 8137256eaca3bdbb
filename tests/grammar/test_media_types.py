"""Images, sound and film by their names."""

from __future__ import annotations

import pytest

from pubcheck.grammar.media_types import is_image_sound_or_film


@pytest.mark.parametrize(
    ("address", "stated"),
    [
        ("ship.png", ""),
        ("/media/ANTHEM.MP3?v=2#t=3", ""),
        (" film.webm ", ""),
        ("data:image/svg+xml,<svg/>", ""),
        ("/media/17", "Video/MP4"),
        ("x.html", "image/png"),
    ],
)
def test_shown(address, stated):
    assert is_image_sound_or_film(address, stated)


@pytest.mark.parametrize(
    ("address", "stated"),
    [
        ("", ""),
        ("map.html", ""),
        ("/media/17", ""),
        ("report.pdf", "application/pdf"),
        ("ship.png", "application/pdf"),
        ("png", ""),
        ("a.png/index", ""),
        ("data:text/html,ship.html", ""),
    ],
)
def test_not_shown(address, stated):
    assert not is_image_sound_or_film(address, stated)
