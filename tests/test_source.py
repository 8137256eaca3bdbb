from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubcheck.source import Source, Span, Utf8Index, codec_of

LATIN = "Café"
SHIFT_JIS = '<meta charset="Shift_JIS">横須賀①'
EACH_BYTE = bytes(range(0x80, 0x100))

DECODED = {
    # What comes first counts: a mark, then UTF-8, then what is declared, then Windows-1252.
    "empty": (b"", "", "utf-8", False),
    "UTF-8": (LATIN.encode(), LATIN, "utf-8", False),
    "UTF-8 with its mark": (b"\xef\xbb\xbf" + LATIN.encode(), LATIN, "utf-8", True),
    "nothing but a mark": (b"\xef\xbb\xbf", "", "utf-8", True),
    "a second mark is text": (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", "utf-8", True),
    "a mark goes before what is declared": (
        b'\xef\xbb\xbf<meta charset="shift_jis">\xc3\xa9',
        '<meta charset="shift_jis">é',
        "utf-8",
        True,
    ),
    "a mark goes before other bytes": (b"\xef\xbb\xbfCaf\xe9 \xc3\xa9", "Caf\ufffd é", "utf-8", True),
    "UTF-16, little end first": ("\ufeffCafé\n".encode("utf-16-le"), "Café\n", "utf-16-le", True),
    "UTF-16, big end first": ("\ufeffCafé 🚢".encode("utf-16-be"), "Café 🚢", "utf-16-be", True),
    "a lone surrogate": (b"\xff\xfea\x00\x00\xd8b\x00", "a\ufffdb", "utf-16-le", True),
    "half a character at the end": (b"\xff\xfea\x00b", "a\ufffd", "utf-16-le", True),
    "UTF-8 goes before what is declared": (
        b'<meta charset="shift_jis">\xc3\xa9',
        '<meta charset="shift_jis">é',
        "utf-8",
        False,
    ),
    "Windows-1252": (b"Caf\xe9 \x93A\x94", "Café “A”", "windows-1252", False),
    "declared as Latin-1": (
        b'<META CHARSET="ISO-8859-1">\x93A\x94',
        '<META CHARSET="ISO-8859-1">“A”',
        "windows-1252",
        False,
    ),
    "declared, and not what it says": (
        b"<meta charset=utf-8>\xe9",
        "<meta charset=utf-8>é",
        "windows-1252",
        False,
    ),
    "Shift_JIS is what Windows has of it": (SHIFT_JIS.encode("cp932"), SHIFT_JIS, "cp932", False),
    "declared in XML": (
        b"<?xml version='1.0' encoding='iso-8859-15'?>\xa4",
        "<?xml version='1.0' encoding='iso-8859-15'?>€",
        "iso8859-15",
        False,
    ),
    "declared for Internet Explorer": (
        b"<meta http-equiv=Content-Type content='text/html; charset = koi8-r'>\xc1",
        "<meta http-equiv=Content-Type content='text/html; charset = koi8-r'>а",
        "koi8-r",
        False,
    ),
    "declared, but not so": (
        b"<meta charset=shift_jis>\x81",
        "<meta charset=shift_jis>\x81",
        "windows-1252",
        False,
    ),
    "declared in a comment": (
        b"<!-- <meta charset=koi8-r> -->\xe9",
        "<!-- <meta charset=koi8-r> -->é",
        "windows-1252",
        False,
    ),
    "what a form accepts": (
        b"<form accept-charset=koi8-r><script charset=koi8-r>\xe9",
        "<form accept-charset=koi8-r><script charset=koi8-r>é",
        "windows-1252",
        False,
    ),
    "said in prose": (b"charset=koi8-r \xe9", "charset=koi8-r é", "windows-1252", False),
    "declared too late": (
        b" " * 1024 + b"<meta charset=koi8-r>\xe9",
        " " * 1024 + "<meta charset=koi8-r>é",
        "windows-1252",
        False,
    ),
}


@pytest.mark.parametrize(("data", "text", "encoding", "bom"), DECODED.values(), ids=DECODED)
def test_decoding(data, text, encoding, bom):
    source = Source.decode("page.html", data)
    assert (source.text, source.encoding, source.bom) == (text, encoding, bom)
    if "\ufffd" not in text:
        assert source.encode(source.text) == data


NO_CHARSETS = [
    *("utf-16", "utf-32", "utf-7", "cp037", "idna", "punycode", "undefined", "unicode_escape"),
    *("raw_unicode_escape", "base64", "rot13", "hex", "zlib", "no-such-charset", "\x00", "é"),
]


@pytest.mark.parametrize("label", NO_CHARSETS)
def test_labels_that_are_no_charset_of_a_page(label):
    data = f'<meta charset="{label}">'.encode() + b"\\u0041\xe9\xe9a"
    source = Source.decode("page.html", data)
    assert source.encoding == "windows-1252"
    assert source.text.endswith("\\u0041ééa")
    assert source.encode(source.text) == data


def test_the_charset_that_a_file_states_is_kept():
    assert Source.decode("", b"<meta charset='UTF-8'>").declared == "utf-8"
    assert Source.decode("", b"a").declared is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        (" latin1 ", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"),
        ("gb2312", "gb18030"),
        ("euc-kr", "cp949"),
        ("ISO-8859-9", "cp1254"),
        ("none", None),
        ("base64", None),
        ("a\x00b", None),
        ("\ud800", None),
    ],
)
def test_codec_of_a_label(label, codec):
    assert codec_of(label) == codec


def test_every_byte_of_windows_1252_survives():
    source = Source.decode("page.html", EACH_BYTE)
    assert len(source.text) == len(EACH_BYTE)
    assert [hex(ord(c)) for c in source.text if 0x80 <= ord(c) < 0xA0] == [
        "0x81",
        "0x8d",
        "0x8f",
        "0x90",
        "0x9d",
    ]
    assert source.encode(source.text) == EACH_BYTE
    with pytest.raises(UnicodeEncodeError):
        source.encode("→")


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda b: b"<meta charset=shift_jis>" + b))
@example(b"\xfe\xff\xd8\x00")
@example(b"\xef\xbb\xbf\xed\xa0\x80")
def test_any_bytes_become_text_without_surrogates(data):
    source = Source.decode("", data)
    source.text.encode()
    if source.encoding in {"utf-8", "windows-1252"} and not source.bom:
        assert source.encode(source.text) == data


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_text_with_a_mark_comes_back(text, codec):
    data = ("\ufeff" + text).encode(codec)
    source = Source.decode("", data)
    assert (source.text, source.bom) == (text, True)
    assert source.encode(text) == data


# Line ends are CRLF, LF and CR. What else Unicode calls a line end is none, for editors count none there.
LINES = "one\r\ntwo\rthree\n\n\r\r\nfive\u2028\u2029\x85\v\f\x1c still\n"


def test_positions_count_lines_as_editors_do():
    source = Source("page.txt", LINES)
    expected = [LINES.index(word) for word in ("one", "two", "three")]
    assert [source.position(offset) for offset in expected] == [(1, 1), (2, 1), (3, 1)]
    assert source.position(LINES.index("five")) == (7, 1)
    assert source.position(LINES.index("still")) == (7, LINES.index("still") - LINES.index("five") + 1)
    assert source.position(len(LINES)) == (8, 1)
    assert source.position(4) == (1, 5)  # between CR and LF
    assert [source.line(number) for number in range(1, 9)] == [
        "one",
        "two",
        "three",
        "",
        "",
        "",
        LINES[LINES.index("five") : -1],
        "",
    ]


@given(st.text(st.sampled_from("ab é🚢\r\n\u2028")), st.data())
def test_a_position_leads_back(text, data):
    source = Source("", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.line_starts[line - 1] + column - 1 == offset
    before = text[:offset]
    assert line == 1 + before.replace("\r\n", "\n").replace("\r", "\n").count("\n") - (
        before.endswith("\r") and text[offset : offset + 1] == "\n"
    )
    assert source.line(line) in text


def test_a_source_is_cut_by_spans():
    assert Source("", "abcdef")[Span(2, 4)] == "cd"
    assert Source("", "abcdef")[Span(2, 2)] == ""


@given(st.text())
@example("")
@example("a" * 40)
@example("é" * 40 + "→" * 40 + "🚢" * 40 + "a")
@example("\ud800a")
def test_bytes_lead_to_characters(text):
    index = Utf8Index(text)
    assert index.is_ascii == text.isascii()
    size = 0
    for point, char in enumerate([*text, ""]):
        assert index.point(size) == point
        size += len(char.encode("utf-8", "surrogatepass"))
