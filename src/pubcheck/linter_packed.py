"""What came of a file as bytes, as the cache keeps it and as worker processes send it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pubcheck.catalogue import Rule
from pubcheck.finding import Edit, Finding, Fix, Mark, Related
from pubcheck.linter_excerpts import Line
from pubcheck.linter_report import FileReport, Located, PartPlace, Place, Settled
from pubcheck.source import Span

_LEVEL = 1  # of zlib: findings repeat themselves, and a higher level saves little more


def packed(found: FileReport | None) -> bytes:
    """What came of a file, without its path and its rules, which whoever unpacks it knows."""
    if found is None:
        return b""
    record = found._asdict()
    for known in ("path", "fails"):
        del record[known]
    record |= {"rules": bool(found.rules), "met": sorted(found.met), "overruled": sorted(found.overruled)}
    return zlib.compress(json.dumps(record, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpacked(data: bytes, path: str, rules: Mapping[str, Rule]) -> FileReport | None:
    """What came of the file of that path, of which those rules were chosen.

    Raises ValueError for bytes that are none of ours.
    """
    if not data:
        return None
    try:
        record = json.loads(zlib.decompress(data))
        record |= {key: tuple(value) for key, value in record.items() if isinstance(value, list)}
        record |= {
            "findings": tuple(map(_located, record["findings"])),
            "settled": tuple(Settled(_located(item), *rest) for item, *rest in record["settled"]),
            "rules": rules if record["rules"] else MappingProxyType({}),
            "met": frozenset(record["met"]),
            "overruled": frozenset(record["overruled"]),
        }
        return FileReport(path, **record)
    except (zlib.error, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError("these are no findings of ours") from error


def _located(record: list[Any]) -> Located:
    finding, place, related, lines, instead = record
    return Located(
        _finding(finding),
        _place(place),
        tuple(map(_place, related)),
        tuple(Line(number, text, start, end, (cut[0], cut[1])) for number, text, start, end, cut in lines),
        instead,
    )


def _finding(record: list[Any]) -> Finding:
    rule, severity, outcome, message, span, related, fix, fingerprint, mark, of_page = record
    return Finding(
        rule,
        severity,
        outcome,
        message,
        Span(*span),
        tuple(Related(Span(*where), said) for where, said in related),
        fix and Fix(fix[0], fix[1], tuple(Edit(Span(*where), text) for where, text in fix[2])),
        fingerprint,
        mark and Mark(*mark),
        of_page,
    )


def _place(record: list[Any]) -> Place:
    *numbers, part, is_rendered = record
    line, column, end_line, end_column = numbers
    return Place(line, column, end_line, end_column, PartPlace(*part) if part else None, is_rendered)
