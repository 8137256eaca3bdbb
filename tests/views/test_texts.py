"""The article's running text as one string, and what stands in it where."""

from __future__ import annotations

from pages import page_of, shown

from pubcheck.views.texts import texts


def test_offsets_lead_back_to_their_blocks() -> None:
    page = page_of("<p>One &amp; two.</p><p lang=fr>Un.</p><ul><li>Three <b>fo</b>ur</li></ul>")
    (article,) = texts(page)
    assert article.text == "One & two.\n\nThree four"
    at = article.text.index("four")
    assert article.block_at(at).role == "item"
    assert shown(page, article.span(at, at + 4)) == "fo</b>ur"
    assert not article.is_unbroken(at, at + 4)
    assert article.is_unbroken(0, 3)
    assert article.numbers_with(["three", "Three", "our"]) == [1]
    assert article.numbers_with(["o"]) == [0, 1]


def test_a_page_without_english_has_no_text() -> None:
    assert texts(page_of("<html lang=fr><p>Un.</p>")) == []
    assert texts(page_of("")) == []


def test_what_is_quoted() -> None:
    (article,) = texts(page_of("<p>He said “a” and b.</p><p>“Long</p><p>c” d</p><blockquote>e</blockquote>"))
    quoted = {letter: article.is_quoted(article.text.index(letter, 9)) for letter in "abcde"[1:]}
    assert article.is_quoted(article.text.index("a”"))
    assert quoted == {"b": False, "c": True, "d": False, "e": True}


def test_what_opens_a_sentence() -> None:
    (article,) = texts(page_of('<p>One. Two “Three” (Four: Five Six</p><p>"Seven</p>'))
    words = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")
    opening = {word for word in words if article.opens_sentence(article.text.index(word))}
    assert opening == {"One", "Two", "Five", "Seven"}
