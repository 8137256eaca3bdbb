"""Names that news about the forces often misspells, each with its right spelling.

People after their official biographies (defense.gov, state.gov, nato.int), places after the Geographic Names
Information System of the USGS and the installations' own sites, agencies after the U.S. Government Manual.
Held to slips that are no name of anybody else: where two spellings are in use, as with Zelenskyy, neither is
here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pubcheck.grammar.troops import Respelled

MISSPELLED: dict[str, str] = {
    # heads of state and of departments
    "Bashir al-Assad": "Bashar al-Assad",
    "Bashir Al-Assad": "Bashar al-Assad",
    "Bashir Assad": "Bashar Assad",
    "Barrack Obama": "Barack Obama",
    "Barak Obama": "Barack Obama",
    "Condoleeza Rice": "Condoleezza Rice",
    "Condoleesa Rice": "Condoleezza Rice",
    "Donald Rumsfield": "Donald Rumsfeld",
    "Leon Pannetta": "Leon Panetta",
    "Chuck Hagle": "Chuck Hagel",
    "Stanley McCrystal": "Stanley McChrystal",
    "David Petreaus": "David Petraeus",
    "David Patraeus": "David Petraeus",
    "Martin Dempsy": "Martin Dempsey",
    "Hamid Karzi": "Hamid Karzai",
    "Hamid Kharzai": "Hamid Karzai",
    "Haider al-Abbadi": "Haider al-Abadi",
    "Nouri al-Malaki": "Nouri al-Maliki",
    "Abu Bakr al-Bagdadi": "Abu Bakr al-Baghdadi",
    "Saddam Hussien": "Saddam Hussein",
    "Sadam Hussein": "Saddam Hussein",
    "Qasem Solemani": "Qasem Soleimani",
    "Vladmir Putin": "Vladimir Putin",
    "Vladamir Putin": "Vladimir Putin",
    "Volodymr Zelenskyy": "Volodymyr Zelenskyy",
    "Recep Tayyip Erdogen": "Recep Tayyip Erdogan",
    "Kim Jung Un": "Kim Jong Un",
    "Jens Stoltenburg": "Jens Stoltenberg",
    # countries, states and cities
    "Afganistan": "Afghanistan",
    "Afghanastan": "Afghanistan",
    "Kyrgistan": "Kyrgyzstan",
    "Kyrgystan": "Kyrgyzstan",
    "Khazakstan": "Kazakhstan",
    "Tajikstan": "Tajikistan",
    "Lybia": "Libya",
    "Saudia Arabia": "Saudi Arabia",
    "Phillipines": "Philippines",
    "Phillippines": "Philippines",
    "Philipines": "Philippines",
    "Eithiopia": "Ethiopia",
    "Djibouiti": "Djibouti",
    "Djbouti": "Djibouti",
    "Kandahr": "Kandahar",
    "Guantanimo": "Guantanamo",
    "Massachusettes": "Massachusetts",
    "Massachussetts": "Massachusetts",
    "Conneticut": "Connecticut",
    "Missisippi": "Mississippi",
    "Mississipi": "Mississippi",
    "Tennesee": "Tennessee",
    "Louisianna": "Louisiana",
    "Pennsylvannia": "Pennsylvania",
    "Peurto Rico": "Puerto Rico",
    "Albequerque": "Albuquerque",
    # installations
    "Camp Lejune": "Camp Lejeune",
    "Camp Pendelton": "Camp Pendleton",
    "Fort Levenworth": "Fort Leavenworth",
    "Fort Leavanworth": "Fort Leavenworth",
    "Anderson Air Force Base": "Andersen Air Force Base",
    "Ramstien": "Ramstein",
    "Incerlik": "Incirlik",
    "Al Udied": "Al Udeid",
    "Eielsen Air Force Base": "Eielson Air Force Base",
    "Spangdalem": "Spangdahlem",
    # departments and offices
    "Walter Reid National Military Medical Center": "Walter Reed National Military Medical Center",
    "Marine Corp": "Marine Corps",
    "Army Corp of Engineers": "Army Corps of Engineers",
    "Peace Corp": "Peace Corps",
    "Coast Gaurd": "Coast Guard",
    "Department of Veteran Affairs": "Department of Veterans Affairs",
    "Department of Veteran's Affairs": "Department of Veterans Affairs",
    "Department of Veterans' Affairs": "Department of Veterans Affairs",
    "Smithsonian Institute": "Smithsonian Institution",
    "Department of Defence Education": "Department of Defense Education",
    "Veteran's Day": "Veterans Day",
    "Veterans' Day": "Veterans Day",
}


def misspelled(text: str, more: Mapping[str, str]) -> Iterator[Respelled]:
    """The misspelled names in a text; ``more`` adds spellings to the table.

    A name counts as the table writes it, with nothing beside it that makes it part of a word or address.
    """
    pattern, rights = _table(tuple(more.items()))
    for match in pattern.finditer(text):
        start, end = match.span()
        # "Marine Corp." with its period is a company's name.
        company = match[0].endswith("Corp") and text[end : end + 1] == "."
        part = (start and _PART_BEFORE.match(text, start - 1)) or _PART_BEHIND.match(text, end)
        if not part and not company:
            yield Respelled(start, end, rights[match[0].replace("’", "'")])


_PART_BEFORE = re.compile(r"[\w@./-]")
_PART_BEHIND = re.compile(r"[\w@/-]|\.\w")


@lru_cache(maxsize=8)
def _table(more: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    rights = {w: right for w, right in (MISSPELLED | dict(more)).items() if w}
    written = sorted(rights, key=lambda wrong: (-len(wrong), wrong))
    either = "|".join(re.escape(wrong).replace("'", "['’]") for wrong in written) or r"(?!)"
    # Nothing before the names, so that the machine looks at capitals only.
    return re.compile(either), rights
