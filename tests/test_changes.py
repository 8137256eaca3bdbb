"""Unified diffs as tools write them: the files, the changed lines, and the way back to the old version."""

from __future__ import annotations

import subprocess
from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_at_hand import tool

from pubcheck.linter_changes import DiffError, FileChange, Hunk, parse
from pubcheck.linter_changes_lines import Lines, old_version

PLAIN = b"""\
diff --git a/news/pier.md b/news/pier.md
index 83db48f..bf269f4 100644
--- a/news/pier.md
+++ b/news/pier.md
@@ -2 +2 @@ # Crews rebuild the pier
-It took nine days.
+It took ten days.
@@ -7,0 +8,2 @@
+Thanks.
+More.
@@ -10,2 +12,0 @@
-One.
-Two.
"""
HUNKS = [
    Hunk(2, 2, [b"It took nine days."], [b"It took ten days."]),
    Hunk(8, 8, [], [b"Thanks.", b"More."]),
    Hunk(10, 13, [b"One.", b"Two."], []),
]


def one(diff: bytes) -> FileChange:
    (change,) = parse(diff)
    return change


def test_hunks_without_context():
    assert one(PLAIN) == FileChange("news/pier.md", "changed", HUNKS)


def test_hunks_with_context_are_cut_to_what_changed():
    change = one(
        b"--- a/x.md\n+++ b/x.md\n@@ -1,7 +1,7 @@\n a\n-b\n+B\n+B2\n c\n d\n-e\n f\n g\n"
        b"\\ No newline at end of file\n"
    )
    assert change.hunks == [Hunk(2, 2, [b"b"], [b"B", b"B2"]), Hunk(5, 6, [b"e"], [])]


@pytest.mark.parametrize(
    ("header", "path"),
    [
        (b"diff --git a/a b.md b/a b.md\n--- a/a b.md\t\n+++ b/a b.md\t\n", "a b.md"),
        (b'diff --git "a/\\303\\251t\\303\\251.md" "b/\\303\\251t\\303\\251.md"\n', "été.md"),
        (b'diff --git a/x.md "b/tab\\there \\"q\\" \\\\.md"\n', 'tab\there "q" \\.md'),
        (b"diff --git a/a b/a b/a b/a\n", "a b/a"),
        (b"diff --git i/x.md w/x.md\n--- i/x.md\n+++ w/x.md\n", "x.md"),
        (b"diff --git x/y.md x/y.md\n--- x/y.md\n+++ x/y.md\n", "x/y.md"),
        (b"diff --git a/y.md a/y.md\n--- a/y.md\n+++ a/y.md\n", "a/y.md"),
        (b"Index: x.md\n=====\n--- x.md\t(revision 3)\n+++ x.md\t(working copy)\n", "x.md"),
        (b"--- old/x.md\t2026-01-01 10:00:00 +0000\n+++ x.md\t2026-01-02 10:00:00 +0000\n", "x.md"),
        (b"From 12 Mon\nSubject: [PATCH] x\n\n---\n x.md | 1 +\n\ndiff --git a/x.md b/x.md\n", "x.md"),
    ],
)  # fmt: skip
def test_names(header, path):
    assert one(header + b"@@ -1 +1 @@\n-a\n+b\n").path == path


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"new file mode 100644\nindex 0000000..1234567\n", FileChange("x.md", "new")),
        (b"deleted file mode 100644\nindex 1234567..0000000\n", FileChange("x.md", "deleted")),
        (b"old mode 100644\nnew mode 100755\n", FileChange("x.md", "changed")),
        (b"new file mode 120000\n", FileChange("x.md", "new", is_article=False)),
        (b"index 1..2 160000\n", FileChange("x.md", "changed", is_article=False)),
        (
            b"index " + b"1" * 40 + b".." + b"2" * 40 + b" 100644\nBinary files a/x.md and b/x.md differ\n",
            FileChange("x.md", "changed", old_blob="1" * 40, is_binary=True),
        ),
        (b"GIT binary patch\nliteral 3\nKcmZQzU|?j10\n\n", FileChange("x.md", "changed", is_binary=True)),
    ],
)
def test_what_has_no_hunks(header, expected):
    assert one(b"diff --git a/x.md b/x.md\n" + header) == expected._replace(hunks=[])


def test_renamed_and_copied():
    renamed = b"diff --git a/o.md b/new/n.md\nsimilarity index 90%\nrename from o.md\nrename to new/n.md\n"
    assert one(renamed) == FileChange("new/n.md", "changed", [], "o.md")
    assert one(renamed.replace(b"rename", b"copy")) == FileChange("new/n.md", "new", [])


def test_new_and_deleted_by_name():
    new = b"--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+a\n"
    gone = b"--- a/y.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
    assert [(c.path, c.kind) for c in parse(new + gone)] == [("x.md", "new"), ("y.md", "deleted")]


def test_a_file_that_became_a_link_and_back():
    gone = (
        b"diff --git a/x.md b/x.md\ndeleted file mode 100644\n--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
    )
    new = b"diff --git a/x.md b/x.md\nnew file mode 120000\n--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+b\n"
    assert one(gone + new).kind == "new"


def test_lines_that_look_like_headers_are_content():
    change = one(
        b"--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n---- a/y.md\n-++ b/y.md\n-@@ -1 +1 @@\n"
        b"+diff --git a/z b/z\n+@@@ x\n++++ b/y\n"
    )
    assert change.path == "x.md"
    assert change.hunks[0].added == [b"diff --git a/z b/z", b"@@@ x", b"+++ b/y"]


def test_line_ends_of_a_whole_diff():
    change = one(PLAIN.replace(b"\n", b"\r\n"))
    assert change.path == "news/pier.md"
    assert Lines(change.hunks).meet(9, 9)
    assert one(b"\xff\xfe" + PLAIN.decode().encode("utf-16-le")) == one(PLAIN)


def test_empty_context_lines_without_their_blank():
    assert one(b"--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n\n-b\n+B\n\n").hunks == [Hunk(2, 2, [b"b"], [b"B"])]


@pytest.mark.parametrize(
    ("diff", "reason"),
    [
        (b"diff --cc x.md\nindex 1,2..3\n--- a/x.md\n+++ b/x.md\n@@@ -1 -1 +1 @@@\n", "combined"),
        (b"diff --combined x.md\n", "combined"),
        (b"--- a/x\n+++ b/x\n@@@ -1,1 -1,1 +1,1 @@@\n", "combined"),
        (b"--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n", "breaks off in the hunk that begins at line 3"),
        (b"--- a/x\n+++ b/x\n@@ -1 +1 @@\nwhat\n", "line 4"),
        (b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n-b\n+c\n", "does not count"),
        (b"@@ -1 +1 @@\n-a\n+b\n", "names no file"),
        (PLAIN + PLAIN, "more than once"),
        (b"--- a/x\n+++ b/x\n@@ -5 +5 @@\n-a\n+b\n@@ -2 +2 @@\n-a\n+b\n", "before the one above"),
    ],
)
def test_what_is_no_diff_is_told(diff, reason):
    with pytest.raises(DiffError, match=reason):
        parse(diff)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 1, False), (2, 2, True), (3, 7, False), (1, 3, True), (8, 9, True), (10, 11, False),
        (12, 12, True), (13, 13, True), (14, 99, False),
    ],
)  # fmt: skip
def test_a_deletion_counts_as_the_lines_beside_it(first, last, expected):
    assert Lines(HUNKS).meet(first, last) is expected


def test_deletions_at_the_ends():
    assert Lines([Hunk(1, 1, [b"a"], [])]).meet(1, 1)
    assert Lines([Hunk(4, 4, [b"a"], [])]).meet(3, 3)
    assert not Lines([]).meet(1, 99)


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(data):
    for diff in (data, PLAIN + data, PLAIN[: len(data)] + data, b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n" + data):
        try:
            parse(diff)
        except DiffError as error:
            assert str(error)  # noqa: PT017, any other exception fails the test


FEW_LINES = st.lists(st.sampled_from(["a", "b", "c", "", "--- a", "+++ b"]), max_size=12)


@given(FEW_LINES, FEW_LINES, st.integers(0, 4))
def test_the_old_version_comes_back(old, new, context):
    diff = [*unified_diff(old, new, "a/x", "b/x", lineterm="", n=context)]
    if not diff:
        return
    change = one("\n".join(diff).encode() + b"\n")
    text = "".join(f"{line}\n" for line in new).encode()
    assert old_version(text, change.hunks) == "".join(f"{line}\n" for line in old).encode()
    lines = Lines(change.hunks)
    for number, line in enumerate(new, 1):
        before = lines.before(number)
        assert before is None or old[before - 1] == line
        assert before is not None or lines.meet(number, number)
    changed = {n for h in change.hunks for n in range(h.new, h.new + len(h.added))}
    beside = {n for h in change.hunks if not h.added for n in (max(1, h.new - 1), h.new)}
    for first in range(1, len(new) + 2):
        for last in range(first, len(new) + 2):
            assert lines.meet(first, last) is any(first <= n <= last for n in changed | beside)


def test_the_old_version_keeps_line_ends_and_is_unknown_where_the_diff_does_not_fit():
    hunks = [Hunk(2, 2, [b"old"], [b"new"])]
    assert old_version(b"a\r\nnew\r\n", hunks) == b"a\r\nold\r\n"
    assert old_version(b"a\nnew", hunks) == b"a\nold"
    assert old_version(b"a\nother\n", hunks) is None
    assert old_version(b"", [Hunk(9, 9, [b"x"], [])]) is None


def test_git_itself_with_odd_names(tmp_path):
    git = tool("git")

    def run(*words: str) -> bytes:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.gov"]
        return subprocess.run([git, *settings, *words], cwd=tmp_path, check=True, capture_output=True).stdout

    names = [
        "plain.md",
        "two words.md",
        "é.md",
        'quo"te.md',
        "tab\t.md",
        "back\\slash.md",
        "-dash.md",
        "a b/a.md",
    ]
    run("init", "-q")
    (tmp_path / "a b").mkdir()
    for name in names:
        (tmp_path / name).write_text("one\ntwo\n", encoding="utf-8")
    run("add", "-A")
    run("commit", "-qm", "x")
    for name in names:
        (tmp_path / name).write_text("one\n2\n", encoding="utf-8")
    for words in ((), ("-z",), ("-U0",), ("--no-prefix",), ("-c", "core.quotePath=false")):
        diff = run(*words, "diff") if words[:1] == ("-c",) else run("diff", *words)
        assert sorted(change.path for change in parse(diff)) == sorted(names)
        assert all(Lines(change.hunks).meet(2, 2) for change in parse(diff))


def test_a_mere_rename_says_nothing_of_the_names_of_others():
    diff = (
        b"diff --git a/README.md b/README.md\nindex d5da612..fd502ed\n--- a/README.md\n+++ b/README.md\n"
        b"@@ -71,0 +72,2 @@\n+\n+More.\n"
        b"diff --git a/IDC.md b/renamed.md\nsimilarity index 100%\nrename from IDC.md\nrename to renamed.md\n"
    )
    found = {change.path: (change.kind, change.old_path) for change in parse(diff)}
    assert found == {"README.md": ("changed", ""), "renamed.md": ("changed", "IDC.md")}
