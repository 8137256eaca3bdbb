"""The drill of a team that takes up pubcheck: a baseline of real files, of which a hundred are changed."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import real_pages

from pubcheck import cli
from pubcheck.source import Source

DAY = ("--today", "2026-11-01")
CLEAN = "The museum opens on Monday at 9 a.m."
FLAWED = "The staff will utilize the new form."  # word-complex
Key = tuple[str, str]
Place = tuple[str, int, int]


class Edit(NamedTuple):
    """A changed text: where something was put in, and which words were changed back to what they were."""

    text: str
    inserted: tuple[tuple[int, int], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


class Drill:
    """A repository of real files, and what `check` says of it."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.random = random.Random(6)
        self.files: list[str] = []
        top = real_pages.folder()
        assert top is not None
        pages = sorted(path for path in top.rglob("*") if path.suffix in {".md", ".html"})
        for page in sorted(self.random.sample(pages, min(number, len(pages)))):
            name = page.relative_to(top).as_posix().replace("+", "-")
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, folder / name)
            self.files.append(name)
        self.before: dict[str, list[Place]] = {}
        self.git("init", "-q")
        self.git("config", "user.name", "Jane Doe")
        self.git("config", "user.email", "jane.doe@example.gov")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(self.folder), *arguments], check=True, capture_output=True)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def text(self, name: str) -> str:
        return Source.decode(name, (self.folder / name).read_bytes()).text

    def found(self, capfd, *options: str) -> tuple[int, dict[str, list[Place]]]:
        """What `check` reports, by file, and with which code it ends."""
        code = cli.run(["check", *DAY, "--output-format", "json", "--fail-on", "note", *options])
        found: dict[str, list[Place]] = {}
        for finding in json.loads(capfd.readouterr().out)["findings"]:
            if finding["outcome"] == "failed":
                place = finding["rule"], finding["start"], finding["end"]
                found.setdefault(finding["path"], []).append(place)
        return code, found


def new(before: str, old: list[Place], edit: Edit, now: list[Place]) -> Counter[Key]:
    """What is new in a file: findings in what was put in, and those that were not there in these words."""
    found: Counter[Key] = Counter()
    rest: dict[Key, list[Key]] = {}
    for rule, start, end in now:
        text = edit.text[start:end]
        key = rule, " ".join(text.split())
        if any(first <= start and end <= last for first, last in edit.inserted):
            found[key] += 1
            continue
        for first, last in edit.inserted:
            if start <= first and last <= end:
                text = edit.text[start:first] + edit.text[last:end]
        for is_now, was in edit.changed:
            text = text.replace(is_now, was)
        rest.setdefault((rule, _words(text)), []).append(key)
    for rule, start, end in old:
        if same := rest.get((rule, _words(before[start:end]))):
            same.pop()
    found.update(key for keys in rest.values() for key in keys)
    return found


def _words(text: str) -> str:
    """The words of a text; of a long one in the order of the alphabet, so that none counts."""
    words = re.sub(r"\n> ?", " ", text).split()
    return " ".join(words if len(words) <= 12 else sorted(words))


# What people do to a file. Each gives None where a file has nothing to do it to.


def insert(drill: Drill, name: str, text: str, what: str = CLEAN) -> Edit | None:
    """Put a paragraph before another one."""
    places = [match.start() for match in _PARAGRAPH[Path(name).suffix].finditer(text)]
    if len(places) < 2:
        return None
    at = drill.random.choice(places[1:])
    new = f"{what}\n\n" if name.endswith(".md") else f"<p>{what}</p>\n"
    return Edit(text[:at] + new + text[at:], ((at, at + len(new)),))


_PARAGRAPH = {
    # A line of prose that follows an empty one and is followed by one.
    ".md": re.compile(r"(?<=\n\n)[A-Z][^\n<>{}|\[\]]{40,}\n(?=\n)"),
    ".html": re.compile(r"<p>[^<]{40,600}</p>"),
}


def rewrap(drill: Drill, name: str, text: str) -> Edit | None:
    """Wrap the paragraphs anew."""
    if not name.endswith(".md"):
        return None
    found = list(_PARAGRAPH[".md"].finditer(text))
    if not found:
        return None
    for match in reversed(found):
        lines = textwrap.wrap(match[0], 60, break_long_words=False, break_on_hyphens=False)
        if not any(re.match(r"[-+*#>=]|\d+[.)]|\w+:", line) for line in lines[1:]):
            text = f"{text[: match.start()]}{chr(10).join(lines)}\n{text[match.end() :]}"
    return Edit(text)


def reorder(drill: Drill, name: str, text: str) -> Edit | None:
    """Put the sections of a page in another order."""
    if not name.endswith(".md") or "```" in text or re.search(r"^#", text, re.MULTILINE) is None:
        return None
    head, *sections = re.split(r"^(?=## )", text.rstrip("\n") + "\n\n", flags=re.MULTILINE)
    if len(sections) < 3 or re.search(r"^\[[^\]]+\]:", text, re.MULTILINE):
        return None
    return Edit(head + "".join(sections[1:] + sections[:1]))


def reword(drill: Drill, name: str, text: str) -> Edit | None:
    """Change a word in a sentence in which something is found."""
    for rule, start, end in drill.before[name]:
        if rule in {"sentence-long", "passive-voice", "word-complex", "link-text-vague"}:
            first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, start - 300)
            candidates = [
                match
                for match in re.finditer(r"(?<= )(?:the|a|and)(?= )", text[first:end])
                if rule == "sentence-long" or not start <= first + match.start() < end
            ]
            if candidates:
                at = first + candidates[len(candidates) // 2].start()
                word = candidates[len(candidates) // 2][0]
                new = {"the": "this", "a": "one", "and": "or"}[word]
                around = text[at - 12 : at], text[at + len(word) : at + len(word) + 12]
                changed = (f"{around[0]}{new}{around[1]}", f"{around[0]}{word}{around[1]}")
                return Edit(text[:at] + new + text[at + len(word) :], changed=(changed,))
    return None


def duplicate(drill: Drill, name: str, text: str) -> Edit | None:
    """Write a paragraph in which something is found a second time."""
    found = drill.before[name]
    for match in _PARAGRAPH[Path(name).suffix].finditer(text):
        if any(match.start() <= start and end <= match.end() and start < end for _, start, end in found):
            new = match[0] + "\n"
            at = match.end() + 1
            return Edit(text[:at] + new + text[at:], ((at, at + len(new)),))
    return None


def mend_and_add(drill: Drill, name: str, text: str) -> Edit | None:
    """Mend one thing, and do the same wrong in another place."""
    words = [(start, end) for rule, start, end in drill.before[name] if rule == "word-complex"]
    # Rather the very word that is added elsewhere, which a count would not tell.
    for start, end in sorted(words, key=lambda place: text[slice(*place)] != "utilize"):
        around = text[max(0, start - 12) : start], text[end : end + 12]
        edit = insert(drill, name, text[:start] + "use" + text[end:], FLAWED)
        return edit and edit._replace(changed=(("use".join(around), text[start:end].join(around)),))
    return None


def unchanged(_: Drill, __: str, text: str) -> Edit | None:
    """Leave the text as it is."""
    return Edit(text)


EDITS: dict[str, Callable[[Drill, str, str], Edit | None]] = {
    "insert": insert,
    "rewrap": rewrap,
    "reorder": reorder,
    "reword": reword,
    "duplicate": duplicate,
    "mend and add": mend_and_add,
}
MOVES = ("git mv", "to another folder", "by hand", "and changed")


@pytest.mark.parametrize(
    ("files", "changed"), [(60, 20), pytest.param(1500, 100, marks=pytest.mark.slow)], ids=["small", "whole"]
)
def test_only_what_is_new_is_told_after_a_hundred_files_changed(
    files, changed, corpus, tmp_path, monkeypatch, capfd
):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    drill = Drill(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    drill.commit("As it is")
    assert cli.run(["init"]) == cli.CLEAN
    assert cli.run(["baseline", "create", *DAY, "--reason", "Older than pubcheck"]) == cli.CLEAN
    drill.commit("pubcheck, with a baseline")
    assert cli.run(["check", *DAY, "--fail-on", "note"]) == cli.CLEAN
    assert cli.run(["baseline", "prune", "--check", *DAY]) == cli.CLEAN
    capfd.readouterr()
    _, drill.before = drill.found(capfd, "--no-baseline")

    done: Counter[str] = Counter()
    edits: dict[str, tuple[str, str, str, Edit]] = {}
    waiting = [name for name in drill.files if name in drill.before]
    drill.random.shuffle(waiting)
    kinds = [*EDITS, *MOVES]
    for name in waiting:
        text = drill.text(name)
        if done.total() == changed or "\r" in text:
            continue
        for kind in sorted(kinds, key=lambda kind: done[kind]):
            edit = EDITS.get(kind, insert if kind == "and changed" else unchanged)(drill, name, text)
            if edit is None or done[kind] > changed // len(kinds):
                continue
            target = name
            if kind in MOVES:
                target = _target(name, kind)
                (tmp_path / target).parent.mkdir(parents=True, exist_ok=True)
                if kind == "by hand":
                    (tmp_path / name).rename(tmp_path / target)
                else:
                    drill.git("mv", name, target)
            if edit.text != text:
                (tmp_path / target).write_bytes(edit.text.encode("utf-8"))
            done[kind] += 1
            edits[target] = kind, name, text, edit
            break
    assert (done.total(), len(done)) == (changed, len(kinds))
    drill.git("commit", "-q", "-m", "What git mv has staged")

    _, now = drill.found(capfd, "--no-baseline")
    expected: Counter[tuple[str, ...]] = Counter()
    for path, places in now.items():
        _, name, text, edit = edits.get(path) or ("", path, drill.text(path), Edit(drill.text(path)))
        news = new(text, drill.before.get(name, []), edit, places)
        expected.update({(path, *key): number for key, number in news.items()})
    code, told = drill.found(capfd)
    actual = Counter(
        (path, rule, " ".join(drill.text(path)[start:end].split()))
        for path, places in told.items()
        for rule, start, end in places
    )
    kind_of = {target: edited[0] for target, edited in edits.items()}
    for more, fewer in ((actual, expected), (expected, actual)):
        unlike = [f"{kind_of.get(key[0])}: {' | '.join(key)}" for key in sorted((more - fewer).elements())]
        assert not unlike, "\n".join(unlike)
    assert code == cli.FOUND
    assert expected.total() >= done["mend and add"] + done["duplicate"]


def _target(name: str, kind: str) -> str:
    path = Path(name)
    if kind == "git mv":
        return path.with_name(f"renamed-{path.name}").as_posix()
    return f"elsewhere/{'by-hand/' if kind == 'by hand' else ''}{path.parent.name}/{path.name}"
