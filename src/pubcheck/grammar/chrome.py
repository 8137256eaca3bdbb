"""Lines of a page that no editor wrote: the government banner, share buttons, players, tables of metadata."""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 700  # code points; the whole banner on one line has about 480

# The banner of the U.S. Web Design System and its forerunners, folded; "{}" is any word or two.
_BANNER = r"""
(?:an )?official website of the (?:united states|u\.?s\.?) government
(?:an )?official website of the (?:u\.?s\.? )?department of [a-z ]{3,60}
(?:an )?official website of the (?:[a-z]{3,20} ){1,4}(?:administration|agency)
here's how you know
official websites use \.(?:gov|mil)
(?:a )?\.gov website belongs to an official government organization in the united states
(?:a )?\.mil website belongs to an official u\.?s\.? department of (?:defense|war) organization[a-z ]{0,30}
secure \.(?:gov|mil) websites use https
a lock ?(?:\([^()]{0,40}\) ?)?or https:// means you've safely connected to the \.(?:gov|mil) website
share sensitive information only on official, secure websites
the \.(?:gov|mil) means it's official
federal government websites often end in \.gov or \.mil
before sharing sensitive information, make sure you're on a federal government site
the site is secure
the https:// ensures that you are connecting to the official website[a-z ]{0,90}
(?:this site )?operates under the approval of the u\.?s\.? department of (?:defense|war)
un sitio oficial del gobierno de (?:los )?estados unidos
así es como usted puede verificarlo
"""
# One of these stands in each; most lines need no more than the look for them.
_BANNER_HINTS = (
    "official",
    "how you know",
    "website",
    "secure",
    "gov or .mil",
    "federal government site",
    "approval of",
    "oficial",
    "verificarlo",
)
_BUTTONS = """
    share; share this; share this page; share on facebook; share on twitter; share on x; share on
    linkedin; copy link; link copied; link copied!; copied!; ×; x; ✕; facebook; twitter; linkedin;
    reddit; whatsapp; email; e-mail; print; tweet; pin; embed; download; download image; download
    photo; download full size; image details; photo details; details; full size; full-size; hi-res;
    high resolution; view image page; view full size; enlarge; expand; play; pause; mute; unmute;
    play video; watch; replay; fullscreen; full screen; captions; previous; next; close; back to
    top; return to top; menu; search; skip to main content; skip to content; skip navigation;
    related stories; related; related articles; related content; related links; related news;
    related photos; more like this; more stories; recent stories; read next; image info; video info;
    news info; audio info; gallery; public domain; tags; controlled vocabulary keywords; leave a
    comment; no keywords found; show caption +; hide caption –; hide caption -; view original;
    share image; share this image; download image image details; additional details; read more;
    no camera details available; no camera details available.; video player; subscribe; follow us;
    advertisement; hover for caption
"""


def is_banner_line(line: str) -> bool:
    """Whether a line holds sentences of the "official website" banner and nothing else."""
    if len(line) > _LONGEST or not (rest := _folded(line)) or not any(hint in rest for hint in _BANNER_HINTS):
        return False
    while rest:
        match = _banner().match(rest)
        if not match:
            return False
        rest = rest[match.end() :]
    return True


def is_chrome_line(line: str) -> bool:
    """Whether a line is a button, a player, a slide counter or a row of an image's metadata."""
    text = line.strip(" \t\r\n\u00a0\u200b•·*|")
    if not text or len(text) > 200:
        return False
    return text.rstrip(" :…").lower() in _buttons() or bool(
        _row_start().match(text) and _row().fullmatch(text)
    )


def is_frame_line(line: str) -> bool:
    """Whether a line is furniture of the page that an article was copied from."""
    return is_banner_line(line) or is_chrome_line(line)


def _folded(line: str) -> str:
    text = line.replace("’", "'").replace("‘", "'").lower()
    return " ".join(text.split())


@cache
def _buttons() -> frozenset[str]:
    return frozenset(" ".join(button.split()) for button in _BUTTONS.split(";"))


@cache
def _banner() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_BANNER.split(chr(10))[1:-1])})(?:[.:]? |[.:]?$)")


@cache
def _row_start() -> re.Pattern[str]:
    return re.compile(r"[0-9{]|[A-Za-z.\s-]{4,24}[0-9:(]")


@cache
def _row() -> re.Pattern[str]:
    # Counters and clocks of players and slide shows; rows of DVIDS and AFPIMS pages, with cells or without.
    return re.compile(
        r"\{\{[\w .]{1,40}\}\}(?:\s(?:of|/)\s\{\{[\w .]{1,40}\}\})?"
        r"|(?:slide\s|image\s|photo\s)?[0-9]{1,3}\s(?:of|/)\s[0-9]{1,3}"
        r"(?:\s?show caption \+)?(?:\s?hide caption [–-])?"
        r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?/\s?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
        r"|(?:download image|full size|download|hi-res)\s?:?\s?(?:full size|hi-res|web|original)?\s?"
        r"\(?[0-9.,]{1,8}\s?[km]b\)?"
        r"|download image:\s?full size(?:\s?\([^()]{0,20}\))?"
        r"|(?:date taken|date posted|photo id|video id|image id|resolution|web views|downloads|podcast hits"
        r"|filename|high-res\. downloads)\s?:[^.!?]{0,80}(?:\.[0-9]{2,4}){0,2}[ |]{0,3}(?:[0-9: ]{0,9})"
        r"|(?:location|size|length|category|publication date|hometown)\s?:\s?\|[^|]{0,100}\|?",
        re.IGNORECASE,
    )
