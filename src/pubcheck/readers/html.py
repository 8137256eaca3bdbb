"""HTML source → Document."""

from __future__ import annotations

import re

from pubcheck.derived import Derived, Writer, unix_offset, with_unix_line_ends
from pubcheck.document import Document, Problem
from pubcheck.fields import Field
from pubcheck.readers import Reading
from pubcheck.source import Source, Span

# What makes a whole document of a text: its doctype, html, head or body (HTML 13.1.1).
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)(?=[\s>/])", re.IGNORECASE)
_RAZOR = (".cshtml", ".razor")
_WEB_FORMS = (".aspx", ".ascx", ".master", ".cshtml")
_TEMPLATE_MARKS = ("{{", "{%", "<%", "{#")
_COMMENT = re.compile(r"<!--(?s:.*?)(?:-->|\Z)")


def read(source: Source, _reader: str, reading: Reading) -> Document:
    """Read HTML, whole documents and fragments alike; templates, with or without front matter, too."""
    text = with_unix_line_ends(source.text)
    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
    if source.text.startswith(("---", "+++")):
        text, fields, problems = _without_front_matter(source.text, text)
    name = source.name.lower()
    if name.endswith(_RAZOR):
        from pubcheck.readers import razor

        text = razor.masked(text)
    is_web_forms = name.endswith(_WEB_FORMS) or "<asp:" in text.text or "<%@" in text.text
    if any(mark in text.text for mark in _TEMPLATE_MARKS):
        from pubcheck.readers import templates

        if templates.has_marks(text.text):
            text = templates.masked(text, reading.shortcodes, named=reading.named_in(source.name))
    if is_web_forms:
        from pubcheck.readers import aspnet

        text = aspnet.rewritten(text)
    return Document(source, "html", text, is_whole(text.text), fields, problems)


def is_whole(markup: str) -> bool:
    """Whether the markup is a whole document: a doctype, html, head or body stands in it, comments aside."""
    match = _WHOLE.search(markup)
    if match is None:
        return False
    return "<!--" not in markup[: match.start()] or bool(_WHOLE.search(_COMMENT.sub("", markup)))


def _without_front_matter(
    written: str, text: Derived
) -> tuple[Derived, tuple[Field, ...], tuple[Problem, ...]]:
    """The text after the front matter that site generators read, and what the front matter says."""
    from pubcheck.readers import front_matter

    found = front_matter.read(written)
    if found.kind is None:
        return text, (), ()
    start = unix_offset(written, found.body_start)
    writer = Writer(text.text, text if text.pieces is not None else None)
    writer.copy(start, len(text.text))
    problems: tuple[Problem, ...] = ()
    if bad := found.problem:
        problems = (Problem("front-matter", Span(bad.start, bad.end), bad.message),)
    return writer.derived(), found.fields, problems
