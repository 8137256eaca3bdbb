from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import textstat_table

TEXT = "The crew returned to its home harbor after seven months at sea. Everybody was very happy about it."

# A process in which every connection fails: what textstat gives there, it gives offline.
OFFLINE = f"""
import socket, sys
def refuse(*args, **kwargs): raise AssertionError("a connection was tried")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from pubcheck.textstat_table import table
rows = dict(table({TEXT!r}))
assert rows["syllables"] == 28, rows
assert dict(table("The unprecedented reorganization."))["syllables"] == 12
"""


def test_the_table_opens_with_the_version_and_holds_every_figure() -> None:
    rows = textstat_table.table(TEXT)
    assert rows[0] == ("textstat", importlib.metadata.version("textstat"))
    names = [name for name, _ in rows]
    assert len(names) == len(set(names)) > 30
    figures = dict(rows)
    assert (figures["words"], figures["sentences"]) == (18, 2)
    assert figures["text standard"] == dict(textstat_table.table(TEXT))["text standard"]


def test_no_english_or_general_figure_of_textstat_is_left_out() -> None:
    textstat = importlib.import_module("textstat").textstat
    public = {name for name in dir(textstat) if not name.startswith(("_", "set_"))}
    shown = {function for _, function in textstat_table._FIGURES}
    assert shown <= public
    # Lists and tests of words, other names of figures that are shown, and counts of Arabic.
    assert public - shown == {
        "avg_sentence_length",
        "count_arabic_long_words",
        "count_arabic_syllables",
        "count_complex_arabic_words",
        "count_faseeh",
        "difficult_words_list",
        "is_difficult_word",
        "is_easy_word",
        "remove_punctuation",
        "text_encoding",
    }


def test_nothing_is_downloaded_or_printed(tmp_path: object) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", OFFLINE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "NLTK_DATA": ""},
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_own_figures_stand_beside_those_of_the_same_name() -> None:
    theirs = dict(textstat_table.table(TEXT))
    ours = dict(textstat_table.own_figures([TEXT]))
    assert ours.keys() <= theirs.keys()
    assert ours["Flesch-Kincaid grade"] == pytest.approx(theirs["Flesch-Kincaid grade"])
    assert dict(textstat_table.own_figures(TEXT)) == ours


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=100) | st.sampled_from(["", " ", "...", "\ue000", "—", "'", "a"]))
def test_any_text_has_a_table(text: str) -> None:
    assert len(textstat_table.table(text)) == len(textstat_table._FIGURES) + 1
    assert textstat_table.own_figures(text)
