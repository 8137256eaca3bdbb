"""The roles, states and properties of WAI-ARIA 1.2, with its modules for graphics and digital publishing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from pubcheck import resources

PRESENTATIONAL = frozenset({"none", "presentation"})
"""The two names of the role that takes an element's own meaning away (WAI-ARIA 1.2, 5.4)."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role; names of attributes are in lower case.

    ``supported`` leaves out the global attributes, but for those that 1.2 deprecates on other roles.
    ``required_owned`` has one way of owning an entry, a path from outside inward: ``("rowgroup", "row")``.
    ``implicit`` gives the values that hold where an attribute is absent.
    """

    name: str
    superclasses: tuple[str, ...]
    is_abstract: bool
    is_deprecated: bool
    name_from_content: bool
    naming_prohibited: bool
    name_required: bool
    children_presentational: bool
    required: frozenset[str]
    supported: frozenset[str]
    prohibited: frozenset[str]
    required_owned: tuple[tuple[str, ...], ...]
    required_context: tuple[str, ...]
    implicit: Mapping[str, str]

    def is_subclass_of(self, name: str) -> bool:
        """Whether the role is the named one or inherits from it, over any number of steps."""
        return name in _ancestry(self.name)


@dataclass(frozen=True, slots=True)
class AttributeType:
    """A state or property.

    ``kind`` is "state" or "property"; ``value`` the value type in the words of WAI-ARIA 1.2, 6.2.4
    ("true/false", "tristate", "true/false/undefined", "ID reference", "ID reference list", "integer",
    "number", "string", "token", "token list"); ``edition`` is "1.3" for what only the draft has.
    """

    name: str
    kind: str
    value: str
    tokens: frozenset[str]
    default: str | None
    is_global: bool
    is_global_deprecated: bool
    is_deprecated: bool
    edition: str


@lru_cache(maxsize=512)  # the templates of a site state the same few
def find_role(name: str) -> Role | None:
    """The role of that name (ASCII case ignored), abstract and deprecated ones included; else None."""
    return roles().get(name) or roles().get(name.lower())


def is_draft_role(name: str) -> bool:
    """Whether only the draft of WAI-ARIA 1.3 has the role, though browsers may know it already."""
    return name.lower() in _draft_roles()


def first_role(tokens: str) -> Role | None:
    """The first role of a role attribute that is one and is not abstract (WAI-ARIA 1.2, 5.3 and 7.1)."""
    for token in tokens.split():
        role = find_role(token)
        if role is not None and not role.is_abstract:
            return role
    return None


# The table as a constant, yet read no sooner than somebody asks for it.
ATTRIBUTES: Mapping[str, AttributeType]


@cache
def roles() -> Mapping[str, Role]:
    """Every role by its name."""
    return MappingProxyType({name: _role(name, row) for name, row in _read()["roles"].items()})


@cache
def attributes() -> Mapping[str, AttributeType]:
    """Every state and property by its name."""
    return MappingProxyType({name: _attribute(name, row) for name, row in _read()["attributes"].items()})


def __getattr__(name: str) -> Any:
    if name == "ATTRIBUTES":
        return attributes()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _role(name: str, row: Mapping[str, Any]) -> Role:
    naming = row.get("name_from", ())
    return Role(
        name=name,
        superclasses=tuple(row.get("superclasses", ())),
        is_abstract=row.get("abstract", False),
        is_deprecated=row.get("deprecated", False),
        name_from_content="content" in naming,
        naming_prohibited="prohibited" in naming,
        name_required=row.get("name_required", False),
        children_presentational=row.get("children_presentational", False),
        required=frozenset(row.get("required", ())),
        supported=frozenset(row.get("supported", ())),
        prohibited=frozenset(row.get("prohibited", ())),
        required_owned=tuple(map(tuple, row.get("required_owned", ()))),
        required_context=tuple(row.get("required_context", ())),
        implicit=MappingProxyType(row.get("implicit", {})),
    )


def _attribute(name: str, row: Mapping[str, Any]) -> AttributeType:
    return AttributeType(
        name=name,
        kind=row["kind"],
        value=row["value"],
        tokens=frozenset(row.get("tokens", ())),
        default=row.get("default"),
        is_global=row.get("global", False),
        is_global_deprecated=row.get("global_deprecated", False),
        is_deprecated=row.get("deprecated", False),
        edition=row["edition"],
    )


@cache
def _ancestry(name: str) -> frozenset[str]:
    """A role and all that it inherits from."""
    return frozenset({name}).union(*map(_ancestry, roles()[name].superclasses))


@cache
def _draft_roles() -> frozenset[str]:
    return frozenset(_read()["draft_roles"])


@cache
def _read() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((resources.folder("data") / "aria.json").read_text(encoding="utf-8"))
    return table
