"""Writes the images that front matter names by an id, with what their data files say of them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping

from pubcheck.derived import Derived, Writer, unix_offset
from pubcheck.fields import Field

# An id has no folder and no ending; `primary_image: harbor-day`, or `uid` below a key for an image.
_ID = re.compile(r"[\w-]{1,150}")
_KEYS = ("image", "img", "photo")
_MOST = 3  # a page has one or two of them


def with_named_images(
    body: Derived,
    text: str,
    fields: Iterable[Field],
    named: Callable[[str], Mapping[str, str] | None],
) -> Derived:
    """``body`` with a figure above it for each image that is found.

    ``text`` is the whole source, ``body`` the end of it with LF line ends, ``fields`` the front matter.
    ``named`` tells what a data file says of an id. A figure stands for the id as a whole.
    """
    found = [
        (field, said) for field in fields if _is_id(field) and (said := named(str(field.value))) is not None
    ]
    if not found:
        return body
    whole = body.parent or Derived(text)
    writer = Writer(whole.text, body.parent)
    for field, said in found[:_MOST]:
        low, high = (unix_offset(text, offset) for offset in field.span)
        writer.replace(_figure(str(field.value), said), low, high)
    writer.copy(len(whole.text) - len(body.text), len(whole.text))
    return writer.derived()


def _is_id(field: Field) -> bool:
    keys = [str(key).lower() for key in field.path]
    names_image = keys[-1].endswith(_KEYS) or (
        len(keys) > 1 and keys[-1] in {"uid", "id"} and keys[-2].endswith(_KEYS)
    )
    return names_image and isinstance(field.value, str) and _ID.fullmatch(field.value) is not None


def _figure(name: str, said: Mapping[str, str]) -> str:
    """The figure on one line, which Markdown takes for HTML as it stands (CommonMark 4.6)."""
    alt = f' alt="{_line(said["alt"])}"' if "alt" in said else ""
    told = "".join(
        f'<p class="{part}">{_line(said[part])}</p>'
        for part in ("caption", "credit")
        if said.get(part, "").strip()
    )
    return f'<figure><img src="{name}"{alt}>{f"<figcaption>{told}</figcaption>" if told else ""}</figure>\n\n'


def _line(text: str) -> str:
    return html.escape(" ".join(text.split()))
