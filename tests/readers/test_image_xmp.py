from __future__ import annotations

import struct

import pytest
from image_files import jpeg, jpeg_with_xmp, packet, segment, values

ALT = "<dc:title><rdf:Alt>{}</rdf:Alt></dc:title>"


def of(inner: str, attributes: str = "") -> dict[str, list[str]]:
    return values(jpeg_with_xmp(packet(inner, attributes)))


@pytest.mark.parametrize(
    ("inner", "attributes"),
    [
        ("", 'photoshop:City="Norfolk"'),
        ("<photoshop:City>Norfolk</photoshop:City>", ""),
        ('<p:City xmlns:p="http://ns.adobe.com/photoshop/1.0/">Norfolk</p:City>', ""),
        ("<photoshop:City><![CDATA[Norfolk]]></photoshop:City>", ""),
        ("<photoshop:City>Nor<!-- a comment -->folk</photoshop:City>", ""),
        ("<photoshop:City rdf:parseType='Resource'><rdf:value>Norfolk</rdf:value></photoshop:City>", ""),
        (
            "<photoshop:City><rdf:Description><rdf:value>Norfolk</rdf:value></rdf:Description></photoshop:City>",
            "",
        ),
        ("<photoshop:City rdf:value='Norfolk'/>", ""),
        ("<photoshop:City><rdf:Bag><rdf:li>Norfolk</rdf:li></rdf:Bag></photoshop:City>", ""),
    ],
)
def test_spellings_of_a_simple_property(inner, attributes):
    assert of(inner, attributes)["XMP City"] == ["Norfolk"]


def test_the_prefix_says_nothing():
    found = of(
        '<dc:City xmlns:photoshop="urn:other">Norfolk</dc:City>'
        '<photoshop:City xmlns:photoshop="urn:x">Paris</photoshop:City>'
    )
    assert "XMP City" not in found


def test_languages():
    found = of(
        ALT.format('<rdf:li xml:lang="fr">Un mur</rdf:li><rdf:li xml:lang="x-default">A wall</rdf:li>')
    )
    assert found["XMP Title"] == ["A wall"]
    assert found["XMP Title [fr]"] == ["Un mur"]
    found = of(ALT.format('<rdf:li xml:lang="en-US">A wall</rdf:li><rdf:li xml:lang="de">Wand</rdf:li>'))
    assert found["XMP Title"] == ["A wall"]
    assert found["XMP Title [de]"] == ["Wand"]
    found = of(
        ALT.format('<rdf:li xml:lang="x-default">A wall</rdf:li><rdf:li xml:lang="en-us">A wall</rdf:li>')
    )
    assert [name for name in found if name.startswith("XMP")] == ["XMP Title"]


@pytest.mark.parametrize("kind", ["Bag", "Seq", "Alt"])
def test_lists(kind):
    found = of(
        f"<dc:subject><rdf:{kind}><rdf:li>Army</rdf:li><rdf:li>wall</rdf:li></rdf:{kind}></dc:subject>"
    )
    assert found["XMP Keywords"] == ["Army", "wall"]


def test_creators_in_order():
    found = of("<dc:creator><rdf:Seq><rdf:li>Bo Poe</rdf:li><rdf:li>Ann Roe</rdf:li></rdf:Seq></dc:creator>")
    assert found["XMP Creator"] == ["Bo Poe", "Ann Roe"]


def test_references_and_line_breaks():
    found = of("<photoshop:Headline>Paint &amp; walls&#xA;Two lines</photoshop:Headline>")
    assert found["XMP Headline"] == ["Paint & walls\nTwo lines"]


def test_properties_inside_of_others_are_none_of_the_photo():
    inner = '<x:History xmlns:x="urn:x"><rdf:Description photoshop:City="Paris"/></x:History>'
    assert "XMP City" not in of(inner)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    text = packet("", 'photoshop:City="Málaga"').decode()
    data = ("\ufeff" + text).encode(encoding)
    assert values(jpeg_with_xmp(data))["XMP City"] == ["Málaga"]


def test_the_declaration_of_the_encoding_does_not_count():
    data = b'<?xml version="1.0" encoding="utf-16"?>' + packet("", 'photoshop:City="M\xe1laga"')
    assert values(jpeg_with_xmp(data))["XMP City"] == ["Málaga"]


def extended(
    inner: str, guid: str = "0123456789ABCDEF0123456789ABCDEF", *, portions: int = 2, lost: int = -1
) -> bytes:
    data = packet(inner)
    size = len(data) // portions + 1
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid.encode()
    parts = [
        segment(0xE1, head + struct.pack(">II", len(data), at) + data[at : at + size])
        for at in range(0, len(data), size)
    ]
    kept = [part for number, part in enumerate(parts) if number != lost]
    main = packet("", f'photoshop:City="Norfolk" xmpNote:HasExtendedXMP="{guid}"')
    # The portions may come in any order.
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + main), *reversed(kept))


def test_extended_xmp():
    found = values(extended("<photoshop:Headline>Fresh Paint</photoshop:Headline>", portions=3))
    assert (found["XMP City"], found["XMP Headline"]) == (["Norfolk"], ["Fresh Paint"])


def test_extended_xmp_with_a_portion_lost_is_passed_over():
    found = values(extended("<photoshop:Headline>Fresh Paint</photoshop:Headline>", portions=3, lost=1))
    assert found["XMP City"] == ["Norfolk"]
    assert "XMP Headline" not in found


BOMB = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;">]>"""
FETCH = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize("opening", [BOMB, FETCH, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_not_read(opening, encoding):
    data = (opening + packet("<photoshop:City>&a;</photoshop:City>").decode()).encode(encoding)
    found = values(jpeg_with_xmp(data))
    assert "XMP City" not in found
    assert found["File Fault"][0].startswith("its XMP packet declares entities")


@pytest.mark.parametrize(
    "data",
    [
        packet("<photoshop:City>Norfolk"),
        packet("<photoshop:City>Ben & Jerry</photoshop:City>"),
        packet("<photoshop:City>&undeclared;</photoshop:City>"),
        b"<" * 1000,
        packet("<a>" * 20_000),
        b"rubbish",
    ],
)
def test_broken_packets_are_a_fault(data):
    assert values(jpeg_with_xmp(data[:65_000]))["File Fault"] == ["its XMP packet is no proper XML"]


def test_an_empty_packet_says_nothing():
    assert "File Fault" not in values(jpeg_with_xmp(b" " * 100))
