"""One address becomes an answer: tries, redirects, fragments, and the https twin of an http address."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from pubcheck.grammar import addresses, answers
from pubcheck.grammar.answers import Answer
from pubcheck.online.fetching import MOST_READ, Fetcher, FetchError, Reply
from pubcheck.online.gates import Gates
from pubcheck.online.pages import has_fragment, is_static, may_hold, names_in, title
from pubcheck.online.pauses import asked_pause, backoff
from pubcheck.online.policy import Policy

_MOST_HOPS = 10
_COMPARED = 100_000  # bytes of a page and of its twin


class _Walk(NamedTuple):
    """Where an address led: the last address and its reply, what was passed, and the last permanent one."""

    last: str
    reply: Reply
    passed: tuple[str, ...] = ()
    lasting: str = ""


class Asker:
    """Asks for addresses, each host through its gate."""

    def __init__(self, fetcher: Fetcher, policy: Policy) -> None:
        self._fetcher = fetcher
        self._policy = policy
        self._gates = Gates(policy.per_host, policy.delay)

    async def answer(self, page: str, fragments: Iterable[str]) -> dict[str, Answer]:
        """The answers for a page, by the fragments that are asked for: "" is the page itself."""
        fragments = list(fragments)
        searched = any(map(answers.is_searchable, fragments))
        try:
            walk = await self._walk(page, MOST_READ if searched else 0)
        except FetchError as error:
            answer = _unanswered(error.reason)
            return dict.fromkeys(fragments, answer)
        answer = _judged(page, walk)
        if answer.outcome in ("alive", "moved") and await self._is_same_on_https(page, walk):
            answer = answer._replace(is_same_on_https=True)
        names = names_in(walk.reply.body) if searched else frozenset[bytes]()
        return {fragment: _with_fragment(answer, walk.reply, names, fragment) for fragment in fragments}

    async def _walk(self, page: str, most: int) -> _Walk:
        """Follow an address to where it ends; raises FetchError."""
        address = lasting = page
        is_lasting = True
        passed: list[str] = []
        while True:
            reply = await self._reply(address, most)
            if reply.status not in answers.REDIRECTS or not reply.location:
                return _Walk(address, reply, tuple(passed), lasting)
            following = answers.asked(reply.location)
            if following is None:
                raise FetchError("protocol")
            passed.append(address)
            is_lasting = is_lasting and reply.status in answers.PERMANENT
            if is_lasting:
                lasting = following
            address = following.partition("#")[0]
            if address in passed or len(passed) > _MOST_HOPS:
                raise FetchError("redirects")

    async def _reply(self, address: str, most: int) -> Reply:
        """The reply to one address, asked for as often as the settings allow; raises FetchError.

        HEAD asks for no body; servers that answer it with an error are asked again with GET.
        """
        host = answers.host_of(address)
        if addresses.is_local(host) and not self._policy.is_let(host):
            raise FetchError("private")
        gate = self._gates.of(host)
        method = "GET" if most else "HEAD"
        attempt = 0
        while True:
            if gate.is_closed:
                raise FetchError(gate.reason)
            async with gate.passage():
                try:
                    reply = await self._fetcher.fetch(address, method, most)
                except FetchError as error:
                    if not error.may_pass or attempt >= self._policy.retries:
                        if error.reason != "malformed":
                            gate.failed(error.reason)
                        raise
                    reply = None
            wait = backoff(attempt, self._policy.backoff, self._policy.longest_pause)
            if reply is not None:
                asked = asked_pause(reply.headers["retry-after"], datetime.now(UTC))
                if method == "HEAD" and reply.status >= 400 and reply.status != 429 and asked is None:
                    method = "GET"
                    continue
                wait = max(wait, asked or 0.0)
                is_last = attempt >= self._policy.retries or wait > self._policy.longest_pause
                if reply.status not in answers.PASSING or is_last or reply.headers["cf-mitigated"]:
                    gate.told(reply.status)
                    return reply
                if reply.status in (429, 503):
                    gate.pause(wait)
            attempt += 1
            method = "GET"  # some servers never answer HEAD
            await asyncio.sleep(wait)

    async def _is_same_on_https(self, page: str, walk: _Walk) -> bool:
        """Whether the https twin of an http address is what the http address leads to, or says the same.

        The same address in the end, or the same bytes, or the same title at the same path.
        """
        twin = answers.twin(page)
        if twin is None:
            return False
        if twin == walk.last or twin in walk.passed:
            return True
        try:
            other = await self._walk(twin, _COMPARED)
            if answers.of_status(other.reply.status).outcome != "alive" or other.last[:6] != "https:":
                return False
            if other.last == walk.last:
                return True
            if other.last.partition(":")[2] != walk.last.partition(":")[2]:
                return False
            own = await self._walk(page, _COMPARED)
        except FetchError:
            return False
        same_type = own.reply.headers["content-type"] == other.reply.headers["content-type"]
        if own.last != walk.last or own.reply.status != other.reply.status or not same_type:
            return False
        if own.reply.body and own.reply.body == other.reply.body:
            return True
        return bool(title(own.reply.body)) and title(own.reply.body) == title(other.reply.body)


def _unanswered(reason: str) -> Answer:
    if reason == "unknown-name":
        return Answer("broken", "name")
    if reason == "limited":
        return Answer("blocked", reason, 429)
    if reason == "malformed":
        return Answer("skipped", reason)
    return Answer("unreachable", reason)


def _judged(page: str, walk: _Walk) -> Answer:
    """What the end of a walk says of the address that it began with, its fragments aside."""
    reply = walk.reply
    answer = answers.of_status(reply.status)
    if reply.headers["cf-mitigated"] or reply.headers["x-amzn-waf-action"]:
        return Answer("blocked", "challenge", reply.status)
    if answer.outcome != "alive" or not walk.passed:
        return answer
    if page[:6] == "https:" and walk.last[:5] == "http:":
        return Answer("moved", "downgrade", reply.status, walk.last)
    if answers.is_login(walk.last) and not answers.is_login(page):
        return Answer("blocked", "login", reply.status)
    if walk.lasting == page or answers.is_same_page(page, walk.lasting):
        return answer
    reason = "lost" if answers.leads_nowhere(page, walk.lasting) else ""
    return Answer("moved", reason, reply.status, walk.lasting)


def _with_fragment(answer: Answer, reply: Reply, names: frozenset[bytes], fragment: str) -> Answer:
    """The answer for one fragment of a page."""
    if answer.outcome not in ("alive", "moved") or answer.reason or not answers.is_searchable(fragment):
        return answer
    kind = reply.headers["content-type"].partition(";")[0].strip().lower()
    if kind not in ("text/html", "application/xhtml+xml") or has_fragment(names, fragment):
        return answer
    if reply.is_whole and reply.body and is_static(reply.body) and may_hold(reply.body, fragment):
        return answer._replace(outcome="broken", reason="fragment")
    return answer._replace(outcome="alive", reason="fragment") if answer.outcome == "alive" else answer
