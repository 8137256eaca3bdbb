"""A VIRIN gets one finding: the first of shape, placeholder, service and date, else the first remark."""

from __future__ import annotations

import pytest

from examples import RULES, run
from pubcheck.checks.virin_verdicts import REMARKS
from pubcheck.engine import Engine

ENGINE = Engine(
    rule
    for rule in RULES.values()
    if rule.topic == "virin" and rule.id not in {"virin-missing", "virin-duplicate"} and not rule.strict
)


@pytest.mark.parametrize(
    ("virin", "rule", "severity"),
    [
        ("24631-U-ZZ999-1", "virin-format", "error"),
        ("240611-A-QX417-1004-" + "X" * 60, "virin-too-long", "error"),
        ("240611-u-zz999-1001", "virin-placeholder", "warning"),
        ("240615-a-qx417-1001", "virin-date-mismatch", "error"),
        ("240611-a-qx417-016c.jpg", "virin-lowercase", "note"),
        ("240611_a_QX417_1001", "virin-format", "note"),
        ("240611-A-9985R-016C.JPG", "virin-ssn", "warning"),
        ("240611-J-9985R-016", "virin-service-legacy", "warning"),
        ("240611-A-Q0123-016.JPG", "virin-dvian-unknown", "note"),
        ("240611-A-QX417-1001-USA", "virin-country-unknown", "warning"),
        ("240631-U-ZZ999-1001", "virin-placeholder", "warning"),
        ("240612-N-ZZ999-1001", "virin-placeholder", "warning"),
        ("240631-U-QX417-1001", "virin-service-unknown", "error"),
        ("240612-N-QX417-1001", "virin-service-mismatch", "warning"),
        ("240631-A-QX417-1001", "virin-date-invalid", "error"),
        ("270612-A-QX417-1001", "virin-date-future", "error"),
        ("260102-A-QX417-1001", "virin-date-mismatch", "error"),  # graver than one day ahead of today
        ("240613-A-QX417-1001", "virin-date-mismatch", "error"),
        ("240612-A-QX417-1001", "virin-date-mismatch", "warning"),
        ("240611-A-QX417-1001", None, None),
        ("240611-A-QX417-0002C.JPG", "virin-extension", "note"),
        ("240611-A-QX417-0002C", None, None),
    ],
)
def test_one_finding(virin, rule, severity):
    text = (
        "A wall gets paint.\nFresh Paint\nSoldiers paint a wall at Fort Example, Va., June 11, 2024.\n"
        f"Photo By: Army Sgt. Ann Roe\nVIRIN: {virin}\n"
    )
    findings = run(ENGINE, {"text": "", "profile": "dod-news"}, text).findings
    assert [(found.rule, found.severity) for found in findings] == ([(rule, severity)] if rule else [])


def test_remarks_are_the_notes():
    """What only a note says must not hide an error, and nothing graver may pass for a remark."""
    kinds = {
        "service-legacy": "virin-service-legacy",
        "ssn": "virin-ssn",
        "country": "virin-country-unknown",
        "date-future": "virin-date-future",
        "date-mismatch": "virin-date-mismatch",
        "service-mismatch": "virin-service-mismatch",
        "service-unknown": "virin-service-unknown",
        "date-invalid": "virin-date-invalid",
        "placeholder": "virin-placeholder",
    }
    noted = {
        (kind, case)
        for kind, rule in kinds.items()
        for case, held in RULES[rule].cases.items()
        if (held.severity or RULES[rule].severity) == "note"
    }
    assert noted == set(REMARKS)
