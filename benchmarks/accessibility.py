"""Scores the accessibility rules on the W3C's ACT test cases, and times what they cost.

    python benchmarks/accessibility.py [SUITE] [--list] [--ratchet | --accept]
    python benchmarks/accessibility.py --cost FOLDER [--runs 5]

SUITE is a folder with score.py, act/manifest.json, act/testcases/ and act-decidable.json; without it that of
the folder `shared/accessibility` beside the checkout. A failed case counts as found where a rule that names
its ACT rule reports it; a false alarm is a report on a passed or inapplicable case; a rule is consistent by
the W3C's method, its success criteria included.

--ratchet ends with 1 where a figure is worse than in benchmarks/accessibility.json; --accept writes better
ones there. --cost times a folder of HTML with all rules and without those of accessibility, and prints the
difference as a ratio to a bare lxml parse of the same files. First page by page, with and without in turn, of
each page the least CPU time of the runs, since a machine is now fast, now slow for seconds on end; modules
that a later page is the first to need count with it. Then whole runs of `check`, start and all: the least of
each.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import io
import json
import multiprocessing
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SUITE = ROOT.parent / "shared" / "accessibility"
RATCHET = Path(__file__).with_suffix(".json")
# A rule that rests on one of these is a rule of accessibility.
AUTHORITIES = frozenset(
    {
        *("wcag22", "section508", "trusted-tester", "site-scanning", "govuk-audit"),
        *("aria12", "html-aria", "html-aam", "accname12"),
    }
)

# What others reach on the whole suite, of which a development copy may hold half: of the failed cases that
# source can decide those found, of the clean ones of the same rules the false alarms, and the rules that are
# consistent, wholly and partly. Own runs of 2026; the last three from the reports published at the W3C.
DECIDABLE, CLEAN = 218, 462
PEERS = {
    "axe-core 4.14.1, Chromium": (200, 4, "34 + 9"),
    "axe-core 4.14.1, jsdom": (152, 4, "25 + 10"),
    "@accesslint/core 0.21.0, jsdom": (163, 4, "29 + 3"),
    "markuplint 4.18.3": (86, 46, "3 + 5"),
    "html-validate 11.18.0": (65, 37, "0 + 2"),
    "Nu validator 26.9.27": (61, 39, "3 + 4"),
    "Total Validator 17.4, source": (177, 1, "38"),
    "SortSite 6.55": (203, 1, "41"),
    "ember-template-lint 5.5.1": (47, 47, "0"),
}

Figures = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("suite", type=Path, nargs="?", default=SUITE)
    parser.add_argument("--list", action="store_true", help="list missed cases and false alarms")
    parser.add_argument("--ratchet", action="store_true", help="end with 1 where a figure drops")
    parser.add_argument("--accept", action="store_true", help="keep figures that are better")
    parser.add_argument("--cost", type=Path, metavar="FOLDER", help="time the rules on these pages")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.cost:
        return cost(arguments.cost, arguments.runs)
    if not (arguments.suite / "score.py").is_file():
        sys.exit(f"The test cases are not here: {arguments.suite} has no score.py. Name their folder.")
    runs = {name: score(arguments.suite, name) for name in ("decidable", "all")}
    found = {"suite": fingerprint(arguments.suite)} | {name: figures(run) for name, run in runs.items()}
    show(found)
    if arguments.list:
        show_cases(runs)
    if arguments.ratchet or arguments.accept:
        return turn(found, accept=arguments.accept)
    return 0


def score(suite: Path, cases: str) -> Figures:
    """The scores of one run of score.py, as it writes them."""
    tool = f"{shlex.quote(sys.executable)} -m pubcheck"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [
            *(sys.executable, suite / "score.py", "act", "--quiet", "--metadata", "--sc", "--json", out),
            *("--command", f"{tool} check --exit-zero --quiet --output-format json {{files}}"),
            *("--rules-command", f"{tool} rules --output-format json"),
        ]
        if cases == "decidable":
            command += ["--subset", suite / "act-decidable.json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"score.py ended with {done.returncode}")
        scores: Figures = json.loads(out.read_text("utf-8"))
    for path, error in scores["errors"].items():
        print(f"no result for {path}: {error}", file=sys.stderr)
    return scores


def fingerprint(suite: Path) -> str:
    """Tells suites of other cases apart: a hash of the paths of all cases."""
    cases = json.loads((suite / "act" / "manifest.json").read_text("utf-8"))["cases"]
    paths = "\n".join(sorted(case["path"] for case in cases))
    return hashlib.sha256(paths.encode()).hexdigest()[:16]


def figures(scores: Figures) -> Figures:
    """What the ratchet keeps of a run; of the rules those that a rule of ours names."""
    totals = scores["totals"]["all rules"]
    return {
        "failed": totals["failed"],
        "found": totals["found"],
        "clean": totals["clean"],
        "falseAlarms": totals["false_alarms"],
        "rules": totals["rules"],
        "consistent": totals["complete"],
        "byRule": {
            rule["rule"]: {
                "found": rule["recall"],
                "falseAlarms": rule["false_alarms"],
                "consistent": rule["consistent"] == "complete",
            }
            for rule in sorted(scores["rules"], key=lambda rule: rule["rule"])
            if rule["tool_rules"]
        },
    }


def show(found: Figures) -> None:
    print(f"{'':34}{'found':>16}{'false alarms':>18}{'consistent rules':>20}")
    for name, label in (("decidable", "pubcheck, decidable cases"), ("all", "pubcheck, all cases")):
        run = found[name]
        consistent = f"{run['consistent']} of {run['rules']}"
        show_row(label, (run["found"], run["failed"]), (run["falseAlarms"], run["clean"]), consistent)
    print("Others, on decidable cases of the whole suite (here may be half of it: compare the ratios):")
    for name, (hits, alarms, consistent) in PEERS.items():
        show_row(name, (hits, DECIDABLE), (alarms, CLEAN), consistent)


def show_row(name: str, found: tuple[int, int], alarms: tuple[int, int], consistent: str) -> None:
    shares = (f"{part}/{whole} {100 * part / max(whole, 1):5.1f}%" for part, whole in (found, alarms))
    print(f"{name:34}{next(shares):>16}{next(shares):>18}{consistent:>20}")


def show_cases(runs: dict[str, Figures]) -> None:
    """Missed decidable cases, and false alarms on any."""
    for kind, name, label in (("missed", "decidable", "missed"), ("wrong", "all", "false alarm")):
        for rule in runs[name]["rules"]:
            for path in rule[kind]:
                print(f"{label:12}{rule['rule']}  {path}")


def turn(found: Figures, *, accept: bool) -> int:
    """Hold the figures against those that were reached before; gives the exit code."""
    before: Figures = json.loads(RATCHET.read_text("utf-8")) if RATCHET.exists() else {}
    if before and before["suite"] != found["suite"]:
        print("These are other cases than those of the ratchet: nothing is compared.")
        return 0
    dropped = worse(before, found)
    for line in dropped:
        print(f"worse: {line}")
    if dropped:
        return 1
    if before == found:
        return 0
    if accept:
        RATCHET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print("Better figures are kept." if accept else "Better than the ratchet: --accept keeps these figures.")
    return 0


def worse(before: Figures, now: Figures) -> list[str]:
    """Every figure that has dropped, in words."""
    found = []
    for run in ("decidable", "all"):
        if run not in before:
            continue
        pairs = [("all rules", before[run], now[run])]
        pairs += [(rule, old, now[run]["byRule"].get(rule)) for rule, old in before[run]["byRule"].items()]
        for name, old, new in pairs:
            if new is None:
                found.append(f"{run}, {name}: no rule names it any more")
                continue
            found += [
                f"{run}, {name}: {key} {old[key]} → {new[key]}"
                for key, sign in (("found", 1), ("falseAlarms", -1), ("consistent", 1))
                if sign * new[key] < sign * old[key]
            ]
    return found


def cost(folder: Path, runs: int) -> int:
    from pubcheck import catalogue

    ours = sorted(
        rule.id
        for rule in catalogue.load().rules.values()
        if rule.act or AUTHORITIES & {standard.partition(":")[0] for standard in rule.standards}
    )
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".htm"})
    if not files:
        sys.exit(f"There is no HTML in {folder}.")
    print(f"{len(files)} pages, {len(ours)} rules of accessibility; seconds of CPU, the least of {runs} runs")
    show_cost("page by page", cost_by_page(files, ours, runs))
    show_cost("whole runs", cost_of_runs(files, ours, runs))
    return 0


def show_cost(label: str, least: dict[str, float]) -> None:
    rules = least["all"] - least["without"]
    print(f"{label}:")
    for name, seconds in (
        ("bare lxml parse", least["bare"]),
        ("check, all rules", least["all"]),
        ("check, without these rules", least["without"]),
        ("cost of these rules", rules),
    ):
        print(f"  {name:28}{seconds:9.3f}{seconds / least['bare']:8.2f} times the bare parse")


def cost_by_page(files: list[Path], ours: list[str], runs: int) -> dict[str, float]:
    """Seconds over all pages, of each page the least of runs.

    In each run one process has all rules and one has none of ours; they take turns, page for page, so that
    both meet the machine when it is fast and when it is slow. Each sees a page once: what is remembered of
    texts that come again serves as it does in `check`.
    """
    least: dict[tuple[Path, str], float] = {}
    context = multiprocessing.get_context("spawn")
    for _ in range(runs):
        with (
            context.Pool(1, make_ready, (files[0], ())) as every,
            context.Pool(1, make_ready, (files[0], tuple(ours))) as others,
        ):
            for path in files:
                for kind, pool in (("all", every), ("without", others)):
                    for name, seconds in zip(("bare", kind), pool.apply(times_of, (path,)), strict=True):
                        least[path, name] = min(least.get((path, name), seconds), seconds)
    return {name: sum(least[path, name] for path in files) for name in ("bare", "all", "without")}


def make_ready(first: Path, ignored: tuple[str, ...]) -> None:
    """What one process is to do with each page; the first page's imports are done before."""
    from pubcheck import catalogue, reporters
    from pubcheck.config import Settings
    from pubcheck.linter import File, Linter

    settings = Settings(select=("ALL",), ignore=ignored)
    linter = Linter(catalogue.load(), date.today(), with_lines=True)
    report = reporters.find("text").write

    def check(path: Path) -> None:
        found = linter.judged(File(str(path), path.name, "html", settings))
        if found:
            report([found], linter.report, io.StringIO(), reporters.Options(quiet=True))

    gc.disable()  # as in a run
    global check_page
    check_page = check
    check(first)


check_page: Callable[[Path], None]


def times_of(path: Path) -> tuple[float, float]:
    """The seconds that a page takes to be parsed by lxml, and to be checked and reported."""
    from speed import bare_lxml, cpu

    return cpu(lambda: bare_lxml([path])), cpu(lambda: check_page(path))


def cost_of_runs(files: list[Path], ours: list[str], runs: int) -> dict[str, float]:
    """Seconds of whole processes, of each kind the least."""
    from speed import bare_lxml, check, copies, cpu

    without = ("--ignore", ",".join(ours))
    times: dict[str, list[float]] = {name: [] for name in ("bare", "all", "without")}
    with tempfile.TemporaryDirectory() as work:
        pages = copies(Path(work) / "pages", files)
        check(sys.executable, pages)  # writes the bytecode
        for _ in range(runs):
            times["all"].append(check(sys.executable, pages)[0])
            times["without"].append(check(sys.executable, pages, *without)[0])
            times["bare"].append(cpu(lambda: bare_lxml(files)))
    return {name: min(values) for name, values in times.items()}  # what else runs only ever adds


if __name__ == "__main__":
    sys.exit(main())
