"""Writes the images that front matter names by an id, with what their data files say of them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping

from pubcheck.derived import Derived, Writer
from pubcheck.fields import Field

# An id has no folder and no ending; `primary_image: harbor-day`, or `uid` below a key for an image.
_ID = re.compile(r"[\w-]{1,150}")
_KEYS = ("image", "img", "photo")
_MOST = 3  # a page has one or two of them


def with_named_images(
    body: Derived,
    text: Derived,
    start: int,
    fields: Iterable[Field],
    named: Callable[[str], Mapping[str, str] | None],
) -> Derived:
    """``body``, which is ``text`` from ``start``, with a figure above it for each image that is found.

    ``text`` is the whole source with LF line ends, ``fields`` its front matter, in offsets of the source.
    ``named`` tells what a data file says of an id. A figure stands for the id as a whole.
    """
    found = [
        (field, said) for field in fields if _is_id(field) and (said := named(str(field.value))) is not None
    ]
    if not found:
        return body
    writer = Writer(text.text, text if text.pieces is not None else None)
    for field, said in found[:_MOST]:
        low, high = (_unix(text, offset) for offset in field.span)
        writer.replace(_figure(str(field.value), said), low, high)
    writer.copy(start, len(text.text))
    return writer.derived()


def _is_id(field: Field) -> bool:
    keys = [str(key).lower() for key in field.path]
    names_image = keys[-1].endswith(_KEYS) or (
        len(keys) > 1 and keys[-1] in {"uid", "id"} and keys[-2].endswith(_KEYS)
    )
    return names_image and isinstance(field.value, str) and _ID.fullmatch(field.value) is not None


def _unix(text: Derived, offset: int) -> int:
    """The place in a text with LF line ends of an offset in the source."""
    if text.pieces is None:
        return offset
    return next((p.start + max(offset - p.origin, 0) for p in text.pieces if offset <= p.origin_end), 0)


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
