"""The U.S. states and territories as texts write them: in full, as AP abbreviates them, as the mail does.

AP's abbreviations after the Associated Press Stylebook, "state names"; the postal ones after USPS Publication
28, appendix B. AP never abbreviates Alaska, Hawaii, Idaho, Iowa, Maine, Ohio, Texas and Utah.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Form = Literal["full", "ap", "postal", "other"]


class State(NamedTuple):
    """A state or territory: its name, AP's form of it ("" where AP has none), the postal one."""

    name: str
    ap: str
    postal: str

    @property
    def in_caption(self) -> str:
        """How AP writes it after a city: the abbreviation, or the name where there is none."""
        return self.ap or self.name


class FoundState(NamedTuple):
    """A state in a text: its range in code points, a period of the abbreviation included, and its form."""

    state: State
    text: str
    start: int
    end: int
    form: Form


_TABLE = """
    Alabama|Ala.|AL Alaska||AK Arizona|Ariz.|AZ Arkansas|Ark.|AR California|Calif.|CA Colorado|Colo.|CO
    Connecticut|Conn.|CT Delaware|Del.|DE Florida|Fla.|FL Georgia|Ga.|GA Hawaii||HI Idaho||ID
    Illinois|Ill.|IL Indiana|Ind.|IN Iowa||IA Kansas|Kan.|KS Kentucky|Ky.|KY Louisiana|La.|LA Maine||ME
    Maryland|Md.|MD Massachusetts|Mass.|MA Michigan|Mich.|MI Minnesota|Minn.|MN Mississippi|Miss.|MS
    Missouri|Mo.|MO Montana|Mont.|MT Nebraska|Neb.|NE Nevada|Nev.|NV New_Hampshire|N.H.|NH
    New_Jersey|N.J.|NJ New_Mexico|N.M.|NM New_York|N.Y.|NY North_Carolina|N.C.|NC North_Dakota|N.D.|ND
    Ohio||OH Oklahoma|Okla.|OK Oregon|Ore.|OR Pennsylvania|Pa.|PA Rhode_Island|R.I.|RI
    South_Carolina|S.C.|SC South_Dakota|S.D.|SD Tennessee|Tenn.|TN Texas||TX Utah||UT Vermont|Vt.|VT
    Virginia|Va.|VA Washington|Wash.|WA West_Virginia|W.Va.|WV Wisconsin|Wis.|WI Wyoming|Wyo.|WY
    District_of_Columbia|D.C.|DC Puerto_Rico||PR Guam||GU American_Samoa||AS U.S._Virgin_Islands||VI
    Northern_Mariana_Islands||MP
"""
STATES: tuple[State, ...] = tuple(
    State(*(part.replace("_", " ") for part in row.split("|"))) for row in _TABLE.split()
)
# Abbreviations that neither AP nor the mail has, in lower case and without a period.
_OTHERS = {
    "alas": "AK", "cal": "CA", "cali": "CA", "conn": "CT", "dela": "DE", "flor": "FL", "haw": "HI",
    "ida": "ID", "indi": "IN", "kans": "KS", "kent": "KY", "mont": "MT", "nebr": "NE", "nev": "NV",
    "oreg": "OR", "penn": "PA", "penna": "PA", "tex": "TX", "wisc": "WI", "wash": "WA", "virg": "VA",
    "minn": "MN", "mich": "MI", "mass": "MA", "miss": "MS", "tenn": "TN", "okla": "OK", "ariz": "AZ",
    "ark": "AR", "calif": "CA", "colo": "CO", "fla": "FL", "ill": "IL", "kan": "KS", "neb": "NE",
    "ala": "AL", "wyo": "WY", "wis": "WI", "ore": "OR", "va": "VA", "ga": "GA", "ky": "KY", "md": "MD",
    "vt": "VT", "pa": "PA", "del": "DE",
}  # fmt: skip


@cache
def by_name() -> dict[str, State]:
    """The states by their names, and the District of Columbia by D.C. too."""
    return {state.name: state for state in STATES} | {"D.C.": by_postal()["DC"]}


@cache
def by_postal() -> dict[str, State]:
    """The states by their postal abbreviations, in capitals."""
    return {state.postal: state for state in STATES}


@cache
def _by_ap() -> dict[str, State]:
    """The states by AP's abbreviations without blanks, "W.Va." and "N.C."."""
    return {state.ap: state for state in STATES if state.ap}


def state_at(text: str, start: int) -> FoundState | None:
    """The state that is written at ``start``, in whatever form; None where none is.

    Words that are states as well ("Miss.", "Ore") are read as such: whether a place stands before them is
    for the caller to look at. A form that no dictionary has ("Tex.", "MI.", "N. C.", "Calif") is "other".
    """
    match = _token().match(text, start)
    if not match:
        return None
    written = match[0]
    compact = written.replace(" ", "").replace("\u00a0", "")
    plain = compact.replace(".", "")
    name = " ".join(written.rstrip(".").split())
    end = match.end()
    if state := by_name().get(name) or _capital_names().get(name):
        # A period after a name in full ends the sentence.
        end = start + len(written.rstrip("."))
        return FoundState(state, text[start:end], start, end, "full")
    if state := _by_ap().get(compact):
        form: Form = "ap" if compact == written or written == "W. Va." else "other"
        return FoundState(state, written, start, end, form)
    if state := by_postal().get(plain):
        if compact == plain:
            return FoundState(state, plain, start, start + len(plain), "postal")
        ends = text[end : end + 1] in {"", " "} and compact == plain + "." and text[end + 1 : end + 2] != ","
        if ends and (end >= len(text) or text[end + 1 : end + 2].isupper()):
            # "… at Flint, MI. They" may end a sentence: the abbreviation has no period then.
            return FoundState(state, plain, start, start + len(plain), "postal")
        return FoundState(state, written, start, end, "other")
    if (code := _OTHERS.get(plain.lower())) and written[:1].isupper():
        return FoundState(by_postal()[code], written, start, end, "other")
    return None


@cache
def _capital_names() -> dict[str, State]:
    return {state.name.upper(): state for state in STATES}


@cache
def _token() -> re.Pattern[str]:
    """Whatever may be a state: a name in full, two letters, an abbreviation."""
    names = sorted((s.name.replace(" ", r"\s").replace(".", r"\.") for s in STATES), key=len, reverse=True)
    capitals = "|".join(name.upper().replace(r"\S", r"\s") for name in names)
    return re.compile(
        rf"(?:(?:{'|'.join(names)}|{capitals})(?![A-Za-z])\.?"
        r"|[NSWRDP]\.\s?(?:Va|[CDHIJMRY])\.?+(?![A-Za-z])"
        r"|[A-Z][A-Za-z]{1,5}(?![A-Za-z])\.?)"
    )
