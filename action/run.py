"""The step of the GitHub Action: installs pubcheck, runs it, and hands its reports to GitHub.

It runs on whatever Python the runner has, and needs nothing but the standard library.
"""

from __future__ import annotations

# ruff: noqa: T201, what this writes is what GitHub reads
import glob
import json
import os
import re
import secrets
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

OLDEST = (3, 11, 5)
WRONG = 2  # as pubcheck itself ends where the command is at fault


def given(name: str) -> str:
    """The value of an input of the action; "" where it has none."""
    return os.environ.get(f"PUBCHECK_{name}", "").strip()


def is_on(name: str) -> bool:
    """An input that is true or false."""
    value = given(name).lower()
    if value not in {"true", "false", ""}:
        stop(f"The input {name.lower().replace('_', '-')} is true or false, not {value!r}.")
    return value == "true"


def stop(message: str) -> NoReturn:
    """End the step with a message that GitHub shows."""
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::error title=pubcheck::{message}")
    sys.exit(WRONG)


def pythons() -> list[str]:
    """The Pythons of a runner: the one that runs this, those on the path, and those in its tool cache."""
    wanted = given("PYTHON_VERSION")
    found = [] if wanted else [sys.executable]
    found += filter(None, (shutil.which(f"python{wanted}"), None if wanted else shutil.which("python3")))
    if cache := os.environ.get("RUNNER_TOOL_CACHE"):
        versions = list((Path(cache) / "Python").glob(f"{glob.escape(wanted)}*"))
        versions.sort(
            key=lambda folder: [int(part) for part in re.findall(r"\d+", folder.name)], reverse=True
        )
        for folder in versions:
            found += map(str, (*folder.glob("*/bin/python3"), *folder.glob("*/python.exe")))
    return found


def python() -> str:
    """The first Python that is new enough."""
    test = f"import sys; sys.exit(sys.version_info[:3] < {OLDEST})"
    for place in pythons():
        if subprocess.run([place, "-I", "-c", test], check=False).returncode == 0:
            return place
    oldest = ".".join(map(str, OLDEST))
    stop(
        f"There is no Python {given('PYTHON_VERSION') or f'{oldest} or newer'} here: "
        "put actions/setup-python before this step."
    )


def requirement() -> str:
    """What pip is to install."""
    if version := given("VERSION"):
        if not re.fullmatch(r"[\w.!+-]+", version):
            stop(f"The input version is a version such as 1.2.3, not {version!r}.")
        return f"pubcheck=={version}"
    if name := given("VERSION_FILE"):
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            stop(f"The input version-file names {name}, which cannot be read: {error}.")
        found = re.search(
            r"(?<![\w.-])pubcheck(?:\[[\w,-]{0,99}\])?[ \t]{0,9}==[ \t]{0,9}([\w.!+-]{1,99})", text
        )
        if not found:
            stop(f"The input version-file names {name}, which has no pubcheck==1.2.3.")
        return f"pubcheck=={found[1]}"
    return os.environ["PUBCHECK_ACTION"]


def installed(folder: Path, wanted: str) -> str:
    """Install pubcheck in a folder of its own; gives the path of its command."""
    pip = [str(_in(folder, "python")), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    for command in ([python(), "-I", "-m", "venv", str(folder)], [*pip, "install", wanted]):
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            stop("pubcheck could not be installed; the log above says why.")
    return str(_in(folder, "pubcheck"))


def _in(folder: Path, name: str) -> Path:
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def fetch_base() -> None:
    """Fetch the commit before the one that is checked out, which the usual shallow checkout lacks.

    Whether that works or not, pubcheck finds out what there is, and checks whole files if need be.
    """
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    quiet["env"] = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    commit = os.environ.get("GITHUB_SHA", "")
    head = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout
    is_deep = subprocess.run(["git", "rev-parse", "--verify", "--quiet", "HEAD^1"], **quiet).returncode == 0
    if re.fullmatch(r"[0-9a-f]{40,64}", commit) and head.strip() == commit and not is_deep:
        subprocess.run(["git", "fetch", "--quiet", "--no-tags", "--depth=2", "origin", commit], **quiet)


def split(name: str) -> list[str]:
    """An input as a shell splits it, without anything else that a shell does."""
    try:
        return shlex.split(given(name))
    except ValueError as error:
        stop(f"The input {name.lower()} cannot be split into words: {error}.")


def arguments(folder: Path) -> list[str]:
    """What pubcheck is called with; its reports go to a folder."""
    reports = [f"text={folder / 'report.txt'}", f"json={folder / 'report.json'}"]
    if is_on("ANNOTATIONS"):
        reports.append(f"github={folder / 'commands.txt'}")
    if is_on("SUMMARY") and os.environ.get("GITHUB_STEP_SUMMARY"):
        reports.append(f"markdown={folder / 'summary.md'}")
    if given("SARIF_FILE"):
        reports.append(f"sarif={folder / 'report.sarif'}")
    words = ["check", *split("ARGS"), f"--output-format={','.join(reports)}"]
    for option, name in (("config", "CONFIG"), ("baseline", "BASELINE"), ("fail-on", "FAIL_ON")):
        if value := given(name):
            words.append(f"--{option}={value}")
    if base := given("BASE"):
        words.append(f"--since={base}")
    elif is_on("CHANGED_ONLY"):
        words.append("--changed-only")
    return [*words, "--", *split("PATHS")]


def show(folder: Path) -> None:
    """Write the report to the log, in which no text of an article is a command, then the annotations."""
    report, commands = folder / "report.txt", folder / "commands.txt"
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}")
    if report.is_file():
        print(report.read_text(encoding="utf-8"), end="")
    print(f"::{token}::")
    if commands.is_file():
        print(commands.read_text(encoding="utf-8"), end="")


def hand_over(folder: Path) -> None:
    """Give GitHub the outputs, the summary and the SARIF report."""
    sarif = given("SARIF_FILE")
    if sarif and (folder / "report.sarif").is_file():
        Path(sarif).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "report.sarif", sarif)
    else:
        sarif = ""
    counts = {"errors": 0, "warnings": 0, "notes": 0}
    if (folder / "report.json").is_file():
        counts = json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]
    found = counts["errors"] + counts["warnings"] + counts["notes"]
    outputs = {"findings": found, "errors": counts["errors"], "sarif": sarif}
    append("GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in outputs.items()))
    if (folder / "summary.md").is_file():
        append("GITHUB_STEP_SUMMARY", (folder / "summary.md").read_text(encoding="utf-8"))


def append(variable: str, text: str) -> None:
    """Add text to a file that GitHub names."""
    if name := os.environ.get(variable):
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)


def main() -> int:
    """Install, check, hand over; gives pubcheck's exit code."""
    streams: tuple[Any, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    if any(ord(char) < 32 for char in given("SARIF_FILE")):
        stop("The input sarif-file is the name of one file.")
    try:
        os.chdir(Path(os.environ.get("GITHUB_WORKSPACE", ".")) / (given("WORKING_DIRECTORY") or "."))
    except OSError as error:
        stop(f"The input working-directory names a folder that cannot be entered: {error}.")
    with tempfile.TemporaryDirectory(dir=os.environ.get("RUNNER_TEMP")) as name:
        folder = Path(name)
        words = arguments(folder)
        command = installed(folder / "venv", requirement())
        if "--changed-only" in words:
            fetch_base()
        # The summary is handed over here, so that it can be left out.
        environment = {key: value for key, value in os.environ.items() if key != "GITHUB_STEP_SUMMARY"}
        code = subprocess.run([command, *words], env=environment, check=False).returncode
        show(folder)
        hand_over(folder)
        if code not in {0, 1}:
            stop("pubcheck could not do what it was asked to; the log above says why.")
    return code


if __name__ == "__main__":
    sys.exit(main())
