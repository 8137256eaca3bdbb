"""Archive notices, wherever on the page they stand."""

from __future__ import annotations

import pytest
from pages import page_of, shown

from pubcheck.views.bodies import bodies
from pubcheck.views.notices import notice_groups

NOTICE = (
    "You have accessed part of a historical collection on defense.gov. Some of the information contained "
    "within may be outdated and links may not function. Please contact the DOD Webmaster with any questions."
)


def found(text, form="html"):
    page = page_of(text, form)
    (group,) = notice_groups(page)
    return [shown(page, placed.span) for placed in group.found]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"<header><div>{NOTICE}</div></header><p>Text</p>", "html"),
        (f"<aside>{NOTICE}</aside>", "html"),
        (f"<p>Text</p><footer>{NOTICE}</footer>", "html"),
        (f"Text\n\n{NOTICE}\n", "markdown"),
        (f"Ships\n\n{NOTICE}\n\nText", "text"),
    ],
)
def test_notices_are_found_in_any_part(text, form):
    assert found(text, form) == [NOTICE]


def test_a_label_of_its_own_belongs_to_its_notice():
    html = "<h2>Archived content</h2><p>This page may be outdated.</p>"
    (text,) = found(html)
    assert text.endswith("This page may be outdated.")


def test_links_of_a_menu_are_no_notice():
    assert found("<nav><a href=x>Archived pages</a> <a href=y>no longer updated</a></nav><p>Text</p>") == []


def test_words_far_from_each_other_are_no_notice():
    assert found(f"<p>The archive opened.</p><p>{'Word. ' * 400}</p><p>It is no longer new.</p>") == []


def test_where_a_missing_notice_belongs():
    for text, form, place in [
        ("---\ntitle: Ships\n---\nText", "markdown", "Ships"),
        ("<h2>Part</h2><h1>Ships</h1>", "html", "Ships"),
        ("<p>Text</p>", "html", "Text"),
        ("", "html", ""),
    ]:
        page = page_of(text, form)
        assert shown(page, notice_groups(page)[0].place) == place


def test_the_body_is_running_text_only():
    page = page_of(
        f"<h1>Ships</h1><p>An official website of the United States government</p><p>{NOTICE}</p>"
        "<p>By Ann Roe, DOD News</p><p>The ships came home.</p><p>Photo By: Army Sgt. Ann Roe.</p>"
        "<ul><li>One item.</li></ul><p>Update:</p><blockquote><p>Quoted words.</p></blockquote>"
        "<div>Menu item.</div><div>Text that no paragraph marks, but a sentence of ten words.</div>"
        "<figure><img src=a alt=b><figcaption>A ship.</figcaption></figure>"
    )
    (body,) = bodies(page)
    assert [block.text for block in body.paragraphs] == [
        "The ships came home.",
        "Text that no paragraph marks, but a sentence of ten words.",
    ]
