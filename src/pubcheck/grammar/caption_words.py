"""The verbs and the nouns for people that captions are made of, with their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pubcheck.grammar import inflection


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

# Nouns for one person or vehicle; none of them is a collective noun or an adjective.
_NOUNS = """
    airman airwoman child corpsman crewman firefighter fisherman guardsman infantryman man midshipman person
    policeman serviceman servicewoman spokesman wife woman
    adviser advisor ambassador analyst artilleryman attendee boy cadet candidate chaplain
    civilian coach competitor contractor coordinator corporal daughter defender dentist detainee diver doctor
    dog employee engineer father friend girl governor graduate grandfather grandmother guardian gunner handler
    husband inspector instructor interpreter journalist leader linguist loader marine mayor mechanic medic
    member midwife minister mother musician nurse officer official operator paramedic paratrooper
    participant patient physician pilot player photographer planner president refugee reporter researcher
    resident retiree sailor scientist secretary senator sergeant shooter sister soldier son specialist
    spectator spouse student supervisor surgeon teacher technician teenager trainee trainer translator
    traveler trooper veteran veterinarian villager visitor welder worker youngster director manager
    commander captain colonel admiral lieutenant helicopter vehicle ship truck tank
    """
_UNCHANGED_PLURALS = frozenset({"personnel", "police", "troops"})


@cache
def verbs_by_base() -> dict[str, Verb]:
    """The verbs by the form that goes with a plural subject."""
    table = {}
    for words, is_noun in ((_PLAIN, False), (_DOUBTFUL, True)):
        for base in words.split():
            forms = inflection.verb(base)
            table[base] = Verb(base, forms.third, forms.past, forms.participle, is_noun)
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
    return frozenset(_NOUNS.split())


@cache
def plural_nouns() -> dict[str, str]:
    """Nouns for several in lower case, each with its singular, or "" where it has none."""
    plurals = {inflection.plural(noun): noun for noun in singular_nouns()}
    return plurals | dict.fromkeys(_UNCHANGED_PLURALS, "")
