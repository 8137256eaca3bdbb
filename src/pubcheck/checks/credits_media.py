"""Checks of what a credit says a picture is: a photo, an illustration made of photos, or a video."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import pictures
from pubcheck.views.photos import Photo
from pubcheck.views.phrases import Phrase, is_readable
from pubcheck.views.videos import Video

_FILM = re.compile(r"video|footage|animation|film", re.IGNORECASE)
_STILL = re.compile(
    r"video|footage|still|frame|screen|grab|thumbnail|animation|film|poster|player", re.IGNORECASE
)


@check("photo")
def illustration_undisclosed(photo: Photo) -> Iterator[Hit]:
    """A photo illustration that does not say what was done, or a made picture that is called a photo."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.medium is None or not all(map(is_readable, photo.captions)):
        return
    medium = credit.medium
    if medium.text.lower() in {"photo illustration", "photo illustrations"}:
        told = any(pictures.tells_what_was_done(caption.text) for caption in photo.captions)
        # What stands after the credit in parentheses, in whatever words, is its disclosure.
        if told or credit.disclosure or _follows(phrase, credit.end):
            return
        yield Hit(phrase.span(), {"medium": medium.text})
    elif medium.text.lower() in {"photo", "photos", "photograph", "image"}:
        found = credit.disclosure and pictures.made_as_disclosed(credit.disclosure.text)
        span = phrase.span(medium.start, medium.end)
        if credit.disclosure and found:
            start = credit.disclosure.start
            place = phrase.span(start + found.start(), start + found.end())
        else:
            stated = ((caption, pictures.made_as_told(caption.text)) for caption in photo.captions)
            said = next(((caption, match) for caption, match in stated if match), None)
            if said is None:
                return
            place, found = said[0].span(*said[1].span()), said[1]
        proper = medium.text.rstrip("s") + " illustration" if "photo" in medium.text.lower() else ""
        proper = proper or "photo illustration"
        facts = {"medium": medium.text, "words": shortened(found[0])}
        edits = (Edit(span, proper),) if phrase.is_unbroken(medium.start, medium.end) else ()
        yield Hit(span, facts, "made", edits, (("words", place),))


def _follows(phrase: Phrase, end: int) -> bool:
    """Whether parentheses follow a credit with words of their own."""
    return phrase.text[end:].lstrip().startswith("(")


@check("photo")
def media_mismatch(photo: Photo) -> Iterator[Hit]:
    """A picture whose credit says that it is a video."""
    phrase, credit = photo.credit, photo.credited
    if phrase is None or credit is None or credit.medium is None or photo.image is None:
        return
    if photo.page.document.format == "text":
        return  # nothing there tells pictures from films
    medium = credit.medium.text
    if not _FILM.search(medium) or re.search("photo|image|still|frame", medium, re.IGNORECASE):
        return
    parts = (*photo.captions, *filter(None, (photo.alt, photo.title)))
    if any(_STILL.search(part.text) for part in parts) or _plays(photo):
        return
    start, end = credit.medium.start, credit.medium.end
    yield Hit(phrase.span(start, end), {"medium": medium})


def _plays(photo: Photo) -> bool:
    """Whether the picture stands for a film: its address, a link around it, or its figure says so."""
    image = photo.image
    if image is None:
        return False
    link = image.element.closest("a")
    told = [(link.attr("href") or "") if link is not None else "", image.src.value if image.src else ""]
    told += [photo.element.attr("class") or "", image.element.attr("class") or ""]
    if any("video" in text.lower() or "youtu" in text.lower() or ".mp4" in text.lower() for text in told):
        return True
    return next(photo.element.iter_elements(("video", "iframe")), None) is not None


@check("video")
def video_credit_missing(video: Video) -> Iterator[Hit]:
    """A video without a credit, or one whose credit says that it is a photo."""
    if video.is_opaque:
        return
    phrase, credit = video.credit, video.credited
    if phrase is None or credit is None:
        yield Hit(video.page.document.tag_span(video.element))
    elif credit.medium and re.fullmatch(r"photo(?:graph)?s?", credit.medium.text, re.IGNORECASE):
        start, end = credit.medium.start, credit.medium.end
        yield Hit(phrase.span(start, end), {"medium": credit.medium.text}, "photo")
