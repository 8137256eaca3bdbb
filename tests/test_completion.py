"""Completion: the scripts work in real shells, and their answers name what there is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tools_at_hand import tool

from pubcheck import catalogue, reporters
from pubcheck.cli_completion import SHELLS

# How each shell starts, and how it is asked what it would offer, which is printed.
BASH = (
    """
eval "$(pubcheck completion bash)"
compopt() { COMPREPLY+=("files"); }
""",
    """
COMP_LINE={line}; COMP_POINT=${{#COMP_LINE}}
_pubcheck_completion pubcheck
printf '%s\\n' "${{COMPREPLY[@]}}"
""",
)
ZSH = (
    """
compdef() { }
eval "$(pubcheck completion zsh)"
compadd() { print -l -- ${(P)@[-1]} }
_describe() { local -a found; found=(${(P)@[3]//\\\\:/=}); print -l -- ${${found%%:*}//=/:} }
_path_files() { print files }
""",
    "words=({words}); CURRENT=${{#words}}; _pubcheck_completion\n",
)
FISH = ("pubcheck completion fish | source\n", "complete -C {line}\n")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A PATH on which `pubcheck` is what is tested."""
    folder = tmp_path_factory.mktemp("bin")
    shim = folder / "pubcheck"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pubcheck "$@"\n')
    shim.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


# Line → what is offered; to bash what stands before a colon is a word of its own.
OFFERED = {
    "pubcheck ch": {"check"},
    "pubcheck rules d": {"diff"},
    "pubcheck check --exit-z": {"--exit-zero"},
    "pubcheck check --profile dv": {"dvids"},
    "pubcheck check --select virin,image-alt-mis": {"virin,image-alt-missing"},
    "pubcheck check --select wcag22:1.1": {"wcag22:1.1.1"},
    "pubcheck check --output-format json,sar": {"json,sarif"},
    "pubcheck explain image-alt-mis": {"image-alt-missing"},
    "pubcheck completion z": {"zsh"},
    "pubcheck nosuch x": set(),
    "pubcheck check art": {"files"},
}


@pytest.mark.parametrize("name", SHELLS)
def test_shells_offer_what_there_is(path, tmp_path, name):
    shell = tool(name)
    (tmp_path / "article.html").touch()
    start, ask, flag = {"bash": (*BASH, "--norc"), "zsh": (*ZSH, "-f"), "fish": (*FISH, "--no-config")}[name]
    script = start
    for line in OFFERED:
        words = " ".join(f"'{word}'" for word in line.split(" "))
        script += f"\necho '> {line}'\n" + ask.format(line=f"'{line}'", words=words)
    ended = subprocess.run(
        [shell, flag, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=300,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert ended.stderr == ""
    offered: dict[str, set[str]] = {}
    for said in filter(None, ended.stdout.splitlines()):
        if said.startswith("> "):
            line = said[2:]
            offered[line] = set()
        else:
            offered[line].add(said.split("\t")[0])
    expected = dict(OFFERED)
    if name == "bash":
        expected["pubcheck check --select wcag22:1.1"] = {"1.1.1"}
    if name == "fish":  # it completes files itself, where the others were kept from it
        expected["pubcheck check art"] = {"article.html"}
    assert offered == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_are_written(pubcheck, shell):
    ended = pubcheck("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert "_PUBCHECK_COMPLETE" in ended.out


def answers(line):
    ended = subprocess.run(
        [sys.executable, "-m", "pubcheck"], capture_output=True, text=True, timeout=60,
        env={**os.environ, "_PUBCHECK_COMPLETE": "bash_complete", "COMP_WORDS": line},
    )  # fmt: skip
    assert ended.stderr == ""
    return [answer.partition(",")[2] for answer in ended.stdout.split()]


def test_all_rules_topics_standards_and_formats_are_offered():
    known = catalogue.load()
    names = {*known.rules, *(rule.topic for rule in known.rules.values()), *known.standards, "ALL"}
    assert set(answers("pubcheck check --ignore ")) >= names
    assert set(answers("pubcheck check --output-format ")) == {*reporters.names(), "text", "json"}
    assert set(answers("pubcheck explain ")) == set(known.rules)


@pytest.mark.parametrize(
    "line", ["pubcheck check --sel", "pubcheck check --profile ", "pubcheck ch", "pubcheck rules "]
)
def test_the_catalogue_is_loaded_only_where_rules_are_asked_for(line):
    code = (
        "import pubcheck.catalogue as c, sys\n"
        "def never(): sys.exit('loaded')\n"
        "c.load = never\n"
        "from pubcheck.cli import main\nmain()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60,
        env={**os.environ, "_PUBCHECK_COMPLETE": "bash_complete", "COMP_WORDS": line},
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.strip()
