"""Checks of images that hold nothing and only keep other things apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.views.images import Image

_NAME = (
    r"(?:(?:1(?:px)?x1(?:px)?|spacer?|shim|blank|clear|transparent|trans|(?:clear|trans|blank)[_-]?dot|"
    r"dot[_-]?(?:clear|trans)|pixel[_-]?(?:clear|trans)?|(?:clear|trans)[_-]?(?:gif|pixel))\d{0,3}|"
    r"(?:white|trans|clear|blank|transparent)[_-](?:spacer|space|pixel|shim))\.(?:gif|png|svg|webp)"
)
_LONGEST_NAME = 40  # code points


@check("image")
def spacer(image: Image) -> Iterator[Hit]:
    """An image for the space (GOV.UK audit), by the name of its file or a side of one pixel."""
    # Most images have alternative text, and what has it holds something.
    if (image.alt is not None and image.alt.value.strip()) or image.src is None:
        return
    address = image.src.value
    # A counter is asked for with a question, or on another host.
    if not address or "?" in address or "//" in address or OPAQUE in address or address.startswith("data:"):
        return
    name = address.rpartition("/")[2].strip()
    is_named = len(name) <= _LONGEST_NAME and _name().fullmatch(name) is not None
    if is_named or (_is_thin(image) and "." in name):
        yield Hit(image.span, {"name": shortened(name)})


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_NAME, re.IGNORECASE)


def _is_thin(image: Image) -> bool:
    """Whether one side is a pixel or less, and the other one longer."""
    sides = [(image.element.attr(side) or "").strip().removesuffix("px") for side in ("width", "height")]
    return sum(side in {"0", "1"} for side in sides) == 1 and all(side.isdigit() for side in sides)
