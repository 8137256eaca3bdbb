"""Checks of what servers answered to the addresses of links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from pubcheck.checks import check
from pubcheck.finding import Edit, Hit
from pubcheck.grammar import answers
from pubcheck.views.answered import Answered

# What stands in an address without a meaning to Markdown, HTML or a record.
_PLAIN = re.compile(r"[A-Za-z0-9._~:/?#@!$*+,;=%-]{8,2000}")
_PLAIN_IN_HTML = re.compile(r"[A-Za-z0-9._~:/?#@!$*+,;=%&-]{8,2000}")


@check("answered")
def broken(link: Answered) -> Iterable[Hit]:
    """An address that its server does not know, or a host or a part of a page that is not there."""
    answer = link.answer
    if answer.outcome == "broken" or (answer.outcome, answer.reason) == ("alive", "fragment"):
        unsure = "unsure" if answer.outcome == "alive" else None
        reason = None if answer.reason == "missing" else answer.reason
        return (_hit(link, unsure or reason),)
    return ()


@check("answered")
def moved(link: Answered) -> Iterable[Hit]:
    """An address that leads elsewhere for good (RFC 9110, 15.4.2 and 15.4.9)."""
    answer = link.answer
    if answer.outcome != "moved":
        return ()
    return (_hit(link, answer.reason or None, () if answer.reason else _moved(link)),)


@check("answered")
def blocked(link: Answered) -> Iterable[Hit]:
    """An address whose server answers people only, or those who sign in."""
    return (_hit(link, link.answer.reason),) if link.answer.outcome == "blocked" else ()


@check("answered")
def unreachable(link: Answered) -> Iterable[Hit]:
    """An address whose server gave no answer, or an answer that tells nothing."""
    return (_hit(link, link.answer.reason),) if link.answer.outcome == "unreachable" else ()


def _hit(link: Answered, case: str | None, edits: tuple[Edit, ...] = ()) -> Hit:
    value = link.address.value
    facts = answers.facts(answers.asked(value) or value, link.answer)
    return Hit(link.address.attribute.value_span, facts, case, edits)


def _moved(link: Answered) -> tuple[Edit, ...]:
    """The edit to the new address, where it can stand as it is."""
    attribute = link.address.attribute
    if not attribute.is_literal() or attribute.value != attribute.value.strip():
        return ()
    fragment = attribute.value.partition("#")[2]
    location = link.answer.location
    new = f"{location}#{fragment}" if fragment and "#" not in location else location
    if link.address.page.document.format == "html":
        edit = Edit(attribute.value_span, escape(new))
        return (edit,) if _PLAIN_IN_HTML.fullmatch(new) else ()
    return (Edit(attribute.value_span, new),) if _PLAIN.fullmatch(new) else ()
