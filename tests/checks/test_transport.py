"""What goes over http:// is told once for each place, by the one rule whose it is."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import RULES
from pubcheck import readers
from pubcheck.engine import Engine
from pubcheck.source import Source
from pubcheck.views.page import Context

ENGINE = Engine(
    RULES[name]
    for name in (
        "link-http",
        "mixed-content-active",
        "mixed-content-passive",
        "form-action-http",
        "link-shortener",
    )
)
PARTS = (
    '<a href="http://www.gsa.gov/x">a</a>',
    '<a href="http://bit.ly/3xYz">b</a>',
    '<area href="http://www.acme.com" alt="c">',
    '<img src="http://www.acme.com/a.jpg" srcset="http://www.acme.com/b.jpg 2x" alt="d">',
    '<script src="http://www.acme.com/a.js"></script>',
    '<link rel="stylesheet" href="http://www.acme.com/a.css">',
    '<link rel="icon" href="http://www.acme.com/a.ico">',
    '<link rel="preload" as="image" href="http://www.acme.com/a.png">',
    '<link rel="preload" as="font" href="http://www.acme.com/a.woff">',
    '<link rel="canonical" href="http://www.acme.com/">',
    '<iframe src="http://www.acme.com/f" title="e"></iframe>',
    '<object data="http://www.acme.com/o"></object>',
    '<video src="http://www.acme.com/v.mp4" poster="http://www.acme.com/p.jpg"></video>',
    '<input type="image" src="http://www.acme.com/i.png" alt="f">',
    '<form action="http://www.acme.com/s"><button formaction="http://www.acme.com/t">g</button></form>',
    '<p style="background:url(http://www.acme.com/q.png)">h</p>',
)


def told(text: str, form: str = "html") -> list[tuple[str, str]]:
    source = Source("a", text)
    findings = ENGINE.run(readers.read(source, form), Context(today=date(2026, 1, 1))).findings
    places = Counter(finding.span for finding in findings)
    assert not [place for place, count in places.items() if count > 1], "no place is told twice"
    return [(finding.rule, source[finding.span]) for finding in findings]


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("\n".join))
def test_no_place_is_told_twice(text):
    assert len(told(text)) == text.count("http://") - text.count("canonical")
    told(text, "markdown")


@pytest.mark.parametrize(
    ("part", "rules"),
    [
        (PARTS[0], {"link-http"}),
        (PARTS[1], {"link-shortener"}),
        (PARTS[3], {"mixed-content-passive"}),
        (PARTS[4], {"mixed-content-active"}),
        (PARTS[6], {"mixed-content-passive"}),
        (PARTS[8], {"mixed-content-active"}),
        (PARTS[14], {"form-action-http"}),
    ],
)
def test_each_has_its_rule(part, rules):
    assert {rule for rule, _ in told(part)} == rules
