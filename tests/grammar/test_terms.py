from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import inflection, term_tables, terms

OWN = term_tables.compiled(
    "",
    (
        ("utilize (verb)", "use"),
        ("portion (noun)", "part"),
        ("commence (verb)", "begin, start"),
        ("address", ""),
    ),
)


def found(text: str, **options: tuple[str, ...]) -> list[tuple[str, str | None]]:
    return [(text[hit.start : hit.end], hit.term.fix) for hit in terms.find(text, OWN, **options)]


def test_an_entry_stands_for_all_forms_of_its_word() -> None:
    assert found("They utilize, utilizes, utilized or are utilizing portions of a portion.") == [
        ("utilize", "use"), ("utilizes", "uses"), ("utilized", "used"), ("utilizing", "using"),
        ("portions", "parts"), ("portion", "part"),
    ]  # fmt: skip


def test_of_two_replacements_none_is_sure() -> None:
    hits = list(terms.find("It commenced. We commence.", OWN))
    assert [(hit.term.better, hit.term.fix) for hit in hits] == [
        ("began, begun, started", None), ("begin, start", None),
    ]  # fmt: skip


def test_exceptions_are_phrases_around_a_term() -> None:
    text = "The address bar has an address; a mailing or street address too."
    assert len(found(text)) == 3
    assert len(found(text, unless=("address bar", "mailing … address"))) == 1
    assert len(found(text, unless=("addr* bar", "nothing", "bar", ""))) == 2


def test_accepted_terms_come_with_the_entry_that_allows_them() -> None:
    text = "We utilize it. The address bar utilized an address."
    hits = list(terms.find(text, OWN, accept=("Utilize", "address bar")))
    assert [hit.accepted for hit in hits] == ["Utilize", "address bar", "Utilize", ""]


def test_own_terms_go_before_those_of_a_table() -> None:
    both = term_tables.compiled("simple-words", (("utilize", "run"),))
    assert [hit.term.better for hit in terms.find("utilize it prior to dawn", both)] == ["run", "before"]
    with pytest.raises(LookupError):
        term_tables.compiled("nothing of that name")


def test_every_wordy_phrase_is_found_in_running_text() -> None:
    table = term_tables.compiled("wordy-phrases")
    assert len(table.heads) > 100
    for filed in table.by_head.values():
        for term, _ in filed:
            text = f"So {term.form} 5 of us {term.form.replace(' ', '  ')} 5 go."
            assert term.form in {hit.term.form for hit in terms.find(text, table)}, term.form


def test_blocks_are_texts_of_their_own() -> None:
    table = term_tables.compiled("", (("prior to", "before"),))
    text = "It ended prior\n\nto  dawn.\n\nPrior to dawn it rained. A name is Prior to him."
    assert [text[hit.start : hit.start + 8] for hit in terms.find(text, table)] == ["Prior to"]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("use", "use uses used used using"),
        ("stop", "stop stops stopped stopped stopping"),
        ("open", "open opens opened opened opening"),
        ("submit", "submit submits submitted submitted submitting"),
        ("try", "try tries tried tried trying"),
        ("finish", "finish finishes finished finished finishing"),
        ("be", "be is was been being"),
        ("see", "see sees saw seen seeing"),
        ("die", "die dies died died dying"),
        ("keep", "keep keeps kept kept keeping"),
        ("show", "show shows showed shown showing"),
    ],
)
def test_forms_of_verbs(verb: str, forms: str) -> None:
    assert " ".join(inflection.verb(verb)) == forms


def test_forms_of_phrases() -> None:
    assert inflection.verb("carry out").third == "carries out"
    nouns = ("time period", "point of view", "box", "city", "guardswoman", "human", "midwife", "child")
    assert [inflection.plural(noun) for noun in nouns] == [
        "time periods", "points of view", "boxes", "cities", "guardswomen", "humans", "midwives", "children",
    ]  # fmt: skip


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_word_has_forms(word: str, better: str) -> None:
    inflection.verb(word)
    inflection.plural(word)
    list(terms.inflected(word + " (verb)", better))
    list(terms.find(word, term_tables.compiled("", ((word, better),)), accept=(better,), unless=(word,)))
