"""Help reads like a page of a manual at 80 columns, and what is mistyped is told with what is near."""

from __future__ import annotations

import click
import pytest

from pubcheck import cli
from pubcheck.cli_help import Manual, ManualGroup, options


def commands(found=cli.command, context=None, words=()):
    """Every command and group with its context and the words that call it."""
    context = click.Context(
        found,
        info_name=words[-1] if words else "pubcheck",
        parent=context,
        terminal_width=80,
        **found.context_settings,
    )
    yield words, found, context
    if isinstance(found, click.Group):
        for name in found.list_commands(context):
            yield from commands(found.get_command(context, name), context, (*words, name))


COMMANDS = [pytest.param(*item, id=" ".join(item[0]) or "pubcheck") for item in commands()]


@pytest.mark.parametrize(("words", "found", "context"), COMMANDS)
def test_every_help_is_a_page_of_the_manual(words, found, context):
    assert isinstance(found, Manual)
    said = found.get_help(context)
    assert said.startswith(f"Usage: {' '.join(('pubcheck', *words))}")
    assert max(map(len, said.splitlines())) <= 80
    assert found.help or found.callback.__doc__
    short = found.get_short_help_str(100)
    assert short.endswith(".")
    assert not short.endswith("...")
    own = [name for name in (found.params or ()) if isinstance(name, click.Option)]
    if len(own) > 8:
        assert "Further options" not in said, "a decorator of cli_help puts each below a heading"


def test_the_help_of_check_has_all_a_manual_has(pubcheck):
    said = pubcheck("check", "--help").out
    headings = [line.rstrip(":") for line in said.splitlines() if line.endswith(":") and line[0] != " "]
    assert headings.index("Selection") < headings.index("Output") < headings.index("Running")
    assert headings[-4:] == ["Examples", "Exit codes", "Environment variables", "Files"]
    for word in ("Fixes", "Changed lines", "Outcome"):
        assert word in headings
    assert said.count("\nFixes:") == 1
    assert said == pubcheck("help", "check").out


def test_help_alone_lists_the_commands_below_headings(pubcheck):
    said = pubcheck().out
    for words in (["help"], ["--help"], ["-h"]):
        ended = pubcheck(*words)
        assert (ended.err, ended.out) == ("", said), words
    assert "Further commands" not in said, "cli.GROUPS says where a command stands"
    assert said.index("Checking:") < said.index("Rules:") < said.index("Options:") < said.index("Examples:")


def test_options_stand_below_their_heading_wherever_they_are_declared():
    @click.group(cls=ManualGroup)
    def group():
        pass

    @group.command(exit_codes={"0": "well"})
    @click.option("--z", help="Z.")
    @options("One", click.option("--a", help="A."), click.option("--b", help="B."))
    @options("Two", click.option("--c", help="C."))
    @options("One", click.option("--d", help="D."))
    def go():
        """Go on."""

    said = go.get_help(click.Context(go, info_name="go"))
    order = [
        said.index(word)
        for word in (
            "One:",
            "--a",
            "--b",
            "--d",
            "Two:",
            "--c",
            "Further options:",
            "--z",
            "--help",
            "Exit codes:",
        )
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "There is no command “chek”; did you mean `pubcheck check`?"),
        (["zzz"], "There is no command “zzz”; `pubcheck --help` lists all."),
        (["page.html"], "There is no command “page.html”; did you mean `pubcheck check page.html`?"),
        (["rules", "dif"], "did you mean `pubcheck rules diff`?"),
        (["config", "sho"], "did you mean `pubcheck config show`?"),
        (["help", "chekc"], "did you mean `pubcheck check`?"),
        (["help", "check", "more"], "`pubcheck check` has no commands."),
        (["check", "--selct", "images"], "--select"),
        (["check", "--profile", "nvay"], "navy"),
        (["explain", "image-alt-mising"], "did you mean “image-alt-missing”?"),
        (["rules", "--select", "imges"], "did you mean “images”?"),
        (["completion", "basch"], "bash"),
    ],
)
def test_what_is_mistyped_is_told_with_what_is_near(site, pubcheck, arguments, said):
    (site / "page.html").write_text("<p>The ship sailed.</p>")
    ended = pubcheck(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
