"""The score on the W3C's ACT test cases does not drop, and the EARL report says what the JSON report says."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from real_pages import SHARED

ROOT = Path(__file__).parents[1]
BENCHMARK = ROOT / "benchmarks" / "accessibility.py"
SUITE = SHARED / "accessibility"
if not BENCHMARK.is_file():
    pytest.skip("the tests run without the benchmarks beside them", allow_module_level=True)

needs_cases = pytest.mark.skipif(not (SUITE / "score.py").is_file(), reason="the test cases are not here")


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("benchmark_accessibility", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(found=5, alarms=0, consistent=1, rule_found=5, rule_consistent=True):
    run = {
        "found": found,
        "falseAlarms": alarms,
        "consistent": consistent,
        "byRule": {"abc123": {"found": rule_found, "falseAlarms": alarms, "consistent": rule_consistent}},
    }
    return {"suite": "x", "decidable": run, "all": run}


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        ({}, 0),
        ({"found": 6, "rule_found": 6}, 0),
        ({"found": 4}, 2),
        ({"alarms": 1}, 4),
        ({"rule_found": 4, "found": 6}, 2),
        ({"consistent": 0, "rule_consistent": False}, 4),
    ],
)
def test_a_drop_is_told(benchmark, now, lines):
    assert len(benchmark.worse(figures(), figures(**now))) == lines


def test_a_rule_that_is_gone_is_told(benchmark):
    now = figures()
    now["all"] = now["all"] | {"byRule": {}}
    assert benchmark.worse(figures(), now) == ["all, abc123: no rule names it any more"]


def test_the_ratchet(benchmark, tmp_path, monkeypatch):
    path = tmp_path / "ratchet.json"
    monkeypatch.setattr(benchmark, "RATCHET", path)
    assert benchmark.turn(figures(), accept=False) == 0
    assert not path.exists()
    assert benchmark.turn(figures(), accept=True) == 0
    assert benchmark.turn(figures(found=4), accept=True) == 1
    assert json.loads(path.read_text()) == figures()
    assert benchmark.turn(figures(found=6), accept=True) == 0
    assert json.loads(path.read_text()) == figures(found=6)
    assert benchmark.turn(figures(found=1) | {"suite": "y"}, accept=True) == 0, "other cases"
    assert json.loads(path.read_text()) == figures(found=6)


def test_without_cases_it_says_so(tmp_path):
    done = subprocess.run([sys.executable, BENCHMARK, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "The test cases are not here" in done.stderr


@needs_cases
def test_the_score_does_not_drop():
    ended(ROOT, BENCHMARK, SUITE, "--list", "--ratchet")


@needs_cases
def test_earl_says_what_json_says(benchmark, tmp_path):
    folder, report, scores = SUITE / "act", tmp_path / "earl.json", tmp_path / "scores.json"
    cases = [path.relative_to(folder) for path in sorted(folder.glob("testcases/*/*"))]
    ended(
        folder,
        "-m",
        "pubcheck",
        "check",
        "--exit-zero",
        "-q",
        "--output-format",
        "earl",
        "-o",
        report,
        *cases,
    )
    assertions = json.loads(report.read_text("utf-8"))["@graph"][1:]
    sources = {node["subject"]["source"] for node in assertions}
    assert len(sources) == len(assertions) == len(cases)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    expected = {case["path"]: case["expected"] for case in manifest["cases"]}
    denied = {
        path: expected[path]
        for node in assertions
        if node["result"]["outcome"] == "earl:inapplicable"
        for path in ["/".join(node["subject"]["source"].split("/")[-3:])]
    }
    assert set(denied.values()) <= {"inapplicable"}, denied
    options = ["--adapter", "earl", "--auto", "--explicit", "--sc", "--quiet", "--json", scores]
    ended(SUITE, "score.py", "act", "--results", report, *options)
    told = reported(json.loads(scores.read_text("utf-8")))
    assert told == reported(benchmark.score(SUITE, "all"))


def ended(folder, *arguments):
    """Run Python in a folder; a failure shows what it said, not the hundreds of files that it was given."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(
            f"{arguments[:3]} ended with {done.returncode}: {done.stdout[-3000:]}{done.stderr[-1000:]}",
            pytrace=False,
        )


def reported(run):
    """What is found and what is a false alarm, of each rule that has any of them."""
    return {
        rule["rule"]: (rule["recall"], rule["false_alarms"])
        for rule in run["rules"]
        if rule["recall"] or rule["false_alarms"]
    }
