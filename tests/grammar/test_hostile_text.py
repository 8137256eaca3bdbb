"""Text that means harm to the grammar: sizes at which a square of the length, or recursion, would show."""

from __future__ import annotations

from pubcheck.grammar import json_values, ranks
from pubcheck.grammar.acronyms import is_named_before
from pubcheck.grammar.credit_heads import opening
from pubcheck.grammar.credit_people import read_people
from pubcheck.grammar.ranked_names import find_ranked_names


def test_blank_lines_of_json_lines_are_passed_over_once():
    assert list(json_values.lines("\n" * 500_000)) == []
    assert [found.start for found in json_values.lines("\n" * 500_000 + "1\n")] == [500_000]


def test_a_list_of_json_that_ends_behind_blank_lines():
    (broken,) = json_values.values("[" + "\n" * 1000)
    assert broken.problem


def test_words_are_read_as_far_as_a_rank_opens_with_them(monkeypatch):
    read = []
    monkeypatch.setattr(ranks, "_read", lambda written: read.append(written))
    ranks.find_rank("AB AB AB AB AB AB AB AB Ann Roe", 0)
    ranks.find_rank("Gen. Gen. Gen. Gen. Gen. Gen. Roe", 0)
    assert read == ["AB", "Gen."]


def test_ranks_without_end():
    for rank in ("AB ", "Gen. ", "Master Chief ", "MC2 (SW) ", "1st Lt. "):
        assert list(find_ranked_names(rank * 20_000)) == []


def test_credits_that_nest_without_end():
    for head in ("Photo by ", "Credit: ", "Courtesy photo by "):
        assert opening(head * 20_000, 0, len(head) * 20_000).layout
    for organization in ("CUI//", "NASA/"):
        assert not read_people(organization * 20_000, 0, len(organization) * 20_000).name


def test_the_words_of_an_acronym_are_looked_for_nearby():
    text = "Marine Expeditionary Unit " + "AB " * 200_000
    assert is_named_before(text, 300, "MEU")
    assert not any(is_named_before(text, start, "MEU") for start in range(500_000, 600_000, 100))
