"""Views of a page: computed once, and only when a check asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubcheck.views.page import Page

# The kind of node that a check may ask for, and the view that gives every node of the kind.
SUBJECTS = {
    "page": "page.pages",
    "file": "page.pages",
    "image": "images.images",
    "drawn-text": "drawings.drawings",
    "metadata": "files.image_files",
    "word": "files.word_files",
    "picture": "files.pictures",
    "problem": "files.problems",
    "photo": "albums.photos",
    "album": "albums.albums",
    "pictured": "pictured.pictured",
    "link": "links.links",
    "address": "links.addresses",
    "heading": "headings.headings",
    "headings": "headings.outlines",
    "prose": "blocks.blocks",
    "body": "bodies.bodies",
    "text": "texts.texts",
    "people": "people.people",
    "video": "videos.videos",
    "notices": "notices.notice_groups",
    "marked": "releases.marked",
    "personal": "releases.personal",
    "unfinished": "releases.unfinished",
    "aria-role": "accessibility.aria_uses.roled",
    "aria-unknown": "accessibility.aria_uses.unknown",
    "aria-valued": "accessibility.aria_uses.valued",
    "aria-particular": "accessibility.aria_uses.particular",
    "aria-naming": "accessibility.aria_uses.naming",
    "aria-decorative": "accessibility.aria_uses.decorative",
    "aria-owner": "accessibility.ownership.owners",
    "hyperlink": "accessibility.named.hyperlinks",
    "title": "accessibility.named.titles",
    "button": "accessibility.controls.buttons",
    "image-button": "accessibility.controls.image_buttons",
    "form-field": "accessibility.controls.form_fields",
    "menu-item": "accessibility.controls.menu_items",
    "gauge": "accessibility.controls.gauges",
    "summary": "accessibility.controls.summaries",
    "field": "accessibility.controls.fields",
    "label": "accessibility.controls.labels",
    "radio-group": "accessibility.controls.radio_groups",
    "frame": "accessibility.embedded.frames",
    "object": "accessibility.embedded.objects",
    "media": "accessibility.embedded.media",
    "role-image": "accessibility.embedded.role_images",
    "drawing": "accessibility.embedded.drawings",
    "labelled": "accessibility.named.labelled",
    "veil": "accessibility.reach.veils",
    "shell": "accessibility.reach.shells",
    "nested-frame": "accessibility.reach.nested_frames",
    "tab-stop": "accessibility.reach.tab_stops",
    "access-keys": "accessibility.reach.access_keys",
    "shared-id": "accessibility.references.shared_ids",
    "table": "accessibility.tables.tables",
    "list": "lists.lists",
    "item": "lists.items",
    "moving": "moving.moving",
    "faint-text": "accessibility.contrast.spots",
}

# Of these a view holds every node that a page has. The others pass over what needs no closer look, so that
# nothing in them does not mean that there is nothing of the kind.
COMPLETE = frozenset(
    {
        *("image", "role-image", "drawing", "frame", "object", "labelled", "table"),
        *("button", "image-button", "form-field", "menu-item", "gauge", "summary"),
        *("aria-role", "aria-decorative"),
    }
)


def nodes(page: Page, subject: str) -> Iterable[Any]:
    """Every node of one kind, in document order."""
    found: Iterable[Any] = _find(subject)(page)
    return found


@cache
def _find(subject: str) -> Any:
    module, _, function = SUBJECTS[subject].rpartition(".")
    return getattr(import_module(f"{__name__}.{module}"), function)
