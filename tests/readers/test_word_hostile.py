"""Word documents that mean harm: what is nested, repeated or packed without end is told or passed over."""

from __future__ import annotations

import io
import zipfile

import pytest

from pubcheck.document import Document
from pubcheck.readers import PLAIN, word, word_package
from pubcheck.readers.word_package import Package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: tuple[str, str]) -> str:
    listed = (
        f'<Relationship Id="r{number}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f"<Relationships>{''.join(listed)}</Relationships>"


def packed(content: str, parts: dict[str, str | bytes] | None = None, *targets: tuple[str, str]) -> bytes:
    file = io.BytesIO()
    everything = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*targets),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{content}</w:body></w:document>',
        **(parts or {}),
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in everything.items():
            archive.writestr(name, text)
    return file.getvalue()


def part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}">{content}</w:{root}>'


def read(data: bytes) -> Document:
    (document,) = word.read_file("a.docx", io.BytesIO(data), PLAIN)
    return document


def problem(data: bytes) -> str:
    (found,) = read(data).problems
    return found.detail


def paragraph(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


def test_text_boxes_within_text_boxes_are_read_once():
    content = "<w:t>innermost</w:t>"
    for _ in range(40):  # each read once for every way into it would be 2 to the 40th
        content = f"<w:drawing><w:txbxContent>{paragraph(content)}</w:txbxContent></w:drawing>"
    assert read(packed(paragraph(content))).source.text.count("innermost") == 1


def test_a_part_that_is_named_many_times_is_read_once():
    header = part("hdr", paragraph("<w:t>CUI</w:t>"))
    document = read(packed("<w:p/>", {"word/h.xml": header}, *[("header", "h.xml")] * 5000))
    assert document.source.text.count("CUI") == 1


def test_parts_that_lead_to_themselves_or_outside():
    document = read(
        packed(
            paragraph("<w:t>text</w:t>"),
            None,
            ("header", "document.xml"),
            ("footnotes", "../../../etc/passwd"),
            ("comments", "/etc/passwd"),
            ("styles", "document.xml"),
        )
    )
    assert not document.problems
    assert "root" not in document.source.text


def test_parts_that_are_too_large_together(monkeypatch):
    monkeypatch.setattr(word_package, "LARGEST_TOTAL", 10_000)
    headers = {f"word/h{number}.xml": part("hdr", "<w:p/>" * 500) for number in range(9)}
    found = problem(packed("<w:p/>", dict(headers), *(("header", f"h{number}.xml") for number in range(9))))
    assert "million bytes together" in found


def test_too_many_paragraphs(monkeypatch):
    monkeypatch.setattr(word, "_MOST_PARAGRAPHS", 100)
    assert "more than 100 paragraphs" in problem(packed("<w:p/>" * 101))
    assert not read(packed("<w:p/>" * 100)).problems


def test_fields_that_are_never_closed():
    begin = '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>a</w:t>'
    assert read(packed(paragraph(begin * 30_000))).source.text.count("a") == 30_000
    assert read(packed(paragraph(begin + "<w:instrText>x</w:instrText>" * 100_000))).source.text


def test_attributes_without_end():
    many = " ".join(f'w:a{number}="b"' for number in range(100_000))
    assert (
        "text"
        in read(packed(f"<w:p><w:pPr><w:pStyle {many}/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>")).source.text
    )


@pytest.mark.parametrize("head", [" " * 2000, "\ufeff"])
def test_a_document_type_that_hides(head):
    text = f"{head}<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    data = text.encode("utf-16-le" if head == "\ufeff" else "utf-8")
    assert "declares a document type" in problem(packed("", {"word/document.xml": data}))


def test_relations_are_read_once():
    package = Package(io.BytesIO(packed("<w:p/>")))
    assert package.relations("word/document.xml") is package.relations("word/document.xml")
