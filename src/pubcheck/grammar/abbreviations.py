"""The abbreviations of English news, law and military prose, by what they tell about the word after them.

They are those of the AP Stylebook and of the DoD's use of it (DINFOS), of legal citation (GPO Style Manual,
chapter 9), of addresses, and Latin and bibliographic ones. Keys are in small letters, without the last stop.
"""

from __future__ import annotations

from enum import Enum, auto

from pubcheck.grammar.date_patterns import FULL_MONTHS, MONTHS, WEEKDAYS
from pubcheck.grammar.states import STATES


class Kind(Enum):
    """What an abbreviation tells about the word after it."""

    TITLE = auto()  # a name follows
    STATE = auto()  # ends the sentence after a place and a comma
    NAME_PART = auto()  # may be followed by the rest of a name
    BEFORE_FIGURE = auto()  # a word of its own where no figure follows
    CITED = auto()  # with a capital: a figure, a letter or the next abbreviation of a citation follows
    JOINING = auto()  # the sentence always goes on
    CLOCK = auto()  # a day or a time zone may follow


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Titles: a name follows, unless one of the words that no name begins with.
_TITLES = _set(
    """
    adm adms amb amn assoc asst atty bgen brig capt capts cdr cmdr cmdrs cmsgt col cols cpl cpls cpo cpt
    csm dep det dr drs ens exec fr ft gen gens gov govs gysgt hon insp lcdr lcpl lt lts ltc ltg maj messrs
    mgysgt mme mr mrs ms msgr msgt mt ofc pfc pfcs pres prof profs pt pvt pvts radm rep reps rev secy sen
    sens sfc sgt sgtmaj sgts smsgt spc spcs spec ssgt st ste supt tech tsgt vadm
    """
)
_JOINING = _set("approx c.f ca cf e.g eg esp excl i.e ie incl v viz vs")
# Abbreviations before a figure, which are words otherwise ("No.", "art.", "ed.").
_BEFORE_FIGURE = _set(
    """
    apt app art arts ch chs cl ed eds encl encls eq eqs est ex exh exhs ext fig figs hr hrs lb lbs min mk no
    nos oz p par para paras pars pp pub ref refs rm rms rt rte rtes sec secs ser subch subpt subsec tel
    ver vol vols yd yds
    """
) | {short for short in (*MONTHS, *WEEKDAYS) if short not in FULL_MONTHS and not short.endswith("day")}
_CITED = _set(
    """
    admin amdt amdts bankr cir civ cong const crim ct dist evid fed juv mag mil proc rec reg regs rul
    sess so stat supp
    """
)
# The AP Stylebook's states; after a place and a comma they close what they stand in.
_STATES = frozenset(state.ap[:-1].lower() for state in STATES if state.ap) | _set("b.c p.r penn tex")
_AFTER_NAMES = _set(
    """
    al arty assn ave bde bdes bldg blvd bn bns bros btry cav co corp cos dept div esq gp hwy inc inf intl j.g
    jr llc ltd mfg natl ph.d pkwy plc plt rd regt ret sel sq sqdn sr univ
    """
)
# What follows a time of day: a zone, a month, a day.
AFTER_CLOCK = _set(
    """
    eastern central mountain pacific atlantic alaska hawaii local zulu standard
    daylight est edt et cst cdt ct mst mdt mt pst pdt pt akst akdt hst utc gmt
    """
) | frozenset((*MONTHS, *WEEKDAYS))
# Words that open a sentence but neither begin a name nor, in a headline, follow "U.S.".
CERTAIN_STARTERS = _set(
    """
    the this these those he she it it's its they their there there's we our however that that's when
    while although his in at for after during if as but because since what
    """
)
STARTERS = CERTAIN_STARTERS | _set(
    """
    a all along also an another any are before both by each even everyone everything finally from
    furthermore her here here's how i'm i've instead later many meanwhile moreover most my neither nobody
    none nor not nothing now of on once one only other rather see several some soon such than then
    therefore though through throughout thus today together two unlike until upon we're we've were where
    whether which who why with within without yet
    you your you'll please contact click visit let's don't can't according following
    """
)
# A letter after one of these is a designation ("Part B"), never the initial of a name.
LETTERED = _set(
    """
    annex appendix area attachment battery block building category chapter company enclosure exhibit
    factor figure form gate grade group hepatitis influenza item level option paragraph part phase plan
   ule section side site table team terminal tier title troop type unit vitamin volume wing zone
    """
)
KINDS = {
    key: kind
    for keys, kind in (
        (_TITLES, Kind.TITLE),
        (_STATES, Kind.STATE),
        (_AFTER_NAMES, Kind.NAME_PART),
        (_CITED, Kind.CITED),
        (_BEFORE_FIGURE, Kind.BEFORE_FIGURE),
        (_JOINING, Kind.JOINING),
        (frozenset({"a.m", "p.m"}), Kind.CLOCK),
    )
    for key in keys
}
# How abbreviations of four letters and more end: any other four small letters before a stop are a plain word.
TAILS = frozenset(key[-4:] for key in KINDS if key[-4:].isalpha())
