"""Stock checks that a rule uses without code of its own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page_of

from pubcheck import catalogue, checks, views
from pubcheck.engine import Engine
from pubcheck.grammar import dictionaries, doubled_words, misspelled_names, misspellings, slashes, terms
from pubcheck.views.page import Context

ROLES = ("paragraph", "text", "item")
OPTIONS = {"table": "", "terms": {}, "unless": (), "accept": (), "roles": ROLES, "once": False}
TEXT = """<p>We leverage tools. They leveraged a leveraged buyout.</p>
<h2>We leverage this</h2><p>“We leverage it,” she said. Leverage it!</p>"""


def hits(check: str, html: str, **options):
    run = checks.find(f"words.{check}").run
    page = page_of(html)
    return page, [
        hit
        for node in views.nodes(page, checks.find(f"words.{check}").subject)
        for hit in run(node, **options)
    ]


def spelled(page, found):
    return [(page.document.source[hit.span], hit.accepted) for hit in found]


def test_a_term_is_told_in_all_its_forms_where_it_is_the_writers_own() -> None:
    page, found = hits("substitute", TEXT, **{**OPTIONS, "terms": {"leverage (verb)": "use"}})
    assert [text for text, _ in spelled(page, found)] == ["leverage", "leveraged", "leveraged", "Leverage"]
    assert [hit.edits[0].text for hit in found] == ["use", "used", "used", "Use"]
    assert found[0].facts["instead"] == "write “use”"


def test_exceptions_and_accepted_phrases() -> None:
    options = {**OPTIONS, "terms": {"leverage (verb)": "use"}}
    page, found = hits("substitute", TEXT, **options)
    assert len(found) == 4
    page, found = hits("substitute", TEXT, **{**options, "unless": ("leveraged buyout",)})
    assert len(found) == 3
    page, found = hits("substitute", TEXT, **{**options, "accept": ("leverage tools", "leveraged buyout")})
    assert spelled(page, found) == [
        ("leverage", "leverage tools"), ("leveraged", ""),
        ("leveraged", "leveraged buyout"), ("Leverage", ""),
    ]  # fmt: skip


def test_once_a_page_tells_the_other_places_with_the_first() -> None:
    found = hits("substitute", TEXT, **{**OPTIONS, "terms": {"leverage (verb)": "use"}, "once": True})[1]
    assert len(found) == 1
    assert found[0].facts["in_all"] == " (4 places on this page)"
    assert len(found[0].related) == 3
    assert len(found[0].edits) == 4


def test_what_is_forbidden_has_nothing_instead() -> None:
    page, found = hits("forbid", TEXT, terms=("tools", "buyout"), scope=("paragraphs",))
    assert [text for text, _ in spelled(page, found)] == ["tools", "buyout"]
    assert not any(hit.edits for hit in found)
    assert found[0].facts["instead"] == "leave it out"


@pytest.mark.parametrize(("most", "count"), [(0, 1), (3, 1), (4, 0)])
def test_what_may_stand_a_few_times(most: int, count: int) -> None:
    _, found = hits("limit", TEXT, terms=("leverage (verb)",), most=most, scope=("paragraphs",))
    assert len(found) == count
    if found:
        assert found[0].facts["count"] == 4


def test_a_page_without_english_has_no_words() -> None:
    assert hits("doubled", '<p lang="fr">le le le</p>', accept=())[1] == []


def test_accepted_places_are_suppressed_and_named() -> None:
    rule = catalogue.load().rules["word-complex"]
    engine = Engine([rule], {"word-complex": {"accept": ["utilize"]}})
    checked = engine.run(page_of("<p>We utilize it prior to dawn.</p>").document, Context(date(2026, 1, 1)))
    assert [finding.message for finding in checked.findings] == [
        "“prior to” has a simpler word: write “before”."
    ]
    assert [hidden.suppression.accept for hidden in checked.suppressed] == ["utilize"]


def test_fixes_keep_the_text_around() -> None:
    rules = catalogue.load().rules
    engine = Engine([rules["word-complex"], rules["doubled-word"]])
    page = page_of("<p>Prior\n to dawn we utilized\nthe the <b>pier</b> in order to win.</p>")
    fixes = [f.fix for f in engine.run(page.document, Context(date(2026, 1, 1))).findings if f.fix]
    text = page.document.source.text
    for edit in sorted((edit for fix in fixes for edit in fix.edits), reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == "<p>Before dawn we used\nthe <b>pier</b> to win.</p>"


def test_a_misspelling_is_no_word_of_ours() -> None:
    table = misspellings.table()
    words = set(table.values())
    assert len(table) > 10_000
    assert not table.keys() & words
    assert all(wrong.isalpha() and wrong.islower() for wrong in table)
    simple = " ".join(
        (misspelled_names.misspelled.__doc__ or "", *misspelled_names.MISSPELLED.values())
    ).lower()
    assert not table.keys() & set(terms.split(simple))


def test_no_familiar_word_and_no_syllable_table_word_is_a_misspelling() -> None:
    from pubcheck import resources

    familiar = set((resources.folder("data") / "familiar-words.txt").read_text("utf-8").split())
    assert not misspellings.table().keys() & familiar


def test_a_dictionary_that_is_missing_says_what_to_do() -> None:
    with pytest.raises(dictionaries.DictionaryError, match="dictionary"):
        dictionaries.speller("/nowhere/en_US")


def test_a_dictionary_knows_words_in_every_case(tmp_path) -> None:
    pytest.importorskip("hunspell")
    (tmp_path / "own.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", "utf-8")
    (tmp_path / "own.dic").write_text("3\nship/S\nNorfolk\nNATO\n", "utf-8")
    knows = dictionaries.speller(str(tmp_path / "own"))
    words = frozenset({"ships", "norfolk", "nato", "shipp", "abc", "x9y8", "harbour"})
    assert list(dictionaries.unknown(words, knows)) == ["harbour", "shipp"]


@given(st.text(alphabet="ab /the And/or.-'\n\ue000", max_size=60) | st.text(max_size=60))
def test_any_text_has_slashes_and_doubles_in_it(text: str) -> None:
    lowered = terms.same_length_lower(text)
    words = frozenset(terms.split(lowered))
    for one in slashes.find(text):
        assert text[one.start : one.end] == f"{one.first}/{one.second}"
    for two in doubled_words.find(text, lowered, terms.without_gaps(lowered), words):
        assert text[two.start : two.end].lower().split() == [two.word.lower()] * 2
    for slip in misspellings.find(text, lowered, words, {"ab": "abc"}):
        assert 0 <= slip.start < slip.end <= len(text)
