"""The linter: files and their settings become a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from pubcheck import catalogue, config, linter_files, readers
from pubcheck.config import DEFAULTS, Known, Own, Settings
from pubcheck.derived import Derived
from pubcheck.document import Document, Problem
from pubcheck.engine import Checked, Engine, joined
from pubcheck.grammar import globs
from pubcheck.linter_companions import Beside
from pubcheck.linter_faults import failure_of
from pubcheck.linter_noted import Noted, NotedCompanions, noting
from pubcheck.linter_report import FileReport, Report, Settled, fails, located
from pubcheck.readers import Reading
from pubcheck.source import Source, Span
from pubcheck.views import ONLINE
from pubcheck.views.page import Context

if TYPE_CHECKING:
    from pubcheck.grammar.answers import Answer

_TOPIC_OF_FILES = "files"


class File(NamedTuple):
    """A file to check: its path, its name as reports show it, its reader and settings.

    ``named`` tells that somebody asked for just this file. ``data`` are its bytes where they are at hand.
    """

    path: str
    name: str
    reader: str
    settings: Settings
    named: bool = False
    data: bytes | None = None


class Linter:
    """Checks one file after the other; ``report`` grows with each.

    ``with_lines`` keeps the lines of source that a text report shows. ``answers`` are those of servers, by
    address; until they are set nobody was asked, and the rules that need them do not run. ``noted`` takes
    down what is asked beyond the files themselves, where somebody wants to know.
    """

    def __init__(
        self, rules: catalogue.Catalogue, today: date, *, with_lines: bool = False, trace: bool = False
    ) -> None:
        self.report = Report(rules, today)
        self._rules = rules
        self.answers: Mapping[str, Answer] | None = None
        self.noted: Noted | None = None
        self._with_lines = with_lines
        self._trace = trace
        self._known = frozenset(rules.rules)
        self._successors = rules.successors
        # Settings are equal to themselves only, and many files share one object.
        self._engines: dict[Settings, Engine] = {}
        self._contexts: dict[Settings, Context] = {}
        self._beside: dict[Settings, Beside] = {}

    def admit(self, own: Own) -> None:
        """Let the report know rules of some projects' own; each runs where its project's settings have it."""
        self.report.catalogue = own.added_to(self.report.catalogue)

    def check(self, file: File) -> FileReport | None:
        """Check a file and add what came of it to the report; None where it is no article after all."""
        found = self.judged(file)
        if found:
            self.report.add(found)
        return found

    def judged(self, file: File) -> FileReport | None:
        """What comes of a file, which the sums of the report do not have yet; None where it is no article."""
        try:
            documents = self._documents(file)
        except linter_files.UnreadableError as unreadable:
            return self.unreadable(file, str(unreadable))
        return self.reported(file, documents[0], self.run(documents, file)) if documents else None

    def read(self, file: File) -> tuple[Document, ...]:
        """The documents of a file; none where there is no article. Raises UnreadableError."""
        return self._documents(file)

    def _documents(self, file: File) -> tuple[Document, ...]:
        """The documents of a file of any kind; raises UnreadableError."""
        if file.reader not in readers.BINARY:
            return self.documents_of(self.source_of(file)[0], file)
        with linter_files.opened(file.path, file.data) as binary:
            try:
                return readers.read_file(file.name, binary, file.reader, self._reading(file))
            except OSError as error:
                raise linter_files.UnreadableError(linter_files.reason(error)) from error
            except Exception as error:
                self._failed(file, f"the reader of {file.reader}", error)
                return ()

    def source_of(self, file: File) -> tuple[Source, bytes]:
        """The source of a file and its bytes; raises UnreadableError."""
        limit = file.settings.max_file_size
        data = linter_files.read(file.path, limit) if file.data is None else file.data
        if len(data) > limit:
            raise linter_files.UnreadableError(linter_files.too_large(limit))
        if linter_files.is_binary(data):
            raise linter_files.UnreadableError("it holds no text, or text in UTF-16 without its mark")
        return Source.decode(file.name, data), data

    def documents_of(self, source: Source, file: File) -> tuple[Document, ...]:
        """The documents that the reader makes; none where there is no article, or the reader is at fault."""
        try:
            if file.reader == "text" and not file.named and not _is_article(source.text):
                return ()
            return readers.read_all(source, file.reader, self._reading(file))
        except Exception as error:
            self._failed(file, f"the reader of {file.reader}", error)
            return ()

    def _reading(self, file: File) -> Reading:
        """What the settings say of reading a file."""
        settings, beside = file.settings, self.beside(file.settings)
        companions = beside if self.noted is None else NotedCompanions(beside, self.noted)
        if not settings.records or file.reader != "record":
            return Reading(settings.shortcodes, companions=companions)
        below = linter_files.below(file.path, settings.root)
        tables = [table for glob, table in settings.records.items() if globs.compiled((glob,)).covers(below)]
        return Reading(settings.shortcodes, {"*": tables[-1]} if tables else {}, companions)

    def beside(self, settings: Settings) -> Beside:
        """What lies beside the files under some settings; one for all files of a project."""
        beside = self._beside.get(settings)
        if beside is None:
            place = settings.root, repr(settings.data_files), repr(settings.site)
            beside = next((known for known in self._beside.values() if known.place == place), None)
            beside = self._beside[settings] = beside or Beside(
                settings.root, settings.data_files, settings.site
            )
        return beside

    def run(self, documents: Sequence[Document], file: File, engine: Engine | None = None) -> Checked:
        """What the rules find in the documents of a file."""
        engine = engine or self.engine(file.settings)
        checked = [
            engine.run(
                document,
                self._context(file.settings),
                file.settings.suppressions,
                self._known_under(file.settings),
                lambda part, error: self._failed(file, part, error),
            )
            for document in documents
        ]
        found = joined(checked, documents[0].source)
        if file.reader != "record" or not any(finding.fix for finding in found.findings):
            return found
        from pubcheck.linter_records import mendable

        return mendable(found, documents[0].source)

    def reported(self, file: File, document: Document, checked: Checked) -> FileReport:
        """What was found in a file as the report has it, with places."""
        source = document.source
        findings = tuple(located(source, f, with_lines=self._with_lines) for f in checked.findings)
        settled = tuple(
            Settled(
                located(source, finding, with_lines=False),
                "suppression",
                suppression.reason,
                who=suppression.by,
            )
            for finding, suppression in checked.suppressed
        )
        return FileReport(
            file.name,
            document.format,
            checked.profile,
            source.encoding,
            findings,
            len(checked.suppressed),
            fails(findings, file.settings.fail_on),
            self.engine(file.settings).rules,
            checked.met,
            frozenset(hidden.finding.rule for hidden in checked.suppressed),
            settled,
        )

    def unreadable(self, file: File, detail: str) -> FileReport:
        """What there is to say of a file that has no text: only the rules of files judge it."""
        problem = Problem("unreadable", Span(0, 0), detail)
        document = Document(Source(file.name, ""), file.reader, Derived(""), problems=(problem,))
        chosen = self.engine(file.settings).rules
        checked = self.run((document,), file, self._engine_of_files)
        kept = tuple(finding for finding in checked.findings if finding.rule in chosen)
        return self.reported(file, document, checked._replace(findings=kept))._replace(rules={})

    def engine(self, settings: Settings) -> Engine:
        """The engine of some settings, made ready once."""
        engine = self._engines.get(settings)
        if engine is None:
            engine = Engine(self._fixable(settings), settings.rules, self._successors)
            self._engines[settings] = engine
            self.report.rules |= engine.rules
        return engine

    def _fixable(self, settings: Settings) -> list[catalogue.Rule]:
        """The rules that run under some settings, without the fixes that these do not want."""
        chosen = self.chosen(settings)
        if settings.fixable == DEFAULTS.fixable and not settings.unfixable:
            return chosen
        known = settings.own.added_to(self._rules)
        fixable = config.selected(
            known.rules.values(), settings.fixable, settings.unfixable, known=self._selectors, preview=True
        )
        return [rule if rule.id in fixable else rule.without_fix() for rule in chosen]

    def chosen(self, settings: Settings) -> list[catalogue.Rule]:
        """The rules that run under some settings."""
        rules = settings.own.added_to(self._rules).rules
        chosen = config.selected(
            rules.values(),
            settings.select,
            settings.ignore,
            settings.extend_select,
            known=self._selectors,
            strict=settings.strict,
            preview=settings.preview,
        )
        unasked = ONLINE if self.answers is None else ()
        return [rules[name] for name in rules if name in chosen and rules[name].subject not in unasked]

    @property
    def _selectors(self) -> Set[str]:
        """What rules of this or of another project may be selected by; elsewhere it stands for none."""
        known = self.report.catalogue
        if known is self._rules:
            return known.standards.keys()
        return Known.of(known.rules.values(), known.standards).selectors

    def _known_under(self, settings: Settings) -> frozenset[str]:
        return self._known.union(settings.own.rules) if settings.own.rules else self._known

    @cached_property
    def _engine_of_files(self) -> Engine:
        return Engine(r for r in self._rules.rules.values() if r.topic == _TOPIC_OF_FILES)

    def _context(self, settings: Settings) -> Context:
        context = self._contexts.get(settings)
        if context is None:
            context = self._contexts[settings] = Context(
                self.report.today,
                settings.profile,
                settings.archived,
                settings.archive_after_days,
                settings.site_hosts,
                settings.https_hosts,
                self.answers or {},
                settings.content_id,
            )
            if self.noted is not None:
                context = self._contexts[settings] = noting(context, self.noted)
        return context

    def _failed(self, file: File, part: str, error: Exception) -> None:
        """Note a fault of pubcheck itself, once for each part and file; the other rules and files go on."""
        if any(failure[:2] == (file.name, part) for failure in self.report.failures[-20:]):
            return
        self.report.failures.append(failure_of(file.name, part, error, with_trace=self._trace))


def _is_article(text: str) -> bool:
    """Whether plain text is an article, which only its reader can tell."""
    tell: Callable[[str], bool] = import_module("pubcheck.readers.text").is_article
    return tell(text)
