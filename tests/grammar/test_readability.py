from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import readability
from pubcheck.grammar.readability import Basics, Counts

TEXT = (
    "Soldiers ran. The captain met Marines from Okinawa at headquarters and organized everything carefully!"
)


def test_counts() -> None:
    assert readability.measure(TEXT) == Counts(
        words=14,
        sentences=2,
        syllables=28,
        characters=87,
        letters=87,
        polysyllables=5,  # Okinawa, headquarters, organized, everything, carefully
        complex_words=4,  # the name is none
        difficult_words=3,  # headquarters, organized, carefully
    )


def test_basics_are_the_same_counts_sooner() -> None:
    assert readability.basics(TEXT) == readability.measure(TEXT)[:3]
    assert readability.basics(["One text.", "Another", "", "—"]) == Basics(3, 2, 5)


def test_ranks_do_not_end_sentences() -> None:
    caption = "U.S. Army 1st Lt. Jane A. Doe briefs Tech. Sgt. Al Roe in Fort Bragg, N.C., Sept. 27, 2019."
    assert readability.basics(caption).sentences == 1


HUNDRED = Counts(
    words=100,
    sentences=5,
    syllables=150,
    characters=500,
    letters=480,
    polysyllables=12,
    complex_words=10,
    difficult_words=8,
)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (readability.flesch_reading_ease, 206.835 - 20.3 - 126.9),
        (readability.flesch_kincaid_grade, 7.8 + 17.7 - 15.59),
        (readability.smog_index, 1.0430 * 72**0.5 + 3.1291),
        (readability.automated_readability_index, 23.55 + 10 - 21.43),
        (readability.coleman_liau_index, 0.0588 * 480 - 0.296 * 5 - 15.8),
        (readability.gunning_fog, 0.4 * (20 + 10)),
        (readability.dale_chall, 0.1579 * 8 + 0.0496 * 20 + 3.6365),
    ],
)
def test_formulas(formula: object, value: float) -> None:
    assert callable(formula)
    assert formula(HUNDRED) == pytest.approx(value)
    assert formula(Counts(0, 0, 0, 0, 0, 0, 0, 0)) == 0.0


def test_dale_chall_adds_nothing_up_to_five_in_a_hundred() -> None:
    assert readability.dale_chall(HUNDRED._replace(difficult_words=5)) == pytest.approx(0.7895 + 0.992)


def test_linsear_write_samples_a_hundred_words() -> None:
    assert readability.linsear_write("") == 0.0
    assert readability.linsear_write("The dog ran to the red barn. The cat sat.") == pytest.approx(
        (10 / 2 - 2) / 2
    )
    sentence = "Officials " + "ran " * 49 + "off. "  # 51 words, one of them hard
    assert readability.linsear_write(sentence * 9) == pytest.approx((100 + 4) / 2 / 2)


def test_complex_words_need_three_syllables_without_their_ending() -> None:
    counts = readability.measure(
        "it created, organizes, completing, well-intentioned, interested, operation 3rd"
    )
    assert counts.complex_words == 2  # organizes and operation


def test_familiar_words_may_have_regular_endings() -> None:
    assert (
        readability.measure(
            "it stopped, baked, tries, mother's, airplanes, \ue000, 42, bluish-red"
        ).difficult_words
        == 1
    )


marks = st.sampled_from("aeTy19 .'’-\ue000@/:é") | st.characters()


@given(st.text(marks, max_size=300) | st.lists(st.text(marks, max_size=80), max_size=5))
def test_any_text_has_counts_and_grades(text: str | list[str]) -> None:
    counts = readability.measure(text)
    assert readability.basics(text) == counts[:3]
    assert counts.complex_words <= counts.polysyllables <= counts.words <= counts.syllables
    assert counts.sentences <= counts.words
    assert isfinite(readability.flesch_kincaid_grade(counts))
    assert isfinite(readability.smog_index(counts))
