"""Times `pubcheck check` over a large repository: cold, with what an earlier run knows, and after one edit.

    python benchmarks/repository.py CORPUS [--files 5000] [--runs 3] [--python PYTHON]

The files are those of the corpus (.md, .html), again and again under other names, each with a number at its
end. For one and for two workers: a run without the cache, the first run with an empty one, a run
that knows all, and one after an edit of one file. Beside these what it takes to read and hash the same files
(blake2b) in one bare Python. CPU is that of all processes; every figure is the least of the runs, since other
load only adds.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

HASHED = """
import sys
from hashlib import blake2b
from pathlib import Path
for path in Path(sys.argv[1]).rglob("[0-9]*.*"):
    blake2b(path.read_bytes()).digest()
"""


class Cost(NamedTuple):
    """What a command took, in seconds."""

    wall: float
    cpu: float

    def least(self, other: Cost) -> Cost:
        return Cost(min(self.wall, other.wall), min(self.cpu, other.cpu))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = copies(arguments.corpus, Path(folder) / "site", arguments.files)
        size = sum(path.stat().st_size for path in here.rglob("[0-9]*.*"))
        print(f"{arguments.files} files, {size / 1e6:.0f} MB, {os.cpu_count()} processors")
        hashed = least(arguments.runs, lambda: timed([arguments.python, "-c", HASHED, str(here)]))
        show("read and hashed", hashed, hashed)
        for workers in (1, 2):
            command = [arguments.python, "-m", "pubcheck", "check", "-q", "--exit-zero", "-j", str(workers)]
            command += ["--output-format", "json", "-o", os.devnull, str(here)]
            cache = Path(folder) / f"cache{workers}"
            bare = least(arguments.runs, lambda c=command: timed([*c, "--no-cache"]))
            show(f"{workers} workers: without the cache", bare, hashed)
            first = least(arguments.runs, lambda c=command, k=cache: emptied(c, k))
            show(f"{workers} workers: an empty cache", first, hashed)
            known = least(arguments.runs, lambda c=command, k=cache: timed(c, k))
            show(f"{workers} workers: all known", known, hashed)
            edited = least(arguments.runs, lambda c=command, k=cache: after_edit(c, k, here))
            show(f"{workers} workers: one file changed", edited, hashed)
    return 0


def copies(corpus: Path, here: Path, files: int) -> Path:
    """So many different files in one folder."""
    chosen = sorted(path for path in corpus.rglob("*") if path.suffix in {".md", ".html"} and path.is_file())
    for number, path in zip(range(files), cycle(chosen), strict=False):
        place = here / f"{number % 50:02}" / f"{number}{path.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes() + b"\n<!-- %d -->\n" % number)
    (here / ".git").mkdir()
    return here


def timed(command: list[str], cache: Path | None = None) -> Cost:
    environment = {**os.environ, "PUBCHECK_CACHE_DIR": str(cache or "")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.perf_counter() - began, cpu)


def emptied(command: list[str], cache: Path) -> Cost:
    shutil.rmtree(cache, ignore_errors=True)
    return timed(command, cache)


def after_edit(command: list[str], cache: Path, here: Path) -> Cost:
    path = next(here.rglob("7.*"))
    path.write_bytes(path.read_bytes() + b"\nOne more line.\n")
    return timed(command, cache)


def least(runs: int, once: Callable[[], Cost]) -> Cost:
    found = once()
    for _ in range(runs - 1):
        found = found.least(once())
    return found


def show(name: str, cost: Cost, hashed: Cost) -> None:
    times = cost.cpu / hashed.cpu
    print(f"{name:<34}{cost.wall:>8.2f} s wall {cost.cpu:>8.2f} s CPU {times:>8.1f} times hashing")


if __name__ == "__main__":
    sys.exit(main())
