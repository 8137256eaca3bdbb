"""Patterns that users write: regular expressions of which none takes more than linear time.

The expression engine goes back and tries again, from each place of a text anew. So a pattern is taken only
if the steps that it can take from one place are few whatever the text is: what it repeats without a bound is
repeated ``MOST`` times at most, and never given back where that can lead to nothing. Backreferences are none
of it (matching with them is NP-hard: A. V. Aho, Algorithms for finding patterns in strings, 1990).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

MOST = 100
"""How often `*` and `+` repeat at most, so that a match is of words and not of pages."""

_MOST_STEPS = 1000  # that a pattern may take from one place of a text
_LONGEST = 1000  # code points of a pattern
_ASCII = frozenset(range(128))
_DIGITS = frozenset(map(ord, "0123456789"))
_SPACES = frozenset(map(ord, " \t\n\r\f\v\x1c\x1d\x1e\x1f"))
_WORDS = frozenset(c for c in range(128) if chr(c).isalnum() or chr(c) == "_")
_CATEGORIES = {"DIGIT": _DIGITS, "SPACE": _SPACES, "WORD": _WORDS}
_FOLDED = frozenset(map(ord, "kKsSiI"))  # the letters of which there are other cases beyond ASCII (K, ſ, İ)
_BEYOND = frozenset({"word", "space", "other"})  # what there is beyond ASCII
_ASSERTIONS = ("ASSERT", "ASSERT_NOT", "AT")


class PatternError(ValueError):
    """A pattern that is none, or that could take too long; says what to write instead."""


class Chars(NamedTuple):
    """A set of characters: which of ASCII, and which kinds of those beyond it."""

    ascii: frozenset[int]
    others: frozenset[str]

    def meets(self, other: Chars) -> bool:
        """Whether any character is in both, as far as can be told."""
        return not (self.others.isdisjoint(other.others) and self.ascii.isdisjoint(other.ascii))

    def __or__(self, other: Chars) -> Chars:
        return Chars(self.ascii | other.ascii, self.others | other.others)


class After(NamedTuple):
    """What may come next: its first characters, whether that may be nothing, and whether nothing may fail."""

    first: Chars
    is_optional: bool
    is_bound: bool  # an assertion decides whether the match may end here


_NONE = Chars(frozenset(), frozenset())
_END = After(_NONE, True, False)


@lru_cache(maxsize=2048)
def compiled(pattern: str, match_case: bool = False) -> re.Pattern[str]:
    """The pattern, ready to search a text in linear time; raises PatternError."""
    if not pattern or len(pattern) > _LONGEST:
        raise PatternError(f"a pattern has 1 to {_LONGEST} characters; write several instead of a long one")
    flags = 0 if match_case else re.IGNORECASE
    try:
        tree = _parser.parse(pattern, flags)
        extra = tree.state.flags & ~(flags | re.UNICODE)
        if extra or pattern.startswith("(?i)"):
            raise PatternError("flags such as (?i) are set by match_case: leave them out")
        if tree.getwidth()[0] == 0:
            raise PatternError("it can be nothing at all, which is everywhere: say what must be there")
        _Judge(match_case).judge(tree)
        found: re.Pattern[str] = _compiler.compile(tree, flags)
    except re.error as error:
        where = f" at character {error.pos + 1}" if error.pos is not None else ""
        raise PatternError(f"it is no regular expression: {error.msg}{where}") from None
    except (RecursionError, OverflowError):
        raise PatternError("it is nested too deeply; write several patterns") from None
    return found


class _Judge:
    """Counts the steps that a pattern can take, and takes out of it all that makes them many."""

    def __init__(self, match_case: bool) -> None:
        self.match_case = match_case

    def judge(self, tree: Any) -> None:
        """Bound the repetitions of a parsed pattern in place; raises PatternError where it may take long."""
        self.settle(tree, _END, False)
        if self.steps(tree, 0) > _MOST_STEPS:
            raise PatternError(
                "it could try too many ways: write {0,20} or the like for * and +, \\w or [^.] for the dot,"
                " or several patterns"
            )

    # What comes next

    def chars(self, op: str, value: Any) -> Chars | None:
        """The characters that one item stands for; None where it is no single character."""
        if op == "LITERAL":
            return self.cased(_one(value))
        if op == "NOT_LITERAL":
            return Chars(_ASCII - {value} if self.match_case else _ASCII, _BEYOND)
        if op == "ANY":
            return Chars(_ASCII - {10}, _BEYOND)
        if op != "IN":
            return None
        found = _NONE
        negated = False
        for kind, item in value:
            name = str(kind)
            if name == "NEGATE":
                negated = True
            elif name == "LITERAL":
                found |= _one(item)
            elif name == "RANGE":
                beyond = _BEYOND if item[1] > 127 else frozenset[str]()
                found |= Chars(_ASCII & frozenset(range(item[0], min(item[1], 127) + 1)), beyond)
            else:
                found |= _category(str(item))
        if negated:
            return Chars(_ASCII - found.ascii, _BEYOND)
        return self.cased(found)

    def cased(self, chars: Chars) -> Chars:
        if self.match_case:
            return chars
        both = frozenset(ord(c) for n in chars.ascii for c in (chr(n).lower(), chr(n).upper()))
        if "word" in chars.others:
            both |= _FOLDED
        return Chars(both, chars.others | {"word"} if both & _FOLDED else chars.others)

    def after(self, items: Sequence[Any], then: After) -> After:
        """What may come first of some items and of what follows them."""
        first, is_bound = _NONE, False
        for op, value in items:
            name = str(op)
            if name in _ASSERTIONS:
                is_bound = True
                continue
            own = self.of_item(name, value)
            first |= own.first
            is_bound = is_bound or own.is_bound
            if not own.is_optional:
                return After(first, False, is_bound)
        return After(first | then.first, then.is_optional, is_bound or then.is_bound)

    def of_item(self, name: str, value: Any) -> After:
        if (chars := self.chars(name, value)) is not None:
            return After(chars, False, False)
        if name == "SUBPATTERN":
            return self.after(value[-1], _END)
        if name == "ATOMIC_GROUP":
            return self.after(value, _END)
        if name == "BRANCH":
            parts = [self.after(part, _END) for part in value[1]]
            first = _NONE
            for part in parts:
                first |= part.first
            return After(first, any(p.is_optional for p in parts), any(p.is_bound for p in parts))
        if name in _REPEATS:
            own = self.after(value[2], _END)
            return After(own.first, own.is_optional or value[0] == 0, own.is_bound)
        raise PatternError(_REFUSED.get(name, "it has something that no rule may: write plain words"))

    # What may be given back

    def settle(self, tree: Any, then: After, in_loop: bool) -> bool:
        """Bound what is repeated; gives whether there is one way only to match."""
        is_sure = True
        for index, (op, value) in enumerate(tree):
            name = str(op)
            after = self.after(tree[index + 1 :], then)
            if self.chars(name, value) is not None or name == "AT":
                continue
            if name in ("ASSERT", "ASSERT_NOT"):
                self.settle(value[1], _END, in_loop)
            elif name == "SUBPATTERN":
                if value[1] or value[2]:
                    raise PatternError("flags such as (?i:…) are set by match_case: leave them out")
                is_sure &= self.settle(value[-1], after, in_loop)
            elif name == "ATOMIC_GROUP":
                self.settle(value, _END, in_loop)
            elif name == "BRANCH":
                sure = [self.settle(part, after, in_loop) for part in value[1]]
                is_sure &= all(sure) and self.excludes(value[1])
            elif name in _REPEATS:
                is_sure &= self.settle_repeat(tree, index, after, in_loop)
            else:
                raise PatternError(_REFUSED.get(name, "it has something that no rule may: write plain words"))
        return is_sure

    def settle_repeat(self, tree: Any, index: int, after: After, in_loop: bool) -> bool:
        op, (least, most, body) = tree[index]
        name = str(op)
        is_endless = most is _parser.MAXREPEAT
        if is_endless and in_loop:
            raise PatternError(
                "it repeats without a bound what is itself repeated, as (a+)+ does: give the inner one"
                " a bound, such as {1,20}, or take one of them away"
            )
        own = self.after(body, _END)
        if own.is_optional and most != 1:
            raise PatternError("it repeats what may be nothing, as (a?)* does: take the inner mark away")
        again = After(own.first | after.first, after.is_optional, after.is_bound) if most != 1 else after
        body_is_sure = self.settle(body, again, in_loop or is_endless)
        most = max(MOST, least) if is_endless else most
        # What comes next cannot begin as this does, or may be nothing: to give back leads to nothing.
        is_over = not own.first.meets(after.first) and not (after.is_optional and after.is_bound)
        is_last = after.is_optional and not after.is_bound
        is_sure = body_is_sure and (least == most or is_over or is_last)
        if name == "MIN_REPEAT":
            is_sure = least == most
        elif is_sure and name == "MAX_REPEAT":
            op = _parser.POSSESSIVE_REPEAT
        tree[index] = (op, (least, most, body))
        return is_sure or name == "POSSESSIVE_REPEAT"

    def excludes(self, branches: Sequence[Any]) -> bool:
        """Whether no text can match two of some alternatives."""
        fixed = [list(self.fixed(part)) for part in branches]
        return all(
            any(not a.meets(b) for a, b in zip(one, other, strict=False))
            for number, one in enumerate(fixed)
            for other in fixed[number + 1 :]
        )

    def fixed(self, items: Sequence[Any]) -> Iterator[Chars]:
        """The characters that a part begins with, one after the other, as far as these are fixed."""
        for op, value in items:
            chars = self.chars(str(op), value)
            if chars is None:
                if str(op) == "AT":
                    continue
                return
            yield chars

    # How many steps

    def steps(self, tree: Any, then: int) -> int:
        """The steps that a part can take at most, ``then`` being those of what follows it."""
        count = then
        for op, value in reversed(list(tree)):
            name = str(op)
            if name in ("ASSERT", "ASSERT_NOT"):
                count += self.steps(value[1], 0)
            elif name == "SUBPATTERN":
                count = self.steps(value[-1], count) + 3
            elif name == "ATOMIC_GROUP":
                count += self.steps(value, 0)
            elif name == "BRANCH":
                each = [self.steps(part, count) for part in value[1]]
                count = max(each) + len(each) if self.excludes(value[1]) else sum(each)
            elif name == "POSSESSIVE_REPEAT":
                count += value[1] * self.steps(value[2], 0)
            elif name in _REPEATS:
                following = count
                for _ in range(value[1]):
                    count = self.steps(value[2], count) + following
                    if count > _MOST_STEPS:
                        break
            else:
                count += 1
            if count > _MOST_STEPS:
                return count
        return count


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_REFUSED = {
    "GROUPREF": "it refers back to a group, which can take forever: name the words, or use words.doubled",
    "GROUPREF_IGNORE": "it refers back to a group, which can take forever: name the words",
    "GROUPREF_EXISTS": "it asks whether a group was there: write two patterns",
}


def _category(name: str) -> Chars:
    """What a class such as \\w stands for."""
    name = name.removeprefix("CATEGORY_")
    own = "space" if name.endswith("SPACE") else "word"
    if name.startswith("NOT_"):
        # Beyond ASCII there are letters, too, that are no digits.
        return Chars(_ASCII - _CATEGORIES[name[4:]], _BEYOND if "DIGIT" in name else _BEYOND - {own})
    return Chars(_CATEGORIES[name], frozenset({own}))


def _one(code: int) -> Chars:
    """The set of one character."""
    if code < 128:
        return Chars(frozenset({code}), frozenset())
    char = chr(code)
    return Chars(
        frozenset(), frozenset({"word" if char.isalnum() else "space" if char.isspace() else "other"})
    )
