"""Word documents, written by python-docx or by hand, as the HTML that they stand for."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pubcheck import catalogue
from pubcheck.config import DEFAULTS
from pubcheck.config.settings import Settings
from pubcheck.document import Document
from pubcheck.linter import File, Linter
from pubcheck.readers import PLAIN, word, word_package

RULES = catalogue.load()


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes) -> Document:
    (document,) = word.read_file("a.docx", io.BytesIO(data), PLAIN)
    return document


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    file.seek(0)
    return file


def body(document: Document) -> str:
    """The markup without the lines that part its blocks."""
    return document.markup.text.replace("\n", "")


def by_hand(content: str, more: dict[str, str] | None = None) -> bytes:
    """The smallest package that holds a document, with this XML in its body."""
    head = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relation = (
        '<Relationships><Relationship Id="r1" Target="/word/document.xml" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>'
    )
    parts = {
        "_rels/.rels": relation,
        "word/document.xml": f"<w:document {head}><w:body>{content}</w:body></w:document>",
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def check(data: bytes, *rules: str, profile: str = "dod-news"):
    linter = Linter(RULES, date(2026, 1, 1))
    report = linter.check(
        File("a.docx", "a.docx", "word", Settings(select=rules, profile=profile), True, data)
    )
    assert not linter.report.failures
    return [(item.finding.rule, item.place.part and item.place.part[:3]) for item in report.findings]


def test_an_article_as_an_office_writes_it():
    article = docx.Document()
    article.add_heading("U.S. Will Continue", 0)
    article.add_heading("A section", 1)
    paragraph = article.add_paragraph("He said ")
    paragraph.add_run("this & <that>").bold = True
    paragraph.add_run("\nin two lines.")
    article.add_picture(picture())
    article.inline_shapes[0]._inline.docPr.set("descr", "Airmen hand out “clothes”.")
    article.add_paragraph("Airmen hand out clothes.", style="Caption")
    article.add_paragraph("Photo By: Spc. Ann Roe", style="Caption")
    article.add_paragraph("one", style="List Bullet")
    article.add_paragraph("two", style="List Number")
    article.add_paragraph("words of somebody", style="Quote")
    article.add_table(1, 2).cell(0, 0).text = "cell"
    document = read(saved(article))
    assert body(document) == (
        "<h1>U.S. Will Continue</h1><h2>A section</h2><p>He said this &amp; &lt;that&gt;<br>in two lines.</p>"
        '<figure><img src="word-picture-1" alt="Airmen hand out “clothes”."><figcaption>'
        '<p class="caption">Airmen hand out clothes.</p><p class="credit">Photo By: Spc. Ann Roe</p>'
        "</figcaption></figure>"
        "<ul><li>one</li><li>two</li></ul><blockquote>words of somebody</blockquote>"
        "<table><tr><td><p>cell</p></td><td><p></p></td></tr></table>"
    )
    source = document.source
    (image,) = document.tree.iter_elements("img")
    alt = document.attribute(image, "alt")
    assert source[alt.value_span] == "Airmen hand out “clothes”."
    assert source.part(alt.value_span.start).name == "alternative text of picture 1, paragraph 4"
    assert source.part(source.text.index("in two lines")).name == "paragraph 3"


def test_findings_name_the_paragraph_and_the_range():
    article = docx.Document()
    article.add_paragraph("The ship sailed.")
    article.add_picture(picture())
    article.add_paragraph("Soldiers paint a wall at Fort Example, Va., June 11, 2024.", style="Caption")
    article.add_paragraph("Photo By: Spc. Ann Roe", style="Caption")
    article.add_paragraph("VIRIN: 240631-A-QX417-1001", style="Caption")
    assert check(saved(article), "credit-service-missing", "virin-date-invalid", "image-alt-missing") == [
        ("image-alt-missing", ("paragraph 2", 0, 0)),
        ("credit-service-missing", ("paragraph 4", 10, 14)),
        ("virin-date-invalid", ("paragraph 5", 7, 13)),
    ]


def test_photos_stand_in_plain_paragraphs_too():
    article = docx.Document()
    lines = [
        "Secure .gov websites use HTTPS",
        "U.S. Will Continue",
        "The ship sailed on.",
        "A wall gets paint.",
    ]
    lines += ["Fresh Paint", "Soldiers paint a wall at Fort Example, Va., June 11, 2024."]
    lines += ["Photo By: Army Spc. Ann Roe", "VIRIN: 240611-A-QX417-1001", "It will sail again."]
    for line in lines:
        article.add_paragraph(line)
    assert body(read(saved(article))) == (
        "<h1>U.S. Will Continue</h1><p>The ship sailed on.</p>"
        '<figure><img alt="A wall gets paint."><figcaption><p class="title">Fresh Paint</p>'
        '<p class="caption">Soldiers paint a wall at Fort Example, Va., June 11, 2024.</p>'
        '<p class="credit">Photo By: Army Spc. Ann Roe</p><p class="virin">VIRIN: 240611-A-QX417-1001</p>'
        "</figcaption></figure><p>It will sail again.</p>"
    )
    article = docx.Document()
    article.add_paragraph("The ship sailed on.")
    article.add_picture(picture())
    for line in lines[5:8]:
        article.add_paragraph(line)
    assert body(read(saved(article))) == (
        '<p>The ship sailed on.</p><figure><img src="word-picture-1"><figcaption>'
        '<p class="caption">Soldiers paint a wall at Fort Example, Va., June 11, 2024.</p>'
        '<p class="credit">Photo By: Army Spc. Ann Roe</p><p class="virin">VIRIN: 240611-A-QX417-1001</p>'
        "</figcaption></figure>"
    )


def linked(address: str) -> bytes:
    article = docx.Document()
    paragraph = article.add_paragraph("Read ")
    identifier = article.part.relate_to(address, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identifier)
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>the report</w:t></w:r>"))
    paragraph._p.append(link)
    paragraph.add_run(" today.")
    return saved(article)


def test_links_lead_where_their_relationship_says():
    document = read(linked("http://www.example.gov/a?b=1&c=2"))
    assert body(document) == (
        '<p>Read <a href="http://www.example.gov/a?b=1&amp;c=2">the report</a> today.</p>'
    )
    (link,) = document.tree.iter_elements("a")
    assert document.source[document.tag_span(link)] == "http://www.example.gov/a?b=1&c=2"
    assert check(linked("http://www.example.gov/a"), "link-http") == [
        ("link-http", ("address of link 1, paragraph 1", 0, 24))
    ]


@pytest.mark.parametrize(
    ("content", "markup"),
    [
        (
            """<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> HYPERLINK </w:instrText>
            <w:instrText>"https://a.gov/x" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>
            <w:r><w:t>here</w:t></w:r>
            <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>.</w:t></w:r></w:p>""",
            '<p><a href="https://a.gov/x">here</a>.</p>',
        ),
        (
            "<w:p><w:fldSimple w:instr='HYPERLINK \"https://a.gov\"'><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>",
            '<p><a href="https://a.gov">a</a></p>',
        ),
        (
            "<w:p><w:hyperlink w:anchor='top'><w:r><w:t>up</w:t></w:r></w:hyperlink></w:p>",
            '<p><a href="#top">up</a></p>',
        ),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "<p>a\tb<br>c</p>"),
        ("<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>h</w:t></w:r></w:p>", "<h2>h</h2>"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:sdtContent></w:sdt>", "<p>in</p>"),
        ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r></w:p>", "<p>shown</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(content, markup):
    assert body(read(by_hand(content))) == markup


def test_what_is_no_running_text_is_a_field():
    document = read(
        by_hand(
            "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        )
    )
    assert body(document) == "<p>new</p>"
    told = [(field.path[0], document.source[field.span]) for field in document.fields]
    assert sorted(told) == [("deleted", "old"), ("hidden", "secret"), ("inserted", "new")]


def test_comments_and_properties_are_fields():
    article = docx.Document()
    paragraph = article.add_paragraph("text")
    article.add_comment(paragraph.runs, text="Who cleared this?", author="Ann")
    article.core_properties.keywords = "FOUO"
    document = read(saved(article))
    fields = {field.path: field.value for field in document.fields}
    assert fields["comment", "comment 1 by Ann"] == "Who cleared this?"
    assert fields["property", "property Keywords"] == "FOUO"
    assert check(saved(article), "comment-left") == [("comment-left", ("comment 1 by Ann", 0, 17))]


def test_page_ends_and_notes_are_read():
    article = docx.Document()
    article.add_paragraph("text")
    article.sections[0].header.paragraphs[0].text = "CUI"
    article.sections[0].footer.paragraphs[0].text = "page"
    assert body(read(saved(article))) == "<header><p>CUI</p></header><p>text</p><footer><p>page</p></footer>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04 and no more", "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word format"),
        (by_hand("<w:p>"), "word/document.xml is damaged"),
        (by_hand("<w:p>" * 400 + "</w:p>" * 400), "word/document.xml is damaged"),
        (by_hand("", {"_rels/.rels": "<Relationships/>"}), "holds no Word document"),
        (by_hand("", {"word/document.xml": "<a/>"}), "holds no Word document"),
        (
            by_hand("", {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "declares a document type",
        ),
        (by_hand(" " * (word_package.LARGEST_PART + 1)), "is larger than 24 million bytes"),
    ],
)
def test_what_is_no_word_document_is_told(data, said):
    document = read(data)
    (problem,) = document.problems
    assert said in problem.detail
    found = Linter(RULES, date(2026, 1, 1)).check(File("a.docx", "a.docx", "word", DEFAULTS, True, data))
    assert [item.finding.rule for item in found.findings] == ["file-unreadable"]


@settings(max_examples=60)
@given(st.data())
def test_no_damage_makes_it_raise(data):
    whole = bytearray(linked("http://a.gov"))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    document = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert document.format == "word"
    assert document.tree is not None


def test_a_marking_in_the_page_header_is_found():
    article = docx.Document()
    for line in ("The ship sailed on Monday.", "It came back on Friday.", "Families waited at the pier."):
        article.add_paragraph(line)
    article.sections[0].header.paragraphs[0].text = "CUI"
    article.core_properties.keywords = "FOUO"
    assert check(saved(article), "markings", profile="gov") == [
        ("marking-fouo", ("property Keywords", 0, 4)),
        ("marking-cui", ("page header 1", 0, 3)),
    ]
