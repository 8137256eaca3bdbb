"""Finds out from the environment with which commit a build, a hook or a pipeline compares."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pubcheck import linter_files
from pubcheck.linter_changes_git import Repository

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LARGEST_EVENT = 32_000_000  # bytes; GitHub delivers events of at most 25 MB
_DEEPER = "the checkout lacks it: fetch more of the history"


class Comparison(NamedTuple):
    """What the files are compared with: a commit, or with ``base`` None the last one with the index.

    ``base`` is "" where there is nothing to compare with; ``reason`` says why, or what the base is.
    """

    base: str | None
    reason: str


def detect(environment: Mapping[str, str], repository: Repository) -> Comparison:
    """What the files are to be compared with, by what pre-commit, GitHub Actions and GitLab tell.

    Runs git, and asks no server. Raises GitError.
    """
    if first := environment.get("PRE_COMMIT_FROM_REF") or environment.get("PRE_COMMIT_SOURCE"):
        last = environment.get("PRE_COMMIT_TO_REF") or environment.get("PRE_COMMIT_ORIGIN") or "HEAD"
        return _since(repository, first, last, "pre-commit")
    if environment.get("PRE_COMMIT"):
        if repository.staged_diff():
            return Comparison(None, "what is staged")
        return Comparison("", "nothing is staged")
    if environment.get("GITHUB_ACTIONS"):
        return _of_github(environment, repository)
    if environment.get("GITLAB_CI"):
        return _of_gitlab(environment, repository)
    return Comparison("", "neither pre-commit nor GitHub Actions nor GitLab CI runs this")


def _since(repository: Repository, first: str, last: str, who: str) -> Comparison:
    """From where a line of development that ends with ``last`` has left ``first``."""
    if first == last and (commit := repository.commit(first)):
        return Comparison(commit, f"the commit that {who} names")
    if not first.strip("0"):
        return Comparison("", f"{who} names no commit to compare with")
    if repository.commit(first) is None:
        return Comparison("", f"{who} compares with {first[:40]}, and {_DEEPER}")
    if fork := repository.fork(first, last):
        return Comparison(fork, f"where {last[:40]} has left {first[:40]}, as {who} says")
    return Comparison("", f"where {last[:40]} has left {first[:40]} is not known, because {_DEEPER}")


def _of_github(environment: Mapping[str, str], repository: Repository) -> Comparison:
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    # On a pull request HEAD is by default a merge into the base: GitHub's events “pull_request” say so.
    request = _table(event, "pull_request")
    merged = _id(_table(request, "head"))
    if merged:
        parents = repository.parents()
        if len(parents) == 2 and parents[1] == merged:
            return Comparison(parents[0], "the base of the pull request")
    base = _id(_table(request, "base")) or _id(_table(event, "merge_group"), "base_sha")
    branch = environment.get("GITHUB_BASE_REF", "")
    found = Comparison("", "GitHub names no commit to compare with")
    if base:
        found = _since(repository, base, "HEAD", "GitHub")
    if not found.base and branch:
        found = _first_known(found, _since(repository, f"refs/remotes/origin/{branch}", "HEAD", "GitHub"))
    if not found.base and not request:
        before = _id(event, "before")
        if before:
            found = _first_known(found, _since(repository, before, "HEAD", "GitHub"))
    return found


def _of_gitlab(environment: Mapping[str, str], repository: Repository) -> Comparison:
    # In a pipeline for merged results HEAD has the target's newest commits, too.
    if environment.get("CI_MERGE_REQUEST_EVENT_TYPE") in {"merged_result", "merge_train"}:
        source = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "")
        parents = repository.parents()
        if len(parents) == 2 and parents[1] == source:
            return Comparison(parents[0], "the target of the merge request")
        if target := environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"):
            found = _since(repository, target, "HEAD", "GitLab")
            if found.base:
                return found
    if base := environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return _since(repository, base, "HEAD", "GitLab")
    # On the first push of a branch, and on one without a push, GitLab writes zeros.
    found = _since(repository, environment.get("CI_COMMIT_BEFORE_SHA", ""), "HEAD", "GitLab")
    default = environment.get("CI_DEFAULT_BRANCH", "")
    if not found.base and default and default != environment.get("CI_COMMIT_BRANCH"):
        found = _first_known(found, _since(repository, f"refs/remotes/origin/{default}", "HEAD", "GitLab"))
    return found


def _first_known(one: Comparison, other: Comparison) -> Comparison:
    return other if other.base else one


def _event(path: str) -> Mapping[str, Any]:
    """The event that started a workflow; empty where it cannot be read."""
    try:
        event = json.loads(linter_files.read(path, _LARGEST_EVENT))
    except (linter_files.UnreadableError, ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _table(event: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = event.get(key)
    return value if isinstance(value, dict) else {}


def _id(table: Mapping[str, Any], key: str = "sha") -> str:
    """The id of a commit in an event; "" where there is none, or zeros."""
    value = table.get(key)
    return value if isinstance(value, str) and _ID.fullmatch(value) and value.strip("0") else ""
