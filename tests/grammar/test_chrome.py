from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import chrome


@pytest.mark.parametrize(
    "line",
    [
        "An official website of the United States Government ",
        "Official website of the United States government",
        "An official website of the U.S. Department of Homeland Security",
        "An official website of the General Services Administration",
        "Here's how you know",
        "Here’s how you know",
        "Official websites use .gov",
        ".gov website belongs to an official government organization in the United States.",
        "A .mil website belongs to an official U.S. Department of Defense organization in the United States.",
        "A .mil website belongs to an official U.S. Department of War organization.",
        "Secure .gov websites use HTTPS",
        "A lock ( lock ) or https:// means you’ve safely connected to the .gov website.",
        "Share sensitive information only on official, secure websites.",
        "A lock or https:// means you've safely connected to the .mil website.",
        "An official website of the United States government Here's how you know",
        "The .gov means it’s official. Federal government websites often end in .gov or .mil.",
        "Before sharing sensitive information, make sure you’re on a federal government site.",
        "The site is secure. The https:// ensures that you are connecting to the official website and so on.",
        "Un sitio oficial del Gobierno de Estados Unidos",
    ],
)
def test_banner_lines(line: str) -> None:
    assert chrome.is_banner_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "An official website of the United States government was launched.",
        "Official websites use .gov domains, he said.",
        "The site is secure after the attack, the general said.",
        "",
        "   ",
        "Here's how you know a good caption",
        "x" * 800,
    ],
)
def test_other_lines_are_no_banner(line: str) -> None:
    assert not chrome.is_banner_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share:", "×", "Copy Link", "Download Image", "Image Details", "FULL SIZE:", "Play",
        "Related Stories",
        " • Download Image: Full Size (1.2 MB)", "Full Size (823 KB)", "{{slideNumber}} of {{numSlides}}",
        "09:16", "0:00 / 1:23", "Slide 1 of 5", "Date Taken: | 12.10.2013 |", "Date Taken: 12.10.2013",
        "Date Posted: 12.10.2013 13:45", "Location: | FORT HOOD, TX, US |", "Resolution: 4000x3000",
        "Photo ID: 1234567", "Photo ID:",
    ],
)  # fmt: skip
def test_chrome_lines(line: str) -> None:
    assert chrome.is_chrome_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Location: Room 5",
        "Play ball",
        "June 7, 2024",
        "Share the news",
        "Doctors meet.",
        "VIRIN: | 131210-F-QX417-001 |",
        "Size matters",
        "Resolution: The court decided to act today. It did.",
    ],
)
def test_other_lines_are_no_chrome(line: str) -> None:
    assert not chrome.is_chrome_line(line)


@given(st.text())
def test_no_line_raises(line: str) -> None:
    chrome.is_banner_line(line)
    chrome.is_chrome_line(line)
