"""How a credit line is written, layout by layout: the inverse of reading one."""

from __future__ import annotations

from typing import Literal, NamedTuple

Layout = Literal["label", "credit", "by", "slash", "courtesy"]


class Written(NamedTuple):
    """What a credit says; all parts but the name may be left out.

    ``service`` is the name of one of `services.SERVICES`, ``rank`` any form that stands before a name.
    """

    name: str = ""
    service: str = ""
    rank: str = ""
    organization: str = ""
    medium: str = "photo"
    disclosure: str = ""
    is_released: bool = False


def format_credit(layout: Layout, said: Written) -> str:
    """One credit line, read back by `credits.parse` into the same parts and layout.

    label: "Photo By: Army Sgt. Ann Roe" (DOD News); credit: "Credit: Army Sgt. Ann Roe"; by: "(U.S. Army
    photo by Sgt. Ann Roe)" (DVIDS, Navy, AFPIMS); slash: "(U.S. Army photo/Sgt. Ann Roe)"; courtesy:
    "Courtesy photo by Acme Corp."
    """
    person = " ".join(filter(None, (said.rank, said.name)))
    if layout in {"label", "credit"}:
        medium = said.medium[:1].upper() + said.medium[1:]
        head = f"{medium} By:" if layout == "label" else "Credit:"
        line = " ".join(filter(None, (head, said.service, person)))
        line += f", {said.organization}" if said.organization else ""
        line += "/Released" if said.is_released else ""
        return f"{line} ({said.disclosure})" if said.disclosure else line
    if layout == "courtesy":
        owner = person or said.organization
        line = f"Courtesy {said.medium}" + (f" by {owner}" if owner else "")
        return line + ("/Released" if said.is_released else "")
    owner = f"{_country(said.service)}{said.service} " if said.service else ""
    line = f"{owner}{said.medium}" + (f"/{person}" if layout == "slash" else f" by {person}")
    line += f", {said.organization}" if said.organization else ""
    line += "/Released" if said.is_released else ""
    return f"({line}) ({said.disclosure})" if said.disclosure else f"({line})"


def _country(service: str) -> str:
    """ "U.S. " before the armed services and their kin, nothing before departments and alliances."""
    return "" if service.startswith(("Department", "Joint", "NATO", "National")) else "U.S. "
