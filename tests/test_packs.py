"""Packs: a real one, built and installed, and what is asked for where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from pubcheck import checks, readers, reporters, resources_packs
from pubcheck.source import Source

PACK = Path(__file__).parent / "fixtures" / "pack"


@pytest.mark.parametrize("group", resources_packs.GROUPS)
def test_a_pack_that_is_not_installed_is_told(group):
    with pytest.raises(LookupError, match=rf"no agency-x in pubcheck.{group}.*install its pack"):
        resources_packs.load(group, "agency-x")


def test_what_nobody_offers_is_a_lookup_error():
    with pytest.raises(LookupError):
        checks.find("nobody.offers")
    with pytest.raises(LookupError):
        reporters.find("nobody-offers")
    with pytest.raises(LookupError):
        readers.read(Source("a", ""), "nobody-offers")


def test_a_check_whose_module_fails_is_no_missing_pack():
    with pytest.raises(LookupError, match=r"there is no check words\.nothing"):
        checks.find("words.nothing")


def test_a_run_without_packs_looks_for_none(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.html").write_text("<p>Text that is plain.</p>", "utf-8")
    code = (
        "import sys; from pubcheck.cli import run; run(['check', '--no-cache', 'a.html']);"
        "print(sorted({'importlib.metadata', 'pubcheck.config.own_rules',"
        " 'jsonschema'} & sys.modules.keys()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """The interpreter of an environment that has what this one has, and the pack, built and installed."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the pack, is not installed")
    build = pytest.importorskip("build")
    folder = tmp_path_factory.mktemp("pack")
    source = folder / "source"
    quiet = __import__("pyproject_hooks").quiet_subprocess_runner
    import shutil

    shutil.copytree(PACK, source, ignore=shutil.ignore_patterns("__pycache__"))
    wheel = build.ProjectBuilder(source, runner=quiet).build("wheel", folder)
    where = folder / "environment"
    venv.create(where, with_pip=True, symlinks=os.name != "nt")
    interpreter = where / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [interpreter, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel], check=True
    )
    paths = {"base": str(where), "platbase": str(where)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    ours = sysconfig.get_path("purelib")
    (site / "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n", "utf-8")
    return interpreter


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pubcheck.toml").write_text(
        'packs = ["agency-style"]\n[files]\n"*.note" = "notes"\n[rules.word-moist]\nseverity = "note"\n',
        "utf-8",
    )
    (tmp_path / "a.note").write_text("= Apply now!\nA moist cake & tea.\n", "utf-8")
    return tmp_path


def call(python: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "pubcheck", *words], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.slow
def test_rules_check_reader_and_reporter_of_an_installed_pack(python, project):
    ended = call(python, project, "check", "--select", "agency-guide,word-moist", "--no-cache", ".")
    assert ended.stderr == ""
    assert (
        "a.note:1:12: warning: This heading ends with “!”: leave it out. [heading-shouting]" in ended.stdout
    )
    assert "see: Agency style guide 3, 4.2 Headings" in ended.stdout
    assert "a.note:2:3: note: “moist” is no word of ours. [word-moist]" in ended.stdout
    tally = call(python, project, "check", "--select", "style", "--output-format", "tally", ".")
    assert tally.stdout == "2 a.note\n"
    tested = call(python, project, "rules", "test")
    assert tested.stderr.strip() == "2 rules, 3 examples: none of them failed."
    assert "Headings do not shout" in call(python, project, "explain", "heading-shouting").stdout


@pytest.mark.slow
def test_a_pack_that_is_missing_is_told_with_its_place(python, project):
    (project / "pubcheck.toml").write_text('packs = [\n  "agency-tone",\n]\n', "utf-8")
    ended = call(python, project, "check", ".")
    assert ended.returncode == 2
    assert "pubcheck.toml:2:4: there is no agency-tone in pubcheck.rules" in ended.stderr
    assert "offer agency-style" in ended.stderr
