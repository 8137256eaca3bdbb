"""The elements of HTML that its standard speaks of together, by their tags."""

from __future__ import annotations

HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
DISABLEABLE_TAGS = frozenset({"button", "fieldset", "input", "optgroup", "option", "select", "textarea"})
"""What a disabled attribute disables (HTML, 4.10.18.5; 4.10.8 to 4.10.10 and 4.10.15)."""
LABELABLE_TAGS = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})
"""What a label element may label (HTML, 4.10.2); of input elements those that are not hidden."""
