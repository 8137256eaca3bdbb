"""Whether a page is light, or as dark as the system of its reader."""

from __future__ import annotations

from pubcheck.views.accessibility.styles import styles_of
from pubcheck.views.page import Page, view

_SCHEME = "color-scheme"
_LIGHT = frozenset({"light", "normal", "only"})


@view
def has_own_scheme(page: Page) -> bool:
    """Whether the page lets the reader's system choose light or dark (CSS Color Adjustment 1)."""
    metas, styles = page.elements.tagged("meta"), styles_of(page)
    stated = [m.attr("content") or "" for m in metas if (m.attr("name") or "").strip().lower() == _SCHEME]
    stated += [styles.value(element, _SCHEME) for element in styles.touched(_SCHEME)]
    return any(not set(schemes.lower().split()) <= _LIGHT for schemes in stated)
