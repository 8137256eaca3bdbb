"""Views of a page: computed once, and only when a check asks for them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubcheck.views.page import Page

# The kind of node that a check may ask for, and the view that gives every node of the kind.
SUBJECTS = {
    "access-keys": "accessibility.reach.access_keys",
    "acronyms": "acronyms.acronyms_of",
    "address": "links.addresses",
    "album": "albums.albums",
    "answered": "answered.answered",
    "aria-decorative": "accessibility.aria_uses.decorative",
    "aria-naming": "accessibility.aria_uses.naming",
    "aria-owner": "accessibility.ownership.owners",
    "aria-particular": "accessibility.aria_uses.particular",
    "aria-role": "accessibility.aria_uses.roled",
    "aria-unknown": "accessibility.aria_uses.unknown",
    "aria-valued": "accessibility.aria_uses.valued",
    "body": "bodies.bodies",
    "buttons": "accessibility.controls.buttons",
    "drawing": "accessibility.embedded.drawings",
    "drawn-text": "drawings.drawings",
    "faint-text": "accessibility.contrast.spots",
    "field": "accessibility.controls.fields",
    "file": "page.pages",
    "form-field": "accessibility.controls.form_fields",
    "frame": "accessibility.embedded.frames",
    "gauge": "accessibility.controls.gauges",
    "heading": "headings.headings",
    "headings": "headings.outlines",
    "headline": "headlines.headlines",
    "hyperlink": "accessibility.named.hyperlinks",
    "image": "images.images",
    "image-button": "accessibility.controls.image_buttons",
    "item": "lists.items",
    "label": "accessibility.controls.labels",
    "labelled": "accessibility.named.labelled",
    "link": "links.links",
    "list": "lists.lists",
    "marked": "releases.marked",
    "media": "accessibility.embedded.media",
    "menu-item": "accessibility.controls.menu_items",
    "metadata": "files.image_files",
    "moving": "moving.moving",
    "nested-frame": "accessibility.reach.nested_frames",
    "notices": "notices.notice_groups",
    "object": "accessibility.embedded.objects",
    "page": "page.pages",
    "people": "people.people",
    "personal": "releases.personal",
    "photo": "albums.photos",
    "picture": "files.pictures",
    "pictured": "pictured.pictured",
    "problem": "files.problems",
    "prose": "blocks.blocks",
    "radio-group": "accessibility.controls.radio_groups",
    "role-image": "accessibility.embedded.role_images",
    "scopes": "scopes.scopes",
    "shared-id": "accessibility.references.shared_ids",
    "shell": "accessibility.reach.shells",
    "summary": "accessibility.controls.summaries",
    "tab-stop": "accessibility.reach.tab_stops",
    "table": "accessibility.tables.tables",
    "text": "texts.texts",
    "title": "accessibility.named.titles",
    "unfinished": "releases.unfinished",
    "veil": "accessibility.reach.veils",
    "video": "videos.videos",
    "word": "files.word_files",
    "wording": "wording.wordings",
}

# Of these a view holds every node that a page has. The others pass over what needs no closer look, so that
# nothing in them does not mean that there is nothing of the kind.
COMPLETE = frozenset(
    {
        *("image", "role-image", "drawing", "frame", "object", "labelled", "table"),
        *("buttons", "image-button", "form-field", "menu-item", "gauge", "summary"),
        *("aria-role", "aria-decorative"),
    }
)

# Those that need the answers of servers: rules that look at them run only where these were asked for.
ONLINE = frozenset({"answered"})


def nodes(page: Page, subject: str) -> Collection[Any]:
    """Every node of one kind, in document order."""
    found: Collection[Any] = _find(subject)(page)
    return found


@cache
def _find(subject: str) -> Any:
    module, _, function = SUBJECTS[subject].rpartition(".")
    return getattr(import_module(f"{__name__}.{module}"), function)
