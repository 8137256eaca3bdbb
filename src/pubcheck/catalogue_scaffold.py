"""The file that a new rule begins with: good as a rule, and failing its own examples until it is written."""

from __future__ import annotations

import re

_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)+")

# What the stock checks are asked, and what the message may say of it.
_OPTIONS = {
    "words.forbid": ('options.terms = ["a phrase to be found"]', "{phrase}"),
    "words.substitute": ('options.terms = { "a phrase to be found" = "a better one" }', "{phrase}"),
    "words.limit": ('options.terms = ["a phrase to be found"]\noptions.most = 1', "{phrase}"),
    "words.doubled": ("", "{word}"),
    "text.consistent": ('options.variants = [["one spelling", "other spelling"]]', "{phrase}"),
    "text.require": ('options.terms = ["a phrase"]\noptions.needs = ["what goes with it"]', "{phrase}"),
    "text.sequence": ('options.rows = ["a …3 word|words in a row"]', "{phrase}"),
    "text.case": ('options.style = "sentence"', "{text}"),
    "text.spelled": ('options.words = ["all", "known", "words"]\noptions.only_words = true', "{phrase}"),
    "figures.within": ('options.formula = "words / sentences"\noptions.most = 25', "{value}"),
    "elements.forbid": ('options.selector = "marquee"', "{tag}"),
    "elements.require": ('options.selector = "h1"', "{count}"),
    "elements.attribute": ('options.selector = "iframe"\noptions.name = "title"', "{tag}"),
    "fields.present": ('options.names = ["date"]', "{name}"),
    "fields.fits": ('options.names = ["date"]\noptions.type = "date"', "{name}"),
    "fields.related": (
        'options.first = "updated"\noptions.second = "date"\noptions.relation = "not before"', "{first}"
    ),
}  # fmt: skip

_HEAD = '''title = "Say what the standard asks, as a plain statement"
standards = ["{standard}"]   # a key of {where}, then the clause: "wcag22:1.1.1"
severity = "note"       # error, warning or note
profiles = ["*"]
since = "0.1.0"
check = "{check}"
{options}message = "{fact}Say what is wrong here and what to write instead."
why = """
One paragraph for the writer: who is hurt, and how.
"""
limits = """
What the rule cannot see, and what it may get wrong.
"""

# Three failed and three passed examples at least, one not in HTML, one trap named by its note.

'''
_EXAMPLES = """[[failed]]
html = '''<p>⟦The range that the finding marks⟧</p>'''

[[failed]]
markdown = '''⟦The same⟧ in Markdown'''

[[failed]]
text = '''⟦The same⟧ in plain text'''

[[passed]]
html = '''<p>What to write instead</p>'''

[[passed]]
note = "What looks like a fault and is none."
html = '''<p>A trap</p>'''

[[passed]]
markdown = '''What to write instead'''

[[inapplicable]]
html = '''<p>Nothing to judge</p>'''
"""


class RuleNameError(ValueError):
    """The name of a rule that is none; says how one is made."""


def parts_of(name: str) -> tuple[str, str]:
    """The topic and the id of a rule that is to be made; raises RuleNameError."""
    if not _NAME.fullmatch(name):
        raise RuleNameError(
            "it takes a topic, a slash and an id of two words or more with hyphens between that says what is"
            " wrong, such as links/link-text-vague"
        )
    topic, _, rule = name.partition("/")
    return topic, rule


def text_of(check: str, *, standard: str = "house", where: str = "rules/standards.toml") -> str:
    """The file of a new rule of a check."""
    options, fact = _OPTIONS.get(check, ("", ""))
    head = _HEAD.replace("{standard}", standard).replace("{where}", where).replace("{check}", check)
    head = head.replace("{options}", options + "\n" if options else "")
    return head.replace("{fact}", f"“{fact}”: " if fact else "") + _EXAMPLES
