"""Times `pubcheck check` against bare parsers of the same files, in one go; prints ratios of CPU time.

    python benchmarks/speed.py CORPUS [--runs 5] [--python PYTHON]

HTML: a bare lxml.etree.fromstring(bytes, HTMLParser(encoding="utf-8")) of the same files.
Markdown: a bare list(pyromark.events_with_range(text)) of the same files (.md and .mdx).
Cold start: one small file, against `python -c pass`.
Memory: the peak resident set of a run over 1,500 files against one over 150.
Every figure is the median of the runs; the runs of what is compared alternate.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SMALL = (
    '<!doctype html><html lang="en"><title>A small page</title><p>One <a href="https://a.gov/">link</a>.\n'
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--python", default=sys.executable, help="the interpreter that has pubcheck installed"
    )
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.corpus.rglob("*") if path.is_file())
    html = [path for path in files if path.suffix in {".html", ".htm"}]
    markdown = [path for path in files if path.suffix in {".md", ".markdown", ".mdx"}]

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, chosen, bare in (("HTML", html, bare_lxml), ("Markdown", markdown, bare_pyromark)):
            if not chosen:
                print(f"{name}: no files")
                continue
            here = copies(work / name, chosen)
            one = copies(work / f"{name}-one", chosen[:1])
            check(arguments.python, one)  # writes the bytecode
            start_up = check(arguments.python, one)
            whole, yardstick = [], []
            for _ in range(arguments.runs):
                whole.append(check(arguments.python, here)[0])
                yardstick.append(cpu(lambda chosen=chosen, bare=bare: bare(chosen)))
            base = statistics.median(yardstick)
            total = statistics.median(whole)
            warm = total - start_up[0]
            print(f"{name}: {len(chosen)} files, {sum(p.stat().st_size for p in chosen) / 1e6:.1f} MB")
            print(f"  bare parse          {base:8.3f} s")
            print(f"  pubcheck check      {total:8.3f} s   {total / base:5.1f} times the bare parse")
            print(f"  less one-file run   {warm:8.3f} s   {warm / base:5.1f} times the bare parse")

        small = work / "small"
        small.mkdir()
        (small / "small.html").write_text(SMALL, encoding="utf-8")
        cold, empty = [], []
        for _ in range(max(arguments.runs, 9)):
            cold.append(check(arguments.python, small)[0])
            empty.append(child([arguments.python, "-c", "pass"])[0])
        ratio = statistics.median(cold) / statistics.median(empty)
        print(
            f"cold start: {statistics.median(cold) * 1000:.0f} ms, python -c pass "
            f"{statistics.median(empty) * 1000:.0f} ms, {ratio:.1f} times"
        )

        few = sample(html, markdown, 150)
        many = sample(html, markdown, 1500)
        peaks = [
            statistics.median(check(arguments.python, place)[1] for _ in range(3))
            for place in (copies(work / "few", few), copies(work / "many", many))
        ]
        print(
            f"peak memory: {peaks[0] / 1024:.0f} MB at {len(few)} files, {peaks[1] / 1024:.0f} MB at "
            f"{len(many)}, {peaks[1] / peaks[0]:.2f} times"
        )
    return 0


def sample(html: list[Path], markdown: list[Path], count: int) -> list[Path]:
    """``count`` files, spread evenly over both kinds, so that few and many are alike in kind."""
    files = sorted(html + markdown)
    return [files[i * len(files) // count] for i in range(min(count, len(files)))]


def copies(folder: Path, files: list[Path]) -> Path:
    folder.mkdir()
    for number, path in enumerate(files):
        shutil.copyfile(path, folder / f"{number:05}{path.suffix}")
    return folder


def check(python: str, folder: Path, *options: str) -> tuple[float, int]:
    """CPU seconds and peak resident kilobytes of one `check` over a folder."""
    command = [
        python,
        "-m",
        "pubcheck",
        "check",
        "--exit-zero",
        "--quiet",
        "--no-cache",
        "-j",
        "1",
        "--select",
        "ALL",
    ]
    return child([*command, *options, "--output", os.devnull, "."], cwd=folder)


def child(command: list[str], cwd: Path | None = None) -> tuple[float, int]:
    # An installed package has its bytecode; a shell that forbids to write it would time the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def cpu(work: Callable[[], None]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def bare_lxml(files: list[Path]) -> None:
    from lxml import etree

    for path in files:
        etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


def bare_pyromark(files: list[Path]) -> None:
    import pyromark

    for path in files:
        list(pyromark.events_with_range(path.read_bytes().decode("utf-8", "replace")))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main())
