"""Spelling dictionaries in Hunspell's format, read by the optional library chunspell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Where systems keep dictionaries: Debian and Fedora, macOS.
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/Library/Spelling")
_DEFAULT = "en_US"
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_FEWEST = 4  # letters; shorter words are abbreviations as often as slips


class DictionaryError(Exception):
    """A dictionary that is not there, or no library to read it with; says what to do."""


@cache
def speller(path: str) -> Callable[[str], bool]:
    """Tells of a word whether a dictionary has it; ``path`` has no ending, "" takes the system's own en_US.

    Raises DictionaryError.
    """
    if find_spec("hunspell") is None:
        raise DictionaryError("the reader of dictionaries is not installed: pip install 'pubcheck[spelling]'")
    stem = Path(path).expanduser() if path else _installed()
    if stem is None or not all(stem.with_name(stem.name + end).is_file() for end in (".dic", ".aff")):
        where = str(stem) if stem else f"{_DEFAULT} in {', '.join(_FOLDERS)}"
        raise DictionaryError(f"there is no dictionary {where} (.dic and .aff): name one with dictionary = …")
    from hunspell import Hunspell

    found = Hunspell(stem.name, hunspell_data_dir=str(stem.parent))
    return lambda word: bool(found.spell(word))


def unknown(words: Set[str], knows: Callable[[str], bool]) -> Iterator[str]:
    """The words in lower case that a dictionary has in no case, in order of the alphabet."""
    for word in sorted(words):
        plain = word.replace("’", "'")
        if len(word) < _FEWEST or not _WORD.fullmatch(word):
            continue
        if not (knows(plain) or knows(plain.capitalize()) or knows(plain.upper())):
            yield word


def _installed() -> Path | None:
    stems = (Path(folder) / _DEFAULT for folder in _FOLDERS)
    return next((stem for stem in stems if stem.with_name(stem.name + ".dic").is_file()), None)
