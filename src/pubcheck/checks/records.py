"""Checks of record files: whether each record can be read, is of the right form, and finds its field map."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.checks import check
from pubcheck.document import Problem
from pubcheck.finding import Hit

_MALFORMED = {"record-broken": None, "record-cells": "cells", "record-duplicate": "duplicate"}
_INVALID = {"record-refused": None, "record-unknown-key": "unknown"}


@check("problem")
def malformed(problem: Problem) -> Iterator[Hit]:
    """What is no JSON, YAML or CSV; rows whose cells do not fit the header; keys that stand twice."""
    if problem.kind in _MALFORMED:
        yield Hit(problem.span, {"detail": problem.detail}, _MALFORMED[problem.kind])


@check("problem")
def invalid(problem: Problem) -> Iterator[Hit]:
    """Values and keys that the schemas of records refuse."""
    if problem.kind in _INVALID:
        yield Hit(problem.span, {"detail": problem.detail}, _INVALID[problem.kind])


@check("problem")
def map_missing(problem: Problem) -> Iterator[Hit]:
    """Records that no field map fits, so that nobody knows which value is a caption."""
    if problem.kind == "record-unmapped":
        yield Hit(problem.span)


@check("problem")
def column_missing(problem: Problem) -> Iterator[Hit]:
    """Columns that a field map names and a table does not have."""
    if problem.kind == "record-no-column":
        yield Hit(problem.span, {"detail": problem.detail})
