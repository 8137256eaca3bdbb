"""Runs two commits over a corpus and prints which findings a change gained and lost, rule by rule.

A rule is judged by what it says on real pages: run this for each change of a rule or a reader.

    python tools/ecosystem.py CORPUS                      the last commit against the working tree
    python tools/ecosystem.py CORPUS --base v0.1.0        another commit against the working tree
    python tools/ecosystem.py CORPUS --head main~2        ... or against another commit
    python tools/ecosystem.py CORPUS --sample 15          no comparison: findings to read, drawn by rule
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Finding = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--base", default="HEAD", help="the commit to compare with (default HEAD)")
    parser.add_argument("--head", default="", help="the commit to judge (default the working tree)")
    parser.add_argument("--select", default="ALL", help="rules, topics or standards, as for pubcheck check")
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="draw N findings for each rule instead"
    )
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--today", default="2026-01-01")
    arguments = parser.parse_args()

    draw = random.Random(arguments.seed)
    options = ["--select", arguments.select, "--today", arguments.today]
    corpus = arguments.corpus.resolve()
    after = findings_at(arguments.head, corpus, options)
    if arguments.sample:
        for rule, found in sorted(by_rule(after).items()):
            print(f"\n## {rule}: {len(found)}")
            for finding in draw.sample(found, min(arguments.sample, len(found))):
                show(corpus, finding, " ")
        return 0

    before = findings_at(arguments.base, corpus, options)
    gained, lost = minus(after, before), minus(before, after)
    print(f"{len(before)} findings before, {len(after)} after; {len(gained)} gained, {len(lost)} lost")
    for rule in sorted({f["rule"] for f in gained + lost}):
        plus, less = by_rule(gained).get(rule, []), by_rule(lost).get(rule, [])
        print(f"\n## {rule}: +{len(plus)} -{len(less)}")
        for sign, found in (("+", plus), ("-", less)):
            for finding in draw.sample(found, min(5, len(found))):
                show(corpus, finding, sign)
    return 0


def findings_at(commit: str, corpus: Path, options: list[str]) -> list[Finding]:
    """All findings of the project at a commit, or of the working tree for ""."""
    with tempfile.TemporaryDirectory() as folder:
        tree = ROOT
        if commit:
            tree = Path(folder) / "tree"
            git("worktree", "add", "--detach", "--quiet", str(tree), commit)
        try:
            report = Path(folder) / "report.json"
            command = [
                sys.executable,
                "-m",
                "pubcheck",
                "check",
                "--exit-zero",
                "--quiet",
                "--output-format",
                "json",
            ]
            command += ["--output", str(report), *options, "."]
            environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
            subprocess.run(command, cwd=corpus, env=environment, check=True)
            found: list[Finding] = json.loads(report.read_bytes())["findings"]
            return found
        finally:
            if commit:
                git("worktree", "remove", "--force", str(tree))


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ROOT, check=True)


def minus(left: list[Finding], right: list[Finding]) -> list[Finding]:
    """The findings of ``left`` that ``right`` has not, severity and words counted."""
    rest = Counter(map(key, right))
    kept = []
    for finding in left:
        if rest[key(finding)]:
            rest[key(finding)] -= 1
        else:
            kept.append(finding)
    return kept


def key(finding: Finding) -> tuple[Any, ...]:
    return tuple(finding[k] for k in ("rule", "severity", "outcome", "path", "start", "end", "message"))


def by_rule(findings: list[Finding]) -> dict[str, list[Finding]]:
    found = defaultdict(list)
    for finding in findings:
        found[finding["rule"]].append(finding)
    return found


def show(corpus: Path, finding: Finding, sign: str) -> None:
    text = (corpus / finding["path"]).read_bytes().decode("utf-8-sig", "replace")
    before, after = max(0, finding["start"] - 60), finding["end"] + 60
    start, end = finding["start"], min(finding["end"], finding["start"] + 200)
    excerpt = " ".join(f"{text[before:start]}⟦{text[start:end]}⟧{text[end:after]}".split())
    told = finding["severity"] if finding["outcome"] == "failed" else "cannot tell"
    print(f"{sign} {finding['path']}:{finding['line']}:{finding['column']} {told}: {finding['message']}")
    print(f"    {excerpt}")


if __name__ == "__main__":
    sys.exit(main())
