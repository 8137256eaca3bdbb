from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import language_tags as tags


@pytest.mark.parametrize(
    "tag",
    ["en", "EN-us", "en-US-GB", "es-419", "zh-Hant-TW", "yue", "haw", "iw", "mul", "zxx", "qab", "sgn-US",
     " fr ", "de-#", "cel-gaulish"],
)  # fmt: skip
def test_a_tag_whose_language_is_registered(tag: str) -> None:
    assert tags.is_valid(tag)


@pytest.mark.parametrize(
    "tag",
    ["", " ", "-", "english", "eng", "spa", "em-US", "xx", "i-lux", "x-navy", "en_US", "#1", "qaa..qtz",
     "qua..", "1a", "ünï", "e", "en us", "art lojban", "\ue000"],
)  # fmt: skip
def test_a_tag_whose_language_is_not(tag: str) -> None:
    assert not tags.is_valid(tag)


@pytest.mark.parametrize(
    "tag",
    ["en", "zh-cmn-Hans-CN", "sr-Latn-RS", "sl-rozaj-biske", "de-CH-1996", "en-u-ca-gregory", "x-whatever",
     "de-a-foo-x-a-b", "i-klingon", "EN-GB-OED", "zh-min-nan", "abcd-Latn", "de-1901-x-y", "aa-bbb-ccc-ddd"],
)  # fmt: skip
def test_well_formed(tag: str) -> None:
    assert tags.is_well_formed(tag)


@pytest.mark.parametrize(
    "tag",
    ["", "-", "en-", "-en", "en--us", "i-nonsense", "x", "x-", "en-a", "en-a-b", "en-x", "toolonglanguage",
     "a-DE", "en-US-GB", "en_US", "12-ab", "en-Latnx1234", "ar-a-aaa-b-", "abcd-efg", "aa-bbb-ccc-ddd-eee",
     "dé"],
)  # fmt: skip
def test_not_well_formed(tag: str) -> None:
    assert not tags.is_well_formed(tag)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("english", "en"), ("Spanish", "es"), ("en_US", "en-US"), ("eng-US", "en-US"), ("i-lux", "lb"),
     ("jp", "ja"), ("blah", ""), ("", ""), ("#", ""), ("español", "es"), ("english_of sorts", "en")],
)  # fmt: skip
def test_what_is_likely_meant(tag: str, meant: str) -> None:
    assert tags.meant(tag) == meant


def test_the_registry() -> None:
    assert len(tags.registry("language")) > 8000
    assert tags.registry("deprecated language")["iw"] == "he"
    assert tags.registry("prefix of extlang")["yue"] == "zh"
    assert "us" in tags.registry("region")
    assert "zh" in tags.registry("macrolanguage language")
    assert tags.registry("nothing") == {}
    assert (tags.script("RU"), tags.script("zh"), tags.script("")) == ("cyrl", "", "")


def test_the_languages_of_most_pages_are_known_without_the_registry() -> None:
    listed = tags.registry("script of language")
    assert {language: listed.get(language, "") for language in tags._COMMON} == tags._COMMON
    assert set(tags.registry("language")) >= set(tags._COMMON)


@given(st.text(max_size=40) | st.from_regex(r"([a-zA-Z0-9]{1,9}[-_ ]?){1,8}", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    assert tags.is_valid(text) == tags.is_known_primary(tags.primary(text))
    tags.is_well_formed(text)
    meant = tags.meant(text)
    assert meant == "" or tags.is_valid(meant)


@given(st.sampled_from(sorted(tags.registry("language"))), st.sampled_from(["", "-US", "-Latn-MX", "-x-y"]))
def test_registered_languages_make_well_formed_tags(language: str, rest: str) -> None:
    if ".." not in language:
        assert tags.is_valid(language + rest)
        assert tags.is_well_formed(language + rest)
