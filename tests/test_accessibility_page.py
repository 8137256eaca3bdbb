"""The tables of docs/accessibility.md are those that the rules make."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from pubcheck import catalogue, resources

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools" / "accessibility_page.py"
if not TOOL.is_file():
    pytest.skip("the tests run without the tools beside them", allow_module_level=True)
COUNTED = json.loads((resources.folder("data") / "site-scanning-rules.json").read_text("utf-8"))["rules"]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("accessibility_page", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(tool):
    text = tool.PAGE.read_text("utf-8")
    assert tool.page(text) == text, "python tools/accessibility_page.py"


def test_what_stands_outside_the_tables_stays(tool):
    text = "One.\n<!-- table: site-scanning -->\nold\n<!-- end -->\nTwo.\n"
    made = tool.page(text)
    assert made.startswith("One.\n<!-- table: site-scanning -->\n| category | axe rule | rules here |\n|---|")
    assert made.endswith("|\n<!-- end -->\nTwo.\n")
    assert made.count("\n") == len(COUNTED) + 6
    assert tool.page(made) == made


def test_all_act_rules_have_a_row(tool):
    made = tool.page("<!-- table: act -->\n<!-- end -->\n")
    for rule in catalogue.load().rules.values():
        for act in rule.act:
            assert f"[{act}](https://www.w3.org/WAI/standards-guidelines/act/rules/{act}/)" in made


def test_what_the_scan_counts_names_rules_and_categories_that_exist():
    known = catalogue.load()
    assert len(COUNTED) == 52
    for item in COUNTED:
        assert item["category"] in known.standards["site-scanning"].clauses
        assert set(item.get("rules", ())) <= known.rules.keys(), item["axe"]
