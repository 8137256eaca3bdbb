from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import simple_words, term_tables, terms

TABLE = term_tables.compiled(term_tables.SIMPLE_WORDS)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.term.better) for hit in terms.find(text, TABLE)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They utilize it in order to win.", [("utilize", "use"), ("in order to", "to")]),
        ("Utilizing tools, he utilized them.", [("Utilizing", "using"), ("utilized", "used")]),
        ("It ended prior\n  to dawn.", [("prior\n  to", "before")]),
        ("A number of men left; numerous others stayed.", [("A number of", "some"), ("numerous", "many")]),
        ("He paid a fine in the amount of $500.", [("in the amount of", "for")]),
        ("The unit is in the process of moving.", [("in the process of", "")]),
        ("A state-of-the-art ship successfully completed tests.", [
            ("state-of-the-art", "latest"), ("successfully completed", "completed")]),
        ("The medics assist. Prior to Monday, they rested.", [("assist", "help"), ("Prior to", "before")]),
        ("He said: “We won.” They commenced work.", [("commenced", "began, started")]),
        ('The "old" plan was finalized.', [("finalized", "completed, finished")]),
        ('A 6" gun that they utilize.', [("utilize", "use")]),
        ("İstanbul: they utilize it.", [("utilize", "use")]),
    ],
)  # fmt: skip
def test_phrases_that_are_reported(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        # the verb of news, and terms of art
        "The aircraft operates with joint and combined forces, the command said. It is appropriate.",
        "Sailors participate, provide aid, address the type of component and remain in place.",
        # names and titles
        "The Office of Small Business Utilization and the Utilize Act met at Subsequent Hall.",
        "Finalize Policy",
        "RELOCATE NUMEROUS SHIPS",
        "Prior To Launch",
        # a word that is spoken of
        "the word 'utilize'",
        # compounds, addresses, files, masked values
        "under-utilized, utilize-less, https://a.gov/utilize/x, utilize.py, utilize@a.mil, \ue000utilize",
        # neighbors that change the sense
        "They train, advise and assist Iraqi forces. More numerous units came.",
        "They finalized the rule. We factor in the amount of data. It is part in the process of law.",
        "a retaining wall",
        # only the verb, and only before an infinitive
        "an attempt to rescue, his endeavors to help",
    ],
)
def test_phrases_that_are_right_as_they_are(text: str) -> None:
    assert found(text) == []


def test_the_longer_of_two_phrases_wins() -> None:
    assert found("Please be advised that it rains.") == [("Please be advised that", "")]


def test_every_federal_phrase_is_kept_or_stopped_with_a_reason() -> None:
    federal, stopped = simple_words.federal(), simple_words.stopped()
    kept = simple_words._read("simple-words-choices.json")["kept"]
    assert len(federal) == 237
    assert len(simple_words._read("simple-words.json")["dirty_dozen"]) == 12
    assert sorted([*kept, *stopped]) == sorted(federal)
    assert all(stopped.values())
    keys = {"forms", "unless", "unless_near", "only_after", "before_figure", "fix"}
    assert all(choice.keys() <= keys for choice in kept.values())


def test_every_form_is_found_where_nothing_speaks_against_it() -> None:
    for form in simple_words.phrases():
        before = "they are " if form == "in the process of" else "then "
        text = f"{before}{form} 5 it."
        assert form in [hit.term.form for hit in terms.find(text, TABLE)], form


words = st.sampled_from(
    [*simple_words.phrases(), '"', "“", "”", ".", "The", "-", "'", "advise", "\ue000", "Prior to"]
)


@given(st.text(max_size=200) | st.lists(words, max_size=20).map(" ".join))
def test_any_text_has_ordered_disjoint_suggestions(text: str) -> None:
    last = 0
    for start, end, term, _ in terms.find(text, TABLE):
        assert last <= start < end <= len(text)
        assert text[start:end].lower().split() == term.form.split()
        last = end
