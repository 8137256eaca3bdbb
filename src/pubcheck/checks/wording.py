"""How a check quotes in a message what stands in the source."""

from __future__ import annotations


def shortened(text: str, longest: int = 60) -> str:
    """The text on one line, cut to at most ``longest`` code points, with dots where something is left out."""
    line = " ".join(text[: 4 * longest].split())
    if len(line) <= longest and len(text) <= 4 * longest:
        return line
    return line[: longest - 1].rstrip() + "…"
