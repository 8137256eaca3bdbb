"""A run: neither the cache nor the workers change what comes of it, and neither can end it."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from pubcheck import catalogue, config, store
from pubcheck.linter import File, Linter
from pubcheck.linter_cache import Cache, Entry
from pubcheck.linter_look import Looker
from pubcheck.linter_packed import packed, unpacked
from pubcheck.linter_report import FileReport
from pubcheck.linter_run import how_many, run

TODAY = date(2026, 1, 1)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Crews rebuild pier {number}</title></head>
<body><main><h1>Crews rebuild pier {number}</h1><p><img src="pier.jpg"></p>
<p>See <a href="other.html">click here</a>. The word was recieved. <!-- pubcheck: ignore[link-http] -- old -->
<a href="http://www.gsa.gov/rates">the rates</a></p></main></body></html>
"""
KNOWN = catalogue.load()


@pytest.fixture
def files(tmp_path) -> list[File]:
    """Sixty pages, one file that is no text, one that is not there and one that is no article."""
    settings = config.Settings(root=f"{tmp_path}/")
    for number in range(60):
        (tmp_path / f"page{number}.html").write_text(PAGE.format(number=number), "utf-8")
    (tmp_path / "binary.html").write_bytes(bytes(range(32)) * 99)
    (tmp_path / "robots.txt").write_text("Disallow: /\n")
    names = [*(f"page{number}.html" for number in range(60)), "binary.html", "gone.html"]
    files = [File(str(tmp_path / name), name, "html", settings, True) for name in names]
    return [*files, File(str(tmp_path / "robots.txt"), "robots.txt", "text", settings)]


def linter(today: date = TODAY) -> Linter:
    return Linter(KNOWN, today, with_lines=True)


def results(files: list[File], cache: Cache | None = None, workers: int = 1, today: date = TODAY):
    made = linter(today)
    found = list(run(made, files, cache=cache, workers=workers))
    assert not made.report.failures, made.report.failures
    return found, made.report


def cached(path: Path, files: list[File], workers: int = 1, today: date = TODAY):
    with Cache(path, today) as cache:
        return results(files, cache, workers, today)


@pytest.fixture
def looks(monkeypatch) -> list[str]:
    """The names of the files that this process really judges."""
    judged: list[str] = []
    judge = Linter.judged
    monkeypatch.setattr(Linter, "judged", lambda self, file: judged.append(file.name) or judge(self, file))
    return judged


def test_workers_and_cache_change_nothing(files, tmp_path):
    found, report = results(files)
    assert [one and one.path for one in found] == [*(file.name for file in files[:-1]), None]
    assert report.counts["error"] > 60
    assert report.suppressed == 60
    for others in (
        results(files, workers=2),
        results(files, workers=3),
        cached(tmp_path / "a.sqlite3", files),
        cached(tmp_path / "a.sqlite3", files),
        cached(tmp_path / "b.sqlite3", files, workers=2),
        cached(tmp_path / "b.sqlite3", files, workers=2),
    ):
        assert others[0] == found
        assert others[1].counts == report.counts
        assert others[1].by_rule == report.by_rule
        assert others[1].rules.keys() == report.rules.keys()


def test_only_what_changed_is_looked_at(files, tmp_path, looks):
    path = tmp_path / "cache.sqlite3"
    cached(path, files)
    assert len(looks) == 63
    looks.clear()
    cached(path, files)
    assert looks == ["gone.html"], "there is nothing to know it by"
    looks.clear()
    Path(files[7].path).write_text(PAGE.format(number="seven"), "utf-8")
    cached(path, files)
    assert looks == ["page7.html", "gone.html"]
    looks.clear()
    Path(files[7].path).write_text(PAGE.format(number=7), "utf-8")
    cached(path, files)
    assert looks == ["gone.html"], "what it was is still known"


def test_another_name_other_settings_and_other_rules_are_other_entries(files, tmp_path, looks):
    path, one = tmp_path / "cache.sqlite3", files[0]
    cached(path, [one])
    for other in (
        one._replace(name="x.html"),
        one._replace(reader="text"),
        one._replace(settings=one.settings._replace(profile="navy")),
        one._replace(settings=one.settings._replace(select=("link-http",))),
        one._replace(settings=one.settings._replace(site_hosts=frozenset({"www.gsa.gov"}))),
        one._replace(settings=one.settings._replace(rules={"link-http": {"severity": "note"}})),
    ):
        looks.clear()
        cached(path, [other])
        assert looks == [other.name], other
        looks.clear()
        cached(path, [other])
        assert not looks, other


def test_what_lies_beside_is_asked_again(tmp_path, looks):
    """An image that comes, goes or changes; a page of the site that comes."""
    (tmp_path / ".git").mkdir()
    photo = (
        '<figure><img src="pier.jpg" alt="A pier"><figcaption>A pier in Norfolk, Va., Jan. 5, 2025. '
        "(U.S. Navy photo by Ann Lee)</figcaption></figure>"
    )
    (tmp_path / "page.md").write_text(f"{photo}\n\nSee [the rates](rates.md).\n", "utf-8")
    file = File(str(tmp_path / "page.md"), "page.md", "markdown", config.Settings(root=f"{tmp_path}/"), True)
    path = tmp_path / "cache.sqlite3"

    def rules() -> set[str]:
        os.chdir(tmp_path)
        return {located.finding.rule for located in cached(path, [file])[0][0].findings}

    here = os.getcwd()
    try:
        assert "link-target-missing" in rules()
        assert looks == ["page.md"]
        rules()
        assert looks == ["page.md"], "nothing has changed"
        (tmp_path / "rates.md").write_text("# Rates\n", "utf-8")
        assert "link-target-missing" not in rules()
        assert len(looks) == 2
        for data in (b"\xff\xd8\xff\xd9", b"\xff\xd8\xff\xfe\0\4ab\xff\xd9", None):
            image = tmp_path / "pier.jpg"
            if data is None:
                image.unlink()
            else:
                image.write_bytes(data)
            before = len(looks)
            rules()
            # Gone, it is what it was before it came.
            assert len(looks) == before + 1, data
            rules()
            assert len(looks) == before + 1, data
    finally:
        os.chdir(here)


def test_a_day_counts_only_where_it_is_asked_for(tmp_path, looks):
    plain, dated = tmp_path / "plain.html", tmp_path / "dated.html"
    plain.write_text(PAGE.format(number=1), "utf-8")
    meta = '<head><meta property="article:published_time" content="2025-12-01">'
    dated.write_text(PAGE.format(number=2).replace("<head>", meta), "utf-8")
    files = [File(str(path), path.name, "html", config.DEFAULTS, True) for path in (plain, dated)]
    path = tmp_path / "cache.sqlite3"
    for day, looked in (
        (TODAY, ["plain.html", "dated.html"]),
        (TODAY + timedelta(days=1), []),
        (TODAY + timedelta(days=365), []),
        (TODAY + timedelta(days=3650), ["dated.html"]),
        (TODAY - timedelta(days=1), ["plain.html", "dated.html"]),
    ):
        looks.clear()
        assert cached(path, files, today=day)[0] == results(files, today=day)[0]
        assert looks == [*looked, "plain.html", "dated.html"], day


@pytest.mark.parametrize("data", [b"", b"no database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_cache_is_made_anew(files, tmp_path, looks, data):
    path = tmp_path / "cache.sqlite3"
    path.write_bytes(data)
    expected = results(files)[0]
    assert cached(path, files)[0] == expected
    looks.clear()
    assert cached(path, files)[0] == expected
    assert looks == ["gone.html"]


def test_a_cache_that_cannot_be_used_is_done_without(files, tmp_path):
    (tmp_path / "file").write_text("")
    expected = results(files)[0]
    assert cached(tmp_path / "file" / "cache.sqlite3", files)[0] == expected
    with Cache(None, TODAY) as cache:
        assert results(files, cache)[0] == expected


def test_entries_that_are_damaged_are_looked_at_anew(files, tmp_path):
    path = tmp_path / "cache.sqlite3"
    expected = cached(path, files)[0]
    with sqlite3.connect(path) as connection:
        connection.execute("update checks set found = x'00ff', noted = '[[[1]]]'")
    connection.close()
    assert cached(path, files)[0] == expected


def test_the_cache_stays_within_its_size(files, tmp_path):
    path = tmp_path / "cache.sqlite3"
    for round_ in range(30):
        for file in files[:60]:
            Path(file.path).write_text(PAGE.format(number=f"{file.name} {round_}"), "utf-8")
        with Cache(path, TODAY + timedelta(days=round_), largest=400_000) as cache:
            results(files[:60], cache, today=TODAY + timedelta(days=round_))
    assert path.stat().st_size < 800_000
    with sqlite3.connect(path) as connection:
        days = [row[0] for row in connection.execute("select distinct used from checks")]
    connection.close()
    assert (TODAY + timedelta(days=29)).toordinal() in days
    assert TODAY.toordinal() not in days, "what was used longest ago goes first"


def test_two_runs_at_once_and_one_that_is_killed(files, tmp_path):
    path = tmp_path / "cache.sqlite3"
    expected = results(files)[0]
    code = (
        f"import sys; sys.path[:0] = {sys.path[:3]!r}\n"
        "from pathlib import Path; from datetime import date\n"
        "from pubcheck import catalogue, config; from pubcheck.linter import File, Linter\n"
        "from pubcheck.linter_cache import Cache; from pubcheck.linter_run import run\n"
        "names = sys.argv[2:]\n"
        "files = [File(n, Path(n).name, 'html', config.DEFAULTS, True) for n in names]\n"
        "while True:\n"
        "    with Cache(Path(sys.argv[1]), date(2026, 1, 1)) as cache:\n"
        "        list(run(Linter(catalogue.load(), date(2026, 1, 1)), files, cache=cache))\n"
        "    print('once', flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(path), *(file.path for file in files[:20])]
    others = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        for other in others:
            assert other.stdout
            assert other.stdout.readline() == "once\n"
        assert cached(path, files)[0] == expected
        for other in others:
            time.sleep(random.Random(1).random() / 10)
            other.kill()
    finally:
        for other in others:
            other.kill()
            other.communicate()
    assert cached(path, files)[0] == expected
    with sqlite3.connect(path) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def test_the_file_is_for_its_owner_only(files, tmp_path):
    cached(tmp_path / "new" / "cache.sqlite3", files[:1])
    assert (tmp_path / "new" / "cache.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("end", ["kill", "exit", "memory"])
def test_a_worker_that_dies_costs_its_file(files, monkeypatch, end):
    parent, judge = os.getpid(), Linter.judged

    def judged(self: Linter, file: File) -> FileReport | None:
        if file.name in {"page5.html", "page6.html", "page30.html"} and os.getpid() != parent:
            if end == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            os._exit(3 if end == "exit" else -signal.SIGSEGV)
        return judge(self, file)

    expected = results(files)[0]
    monkeypatch.setattr(Linter, "judged", judged)
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("a worker that is spawned knows nothing of the fault")
    found = results(files, workers=2)[0]
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        if one and one.path in {"page5.html", "page6.html", "page30.html"}:
            (located,) = one.findings
            assert located.finding.rule == "file-unreadable"
            assert "the process that checked it" in located.finding.message
            assert one.fails
        else:
            assert one == other


def test_faults_in_workers_are_told(files, monkeypatch):
    def broken(*_: object) -> None:
        raise TypeError("no such thing")

    monkeypatch.setattr("pubcheck.readers.read_all", broken)
    alone, shared = linter(), linter()
    assert list(run(alone, files)) == list(run(shared, files, workers=2))
    assert alone.report.failures == shared.report.failures
    assert len(alone.report.failures) == 60


def test_a_fault_is_not_kept(files, tmp_path, monkeypatch, looks):
    path = tmp_path / "cache.sqlite3"
    with monkeypatch.context() as patch, Cache(path, TODAY) as cache:
        patch.setattr("pubcheck.readers.read_all", lambda *_: 1 / 0)
        list(run(linter(), files[:3], cache=cache))
    looks.clear()
    assert cached(path, files[:3])[0] == results(files[:3])[0]
    assert looks[:3] == [file.name for file in files[:3]]


def test_a_run_that_is_left_ends_its_workers(files):
    results_ = run(linter(), files, workers=2)
    next(results_)
    assert multiprocessing.active_children()
    results_.close()
    for _ in range(50):
        if not multiprocessing.active_children():
            break
        time.sleep(0.1)
    assert not multiprocessing.active_children()


def test_workers_are_spawned_where_they_cannot_be_forked(files, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert results(files, workers=2)[0] == results(files)[0]


def test_how_many_workers():
    assert how_many(None, 1) == 1
    assert how_many(4, 10) == 1, "they are not worth it"
    assert how_many(4, 100_000) == 4
    assert how_many(None, 100_000) == len(os.sched_getaffinity(0))


def test_what_came_of_real_pages_comes_back_as_it_was(corpus):
    made = linter()
    paths = [*sorted(corpus.rglob("*.md"))[:60], *sorted(corpus.rglob("*.html"))[:20]]
    for path in paths:
        reader = "markdown" if path.suffix == ".md" else "html"
        found = made.judged(File(str(path), path.name, reader, config.DEFAULTS, True))
        assert found
        assert unpacked(packed(found), found.path, found.rules) == found._replace(fails=False)


def test_other_bytes_are_none_of_ours():
    for data in (b"x", b"\x78\x01\x01\x02\x00\xfd\xff[]", packed(None) + b"abc"):
        with pytest.raises(ValueError, match="no findings of ours"):
            unpacked(data, "a", {})
    assert unpacked(b"", "a", {}) is None


def test_clearing(tmp_path):
    path = tmp_path / "checks.sqlite3"
    Cache(path, TODAY).__exit__(None, None, None)
    assert store.size(path) > 0
    assert store.clear(path) > 0
    assert store.size(path) == store.clear(path) == 0


def _children(process: int) -> list[int]:
    """The processes that a process has started, as Linux tells."""
    try:
        return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        pytest.skip("this system does not tell of children")


def _is_there(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def long_run(tmp_path):
    """A run of the command with three workers, and these, as soon as they are at work."""
    for number in range(600):
        (tmp_path / f"page{number}.html").write_text(PAGE.format(number=number) * 20, "utf-8")
    command = [sys.executable, "-m", "pubcheck", "check", "-j", "3", "--output-format", "json"]
    run_ = subprocess.Popen(
        [*command, "-o", "report.json", "."],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PUBCHECK_CACHE_DIR": str(tmp_path / ".cache")},
    )
    workers: list[int] = []
    last = time.monotonic() + 60
    while len(workers) < 3 and run_.poll() is None and time.monotonic() < last:
        time.sleep(0.05)
        workers = _children(run_.pid)
    yield run_, workers
    for process in (run_.pid, *workers):
        if _is_there(process):
            os.kill(process, signal.SIGKILL)
    run_.communicate()


@pytest.mark.parametrize("end", ["kill the parent", "Ctrl-C", "interrupt the parent", "one is stopped"])
def test_no_worker_outlives_the_run(long_run, tmp_path, end):
    run_, workers = long_run
    assert len(workers) == 3
    if end == "one is stopped":
        os.kill(workers[1], signal.SIGSTOP)
    if end == "Ctrl-C":
        os.killpg(run_.pid, signal.SIGINT)
    else:
        os.kill(run_.pid, signal.SIGKILL if end == "kill the parent" else signal.SIGINT)
    _, said = run_.communicate(timeout=60)
    if end != "kill the parent":
        assert (run_.returncode, said.strip()) == (130, b"Stopped.")
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".html") == [".cache"]
    for _ in range(200):
        if not any(map(_is_there, workers)):
            break
        time.sleep(0.1)
    assert not any(map(_is_there, workers))


@pytest.mark.parametrize("error", [OSError(24, "Too many open files"), TypeError("cannot pickle this")])
@pytest.mark.parametrize("started", [0, 1])
def test_a_run_goes_on_without_workers_that_cannot_be_started(files, monkeypatch, error, started):
    if not sys.platform.startswith("linux"):
        pytest.skip("workers are spawned here")
    start, count = multiprocessing.context.ForkProcess.start, [0]

    def refuses(self: multiprocessing.context.ForkProcess) -> None:
        count[0] += 1
        if count[0] > started:
            raise error
        start(self)

    expected = results(files)[0]
    monkeypatch.setattr(multiprocessing.context.ForkProcess, "start", refuses)
    assert results(files, workers=2)[0] == expected
    assert count == [2]


def test_workers_that_end_before_they_begin_cost_nothing(files, monkeypatch):
    def ends(*_: object) -> None:
        os._exit(1)

    expected = results(files)[0]
    monkeypatch.setattr("pubcheck.linter_workers._work", ends)
    if not sys.platform.startswith("linux"):
        pytest.skip("a worker that is spawned knows nothing of the fault")
    assert results(files, workers=2)[0] == expected


def test_a_cache_that_another_run_locks_is_waited_for_once(files, tmp_path, monkeypatch):
    path = tmp_path / "cache.sqlite3"
    expected = cached(path, files)[0]
    monkeypatch.setattr(store, "_WAIT", 0.3)
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("begin exclusive")
        began = time.monotonic()
        with Cache(path, TODAY) as cache:
            assert results(files, cache)[0] == expected
            assert cache.find(b"") is None
        with Cache(path, TODAY) as cache:
            other.execute("rollback")
            cache.keep(b"key", Entry(1, 2, "", b""))
            other.execute("begin exclusive")
            before = time.monotonic()
            cache.write()
            cache.keep(b"key", Entry(1, 2, "", b""))
            cache.write()
            assert time.monotonic() - before < 0.3 * 20
        assert time.monotonic() - began < 60
    finally:
        other.close()


@pytest.mark.parametrize("damage", ["a page", "no table", "another table", "a newer version", "no UTF-8"])
def test_what_is_damaged_within_is_made_anew_by_the_next_run(files, tmp_path, looks, damage):
    path = tmp_path / "cache.sqlite3"
    expected = cached(path, files)[0]
    if damage == "a page":
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    else:
        connection = sqlite3.connect(path)
        for statement in {
            "no table": ["drop table checks"],
            "another table": ["drop table checks", "create table checks (key blob, found blob)"],
            "a newer version": [
                "create table new (number integer primary key autoincrement)",
                "insert into new values (7)",
                "pragma user_version = 99",
            ],
            "no UTF-8": ["update checks set noted = cast(x'ff' as text)"],
        }[damage]:
            connection.execute(statement)
        connection.commit()
        connection.close()
    for _ in range(2):
        assert cached(path, files)[0] == expected
    looks.clear()
    assert cached(path, files)[0] == expected
    assert looks == ["gone.html"]


def test_a_cache_that_is_taken_away_meanwhile(files, tmp_path):
    path = tmp_path / "folder" / "cache.sqlite3"
    expected = results(files)[0]
    for cut in (lambda: store.clear(path), lambda: shutil.rmtree(path.parent)):
        cached(path, files[:30])
        with Cache(path, TODAY) as cache:
            found = run(linter(), files, cache=cache)
            first = next(found)
            cut()
            assert [first, *found] == expected


def test_more_results_than_are_kept_at_hand(files, tmp_path, monkeypatch, looks):
    expected = cached(tmp_path / "cache.sqlite3", files)[0]
    monkeypatch.setattr("pubcheck.linter_run._HELD", 1000)
    looks.clear()
    assert cached(tmp_path / "cache.sqlite3", files)[0] == expected
    assert looks == ["gone.html"]


def test_where_the_files_stand(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("PUBCHECK_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.folder() == tmp_path / ".cache" / "pubcheck"
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert store.folder() == tmp_path / ".cache" / "pubcheck", "or it would stand in the project"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert store.folder() == tmp_path / "x" / "pubcheck"
    monkeypatch.delenv("XDG_CACHE_HOME")

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert store.opened(store.folder() / "checks.sqlite3", "create table a (b)", 1) is None


def test_an_image_that_changes_while_a_run_goes_on(tmp_path, monkeypatch):
    """What the second page is told of it is what the first one was: a later run looks at both again."""
    monkeypatch.chdir(tmp_path)
    settings = config.Settings(root=f"{tmp_path}/")
    files = []
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(
            "# Crews rebuild the pier\n\n"
            '<figure><img src="pier.jpg" alt="A pier"><figcaption>A pier in Norfolk, Va., Jan. 5, 2025. '
            "(U.S. Navy photo by Ann Lee)</figcaption></figure>\n"
        )
        files.append(File(str(tmp_path / name), name, "markdown", settings, True))
    (tmp_path / "pier.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    with Cache(tmp_path / "cache.sqlite3", TODAY) as cache:
        found = run(linter(), files, cache=cache)
        next(found)
        (tmp_path / "pier.jpg").write_bytes(b"\xff\xd8\xff\xfe\0\4ab\xff\xd9")
        list(found)
    with Cache(tmp_path / "cache.sqlite3", TODAY) as cache:
        assert [Looker(linter()).known(file, cache) for file in files] == [None, None]
