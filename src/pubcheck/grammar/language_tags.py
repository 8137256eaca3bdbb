"""Language tags as BCP 47 has them: whether one is well formed, whether its language is registered.

After RFC 5646 and the IANA Language Subtag Registry (data/language-subtags.txt, which has its edition).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from pubcheck import resources

# The languages of nearly all pages with their script, so that the registry is read for the others only.
_COMMON = {
    "ar": "arab", "bn": "beng", "de": "latn", "el": "grek", "en": "latn", "es": "latn", "fa": "arab",
    "fr": "latn", "he": "hebr", "hi": "deva", "ht": "latn", "it": "latn", "ja": "jpan", "km": "khmr",
    "ko": "kore", "pl": "latn", "pt": "latn", "ru": "cyrl", "so": "latn", "th": "thai", "tl": "latn",
    "uk": "cyrl", "ur": "arab", "vi": "latn", "zh": "",
}  # fmt: skip
# What writers put for a language: codes of countries, and of ISO 639-2 where a shorter one is registered.
_MISTAKEN = {
    "cn": "zh", "jp": "ja", "sp": "es", "vn": "vi", "ptbr": "pt-br", "mandarin": "zh", "farsi": "fa",
    "ara": "ar", "chi": "zh", "zho": "zh", "deu": "de", "ger": "de", "eng": "en", "fra": "fr", "fre": "fr",
    "hat": "ht", "ita": "it", "jpn": "ja", "kor": "ko", "por": "pt", "rus": "ru", "spa": "es", "vie": "vi",
    "español": "es", "espanol": "es", "français": "fr", "francais": "fr", "tgl": "tl",
}  # fmt: skip
_LONGEST = 8  # letters or digits of a subtag (RFC 5646, 2.1)


def primary(tag: str) -> str:
    """The primary language subtag in lower case: all before the first hyphen, white space around it aside."""
    return tag.partition("-")[0].strip().lower()


def is_known_primary(subtag: str) -> bool:
    """Whether the registry has a language of that subtag, in any case; one for private use counts."""
    subtag = subtag.lower()
    return subtag in _COMMON or (
        2 <= len(subtag) <= _LONGEST
        and subtag.isascii()
        and subtag.isalnum()
        and (subtag in _languages() or _is_between(subtag, "language"))
    )


def is_common(tag: str) -> bool:
    """Whether a tag names one of the languages that most pages are in."""
    return primary(tag) in _COMMON


@lru_cache(maxsize=256)
def is_valid(tag: str) -> bool:
    """Whether the primary subtag of a tag is a registered language, as ACT judges a tag; "en-US-GB" is one.

    Tags that RFC 5646 grandfathers ("i-lux") and those for private use alone ("x-navy") name none.
    """
    return is_known_primary(primary(tag))


def is_well_formed(tag: str) -> bool:
    """Whether a tag follows the grammar of RFC 5646, 2.1: registered or not; grandfathered tags do."""
    tag = tag.lower()
    if not tag.isascii():
        return False
    if tag in registry("grandfathered"):
        return True
    subtags = tag.split("-")
    if not all(0 < len(subtag) <= _LONGEST and subtag.isalnum() for subtag in subtags):
        return False
    if subtags[0] == "x":
        return len(subtags) > 1
    at = _end_of_language(subtags)
    if at == 0:
        return False
    subtags = subtags[at:]
    if subtags and len(subtags[0]) == 4 and subtags[0].isalpha():
        del subtags[0]  # script
    if subtags and _is_region(subtags[0]):
        del subtags[0]
    at = next((at for at, subtag in enumerate(subtags) if not _is_variant(subtag)), len(subtags))
    return _are_extensions(subtags[at:])


def _end_of_language(subtags: list[str]) -> int:
    """How many subtags make the language, extended ones included; 0 where none begins the tag."""
    first = subtags[0]
    if not first.isalpha() or len(first) < 2:
        return 0
    at = 1
    while len(first) <= 3 and at < min(4, len(subtags)) and len(subtags[at]) == 3 and subtags[at].isalpha():
        at += 1
    return at


def _is_region(subtag: str) -> bool:
    return (len(subtag) == 2 and subtag.isalpha()) or (len(subtag) == 3 and subtag.isdigit())


def _is_variant(subtag: str) -> bool:
    return len(subtag) >= 5 or (len(subtag) == 4 and subtag[0].isdigit())


def _are_extensions(subtags: list[str]) -> bool:
    """Whether what is left are extensions, and last what is for private use, each with a subtag at least."""
    is_open = False  # a singleton waits for its first subtag
    for number, subtag in enumerate(subtags):
        if subtag == "x" and not is_open:
            return number + 1 < len(subtags)
        if len(subtag) == 1:
            if is_open:
                return False
            is_open = True
        elif number == 0:
            return False  # no singleton has begun
        else:
            is_open = False
    return not is_open


def meant(tag: str) -> str:
    """The tag that a writer has likely meant by one whose language is not registered; "" where unsure.

    "english" and "eng" give "en", "en_US" "en-US", "i-lux" "lb", "jp" "ja".
    """
    tag = tag.strip()
    grandfathered = registry("grandfathered").get(tag.lower(), "-")
    if grandfathered != "-":
        return grandfathered
    first, _, rest = tag.replace("_", "-").partition("-")
    known = _MISTAKEN.get(first.lower()) or registry("name of language").get(first.lower())
    if known is None and is_known_primary(first):
        known = first.lower()
    if known is None:
        return ""
    whole = f"{known}-{rest}" if rest else known
    return whole if is_well_formed(whole) else known


def script(language: str) -> str:
    """The script in which a language is nearly always written, such as "latn"; "" where it is not told."""
    language = language.lower()
    known = _COMMON.get(language)
    return registry("script of language").get(language, "") if known is None else known


def _is_between(subtag: str, kind: str) -> bool:
    """Whether a subtag falls into a range of one kind of the registry, such as qaa..qtz."""
    return any(len(subtag) == len(low) and low <= subtag <= high for low, high in _ranges(kind))


@cache
def _ranges(kind: str) -> list[list[str]]:
    return [key.split("..") for key in registry(kind) if ".." in key]


@cache
def _languages() -> frozenset[str]:
    return frozenset(registry("language"))


def registry(kind: str) -> Mapping[str, str]:
    """The subtags of one kind, such as "script" or "deprecated region", and what is preferred; "" is none."""
    return _registry().get(kind, MappingProxyType({}))


@cache
def _registry() -> dict[str, Mapping[str, str]]:
    return {kind: MappingProxyType(dict(pairs)) for kind, pairs in _paragraphs()}


def _paragraphs() -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    table = (resources.folder("data") / "language-subtags.txt").read_text(encoding="utf-8")
    for paragraph in table.split("\n\n")[1:]:
        kind, _, listed = paragraph.partition(":\n")
        parted = (subtag.partition("=") for subtag in listed.split())
        yield kind, ((subtag, prefers) for subtag, _, prefers in parted)
