"""The commands `rules` and `explain`: what there is to know of the rules."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from pubcheck import catalogue
from pubcheck.catalogue import Catalogue, Rule
from pubcheck.cli import CLEAN
from pubcheck.cli_terminal import colors, say, show, width
from pubcheck.config import Known
from pubcheck.config.own import Examples
from pubcheck.reporters._cells import Paint
from pubcheck.reporters.json import rule_record, standard_record

_FORMATS = ("html", "markdown", "mdx", "text", "record", "image", "word")


def show_rules(select: Sequence[str], output_format: str) -> int:
    """List the rules by topic, or give all their metadata as JSON; only those selected, if any are."""
    known, shown = _known_here()
    rules = sorted(known.rules.values(), key=lambda rule: (rule.topic, rule.id))
    if select:
        from pubcheck.config.selectors import UnknownSelectorError, selected

        try:
            chosen = selected(rules, [_current(name, known) for name in select], known=known.standards)
        except UnknownSelectorError as error:
            raise click.UsageError(f"--select: {error}.") from error
        rules = [rule for rule in rules if rule.id in chosen]
    if output_format == "json":
        sys.stdout.write(
            "[\n" + ",\n".join(json.dumps(record(rule, known, shown[rule.id])) for rule in rules) + "\n]\n"
        )
        return CLEAN
    paint = Paint(colors(sys.stdout))
    longest = max((len(rule.id) for rule in rules), default=0)
    topic = ""
    for rule in rules:
        if rule.topic != topic:
            topic = rule.topic
            show(("\n" if rule is not rules[0] else "") + paint(topic, "bold"))
        fix = "" if rule.fix is None else " (fix)" if rule.fix.safe else " (unsafe fix)"
        severity = paint(f"{rule.severity:<7}", rule.severity)
        show(f"  {rule.id:<{longest}}  {severity}  {rule.title}{fix}{_status(rule)}")
    return CLEAN


def _known_here() -> tuple[Catalogue, Examples]:
    """All rules, those of the project that you are in too, with their examples."""
    from pubcheck.cli_own_rules import own_here

    rules = catalogue.load()
    own, mistakes = own_here(Known.of(rules.rules.values(), rules.standards, rules.renamed))
    say(*mistakes)
    return own.added_to(rules), {**catalogue.examples(), **own.examples}


def _current(name: str, known: Catalogue) -> str:
    """What a rule is called now that may once have been called otherwise, which is told."""
    now = known.renamed.get(name, name)
    if now != name:
        say(f"“{name}” is now called “{now}”.")
    return now


def _status(rule: Rule) -> str:
    instead = f": {rule.replaced_by}" if rule.replaced_by else ""
    return "" if rule.status == "stable" else f" ({rule.status}{instead})"


def record(rule: Rule, known: Catalogue, examples: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Everything that is known of a rule, as JSON has it."""
    return {
        **rule_record(rule, known),
        "message": rule.message,
        "why": rule.why.strip(),
        "limits": rule.limits.strip(),
        "since": rule.since,
        "profiles": list(rule.profiles),
        "strict": rule.strict,
        "status": rule.status,
        "replacedBy": rule.replaced_by or None,
        "check": rule.check,
        "options": dict(rule.options),
        "profileOptions": {profile: dict(own) for profile, own in rule.profile_options.items()},
        "cases": {
            name: {
                "severity": case.severity or rule.severity,
                "message": case.message or rule.message,
                "outcome": case.outcome,
                **({"fix": _fix_record(case.fix)} if case.fix else {}),
            }
            for name, case in rule.cases.items()
        },
        "related": dict(rule.related),
        "fix": rule.fix and _fix_record(rule.fix),
        "examples": dict(examples),
    }


def _fix_record(fix: catalogue.RuleFix) -> dict[str, Any]:
    return {"safe": fix.safe, "title": fix.title, "changes": fix.changes}


_TOUCHES = {
    "markup": "What people read stays as it is.",
    "marks": "It touches white space, punctuation and capitals alone.",
}


def _kind(fix: catalogue.RuleFix) -> str:
    """Who makes a fix, and why nobody need look it over."""
    if fix.safe:
        return f"Safe: --fix makes it. {_TOUCHES.get(fix.changes) or fix.because}"
    return "Unsafe: --fix --unsafe-fixes makes it. Look it over."


def explain(name: str, why_not: Sequence[str] = ()) -> int:
    """Tell all about one rule, or what silences it in some files."""
    known, shown = _known_here()
    name = _current(name, known)
    rule = known.rules.get(name)
    if rule is None:
        from pubcheck.config.selectors import nearest, selected

        near = nearest(name, known.rules)
        hint = f"; did you mean “{near}”?" if near else "; `pubcheck rules` lists all."
        if meant := sorted(selected(known.rules.values(), [name], known={name})):
            hint = f"; it stands for {', '.join(meant)}."
        raise click.UsageError(f"There is no rule “{name}”{hint}")
    if why_not:
        from pubcheck.cli_why_not import why_not as tell

        return tell(rule, why_not)
    paint = Paint(colors(sys.stdout))
    for line in _page(rule, known, shown[rule.id], paint, min(width(), 100)):
        show(line)
    return CLEAN


def _page(
    rule: Rule,
    known: Catalogue,
    examples: Mapping[str, list[dict[str, Any]]],
    paint: Paint,
    columns: int,
) -> Iterator[str]:
    yield paint(rule.id, "bold")
    yield f"{rule.title}."
    yield ""
    since = f"  Since: {rule.since}." if rule.since else ""
    yield f"Severity: {paint(rule.severity, rule.severity)}.  Topic: {rule.topic}.{since}"
    if level := known.level(rule):
        yield f"WCAG level: {level}."
    if rule.profiles != ("*",):
        yield f"Profiles: {', '.join(rule.profiles)}."
    if rule.strict:
        yield "Strict: runs where the settings have strict = true, or name it."
    if rule.status == "preview":
        yield "Preview: may still change; runs where the settings have preview = true, or name it."
    if rule.status == "deprecated":
        instead = f"; {rule.replaced_by} takes its place" if rule.replaced_by else ""
        yield f"Deprecated: runs only where the settings name it{instead}."
    for heading, text in (("Why", rule.why), ("What it cannot see", rule.limits)):
        if text.strip():
            yield from ("", paint(heading, "bold"), *_wrapped(text, columns))
    yield from ("", paint("It rests on", "bold"))
    for standard in rule.standards:
        entry = standard_record(standard, known)
        yield f"  {entry['citation']} ({entry['kind']})"
        if entry["address"]:
            yield f"    {entry['address']}"
    for name in rule.act:
        yield f"  ACT rule {name} (test of the W3C)"
        yield f"    https://www.w3.org/WAI/standards-guidelines/act/rules/{name}/"
    if rule.cases:
        yield from ("", paint("Cases", "bold"))
        for name, case in rule.cases.items():
            word = "cannot tell" if case.outcome == "cannotTell" else case.severity or rule.severity
            yield f"  {name}: {paint(word, word)}"
            yield from _wrapped(case.message or rule.message, columns, "    ")
    if rule.options:
        yield from ("", paint("Options", "bold"), f"  [rules.{rule.id}]")
        for name, value in rule.options.items():
            yield from _wrapped(f"{name} = {json.dumps(value, ensure_ascii=False)}", columns)
        for profile, own in rule.profile_options.items():
            for name, value in own.items():
                yield from _wrapped(f"{name} = {json.dumps(value, ensure_ascii=False)} in {profile}", columns)
    fixes = [fix for fix in (rule.fix, *(case.fix for case in rule.cases.values())) if fix]
    if fixes:
        yield from ("", paint("Fix", "bold"))
    for fix in fixes:
        yield f"  {fix.title}"
        yield from _wrapped(_kind(fix), columns)
    for outcome, heading in (("failed", "What it finds"), ("passed", "What it leaves alone")):
        if examples[outcome]:
            yield from ("", paint(heading, "bold"))
            for example in examples[outcome]:
                yield from _example(example)


def _example(example: dict[str, Any]) -> Iterator[str]:
    form = next(form for form in _FORMATS if form in example)
    yield f"  {form}{': ' + example['note'] if 'note' in example else ''}"
    for line in example[form].strip("\n").splitlines():
        yield f"    {line}".rstrip()


def _wrapped(text: str, columns: int, indent: str = "  ") -> list[str]:
    from textwrap import wrap

    return wrap(
        " ".join(text.split()), columns, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
