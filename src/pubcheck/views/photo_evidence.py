"""Whether a page may show photos with captions and credits at all: most pages do not, and stop here."""

from __future__ import annotations

import re
from functools import cache

from pubcheck.views.blocks import blocks
from pubcheck.views.images import images
from pubcheck.views.page import Page, view

# Words without which no line is a credit or a VIRIN: most pages have none, and are not looked at further.
_EVIDENCE = ("photo", "virin", "credit", "courtesy", "illustration", "graphic by", "video by")
_LONG_ENOUGH = 40  # code points; a shorter alternative text is no whole caption


@view
def may_show_photos(page: Page) -> bool:
    """Whether there is a figure, an image described at length, or a line that may be a credit.

    Looks at words only, so that pages without them need none of the grammar of credits and VIRINs.
    """
    if page.elements.tagged("figure"):
        return True
    for image in images(page):
        described = (image.alt.value if image.alt else "", image.element.attr("title") or "")
        if any(len(text) >= _LONG_ENOUGH and may_hold_photos(text) for text in described):
            return True
    found = blocks(page)
    together = "\n".join(block.text for block in found).lower()
    return any(word in together for word in _EVIDENCE) and any(may_hold_photos(block.text) for block in found)


def may_hold_photos(text: str) -> bool:
    """Whether a text has the words without which no line of it is a credit or a VIRIN."""
    lower = text.lower()
    return any(word in lower for word in _EVIDENCE) and _anchor().search(lower) is not None


@cache
def _anchor() -> re.Pattern[str]:
    # "Photo by", "photo/", "Photo:", "(U.S. Army photo)", "Courtesy of", "Credit:", a VIRIN.
    return re.compile(
        r"virin|courtesy|credit|(?:photo|video|image|graphic|illustration)[a-z]{0,10}"
        r"(?:\s?[/:|)]|[.\s]{0,3}$|\s(?:\w{1,12}\s)?by\b|\s(?:composite|illustration))",
        re.MULTILINE,
    )
