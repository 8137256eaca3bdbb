from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import viewport


def read(content: str) -> dict[str, str]:
    return {name: setting.value for name, setting in viewport.settings(content).items()}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("width=device-width, initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        ("WIDTH = 400;user-scalable==no", {"width": "400", "user-scalable": "no"}),
        ("a=1 b=2,c = = 3", {"a": "1", "b": "2", "c": "3"}),
        ("user-scalable=no, user-scalable=yes", {"user-scalable": "yes"}),
        ("user scalable=no", {"user": "no"}),
        ("user-scalable, =, a=", {}),
        ("", {}),
        (" , ;= ", {}),
    ],
)
def test_settings(content: str, found: dict[str, str]) -> None:
    assert read(content) == found


def test_a_setting_knows_its_place() -> None:
    content = "width=400, maximum-scale = 1.0;"
    setting = viewport.settings(content)["maximum-scale"]
    assert content[setting.start : setting.end] == "maximum-scale = 1.0"


@pytest.mark.parametrize("value", ["yes", "YES", "1", "2.5", "-1", "-3", "device-width", "1x"])
def test_values_that_let_the_reader_zoom(value: str) -> None:
    assert viewport.allows_zoom(value)


@pytest.mark.parametrize("value", ["no", "0", "0.9", "-0.5", "none", "false", "", "."])
def test_values_that_do_not(value: str) -> None:
    assert not viewport.allows_zoom(value)


@pytest.mark.parametrize(
    ("value", "scale"),
    [("1", 1), ("1.0", 1), ("5", 5), ("99", 10), ("0", 0.1), ("-1", None), ("yes", 1), ("no", 0.1),
     ("device-width", 10), ("2.0em", 2), (".5", 0.5), ("1e1", 10), ("auto", 0.1)],
)  # fmt: skip
def test_largest_scale(value: str, scale: float | None) -> None:
    assert viewport.largest_scale(value) == scale


@given(st.text(alphabet="ab=,; \t1.-e", max_size=60) | st.text())
def test_no_text_raises(text: str) -> None:
    for setting in viewport.settings(text).values():
        assert text[setting.start : setting.end].lower().startswith(setting.name)
        viewport.allows_zoom(setting.value)
        scale = viewport.largest_scale(setting.value)
        assert scale is None or 0.1 <= scale <= 10
