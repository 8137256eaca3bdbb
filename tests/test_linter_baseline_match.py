"""What a baseline knows again: moved, wrapped anew and changed, but no more than it has."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.engine_fingerprints import drawn_together, fingerprinted
from pubcheck.finding import Finding
from pubcheck.linter_baseline import Entry
from pubcheck.linter_baseline_match import match
from pubcheck.source import Source, Span

FLAWS = {"utilize": "word-complex", "click here": "link-text-vague", "in order to": "phrase-wordy"}
LONG = "The office of the director will in the coming weeks send a letter to each of the members of the staff"


def findings(text: str, name: str = "a.md", spans: tuple[tuple[str, str], ...] = ()) -> list[Finding]:
    """Where the flaws stand in a text, and the further ``spans``: texts and the rules that find them."""
    found = []
    for word, rule in (*FLAWS.items(), *spans):
        at = text.find(word) if word else -1
        while at >= 0:
            found.append(Finding(rule, "error", "failed", "", Span(at, at + len(word))))
            at = text.find(word, at + 1)
    found.sort(key=lambda finding: finding.span)
    return list(fingerprinted(found, Source(name, text)))


def entries(found: list[Finding]) -> list[Entry]:
    return [
        Entry("a.md", f.rule, f.mark.text, f.mark.before, f.mark.after, f.mark.fingerprint, "1", "2026-11-22")
        for f in found
        if f.outcome == "failed" and f.mark
    ]


def new(before: str, after: str, spans: tuple[tuple[str, str], ...] = (), **more) -> list[str]:
    """The texts that are new; states and counts of the others are looked at, too."""
    known = entries(findings(before, spans=spans))
    now = findings(after, "b.md", spans=spans)
    found = match(known, now, lambda: drawn_together(after), **more)
    used = Counter(id(same.entry) for same in found.values())
    assert set(used.values()) <= {1}
    for index, same in found.items():
        assert now[index].rule == same.entry.rule
        is_same = now[index].mark.fingerprint == same.entry.fingerprint
        assert same.state == ("unchanged" if is_same else "updated")
    return [after[slice(*f.span)] for index, f in enumerate(now) if index not in found]


PARAGRAPHS = (
    "We utilize the form.",
    "To see it, click here.",
    "We met in order to utilize it.",
    "All is well.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (TEXT, []),
        ("A line.\n\n" + TEXT, []),
        ("\n\n".join(reversed(PARAGRAPHS)), []),
        (TEXT.replace(" ", "\n"), []),
        (TEXT.replace("the form", "the new form"), []),
        (TEXT.replace("We utilize", "They all utilize"), []),
        (
            TEXT.replace("\n\n", "\n\n\n\n")
            .upper()
            .lower()
            .replace("we ", "We ")
            .replace("to see", "To see"),
            [],
        ),
        (TEXT + "\nWe utilize the form.\n", ["utilize"]),
        (TEXT + "\nAnd they utilize more.\n", ["utilize"]),
        # One is mended, one is new: a count would not tell.
        (TEXT.replace("We utilize the", "We use the") + "\nOthers utilize more of it.\n", ["utilize"]),
        (
            TEXT.replace("click here", "read the form") + "\nFor the rest of it click here now.\n",
            ["click here"],
        ),
        (TEXT.replace("utilize", "use"), []),
        ("", []),
    ],
)
def test_what_is_new(after, expected):
    assert new(TEXT, after) == expected


def test_a_long_text_is_known_though_a_word_of_it_changed():
    spans = ((LONG, "sentence-long"),)
    for was, now in (("coming", "next"), ("The office", "An office"), ("the staff", "our staff")):
        changed = LONG.replace(was, now)
        both = (*spans, (changed, "sentence-long"))
        assert new(f"{LONG}.\n", f"{changed}.\n", both) == []
        assert new(f"{LONG}.\n", f"{changed}.\n\n{LONG}.\n", both) == [changed]
    other = (
        "The office of the director " + "has in the last years read none of what it was sent by the people"
    )
    assert new(f"{LONG}.\n", f"{other}.\n", (*spans, (other, "sentence-long"))) == [other]


def test_an_order_that_changed_makes_nothing_new():
    # The first use of an abbreviation is found, wherever it stands.
    first, second = "The GSA met on Monday with all.", "Some say that the GSA never did."
    found = findings(f"{first}\n\n{second}\n", spans=(("GSA", "acronym-undefined"),))[:1]
    after = f"{second}\n\n{first}\n"
    now = findings(after, spans=(("GSA", "acronym-undefined"),))[:1]
    assert [m.state for m in match(entries(found), now, lambda: after).values()] == ["updated"]
    assert not match(entries(found), now, lambda: after, {"acronym-undefined"})
    assert not match(entries(found), now, lambda: f"{second}\n\nThe agency met on Monday.\n")


def test_what_nobody_can_tell_is_in_no_baseline():
    found = [f._replace(outcome="cannotTell") for f in findings(TEXT)]
    assert entries(found) == []
    assert match(entries(findings(TEXT)), found) == {}


def test_findings_of_a_whole_file_have_no_surroundings():
    whole = [Finding("lang-missing", "error", "failed", "", Span(0, 0))] * 2
    known, now = (list(fingerprinted(whole, Source("a.md", text))) for text in ("One.", "Another."))
    assert {m.state for m in match(entries(known), now).values()} == {"unchanged"}
    assert len(match(entries(known)[:1], now)) == 1


WORDS = st.sampled_from(
    [*FLAWS, "the form", "all", "of us", "a ship", "we", "leaves", "on Monday", "http://a.gov"]
)
BLOCKS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PAGES = st.lists(BLOCKS, min_size=1, max_size=8)


def page(blocks: list[str], form: str = "md") -> str:
    return "\n\n".join(blocks) + "\n" if form == "md" else "".join(f"<p>{block}</p>\n" for block in blocks)


@given(PAGES, st.randoms(), st.sampled_from(["md", "html"]))
def test_a_permutation_of_blocks_gives_no_new_finding(blocks, chance, form):
    shuffled = list(blocks)
    chance.shuffle(shuffled)
    assert new(page(blocks, form), page(shuffled, form)) == []


@given(PAGES, st.integers(0, 7), st.integers(1, 4), st.integers(0, 7))
def test_copies_of_a_block_give_as_many_new_findings_as_they_have(blocks, which, copies, at):
    block = blocks[which % len(blocks)]
    more = list(blocks)
    more[at % (len(blocks) + 1) : at % (len(blocks) + 1)] = [block] * copies
    assert Counter(new(page(blocks), page(more))) == Counter(
        {word: block.count(word) * copies for word in FLAWS if word in block}
    )


@given(PAGES, PAGES)
def test_a_total_never_rises(before, after):
    known, now = findings(page(before)), findings(page(after))
    found = match(entries(known), now, lambda: drawn_together(page(after)))
    assert len(found) <= min(len(known), len(now))
    for rule in FLAWS.values():
        had, has = (sum(f.rule == rule for f in some) for some in (known, now))
        matched = sum(same.entry.rule == rule for same in found.values())
        assert has - matched >= has - had


@given(st.lists(st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "  "])), min_size=1), min_size=1))
def test_wrapping_anew_and_new_neighbors_change_nothing(blocks):
    before = page([" ".join(word for word, _ in block) for block in blocks])
    wrapped = ["".join(word + gap for word, gap in block).strip() for block in blocks]
    assert new(before, page(["Before all.", *wrapped, "After all."])) == []


def test_the_time_is_linear():
    chance = random.Random(1)

    def cost(number: int) -> float:
        before = page([f"{chance.random()} utilize {chance.random()}" for _ in range(number)])
        after = page([f"{chance.random()} utilize {chance.random()}" for _ in range(number)])
        known, now = entries(findings(before)), findings(after)
        start = time.process_time()
        match(known, now, lambda: after)
        return time.process_time() - start

    cost(100)
    assert cost(8000) < 60 * max(cost(800), 0.002)
