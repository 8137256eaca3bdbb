"""The command `rules export`: writes the catalogue of rules for `rules diff` of another version."""

from __future__ import annotations

import json

import click

from pubcheck.cli_help import Manual


@click.command(
    "export",
    cls=Manual,
    short_help="Write the catalogue, for `rules diff` after an upgrade.",
    epilog="\b\nExamples:\n  pubcheck rules export > rules-before.json\n",
)
def command() -> int:
    """Write the catalogue of rules as JSON: before an upgrade, to see afterwards what it changes."""
    from pubcheck import catalogue
    from pubcheck.cli import CLEAN
    from pubcheck.cli_terminal import show

    show(json.dumps(catalogue.record()))
    return CLEAN
