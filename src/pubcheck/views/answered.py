"""The addresses of a page together with what servers answered to them."""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.document import OPAQUE
from pubcheck.grammar import answers
from pubcheck.grammar.answers import Answer
from pubcheck.views.links import Address, addresses
from pubcheck.views.page import Page, view


class Answered(NamedTuple):
    """An address and the answer to it."""

    address: Address
    answer: Answer


@view
def askable(page: Page) -> list[tuple[str, Address]]:
    """Every address that a web server can be asked for, as it is asked; what templates make is left out."""
    return [
        (asked, address)
        for address in addresses(page)
        if OPAQUE not in address.value and (asked := answers.asked(address.value)) is not None
    ]


@view
def answered(page: Page) -> list[Answered]:
    """Every address that a server was asked for; none in a run that asks nobody."""
    known = page.context.answers
    if not known:
        return []
    return [Answered(address, known[asked]) for asked, address in askable(page) if asked in known]
