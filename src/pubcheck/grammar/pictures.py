"""What kind of picture some words speak of: a drawing, a stock photo, a file photo, a photo illustration."""

from __future__ import annotations

import re
from functools import cache

_THING = (  # what a camera did not take
    r"(?:screen ?(?:shot|capture|grab)|(?:info)?graphic|diagram|chart|graph|map|logo|emblem|seal|drawing"
    r"|illustration|rendering|mock-?up|wireframe|scatterplot|timeline)"
)
# DIMOC, photo illustrations: what goes beyond the darkroom has to be told in writing.
_MADE = (
    r"(?:composite[ds]?|compositing|collages?|montages?|stitched|stitching|vignett\w{1,4}|HDR"
    r"|high[- ]dynamic[- ]range"
    r"|combin(?:ed|ing) (?:\w{1,12} ){0,3}(?:photos|photographs|images|frames|exposures)"
    r"|(?:multiple|double) exposures?|layered|photoshopped"
    r"|digitally (?:altered|created|combined|enhanced|manipulated)"
    r"|(?:logo|text|graphic)s? (?:was |were )?added"
    r"|filters? (?:was |were )?(?:added|applied)"
    r"|us(?:ed|ing) (?:a )?(?!polar|neutral|ND\b|UV\b)(?:[\w-]{1,16} )?filters?)"
)


def opens_as_drawing(alt: str) -> bool:
    """Whether alternative text calls its image a drawing or a picture of a screen, in its first words."""
    return _drawing_first().match(alt) is not None


def opens_undated(alt: str) -> bool:
    """Whether alternative text opens with a picture of no day; further on it may name what people look at."""
    return _undated_first().match(alt) is not None


def is_undated(text: str) -> bool:
    """Whether words speak of what no camera took on a day that matters: portraits, drawings, stock photos."""
    return _undated().search(text) is not None


def is_drawing(text: str) -> bool:
    """Whether words name a picture that is told shortly, for its text or its data stand elsewhere."""
    return _drawing().search(text) is not None


def is_stock(text: str) -> bool:
    """Whether words name a maker of stock pictures."""
    return _stock().search(text) is not None


def called_file_photo(text: str) -> re.Match[str] | None:
    """The words that call a picture a file photo, or one of an archive or of history."""
    return _file_photo().search(text)


def is_drawn(medium: str) -> bool:
    """Whether the medium that a credit names is drawn, put together or moving, and no plain photo."""
    return _drawn().search(medium) is not None


def made_as_disclosed(disclosure: str) -> re.Match[str] | None:
    """What a disclosure says was done that makes a photo an illustration (DIMOC, photo illustrations)."""
    return _made().search(disclosure)


def made_as_told(caption: str) -> re.Match[str] | None:
    """What a caption says was done to its photo that makes it an illustration."""
    return _said_to_be_made().search(caption)


def tells_what_was_done(text: str) -> bool:
    """Whether any word tells what was done to a picture; blurred badges and the like stay a photo."""
    return _told().search(text) is not None


@cache
def _drawing_first() -> re.Pattern[str]:
    # "Screenshot of …", "A bar chart that …", "Two pie charts", "Logo"; "a soldier reads a map" is a photo.
    return re.compile(
        rf"\W{{0,3}}(?:(?:an?|the|two|three) )?(?:[\w.-]{{1,20}} )?{_THING}s?"
        r"(?: (?:of|for|from|that|with|depicting|showing|shows|illustrating|describing|comparing)\b"
        r"|\W{0,3}$|[:,])",
        re.IGNORECASE,
    )


@cache
def _undated_first() -> re.Pattern[str]:
    return re.compile(
        r"(?:an?\s|the\s)?(?:\w{1,15}\s){0,2}(?:screen ?(?:shot|capture|grab)|diagram|chart|graph|gif"
        r"|mock-?up|infographic|illustration|wireframe|web ?page|home ?page)s?\b",
        re.IGNORECASE,
    )


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:portrait|headshot|graphic|infographic|illustration|rendering|logo|map|chart|diagram|poster|screenshot"
        r"|composite|satellite image(?:ry)?|emblem|insignia|seal|mock-?up|screen (?:shot|capture|grab)|istock"
        r"|thinkstock|shutterstock|adobe stock|stock (?:photo|image)|figure \d{1,3}"
        r"|official (?:\w{1,10} )?(?:photo|photograph) of)\b",
        re.IGNORECASE,
    )


@cache
def _drawing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:logo|icon|seal|emblem|badge|patch|flag|map|chart|graph|diagram|graphic|infographic|illustration|poster"
        r"|banner|cover|screenshot|portrait|headshot|book|document|slide|table|signature)s?\b",
        re.IGNORECASE,
    )


@cache
def _stock() -> re.Pattern[str]:
    return re.compile(
        r"istock|thinkstock|shutterstock|getty|adobe stock|stock (?:photo|image)|wikimedia|unsplash|pixabay",
        re.IGNORECASE,
    )


@cache
def _file_photo() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:file|archived?|archival|historic(?:al)?|undated) (?:photo(?:graph)?|image|picture)",
        re.IGNORECASE,
    )


@cache
def _drawn() -> re.Pattern[str]:
    return re.compile(r"graphic|illustration|art|map|screenshot|composite|animation", re.IGNORECASE)


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"\b{_MADE}\b", re.IGNORECASE)


@cache
def _said_to_be_made() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:this|the|these) (?:photo|photograph|image|picture)s? (?:is|are|was|were|has been|have been) "
        rf"(?:an? )?(?:\w{{1,14}} ){{0,3}}?{_MADE}\b",
        re.IGNORECASE,
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:stitch|composit|collag|montag|vignett|HDR|dynamic[- ]range|filter|logo|alter|blur|mask|enhanc"
        r"|illustration (?:was|is|by|made|created|depict|show|using|combin)|combin|exposure|merg|digital"
        r"|edited|obscur|manipulat|added|superimpos|(?:created|made) (?:using|with|by|from)|layer|AI\b"
        r"|artificial intelligence|generated|rendered|overlaid|overlay)",
        re.IGNORECASE,
    )
