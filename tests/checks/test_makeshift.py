"""What is taken for a word whose letters are parted."""

from __future__ import annotations

import pytest

from pubcheck.checks.makeshift import _is_word


@pytest.mark.parametrize("letters", ["WARNING", "notice", "Notice", "UNITED"])
def test_word(letters):
    assert _is_word(letters)


@pytest.mark.parametrize("letters", ["ABCDE", "ABCDF", "YNNYN", "iiiii", "NBCTV", "aBcDe", "aeiou"])
def test_series(letters):
    assert not _is_word(letters)
