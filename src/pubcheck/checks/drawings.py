"""Checks of drawings: what they say that text of the page would say better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.finding import Hit
from pubcheck.views.drawings import Drawing

_WORD = re.compile(r"[^\W\d_]{2,}")
# A logo or a brand's name may be a picture of text (WCAG 2.2, 1.4.5).
_LOGO = re.compile(r"\b(?:logo|logotype|seal|emblem|badge|wordmark|insignia|crest)\b", re.IGNORECASE)


@check("drawn-text")
def text_drawn(drawing: Drawing, *, min_words: int) -> Iterator[Hit]:
    """A picture of text, where the text itself would do (WCAG 2.2, 1.4.5 and 1.4.9; ACT 0va7u6)."""
    if len(_WORD.findall(drawing.text)) < min_words or _LOGO.search(drawing.alternative):
        return
    yield Hit(drawing.address.value_span, {"text": shortened(drawing.text)})
