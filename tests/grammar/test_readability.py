from __future__ import annotations

import importlib
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import textstat_table
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


# Only what both read alike: no abbreviation, figure, dash or quotation, and no sentence under three words.
PLAIN = """
The crew of the ship returned to its home harbor after seven months at sea. Families waited on the pier
for hours, and many carried signs that the children had painted. The captain thanked the community for
its patience and its letters. Engineers will inspect the engines, the radios and the medical equipment
before the next voyage. Nobody was injured during the deployment, although a violent storm damaged
several boats. Does the admiral expect another difficult mission this winter? Officials cannot answer
that question yet. They believe that training, maintenance and honest communication prepare every sailor
for unexpected situations. The celebration continued until evening! Volunteers served dinner, musicians
performed traditional songs, and the mayor presented an award to the youngest electrician aboard.
"""


EASY = """
The dog ran to the barn and sat down in the shade. It was a hot day, and the boy had gone home to eat. His
mother gave him bread and milk. After lunch they walked to the lake with two friends. The water was cold and
clear. They swam until the sun went down! Then they made a fire and told old stories. Who would not like a
summer like that? The boy fell asleep in the car on the way home.
"""
PAPERWORK = """
Applicants must submit the completed form to the regional office before the annual deadline. The committee
reviews every application and notifies candidates by electronic mail. Documents that arrive late cannot be
considered under any circumstances. Employees of the agency, contractors and their immediate relatives are
ineligible. Does the applicant need additional assistance with the documentation? Representatives answer
questions about eligibility, payments and accessibility throughout the week. Information about the
organization remains confidential according to the applicable legislation.
"""
ONE_LONG_SENTENCE = """
Although the weather over the southern islands was terrible and the radio had failed during the night, the
young pilot found the narrow runway behind the mountain, landed the damaged airplane without any assistance
and walked to the village with her two passengers, who thanked her again and again for her courage.
"""
SHORT_SENTENCES = """
The general arrived early. Nobody expected him there. Reporters gathered around quickly! Cameras were
everywhere that morning. Why had he traveled alone? His answer surprised everybody present. Peace required
patience, he explained. The audience applauded for several minutes.
"""


def assert_agrees_with_textstat(text: str) -> None:
    ours, theirs = readability.measure(text), dict(textstat_table.table(text))
    textstat = importlib.import_module("textstat")
    for name in ("words", "sentences", "syllables", "polysyllables", "letters"):
        assert getattr(ours, name) == theirs[name], name
    for name, formula in (
        ("Flesch reading ease", readability.flesch_reading_ease),
        ("Flesch-Kincaid grade", readability.flesch_kincaid_grade),
        ("SMOG index", readability.smog_index),
    ):
        assert formula(ours) == pytest.approx(theirs[name]), name
    # textstat's characters hold the punctuation; Smith and Senter's are letters and digits.
    with_marks = ours._replace(characters=theirs["characters"])
    assert readability.automated_readability_index(with_marks) == pytest.approx(
        theirs["automated readability index"]
    )
    # textstat multiplies letters in a hundred words by 0.058, the paper by 0.0588.
    lost = 0.0008 * 100 * ours.letters / ours.words
    assert readability.coleman_liau_index(ours) - lost == pytest.approx(theirs["Coleman-Liau index"])
    # textstat takes every inflection ("months") for difficult, and counts difficult words for Gunning's.
    difficult = ours._replace(difficult_words=textstat.difficult_words(text, 0, unique=False))
    assert readability.dale_chall(difficult) == pytest.approx(theirs["Dale-Chall score"])
    hard = ours._replace(complex_words=textstat.difficult_words(text, 3, unique=False))
    assert readability.gunning_fog(hard) == pytest.approx(theirs["Gunning fog"])
    # Of longer texts textstat takes a sample, without its last sentence where that is cut to two words.
    if ours.words <= 100:
        assert readability.linsear_write(text) == pytest.approx(theirs["Linsear Write"])


@pytest.mark.parametrize(
    "text", [PLAIN, PLAIN[: PLAIN.index("They believe")], EASY, PAPERWORK, ONE_LONG_SENTENCE, SHORT_SENTENCES]
)
def test_formulas_agree_with_textstat(text: str) -> None:
    assert_agrees_with_textstat(text)


@pytest.mark.parametrize("text", [PLAIN, EASY, PAPERWORK, ONE_LONG_SENTENCE, SHORT_SENTENCES])
def test_grades_are_within_a_tenth_of_textstats_own(text: str) -> None:
    """Where textstat has the published formula; where it departs, its counts in that formula give ours."""
    ours, theirs = dict(textstat_table.own_figures(text)), dict(textstat_table.table(text))
    for name in ("Flesch reading ease", "Flesch-Kincaid grade", "SMOG index"):
        assert ours[name] == pytest.approx(theirs[name], abs=0.1), name
    counted = readability.measure(text)._replace(
        **{name: int(float(theirs[name])) for name in ("words", "sentences", "letters")}
    )
    assert ours["Coleman-Liau index"] == pytest.approx(readability.coleman_liau_index(counted), abs=0.1)


def test_linsear_write_of_long_texts_is_near_textstats() -> None:
    # textstat joins the first hundred words to a text and splits that anew, without a piece of two words.
    assert readability.linsear_write(PLAIN) == pytest.approx(
        dict(textstat_table.table(PLAIN))["Linsear Write"], abs=1
    )


@pytest.mark.parametrize(
    ("score", "grades"),
    [
        (-1.0, (1, 4)), (0.0, (1, 4)), (4.9, (1, 4)), (5.0, (5, 6)), (6.99, (7, 8)), (7.5, (9, 10)),
        (8.2, (11, 12)), (9.9, (13, 15)), (10.0, (16, 16)), (25.0, (16, 16)),
    ],
)  # fmt: skip
def test_a_dale_chall_score_stands_for_grades(score: float, grades: tuple[int, int]) -> None:
    assert readability.dale_chall_grades(score) == grades


def test_reading_time_is_in_seconds() -> None:
    assert readability.reading_time(476) == pytest.approx(120)


WORDS = sorted({word.strip(".,?!").lower() for word in PLAIN.split()})


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40), min_size=1, max_size=8))
def test_formulas_agree_with_textstat_on_any_plain_sentences(sentences: list[list[str]]) -> None:
    assert_agrees_with_textstat(" ".join(" ".join(words).capitalize() + "." for words in sentences))
