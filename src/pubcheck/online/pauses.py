"""How long to wait before asking again: Retry-After, and growing pauses with a chance part."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def asked_pause(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3): a number or a date; None without.

    ``now`` has a time zone. A date that is past asks for none.
    """
    value = value.strip()[:100]
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def backoff(attempt: int, base: float, longest: float) -> float:
    """The seconds to wait after a try, counted from 0: between half and all of base × 2^attempt."""
    return min(longest, base * 2.0 ** min(attempt, 16)) * random.uniform(0.5, 1.0)
