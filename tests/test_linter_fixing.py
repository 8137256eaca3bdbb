"""Fixing files: which findings are mended, and what stays of a file whatever is mended in it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import catalogue, fixes, linter_files, linter_fixing
from pubcheck.config import DEFAULTS
from pubcheck.finding import Edit
from pubcheck.linter import File, Linter
from pubcheck.source import Span

LINK = '<a href="{}://news.example.mil/a">the news of the fleet</a>'
OLD, NEW = LINK.format("http"), LINK.format("https")
SETTINGS = DEFAULTS._replace(
    select=("link-http", "suppressions"),
    https_hosts=frozenset({"news.example.mil"}),
    max_file_size=25_000_000,
)


@cache
def linter() -> Linter:
    return Linter(catalogue.load(), date(2026, 1, 1))


def fix(path, sieves=(), **options):
    name = os.path.basename(path)
    reader = "markdown" if name.endswith(".md") else "html"
    return linter_fixing.fixed(linter(), File(str(path), name, reader, SETTINGS), sieves, **options)


# Which findings are mended


def below(line):
    """A sieve that keeps what stands above a line of the file as it was read."""

    def keep(_file, report):
        kept = tuple(item for item in report.findings if item.place.line < line)
        return report._replace(findings=kept, outside=report.outside + len(report.findings) - len(kept))

    return keep


def test_what_the_sieves_take_out_is_not_fixed(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(f"<p>{OLD}</p>\n<p>{OLD}</p>\n")
    report, change = fix(path, [below(2)])
    assert path.read_text() == f"<p>{NEW}</p>\n<p>{OLD}</p>\n"
    assert change.fixes == 1
    assert report.fixed == (("link-http", 1),)
    assert (report.findings, report.outside) == ((), 1)


def test_the_sieves_see_places_as_they_were_read(tmp_path):
    # The comments go in the first round, so that the second link comes to stand where others were.
    path = tmp_path / "a.md"
    comment = "<!-- pubcheck: ignore[link-http] until=2020-01-01 -- x -->\n\n"
    path.write_text(f"{comment}{comment}Text.\n\n{OLD}\n")
    seen = []

    def keep(_file, report):
        seen.append([(item.finding.rule, item.place.line) for item in report.findings])
        return below(6)(_file, report)

    report, change = fix(path, [keep], unsafe=True)
    assert path.read_text() == f"Text.\n\n{OLD}\n"
    assert change.fixes == 2
    assert report.findings == ()
    assert seen == [
        [("suppression-expired", 1), ("suppression-expired", 3), ("link-http", 7)],
        [("link-http", 7)],
    ]


def test_what_is_left_stands_where_it_stands_now(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"<!-- pubcheck: ignore[link-http] until=2020-01-01 -- x -->\n\n{OLD}\n")
    report, _ = fix(path, [lambda _file, one: one], unsafe=True, put=lambda *_: None)
    assert report.findings == ()
    report, _ = linter_fixing.fixed(
        linter(),
        File(str(path), "a.md", "markdown", SETTINGS._replace(https_hosts=frozenset())),
        [lambda _file, one: one],
        unsafe=True,
        put=lambda *_: None,
    )
    assert [(item.finding.rule, item.place.line) for item in report.findings] == [("link-http", 1)]


TEXTS = st.text("ab\n", max_size=12)


@given(st.data(), TEXTS)
def test_places_lead_back_over_edits(data, text):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, data.draw(st.text("xyz", max_size=3))) for span in dict.fromkeys(spans)]
    after = fixes.edited(text, edits)
    kept = [at for at in range(len(text)) if not any(e.span.start <= at < e.span.end for e in edits)]
    back = [fixes.before(edits, at) for at in range(len(after))]
    assert back == sorted(back)
    assert [at for at, char in zip(back, after, strict=True) if char in "ab\n"] == kept


# What stays of a file

LINE_ENDS = ("\n", "\r\n", "\r", "\n\r", "\u2028", "\x0b", "\x0c", "\x85", "\n\n", "")
ENCODINGS = (
    *(("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")),
    *(("cp1252", b""), ("shift_jis", b""), ("gb18030", b""), ("koi8-r", b""), ("iso8859-7", b"")),
)
BESIDE = st.lists(
    st.sampled_from(["Text", " ", "é", "海", "Ж", "λ", "\t", "<p>", "&nbsp;", "\x00", *LINE_ENDS])
)


@settings(max_examples=150)
@given(
    st.sampled_from(ENCODINGS),
    st.lists(BESIDE, min_size=2, max_size=5),
    st.sampled_from(["markdown", "html"]),
)
def test_every_byte_outside_the_edits_stays(how, pieces, reader):
    encoding, mark = how
    head = "" if mark or encoding in {"utf-8", "cp1252"} else f"<meta charset={encoding}>\n"
    # What the encoding lacks is not there, and what a place in between reads as markup is no matter.
    texts = ["".join(piece).encode(encoding, "ignore").decode(encoding) for piece in pieces]
    before = mark + (head + f"<p>{OLD}</p>".join(texts)).encode(encoding)
    after = before
    http, https = ("http".encode(encoding), "https".encode(encoding))

    def put(_file, read, written):
        nonlocal after
        assert read == before
        after = written

    report, change = linter_fixing.fixed(linter(), File("a", "a", reader, SETTINGS, True, before), put=put)
    assert after.replace(https, http) == before
    assert after.count(https) == sum(dict(report.fixed).values())
    assert (change is not None) is (after != before)


def test_all_20_megabytes_stay(tmp_path):
    path = tmp_path / "a.html"
    rest = ("<!-- " + "é" * 4_999_990 + " -->\r\n").encode() * 2
    path.write_bytes(rest + OLD.encode() + b"\r\n")
    fix(path)
    assert path.read_bytes() == rest + NEW.encode() + b"\r\n"


@pytest.mark.parametrize(
    "name",
    ["a\n.html", "a\x1b[31m.html", "-rf.html", " .html", "\u202e.html", "é" * 120 + ".html", b"\xff.html"],
)
def test_odd_names(tmp_path, name):
    path = os.path.join(tmp_path, os.fsdecode(name))
    with open(path, "w") as file:
        file.write(OLD)
    assert fix(path).change
    with open(path) as file:
        assert file.read() == NEW
    assert os.listdir(os.fsencode(tmp_path)) == [os.fsencode(os.path.basename(path))]


def test_a_read_only_file_is_left_alone(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    path.chmod(0o444)
    report, change = fix(path)
    assert (report.refused, change) == ("it is read-only", None)
    assert path.read_text() == OLD
    assert os.listdir(tmp_path) == ["a.html"]
    assert [item.finding.rule for item in report.findings] == ["link-http"]


def test_a_folder_in_which_nothing_may_be_made(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    make = os.open

    def refuse(name, flags, *rest, **named):
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return make(name, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    report, _ = fix(path)
    assert report.refused == "Read-only file system"
    assert path.read_text() == OLD


@pytest.mark.skipif(not hasattr(os, "link"), reason="no hard links here")
def test_the_other_names_of_a_file_keep_what_they_held(tmp_path):
    path, copy = tmp_path / "a.html", tmp_path / "backup"
    path.write_text(OLD)
    os.link(path, copy)
    fix(path)
    assert (path.read_text(), copy.read_text()) == (NEW, OLD)


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="no other file system here")
def test_a_link_to_another_file_system(tmp_path):
    target = f"/dev/shm/pubcheck-test-{os.getpid()}.html"
    with open(target, "w") as file:
        file.write(OLD)
    try:
        path = tmp_path / "a.html"
        path.symlink_to(target)
        fix(path)
        assert path.is_symlink()
        assert path.read_text() == NEW
        assert os.listdir(tmp_path) == ["a.html"]
    finally:
        os.unlink(target)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_mode_owner_and_attributes_stay(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    path.chmod(0o4705)
    try:
        os.setxattr(path, "user.origin", b"scan")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    before = path.stat()
    fix(path)
    assert path.read_text() == NEW
    assert (path.stat().st_mode, path.stat().st_uid, path.stat().st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert stat.S_IMODE(before.st_mode) == 0o4705
    assert os.getxattr(path, "user.origin") == b"scan"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not replaced there")
def test_whoever_reads_on_reads_the_old_text(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    with path.open() as reader:
        fix(path)
        assert reader.read() == OLD
    assert path.read_text() == NEW


def test_two_runs_may_fix_alike_at_once(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    write = linter_files.write

    def meanwhile(*args, **named):
        path.write_text(NEW)
        write(*args, **named)

    monkeypatch.setattr(linter_files, "write", meanwhile)
    report, change = fix(path)
    assert (report.refused, change.fixes) == ("", 1)
    assert path.read_text() == NEW


@pytest.mark.parametrize("what", ["another text", "the same size", "it is gone"])
def test_a_file_that_changes_while_it_is_checked(tmp_path, monkeypatch, what):
    path = tmp_path / "a.html"
    path.write_text(OLD)
    newer = {"another text": "newer", "the same size": OLD[::-1]}.get(what)
    write = linter_files.write

    def meanwhile(*args, **named):
        if newer is None:
            path.unlink()
        else:
            path.write_text(newer)
        write(*args, **named)

    monkeypatch.setattr(linter_files, "write", meanwhile)
    report, change = fix(path)
    assert change is None
    assert report.refused in {"it was changed meanwhile", "No such file or directory"}
    assert (path.read_text() if newer else path.exists()) == (newer or False)
    assert len(os.listdir(tmp_path)) == bool(newer)
