"""What benchmarks/peers.py understands of each peer's output, what it draws, and the table it prints."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "peers.py"
if not BENCHMARK.is_file():
    pytest.skip("the tests run without the benchmarks beside them", allow_module_level=True)

ARTICLE = "---\ntitle: A page\n---\n" + "Some words of running text, in order to fill a page.\n" * 25


@pytest.fixture(scope="module")
def peers():
    spec = importlib.util.spec_from_file_location("benchmark_peers", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ended(peers, out="", err=""):
    return peers.Run(1.0, 0.5, out, err)


def test_pubcheck_is_read_and_what_nobody_can_tell_is_no_finding(peers, tmp_path):
    place = {"path": "news/a.md", "line": 3, "column": 7}
    findings = [
        {**place, "rule": "doubled-word", "severity": "warning", "outcome": "failed", "message": "Twice."},
        {**place, "rule": "image-alt-missing", "severity": "error", "outcome": "cannotTell", "message": "?"},
    ]
    read = peers.read_pubcheck(ended(peers, json.dumps({"findings": findings})), tmp_path)
    assert read == [("news/a.md", 3, 7, "doubled-word", "warning", "Twice.")]


def test_textlint_is_read(peers, tmp_path):
    message = {"ruleId": "write-good", "severity": 2, "message": "“so” is vague", "line": 4, "column": 1}
    files = [
        {"filePath": str(tmp_path / "news" / "a b.md"), "messages": [message, {**message, "severity": 1}]},
        {"filePath": str(tmp_path / "c.md"), "messages": []},
    ]
    assert peers.read_textlint(ended(peers, json.dumps(files)), tmp_path) == [
        ("news/a b.md", 4, 1, "write-good", "error", "“so” is vague"),
        ("news/a b.md", 4, 1, "write-good", "warning", "“so” is vague"),
    ]


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (
            "news/a b.md:24:81 error MD013/line-length Line length [Expected: 80; Actual: 431]",
            ("news/a b.md", 24, 81, "MD013/line-length", "error", "Line length [Expected: 80; Actual: 431]"),
        ),
        (
            'a.md:158 warning MD022/blanks-around-headings Blank lines [Context: "## A: b:1 error"]',
            ("a.md", 158, 0, "MD022/blanks-around-headings", "warning",
             'Blank lines [Context: "## A: b:1 error"]'),
        ),
        (
            "a.md:1:5 MD041/first-line-heading/first-line-h1 The first line",
            ("a.md", 1, 5, "MD041/first-line-heading/first-line-h1", "error", "The first line"),
        ),
    ],
)  # fmt: skip
def test_markdownlint_is_read(peers, tmp_path, line, finding):
    out = "markdownlint-cli2 v0.0.1 (markdownlint v0.0.1)\nFinding: **/*.md\nSummary: 1 error(s)\n"
    assert peers.read_markdownlint(ended(peers, out, line + "\n"), tmp_path) == [finding]


def test_an_output_of_markdownlint_in_another_form_is_not_taken_for_silence(peers, tmp_path):
    with pytest.raises(SystemExit, match="3 findings, 0 were understood"):
        peers.read_markdownlint(ended(peers, "Summary: 3 error(s)\n", "a.md (24): Line length\n"), tmp_path)


def test_proselint_is_read(peers, tmp_path):
    path = tmp_path / "news" / "a b.md"
    one = {"check_path": "lexical_illusions", "message": "Twice.", "pos": [5, 8], "span": [56, 81]}
    files = {path.as_uri(): {"diagnostics": [one]}, (tmp_path / "c.md").as_uri(): {"diagnostics": []}}
    read = peers.read_proselint(ended(peers, json.dumps({"result": files})), tmp_path)
    assert read == [("news/a b.md", 5, 8, "lexical_illusions", "warning", "Twice.")]


def test_articles_are_drawn_by_what_stands_below_the_front_matter(peers, tmp_path):
    (tmp_path / "stub.md").write_text("---\n" + "topic: a\n" * 200 + "---\nShort.\n")
    (tmp_path / "page.txt").write_text(ARTICLE)
    for number in range(5):
        (tmp_path / f"{number}.md").write_text(ARTICLE)
    assert len(peers.drawn(tmp_path, 100)) == 5
    assert len(peers.drawn(tmp_path, 3)) == 3
    assert peers.drawn(tmp_path, 3) == peers.drawn(tmp_path, 3)


def test_a_spread_sample_has_each_rule_before_any_twice(peers):
    findings = [peers.Finding("a.md", n, 1, rule, "note", "") for n, rule in enumerate("aaaaaaaaaabbc")]
    spread = peers.sample(findings, 5, 1, spread=True)
    assert sorted(one.rule for one in spread) == ["a", "a", "b", "b", "c"]
    assert peers.sample(findings, 5, 1, spread=False) == peers.sample(findings, 5, 1, spread=False)
    assert len(peers.sample(findings, 50, 1, spread=False)) == len(findings)


def test_the_sample_is_written_judged_and_read_back(tmp_path):
    corpus, report = tmp_path / "corpus", tmp_path / "peers.json"
    (corpus / "news").mkdir(parents=True)
    (corpus / "news" / "a.md").write_text(ARTICLE)
    nowhere = str(tmp_path / "nowhere")
    options = ["--runs", "1", "--npm", nowhere, "--venv", nowhere, "--sample", "2", "--to", str(report)]
    command = [sys.executable, str(BENCHMARK)]
    run = subprocess.run([*command, str(corpus), *options], capture_output=True, text=True, check=True)
    assert [line.split(" is not")[0] for line in run.stderr.splitlines()] == [
        "textlint with write-good and alex",
        "markdownlint-cli2",
        "proselint",
    ]
    judged = json.loads(report.read_text("utf-8"))
    first, second = judged["tools"][0]["sample"]
    assert first["path"] == "news/a.md"
    assert first["text"]
    first["verdict"], second["verdict"] = "true", "false"
    report.write_text(json.dumps(judged), encoding="utf-8")
    table = subprocess.run([*command, "--judged", str(report)], capture_output=True, text=True, check=True)
    row = next(line.split() for line in table.stdout.splitlines() if line.startswith("pubcheck "))
    assert row[4:7] == ["1", "1", "0"]
    assert f"false: news/a.md:{second['line']} {second['rule']}" in table.stdout
    first["verdict"] = "maybe"
    report.write_text(json.dumps(judged), encoding="utf-8")
    refused = subprocess.run([*command, "--judged", str(report)], capture_output=True, text=True, check=False)
    assert "not a verdict: maybe" in refused.stderr
