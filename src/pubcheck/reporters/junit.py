"""The report in the form of JUnit: a suite for each file, a failed test for each finding."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import PurePosixPath
from typing import TextIO

from pubcheck.linter_report import FileReport, Report
from pubcheck.reporters import Options
from pubcheck.reporters._places import Told, last_line, said, told
from pubcheck.reporters._xml import DECLARATION, tag, text
from pubcheck.reporters.json import Spool

_PACKAGE = "gov.pubcheck"


def report(files: Iterable[FileReport], _report: Report, out: TextIO, options: Options) -> None:
    """Write a suite for each file with findings; where there is none, one test that has passed.

    The sums come first and are known last, so that the suites wait. The form is that of Jenkins'
    ``junit-10.xsd``, which has no attribute for a line: the place stands in the failure's text.
    """
    tests = 0
    with Spool() as suites:
        for path, found in groupby(told(files, options), key=lambda one: one.file.path):
            cases = [_case(one) for one in found]
            tests += len(cases)
            suites.add(_suite(path, cases, len(cases)))
        if not tests:
            case = f"<{tag('testcase', name=_PACKAGE, classname=_PACKAGE, time='0')}/>\n"
            suites.add(_suite(_PACKAGE, [case], 0))
        out.write(DECLARATION)
        sums = tag("testsuites", name="pubcheck", tests=max(tests, 1), failures=tests, errors=0)
        out.write(f"<{sums}>\n")
        out.writelines(suites)
    out.write("</testsuites>\n")


def _suite(name: str, cases: list[str], failures: int) -> str:
    """A suite in ASCII, as a Spool takes it."""
    suite = tag(
        "testsuite", name=name, tests=len(cases), failures=failures, errors=0, time="0", package=_PACKAGE
    )
    whole = "".join([f"<{suite}>\n", *cases, "</testsuite>\n"])
    return whole.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _case(one: Told) -> str:
    file, item, kind = one
    place, finding = item.place, item.finding
    where = file.path if place.is_rendered else f"{file.path}:{place.line}:{place.column}"
    if not place.is_rendered and last_line(place) > place.line:
        where += f" to line {last_line(place)}"
    test = tag(
        "testcase",
        name=f"{_PACKAGE}.{finding.rule}",
        classname=str(PurePosixPath(file.path).with_suffix("")),
        time="0",
    )
    failure = tag("failure", message=said(item), type=kind)
    return f"<{test}>\n  <{failure}>{text(where)}</failure>\n</testcase>\n"
