"""Span truth of the Markdown reader: what a tree says stands where the reader says it stands.

Over texts of our own, changes to them made by a seed, and texts that Hypothesis makes; over a folder of real
files where there is one (a few of them, all of them with PUBCHECK_ALL_FILES).
"""

from __future__ import annotations

import html
import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import readers, tree
from pubcheck.document import OPAQUE, Document
from pubcheck.prose import Prose
from pubcheck.source import Source

TEXTS = {
    "article.md": """---
title: Ships & sailors
---
# Ships *and* **sailors** {#top .big}

The USS&nbsp;Ross, \U0001f6a2 café &amp; more\\* <b>bold *both*</b> AT&T a < b, &copy=1 &notit;\\
next line of ~~no~~ text  \nlast [a link](https://a.gov/b?c=1&d=2 "it's \\"so\\"") and
[ref][Ref  É] and [ref é].
> Quoted [over
> lines](<a b.html>
> 'a
> title') `code
> span` ![alt *text* `c` &lt;](x.png)![](y.png)

- [x] done &eacute;
- tight <https://auto.gov/?a=1&b=2> <me@navy.mil>

  1. loose

     para[^n]
\t
      code & <i>

| a | b\\|c |
|---|:--|
| `x\\|y` | [![i](j.png "T")](k) |

<div class="x" title='a &amp; b'>
raw *not* <a href=http://c.gov>text</a>

**Markdown** inside
</div>

[^n]: Note with [link](/x_(y)).

[ref é]: <http://ref.gov/a b?x&amp;y> (A
 title &gt;)

Setext
======

```py
x = "<&>"
```
""",
    "site.md": """+++
title = "x"
+++
{% include a.html %}
Text {{ a }} [b]({{ site.x }}/y){:target="_blank"} see café
{: .usa}

{: .alone}
- {:.x} item **bold.**{:.y} after

`{:.code} {{ x }}` ![alt {{ y }} é]({% link a.png %}) [x][y]{:.x}.

[y]: {{ site.url }}/z "t"
""",
    "page.mdx": """---
title: x
---
import A from 'a'
export const x = {
  a: "é"

}

# Hello {props.x} <Icon />

{/* a comment — é */}

<Accordion title="T &amp; é" open={true} n={1}>
      Some **markdown** `{code}` <Link href="http://x.y?b&c=2">a *link* é <Icon s={{ a: 2 }} /></Link>.{' '}
      More [x](http://z.z).

      - item
\t- item2
      ~~~js
      <Foo/> {x}
      ~~~
</Accordion>
<LinkButton link="https://a.gov/é" text="View é" />
<Image
   src={`a.png`} alt={'An "x" & é'} /><img {...x} src='b.png'/>
<p>one **bold** line</p> tail &amp; \\{no\\} < 3
> quoted <b>bold {y}</b> [a <i>b</i>](<c d> "<e>")
""",
}
CODE = re.compile(r"[`\n]|\\\||^(?: {4}|\t)")
FORMATS = {".md": "markdown", ".mdx": "mdx"}
MARKS = """a é * ** _ ` ~~ [ ]( ) ] ![ < ](b ][r] [r]: [^n] [^n]: \\ & &amp; &# ; | <b> </b> <!-- -->
<http://x> # {{ }} {% %} {: } { {# </A> <A/> " ' http://x.gov import --- === ``` > - 1."""
FRAGMENTS = [
    *MARKS.split(),
    *(" ", "\n", "\n\n", "\n> ", "\n- ", "\n    ", '](c "t")', "\n|-|-|\n", "\n===\n", "---\n", "<A b='c'>"),
    *("<Link href={x}>", "import a from 'b'\n", "\r\n", "\r", "\0", "\t", "\ue000", "\ue010", "\U000f0000"),
    *("```\n", "<div>\n", "\n</div>\n", "\n\n[r]: <x y>\n'z\nz'\n"),
]


def unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def stands_for(char: str, written: str) -> bool:
    """Whether a character may be written so: itself, after a backslash, as a reference, masked."""
    if char in (OPAQUE, "\ufffd") or char.isspace():
        return True
    if written.startswith("&"):
        return char in html.unescape(written)
    return written in (char, "\\" + char)


def check_spans(document: Document, step: int = 1) -> int:
    """Hold every place that the document gives against its source; how many were held."""
    source, held = document.source, 0
    for element in document.tree.iter_elements():
        if tree.tag_ranges(element) is None:
            continue
        tag, whole = document.tag_span(element), document.element_span(element)
        for span in (tag, whole):
            assert 0 <= span.start <= span.end <= len(source.text)
        assert whole.start <= tag.start <= tag.end <= whole.end or tag.start == tag.end, (element, tag, whole)
        for name in element.attrs:
            attribute = document.attribute(element, name)
            assert attribute is not None
            span = attribute.value_span
            assert 0 <= span.start <= span.end <= len(source.text)
            if tree.attribute_ranges(document.markup.text, element, name) is None or "<" in attribute.value:
                continue  # merged from elsewhere, or a broken tag that has swallowed others
            for offset in range(0, len(attribute.value), step):
                char = attribute.value[offset]
                part = attribute.part(offset, offset + 1)
                assert span.start <= part.start <= part.end <= span.end
                if part.start == part.end or (part == span and span.end > span.start + 1):
                    continue  # "mailto:" stands nowhere; a title over lines of a quote stands as a whole
                # The mask of a template tag in the name of an attribute is of "_" and "-".
                assert stands_for(char, source[part]) or char in "_-=", (name, char, source[part])
                held += 1
    for element in document.tree.iter_elements(("p", "li", "a", "h1", "h2", "td", "th", "x-box", "em")):
        if next(element.iter_elements(("script", "style", "noscript", "iframe", "svg")), None) is None:
            held += check_prose(Prose(document, element, element.text), step)
    return held


def check_prose(prose: Prose, step: int) -> int:
    held = 0
    for offset in range(0, len(prose.text), step):
        char = prose.text[offset]
        if char.isspace() or char == OPAQUE:
            continue
        span = prose.span(offset, offset + 1)
        if span == prose.document.tag_span(prose.element):
            continue  # a text whose place the tree cannot tell
        written = prose.document.source[span]
        if len(written) > 1 and CODE.search(unix(written)):
            continue  # code stands for its place as a whole where it is not just what the source has there
        assert stands_for(char, written) or char in "_-=", (char, written)
        held += 1
    return held


def read(name: str, text: str) -> Document:
    return readers.read(Source(name, text), FORMATS[name[name.rindex(".") :]])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", TEXTS)
def test_places_are_true(name, line_end):
    assert check_spans(read(name, TEXTS[name].replace("\n", line_end))) > 100


@pytest.mark.parametrize("name", TEXTS)
def test_places_are_true_after_any_change(name):
    randomly = random.Random(name)
    for _ in range(40):
        check_spans(read(name, changed(TEXTS[name], randomly)), 2)


def changed(text: str, randomly: random.Random) -> str:
    """The text with a few pieces cut, doubled or put in."""
    for _ in range(randomly.randint(1, 4)):
        start = randomly.randrange(len(text) + 1)
        end = min(len(text), start + randomly.choice((1, 1, 2, 5, 30)))
        piece = randomly.choice(("", text[start:end] * 2, randomly.choice(FRAGMENTS)))
        text = text[:start] + piece + text[end:]
    return text


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join), st.sampled_from(sorted(FORMATS)))
def test_any_fragments_are_read_and_placed(text, suffix):
    check_spans(read(f"x{suffix}", text))


@given(st.text(), st.sampled_from(sorted(FORMATS)))
def test_any_text_is_read_and_placed(text, suffix):
    check_spans(read(f"x{suffix}", text))


def test_real_files_are_read_and_placed(corpus: Path):
    paths = sorted([*corpus.rglob("*.md"), *corpus.rglob("*.mdx")])
    every = bool(os.environ.get("PUBCHECK_ALL_FILES"))
    randomly = random.Random(1)
    for path in paths if every else randomly.sample(paths, min(40, len(paths))):
        source = Source.decode(path.name, path.read_bytes())
        reader = FORMATS[path.suffix]
        check_spans(readers.read(source, reader), 5 if every else 20)
        check_spans(readers.read(Source(path.name, changed(source.text, randomly)), reader), 40)
