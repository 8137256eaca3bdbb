"""What a link's text says of its target."""

from __future__ import annotations

import pytest

from pubcheck.grammar import link_words


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/a.pdf", "pdf"),
        ("https://www.gsa.gov/A%20b.PDF?x=1.html#p", "pdf"),
        (" /a.docx ", "doc"),
        ("/a.xlsm", "xls"),
        ("/a.csv", "csv"),
        ("/a.html", ""),
        ("/pdf", ""),
        ("a.pdf/", ""),
        ("/x?file=a.pdf", ""),
        ("https://github.com/GSA/x/blob/main/a.pdf", ""),
        ("https://github.com/GSA/x/raw/main/a.pdf", "pdf"),
        ("https://en.wikipedia.org/wiki/File:A.pdf", ""),
        ("", ""),
    ],
)
def test_document_kind(address, kind):
    assert link_words.document_kind(address) == kind


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Rates (PDF)", "pdf", True),
        ("rates.pdf", "pdf", True),
        ("Two PDFs", "pdf", True),
        ("Rates", "pdf", False),
        ("Excel workbook", "xls", True),
        ("wordless", "doc", False),
        ("_Word_", "doc", True),
    ],
)
def test_names_format(text, kind, named):
    assert link_words.names_format(text, kind) is named


@pytest.mark.parametrize("text", ["2 MB", "(1.4MB)", "120 pages", "16-page", "30 kB"])
def test_names_size(text):
    assert link_words.names_size(text)


@pytest.mark.parametrize("text", ["2024", "MB", "M-15-13", "5 kids", ""])
def test_names_no_size(text):
    assert not link_words.names_size(text)


@pytest.mark.parametrize(
    "text", ["opens in a new tab", "New window", "a new browser window", "external link", "leaves GSA"]
)
def test_names_new_window(text):
    assert link_words.names_new_window(text)


@pytest.mark.parametrize("text", ["New rates", "tabs", "windows", ""])
def test_names_no_new_window(text):
    assert not link_words.names_new_window(text)


@pytest.mark.parametrize(
    "address",
    ["/a.MP3", "https://www.youtube.com/watch?v=abc", "//youtu.be/abcdefgh", "https://vimeo.com/70214001",
     "https://www.dvidshub.net/video/123/x"],
)  # fmt: skip
def test_is_media(address):
    assert link_words.is_media(address)


@pytest.mark.parametrize(
    "address", ["/mp3", "https://www.youtube.com/user/gsa", "https://vimeo.com/gsa", "/x/blob/a.mp4", ""]
)
def test_is_no_media(address):
    assert not link_words.is_media(address)


@pytest.mark.parametrize(
    "addresses",
    ["/\n/a.pdf\n/b", "/a.docx", "/a.zip?x", "/a.mp4#t", "https://youtu.be/abcdefgh", "/a.csv \n/"],
)
def test_addresses_among_which_a_file_may_be(addresses):
    assert link_words.may_lead_to_files(addresses)


@pytest.mark.parametrize("addresses", ["", "/\n/a.html\n/pdf", "/a.pdfs\n/mp3", "https://www.gsa.gov/"])
def test_addresses_among_which_no_file_is(addresses):
    assert not link_words.may_lead_to_files(addresses)


def test_names_media():
    assert link_words.names_media("Listen to it")
    assert link_words.names_media("Talk, 3:40")
    assert not link_words.names_media("clipboard")
