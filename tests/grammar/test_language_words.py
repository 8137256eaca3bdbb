from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import language_words

# Article 1 of the Universal Declaration of Human Rights, which the United Nations put in the public domain.
TEXTS = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason "
    "and conscience and should act towards one another in a spirit of brotherhood.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de "
    "razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de "
    "raison et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und "
    "Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de "
    "consciência, devem agir uns para com os outros em espírito de fraternidade.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di "
    "ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền. Mọi con người đều "
    "được tạo hóa ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình bằng hữu.",
    "tl": "Ang lahat ng tao'y isinilang na malaya at pantay-pantay sa karangalan at mga karapatan. Sila'y "
    "pinagkalooban ng katwiran at budhi at dapat magpalagayan ang isa't isa sa diwa ng "
    "pagkakapatiran.",
    "ht": "Tout moun fèt lib, egal ego pou diyite kou wè dwa. Nou gen la rezon ak la konsyans epi nou fèt "
    "pou nou aji youn ak lòt ak yon lespri fratènite.",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
}
RUSSIAN = "Все люди рождаются свободными и равными в своем достоинстве и правах."
ARABIC = "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق، وقد وهبوا عقلًا وضميرًا."


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_told(language: str) -> None:
    found = language_words.guess(TEXTS[language])
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("stated", ["en", "es", "ht", "ja"])
def test_a_text_differs_from_another_language_only(language: str, stated: str) -> None:
    found = language_words.differs(TEXTS[language], stated, "jpan" if stated == "ja" else "latn")
    # Japanese may stand in Han alone; Portuguese is too near to Spanish for a text this short.
    if language == stated or (language, stated) in {("zh", "ja"), ("pt", "es")}:
        assert found is None
    else:
        assert found is not None
        assert found.language == language


@pytest.mark.parametrize(
    ("text", "stated", "script", "name"),
    [
        (RUSSIAN, "en", "latn", "Cyrillic"),
        (ARABIC, "en", "latn", "Arabic"),
        (ARABIC, "ru", "cyrl", "Arabic"),
        (TEXTS["en"], "ko", "kore", "English"),
        (TEXTS["en"], "so", "latn", "English"),
        (TEXTS["zh"], "ko", "kore", None),
        (TEXTS["ko"], "zh", "", "Korean"),
        (TEXTS["tl"], "fil", "latn", None),
    ],
)
def test_scripts_and_further_languages(text: str, stated: str, script: str, name: str | None) -> None:
    found = language_words.differs(text, stated, script)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("text", "stated", "script"),
    [
        (RUSSIAN, "uk", "cyrl"),
        (RUSSIAN, "sr", ""),
        (ARABIC, "fa", "arab"),
        (TEXTS["es"], "gl", "latn"),
        (TEXTS["en"], "sco", ""),
        (TEXTS["en"] + TEXTS["es"], "en", "latn"),
        (TEXTS["en"] + TEXTS["es"], "es", "latn"),
        ("Juan García, María López, José Martínez, Ana Rodríguez, Luis Hernández, Elena Pérez", "en", "latn"),
        ("Paris Lyon Marseille Toulouse Nice Nantes Montpellier Strasbourg Bordeaux Lille", "en", "latn"),
        ("Pub. L. 93, title V, Oct. 21; Pub. L. 100, title II, Nov. 7; Pub. L. 102, Stat. 4", "en", "latn"),
        ("1234 5678", "en", "latn"),
        ("", "en", "latn"),
    ],
)
def test_silent_where_it_may_be_so(text: str, stated: str, script: str) -> None:
    assert language_words.differs(text, stated, script) is None


@given(st.text(), st.sampled_from(["en", "zh", "", "xx", "ar"]), st.sampled_from(["", "latn", "arab"]))
def test_no_text_raises(text: str, stated: str, script: str) -> None:
    found = language_words.differs(text, stated, script)
    assert found is None or found.name


@pytest.mark.parametrize("language", sorted(TEXTS.keys() - {"zh", "ja", "ko"}))
def test_a_text_seems_to_be_in_its_own_language_only(language: str) -> None:
    assert [stated for stated in TEXTS if language_words.seems(TEXTS[language], stated)] == [language]


def test_scripts_that_run_from_right_to_left() -> None:
    assert language_words.has_right_to_left(f"a {ARABIC}")
    assert language_words.has_right_to_left("שלום")
    assert not language_words.has_right_to_left(RUSSIAN + TEXTS["zh"] + "a")


@pytest.mark.parametrize("language", [language for language in TEXTS if language != "en"])
def test_words_of_another_language_are_seen_among_english_ones(language):
    text = f"{TEXTS['en']} {TEXTS[language]}"
    words = language_words.distinct_words(text)
    assert language_words.other_scripts(text) or language_words.may_have_foreign(words, "en")


def test_words_of_no_other_language():
    words = frozenset(TEXTS["en"].lower().split())
    assert not language_words.may_have_foreign(words, "en")
    assert not language_words.may_have_foreign(words | {"→", "“la", "la", "de"}, "en")


def test_scripts_from_right_to_left():
    assert language_words.has_right_to_left("An ب among “letters” – Ω")
    assert not language_words.has_right_to_left("“Letters” – Ω \ud800")
