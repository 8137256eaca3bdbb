"""The angle by which transforms turn the plane."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar.css_rotation import rotation


@pytest.mark.parametrize(
    ("transform", "rotate", "expected"),
    [
        ("none", "none", 0),
        ("", "", 0),
        ("rotate(90deg)", "none", 90),
        ("rotateZ(100grad)".lower(), "none", 90),
        ("rotate(-0.25turn) translate(1px, 2px)", "none", -90),
        ("rotate(1.5707963rad)", "none", 90),
        ("rotate3d(0, 0, 1, 90deg)", "none", 90),
        ("rotate3d(0, 0, -2, 90deg)", "none", -90),
        ("rotate3d(1, 0, 0, 90deg)", "none", None),
        ("matrix(0, 1, -1, 0, 5, 5)", "none", 90),
        ("matrix(-1, 0, 0, 1, 0, 0)", "none", None),
        ("matrix3d(0,-1,0,0, 1,0,0,0, 0,0,1,0, 0,0,0,1)", "none", -90),
        ("rotatex(90deg)", "none", None),
        ("rotate(0)", "none", 0),
        ("rotate(var(--a))", "none", None),
        ("scale(2) rotate(45deg)", "45deg", 90),
        ("scale(-1, 1)", "none", None),
        ("none", "z 90deg", 90),
        ("none", "90deg 0 0 1", 90),
        ("none", "x 90deg", None),
        ("none", "90deg 90deg", None),
        ("rotate(1deg, 2deg)", "none", None),
        ("rotate(calc(40deg + 0.05turn * 2))", "none", 76),
        ("rotate(calc(40deg + 5px))", "none", None),
        ("rotate(9e1deg)", "none", 90),
        ("rotatez(1.5707963267948966rad)", "none", 90),
        ("rotatex(0deg) skew(0deg, 0) rotate(90deg)", "none", 90),
        ("skewx(10deg)", "none", None),
        ("scale(-1, -2) rotate(90deg)", "none", 270),
        ("scale(-1)", "none", 180),
        ("scalex(-1)", "none", None),
    ],
)
def test_angles(transform, rotate, expected):
    assert rotation(transform, rotate) == (None if expected is None else pytest.approx(expected, abs=1e-4))


@given(st.text("rotaexyzm3d(), 019.-degpnu", max_size=40), st.text("xyz01 -.degnoe", max_size=20))
def test_no_text_raises(transform, rotate):
    rotation(transform, rotate)
