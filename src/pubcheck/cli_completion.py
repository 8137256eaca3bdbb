"""The command `completion`: what a shell runs to complete command lines, and the answers that it gets."""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from pubcheck.cli_help import Manual

_LINE = "COMP_WORDS"  # what the script hands over
VARIABLE = "_PUBCHECK_COMPLETE"  # click's name for what a shell sets to ask for completions
_EXAMPLES = """\b
Examples:
  pubcheck completion bash > ~/.local/share/bash-completion/completions/pubcheck
  pubcheck completion zsh > "${fpath[1]}/_pubcheck"
  pubcheck completion fish > ~/.config/fish/completions/pubcheck.fish

A new shell has it then. For this one alone, in bash:

\b
  eval "$(pubcheck completion bash)"
"""

# Differs from click's: the line is taken whole, since bash parts words at colons, which clauses of
# standards have; what stands before the last colon is then not for us to repeat.
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' line=${COMP_LINE:0:$COMP_POINT} current before="" completion type value
    current=${line##*[[:space:]]}
    [[ $current == -*=* ]] && current=${current#*=}
    [[ $current == *:* && $COMP_WORDBREAKS == *:* ]] && before=${current%%"${current##*:}"}
    COMPREPLY=()
    for completion in $(env COMP_WORDS="$line" %(complete_var)s=bash_complete "$1"); do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == dir ]]; then
            compopt -o dirnames
        elif [[ $type == file ]]; then
            compopt -o default
        elif [[ $type == plain ]]; then
            COMPREPLY+=("${value#"$before"}")
        fi
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

# Differs from click's: a value may have commas, and files come from fish itself.
_FISH = """\
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp | string collect) \
COMP_CWORD=(commandline -ct | string collect) %(prog_name)s)
    for completion in $response
        set -l metadata (string split -m 1 "," -- $completion)
        if test $metadata[1] = dir
            __fish_complete_directories (commandline -ct)
        else if test $metadata[1] = file
            __fish_complete_path (commandline -ct)
        else if test $metadata[1] = plain
            echo $metadata[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Quiet(ShellComplete):
    """A shell that gets nothing rather than a fault of ours in the middle of a line."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The completions of an incomplete word; none where we fail."""
        try:
            return super().get_completions(args, incomplete)
        except Exception:
            return []


class Bash(_Quiet, BashComplete):
    """Bash 4.4 and newer."""

    source_template = _BASH

    def source(self) -> str:
        """The script; asks no shell for its version."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words of the line after the command, and the one at its end."""
        line = os.environ[_LINE]
        words = split_arg_string(line)
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], incomplete


class Zsh(_Quiet, ZshComplete):
    """Zsh."""


class Fish(_Quiet, FishComplete):
    """Fish 3 and newer."""

    source_template = _FISH


SHELLS = {"bash": Bash, "zsh": Zsh, "fish": Fish}
for _name, _shell in SHELLS.items():
    add_completion_class(_shell, _name)


@click.command(
    "completion", cls=Manual, epilog=_EXAMPLES, short_help="Write the script that completes command lines."
)
@click.argument("shell", type=click.Choice(sorted(SHELLS)))
def command(shell: str) -> int:
    """Write the script that has bash, zsh or fish complete commands, options, rules, standards and files."""
    from pubcheck.cli import CLEAN
    from pubcheck.cli import command as all_commands
    from pubcheck.cli_terminal import show

    show(SHELLS[shell](all_commands, {}, "pubcheck", VARIABLE).source().rstrip("\n"))
    return CLEAN
