from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.upload_dates import uploaded


@pytest.mark.parametrize(
    ("address", "first", "last", "written"),
    [
        (
            "https://media.defense.gov/2019/Feb/06/2002/-1/-1/0/a.JPG",
            "2019-02-06",
            "2019-02-06",
            "2019/Feb/06",
        ),
        ("/2019/Aug/2/1/-1/-1/0/190802-A-QX417-1001.JPG", "2019-08-02", "2019-08-02", "2019/Aug/2"),
        (
            "https://api.army.mil/e2/c/images/2024/06/12/a1/original.jpg",
            "2024-06-12",
            "2024-06-12",
            "2024/06/12",
        ),
        ("https://www.army.mil/e2/-images/2009/07/14/44555/a.jpg", "2009-07-14", "2009-07-14", "2009/07/14"),
        ("https://x.cloudfront.net/thumbs/photos/1902/559/1000w_q95.jpg", "2019-02-01", "2019-02-28", "1902"),
        ("/sites/default/files/2024-02/a.jpg", "2024-02-01", "2024-02-29", "2024-02"),
        ("/sites/default/files/styles/large/public/2023-12/a.jpg", "2023-12-01", "2023-12-31", "2023-12"),
    ],
)
def test_days_and_months_in_paths(address: str, first: str, last: str, written: str) -> None:
    found = uploaded(address)
    assert found
    assert (found.first, found.last) == (
        datetime.date.fromisoformat(first),
        datetime.date.fromisoformat(last),
    )
    assert address[found.start : found.end] == written


@pytest.mark.parametrize(
    "address",
    [
        "",
        "wall.jpg",
        "/wp-content/uploads/2019/02/a.jpg",
        "/2019/Feb/31/a.jpg",
        "/2019/Xyz/01/a.jpg",
        "/news/2019/02/06/a.jpg",
        "/sites/default/files/2024-13/a.jpg",
        "/thumbs/photos/1913/1/a.jpg",
        "/thumbs/photos/1900/1/a.jpg",
    ],
)
def test_other_paths_tell_nothing(address: str) -> None:
    assert uploaded(address) is None


@given(st.text() | st.text(alphabet="/0129-abefgilnotuF", max_size=80))
def test_no_text_raises(text: str) -> None:
    found = uploaded(text)
    if found:
        assert found.first <= found.last
        assert 0 <= found.start < found.end <= len(text)
