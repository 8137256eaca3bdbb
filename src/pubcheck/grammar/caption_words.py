"""The verbs and the nouns for people that captions are made of, with their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Verb(NamedTuple):
    """A verb's four forms; ``is_noun`` where its base or its -s form is also a noun or an adjective."""

    base: str
    third: str
    past: str
    participle: str
    is_noun: bool


# Verbs whose present forms are hardly ever anything else.
_PLAIN = """
    administer apply assemble assist attend await celebrate clear communicate compete congratulate connect
    coordinate decontaminate defend deliver demonstrate descend detonate disassemble disembark discuss
    dismantle dispose distribute embark engage enjoy ensure enter establish evacuate evaluate examine execute
    explain extinguish extract greet identify inform instruct interact introduce investigate kneel learn
    listen maintain navigate observe operate parachute participate perform prepare proceed provide pursue
    receive refuel rehearse relocate remove render replace respond retrieve simulate
    speak stabilize teach throw unfurl unload unpack utilize wear carry sit stand bring eat sing
    give take grab hang construct assess adjust analyze advise inspect install inflate ignite evade
    """
# Verbs with a form that is a noun or an adjective, too: what follows has to show that they are verbs here.
_DOUBTFUL = """
    board build clean climb complete conduct cover dig direct drive escort fill fight fire fly guide hand help
    hoist hold host jump land launch lead lift load look lower maneuver march measure meet monitor move
    open pack paint patrol photograph place play point pose practice present press pull push raise reach
    release repair rescue return review ride run salute scan search secure send serve shake share shoot show
    sign spray start study support survey sweep swim talk test tour train transfer transport treat visit
    volunteer wait walk watch wave welcome work write honor award prep hug kiss smile stack stage
    """
# base: past and participle where they are not made by -ed.
_IRREGULAR = {
    "bring": "brought", "build": "built", "dig": "dug", "drive": "drove driven", "eat": "ate eaten",
    "fight": "fought", "fly": "flew flown", "give": "gave given", "hang": "hung", "hold": "held",
    "kneel": "knelt", "lead": "led", "meet": "met", "ride": "rode ridden", "run": "ran run", "send": "sent",
    "shake": "shook shaken", "shoot": "shot", "show": "showed shown", "sing": "sang sung", "sit": "sat",
    "speak": "spoke spoken", "stand": "stood", "sweep": "swept", "swim": "swam swum", "take": "took taken",
    "teach": "taught", "throw": "threw thrown", "wear": "wore worn", "write": "wrote written",
}  # fmt: skip
_DOUBLED = frozenset({"grab", "hug", "patrol", "prep", "scan", "transfer"})  # "grabbed"

# singular: plural where it is not made by -s. None of them is a collective noun or an adjective.
_IRREGULAR_PLURALS = {
    "airman": "airmen", "airwoman": "airwomen", "child": "children", "corpsman": "corpsmen",
    "crewman": "crewmen", "firefighter": "firefighters", "fisherman": "fishermen",
    "guardsman": "guardsmen", "infantryman": "infantrymen", "man": "men", "midshipman": "midshipmen",
    "person": "people", "policeman": "policemen", "serviceman": "servicemen",
    "servicewoman": "servicewomen", "spokesman": "spokesmen", "wife": "wives", "woman": "women",
}  # fmt: skip
_REGULAR_NOUNS = """
    adviser advisor ambassador analyst artilleryman attendee boy cadet candidate chaplain
    civilian coach competitor contractor coordinator corporal daughter defender dentist detainee diver doctor
    dog employee engineer father friend girl governor graduate grandfather grandmother guardian gunner handler
    husband inspector instructor interpreter journalist leader linguist loader marine mayor mechanic medic
    member midwife minister mother musician nurse officer official operator paramedic paratrooper
    participant patient physician pilot player photographer planner president refugee reporter researcher
    resident retiree sailor scientist secretary senator sergeant shooter sister soldier son specialist
    spectator spouse student supervisor surgeon teacher technician teenager trainee trainer translator
    traveler trooper veteran veterinarian villager visitor welder worker youngster director manager
    commander captain     colonel admiral lieutenant helicopter vehicle ship truck tank
    """
_UNCHANGED_PLURALS = frozenset({"personnel", "police", "troops"})


@cache
def verbs_by_base() -> dict[str, Verb]:
    """The verbs by the form that goes with a plural subject."""
    table = {}
    for words, is_noun in ((_PLAIN, False), (_DOUBTFUL, True)):
        for base in words.split():
            past, _, participle = _IRREGULAR.get(base, _regular_past(base)).partition(" ")
            table[base] = Verb(base, _third(base), past, participle or past, is_noun)
    return table


@cache
def verbs_by_third() -> dict[str, Verb]:
    """The verbs by the form that goes with a singular subject."""
    return {verb.third: verb for verb in verbs_by_base().values()}


@cache
def verbs_by_past() -> dict[str, Verb]:
    """The verbs by their past."""
    return {verb.past: verb for verb in verbs_by_base().values()}


@cache
def participles() -> frozenset[str]:
    """The past participles of all the verbs."""
    return frozenset(verb.participle for verb in verbs_by_base().values())


@cache
def singular_nouns() -> frozenset[str]:
    """Nouns for one person or vehicle, in lower case."""
    return frozenset(_REGULAR_NOUNS.split()) | _IRREGULAR_PLURALS.keys()


@cache
def plural_nouns() -> dict[str, str]:
    """Nouns for several in lower case, each with its singular, or "" where it has none."""
    plurals = {_IRREGULAR_PLURALS.get(noun, _plural(noun)): noun for noun in singular_nouns()}
    return plurals | dict.fromkeys(_UNCHANGED_PLURALS, "")


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return "midwives" if noun == "midwife" else _third(noun)


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLED else "") + "ed"
