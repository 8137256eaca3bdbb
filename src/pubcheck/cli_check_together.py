"""Options of `check` that do not go together, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click


def refuse(options: Mapping[str, Any]) -> None:
    """Raise UsageError for options of which one would do nothing, which nobody means."""
    fixes = options["fix"] or options["fix_only"]
    if options["unsafe_fixes"] and not (fixes or options["diff"]):
        raise click.UsageError(
            "--unsafe-fixes alone does nothing: add --fix to make them, or --diff to see them."
        )
    if options["exit_non_zero_on_fix"] and not fixes:
        raise click.UsageError("--exit-non-zero-on-fix needs --fix or --fix-only: nothing else makes fixes.")
    if options["diff"] and any(output.name != "text" or output.path for output in options["output_format"]):
        raise click.UsageError(
            "--diff writes a patch and no report: take one of --diff and --output-format out."
        )
    if options["online"] and options["offline"]:
        raise click.UsageError("--online and --offline contradict each other: take one of them out.")
    if options["stdin_filename"] and "-" not in options["paths"]:
        raise click.UsageError("--stdin-filename names standard input: give - as the path, too.")
