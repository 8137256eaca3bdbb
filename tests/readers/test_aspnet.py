"""Server controls of ASP.NET, and Razor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import readers
from pubcheck.derived import Derived, with_unix_line_ends
from pubcheck.document import OPAQUE, Document
from pubcheck.readers import aspnet, razor
from pubcheck.source import Source


def read(text: str, name: str = "a.aspx") -> Document:
    return readers.read(Source(name, text), "html")


def rewritten(text: str) -> str:
    return aspnet.rewritten(Derived(text)).text.replace(OPAQUE, "·")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<asp:Image ImageUrl="a.jpg" AlternateText="B" runat="server" />', '<img src="a.jpg" alt="B">'),
        ("<ASP:IMAGE IMAGEURL=a.jpg alternatetext='B' RUNAT=server/>", '<img src="a.jpg" alt=\'B\'>'),
        ("<asp:Image ImageUrl=a.jpg/>", '<img src="a.jpg">'),
        ("<asp:Image AlternateText></asp:Image>b", '<img alt="">b'),
        ('<asp:Image alt="C" AlternateText="B" />', '<img alt="C">'),
        ('<asp:Image Visible="False" ImageUrl="a"/>', '<img src="a" hidden>'),
        ('<asp:ImageButton ImageUrl="a" AlternateText="B"/>', '<input type="image" src="a" alt="B">'),
        ('<asp:HyperLink NavigateUrl="a" Text="B" />', '<a href="a">B</a>'),
        ('<asp:HyperLink NavigateUrl="a">B</asp:HyperLink>', '<a href="a">B</a>'),
        ('<asp:HyperLink NavigateUrl="a" Text=B></asp:HyperLink>', '<a href="a">B</a>'),
        ('<asp:HyperLink ID="x" NavigateUrl="a" />', '<a id="x" href="a">·</a>'),
        ('<asp:HyperLink NavigateUrl=a><asp:Image /></asp:HyperLink>', '<a href="a"><img></a>'),
        ("<asp:LinkButton runat=server OnClick=x Text=Go />", "<a>Go</a>"),
        ('<asp:Label CssClass=b ToolTip=c Text="A &amp; B"/>', '<span class="b" title="c">A &amp; B</span>'),
        ('<asp:Literal Text="A" runat="server"/>', "A"),
        ("<asp:Literal runat=server></asp:Literal>", "·"),
        ("<asp:Literal runat=server>A</asp:Literal>", "A"),
        ('<asp:Content ID="a" runat="server"><p>B</p></asp:Content>', "<p>B</p>"),
        ('<asp:Panel CssClass="caption">B</asp:Panel>', '<div class="caption">B</div>'),
        ("<asp:TextBox runat=server />b", "b"),
        ("<asp:Repeater><ItemTemplate>b</ItemTemplate></asp:Repeater>", "<ItemTemplate>b</ItemTemplate>"),
        ("<uc:Header runat=server />b", "·b"),
        ("<o:p></o:p>b<o:p/>", "b"),
        ("<table><asp:Repeater><tr><td>a</asp:Repeater></table>", "<table><tr><td>a</table>"),
        ("<title><asp:Literal runat=server /></title>", "<title>·</title>"),
        ("<head><title><uc:a runat=x/></title><asp:Literal/></head>", "<head><title>·</title></head>"),
        # What is no control, or no tag.
        ("<!-- <asp:Image/> -->", "<!-- <asp:Image/> -->"),
        ("<script>'<asp:Image/>'</script>", "<script>'<asp:Image/>'</script>"),
        ("<asp:Image ImageUrl='a", "<asp:Image ImageUrl='a"),
        ("<asp:Image <b>", "<asp:Image <b>"),
        ("<!-- <asp:Image/>", "<!-- <asp:Image/>"),
        ("a <svg:b c", "a <svg:b c"),
    ],
)  # fmt: skip
def test_controls(text: str, expected: str) -> None:
    assert rewritten(text) == expected


def test_an_article_of_web_forms() -> None:
    text = """<%@ Page Language="C#" MasterPageFile="~/a.master" %>\r
<asp:Content id="t" runat="server">\r
<title><%= Settings["Prefix"] %>Robots</title>\r
</asp:Content>\r
<div class="blockimage"><asp:HyperLink runat="server"\r
\tNavigateUrl="~/b.aspx?c=d"\r
\tCssClass="std" ><asp:Image runat="server"\r
\tImageUrl='<%# Eval("Url") %>'\r
\tAlternateText="A robot &amp; a soldier"\r
\tCssClass="wide" /></asp:HyperLink></div>\r
<uc:Column runat="server" />\r
"""
    document = read(text)
    assert not document.whole
    (image,) = document.tree.iter_elements("img")
    (link,) = document.tree.iter_elements("a")
    assert document.source[document.tag_span(image)].startswith('<asp:Image runat="server"\r\n\tImageUrl')
    assert document.source[document.element_span(link)].endswith("/></asp:HyperLink>")
    alt, src, href = (
        document.attribute(image, "alt"),
        document.attribute(image, "src"),
        document.attribute(link, "href"),
    )
    assert alt
    assert src
    assert href
    assert alt.value == "A robot & a soldier"
    assert document.source[alt.value_span] == "A robot &amp; a soldier"
    assert document.source[alt.part(10, 19)] == "a soldier"
    assert src.value == OPAQUE * 18
    assert document.source[src.value_span] == '<%# Eval("Url") %>'
    assert document.source[href.value_span] == href.value == "~/b.aspx?c=d"
    assert document.tree.text.replace(OPAQUE, "").split() == ["Robots"]


def test_controls_are_looked_for_where_they_may_be() -> None:
    control = '<uc:Image runat="server" />'
    assert OPAQUE in read(control).markup.text
    assert read(control, "a.html").markup.text == control
    assert read(f"<%@ Page %>\n{control}", "a.html").markup.text.endswith("-->\n" + OPAQUE)
    assert "<img" in read("<asp:Image />", "a.html").markup.text
    assert "<img" in read("<ASP:IMAGE />", "A.ASPX").markup.text


def masked(text: str) -> str:
    return razor.masked(Derived(text)).text.replace(OPAQUE, "·")


def without_blanks(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a @Model.Name b", "a ··········· b"),
        ("a @Model.Name. b", "a ···········. b"),
        ("@a.b[0].C(d, \")\")?.E!.F b", f"{'·' * 23} b"),
        ('@(a ? ")" : \'(\' + b) c', "···················· c"),
        ('@await Html.PartialAsync("x") b', "····························· b"),
        ("mail bob@navy.mil or @@navy", "mail bob@navy.mil or @navy"),
        ("@ a @1 @", "@ a @1 @"),
        ("@(a", "@(a"),
        ("@a(b", "··(b"),
        ("@* <b>a</b> *@ c", "c"),
        ("@* a", "@* a"),
        ('<a href="@Url.Action("b")" title=\'@x\' id=@y.z @Html.Raw("c")>d</a>',
         "<a href=\"················\" title='··' id=···· _=············>d</a>"),
        ('<p class="a @if (b) { <text>c</text> }">d', '<p class="a ··························">d'),
        ('<p class="@* a *@">@*', '<p class="·······">@*'),
        ("@using System;\n@model X\n@page \"/a\"\nb", "b"),
        ("a @using b", "a ······ b"),
        ("a @page.b c", "a ······· c"),
        ('@{ var a = "}"; /* } */ var b = @"x ""}"" y"; // }\n } c', "c"),
        ("@{ a", ""),
        ("@if (a > b) { <p>c</p> } else if (d) { <i>e</i> } else { <b>f</b> }", "<p>c</p> <i>e</i> <b>f</b>"),
        ("@if (a) { <p>c</p> } elsewhere", "<p>c</p> elsewhere"),
        ("@if (a) { b(); <br> <img src=c/> <i>d</i> }", "<br> <img src=c/> <i>d</i>"),
        ("@foreach (var a in b) { <li>@a.C</li> }", "<li>····</li>"),
        ("@foreach (var a in b)\n{\n  var c = new List<string>();\n  @a.D\n  <p>e</p>\n}", "···· <p>e</p>"),
        ("@if (a) { @: b @c\n <text>d</text> @Html.X(new { @class = 1 }) }", f"b ·· d {'·' * 27}"),
        ("@{\n  // a; b\n  <p>c</p> /* d */ <p>e</p>\n}", "<p>c</p> <p>e</p>"),
        ("@if (a) { f(new {\n @class = 1 }); @* g *@ @(h) }", "····"),
        ("@switch (a) { case 1: <p>b</p> break; }", "<p>b</p>"),
        ("@using (Html.BeginForm()) { <p>a</p> }", "<p>a</p>"),
        ("@do { <p>a</p> } while (b); c", "<p>a</p> c"),
        ("@try { <p>a</p> } catch (E e) { <p>b</p> } finally { } c", "<p>a</p> <p>b</p> c"),
        ("@section Scripts { <p>{a}</p> b } c", "<p>{a}</p> b c"),
        ("@helper A(int b) { <p>@b</p> }", "<p>··</p>"),
        ("@functions { int A() { return 1; } } b", "b"),
        ("@code { int a; } b", "b"),
        ("<script>@b { }</script><pre>@c</pre>@d", "<script>@b { }</script><pre>@c</pre>··"),
        ("<!-- @a -->@d", "<!-- @a -->··"),
        ("<!-- @a", "<!-- @a"),
        ("<pre>@c", "<pre>··"),
        ("<a @", "<a @"),
        ('<a b="@', '<a b="@'),
        ("@if (a) { <p>{ b }</p> c(@\"d}\"); }", "<p>{ b }</p>"),
        ("@if a { b }", "··· a { b }"),
    ],
)  # fmt: skip
def test_razor(text: str, expected: str) -> None:
    assert without_blanks(masked(text)) == without_blanks(expected)


def test_razor_keeps_places() -> None:
    text = '@{ Layout = null; }\r\n<img alt="@@navy &amp; @Model.A" src="a.jpg">'
    document = read(text, "a.cshtml")
    (image,) = document.tree.iter_elements("img")
    src, alt = document.attribute(image, "src"), document.attribute(image, "alt")
    assert src
    assert alt
    assert document.source[src.value_span] == "a.jpg"
    assert alt.value.startswith("@navy & ")
    assert document.source[alt.part(0, 5)] == "@@navy"
    assert read(text, "a.html").markup.text.endswith('alt="@@navy &amp; @Model.A" src="a.jpg">')


WORDS = """@ @( @{ @* *@ @: @@ { } ( ) [ ] < > </p> <p> <br> <text> <asp:Image </asp:Panel> <asp:Label />
Text= = " ' // /* */ if(a){ else if ( while( foreach(a){ section a.b ; a $@" <title> <head> <!-- -->"""
CODE = st.sampled_from([*WORDS.split(), " ", "\n", "\r\n"])


@given(st.lists(CODE, max_size=40).map("".join), st.sampled_from(["a.cshtml", "a.aspx"]))
@settings(max_examples=300, deadline=None)
def test_nothing_raises_and_pieces_are_in_order(text: str, name: str) -> None:
    unix = with_unix_line_ends(text)
    written = (razor.masked if name == "a.cshtml" else aspnet.rewritten)(unix)
    read(text, name)
    if written.pieces is None:
        assert len(written.text) == len(unix.text)
        return
    end = 0
    for piece in written.pieces:
        assert end <= piece.start <= piece.end <= len(written.text)
        end = piece.end


@pytest.mark.parametrize(
    "unit", ["@(", "@{", "@{<a>", "@x[", '@{"', "@*", "<a @", "<asp:a b='", "<asp:a ", "@{}else "]
)
def test_hostile_texts_are_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert len(razor.masked(Derived(text)).text) == len(text)
    aspnet.rewritten(Derived(text))
