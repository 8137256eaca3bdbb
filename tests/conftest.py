"""What more than one test needs: real pages, accepted outputs, and the command line in this process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
import real_pages
import tools_at_hand
from hypothesis import settings

# The same examples in each run: what is green stays green until somebody changes the code. New ones are
# looked for with `pytest --hypothesis-profile explore`, and each find becomes a named case.
settings.register_profile("stored", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("stored")

# A shell has what it starts in the background ignore Ctrl-C, and children inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="take the outputs as they are for the right ones")


@pytest.fixture(scope="session")
def caches(tmp_path_factory) -> Iterator[Path]:
    """A number of folders of which none is taken yet."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_cache(caches, monkeypatch) -> None:
    """No test knows what an earlier one has found."""
    monkeypatch.setenv("PUBCHECK_CACHE_DIR", str(next(caches)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where every tool should be there, a test that skips because one is not has failed."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and tools_at_hand.is_amiss(report.longrepr[2]):
        report.outcome = "failed"
        report.longrepr = f"{report.longrepr[2]}, and {tools_at_hand.ALL_TOOLS} is set"
    return report


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real pages; skips where there is none."""
    folder = real_pages.folder()
    if folder is None:
        pytest.skip(real_pages.MISSING)
    return folder


@pytest.fixture(scope="session")
def reference_article() -> Path:
    """The text of one article as it comes out of a page, with four photos; it lies beside the corpus."""
    path = real_pages.SHARED / "reference-article.txt"
    if not path.is_file():
        pytest.skip("the reference article is not here")
    return path


@pytest.fixture
def golden(request):
    """Compare an output with the accepted one of that name; `pytest --accept` accepts it."""

    def compare(name: str, output: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(output.encode("utf-8"))
        assert path.exists(), f"nothing is accepted yet for {name}: pytest --accept"
        assert output == path.read_bytes().decode("utf-8")

    return compare


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty folder to work in, a repository root of its own, free of what the caller's terminal says."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PUBCHECK_TRACE"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def pubcheck(site, capsys):
    """Run the command line in the folder `site`; gives exit code, standard output and standard error."""
    from pubcheck import cli

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        code = cli.run([os.fspath(a) if isinstance(a, os.PathLike) else str(a) for a in arguments])
        return Ended(code, *capsys.readouterr())

    return run
