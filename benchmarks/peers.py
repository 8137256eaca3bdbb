"""Runs pubcheck and its peers over the same 100 articles: files a second, findings, and a sample to judge.

    python benchmarks/peers.py CORPUS [--npm FOLDER] [--venv FOLDER] [--sample 50] [--seed 1]
    python benchmarks/peers.py --judged peers.json

The peers: textlint with write-good and alex, markdownlint-cli2 (npm), proselint (PyPI), each as it comes,
without a configuration of yours or ours. CORPUS is a folder of Markdown; articles of more than 1 kB are drawn
from it. What is not installed is named, with the command that installs it; nothing is downloaded here.
The sample is a JSON file: write true, false or doubtful at each "verdict", and --judged prints the table.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

ARTICLE = 1000  # bytes below the front matter; shorter ones are stubs
VERDICTS = ("true", "false", "doubtful")
SAID = re.compile(r"(?P<path>[^:\n]+):(?P<line>\d+)(?::(?P<column>\d+))? (?:(?P<severity>error|warning) )?"
                  r"(?P<rule>MD\d+\S*) (?P<message>.*)")  # fmt: skip


class Finding(NamedTuple):
    """One thing a tool reports; ``line`` and ``column`` count from 1, column 0 is the whole line."""

    path: str
    line: int
    column: int
    rule: str
    severity: str
    message: str


class Run(NamedTuple):
    """Seconds of one run over all articles, start of the program included, and what it wrote."""

    wall: float
    cpu: float
    out: str
    err: str


class Tool(NamedTuple):
    """A program to run in the folder of articles, and how to read what it writes."""

    name: str
    version: str
    command: list[str]
    read: Callable[[Run, Path], list[Finding]]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?", help="a folder of Markdown")
    parser.add_argument("--files", type=int, default=100, help="how many articles (default: 100)")
    parser.add_argument("--runs", type=int, default=3, help="the median counts (default: 3)")
    parser.add_argument("--npm", type=Path, help="the folder of `npm install --prefix FOLDER`")
    parser.add_argument("--venv", type=Path, help="the virtual environment that has proselint")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has pubcheck")
    parser.add_argument("--sample", type=int, default=0, help="write so many findings of each tool")
    parser.add_argument("--spread", action="store_true", help="draw from each rule in turn")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample (default: 1)")
    parser.add_argument("--to", type=Path, default=Path("peers.json"), help="where the sample goes")
    parser.add_argument("--judged", type=Path, metavar="FILE", help="a sample with verdicts: its table")
    arguments = parser.parse_args()
    if arguments.judged:
        show(json.loads(arguments.judged.read_text("utf-8")))
        return 0
    if not arguments.corpus:
        parser.error("name a folder of Markdown, or --judged FILE")
    articles = drawn(arguments.corpus, arguments.files)
    if not articles:
        parser.error(f"{arguments.corpus} has no article in Markdown of more than {ARTICLE} bytes")
    report = compare(arguments, articles)
    show(report)
    if arguments.sample:
        arguments.to.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"\nThe sample is in {arguments.to}: write a verdict at each, then --judged {arguments.to}")
    return 0


def compare(arguments: argparse.Namespace, articles: list[Path]) -> dict[str, Any]:
    """Everything the table needs, and the samples: one entry a tool."""
    tools = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        folder, home = work / "articles", work / "home"
        home.mkdir()
        for path in articles:
            target = folder / path.relative_to(arguments.corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        for tool in installed(arguments):
            run(tool, folder, home)  # fills the caches of bytecode and files
            runs = [run(tool, folder, home) for _ in range(arguments.runs)]
            findings = sorted(tool.read(runs[-1], folder))
            chosen = sample(findings, arguments.sample, arguments.seed, arguments.spread)
            entry = {
                "tool": tool.name,
                "version": tool.version,
                "files": len(articles),
                "wall": statistics.median(one.wall for one in runs),
                "cpu": statistics.median(one.cpu for one in runs),
                "findings": len(findings),
                "severities": dict(collections.Counter(finding.severity for finding in findings)),
                "sample": [{**one._asdict(), "text": text(folder, one), "verdict": ""} for one in chosen],
            }
            tools.append(entry)
    return {"seed": arguments.seed, "tools": tools}


def drawn(corpus: Path, count: int) -> list[Path]:
    """``count`` articles, the same at each call over the same files, whatever the seed of the sample."""
    files = sorted(path for path in corpus.rglob("*.md") if path.is_file())
    articles = [path for path in files if len(body(path.read_bytes())) > ARTICLE]
    return sorted(random.Random(100).sample(articles, min(count, len(articles))))


def body(content: bytes) -> bytes:
    if content.startswith(b"---"):
        end = content.find(b"\n---", 3)
        return content[end + 4 :] if end > 0 else content
    return content


def sample(findings: list[Finding], count: int, seed: int, spread: bool) -> list[Finding]:
    """``count`` findings by chance; spread: each rule gives one before any gives its second."""
    shuffled = random.Random(seed).sample(findings, len(findings))
    if spread:
        given: collections.Counter[str] = collections.Counter()
        turns = []
        for number, finding in enumerate(shuffled):
            turns.append((given[finding.rule], number))
            given[finding.rule] += 1
        shuffled = [shuffled[number] for _, number in sorted(turns)]
    return shuffled[:count]


def text(folder: Path, finding: Finding) -> str:
    lines = (folder / finding.path).read_text("utf-8", errors="replace").split("\n")
    return lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""


def installed(arguments: argparse.Namespace) -> Iterator[Tool]:
    """Ours, then each peer that is here; the others are named on stderr."""
    ours = [arguments.python, "-m", "pubcheck"]
    version = said([*ours, "--version"]).split()[-1]
    ours += ["check", "--exit-zero", "--no-cache", "-j", "1", "--output-format", "json", "."]
    yield Tool("pubcheck", version, ours, read_pubcheck)

    npm = f"npm install --prefix {arguments.npm}" if arguments.npm else "npm install -g"
    place = arguments.npm / "node_modules" / ".bin" if arguments.npm else None
    packages = ["textlint", "textlint-rule-write-good", "textlint-rule-alex"]
    textlint = program("textlint", place)
    modules = textlint.resolve().parents[2] if textlint else Path()
    if textlint and all((modules / package).is_dir() for package in packages):
        version = ", ".join(package_version(modules / package) for package in packages)
        rules = ["--no-textlintrc", f"--rules-base-directory={modules}", "--rule=write-good", "--rule=alex"]
        yield Tool("textlint", version, [str(textlint), *rules, "--format=json", "."], read_textlint)
    else:
        missing("textlint with write-good and alex", f"{npm} {' '.join(packages)}")

    markdownlint = program("markdownlint-cli2", place)
    if markdownlint:
        version = package_version(markdownlint.resolve().parent)
        yield Tool("markdownlint-cli2", version, [str(markdownlint), "**/*.md"], read_markdownlint)
    else:
        missing("markdownlint-cli2", f"{npm} markdownlint-cli2")

    proselint = program("proselint", arguments.venv / "bin" if arguments.venv else None)
    if proselint:
        version = said([str(proselint), "version"]).split()[-1]
        yield Tool("proselint", version, [str(proselint), "check", "-o", "json", "."], read_proselint)
    else:
        missing("proselint", "pip install proselint (in an environment of its own, then --venv FOLDER)")


def program(name: str, folder: Path | None) -> Path | None:
    found = shutil.which(name, path=str(folder) if folder else None)
    return Path(found).absolute() if found else None


def said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def package_version(folder: Path) -> str:
    version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    name = folder.name.removeprefix("textlint-rule-")
    return str(version) if name in {"textlint", "markdownlint-cli2"} else f"{name} {version}"


def missing(name: str, how: str) -> None:
    print(f"{name} is not installed: {how}", file=sys.stderr)


def run(tool: Tool, folder: Path, home: Path) -> Run:
    """One run with an empty home, so that no configuration of the user's is found."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "NO_COLOR": "1"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(
            tool.command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        written = []
        for stream in (out, err):
            stream.seek(0)
            written.append(stream.read().decode("utf-8", "replace"))
    if process.returncode not in (0, 1):  # 1: there are findings
        raise SystemExit(f"{' '.join(tool.command)} ended with {process.returncode}: {written[1][-500:]}")
    return Run(wall, used.ru_utime + used.ru_stime, written[0], written[1])


def read_pubcheck(run: Run, folder: Path) -> list[Finding]:
    return [
        Finding(within(one["path"], folder), *(one[name] for name in Finding._fields[1:]))
        for one in json.loads(run.out)["findings"]
        if one["outcome"] == "failed"
    ]


def read_textlint(run: Run, folder: Path) -> list[Finding]:
    findings = []
    for file in json.loads(run.out):
        path = within(file["filePath"], folder)
        for one in file["messages"]:
            severity = {0: "note", 1: "warning"}.get(one["severity"], "error")
            findings.append(
                Finding(path, one["line"], one["column"], one["ruleId"], severity, one["message"])
            )
    return findings


def read_markdownlint(run: Run, folder: Path) -> list[Finding]:
    """What stands on stderr, a line each; older versions name no severity."""
    findings = []
    announced = None
    for line in run.err.split("\n"):
        if match := SAID.fullmatch(line):
            path, number, column, severity, rule, message = match.groups()
            severity = severity or "error"
            findings.append(
                Finding(within(path, folder), int(number), int(column or 0), rule, severity, message)
            )
    for line in run.out.splitlines():
        if line.startswith("Summary:"):
            announced = sum(int(number) for number in re.findall(r"\d+", line))
    if announced is not None and announced != len(findings):
        raise SystemExit(f"markdownlint-cli2 speaks of {announced} findings, {len(findings)} were understood")
    return findings


def read_proselint(run: Run, folder: Path) -> list[Finding]:
    findings = []
    for address, file in json.loads(run.out)["result"].items():
        path = within(unquote(urlsplit(address).path), folder)
        for one in file.get("diagnostics", []):
            line, column = one["pos"]
            findings.append(Finding(path, line, column, one["check_path"], "warning", one["message"]))
    return findings


def within(path: str, folder: Path) -> str:
    place = Path(path)
    return (place.relative_to(folder) if place.is_absolute() else place).as_posix()


def show(report: dict[str, Any]) -> None:
    """The table; with verdicts, also by rule and severity, the false ones named."""
    print(f"{'tool':18}{'files/s':>9}{'CPU ms/file':>13}{'findings':>10}"
          f"{'true':>7}{'false':>7}{'doubtful':>10}  version")  # fmt: skip
    for one in report["tools"]:
        counts = collections.Counter(judged["verdict"] for judged in one["sample"])
        cells = [str(counts[name]) if any(counts[each] for each in VERDICTS) else "-" for name in VERDICTS]
        print(f"{one['tool']:18}{one['files'] / one['wall']:9.1f}{1000 * one['cpu'] / one['files']:13.1f}"
              f"{one['findings']:10}{cells[0]:>7}{cells[1]:>7}{cells[2]:>10}  {one['version']}")  # fmt: skip
    for one in report["tools"]:
        severities = (f"{count} {name}s" for name, count in sorted(one["severities"].items()))
        print(f"\n{one['tool']}: {', '.join(severities)}")
        rules: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
        for judged in one["sample"]:
            if judged["verdict"] and judged["verdict"] not in VERDICTS:
                raise SystemExit(f"{judged['path']}:{judged['line']}: not a verdict: {judged['verdict']}")
            rules[judged["rule"], judged["severity"]][judged["verdict"]] += 1
        for (rule, severity), counts in sorted(rules.items()):
            if any(counts[name] for name in VERDICTS):
                tally = ", ".join(f"{counts[name]} {name}" for name in VERDICTS if counts[name])
                print(f"  {rule} ({severity}): {tally}")
        for judged in one["sample"]:
            if judged["verdict"] == "false":
                print(f"  false: {judged['path']}:{judged['line']} {judged['rule']}: {judged['message']}")


if __name__ == "__main__":
    sys.exit(main())
