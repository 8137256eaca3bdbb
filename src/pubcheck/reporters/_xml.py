"""Text in XML 1.0: escaped, and without the characters that no XML may hold."""

from __future__ import annotations

from pubcheck.reporters._cells import escaped

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def text(value: str) -> str:
    """Text between tags; what XML 1.0, section 2.2, leaves out stands as its Python escape."""
    return escaped(value).translate(_ESCAPES)


def tag(name: str, /, **attributes: object) -> str:
    """What stands between the angle brackets of a start tag."""
    return " ".join([name, *(f'{key}="{text(str(value))}"' for key, value in attributes.items())])
