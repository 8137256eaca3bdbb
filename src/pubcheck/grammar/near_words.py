"""Words that one letter parts and that news uses often, so that neither is a slip for the other."""

from __future__ import annotations

from functools import cache

# Our own list, one group a line. Pairs that are likely slips (hanger, hangar; cannon, canon) are left out.
_GROUPS = """
    contact contract
    content context contest
    training trailing
    trainer trailer
    ability agility
    states stakes
    reserve reverse
    resource recourse
    statue statute status
    martial marital
    desert dessert
    casual causal
    united untied
    winter winner
    dinner diner
    landing lending
    battle bottle
    batter better butter bitter
    leader loader
    ladder lander
    charge change
    charger changer
    launch lunch
    flight fight fright
    flying frying
    hosting hoisting
    moving mowing
    diving driving
    cleaning clearing
    loading leading
    running ruining
    firing fixing filing
    hiking hiding
    packing parking
    passing parsing
    pulling polling
    painting pointing printing
    planting planning
    marching matching
    meeting melting
    shooting shouting
    singing signing
    standing stranding
    starting staring
    stacking stocking sticking
    talking taking tasking
    testing texting tasting
    winning winding
    walking waking
    county country
    college collage
    through though
    thought though
    father farther
    further farther
    mission minion
    message massage
    personal personnel
    principal principle
    sweeping sleeping
    current currant
    summer simmer
    supper super
    weather wether
    whether wether
    chopper chipper
    shipping shopping stripping
    sailing scaling
    racing raking
    tracking trucking
    bonding bending
    hunting hurting
    heating hearing
"""


@cache
def _groups() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.strip().splitlines()):
        for word in line.split():
            table.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def are_words(one: str, other: str) -> bool:
    """Whether two words in lower case, or their singulars, are each a word of its own."""
    groups = _groups()
    return any(
        not groups.get(left, frozenset()).isdisjoint(groups.get(right, frozenset()))
        for left, right in ((one, other), (one.removesuffix("s"), other.removesuffix("s")))
    )
