"""Several reports in one run, each to its place."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys

import pytest

FAULTY = (
    '<!DOCTYPE html><html lang="en"><title>Crews rebuild the pier</title><p><img src="a.png"> \u201cx\u201d\n'
)


@pytest.fixture
def page(site):
    (site / "page.html").write_text(FAULTY, "utf-8")
    return site / "page.html"


def test_several_reports_tell_the_same(site, page, pubcheck):
    ended = pubcheck("check", "--output-format", "text,json=a.json,csv=b/c.csv,sarif=a.sarif", "--exit-zero")
    assert ended.code == 2
    assert "b/c.csv cannot be written" in ended.err
    (site / "b").mkdir()
    ended = pubcheck("check", "--output-format", "json=a.json, csv=b/c.csv ,sarif=a.sarif,text")
    assert ended.code == 1
    assert ended.out == pubcheck("check").out
    report = json.loads((site / "a.json").read_text("utf-8"))
    assert report == json.loads(pubcheck("check", "--output-format", "json").out)
    failed = [finding for finding in report["findings"] if finding["outcome"] == "failed"]
    rows = list(csv.DictReader((site / "b" / "c.csv").open(encoding="utf-8-sig", newline="")))
    assert len(rows) >= len(failed) > 0
    results = json.loads((site / "a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert {result["ruleId"] for result in results} == {finding["rule"] for finding in report["findings"]}


def test_output_names_the_file_of_the_one_without(site, page, pubcheck):
    ended = pubcheck("check", "--output-format", "json,sarif=a.sarif", "--output", "a.json", "--exit-zero")
    assert (ended.code, ended.out) == (0, "")
    assert json.loads((site / "a.json").read_text("utf-8"))["findings"]


@pytest.mark.parametrize(
    ("formats", "output", "said"),
    [
        ("json,text", None, "json and text would both go to standard output"),
        ("text,xml", None, "There is no format 'xml'"),
        ("text,sarfi=a", None, "did you mean sarif?"),
        ("json=", None, "names no file after the equals sign"),
        ("json=a,csv=./a", None, "Two reports would go to ./a"),
        ("json=a,csv=b", "c", "--output names the file of one report"),
        ("text,github", "c", "--output names the file of one report"),
        ("text,", None, "There is no format ''"),
    ],
)
def test_what_cannot_be(page, pubcheck, formats, output, said):
    arguments = ["check", "--output-format", formats] + (["-o", output] if output else [])
    ended = pubcheck(*arguments)
    assert ended.code == 2
    assert said in ended.err


def test_annotations_may_follow_the_text_and_the_summary_is_added(site, page, pubcheck, monkeypatch):
    summary = site / "summary.md"
    summary.write_text("Before us.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ended = pubcheck("check", "--output-format", "text,github")
    assert ended.code == 1
    assert "::error " in ended.out
    assert summary.read_text("utf-8").startswith("Before us.\n")
    assert "image-alt-missing" in summary.read_text("utf-8")
    ended = pubcheck("check", "--output-format", "text")
    assert summary.read_text("utf-8").count("image-alt-missing") == 1 or "::error" not in ended.out


def test_a_reader_that_stops_ends_no_other_report(site, pubcheck):
    for number in range(300):
        (site / f"page{number}.html").write_text(FAULTY, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pubcheck",
        "check",
        "--output-format",
        "text,json=a.json",
        "--exit-zero",
    ]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert len(json.loads((site / "a.json").read_text("utf-8"))["files"]) == 300


def test_what_is_kept_is_told_and_cleared(site, page, pubcheck):
    pubcheck("check")
    shown = pubcheck("cache", "show").out
    assert "checks.sqlite3" in shown
    assert os.environ["PUBCHECK_CACHE_DIR"] in shown
    ended = pubcheck("cache", "clear")
    assert ended.code == 0
    assert "MB are free again" in ended.err
    assert not os.path.exists(os.path.join(os.environ["PUBCHECK_CACHE_DIR"], "checks.sqlite3"))


def test_nothing_is_kept_without_the_cache(site, page, pubcheck):
    pubcheck("check", "--no-cache")
    pubcheck("check", "--diff")
    pubcheck("check", "--fix")
    assert not os.path.exists(os.environ["PUBCHECK_CACHE_DIR"])
