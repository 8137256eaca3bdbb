"""Runs one example of a rule: what stands between ⟦ ⟧ is where the finding belongs."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pubcheck import catalogue, readers
from pubcheck.document import Document, Site
from pubcheck.engine import Checked, Engine, joined
from pubcheck.grammar.answers import Answer
from pubcheck.linter_companions import Beside as Sited
from pubcheck.readers import Reading
from pubcheck.readers.word_rendering import Rendering
from pubcheck.source import Source, Span
from pubcheck.views.page import Context

FORMATS = {
    "html": "html",
    "markdown": "md",
    "mdx": "mdx",
    "text": "txt",
    "record": "json",
    "image": "jpg",
    "word": "docx",
}
_LABEL = re.compile(r"((comment|property|deleted|hidden) .*?): (.*)")
TODAY = date(2026, 1, 1)
RULES = catalogue.load().rules


def form_of(example: dict[str, Any]) -> str:
    (form,) = FORMATS.keys() & example.keys()
    return form


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the ranges they held; nesting is an error."""
    text, spans, start = "", [], -1
    for char in marked:
        if char == "⟦":
            assert start < 0, "nested brackets"
            start = len(text)
        elif char == "⟧":
            assert start >= 0, "a bracket that nothing opened"
            spans.append(Span(start, len(text)))
            start = -1
        else:
            text += char
    assert start < 0, "a bracket that nothing closed"
    return text, spans


def context_of(example: dict[str, Any]) -> Context:
    today = date.fromisoformat(example["today"]) if "today" in example else TODAY
    settings = {key: example[key] for key in ("archived", "archive_after_days") if key in example}
    for key in ("site_hosts", "https_hosts"):
        if key in example:
            settings[key] = frozenset(example[key])
    if "answers" in example:
        settings["answers"] = {address: Answer(**answer) for address, answer in example["answers"].items()}
    profile = example.get("profile", "gov")
    return Context(today, None if profile == "auto" else profile, **settings)


@cache
def engine_of_all() -> Engine:
    return Engine(RULES.values())


def run(engine: Engine, example: dict[str, Any], text: str) -> Checked:
    form = form_of(example)
    name = example.get("path", f"example.{FORMATS[form]}")
    data = text.encode("utf-8") if "bytes" not in example else example["bytes"]
    documents = read(form, name, data, example.get("map"))
    if "images" in example:
        for document in documents:
            document.companions = Beside(example["images"])
    if "files" in example:
        with TemporaryDirectory() as folder:
            files = {example["path"]: text, **example["files"]}
            for document in documents:
                document.companions = OnSite(Path(folder).resolve(), files)
            return _judged(engine, example, documents)
    return _judged(engine, example, documents)


def _judged(engine: Engine, example: dict[str, Any], documents: tuple[Document, ...]) -> Checked:
    context = context_of(example)
    return joined([engine.run(d, context, known=RULES) for d in documents], documents[0].source)


class OnSite:
    """What lies beside an example that stands in a site: the site, in a folder that it knows nothing of."""

    def __init__(self, root: Path, files: dict[str, str]) -> None:
        for name, text in {".git/HEAD": "", **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self._root = root
        self._beside = Sited(str(root))

    def image(self, _source: str, _address: str) -> None:
        return None

    def record(self, _source: str, _identifier: str) -> None:
        return None

    def site(self, source: str) -> Site | None:
        found = self._beside.site(str(self._root / source))
        if found is not None:
            target = found.target
            found.target = lambda name, *args, **named: target(str(self._root / name), *args, **named)
        return found


def word_document(name: str, text: str) -> Document:
    """A Word document as its reader renders it: a paragraph a line, comments and the like behind a name."""
    rendering = Rendering()
    for number, line in enumerate(text.splitlines(), 1):
        if labelled := _LABEL.fullmatch(line):
            rendering.field(labelled[2], labelled[3], labelled[1])
            continue
        span = rendering.line(f"paragraph {number}", line, is_labelled=False)
        rendering.glue("<p>")
        rendering.text(span)
        rendering.glue("</p>")
        if line.startswith("inserted: "):
            rendering.mark("inserted", span)
    return rendering.document(name)


class Beside:
    """The images that an example shows, by their addresses: each the metadata as the reader renders them."""

    def __init__(self, images: dict[str, str]) -> None:
        self.images = images

    def image(self, _source: str, address: str) -> Document | None:
        return (
            read("image", address, self.images[address].encode(), None)[0] if address in self.images else None
        )

    def record(self, _source: str, _identifier: str) -> None:
        return None

    def site(self, _source: str) -> None:
        return None


def read(form: str, name: str, data: bytes, field_map: str | dict[str, Any] | None) -> tuple[Document, ...]:
    """The documents of an example; that of an image is written as the image reader renders its metadata."""
    if form == "image":
        from pubcheck.readers import image

        return (image.from_listing(name, data.decode()),)
    if form == "word":
        return (word_document(name, data.decode()),)
    table = {"map": field_map} if isinstance(field_map, str) else field_map
    records = {"*": table} if table else {}
    return readers.read_all(Source.decode(name, data), form, Reading(records=records))
