from __future__ import annotations

import pytest
from pages import page_of

from pubcheck.views.accessibility import names_native
from pubcheck.views.accessibility.nodes import tree_of

BY = "aria-labelledby"
LABEL = "label"


def node_of(markup: str, selector: str = "#x"):
    page = page_of(markup)
    element = page.document.tree.select_one(selector)
    assert element is not None, markup
    return tree_of(page).node(element)


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ('<a id="x" href="/a">A</a>', "link"),
        ('<a id="x">A</a>', ""),
        ('<img id="x" src="a.png">', "img"),
        ('<img id="x" alt="">', "none"),
        ('<img id="x" alt>', "none"),
        ('<img id="x" alt=" ">', "img"),
        ('<img id="x" alt="" aria-label="Ship">', "img"),
        ('<img id="x" alt="" tabindex="0">', "img"),
        ('<img id="x" role="none" alt="Ship">', "none"),
        ('<img id="x" role="presentation" aria-describedby="y" alt="Ship">', "img"),
        ('<button id="x" role="none">A</button>', "button"),
        ('<button id="x" role="none" disabled>A</button>', "none"),
        ('<ul role="none"><li id="x">A</ul>', ""),
        ('<ul><li id="x">A</ul>', "listitem"),
        ('<div><li id="x">A</div>', ""),
        ('<table role="presentation"><tr><td id="x">A</table>', ""),
        ('<table role="grid"><tr><td id="x">A</table>', "gridcell"),
        ('<table><tr><td id="x">A</table>', "cell"),
        ('<table><tr><th id="x">A<th>B</table>', "columnheader"),
        ('<table><tr><th id="x">A<td>B</table>', "rowheader"),
        ('<table><tr><th id="x" scope="col">A<td>B</table>', "columnheader"),
        ('<input id="x">', "textbox"),
        ('<input id="x" type="PASSWORD">', ""),
        ('<input id="x" list="y"><datalist id="y"></datalist>', "combobox"),
        ('<input id="x" type="search">', "searchbox"),
        ('<input id="x" type="image">', "button"),
        ('<select id="x"></select>', "combobox"),
        ('<select id="x" size="4"></select>', "listbox"),
        ('<header id="x">A</header>', "banner"),
        ('<main><header id="x">A</header></main>', ""),
        ('<section id="x">A</section>', ""),
        ('<section id="x" aria-label="News">A</section>', "region"),
        ('<div id="x" role="wrong button">A</div>', "button"),
        ('<div id="x" role="widget">A</div>', ""),
        ('<svg id="x"></svg>', "graphics-document"),
        ('<svg><a id="x" xlink:href="/a"></a></svg>', "link"),
    ],
)
def test_roles(markup: str, role: str) -> None:
    assert node_of(markup).role == role


@pytest.mark.parametrize(
    ("markup", "name", "source"),
    [
        ('<a id="x" href="/a">The <b>fleet</b></a>', "The fleet", "content"),
        ('<a id="x" href="/a" aria-label="Fleet">here</a>', "Fleet", "aria-label"),
        ('<a id="x" href="/a" aria-label=" " title="Fleet"> </a>', "Fleet", "title"),
        ('<a id="x" href="/a"><img src="a.png" alt="Fleet"></a>', "Fleet", "content"),
        ('<a id="x" href="/a"><img src="a.png" alt="" title="Fleet"></a>', "", ""),
        ('<a id="x" href="/a"><span aria-hidden="true">Fleet</span></a>', "", ""),
        ('<a id="x" href="/a"><svg><title>Fleet</title></svg></a>', "Fleet", "content"),
        ('<a id="x" href="/a">A<div>B</div>C</a>', "A B C", "content"),
        ('<a id="x" href="/a">A<br>B</a>', "A B", "content"),
        ('<a id="x" href="/a" aria-labelledby="y x">go</a><i id="y" hidden>Fleet</i>', "Fleet go", BY),
        ('<a id="x" href="/a" aria-labelledby="none">go</a>', "go", "content"),
        ('<i id="y">A <b hidden>B</b></i><a id="x" href="/a" aria-labelledby="y">go</a>', "A", BY),
        ('<i id="y" hidden>A <b>B</b></i><a id="x" href="/a" aria-labelledby="y">go</a>', "A B", BY),
        ('<label for="x">Name</label><input id="x">', "Name", "label"),
        ('<label>Name <input id="x" value="Roe"></label>', "Name", "label"),
        ('<label>Flash <input value="3"> times<input type="checkbox" id="x"></label>', "", ""),
        ('<label for="x">On <input value="3"> times</label><input type="radio" id="x">', "On 3 times", LABEL),
        ('<input id="x" placeholder="Name">', "Name", "placeholder"),
        ('<input id="x" title="Name" placeholder="N">', "Name", "title"),
        ('<input id="x" type="submit">', "Submit", "default"),
        ('<input id="x" type="submit" value="">', "", ""),
        ('<input id="x" type="button" value="Go">', "Go", "value"),
        ('<input id="x" type="image" src="a.png">', "", ""),
        ('<input id="x" type="image" alt="Go">', "Go", "alt"),
        ('<button id="x"><i class="i"></i></button>', "", ""),
        ('<button id="x"><div> <svg><path d="M0"></path></svg></div></button>', "", ""),
        ('<button id="x"><i title="Go"></i></button>', "Go", "content"),
        ('<button id="x"><svg xlink:title="Go"><path d="M0"></path></svg></button>', "Go", "content"),
        ('<button id="x" aria-label=" Go  on ">A</button>', "Go on", "aria-label"),
        ('<fieldset id="x"><legend>Rank</legend><input></fieldset>', "Rank", "legend"),
        ('<table id="x"><caption>Rates</caption><tr><td>1</table>', "Rates", "caption"),
        ('<iframe id="x" title="Map"></iframe>', "Map", "title"),
        ('<img id="x" title="Ship">', "Ship", "title"),
        ('<div id="x" role="img">Ship</div>', "", ""),
        ('<svg id="x" role="img"><title>Ship</title></svg>', "Ship", "title-element"),
        ('<details><summary id="x">More</summary></details>', "More", "content"),
        ('<h2 id="x"><a href="/a">Fleet</a></h2>', "Fleet", "content"),
        ('<h2 id="x"><details>Ships<summary>Fleet</summary></details></h2>', "Fleet", "content"),
        ('<style>#x::before {content: "on"}</style><input type="checkbox" id="x">', "", ""),
        ('<style>#x::before {content: "on"}</style><b id="x" role="checkbox"></b>', "on", "content"),
        ('<button id="x" aria-owns="y"></button><b id="y">Go</b>', "Go", "content"),
        ('<textarea id="y">Ann</textarea><a id="x" href="/a" aria-labelledby="y">go</a>', "Ann", BY),
        ('<select id="y" size="2"><option>A</select><i id="x" aria-labelledby="y">B</i>', "", ""),
    ],
)  # fmt: skip
def test_names(markup: str, name: str, source: str) -> None:
    found = node_of(markup).name
    assert (found.text, found.source) == (name, source)


@pytest.mark.parametrize(
    "markup",
    [
        '<p id="x">A</p>',
        '<div hidden="until-found"></div><p id="x">A</p>',
        '<details open><p id="x">A</p></details>',
        '<details><summary><b id="x">A</b></summary></details>',
        '<p id="x" aria-hidden="false">A</p>',
        '<dialog open><p id="x">A</p></dialog>',
        '<dialog open popover><p id="x">A</p></dialog>',
        '<div popover style="display: block"><p id="x">A</p></div>',
    ],
)
def test_what_is_in_the_accessibility_tree(markup: str) -> None:
    assert node_of(markup).is_included


@pytest.mark.parametrize(
    "markup",
    [
        '<div hidden><p id="x">A</p></div>',
        '<div aria-hidden="true"><p id="x">A</p></div>',
        '<div inert><p id="x">A</p></div>',
        '<details><p id="x">A</p></details>',
        '<dialog><p id="x">A</p></dialog>',
        '<div popover><p id="x">A</p></div>',
        '<div style="content-visibility: hidden"><p id="x">A</p></div>',
        '<p>A</p><noscript><p id="x">A</p></noscript>',
    ],
)
def test_what_is_not_in_the_accessibility_tree(markup: str) -> None:
    assert not node_of(markup).is_included


@pytest.mark.parametrize(
    ("markup", "focusable", "tabbable"),
    [
        ('<a id="x" href="/a">A</a>', True, True),
        ('<a id="x" href="/a" tabindex="-1">A</a>', True, False),
        ('<a id="x">A</a>', False, False),
        ('<p id="x" tabindex="0">A</p>', True, True),
        ('<p id="x" tabindex="one">A</p>', False, False),
        ('<input id="x" disabled>', False, False),
        ('<input id="x" disabled tabindex="0">', False, False),
        ('<fieldset disabled><input id="x"></fieldset>', False, False),
        ('<fieldset disabled><legend><input id="x"></legend></fieldset>', True, True),
        ('<input id="x" type="hidden">', False, False),
        ('<a id="x" href="/a" hidden>A</a>', False, False),
        ('<a id="x" href="/a" aria-hidden="true">A</a>', True, True),
        ('<details><summary id="x">A</summary></details>', True, True),
        ('<summary id="x">A</summary>', False, False),
        ('<p id="x" contenteditable>A</p>', True, True),
        ('<p id="x" contenteditable="false">A</p>', False, False),
    ],
)
def test_the_focus(markup: str, focusable: bool, tabbable: bool) -> None:
    node = node_of(markup)
    assert (node.is_focusable, node.is_tabbable) == (focusable, tabbable)


def test_a_node_is_made_once() -> None:
    page = page_of('<a id="x" href="/a">A</a>')
    element = page.document.tree.select_one("#x")
    assert element is not None
    assert tree_of(page).node(element) is tree_of(page).node(element)


def test_deep_nesting_has_a_name() -> None:
    depth = 3000
    node = node_of(f'<a id="x" href="/a">{"<b>" * depth}deep{"</b>" * depth}</a>')
    assert node.name.text == "deep"


def test_what_refers_to_itself_ends() -> None:
    markup = '<a id="x" href="/a" aria-labelledby="y">go</a><b id="y" aria-labelledby="x">there</b>'
    assert node_of(markup).name.text == "there"


def test_a_template_is_text() -> None:
    name = node_of('<a id="x" href="/a">{{ title }}</a>').name
    assert name.text
    assert name.told


def test_what_an_own_element_shows_is_not_known() -> None:
    assert not node_of('<a id="x" href="/a"><va-icon></va-icon></a>').name.told


def test_what_an_element_gives_to_names_is_told_once(monkeypatch) -> None:
    told: list[str] = []
    before = names_native.stated_name
    monkeypatch.setattr(
        names_native, "stated_name", lambda node: told.append(node.element.tag) or before(node)
    )
    page = page_of('<h2><a href="/a"><b>Fleet</b> <img src="a.png" alt="news"></a></h2>')
    tree = tree_of(page)
    names = [tree.node(next(page.document.tree.iter_elements(tag))).name.text for tag in ("h2", "a", "h2")]
    assert names == ["Fleet news"] * 3
    assert told.count("img") == 1


def test_a_field_takes_no_part_in_its_own_label_and_does_in_that_of_another() -> None:
    page = page_of('<label id="l"><input id="a" value="3"> times</label><input id="b" aria-labelledby="l">')
    found = {e.attr("id"): tree_of(page).node(e).name.text for e in page.document.tree.iter_elements("input")}
    assert found == {"a": "times", "b": "3 times"}


def owners(number: int) -> str:
    """Two elements, each of which owns both of the next two."""
    following = f"p{number + 1} q{number + 1}"
    return f'<p id="p{number}" aria-owns="{following}"></p><p id="q{number}" aria-owns="{following}"></p>'


def labels(number: int) -> str:
    """Two labels, each of which holds two boxes that the next two label."""
    boxes = "".join(f'<input type="checkbox" id="{name}{number + 1}">' for name in "cd")
    return "".join(f'<label for="{name}{number}">{boxes}</label>' for name in "cd")


@pytest.mark.parametrize("link", [owners, labels])
def test_many_ways_to_one_element_end(link) -> None:
    markup = "".join(map(link, range(60)))
    page = page_of(f'<a id="x" href="/a" aria-owns="p0">a</a><input type="checkbox" id="c0">{markup}')
    tree = tree_of(page)
    for element in page.document.tree.iter_elements(("a", "input")):
        assert tree.node(element).name.text == ("a" if element.tag == "a" else "")
