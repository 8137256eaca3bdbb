from __future__ import annotations

import marked_sentences
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.grammar import segmentation

# A bar stands where a sentence must end before white space.
SENTENCES = [
    # ranks and titles
    "Sgt. Ann Roe spoke.| Lt. Col. Bob Poe left.| Cmdr. Al Doe stayed.",
    "Air Force Tech. Sgt. Brian Roe hands out a pair.| Done.",
    "Army 1st Lt. Ann Combs took it on Sept. 27, 2019, in Iraq.| The end.",
    "Sgt. 1st Class Jo Doe and Lt. j.g. Al Poe met Chief Master Sgt. of the Air Force Jo O. Roe.",
    "Mr. and Mrs. Smith, et al., came.| Messrs. Roe and Poe left.",
    "Defense Secretary Dr. Mark T. Esper will take part in the meeting.| He left.",
    'Retired Gen. "Mad Dog" Mattis and James N. "Jim" Mattis are one.| It is so.',
    "He earned the rank of Sgt. |The ceremony was short.",
    "The then-Gov. Jo Roe and Capt./Dr. Poe met.| They left.",
    "St. Louis is big.| He is from St. Louis.| Ft. Meade is near.",
    # dates and times
    "President Donald J. Trump met Mark T. Esper in Washington, D.C., on Dec. 7.| They talked.",
    "We met at 3 p.m.| She left at 4 p.m. Monday.| They came at 5 a.m. Sept. 5.",
    "Open from 9 a.m. – 5 p.m. EST.| Call us at 5 p.m. Eastern.| at 5 p.m. on Friday.",
    "It was Jan. 5.| It closed in Jan.| The office opened in Feb. 2020.",
    # places
    "They live in the U.S.| The next day they left the U.K.| In May they came back.",
    "U.S. Army Gen. Mark A. Milley spoke.| U.S. Central Command is in Fla.| It is large.",
    "The U.S. Under Secretary spoke.| U.S. Will Continue Campaign, Official Says",
    "at Fort Bragg, N.C.| Soldiers trained.| W.Va. Gov. Jim Justice spoke.",
    "at Fort Bragg, N.C. 28310.| Then in Norfolk, Va.| Sailors left Va. Beach.",
    # companies, degrees, law, figures
    "He works for Acme Inc. in Ohio.| He left Acme Inc.| The firm closed.",
    "Ford Motor Co. Chairman Bill Ford spoke.| Martin Luther King Jr. Day is near.",
    "Dr. Roe has a Ph.D. from MIT.| She has a Ph.D.| Her work is good.",
    "The tax is not due on the property.2| See section 3.2 of it.| “It is due at noon.”12| Most pay.",
    "See No. 5 of the list.| See e.g. the table, i.e. Table 1, cf. Fig. 2.| Is it?| No.| They left.",
    "Roe v. Wade, 5 U.S.C. 552, Pub. L. 111-274 and 44 Stat. 12 apply.| Done.",
    "boats, tents, etc.| They left with boats, etc., and tents.",
    "It weighs 12 lbs. of ore.| The pole is 12 ft.| The rope is long.",
    "The year was 2019.| Then 2020.| In 2018.| 15 soldiers came.| It was 3.5 miles.",
    # other marks
    '"The fight goes on," he said.| "We will win."| The team left.',
    'Is it?| Yes!| "Really?" he asked.| "Why?" Jo Roe asked.| "Why?"| Nobody knew.| What?!| Go.',
    "They like Yahoo! for mail.| It is good.",
    "“Stop.”| “Go.”| He did.| (He was tired.)| She stayed (in the U.S.).| It rained.",
    "He said ... nothing.| Then ...| The end.| We wait…| It ends.| No. ...| They left.",
    "It was seen.[1]| The end.¹| Then more.",
    "1. Go to the site.| 2. Click here.| 3. Leave.",
    "Use version 3.5.1 of main.py.| Then go to https://www.defense.gov/News/.| Done with Node.js.| Good.",
    "a long sentence.| or an unknown abbrev.| of this length, not temp. range.",
    "\ue000 is used.| Run \ue000.| \ue000 then stops.| Sgt. \ue000 left.",
    "end of line.|   Next \t one.|\u00a0\u00a0Third.|\u00a0",
    ". . .| The end . . .| The rest",
    # datelines, designations, citations, small letters and blank lines
    "OSAN, Calif. (Jan. 5) -- The base opened.| NORFOLK, Va. – It sailed.| He lives in Va.| (He likes it.)",
    "They met in Zone B.| Marines came.| Petty Officer 1st Class B. Marks came.| See Annex C.| Then stop.",
    "See 9 F. Supp. 2d 4 and Fed. R. Crim. P. 6(e).| He said so.| 2 men left.| The Fed. cut rates.",
    "It runs on step 3.| Families came.| See rev. 2 and Amdt. 4.| They like the app.| iPhones work.",
    "a) Read it.| b) Sign it.| c) Send it.| “We ... we left.”| No title\n \n|The text\n\n\n|The end",
]  # fmt: skip


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_the_bars_stand(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [piece.strip() for piece in marked.split("|") if piece.strip()]
    assert [text[start:end] for start, end in segmentation.sentences(text)] == wanted


def starts(text: str) -> list[int]:
    return [start for start, _ in segmentation.sentences(text)]


def test_hard_sentences_marked_by_hand() -> None:
    assert sum(len(passage.ends) for passage in marked_sentences.passages("hard")) >= 300
    assert marked_sentences.score(starts, "hard").f1 >= 0.98


def test_plain_sentences_marked_by_hand() -> None:
    score = marked_sentences.score(starts, "plain")
    assert score.right >= 60
    assert (score.wrong, score.missed) == (0, 0)


@pytest.mark.parametrize("part", ["hard", "plain"])
def test_every_stop_in_the_marked_sentences_is_marked(part: str) -> None:
    assert [
        line for passage in marked_sentences.passages(part) for line in marked_sentences.unmarked(passage)
    ] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("  \n ", []),
        ("— … -- ...", []),
        ("U.S. forces (all of them) won't wait.", ["U.S", "forces", "all", "of", "them", "won't", "wait"]),
        ("Defeat-ISIS coalition—now up — to 80", ["Defeat-ISIS", "coalition", "now", "up", "to", "80"]),
        ("wait...what…and--so", ["wait", "what", "and", "so"]),
        (
            "see https://a.gov/b?c=d, $1,200 & 3.5%",
            ["see", "https://a.gov/b?c=d", "1,200", "3.5"],
        ),
        ("run \ue000\ue000 and \ue000.", ["run", "\ue000\ue000", "and", "\ue000"]),
        ("‘Why’\u00a0“not”", ["Why", "not"]),
        ("___ * a_b", ["a_b"]),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in segmentation.words(text)] == wanted
    assert segmentation.count_words(text) == len(wanted)


marks = st.text(
    st.sampled_from("aAbBsS19 \u00a0\n.,!?…-—'\"“”()[]_\ue000éÉß²٣") | st.characters(), max_size=200
)
pieces = st.sampled_from(["Sgt.", "U.S.", "The", "p.m.", "5", "N.C.,", '"', "...", "No.", "(", ").", "v."])
prose = marks | st.lists(pieces, max_size=30).map(" ".join)


@given(prose)
def test_sentences_are_ordered_disjoint_and_cover_what_is_not_space(text: str) -> None:
    last = 0
    covered = []
    for start, end in segmentation.sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        covered.append(text[start:end])
        last = end
    assert "".join("".join(covered).split()) == "".join(text.split())


@given(prose)
def test_words_are_ordered_and_disjoint(text: str) -> None:
    last = 0
    found = segmentation.words(text)
    for start, end in found:
        assert last <= start < end <= len(text)
        last = end
    assert segmentation.count_words(text) == len(found)


@given(prose)
def test_sentences_stay_as_they_are_when_more_follow(text: str) -> None:
    assert segmentation.sentences(text + "\n\nMore came.")[:-1] == segmentation.sentences(text)
    longer = text + " It rained."
    assert segmentation.sentences(longer + " More came.")[:-1] == segmentation.sentences(longer)


@given(prose)
def test_every_word_lies_in_one_sentence(text: str) -> None:
    sentences = segmentation.sentences(text)
    for start, end in segmentation.words(text):
        assert sum(first <= start and end <= last for first, last in sentences) == 1
