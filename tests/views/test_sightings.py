"""Sightings: markings that mark a page, those that may, and the words that look like markings."""

from __future__ import annotations

from datetime import date

import pytest

from pubcheck import readers
from pubcheck.source import Source
from pubcheck.views.page import Context, Page
from pubcheck.views.releases import Release
from pubcheck.views.sightings import sightings

SURE, PERHAPS = True, False


def seen(text, form):
    (document,) = readers.read_all(Source(f"a.{form}", text), form)
    return [(one.text, one.is_sure) for one in sightings(Release(Page(document, Context(date(2026, 1, 1)))))]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        # Banners
        ("html", "<p>SECRET//NOFORN</p><p>It left.</p>", [("SECRET//NOFORN", SURE)]),
        ("html", "<p>SECRET</p><h1>A plan</h1><p>It left.</p>", [("SECRET", SURE)]),
        ("html", "<b>TOP SECRET//SI</b><p>It left.</p>", [("TOP SECRET//SI", SURE)]),
        ("html", "<h1>SECRET//NOFORN</h1>", [("SECRET//NOFORN", SURE)]),
        ("html", "<h1>SECRET</h1><p>It left.</p>", [("SECRET", PERHAPS)]),
        ("html", "<title>SECRET</title><h1>SECRET</h1><p>It left.</p>", [("SECRET", PERHAPS)]),
        ("markdown", "SECRET\n\nIt left.\n\nSECRET\n", [("SECRET", SURE)]),
        ("markdown", "# SECRET\n\nA garden.\n", [("SECRET", PERHAPS)]),
        ("markdown", "CUI\nThe roster follows.\n", [("CUI", SURE)]),
        ("text", "CUI\n\nSoldiers Train\n\nSoldiers trained.\n", [("CUI", SURE)]),
        ("text", "Soldiers Train\n\nSoldiers trained.\n\nCUI\n", [("CUI", SURE)]),
        ("html", "<table><tr><td>SECRET//NF</td></tr></table>", [("SECRET//NF", PERHAPS)]),
        ("html", "<p>SECRET//NF</p><p>CUI//SP-CTI</p><p>TOP SECRET//SI</p>", [
            ("SECRET//NF", PERHAPS), ("CUI//SP-CTI", PERHAPS), ("TOP SECRET//SI", PERHAPS),
        ]),
        ("html", "<p>It was declassified in 1995.</p><p>TOP SECRET//SI</p>", [("TOP SECRET//SI", PERHAPS)]),
        ("markdown", "CONFIDENTIAL\n\nIt left.\n\nCONFIDENTIAL\n", [("CONFIDENTIAL", SURE)]),
        ("html", "<h2>Calls</h2><p>CONFIDENTIAL</p><p>Call the hotline.</p>", [("CONFIDENTIAL", PERHAPS)]),
        ("markdown", "# How CUI looks\n\nCUI//SP-CTI\n\n(CUI) It left.\n", [
            ("CUI//SP-CTI", PERHAPS), ("(CUI)", PERHAPS),
        ]),
        # Portions
        ("html", "<p>(C) Capt. Ann Roe</p><p>(S) Sgt. Bo Poe</p>", []),
        ("markdown", "(S//NF) It left.\n", [("(S//NF)", SURE)]),
        ("markdown", "(S) It left.\n\n(U) It came.\n", [("(S)", SURE)]),
        ("markdown", "(S) It left.\n", []),
        ("markdown", "(U) It left.\n", []),
        ("html", '<img alt="(U//FOUO) A map">', [("(U//FOUO)", SURE)]),
        # Blocks
        ("text", "It left.\n\nClassified By: A\nDerived From: B\n", [("Classified By: A", SURE)]),
        ("html", "<p>Controlled by: A<br>CUI Category: PRVCY</p>", [("Controlled by: A", SURE)]),
        ("html", "<p>Controlled by: A</p>", []),
        # Metadata and comments
        ("markdown", "---\nmarking: SECRET\n---\nIt left.\n", [("SECRET", SURE)]),
        ("markdown", "---\ntitle: SECRET\ntags: [SECRET]\n---\nIt left.\n", [("SECRET", PERHAPS)]),
        ("html", "<p>It left.</p><!-- SECRET//NF -->", [("SECRET//NF", SURE)]),
        ("html", "<p>It left.</p><!-- SECRET -->", [("SECRET", PERHAPS)]),
        # Words of the text
        ("html", "<h1>SECRET SERVICE OPENS</h1><p>The SECRET plan.</p><p>Secretary</p>", []),
        ("html", "<ul><li>SECRET</li><li>CONFIDENTIAL</li></ul>", []),
        ("html", "<p>(c) one</p><p>(C) 2024 Office</p><p>Photo(S) by Ann</p>", []),
        ("html", "<p>(A) one</p><p>(B) two</p><p>(C) three</p><p>(S) four</p>", []),
        ("html", "<p>One.</p><p>Two.</p><p>Three.</p><p>SECRET</p><p>A.</p><p>B.</p><p>C.</p><p>D.</p>", [
            ("SECRET", PERHAPS),
        ]),
        ("html", "<p>Controlled Unclassified Information<br>(CUI)<br>is kept.</p>", []),
        ("html", "<p><a href=/cui>CUI</a></p><nav><a href=/cui>CUI</a></nav><button>CUI</button>", []),
        ("html", '<img alt="CUI"><p>CUI is kept.</p>', []),
        ("html", "<pre>SECRET//SI</pre><code>SECRET//SI</code><blockquote>SECRET//NF</blockquote>", []),
        ("html", "<form><p>FOR OFFICIAL USE ONLY</p></form>", []),
        ("text", "About\nPrivacy\nFOIA\nCUI\nNo FEAR Act\n", [("CUI", PERHAPS)]),
        ("markdown", "The Espionage Act covers what is SECRET.\n", []),
    ],
)  # fmt: skip
def test_sightings(form, text, found):
    assert seen(text, form) == found


def test_a_marking_is_told_once_with_all_its_places():
    (document,) = readers.read_all(Source("a.md", "CUI\n\nIt left.\n\nCUI\n"), "markdown")
    (one,) = sightings(Release(Page(document, Context(date(2026, 1, 1)))))
    assert document.source[one.span] == "CUI"
    assert [document.source[span] for span in one.others] == ["CUI"]
