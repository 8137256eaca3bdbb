"""GitHub's action, GitLab's component and the image: each runs its script, in surroundings like real ones."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools_at_hand import missing, tool

import pubcheck

ROOT = Path(__file__).parents[1]
if not (ROOT / "action.yml").is_file():
    pytest.skip("the tests run without the project around them", allow_module_level=True)

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEP = ACTION["runs"]["steps"][0]
SPEC, JOBS = (ROOT / "templates" / "pubcheck" / "template.yml").read_text("utf-8").split("\n---\n")
INPUTS = yaml.safe_load(SPEC)["spec"]["inputs"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
DOCUMENTED = (ROOT / "docs" / "ci.md").read_text("utf-8")

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>Crews rebuild the pier in nine days</title>
<meta name="description" content="Crews rebuilt the pier in nine days."></head>
<body><main><h1>Crews rebuild the pier</h1>
<p><img src="old.jpg"></p>
<p>It took nine days.</p>
<p>The harbor is open.</p>
</main></body></html>
"""
CHANGED = PAGE.replace("The harbor is open.", 'The harbor is open. <img src="new.jpg">')


# What stands in the files


def test_the_action_hands_every_input_over_by_the_environment():
    for name in ACTION["inputs"]:
        variable = f"PUBCHECK_{name.upper().replace('-', '_')}"
        assert STEP["env"][variable] == f"${{{{ inputs.{name} }}}}"
    assert "${{" not in STEP["run"], "an expression in a script is part of the script"
    assert STEP["shell"] == "bash"
    assert all("uses" not in step for step in ACTION["runs"]["steps"]), "nobody else's actions"
    assert all(name.startswith("PUBCHECK_") for name in STEP["env"])


def test_the_component_hands_every_input_over_by_variables():
    (job,) = yaml.safe_load(JOBS).values()
    for script in job["script"]:
        assert "$[[" not in script
    texts = {
        name: variable["value"] for name, variable in job["variables"].items() if isinstance(variable, dict)
    }
    for name in INPUTS.keys() - {"job-name", "stage", "image"}:
        assert texts[f"PUBCHECK_{name.upper().replace('-', '_')}"] == f"$[[ inputs.{name} ]]"
    assert all(v["expand"] is False for v in job["variables"].values() if isinstance(v, dict))


@pytest.mark.parametrize("inputs", [ACTION["inputs"], INPUTS], ids=["action", "component"])
def test_every_input_is_described_and_documented(inputs):
    for name, what in inputs.items():
        assert what["description"].endswith(".")
        assert "default" in what
        assert f"`{name}`" in DOCUMENTED, name


def test_every_output_is_documented():
    for name, what in ACTION["outputs"].items():
        assert what["value"] == f"${{{{ steps.check.outputs.{name} }}}}"
        assert f"`{name}`" in DOCUMENTED, name


def test_examples_use_inputs_that_exist():
    for block in re.findall(r"^```yaml\n(.*?)^```", DOCUMENTED, re.DOTALL | re.MULTILINE):
        example = yaml.safe_load(block)
        for step in (step for job in example.get("jobs", {}).values() for step in job["steps"]):
            if step.get("uses", "").startswith("pubcheck/"):
                assert step.get("with", {}).keys() <= ACTION["inputs"].keys()
        for include in example.get("include", ()):
            assert include.get("inputs", {}).keys() <= INPUTS.keys()


# Running them


@pytest.fixture(scope="session")
def wheels(tmp_path_factory) -> Path:
    """This pubcheck and all that it needs as wheels, so that each test installs without asking anyone."""
    folder = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        missing(f"pip cannot fetch what pubcheck needs from PyPI ({done.stderr.strip()[-200:]})")
    return folder


class Checkout:
    """A repository, what surrounds it in a build, and what a step in it wrote."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder / "work"
        self.outside = folder
        self.folder.mkdir()
        keep = ("PATH", "SYSTEMROOT", "TMP", "TEMP", "TMPDIR", "LANG", "COVERAGE_PROCESS_START")
        self.environment = {name: os.environ[name] for name in keep if name in os.environ}
        self.environment |= {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(folder / "home"),
            "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PIP_NO_COMPILE": "1",  # what runs twice has no use for it
        }
        (folder / "home").mkdir()
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *words: str) -> str:
        settings = ["-c", "user.name=A", "-c", "user.email=a@example.gov"]
        command = [tool("git"), *settings, *words]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, files: dict[str, str]) -> str:
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")
        return self.git("rev-parse", "HEAD")

    def call(self, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def wrote(self, name: str) -> str:
        path = self.outside / name
        return path.read_text("utf-8") if path.is_file() else ""


@pytest.fixture
def checkout(tmp_path, wheels) -> Checkout:
    return Checkout(tmp_path, wheels)


def act(checkout: Checkout, inputs: dict[str, str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the action's step as a runner does, with inputs and their defaults in its environment."""
    values = {name: what["default"] for name, what in ACTION["inputs"].items()} | inputs
    environment = {"PUBCHECK_ACTION": str(ROOT)}
    for variable, expression in STEP["env"].items():
        if found := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", expression):
            environment[variable] = values[found[1]]
    for name in ("output", "summary"):
        (checkout.outside / name).write_text("", encoding="utf-8")
    environment |= {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(checkout.folder),
        "GITHUB_OUTPUT": str(checkout.outside / "output"),
        "GITHUB_STEP_SUMMARY": str(checkout.outside / "summary"),
        "RUNNER_TEMP": str(checkout.outside),
    }
    script = checkout.outside / "step.sh"
    script.write_text(STEP["run"], encoding="utf-8")
    # As a runner calls bash (GitHub Docs, "Workflow syntax", shell).
    command = [tool("bash"), "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return checkout.call(command, **(environment | variables))


VERSION = {"version": pubcheck.__version__}
ONLINE = {"PIP_NO_INDEX": "", "PIP_FIND_LINKS": ""}


@pytest.mark.slow
def test_the_action_on_a_pull_request(checkout, tmp_path):
    checkout.commit({"page.html": PAGE})
    checkout.git("checkout", "--quiet", "-b", "topic")
    head = checkout.commit({"page.html": CHANGED, "news/new page.html": PAGE})
    checkout.git("checkout", "--quiet", "main")
    base = checkout.commit({"other.html": PAGE})
    checkout.git("merge", "--quiet", "--no-ff", "--message", "merge", "topic")
    merged = checkout.git("rev-parse", "HEAD")
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base}, "head": {"sha": head}}}))
    (tmp_path / "clone").mkdir()
    shallow = Checkout(tmp_path / "clone", Path(checkout.environment["PIP_FIND_LINKS"]))
    # As actions/checkout does it: one commit, and no branch.
    shallow.git("remote", "add", "origin", f"file://{checkout.folder}")
    shallow.git("fetch", "--quiet", "--depth=1", "origin", f"+{merged}:refs/remotes/pull/1/merge")
    shallow.git("checkout", "--quiet", "--force", "refs/remotes/pull/1/merge")
    inputs = VERSION | {"changed-only": "true", "sarif-file": "out/pub check.sarif"}
    pull = {"GITHUB_EVENT_PATH": str(event), "GITHUB_BASE_REF": "main", "GITHUB_SHA": merged}
    done = act(shallow, inputs, **pull)
    assert done.returncode == 1, done.stdout + done.stderr
    notes = re.findall(r"^::(?:error|warning|notice) file=([^,]+),line=(\d+)", done.stdout, re.MULTILINE)
    assert ("page.html", "7") in notes
    assert {file for file, _ in notes} == {"page.html", "news/new page.html"}
    assert ("page.html", "5") not in notes
    outputs = dict(line.split("=", 1) for line in shallow.wrote("output").splitlines())
    assert outputs["sarif"] == "out/pub check.sarif"
    assert int(outputs["findings"]) >= int(outputs["errors"]) >= 0
    assert int(outputs["findings"]) >= 2
    assert json.loads((shallow.folder / "out" / "pub check.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "new page.html" in shallow.wrote("summary")
    assert "compared with the base of the pull request" in done.stderr


@pytest.mark.slow
def test_the_action_takes_hostile_inputs_for_words(checkout):
    hostile = "::error::pwned\n\n# ::set-output name=a::b\n\n![](old.jpg)\n"
    checkout.commit({"news/a b.html": PAGE, "news/$(touch pwned).md": hostile, "other.html": PAGE})
    (checkout.folder / "requirements.txt").write_text(f"x==1\npubcheck == {pubcheck.__version__}\n")
    inputs = {
        "version-file": "../requirements.txt",
        "working-directory": "news",
        "paths": "'a b.html' '$(touch pwned).md'",
        "args": "--select image-alt-missing,heading-vague --statistics",
        "annotations": "false",
        "summary": "false",
        "fail-on": "warning",
    }
    done = act(checkout, inputs)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "other.html" not in done.stdout
    assert "a b.html:5:" in done.stdout
    (token,) = re.findall(r"^::stop-commands::(\w+)$", done.stdout, re.MULTILINE)
    said = done.stdout.split(f"::stop-commands::{token}\n")[1].split(f"::{token}::")
    assert "old.jpg" in said[0]
    assert "::" not in said[1]
    assert "findings=2\n" in checkout.wrote("output")
    assert checkout.wrote("summary") == ""
    assert not list(checkout.outside.rglob("pwned"))
    for bad in (
        {"paths": "'open"},
        {"changed-only": "yes"},
        {"version": "1; rm -rf /"},
        {"version-file": "nowhere"},
        {"working-directory": "nowhere"},
        {"sarif-file": "a\nb"},
        {"python-version": "3.9999"},
    ):
        done = act(checkout, bad)
        assert done.returncode == 2, bad
        assert done.stdout.startswith("::error title=pubcheck::"), bad


@pytest.mark.slow
def test_the_action_installs_itself_and_fails_only_where_it_should(checkout):
    first = checkout.commit({"page.html": PAGE})
    checkout.commit({"page.html": CHANGED})
    done = act(checkout, {"fail-on": "never", "base": first}, **ONLINE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "page.html,line=7" in done.stdout


# GitLab


def job(**inputs: str) -> dict[str, Any]:
    """The job of the component with inputs, put in as text as GitLab does."""
    values = {name: what["default"] for name, what in INPUTS.items()} | inputs

    def value(found: re.Match[str]) -> str:
        one = values[found[1]]
        return str(one).lower() if isinstance(one, bool) else one

    text = re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", value, JOBS)
    ((_, found),) = yaml.safe_load(text).items()
    return dict(found)


def pipeline(
    checkout: Checkout, inputs: dict[str, str], **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the component's job as a runner does."""
    made = job(**inputs)
    environment = {
        name: value["value"] if isinstance(value, dict) else value
        for name, value in made["variables"].items()
    }
    environment |= {
        "CI": "true",
        "GITLAB_CI": "true",
        "CI_PROJECT_DIR": str(checkout.folder),
        "CI_JOB_ID": "7",
    }
    # In images without bash a runner takes sh.
    command = [tool("sh"), "-e", "-c", "\n".join(made["script"])]
    return checkout.call(command, **(environment | variables))


@pytest.mark.slow
def test_the_component_on_a_merge_request(checkout):
    base = checkout.commit({"page.html": PAGE, "a b.html": PAGE})
    checkout.commit({"page.html": CHANGED})
    inputs = {"changed-only": "true", "fail-on": "warning", "version": pubcheck.__version__}
    done = pipeline(checkout, inputs, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stdout + done.stderr
    report = checkout.folder / job()["artifacts"]["reports"]["codequality"]
    issues = json.loads(report.read_text("utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {"page.html"}
    assert {issue["location"]["lines"]["begin"] for issue in issues} == {7}
    assert "page.html:7:" in done.stdout
    report.unlink()
    hostile = {
        "paths": "'a b.html'",
        "args": "--select image-alt-missing --config '$(touch pwned)'",
        "fail-on": "never",
    }
    done = pipeline(checkout, hostile)
    assert done.returncode == 2
    assert "$(touch pwned)" in done.stderr
    assert not (checkout.folder / "pwned").exists()


# The image


def steps() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with what follows them."""
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def test_the_image_runs_as_nobody_and_keeps_a_shell():
    words = [word for word, _ in steps()]
    assert words.index("USER") < words.index("WORKDIR") < words.index("ENTRYPOINT")
    assert ("WORKDIR", "/src") in steps()
    assert ("ENTRYPOINT", '["pubcheck"]') in steps()
    assert all("-slim" in rest for word, rest in steps() if word == "FROM")
    assert not re.search(r"safe\.directory '?\*", DOCKERFILE)


@pytest.mark.slow
def test_the_steps_of_the_image_by_hand(checkout, tmp_path):
    """Each step in a clean folder in place of the root; only apt and the accounts are stand-ins."""
    root, stage = tmp_path / "image", tmp_path / "stand-ins"
    (root / "src").mkdir(parents=True)
    stage.mkdir()
    for name in ("apt-get", "useradd"):
        (stage / name).write_text(f'#!/bin/sh\necho "{name} $*" >> {tmp_path}/called\n', encoding="utf-8")
        (stage / name).chmod(0o755)
    (stage / "python").symlink_to(sys.executable)
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    path = f"{stage}{os.pathsep}{checkout.environment['PATH']}"
    extras = {"GIT_CONFIG_SYSTEM": str(tmp_path / "system"), "GIT_CONFIG_NOSYSTEM": "", "PATH": path}

    def here(text: str) -> str:
        return re.sub(r"(?<![\w./-])/(build|venv|var/lib/apt/lists)\b", lambda m: f"{root}/{m[1]}", text)

    for word, rest in steps():
        if word == "COPY" and rest == ". /build":
            (root / "build").mkdir()
            for name in (name[1:] for name in ignored if name.startswith("!")):
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
                copy(ROOT / name, root / "build" / name)
        elif word == "RUN":
            done = checkout.call([tool("sh"), "-e", "-c", here(rest)], **extras, **ONLINE)
            assert done.returncode == 0, done.stderr
        else:
            assert word in {"FROM", "COPY", "ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}, word
    assert "apt-get install --yes --no-install-recommends git" in checkout.wrote("called")
    assert "useradd --create-home --uid 10001 pubcheck" in checkout.wrote("called")
    assert "directory = /src" in checkout.wrote("system")
    variables = dict(
        pair.split("=", 1) for word, rest in steps() if word == "ENV" for pair in shlex.split(rest)
    )
    variables["PATH"] = here(variables["PATH"]).replace("$PATH", checkout.environment["PATH"])
    (command,) = (json.loads(rest) for word, rest in steps() if word == "ENTRYPOINT")
    (usual,) = (json.loads(rest) for word, rest in steps() if word == "CMD")
    checkout.commit({"page.html": PAGE})
    done = checkout.call([tool("sh"), "-c", shlex.join([*command, *usual])], **variables)
    assert done.returncode in {0, 1}, done.stderr
    assert "page.html:5:" in done.stdout
    done = checkout.call([tool("sh"), "-c", "command -v pubcheck"], **variables)
    assert done.stdout.strip() == str(root / "venv" / "bin" / "pubcheck")
