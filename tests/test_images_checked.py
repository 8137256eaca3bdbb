"""Image files from their bytes to the findings, alone and beside the page that shows them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from image_files import UTF_8, jpeg_with_iptc, picture

CAPTION = "Soldiers paint a wall at Fort Example, Va., June 11, 2024. (U.S. Army photo by Sgt. Ann Roe)"
PAGE = """---
title: Fresh paint at Fort Example
description: Soldiers of the Example Brigade paint a wall in June, as they do each year.
---
![Two soldiers on ladders.](/media/240611-A-QX417-1001.jpg)

Soldiers paint a wall at Fort Example, Va., June 13, 2024. (U.S. Army photo by Sgt. Ann Roe)

VIRIN: 240613-A-QX417-1001
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "static/media").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    (tmp_path / "static/media/240611-A-QX417-1001.jpg").write_bytes(
        jpeg_with_iptc(
            (2, 5, b"240611-A-QX417-1001"),
            (2, 55, b"20240611"),
            (2, 80, b"Sgt. Ann Roe"),
            (2, 101, b"United States"),
            (2, 120, CAPTION.encode()),
            (2, 40, b"Not Released"),
            coding=UTF_8,
        )
    )
    (tmp_path / "static/media/arrow.png").write_bytes(picture("png"))
    (tmp_path / "static/media/cut.jpg").write_bytes(picture("jpg")[:30])
    (tmp_path / "content/story.md").write_text(PAGE, "utf-8")
    return tmp_path


def check(folder, *arguments) -> dict[str, list[dict]]:
    command = [
        sys.executable,
        "-m",
        "pubcheck",
        "check",
        "--output-format",
        "json",
        "--today",
        "2026-01-01",
        *arguments,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: dict[str, list[dict]] = {}
    for finding in json.loads(done.stdout)["findings"]:
        found.setdefault(finding["path"], []).append(finding)
    return found


def test_a_folder_of_images(site):
    found = check(site, "static")
    (cut,) = found["static/media/cut.jpg"]
    assert cut["rule"] == "image-unreadable"
    assert not found.get("static/media/arrow.png")
    photo = {finding["rule"]: finding for finding in found["static/media/240611-A-QX417-1001.jpg"]}
    assert photo["metadata-not-released"]["severity"] == "error"
    assert "metadata-field-missing" in photo
    assert "virin-date-mismatch" not in photo


def test_a_page_beside_its_image(site):
    found = {finding["rule"]: finding for finding in check(site, "content")["content/story.md"]}
    assert "240611-A-QX417-1001" in found["metadata-virin-differs"]["message"]
    assert "June 11, 2024" in found["metadata-caption-differs"]["message"]
