"""`explain RULE --why-not FILE`: why a rule says nothing of a file, or not what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pubcheck import catalogue
from pubcheck.catalogue import Catalogue, Rule
from pubcheck.cli import CLEAN, WRONG
from pubcheck.cli_files import files_of
from pubcheck.cli_terminal import show, shown
from pubcheck.config import Settings, joined_own, selected
from pubcheck.document import Document
from pubcheck.engine import Checked, Engine, applies
from pubcheck.linter import File, Linter
from pubcheck.linter_files import UnreadableError
from pubcheck.source import Span
from pubcheck.suppressions import Suppression
from pubcheck.views.page import Context

_LONGEST = 40  # code points of a text that is shown


def why_not(rule: Rule, paths: Sequence[str]) -> int:
    """Tell of each file whether the rule runs on it, and which decision silences which place."""
    rules = catalogue.load()
    files = files_of(rules, {"paths": tuple(paths)})
    if files is None:
        return WRONG
    linter = Linter(rules, date.today())
    linter.admit(joined_own(file.settings.own for file in files))
    for file in files:
        try:
            documents = linter.read(file)
        except UnreadableError as unreadable:
            show(f"{shown(file.name)}: it cannot be read: {unreadable}.")
            continue
        for line in _lines(rule, file, documents, file.settings.own.added_to(rules)):
            show(line)
    return CLEAN


def _lines(rule: Rule, file: File, documents: Sequence[Document], rules: Catalogue) -> Iterator[str]:
    settings, name = file.settings, shown(file.name)
    if off := _not_chosen(rule, settings, rules):
        yield f"{name}: {rule.id} does not run here: {off}."
        return
    engine = Engine([rule], settings.rules, rules.successors)
    told = False
    for document in documents:
        checked = engine.run(document, _context(settings), settings.suppressions, rules.rules)
        if not applies(rule, checked.profile):
            judged = ", ".join(rule.profiles)
            yield f"{name}: {rule.id} does not run here: it judges {judged}, and this is {checked.profile}."
            return
        for place, text in _places(document, checked, settings):
            told = True
            yield f"{name}:{place} {text}"
    if not told:
        yield f"{name}: {rule.id} runs here and finds nothing."


def _not_chosen(rule: Rule, settings: Settings, rules: Catalogue) -> str:
    """Which setting keeps a rule from running; "" where it runs."""

    def chosen(strict: bool, ignore: tuple[str, ...], preview: bool = True) -> bool:
        found = selected(
            rules.rules.values(), settings.select, ignore, settings.extend_select,
            known=rules.standards, strict=strict, preview=preview,
        )  # fmt: skip
        return rule.id in found

    if chosen(settings.strict, settings.ignore, settings.preview):
        return ""
    if rule.status == "deprecated" and rule.id not in settings.ignore:
        return f"it is deprecated and runs only where select names it{_instead(rule)}"
    if rule.status == "preview" and chosen(settings.strict, settings.ignore):
        return "it is a preview rule, and neither preview = true nor select names it"
    if chosen(True, settings.ignore):
        return "it is a strict rule, and neither strict = true nor select names it"
    for entry in settings.ignore:
        without = tuple(other for other in settings.ignore if other != entry)
        if chosen(True, without):
            return f"ignore has “{entry}” ({_origin(settings, 'ignore')})"
    if chosen(True, ()):
        return f"ignore has it more than once ({_origin(settings, 'ignore')})"
    return f"select does not have it ({_origin(settings, 'select')})"


def _instead(rule: Rule) -> str:
    return f"; {rule.replaced_by} takes its place" if rule.replaced_by else ""


def _places(document: Document, checked: Checked, settings: Settings) -> Iterator[tuple[str, str]]:
    """What the rule finds, place by place: reported, or by whose decision not."""
    source = document.source

    def place(span: Span) -> str:
        line, column = source.position(span.start)
        return f"{line}:{column}"

    found = [(finding.span, "is reported") for finding in checked.findings]
    found += [
        (hidden.finding.span, _decision(document, hidden.finding.rule, hidden.suppression, settings))
        for hidden in checked.suppressed
    ]
    for span, text in sorted(found):
        quoted = " ".join(source[span].split())
        quoted = quoted if len(quoted) <= _LONGEST else quoted[: _LONGEST - 1] + "…"
        yield place(span), f"“{quoted}” {text}."


def _decision(document: Document, rule: str, suppression: Suppression, settings: Settings) -> str:
    if suppression.accept:
        key = f"rules.{rule}.accept"
        where = _origin(settings, f"{key}.{suppression.accept}")
        return f"is accepted: {key} has “{suppression.accept}” ({where})"
    because = f": {suppression.reason}" if suppression.reason else ""
    if suppression.span is not None:
        line, _ = document.source.position(suppression.span.start)
        return f"is suppressed on line {line}{because}"
    index = settings.suppressions.index(suppression)
    return f"is suppressed in the settings ({_origin(settings, f'suppressions[{index}]')}){because}"


def _origin(settings: Settings, key: str) -> str:
    return str(settings.origins[key]) if key in settings.origins else "default"


def _context(settings: Settings) -> Context:
    return Context(
        date.today(),
        settings.profile,
        settings.archived,
        settings.archive_after_days,
        settings.site_hosts,
        settings.https_hosts,
    )
