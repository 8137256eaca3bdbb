from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import countries


def test_the_table_is_whole() -> None:
    assert len(countries.codes()) == 249
    assert {"BE", "GB", "DE", "US", "KR", "UA"} <= countries.codes()
    assert all(len(code) == 2 and code.isupper() for code in countries.codes())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("BE", "BE"),
        ("be", "BE"),
        ("BEL", "BE"),
        ("UK", "GB"),
        ("GBR", "GB"),
        ("EL", "GR"),
        ("GER", "DE"),
        ("XX", None),
        ("", None),
    ],
)
def test_code_for(written: str, code: str | None) -> None:
    assert countries.code_for(written) == code


@given(st.text(max_size=5))
def test_no_text_raises(text: str) -> None:
    assert countries.code_for(text) in countries.codes() | {None}
