from __future__ import annotations

import os

import pytest
from image_files import jpeg_with_xmp, packet

from pubcheck.linter_images import Images


@pytest.fixture
def tree(tmp_path):
    site = tmp_path / "site"
    for place, city in {
        "static/media/wall.jpg": "Norfolk",
        "content/news/ship one.jpg": "Bath",
        "content/news/notes.txt": "Rome",
    }.items():
        path = site / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg_with_xmp(packet("", f'photoshop:City="{city}"')))
    (tmp_path / "secret.jpg").write_bytes(jpeg_with_xmp(packet("", 'photoshop:City="Paris"')))
    (site / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (site / "folder.jpg").mkdir()
    return site


def city(images: Images, source: str, address: str) -> str | None:
    document = images.image(source, address)
    return None if document is None else next(f.value for f in document.fields if f.path == ("XMP", "City"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/media/wall.jpg", "Norfolk"),
        ("/media/wall.jpg?w=600#top", "Norfolk"),
        ("../../static/media/wall.jpg", "Norfolk"),
        ("ship%20one.jpg", "Bath"),
        ("./ship one.jpg", "Bath"),
        ("notes.txt", None),
        ("gone.jpg", None),
        ("https://www.example.gov/media/wall.jpg", None),
        ("//www.example.gov/media/wall.jpg", None),
        ("data:image/png;base64,AAAA.jpg", None),
        ("../../../secret.jpg", None),
        ("/../secret.jpg", None),
        ("%2e%2e/%2e%2e/%2e%2e/secret.jpg", None),
        ("../../link.jpg", None),
        ("/folder.jpg", None),
        ("", None),
        ("a\0.jpg", None),
        ("x" * 5000 + ".jpg", None),
        ("{{ image }}.jpg", None),
    ],
)
def test_addresses(tree, address, expected):
    assert city(Images(str(tree)), str(tree / "content/news/story.md"), address) == expected


def test_a_path_relative_to_the_working_directory(tree, monkeypatch):
    monkeypatch.chdir(tree)
    assert city(Images("."), "content/news/story.md", "/media/wall.jpg") == "Norfolk"


def test_an_article_outside_of_the_root_has_no_images(tree):
    assert city(Images(str(tree / "content")), str(tree / "story.md"), "static/media/wall.jpg") is None
    assert city(Images(str(tree / "content")), str(tree / "story.md"), "/media/wall.jpg") is None


def test_each_file_is_read_once(tree):
    images = Images(str(tree))
    first = images.image(str(tree / "content/news/story.md"), "/media/wall.jpg")
    os.unlink(tree / "static/media/wall.jpg")
    assert (
        images.image(str(tree / "content/news/other.md"), "../../static/media/wall.jpg") is None
    )  # it is gone
    assert images.image(str(tree / "content/news/story.md"), "/media/wall.jpg") is first
