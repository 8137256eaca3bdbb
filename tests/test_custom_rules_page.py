"""The page on rules of one's own: every example in it is a rule that does what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pubcheck import catalogue, linter_examples
from pubcheck.config import Known
from pubcheck.config.own_options import STOCK
from pubcheck.config.own_rules import of_folder
from pubcheck.views.scopes import SCOPES

PATH = Path(__file__).parents[1] / "docs" / "custom-rules.md"
if not PATH.is_file():
    pytest.skip("the tests run without the documentation beside them", allow_module_level=True)
PAGE = PATH.read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\w+\.\w+)\n(.*?)(?=^##)", PAGE, re.DOTALL | re.MULTILINE))
RULES = catalogue.load()


@pytest.mark.parametrize("check", SECTIONS)
def test_every_example_of_the_page_does_what_it_shows(check, tmp_path):
    (text,) = re.findall(r"```toml\n(.*?)```", SECTIONS[check], re.DOTALL)
    path = tmp_path / "style" / "rule-shown.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    mistakes = []
    own = of_folder(tmp_path, Known.of(RULES.rules.values(), RULES.standards), mistakes)
    assert not mistakes, "\n".join(map(str, mistakes))
    rule = own.rules["rule-shown"]
    assert rule.check == check
    known = {*RULES.rules, rule.id}
    shown = own.examples[rule.id]
    assert shown["failed"]
    assert shown["passed"]
    for outcome, examples in shown.items():
        for example in examples:
            assert list(linter_examples.faults(rule, outcome, example, known)) == []


def test_every_stock_check_and_scope_is_documented():
    assert set(SECTIONS) == STOCK
    for name in STOCK:
        assert f"| `{name}` |" in PAGE
    scopes = PAGE.split("\n## Scopes\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`([a-z][\w-]+)`", scopes))
    assert named >= set(SCOPES) - {f"h{level}" for level in range(2, 6)}
