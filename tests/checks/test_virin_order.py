"""A VIRIN gets one finding, the first of shape, placeholder, service and date."""

from __future__ import annotations

import pytest

from examples import RULES, run
from pubcheck.engine import Engine

ENGINE = Engine(
    rule
    for rule in RULES.values()
    if rule.topic == "virin" and rule.id not in {"virin-missing", "virin-duplicate"}
)


@pytest.mark.parametrize(
    ("virin", "rule", "severity"),
    [
        ("24631-U-ZZ999-1", "virin-format", "error"),
        ("240611-u-zz999-1001", "virin-format", "note"),
        ("240612-a-qx417-1001", "virin-format", "note"),
        ("240631-U-ZZ999-1001", "virin-placeholder", "warning"),
        ("240612-N-ZZ999-1001", "virin-placeholder", "warning"),
        ("240631-U-QX417-1001", "virin-service-unknown", "error"),
        ("240612-N-QX417-1001", "virin-service-mismatch", "warning"),
        ("240631-A-QX417-1001", "virin-date-invalid", "error"),
        ("270612-A-QX417-1001", "virin-date-future", "error"),
        ("260102-A-QX417-1001", "virin-date-mismatch", "error"),  # graver than one day ahead of today
        ("240612-A-QX417-1001", "virin-date-mismatch", "error"),
        ("240611-A-QX417-1001", None, None),
        ("240611-A-QX417-0002C.JPG", None, None),
    ],
)
def test_one_finding(virin, rule, severity):
    text = (
        "A wall gets paint.\nFresh Paint\nSoldiers paint a wall at Fort Example, Va., June 11, 2024.\n"
        f"Photo By: Army Sgt. Ann Roe\nVIRIN: {virin}\n"
    )
    findings = run(ENGINE, {"text": "", "profile": "dod-news"}, text).findings
    assert [(found.rule, found.severity) for found in findings] == ([(rule, severity)] if rule else [])
