"""The profile of a page: the one that is set, else the one that its own evidence shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubcheck.grammar import addresses
from pubcheck.views.metadata import own_addresses
from pubcheck.views.page import Page, view
from pubcheck.views.photo_evidence import may_show_photos

if TYPE_CHECKING:
    from pubcheck.views.photos import Photo

# Which profile a site follows; the longest ending that fits counts.
_HOSTS = {
    "defense.gov": "dod-news",
    "war.gov": "dod-news",
    "dvidshub.net": "dvids",
    "navy.mil": "navy",
    "army.mil": "dvids",
    "mil": "afpims",
}


@view
def profile_of(page: Page) -> str:
    """One of dod-news, dvids, navy, afpims and gov.

    What is set counts; then the page's own host; then a VIRIN or a "Photo By" line among its photos; a page
    with none of these is a civilian agency's.
    """
    if page.context.profile:
        return page.context.profile
    for address in own_addresses(page):
        parts = addresses.split(address)
        labels = parts.host.split(".") if parts else []
        for start in range(len(labels)):
            if found := _HOSTS.get(".".join(labels[start:])):
                return found
    if not may_show_photos(page):
        return "gov"
    from pubcheck.views.photo_lines import described_photos

    return next(filter(None, map(_profile_by, described_photos(page))), "gov")


def _profile_by(photo: Photo) -> str:
    """The profile that one photo is written by, "" where it tells none."""
    written = photo.credit.text if photo.credit else ""
    credit = photo.credited
    military = credit is not None and credit.is_military
    # A civilian page may show one military photo: its credit, or its file's name, alone is no evidence.
    has_virin = photo.virin is not None and (military or not photo.is_named_by_file)
    is_line = written.startswith("Photo By:") or (military and written[:8].lower() == "photo by")
    if not has_virin and not is_line:
        return ""
    # In the metadata of an image the order of the fields says nothing.
    has_order = photo.page.document.format != "image"
    opens = photo.virin is not None and not photo.is_named_by_file and has_order
    if opens and photo.virin and photo.caption and photo.virin.span().start < photo.caption.span().start:
        return "navy"  # the VIRIN opens the caption
    if written.startswith(("Photo By:", "Credit:")):
        return "dod-news"
    if written.startswith("Photo by:"):
        return "afpims"
    return "dvids"
