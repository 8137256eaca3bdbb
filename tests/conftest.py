"""What more than one test module needs: a folder of real pages, where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real pages: the environment variable PUBCHECK_CORPUS, else one beside the checkout."""
    folder = Path(os.environ.get("PUBCHECK_CORPUS") or SHARED / "corpus")
    if not folder.is_dir():
        pytest.skip("no corpus: set PUBCHECK_CORPUS to a folder of real pages")
    return folder


@pytest.fixture(scope="session")
def reference_article() -> Path:
    """The text of one article as it comes out of a page, with four photos; it lies beside the corpus."""
    path = SHARED / "reference-article.txt"
    if not path.is_file():
        pytest.skip("the reference article is not here")
    return path
