"""The pre-commit hooks in real commits; pre-commit builds an environment for them, which takes a while."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from tools_at_hand import missing, tool

from pubcheck import catalogue, discovery, readers

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
    tool("git")
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
    if not find_spec("pre_commit"):
        missing("pre-commit is not installed")
    folder = tmp_path_factory.mktemp("pre-commit")
    fetched = run(
        folder, sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", "hatchling"
    )
    if fetched.returncode:
        missing(f"no network: pip cannot fetch hatchling from PyPI ({fetched.stderr.strip()[-200:]})")
    return folder / "home"


class Site(NamedTuple):
    """A throw-away repository with hooks installed."""

    folder: Path
    home: Path

    def commit(self, **files: str | None) -> tuple[bool, str]:
        """Write files, or remove them, and commit all; gives whether that passes, and what the hooks say."""
        for name, text in files.items():
            path = self.folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        git(self.folder, "add", "--all")
        done = run(self.folder, "git", "commit", "--message", "an article", home=self.home)
        return done.returncode == 0, done.stdout + done.stderr

    def run(self, *words: str) -> tuple[int, str]:
        """Call pre-commit; gives its exit code and what it says."""
        done = run(self.folder, sys.executable, "-m", "pre_commit", *words, home=self.home)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def site_with(tmp_path, hook, home):
    """Make a repository with these hooks installed, as they stand in its configuration."""

    def make(*hooks: str) -> Site:
        folder = tmp_path / "site"
        folder.mkdir()
        git(folder, "init", "--quiet")
        revision = git(hook, "rev-parse", "HEAD").strip()
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {hook.as_posix()}\n  rev: {revision}\n  hooks:\n"
            + "".join(f"  - {{{one}}}\n" for one in hooks),
            encoding="utf-8",
        )
        made = Site(folder, home)
        code, said = made.run("install")
        assert code == 0, said
        return made

    return make


@pytest.fixture
def site(site_with):
    """Commit files into a repository with the first hook."""
    return site_with("id: pubcheck").commit


if not (ROOT / ".pre-commit-hooks.yaml").is_file():
    pytest.skip("the tests run without the project around them", allow_module_level=True)
MANIFEST = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")


def test_the_manifest_is_valid():
    if not find_spec("pre_commit"):
        missing("pre-commit is not installed")
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout


def test_the_hooks_take_the_files_that_folders_are_searched_for():
    patterns = [re.compile(found) for found in re.findall(r"^  files: (.+)$", MANIFEST, re.MULTILINE)]
    for suffix, reader in readers.BY_SUFFIX.items():
        taken = [bool(pattern.search(f"a/b{suffix}")) for pattern in patterns]
        in_folders = suffix in discovery.FOLDER_SUFFIXES
        assert taken == [in_folders, in_folders and reader not in readers.BINARY], suffix


def test_the_hook_of_a_site_runs_every_rule_that_looks_at_other_files():
    """The rules whose checks ask what lies beside a file, by the views that can tell."""
    (selected,) = re.findall(r"--select\s+(\S+)", MANIFEST)
    asking = {
        rule.id
        for rule in catalogue.load().rules.values()
        if rule.check.startswith(("link_paths.", "metadata_pages.")) or rule.topic == "site"
    }
    topics = {rule.id for rule in catalogue.load().rules.values() if rule.topic in selected.split(",")}
    assert asking <= {*selected.split(","), *topics}, asking - topics


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


def test_the_fixing_hook_changes_files_and_fails_once(site_with):
    site = site_with("id: pubcheck-fix")
    passes, output = site.commit(
        article_md="# Crews rebuild the pier\n\nThey recieved beams.\n\n![](a.jpg)\n"
    )
    assert not passes
    assert "files were modified by this hook" in output
    assert "They received beams." in (site.folder / "article.md").read_text("utf-8")
    passes, output = site.commit()
    assert passes, output


def test_the_hook_of_a_site_finds_what_breaks_elsewhere(site_with):
    site = site_with("id: pubcheck", "id: pubcheck-site")
    article = "# Crews rebuild the pier\n\nThe [plan of the port](plan.md) took nine days.\n"
    plan = "# The plan of the port\n\nIt is here.\n"
    passes, output = site.commit(article_md=article, plan_md=plan, pubcheck_toml='exclude = ["drafts/"]\n')
    assert passes, output
    passes, output = site.commit(plan_md=None, drafts__article_md=article)
    assert not passes, output
    assert "article.md:3:" in output
    assert "link-target-missing" in output
    assert "drafts" not in output


def test_a_hook_that_looks_at_changed_lines_lets_old_faults_be(site_with):
    site = site_with("id: pubcheck")
    git(site.folder, "add", "--all")
    page = FAULTY.replace("<p>", "<p>It took nine days.</p>\n<p>")
    (site.folder / "old.html").write_text(page, encoding="utf-8")
    git(site.folder, "add", "--all")
    git(site.folder, "commit", "--quiet", "--no-verify", "--message", "ten years of content")
    first = git(site.folder, "rev-parse", "HEAD").strip()
    passes, output = site.commit(old_html=page.replace("nine", "ten"))
    assert not passes, output
    settings = site.folder / ".pre-commit-config.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "id: pubcheck", "id: pubcheck, args: [--changed-only], verbose: true"
        ),
        encoding="utf-8",
    )
    passes, output = site.commit()
    assert passes, output
    assert "more outside of the changed lines" in output
    code, output = site.run("run", "--from-ref", first, "--to-ref", "HEAD")
    assert code == 0, output
    passes, output = site.commit(old_html=page.replace("nine", "ten") + '<img src="b.jpg">\n')
    assert not passes, output
    # A change that is not staged is put aside, so that it is neither checked nor counted.
    (site.folder / "old.html").write_text(page + '<img src="c.jpg">\n', encoding="utf-8")
    code, output = site.run("run", "--all-files")
    assert "Whole files" in output or code == 1, output


def test_hooks_may_be_tried_from_a_checkout_with_changes(hook, home, tmp_path):
    changed = tmp_path / "checkout"
    git(hook, "clone", "--quiet", str(hook), str(changed))
    manifest = changed / ".pre-commit-hooks.yaml"
    manifest.write_text(
        manifest.read_text("utf-8").replace("name: pubcheck\n", "name: tried\n"), encoding="utf-8"
    )
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(folder, home)
    git(folder, "init", "--quiet")
    (folder / "article.html").write_text(FAULTY, encoding="utf-8")
    git(folder, "add", "--all")
    code, output = site.run("try-repo", str(changed), "pubcheck", "--all-files", "--verbose")
    assert code == 1, output
    assert "tried" in output
    assert "article.html:5:" in output
