"""Asks git what changed: the diff, new files, and contents of the index and of commits."""

from __future__ import annotations

# Paths are strings here, as in discovery: names need not be UTF-8.
# ruff: noqa: PTH100, PTH109, PTH113, PTH118
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# In a hook git tells its children of its own repository, which need not be that of the folder.
_OF_ANOTHER_REPOSITORY = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}
)
_CHANGING_DIFFS = frozenset({"GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS"})
# What settings of the user may change in a diff, set to what the parser expects.
_DIFF = (
    *("-c", "diff.suppressBlankEmpty=false", "-c", "diff.relative=false", "diff", "-O/dev/null"),
    *("-M", "-U0", "--inter-hunk-context=0", "--full-index"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=default"),
)
_EMPTY = {"sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904"}  # the tree without files, by hash function
_SUBMODULE, _LINK = "160000", "120000"  # modes in the index that stand for no content of a file


class GitError(Exception):
    """What git cannot do; the text says why, without a full stop."""


class Repository(NamedTuple):
    """The working tree that a folder lies in: its top folder, and the environment in which git finds it."""

    top: str
    environment: Mapping[str, str]

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What a git command writes; raises GitError where it fails."""
        return _run(self.top, self.environment, *arguments, stdin=stdin)

    def commit(self, name: str) -> str | None:
        """The id of the commit that a name stands for; None where it stands for none."""
        if not name or name.startswith("-") or "\0" in name:
            return None
        try:
            return self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except GitError:
            return None

    def parents(self) -> list[str]:
        """The parents of the commit that is checked out, as far as the clone has them."""
        try:
            return self.run("rev-list", "--parents", "-n1", "HEAD").decode().split()[1:]
        except GitError:
            return []

    def fork(self, one: str, other: str = "HEAD") -> str | None:
        """The newest commit that two have in common; None where the clone has none."""
        try:
            return self.run("merge-base", one, other).decode().split()[0]
        except (GitError, IndexError):
            return None

    def is_shallow(self) -> bool:
        """Whether the clone lacks old commits."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def has_commits(self) -> bool:
        """Whether anything was ever committed on the branch that is checked out."""
        return self.commit("HEAD") is not None

    def nothing(self) -> str:
        """What stands for a commit without files."""
        try:
            kind = self.run("rev-parse", "--show-object-format").decode().strip()
        except GitError:  # git before 2.28, which knows one kind only
            kind = "sha1"
        return _EMPTY.get(kind) or self.run("hash-object", "-t", "tree", "--stdin").decode().strip()

    def diff(self, base: str) -> bytes:
        """What changed from a commit to the files as they lie there."""
        return self.run(*_DIFF, base, "--")

    def staged_diff(self) -> bytes:
        """What changed from the last commit to what the next one will hold."""
        return self.run(*_DIFF, "--cached", "--")

    def untracked(self) -> list[str]:
        """The files that git neither tracks nor ignores, with `/`, relative to the top."""
        names = self.run("ls-files", "--others", "--exclude-standard", "-z")
        return [name for name in _names(names) if not name.endswith("/")]

    def staged_contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The contents that the index holds of those of some files which differ from it on the disk."""
        changed = set(_names(self.run("diff-files", "--name-only", "-z"))) & set(paths)
        if not changed:
            return {}
        blobs = {}
        for entry in _names(self.run("ls-files", "--stage", "-z")):
            about, _, name = entry.partition("\t")
            mode, blob, stage = about.split(" ")
            if name in changed and stage == "0" and mode not in {_LINK, _SUBMODULE}:
                blobs[name] = blob
        return dict(zip(blobs, self.blobs(list(blobs.values())), strict=True))

    def blobs(self, ids: list[str]) -> Iterator[bytes]:
        """The contents of those ids; raises GitError where one is missing."""
        answers = self.run("cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in ids).encode())
        at = 0
        for blob in ids:
            # “<id> blob <size>”, a line feed, the content, a line feed (git-cat-file, batch output)
            end = answers.find(b"\n", at)
            words = answers[at:end].split()
            if len(words) != 3 or words[1] != b"blob":
                raise GitError(f"git does not have the content {blob}")
            start, size = end + 1, int(words[2])
            yield answers[start : start + size]
            at = start + size + 1


def repository(folder: str) -> Repository:
    """The repository with a working tree that a folder lies in; raises GitError where there is none."""
    environment = {name: value for name, value in os.environ.items() if name not in _CHANGING_DIFFS}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_PAGER": "cat"}
    here = {name: value for name, value in environment.items() if name not in _OF_ANOTHER_REPOSITORY}
    try:
        top, own = _places(folder, here)
    except GitError:
        # Whoever sets GIT_DIR and GIT_WORK_TREE by hand may mean this folder all the same.
        if "GIT_DIR" not in environment:
            raise
        top, own = _places(folder, environment)
        here = environment
    if index := os.environ.get("GIT_INDEX_FILE"):
        # A commit with -a or with named files has an index of its own, beside the usual one.
        for base in (os.getcwd(), top):
            path = os.path.realpath(os.path.join(base, index))
            if os.path.isfile(path) and path.startswith(os.path.join(own, "")):
                here = here | {"GIT_INDEX_FILE": path}
                break
    return Repository(top, here)


def _places(folder: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The top folder of the working tree, and the folder in which git keeps what belongs to it."""
    output = _run(folder, environment, "rev-parse", "--show-toplevel", "--absolute-git-dir")
    top, own = os.fsdecode(output.removesuffix(b"\n")).rsplit("\n", 1)
    return os.path.abspath(top), os.path.realpath(own)


def _run(folder: str, environment: Mapping[str, str], *arguments: str, stdin: bytes = b"") -> bytes:
    # A repository that is merely read must not start programs of its own.
    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be started: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        reason = next((line for line in said.splitlines() if line.startswith("fatal:")), said)
        reason = reason.removeprefix("fatal:").strip().rstrip(".") or f"it ended with {done.returncode}"
        if "dubious ownership" in said:
            reason = (
                f"it belongs to another account: git config --global --add safe.directory {folder} trusts it"
            )
        raise GitError(f"git {arguments[0]}: {reason}" if arguments[0] != "rev-parse" else reason)
    return done.stdout


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]
