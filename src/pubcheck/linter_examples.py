"""Runs the examples of rules: what stands between ⟦ ⟧ is where a finding belongs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pubcheck import fixes, readers
from pubcheck.catalogue import Rule
from pubcheck.document import Document, Site
from pubcheck.engine import Checked, Engine, joined
from pubcheck.finding import Finding
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
"""The kinds of examples, each with the ending of a file of its kind."""

TODAY = date(2026, 1, 1)
"""The day of an example that names none."""

_LABEL = re.compile(r"((comment|property|deleted|hidden) .*?): (.*)")
_LONGEST = 60  # code points of a place that is quoted


class ExampleError(ValueError):
    """An example that cannot be run; says why."""


def form_of(example: dict[str, Any]) -> str:
    """Which kind of example it is; raises ExampleError where it has no text, or two."""
    forms = sorted(FORMATS.keys() & example.keys())
    if len(forms) != 1:
        raise ExampleError(f"an example has one text of these: {', '.join(FORMATS)}")
    return forms[0]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the ranges they held; raises ExampleError where one is alone."""
    parts: list[str] = []
    spans: list[Span] = []
    length, start = 0, -1
    for part in re.split("([⟦⟧])", marked):
        if part == "⟦":
            if start >= 0:
                raise ExampleError("⟦ stands within ⟦ ⟧")
            start = length
        elif part == "⟧":
            if start < 0:
                raise ExampleError("⟧ closes what nothing opened")
            spans.append(Span(start, length))
            start = -1
        else:
            parts.append(part)
            length += len(part)
    if start >= 0:
        raise ExampleError("⟦ is not closed")
    return "".join(parts), spans


def faults(rule: Rule, outcome: str, example: dict[str, Any], known: Collection[str]) -> Iterator[str]:
    """What an example of a rule shows that it should not: each a line with expected and found places."""
    try:
        text, expected = unmark(example[form_of(example)])
        engine = Engine([rule], {rule.id: example.get("options", {})})
        found = [f for f in run(engine, example, text, known).findings if f.rule == rule.id]
    except ExampleError as error:
        yield str(error)
        return
    except Exception as error:
        yield f"the check fails: {type(error).__name__}: {error}"
        return
    source = Source("", text)
    if outcome == "failed" and not expected:
        yield "a failed example shows with ⟦ ⟧ where the finding belongs"
    elif outcome != "failed" and expected:
        yield f"nothing is found in a {outcome} example: take ⟦ ⟧ out, or put it under [[failed]]"
    else:
        spans = [finding.span for finding in found]
        missing = [span for span in expected if span not in spans]
        for span in missing:
            yield f"expected {_quoted(source, span)}: nothing is found just there"
        for finding in found:
            if finding.span not in expected:
                yield f"found {_quoted(source, finding.span)}: {finding.message}"
        if not missing:
            yield from _otherwise(example, found)
    if outcome == "failed" and "fixed" in example and expected:

        def lint(new: str) -> tuple[Finding, ...]:
            return run(engine, example, new, known).findings

        mended = fixes.converge(text, lint, unsafe=True).text
        if mended != example["fixed"]:
            yield f"fixed, it reads {mended!r}, not {example['fixed']!r}"


def _otherwise(example: dict[str, Any], found: list[Finding]) -> Iterator[str]:
    """What of the findings is otherwise than the example says."""
    told = example.get("outcome", "failed")
    for finding in found:
        if finding.outcome != told:
            yield f"the outcome is {finding.outcome}, not {told}"
        if finding.severity != example.get("severity", finding.severity):
            yield f"the severity is {finding.severity}, not {example['severity']}"


def _quoted(source: Source, span: Span) -> str:
    line, column = source.position(span.start)
    text = " ".join(source[span].split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"{line}:{column} “{text}”"


def context_of(example: dict[str, Any]) -> Context:
    """The settings by which an example is judged."""
    today = date.fromisoformat(str(example["today"])) if "today" in example else TODAY
    settings: dict[str, Any] = {
        key: example[key] for key in ("archived", "archive_after_days") if key in example
    }
    for key in ("site_hosts", "https_hosts"):
        if key in example:
            settings[key] = frozenset(example[key])
    if "answers" in example:
        settings["answers"] = {address: Answer(**answer) for address, answer in example["answers"].items()}
    profile = example.get("profile", "gov")
    return Context(today, None if profile == "auto" else profile, **settings)


def run(engine: Engine, example: dict[str, Any], text: str, known: Collection[str]) -> Checked:
    """What the rules of an engine find in the text of an example; ``known`` are the ids of all rules."""
    form = form_of(example)
    name = example.get("path", f"example.{FORMATS[form]}")
    data = text.encode("utf-8", "surrogatepass") if "bytes" not in example else example["bytes"]
    documents = read(form, name, data, example.get("map"))
    if "images" in example:
        for document in documents:
            document.companions = Beside(example["images"])
    if "files" in example:
        with TemporaryDirectory() as folder:
            files = {example["path"]: text, **example["files"]}
            for document in documents:
                document.companions = OnSite(Path(folder).resolve(), files)
            return _judged(engine, example, documents, known)
    return _judged(engine, example, documents, known)


def _judged(
    engine: Engine, example: dict[str, Any], documents: tuple[Document, ...], known: Collection[str]
) -> Checked:
    context = context_of(example)
    return joined([engine.run(d, context, known=known) for d in documents], documents[0].source)


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
        """No image is at hand."""

    def record(self, _source: str, _identifier: str) -> None:
        """No data file is at hand."""

    def site(self, source: str) -> Site | None:
        """The site that it stands in."""
        found = self._beside.site(str(self._root / source))
        if found is not None:
            target = found.target
            found.target = lambda name, *args, **named: target(str(self._root / name), *args, **named)  # type: ignore[method-assign]
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
        """The metadata of an image that it shows."""
        return (
            read("image", address, self.images[address].encode(), None)[0] if address in self.images else None
        )

    def record(self, _source: str, _identifier: str) -> None:
        """No data file is at hand."""

    def site(self, _source: str) -> None:
        """No site is around it."""


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
