"""Which language a text is in, told by its function words and its script; None where that is unsure.

The words are those that each grammar of the language lists as articles, pronouns, prepositions, conjunctions
and auxiliaries; the table is the project's own. The languages are those into which agencies of the United
States translate most (Executive Order 13166, list of vital languages of the Census Bureau's ACS).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "ht": "Haitian Creole",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "tl": "Tagalog",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_WORDS = {
    "en": """
        the of and to in a is that for it as was with be by on not he his but at are this have from or had
        an they which one you were all her she there would their we him been has when who will no more if
        out so what up its about into than them can only other time new some could these two may first then
        do any like my now over such our me even most after also did many off before must well back through
        years where much your should because down each just those people how too being very under between
        both during without within while does until upon""",
    "es": """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí
        porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos
        uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él
        tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros mi tu si
        es son ser fue está están ha han era puede pueden usted ustedes debe cómo después""",
    "fr": """
        de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec
        aux ou son cette sa ses comme mais nous vous ils elle on leur leurs être ont été fait si sans même
        aussi tout tous entre peut ces deux dont avant après lors où très bien ainsi votre vos notre nos
        doit doivent sera chez vers depuis pendant selon lui je me y toute toutes autres afin""",
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden
        aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur
        oder aber vor zur bis mehr durch man sein wurde sei kann wenn diese dieser wir ihr ihre ich was
        unter können müssen sowie gegen vom zwischen wurden eines seine ihrer ihren keine alle""",
    "pt": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem
        à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois
        sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha
        têm numa pelos elas havia seja qual será nós lhe deles essas esses pelas este são pode podem sobre""",
    "it": """
        di e che la il un a per è in una mi sono ho non ma lo ha le si ti i con cosa se come da ci no questo
        della dei del al più dal gli nel alla delle anche suo sua o essere nella sul loro ai dalla sulla
        degli dai alle nei questa questi quello tra fra ed stato stata sia può possono ogni dove quando
        molto prima dopo senza agli dell nell all sull tutti tutte""",
    "vi": """
        và của là có được cho trong không các người những với này đã để một khi từ tôi ở như đến ra về thì
        cũng nhiều vào năm sẽ đó phải bị lại nếu còn bạn hoặc chúng quý vị theo trên tại việc hay thể cần
        bằng nhưng nào mà ngày hơn do sau trước giúp nên làm rất tất cả đang qua""",
    "tl": """
        ang ng sa na mga ay at para ito hindi kung o ni si may mo ka ko niya nila sila kami namin natin
        ating inyong iyong kanyang kanilang upang maaari maaaring dapat lamang rin din pa ba po bilang kapag
        dahil mula ano sino saan isang isa lahat kayo ninyo inyo iyo nasa wala walang ngunit pero habang
        bago pagkatapos tungkol anumang pang nang iyon siya""",
    "ht": """
        nan ki yo ak pou yon ou se li pa gen sa la a an men oswa si kapab dwe pral te ap kote lè tout moun
        nou mwen epi sou avèk konsa paske plis ka fè gen kèk lòt anvan apre pandan jiska depi tankou pi chak
        kijan poukisa kisa anpil w l m ansanm sèl bezwen""",
}
_WORD = re.compile(r"[^\W\d_]{1,40}+")
_MOST_WORDS = 500  # as many as are read of a text
_LEAST_DIFFERENT = 5
_FEWEST_FOREIGN = 3  # of these that stand by themselves
_SURE, _FOREIGN = 0.18, 0.04  # least share of words of the one language only, most of the other one's only

_SCRIPTS = {
    "arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "cyrl": "\u0400-\u052f",
    "grek": "\u0370-\u03ff\u1f00-\u1fff",
    "armn": "\u0530-\u058f",
    "deva": "\u0900-\u097f",
    "beng": "\u0980-\u09ff",
    "thai": "\u0e00-\u0e7f",
    "laoo": "\u0e80-\u0eff",
    "mymr": "\u1000-\u109f",
    "geor": "\u10a0-\u10ff",
    "ethi": "\u1200-\u137f",
    "khmr": "\u1780-\u17ff",
    "jpan": "\u3041-\u30ff",
    "hani": "\u3400-\u4dbf\u4e00-\u9fff",
    "kore": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
_OTHER_SCRIPTS = tuple(script for script in _SCRIPTS if script != "latn")
RIGHT_TO_LEFT = frozenset({"arab", "hebr"})
SCRIPT_NAMES = {
    "arab": "Arabic", "hebr": "Hebrew", "cyrl": "Cyrillic", "grek": "Greek", "armn": "Armenian",
    "deva": "Devanagari", "beng": "Bengali", "thai": "Thai", "laoo": "Lao", "mymr": "Burmese",
    "geor": "Georgian", "ethi": "Ethiopic", "khmr": "Khmer", "jpan": "Japanese", "hani": "Chinese",
    "kore": "Korean", "latn": "Latin",
}  # fmt: skip
_ASCII = bytes(range(128))
# Bytes of UTF-8 that no letter of another script than Latin begins with: those up to U+033F, signs (U+2xxx),
# private use (U+Exxx), and all beyond the first plane.
_OF_NO_SCRIPT = bytes([*range(0xCD), 0xE2, 0xEE, *range(0xF0, 0x100)])
_BLANKLESS = ("hani", "jpan", "thai", "laoo", "khmr", "mymr")
_OF_SCRIPT = {"jpan": "ja", "kore": "ko", "hani": "zh"}  # scripts that one language only is written in
_CLEAR = 0.8  # share of the letters that makes a script that of a text


class Guess(NamedTuple):
    """The language of a text, "" where only its script is told, and the script (ISO 15924, lower case)."""

    language: str
    script: str

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return NAMES.get(self.language) or SCRIPT_NAMES[self.script]


@lru_cache(maxsize=4)  # each verdict asks more than once
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, at most 500; elided articles ("l'eau") stand by themselves."""
    return tuple(_WORD.findall(text[: _MOST_WORDS * 20].lower())[:_MOST_WORDS])


def seems(text: str, language: str) -> bool:
    """Whether a text passes for one in the language, by what stands between blanks; a quick look.

    One word in ten has to be a function word that no other language of the table has: sisters share many.
    """
    words = text[: _MOST_WORDS * 10].lower().split()
    own = _own_words().get(language)
    return own is not None and 10 * sum(map(own.__contains__, words)) >= len(words)


def may_have_foreign(words: Set[str], language: str) -> bool:
    """Whether any part of a text may be told to be in another language than it is said to be.

    ``words`` are all its words in lower case; a few that are glued to others may be missing. None has letters
    of other scripts than Latin (see ``other_scripts``). Any may, where ``language`` is none of the table.
    """
    if language not in _WORDS:
        return True
    found = _foreign_to(language) & words
    if len(found) < _FEWEST_FOREIGN:
        return False
    sets = _sets()
    return any(len(found & sets[other]) >= _FEWEST_FOREIGN for other in sets if other != language)


def distinct_words(text: str) -> frozenset[str]:
    """All words of a text in lower case, each once (see ``words_of``)."""
    return frozenset(_WORD.findall(text.lower()))


def _is_in(words: Sequence[str], language: str) -> bool:
    """Whether at least one word in six is a function word of a language of the table."""
    return 6 * sum(map(_sets()[language].__contains__, words)) >= len(words)


def has_right_to_left(text: str) -> bool:
    """Whether a text has any letter of a script that is read from right to left."""
    return bool(other_scripts(text, RIGHT_TO_LEFT))


def other_scripts(text: str, among: Iterable[str] = _OTHER_SCRIPTS) -> list[str]:
    """Those of some scripts, none of them Latin, of which a text has any letter."""
    if text.isascii():
        return []
    # The type of bytes takes out what needs no look many times as fast as any look at each character.
    encoded = text.encode(errors="surrogatepass")
    if not encoded.translate(None, _OF_NO_SCRIPT):
        return []
    chars = set(encoded.translate(None, _ASCII).decode(errors="surrogatepass"))
    return [
        script
        for script in among
        if any(first <= char <= last for first, last in _ranges(script) for char in chars)
    ]


@cache
def _ranges(script: str) -> list[tuple[str, str]]:
    """The first and the last letter of each range of a script."""
    written = _SCRIPTS[script]
    return list(zip(written[::3], written[2::3], strict=True))


def _is_western(text: str) -> bool:
    """Whether Windows-1252 can write a text, which has no letters but Latin ones: a cheap look."""
    try:
        return text.isascii() or bool(text.encode("cp1252"))
    except UnicodeEncodeError:
        return False


@cache  # large classes of characters take long to compile, and most pages need none
def _letters(*scripts: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(_SCRIPTS[script] for script in scripts)}]+")


def scripts(text: str) -> dict[str, int]:
    """The number of letters of each script in a text."""
    asked = ["latn", *other_scripts(text)]
    counted = {script: sum(map(len, _letters(script).findall(text))) for script in asked}
    return {script: number for script, number in counted.items() if number}


def unparted_letters(text: str) -> int:
    """The number of letters of scripts that write no blanks between words."""
    return sum(map(len, _letters(*_BLANKLESS).findall(text))) if other_scripts(text, _BLANKLESS) else 0


def script_of(text: str) -> str:
    """The script of at least four letters in five; "" where there is none. Kana and Han make "jpan"."""
    if text.isascii():
        return "latn" if _letters("latn").search(text) else ""
    counted = scripts(text)
    total = sum(counted.values())
    if not total:
        return ""
    if counted.get("jpan") and (counted["jpan"] + counted.get("hani", 0)) >= _CLEAR * total:
        return "jpan" if counted["jpan"] >= 0.1 * total else ""
    script = max(counted, key=counted.__getitem__)
    return script if counted[script] >= _CLEAR * total else ""


def guess(text: str) -> Guess | None:
    """The language that a text is in for sure, or at least its script; None where neither is clear."""
    script = script_of(text[: _MOST_WORDS * 20])
    if script == "latn":
        words = words_of(text)
        counted = {language: sum(map(listed.__contains__, words)) for language, listed in _sets().items()}
        language = max(counted, key=counted.__getitem__)
        return Guess(language, script) if _is_in(words, language) else None
    return Guess(_OF_SCRIPT.get(script, ""), script) if script else None


def differs(text: str, language: str, script: str = "") -> Guess | None:
    """What a text is in where that is surely not the language stated; None where it may be, or is unsure.

    ``language`` is a primary subtag, ``script`` the script in which the language is nearly always written,
    "" where it is not known.
    """
    language = {"fil": "tl"}.get(language, language)
    found = guess(text)
    if found is None or found.language == language:
        return None
    if found.script != "latn":
        return found if _is_other_script(found.script, language, script) else None
    if language in _WORDS:
        return found if _is_other(words_of(text), found.language, language) else None
    if language in _OF_SCRIPT.values() or script not in {"", "latn"}:
        return found if _is_other(words_of(text), found.language, "") else None
    # Of a language that the table lacks only English can be told apart: Galician looks like Portuguese.
    is_kin = found.language != "en" or language in {"sco", "jam", "pcm", "und", "mul", "zxx", ""}
    return None if is_kin or not _is_other(words_of(text), "en", "") else found


def _is_other_script(found: str, language: str, script: str) -> bool:
    if language in {"zh", "ja", "ko", "yue", "cmn"}:
        return found not in {"hani", {"ja": "jpan", "ko": "kore"}.get(language, "hani")}
    return script != "" and script != found and not (found == "hani" and script in {"jpan", "kore"})


def _is_other(words: Sequence[str], found: str, stated: str) -> bool:
    """Whether words of the one language stand there and hardly any of the other, shared ones aside.

    Some have to be different ones: a single word may be a mark of something else (``<li>`` is Haitian "he").
    """
    sets = _sets()
    own, other = sets[found], sets.get(stated, frozenset())
    mine = Counter(word for word in words if word in own and word not in other)
    theirs = sum(map((other - own).__contains__, words))
    return (
        len(mine) >= _LEAST_DIFFERENT
        and mine.total() >= _SURE * len(words)
        and theirs <= _FOREIGN * len(words)
    )


@cache
def _sets() -> dict[str, frozenset[str]]:
    # Single letters count for none: initials, and what an apostrophe parts, look like them.
    return {language: frozenset(w for w in words.split() if len(w) > 1) for language, words in _WORDS.items()}


@cache
def _foreign_to(language: str) -> frozenset[str]:
    """The words of all other languages that are none of the language."""
    return frozenset[str]().union(*_sets().values()) - _sets()[language]


@cache
def _own_words() -> dict[str, frozenset[str]]:
    counted = Counter(word for words in _sets().values() for word in words)
    return {language: frozenset(w for w in words if counted[w] == 1) for language, words in _sets().items()}
