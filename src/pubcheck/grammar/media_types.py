"""Which addresses and media types are of images, sound or film, as far as their names tell."""

from __future__ import annotations

import re

# Endings of what browsers show or play in an object element; those of the types that IANA registers under
# image/, audio/ and video/.
_ENDINGS = frozenset(
    {"apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "svgz", "tif", "tiff", "webp",
     "aac", "aif", "aiff", "flac", "m4a", "mid", "midi", "mp3", "oga", "opus", "wav", "weba", "wma",
     "3gp", "avi", "m4v", "mov", "mp4", "mpeg", "mpg", "ogg", "ogv", "webm", "wmv"}
)  # fmt: skip
_ENDING = re.compile(r"\.([A-Za-z0-9]{2,5})\Z")
_DATA = re.compile(r"data:(image|audio|video)/", re.IGNORECASE)
_SHOWN = ("image/", "audio/", "video/")


def is_image_sound_or_film(address: str, stated: str = "") -> bool:
    """Whether what lies at an address is an image, sound or film, by its media type or its ending.

    ``stated`` is the media type that the markup gives; where there is one, it decides.
    """
    kind = stated.strip().lower()
    if "/" in kind:
        return kind.startswith(_SHOWN)
    text = address.strip()
    if _DATA.match(text):
        return True
    ending = _ENDING.search(text.partition("#")[0].partition("?")[0])
    return ending is not None and ending[1].lower() in _ENDINGS
