"""Frames, objects, players, and what is an image by its role."""

from __future__ import annotations

from pages import page_of

from pubcheck.views.accessibility import embedded


def test_frames_of_a_noscript_are_left_out_even_where_the_parser_takes_them_out_of_it():
    page = page_of("<noscript><iframe src=a></iframe></noscript><iframe src=b></iframe>")
    assert [node.element.attr("src") for node in embedded.frames(page)] == ["b"]


def test_images_by_role():
    svg = "<svg role=img><g role=graphics-symbol></g></svg>"
    page = page_of(f"<i role=img></i><i role='none IMG'></i><img role=img>{svg}<i role=imgs>")
    assert [node.element.tag for node in embedded.role_images(page)] == ["i", "i"]
    assert [node.element.tag for node in embedded.drawings(page)] == ["svg", "g"]


def test_objects_and_players():
    page = page_of("<object></object><video></video><audio></audio><template><video></video></template>")
    assert len(embedded.objects(page)) == 1
    assert len(embedded.media(page)) == 2


def test_the_text_around_a_player_reaches_four_elements_out_and_not_to_the_page():
    page = page_of("<body>Far <div>Near <p>x <b><i><audio></audio></i></b></p></div>")
    assert embedded.text_around(embedded.media(page)[0]) == "near x "
    page = page_of("<body><div>Far <div>Near <p>x <b><i><audio></audio></i></b></p></div></div>")
    assert embedded.text_around(embedded.media(page)[0]) == "near x "
