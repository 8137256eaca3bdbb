"""An article says the same to every rule in a record as in a file of its own, and at the same words."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import real_pages

from pubcheck import catalogue, readers
from pubcheck.document import Document
from pubcheck.engine import Engine
from pubcheck.readers import Reading, front_matter
from pubcheck.source import Source
from pubcheck.views.page import Context

ARTICLES = {
    "markdown": """# Ships *return* to the pier

NORFOLK, Va. - Sailors said "hello" & waved; see [click here](http://www.navy.mil "it's") \\*now\\*.

![Photo of a ship](a.jpg) and <img src='b.jpg'> it\u2019s \U0001f6a2

| a | b |
|---|---|
| c | https://www.example.gov/a?b=1&c=2 |
""",
    "html": """<h1>Ships return</h1>
<p>NORFOLK, Va. - Sailors said "hello" &amp; waved; see <a href='http://www.navy.mil'>click
here</a>.</p>
<figure><img src="240611-N-QX417-1001.jpg" alt="Photo of a ship"><figcaption>A ship returns to
Norfolk, Va., june 11, 2024. (U.S. Navy photo by Mass Communication Specialist 2nd Class Ann Roe)
</figcaption></figure>
""",
    "text": """Ships return to the pier

By Navy Petty Officer 2nd Class Ann Roe, Example Public Affairs

NORFOLK, Va. - Sailors said "hello" & waved <today> on 06/11/2024.

A ship at the pier.
Ship Returns
A ship returns to Norfolk, Va., June 11, 2024.
Photo By: Navy Petty Officer 2nd Class Ann Roe
VIRIN: 240611-n-QX417-1001
""",
}
CONTEXT = Context(date(2026, 1, 1), "dod-news")
ENGINE = Engine(catalogue.load().rules.values())
FILES = real_pages.sample(".md")


def wrapped(body: str) -> dict[str, str]:
    """The body in a record of each kind, where it can hold it."""
    found = {
        "a.json": json.dumps({"body": body}),
        "b.json": json.dumps({"body": body}, ensure_ascii=False, indent=2),
        "a.csv": 'body,x\r\n"' + body.replace('"', '""').replace("\n", "\r\n") + '",y\r\n',
    }
    if all(char.isprintable() or char == "\n" for char in body) and body[:1] not in (" ", "\n"):
        found["a.yaml"] = (
            "body: |+\n"
            + "".join(f"  {line}\n" for line in body.split("\n")[:-1])
            + (f"  {body.split(chr(10))[-1]}")
        )
    return found


def told(document: Document) -> Counter[tuple[object, ...]]:
    return Counter(
        # How to mend what is missing depends on the kind of file.
        (
            finding.rule,
            finding.rule.endswith("-missing") or finding.message,
            plain(document.source[finding.span], document.source.name),
        )
        for finding in ENGINE.run(document, CONTEXT).findings
    )


def plain(written: str, name: str) -> str:
    """Words of a source as they read: without what the syntax of a record does to them."""
    if name.endswith("json"):
        try:
            written = str(json.loads(f'"{written}"'))
        except ValueError:
            return written
    return " ".join(written.replace('"', "").split())  # CSV doubles them


def check(body: str, kind: str) -> None:
    alone = readers.read(Source("x/body", body), kind)
    expected = told(alone)
    table = {"body": "body", "body-format": kind}
    for name, text in wrapped(body).items():
        document = readers.read_all(Source(f"x/{name}", text), "record", Reading(records={"*": table}))[-1]
        assert told(document) == expected, name


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_in_a_record_is_the_same_article(kind):
    check(ARTICLES[kind], kind)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_article_in_a_record_is_the_same_article(path: Path):
    text = path.read_text("utf-8", errors="replace").replace("\0", "")
    check(text[front_matter.read(text).body_start :], "markdown")


@pytest.mark.skipif(bool(FILES), reason="there are real pages")
def test_real_pages_are_missing():
    pytest.skip(real_pages.MISSING)
