"""The pre-commit hook in real commits; pre-commit builds an environment for it, which takes a while."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SLOWEST = 900  # seconds; a guard against a hang

pytestmark = pytest.mark.slow

FAULTY = """\
<!DOCTYPE html>
<html lang="en"><head><title>Crews rebuild the pier in nine days</title>
<meta name="description" content="Crews rebuilt the pier in nine days."></head>
<body><main><h1>Crews rebuild the pier</h1>
<p><img src="pier.jpg"></p>
</main></body></html>
"""
CLEAN = FAULTY.replace('<img src="pier.jpg">', '<img src="pier.jpg" alt="A crane lifts a beam.">')


def run(folder: Path, *command: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command in a folder, with no git settings but those given here: the tests may run in a hook."""
    names = ("author", "committer")
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))
    }
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{name.upper()}_NAME": "A" for name in names},
        **{f"GIT_{name.upper()}_EMAIL": "a@example.gov" for name in names},
        "PRE_COMMIT_HOME": str(home or folder / ".cache"),
        "NO_COLOR": "1",
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SLOWEST, check=False
    )


def git(folder: Path, *arguments: str) -> str:
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def hook(tmp_path_factory) -> Path:
    """The checkout as it is, committed to a repository of its own."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    if not (ROOT / ".git").exists():
        pytest.skip("the tests run outside a git checkout, which is what pre-commit installs from")
    folder = tmp_path_factory.mktemp("hook")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "the checkout")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Where pre-commit keeps its environments; skips where pip can fetch no packages to put there."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    folder = tmp_path_factory.mktemp("pre-commit")
    fetched = run(
        folder, sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", "hatchling"
    )
    if fetched.returncode:
        pytest.skip(f"no network: pip cannot fetch hatchling from PyPI ({fetched.stderr.strip()[-200:]})")
    return folder / "home"


@pytest.fixture
def site(tmp_path, hook, home):
    """A throw-away repository with the hook installed; gives a function that commits files into it."""
    folder = tmp_path / "site"
    folder.mkdir()
    git(folder, "init", "--quiet")
    revision = git(hook, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook.as_posix()}\n  rev: {revision}\n  hooks:\n  - id: pubcheck\n",
        encoding="utf-8",
    )
    installed = run(folder, sys.executable, "-m", "pre_commit", "install", home=home)
    assert installed.returncode == 0, installed.stderr

    def commit(**files: str) -> tuple[bool, str]:
        for name, text in files.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        done = run(folder, "git", "commit", "--message", "an article", home=home)
        return done.returncode == 0, done.stdout + done.stderr

    return commit


def test_a_faulty_article_stops_the_commit(site):
    passes, output = site(news__article_html=FAULTY, fine_html=CLEAN)
    assert not passes, output
    assert "news/article.html:5:" in output
    assert "image-alt-missing" in output
    assert "fine.html:" not in output
    passes, output = site(news__article_html=CLEAN)
    assert passes, output


def test_a_clean_article_passes(site):
    passes, output = site(article_html=CLEAN, article_md="# Crews rebuild the pier\n\nIt took nine days.\n")
    assert passes, output
    assert "Passed" in output


def test_what_the_configuration_excludes_passes_although_pre_commit_names_it(site):
    passes, output = site(pubcheck_toml='exclude = ["drafts/"]\n', drafts__article_html=FAULTY)
    assert passes, output
    passes, output = site(article_html=FAULTY)
    assert not passes, output
    assert "drafts" not in output


def test_other_files_are_not_checked(site):
    passes, output = site(app_py="print(1)\n", robots_txt="Sitemap: http://example.gov/sitemap.xml\n")
    assert passes, output
