"""Input that means harm, or looks as if: each file is read to its end, with a report and no traceback.

The times here are guards against a hang and measure nothing.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "pubcheck", "check"]
LONGEST = 300  # seconds for one file
MEGABYTE = 1_000_000
SENTENCE = "The crew sailed home to the port of Norfolk after seven months at sea. "


def text(part: str, size: int = MEGABYTE // 10) -> Callable[[], bytes]:
    """As many repetitions as fit a size in characters."""
    return lambda: (part * (size // len(part))).encode("utf-8", "surrogatepass")


def around(head: str, part: str, tail: str = "", size: int = MEGABYTE // 10) -> Callable[[], bytes]:
    return lambda: (head + part * (size // len(part)) + tail).encode()


def aliases() -> bytes:
    """Ten levels of ten aliases each: a billion items to whoever follows them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return ("---\n" + "\n".join(lines) + "\n---\n# Title\n").encode()


def entities() -> bytes:
    """The billion laughs of XML, which HTML knows nothing of."""
    lines = ["<!DOCTYPE html [", '<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return ("\n".join([*lines, "]>", "<p>&a9;</p>"])).encode()


def noise(seed: int, of: str) -> Callable[[], bytes]:
    """Random characters out of a few that mean something."""
    return lambda: "".join(random.Random(seed).choices(of, k=50_000)).encode()


def unclosed_fonts() -> bytes:
    return "".join(f"<p><font size={n}>x" for n in range(12_000)).encode()


def unknown_rules() -> bytes:
    return "".join(f"<!-- pubcheck: ignore[link-httq{n}] -- x -->\n\n" for n in range(1_500)).encode()


NOISE = ("<>/ab =\"'&;!-\n", "[]()!*_`~>#-|\\ ab\n", "{}%\"'`@() =ab\n", '@(){}<>"/ab \n')
FILES: dict[str, Callable[[], bytes]] = {
    "entity-bomb.html": entities,
    "entities.html": text("&amp;", MEGABYTE),
    "open-entities.html": text("&#"),
    # Nesting
    "nested-div.html": text("<div>", 500_000),
    "nested-and-closed.html": lambda: b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "nested-bold.html": text("<b>", 300_000),
    "nested-bold-and-paragraphs.html": lambda: b"<b>" * 20_000 + b"<p>x</p>" * 20_000,
    "nested-spans-with-text.html": text("<span>x", 300_000),
    "nested-tables.html": text("<table><tr><td>x"),
    "nested-links.html": text("<a href=x>y", 500_000),
    "nested-figures.html": text("<figure><img><figcaption>x"),
    "nested-templates.html": text("<template>"),
    "nested-noscript.html": text("<noscript>"),
    "nested-drawings.html": text("<svg><title><b>"),
    "nested-lists.md": lambda: "".join("  " * n + "- a\n" for n in range(700)).encode(),
    "nested-quotes.md": text(">", MEGABYTE // 5),
    "nested-emphasis.md": text("*a_"),
    "nested-components.mdx": lambda: b"<A>x" * 20_000 + b"</A>" * 20_000,
    "nested-expressions.mdx": lambda: b"x " + b"{" * 100_000 + b"}" * 100_000,
    "nested-blocks.cshtml": text("@if(a){ "),
    "unclosed-fonts.html": unclosed_fonts,
    "foster-parents.html": text("<table>x<tr><td>y</td>z"),
    "styles-in-drawings.html": text("<svg><style><![CDATA[a>b]]></style></svg>"),
    # Size
    "attribute.html": around('<img src="a.jpg" alt="', "a ", '">', MEGABYTE),
    "attributes.html": lambda: ("<p " + " ".join(f'a{n}="b"' for n in range(50_000)) + ">x").encode(),
    "line.html": around("<p>", SENTENCE, "</p>", 10 * MEGABYTE),
    "line.md": text(SENTENCE, 10 * MEGABYTE),
    "line.txt": text(SENTENCE, 10 * MEGABYTE),
    "word.html": text("x", 10 * MEGABYTE),
    "word.md": text("x", 10 * MEGABYTE),
    "word.txt": text("x", 10 * MEGABYTE),
    "address.md": around("http://example.gov/", "a."),
    # What is never closed
    "comment.html": around("<p>a</p><!-- ", "x ", "", MEGABYTE),
    "comments.html": text("<!--"),
    "script.html": around("<p>a</p><script>", "x ", "", MEGABYTE),
    "title.html": around("<title>", "x ", "", MEGABYTE),
    "attribute-open.html": around('<img alt="', "a ", "", MEGABYTE),
    "tag-open.html": text("<p "),
    "code.md": around("```\n", "x\n"),
    "ticks.md": lambda: " ".join("`" * n for n in range(1, 700)).encode(),
    "link.md": text("[](", MEGABYTE // 2),
    "links.md": text("[a](<"),
    "title-of-a-link.md": text('[a](b "'),
    "cdata.html": text("<![CDATA["),
    "template.njk": text("{% "),
    "strings-in-template.njk": text('{% a "'),
    "braces.html": lambda: b"{" * 50_000 + b"}" * 50_000,
    "import.mdx": text("import "),
    "export.mdx": around("export const a = `", "x\n\n"),
    "server-tags.aspx": text("<%# a"),
    "asp-image.aspx": text("<asp:Image "),
    # Front matter
    "yaml-aliases.md": aliases,
    "yaml-brackets.md": around("---\na: ", "[", "\n---\nx", 100_000),
    "yaml-balanced.md": lambda: b"---\na: " + b"[" * 50_000 + b"]" * 50_000 + b"\n---\nx",
    "yaml-braces.md": around("---\na: ", "{a: ", "\n---\nx"),
    "yaml-steps.md": lambda: ("---\n" + "".join(" " * n + "a:\n" for n in range(700)) + "---\nx").encode(),
    "yaml-dashes.md": around("---\na:\n", "- ", "\n---\nx"),
    "yaml-questions.md": around("---\n", "? ", "\n---\nx"),
    "yaml-open.md": around("---\n", "a: b\n"),
    "toml-brackets.md": around("+++\na = ", "[", "\n+++\nx", 100_000),
    "toml-braces.md": around("+++\na = ", "{a=", "\n+++\nx"),
    "toml-header.md": around("+++\na = 1\n[", "a.", "a]\n+++\nx"),
    "toml-dots.md": around("+++\n", "a.", "a = 1\n+++\nx"),
    "json-brackets.md": around('{"a": ', "["),
    # Bytes
    "nul.html": around("<p>a", "\0", "b</p>", 1000),
    "a-nul-here-and-there.html": text("<p>one\0 two three four five six seven eight nine</p>\n", 20_000),
    "lone-surrogates.html": lambda: b"\xff\xfe" + b"<\x00p\x00>\x00" + b"\x00\xd8a\x00" * 20_000,
    "half-a-character.html": lambda: b"\xff\xfea\x00b",
    "big-end.md": lambda: ("\ufeff" + SENTENCE * 100).encode("utf-16-be"),
    "every-byte.html": lambda: bytes(range(256)) * 100,
    "every-byte.md": lambda: bytes(range(256)) * 100,
    "every-byte.txt": lambda: bytes(range(256)) * 100,
    "not-utf-8.md": lambda: b"\xff" * 100_000,
    "private-use.html": text("\ue000\U000f0000\ue002 "),
    "a-charset-that-lies.html": lambda: b"<meta charset=unicode_escape>\\u0041\xe9" + b"\\" * 1000,
    "empty.html": lambda: b"",
    "empty.md": lambda: b"",
    "nothing-but-a-mark.html": lambda: b"\xef\xbb\xbf",
    # Suppressions
    "suppressions.md": text("<!-- pubcheck: ignore[link-http] -- x -->\n\n"),
    "suppressions-of-one-paragraph.html": around("<p>", "<!-- pubcheck: ignore[link-http] -- x -->", "x</p>"),
    "unknown-rules.md": unknown_rules,
    "rules-of-a-suppression.html": around("<!-- pubcheck: ignore[", "link-http,", "] -- x --><p>x</p>"),
    "never-ended.html": text("<!-- pubcheck: ignore-start[link-http] -- x -->"),
    # What the grammar reads
    "credits.txt": text("(U.S. Army photo by Sgt. A B)\n", 30_000),
    "photo-by.html": around("<figure><img><figcaption>", "Photo by ", "</figcaption></figure>", 60_000),
    "photo-blocks.txt": text("A crane.\nTitle\nA crane, Sept. 2, 2024.\nPhoto By: A B\nVIRIN: 240902-N-Q1\n"),
    "virins.txt": text("240927-N-QX417-1001 "),
    "dates.txt": text("Jan. 1, 2024 "),
    "initials.txt": text("A. "),
    "addresses.txt": text("http://x.gov/a now. ", 100_000),
    "notices.html": text("<p>This page is archived and no longer updated.</p>"),
    "torn.html": text("â€™ "),
    "rank-codes.html": around("<figure><img><figcaption>", "AB ", "</figcaption></figure>", 200_000),
    "photos-of-one-paragraph.html": around("<p>", "A ship.<br>Photo By: Navy Seaman A B<br>", "</p>", 60_000),
    # Records
    "blank-lines.jsonl": around("", "\n", "{}", MEGABYTE),
    "blank-list.json": around("[", "\n", "", MEGABYTE),
    "brackets.json": text("[", MEGABYTE),
    "surrogates.json": around('{"headline": "', "\\ud800", '"}', MEGABYTE),
    "aliases.yaml": lambda: aliases().removeprefix(b"---\n").replace(b"---\n# Title\n", b"alt: *a9\n"),
    "columns.csv": lambda: "\n".join([",".join(f"c{n}" for n in range(50_000)), "," * 49_999]).encode(),
    "quote.csv": around('alt,file\n"', "a ship,b\n", "", 20_000),
    "quotes.csv": around("alt,file\n", 'a,"b\n'),
    "json-ld.html": around('<html><head><script type="application/ld+json">', "[", "</script>"),
    **{
        f"{name}.{kind}": text(char)
        for kind in ("html", "md", "mdx", "txt")
        for name, char in {
            "dots": ".",
            "blanks": " ",
            "no-break-blanks": "\u00a0",
            "lines": "\n",
            "returns": "\r",
            "brackets": "[",
            "images": "![",
            "backticks": "`",
            "asterisks": "*",
            "less-than": "<",
            "quotes": '"',
            "dashes": "-",
            "backslashes": "\\",
            "pipes": "|a",
            "templates": "{{",
        }.items()
    },
    **{  # four alphabets: HTML's, Markdown's, those of templates and of Razor
        f"noise-{number}.{kind}": noise(number, of)
        for number, of in enumerate(NOISE)
        for kind in ("html", "md", "mdx", "txt", "aspx", "cshtml", "njk")
    },
}  # fmt: skip

SAID = {
    "nul.html": "file-unreadable",
    "every-byte.html": "file-unreadable",
    "every-byte.md": "file-unreadable",
    "every-byte.txt": "file-unreadable",
    "yaml-brackets.md": "file-unreadable",
    "yaml-aliases.md": None,
    "toml-brackets.md": "file-unreadable",
    "lone-surrogates.html": "file-encoding",
    "half-a-character.html": "file-encoding",
    "not-utf-8.md": "file-encoding",
    "unknown-rules.md": "suppression-rule-unknown",
    "never-ended.html": "suppression-unused",
    "attribute.html": "image-alt-long",
    "torn.html": "file-encoding",
}


def check(folder: Path, *arguments: str | bytes, limit: int = LONGEST) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder; a run that says anything of itself has failed."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=limit,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert "itself failed" not in done.stderr, done.stderr[-2000:]
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, made in FILES.items():
        (folder / name).write_bytes(made())
    return folder


@pytest.fixture(scope="module")
def findings(folder) -> dict[str, set[str]]:
    """The rules that speak of each file, from one run over all; if that fails, each file is run alone."""
    try:
        done = check(folder, "--output-format", "json", *FILES, limit=4 * LONGEST)
        assert done.returncode in {0, 1}, done.stderr[-2000:]
    except (AssertionError, subprocess.TimeoutExpired):
        return {}
    return by_file(done.stdout)


def by_file(report: str) -> dict[str, set[str]]:
    read = json.loads(report)
    found: dict[str, set[str]] = {file["path"]: set() for file in read["files"]}
    for finding in read["findings"]:
        found[finding["path"]].add(finding["rule"])
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_to_its_end(name, folder, findings):
    if not findings:
        done = check(folder, "--output-format", "json", name)
        assert done.returncode in {0, 1}, done.stderr[-2000:]
        findings = by_file(done.stdout)
    assert name in findings
    if expected := SAID.get(name):
        assert expected in findings[name]
    elif name not in SAID:
        assert "file-unreadable" not in findings[name] or name.startswith(("yaml", "toml", "json", "noise"))


def test_the_text_report_and_the_fixes_hold_too(folder, tmp_path):
    names = [
        "line.html",
        "attribute.html",
        "unknown-rules.md",
        "every-byte.html",
        "noise-0.html",
        "addresses.txt",
    ]
    done = check(folder, *names)
    assert done.returncode in {0, 1}
    assert "file-unreadable" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 2000
    assert check(folder, "--diff", *names, "noise-1.md", "links.md").returncode in {0, 1}
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_standard_input(folder):
    with (folder / "noise-0.html").open("rb") as file:
        done = subprocess.run(
            [*COMMAND, "-", "--stdin-filename", "a.html"],
            stdin=file,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr


def test_a_file_that_is_too_large(tmp_path):
    with (tmp_path / "large.html").open("wb") as file:
        file.truncate(10**11)  # a hundred gigabytes that take no room
    done = check(tmp_path, "--output-format", "json", ".")
    assert by_file(done.stdout) == {"large.html": {"file-unreadable"}}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "page.html").write_text("<p>x</p>")
    assert by_file(check(tmp_path, "--output-format", "json", ".", limit=60).stdout).keys() <= {
        "page.html",
        "pipe.html",
    }
    named = check(tmp_path, "--output-format", "json", "pipe.html", limit=60)
    assert by_file(named.stdout) == {"pipe.html": {"file-unreadable"}}


def test_links_that_lead_in_circles(tmp_path):
    (tmp_path / "page.html").write_text("<p>x</p>")
    (tmp_path / "sub").mkdir()
    try:
        (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self.html").symlink_to("self.html")
        (tmp_path / "one.html").symlink_to("two.html")
        (tmp_path / "two.html").symlink_to("one.html")
        (tmp_path / "broken.html").symlink_to("nowhere.html")
        (tmp_path / "again.html").symlink_to("page.html")
    except OSError:
        pytest.skip("this account may not make links")
    done = check(tmp_path, "--output-format", "json", ".", limit=60)
    assert done.returncode in {0, 1}
    found = by_file(done.stdout)
    assert {name for name, rules in found.items() if not rules} <= {"page.html", "again.html"}
    assert len(found.keys() & {"page.html", "again.html"}) == 1
    named = check(tmp_path, "--output-format", "json", "self.html", limit=60)
    assert by_file(named.stdout) == {"self.html": {"file-unreadable"}}


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_names_that_no_terminal_should_get(tmp_path):
    names = [
        b"a\nb.html",
        b"a\x1b[31m.html",
        b"\xff\xfe.html",
        b"a\tb.html",
        b"-q.html",
        b"a\x7f.html",
        "é.html".encode(),
    ]
    for name in names:
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"<p><img src=a.jpg></p>")
        except OSError:  # a file system that takes only UTF-8
            continue
    done = check(tmp_path, ".")
    assert done.returncode == 1
    assert not any(char in done.stdout for char in "\x1b\x7f\t\udcff")
    report = check(tmp_path, "--output-format", "json", ".")
    assert len(json.loads(report.stdout)["files"]) == len(list(tmp_path.iterdir()))
    assert check(tmp_path, "--", "-q.html").returncode == 1


def test_deep_folders(tmp_path):
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
    try:
        deep.mkdir(parents=True)
        (deep / "page.html").write_text("<p><img src=a.jpg></p>")
    except OSError:
        pytest.skip("this system takes no path of that length")
    assert check(tmp_path, ".").returncode == 1


def test_a_hostile_configuration(tmp_path):
    (tmp_path / "page.html").write_text("<p>x</p>")
    for settings in (
        "[" * 100_000,
        "a = " + "[" * 100_000,
        "exclude = ['" + "*" * 10_000 + "a']",
        "a." * 50_000 + "a = 1",
    ):
        (tmp_path / "pubcheck.toml").write_text(settings)
        done = check(tmp_path, ".", limit=120)
        assert done.returncode in {0, 2}
        assert done.stderr or done.returncode == 0
