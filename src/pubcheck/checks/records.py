"""Checks of record files: whether each record can be read, is of the right form, and finds its field map."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.finding import Hit
from pubcheck.views.page import Page

_MALFORMED = {"record-broken": None, "record-cells": "cells", "record-duplicate": "duplicate"}
_INVALID = {"record-refused": None, "record-unknown-key": "unknown"}


@check("file")
def malformed(page: Page) -> Iterator[Hit]:
    """What is no JSON, YAML or CSV; rows whose cells do not fit the header; keys that stand twice."""
    for problem in page.document.problems:
        if problem.kind in _MALFORMED:
            yield Hit(problem.span, {"detail": problem.detail}, _MALFORMED[problem.kind])


@check("file")
def invalid(page: Page) -> Iterator[Hit]:
    """Values and keys that the schemas of records refuse."""
    for problem in page.document.problems:
        if problem.kind in _INVALID:
            yield Hit(problem.span, {"detail": problem.detail}, _INVALID[problem.kind])


@check("file")
def map_missing(page: Page) -> Iterator[Hit]:
    """Records that no field map fits, so that nobody knows which value is a caption."""
    for problem in page.document.problems:
        if problem.kind == "record-unmapped":
            yield Hit(problem.span)


@check("file")
def column_missing(page: Page) -> Iterator[Hit]:
    """Columns that a field map names and a table does not have."""
    for problem in page.document.problems:
        if problem.kind == "record-no-column":
            yield Hit(problem.span, {"detail": problem.detail})
