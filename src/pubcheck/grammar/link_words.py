"""What a link's text says of its target beside the subject: a file's format and size, media, a new window."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pubcheck.grammar.sentence_words import word_set

# The ending of a document's address, and the words that name its format to a reader.
_WORDS_OF = {
    "pdf": r"pdf|acrobat",
    "doc": r"docx?|ms[- ]word|word",
    "xls": r"xlsx?|excel|spreadsheets?|workbooks?",
    "ppt": r"pptx?|powerpoint|slides?(?:how|hows|s|[- ]deck)?|deck|presentation",
    "odt": r"odt|open ?document|libreoffice",
    "ods": r"ods|open ?document|libreoffice|spreadsheets?",
    "odp": r"odp|open ?document|libreoffice|slides?|presentation",
    "csv": r"csv|comma[- ]separated|comma[- ]delimited|spreadsheets?|data ?(?:files?|sets?)",
    "rtf": r"rtf|rich text",
    "zip": r"zip(?:ped)?|archive|compressed|\w{2,5} files?",
    "epub": r"epub|e-?books?|e-?reader",
}
# How the words of each begin: what has none of these names no format, and needs no pattern.
_BEGINNINGS = {
    kind: frozenset(re.sub("[^a-z].*", "", word)[:3] for word in words.split("|"))
    for kind, words in _WORDS_OF.items()
}
_ENDINGS = {
    "pdf": "pdf",
    "doc": "doc docx docm dotx",
    "xls": "xls xlsx xlsm",
    "ppt": "ppt pptx pps ppsx",
    "odt": "odt",
    "ods": "ods",
    "odp": "odp",
    "csv": "csv",
    "rtf": "rtf",
    "zip": "zip",
    "epub": "epub",
}
_KIND_OF = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_NAMES = {
    "pdf": "PDF", "doc": "Word", "xls": "Excel", "ppt": "PowerPoint", "odt": "OpenDocument text",
    "ods": "OpenDocument spreadsheet", "odp": "OpenDocument slides", "csv": "CSV", "rtf": "RTF", "zip": "ZIP",
    "epub": "EPUB",
}  # fmt: skip
_SIZE = (
    r"(?<![\w.])\d{1,9}(?:[.,]\d{1,9})?\s?-?(?:[KMG]i?B?|bytes?|(?:kilo|mega|giga)bytes?|pages?|pp?\.|pgs?\.?|slides?)"
    r"(?![^\W_])"
)
_LONGEST_ENDING = 6  # code points, with its dot
# Code hosts show a file of their own on a page, and so do wikis; a scanner's service wraps an address.
_SHOWN_ON_A_PAGE = r"/(?:blob|tree|-/blob|commits?)/|/wiki/"

_NEW_WINDOW = (
    r"\b(?:new|another|separate|other|different)\s(?:\w{1,12}\s)?(?:window|tab|page)\b|\bexternal(?:ly)?\b"
    r"|\boff-?site\b|\bleav(?:es?|ing)\b|\bopens?\b|\bpop-?up\b|\bnew-?(?:window|tab)\b"
)

# What has none of these has nothing of that; they are written without i, s and k, of which there are others.
_PARTS_OF_NEW_WINDOW = ("ndow", "tab", "page", "extern", "off", "leav", "open", "pop")

_MEDIA_ENDINGS = word_set("mp3 mp4 wav mov m4a m4v webm ogg oga ogv avi wmv wma flac aac mpg mpeg")
_MEDIA_PAGE = (
    r"(?:https?:)?//(?:(?:www|m|music)\.)?(?:"
    r"youtube(?:-nocookie)?\.com/(?:watch\?|embed/|shorts/|live/|v/)[^#]{3}"
    r"|youtu\.be/[\w-]{6}"
    r"|(?:player\.)?vimeo\.com/(?:video/)?\d{5}"
    r"|dvidshub\.net/(?:video|audio)/\d"
    r")"
)
_PLAYERS = ("youtu", "vimeo.com/", "dvidshub.net/")  # part of every address that the pattern finds
_MEDIA_WORDS = (
    r"(?<![^\W_])(?:videos?|vlogs?|audios?|watch(?:ed|ing)?|listen(?:ed|ing)?|hear|podcasts?|webcasts?|webinars?|films?"
    r"|movies?|clips?|recordings?|recorded|episodes?|youtube|vimeo|play(?:list|back|s|ed|ing)?|trailers?|animations?|screencasts?"
    r"|streams?|streaming|livestreams?|songs?|music|sounds?|broadcasts?|radio|footage|documentar(?:y|ies)|replays?"
    r"|interviews?|mp[34]|wav|mov|m4a|webm|talks?|ted|seasons?|minutes?|min|demos?|demonstrations?|tutorials?|speech"
    r"|b-?roll|vignettes?|commercials?|psas?|reels?|newscasts?|tv|television|screenings?|viewed|viewing|transcripts?|presentations?)(?![^\W_])"
    r"|\d:\d\d"
)


@cache  # few pages need any of them
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def may_lead_to_files(addresses: str) -> bool:
    """Whether any of some addresses, one in a line and in lower case, may be a document, sound or film."""
    return _file_ending().search(addresses) is not None or any(name in addresses for name in _PLAYERS)


@cache
def _file_ending() -> re.Pattern[str]:
    endings = sorted({*_KIND_OF, *_MEDIA_ENDINGS})
    firsts = "".join(sorted({ending[0] for ending in endings}))
    return re.compile(rf"\.(?=[{firsts}])(?:{'|'.join(endings)})(?:[?#\s]|\Z)")


# The pages of a site lead to the same documents.
@lru_cache(maxsize=4096)
def document_kind(address: str) -> str:
    """The kind of document that an address names by its ending, as in ``format_name``; "" where none."""
    kind = _KIND_OF.get(_ending(address), "")
    return "" if not kind or _pattern(_SHOWN_ON_A_PAGE).search(address) else kind


def format_name(kind: str) -> str:
    """What a reader calls the format of a kind of document: "PDF", "Word"."""
    return _NAMES[kind]


def names_format(text: str, kind: str) -> bool:
    """Whether a text names the format of that kind of document."""
    folded = text.casefold()
    if not any(beginning in folded for beginning in _BEGINNINGS[kind]):
        return False
    return _pattern(rf"(?<![^\W_])(?:{_WORDS_OF[kind]})s?(?![^\W_])").search(text) is not None


def names_size(text: str) -> bool:
    """Whether a text says how large a document is, in bytes, pages or slides."""
    return _pattern(_SIZE).search(text) is not None


def names_new_window(text: str) -> bool:
    """Whether a text says that a link opens a window or leads out of the site."""
    folded = text.casefold()
    for part in _PARTS_OF_NEW_WINDOW:
        if part in folded:
            return _pattern(_NEW_WINDOW).search(text) is not None
    return False


@lru_cache(maxsize=4096)
def is_media(address: str) -> bool:
    """Whether an address is a sound, a film, or the page of a player with one film."""
    if _ending(address) in _MEDIA_ENDINGS:
        return _pattern(_SHOWN_ON_A_PAGE).search(address) is None
    return _pattern(_MEDIA_PAGE).match(address.strip()) is not None


def names_media(text: str) -> bool:
    """Whether a text says that there is something to hear or to watch."""
    return _pattern(_MEDIA_WORDS).search(text) is not None


def _ending(address: str) -> str:
    """What stands behind the last dot of an address without its query and fragment, in lower case."""
    path = address.strip().partition("#")[0].partition("?")[0]
    _, dot, ending = path[-_LONGEST_ENDING:].rpartition(".")
    return ending.lower() if dot else ""
