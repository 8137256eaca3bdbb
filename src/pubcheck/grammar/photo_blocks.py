"""Photo blocks in the plain text of an article: which of its lines are a photo's parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pubcheck.grammar import photo_lines as words
from pubcheck.grammar import virin as virins
from pubcheck.grammar.photo_lines import Kind, LinePart

_REACH = 25  # lines above an anchor that are looked at, blank ones and page furniture included
_AHEAD = 4  # lines between a credit and its VIRIN


class PhotoBlock(NamedTuple):
    """One photo as it stands in text, from ``first_line`` up to ``end_line`` exclusive; any part may lack.

    ``empty_label`` is a VIRIN label with nothing after it, ``repeated`` further copies of alternative text
    and caption, ``chrome`` page furniture between the parts, ``rest`` text behind the VIRIN on its line,
    which belongs to what follows.
    """

    first_line: int
    end_line: int
    alt: LinePart | None = None
    title: LinePart | None = None
    caption: LinePart | None = None
    credit: LinePart | None = None
    virin: LinePart | None = None
    empty_label: LinePart | None = None
    repeated: tuple[LinePart, ...] = ()
    chrome: tuple[LinePart, ...] = ()
    rest: LinePart | None = None


class _Above(NamedTuple):
    """A line of text above an anchor: whether a blank is below it, and whether no text is right above it."""

    part: LinePart
    apart: bool
    opens: bool


def find_photo_blocks(lines: Sequence[str]) -> list[PhotoBlock]:
    """The photo blocks among the lines of a text, in order; lines come without their ends.

    Layouts, as defense.gov, war.gov, af.mil, DVIDS and Navy pages have printed them since 2018: alternative
    text, title, caption, credit, VIRIN on lines of their own, some twice; with buttons between; credit and
    VIRIN on one line; all fields on one line; a caption with its credit in parentheses. Each block is
    anchored on its credit and VIRIN, and read upwards from there as far as the words are evidence for it.
    """
    kinds = [words.kind_of(line) for line in lines]
    words.join_cells(lines, kinds)
    _give_titles_back(lines, kinds)
    blocks: list[PhotoBlock] = []
    claimed: set[int] = set()
    for anchor in _with_header_credits(kinds, _anchors(lines, kinds)):
        block = _climb(lines, kinds, anchor, claimed)
        labelled = block.credit and ":" in block.credit.text[:20]
        if anchor.virin or block.caption or (block.title and (block.alt or labelled)):
            blocks.append(block)
            claimed.update(range(block.first_line, block.end_line))
    for index, kind in enumerate(kinds):
        if kind == "text" and index not in claimed:
            caption, credit = words.split_caption(LinePart.cut(index, lines[index]))
            if credit:
                weak = PhotoBlock(index, index + 1, caption=caption, credit=credit)
                block = _climb(lines, kinds, weak, claimed)
                blocks.append(block)
                claimed.update(range(block.first_line, block.end_line))
    return sorted(blocks, key=lambda block: block.first_line)


def _give_titles_back(lines: Sequence[str], kinds: list[Kind]) -> None:
    """Turn credits that stand in the place of a title to text: alt, "Courtesy photo", caption, Photo By."""
    for index, kind in enumerate(kinds):
        if kind != "credit" or ":" in lines[index][:20]:
            continue
        after = _next(kinds, index + 1, ("chrome",))
        if after is None or kinds[after] != "text":
            continue
        anchor = _next(kinds, after + 1, ("chrome", "blank"))
        above = lines[index - 1].strip() if index and kinds[index - 1] == "text" else ""
        if (
            anchor is not None
            and kinds[anchor] in {"credit", "virin", "both"}
            and not (above and (words.has_date(above) or not words.is_short_sentence(above)))
        ):
            kinds[index] = "text"


def _next(kinds: Sequence[Kind], start: int, skipped: tuple[Kind, ...]) -> int | None:
    """The first line from ``start`` whose kind is none to skip, within a few lines."""
    for index in range(start, min(len(kinds), start + _AHEAD)):
        if kinds[index] not in skipped:
            return index
    return None


def _anchors(lines: Sequence[str], kinds: Sequence[Kind]) -> list[PhotoBlock]:
    """The credits and VIRINs, paired, as blocks that have no other parts yet."""
    found: list[PhotoBlock] = []
    index = 0
    while index < len(kinds):
        kind = kinds[index]
        if kind in {"both", "fields", "dateline"}:
            fields = words.fields_of(index, lines[index])
            found.append(
                PhotoBlock(
                    index,
                    index + 1,
                    caption=fields.before,
                    credit=fields.credit,
                    virin=fields.virin,
                    rest=fields.rest,
                )
            )
        elif kind == "credit":
            found.append(_from_credit(lines, kinds, index))
        elif kind == "virin":
            found.append(_from_virin(lines, kinds, index))
        index = max(index + 1, found[-1].end_line if found else 0)
    return found


def _from_credit(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> PhotoBlock:
    block = _with_virin_below(lines, kinds, index)
    # Two credits in a row: the later one, which has the VIRIN, is the page's own.
    if (
        block.credit
        and block.end_line == index + 1
        and kinds[index + 1 : index + 2] in (["credit"], ["both"])
    ):
        last = _with_virin_below(lines, kinds, index + 1)
        if last.virin:
            return last._replace(first_line=index, repeated=(block.credit,))
    return block


def _with_virin_below(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> PhotoBlock:
    fields = words.fields_of(index, lines[index])
    block = PhotoBlock(index, index + 1, credit=fields.credit, virin=fields.virin, rest=fields.rest)
    if label := virins.empty_label(lines[index]):
        return block._replace(empty_label=LinePart.cut(index, lines[index], *label))
    after = _next(kinds, index + 1, ("chrome", "blank"))
    if fields.virin or after is None or kinds[after] not in {"virin", "empty-label"}:
        return block
    block = block._replace(end_line=after + 1, chrome=_chrome(lines, kinds, index + 1, after))
    if label := virins.empty_label(lines[after]):
        return block._replace(empty_label=LinePart.cut(after, lines[after], *label))
    fields = words.fields_of(after, lines[after])
    return block._replace(virin=fields.virin, rest=fields.rest)


def _from_virin(lines: Sequence[str], kinds: Sequence[Kind], index: int) -> PhotoBlock:
    fields = words.fields_of(index, lines[index])
    block = PhotoBlock(index, index + 1, virin=fields.virin, rest=fields.rest)
    after = _next(kinds, index + 1, ("chrome",))
    # VIRIN before credit, unless the credit goes with a VIRIN of its own.
    if after is not None and kinds[after] == "credit" and not fields.rest:
        later = _next(kinds, after + 1, ("chrome", "blank"))
        if later is None or kinds[later] != "virin":
            credit = words.fields_of(after, lines[after]).credit
            chrome = _chrome(lines, kinds, index + 1, after)
            return block._replace(end_line=after + 1, credit=credit, chrome=chrome)
    return block


def _with_header_credits(kinds: Sequence[Kind], anchors: list[PhotoBlock]) -> list[PhotoBlock]:
    """Join a credit above the caption with a VIRIN in a table below it, as DVIDS pages have them."""
    joined: list[PhotoBlock] = []
    for anchor in anchors:
        before = joined[-1] if joined else None
        if (
            before
            and before.credit
            and not (before.virin or before.empty_label or anchor.credit)
            and anchor.first_line - before.end_line <= 12
            and kinds[anchor.first_line - 1] == "chrome"
            and sum(kind == "text" for kind in kinds[before.end_line : anchor.first_line]) <= 4
            and "text" in kinds[before.end_line : anchor.first_line]
        ):
            joined[-1] = anchor._replace(credit=before.credit)
        else:
            joined.append(anchor)
    return joined


def _climb(lines: Sequence[str], kinds: Sequence[Kind], block: PhotoBlock, claimed: set[int]) -> PhotoBlock:
    """Add caption, title, alternative text and their copies from the lines above an anchor."""
    above = _lines_above(lines, kinds, block.first_line, claimed)
    if block.caption is None and above and _takes_caption(above[0]):
        block = block._replace(caption=above[0].part)
        spaced = above.pop(0).apart
    else:
        spaced = bool(above) and above[0].apart
    if block.credit and above and block.credit.line < above[0].part.line:
        above = []  # between a credit above the caption and the caption stands a unit
    if above and _takes_title(above, block, spaced=spaced):
        block = block._replace(title=above[0].part)
        spaced = above.pop(0).apart and spaced
    if above and _takes_alt(above[0], block, spaced=spaced):
        block = block._replace(alt=above.pop(0).part)
    while above and _is_copy(above[0].part, block):
        block = block._replace(repeated=(above.pop(0).part, *block.repeated))
    if block.caption and not block.credit:
        caption, credit = words.split_caption(block.caption)
        block = block._replace(caption=caption, credit=credit)
    parts = [part for part in (block.alt, block.title, block.caption, block.credit, *block.repeated) if part]
    first = min([block.first_line, *(part.line for part in parts)])
    chrome = {part.line: part for part in (*block.chrome, *_chrome(lines, kinds, first, block.first_line))}
    return block._replace(first_line=first, chrome=tuple(chrome[line] for line in sorted(chrome)))


def _lines_above(lines: Sequence[str], kinds: Sequence[Kind], top: int, claimed: set[int]) -> list[_Above]:
    found: list[_Above] = []
    apart = False
    for index in range(top - 1, max(-1, top - 1 - _REACH), -1):
        if index in claimed or kinds[index] not in {"blank", "chrome", "text"}:
            break
        if kinds[index] == "text":
            opens = index == 0 or index - 1 in claimed or kinds[index - 1] != "text"
            found.append(_Above(LinePart.cut(index, lines[index]), apart, opens))
        apart = kinds[index] == "blank" or (apart and kinds[index] == "chrome")
    return found


def _takes_caption(line: _Above) -> bool:
    text = line.part.text
    if not words.is_caption_like(text):
        return False
    if words.has_date(text) or words.split_caption(line.part)[1]:
        return True
    # Without a date or a credit it is a caption only right above the anchor, and no title or speech.
    return not line.apart and not words.is_title_like(text) and not ("said" in text and words.is_told(text))


def _takes_title(above: list[_Above], block: PhotoBlock, *, spaced: bool) -> bool:
    line = above[0]
    text = line.part.text
    caption = block.caption.text if block.caption else ""
    if not words.is_title_like(text) or words.same_text(text, caption):
        return False
    titled = block._replace(title=line.part)
    has_alt = len(above) > 1 and _takes_alt(above[1], titled, spaced=spaced and line.apart)
    if line.apart:
        return spaced and (has_alt or (words.is_headed(text) and words.shares_word(text, caption)))
    # One line in sentence case above a caption is alternative text without its full stop.
    return has_alt or words.is_headed(text) or not _takes_alt(line, block, spaced=spaced)


def _takes_alt(line: _Above, block: PhotoBlock, *, spaced: bool) -> bool:
    text = line.part.text
    caption = block.caption.text if block.caption else ""
    if caption and words.same_text(text, caption):
        return True
    if not words.is_alt_like(text):
        return False
    related = words.shares_word(text, f"{caption} {block.title.text if block.title else ''}")
    short = words.is_short_sentence(text)
    if line.apart:
        # Without a title between, a paragraph of the article that ends above the photo looks the same.
        short = short and (block.title is not None or len(text) <= 60)
        return spaced and short and related and words.ends_sentence(text) and not words.is_told(text)
    if words.is_told(text) and not (short and block.title and line.opens):
        return False
    if block.title and line.opens:
        return related or (short and words.ends_sentence(text))
    # In the middle of other text a short paragraph looks the same, so more must speak for it.
    if block.title:
        return short and (related or len(text) <= (60 if block.caption else 110))
    return short and related and len(text) < len(caption)


def _is_copy(part: LinePart, block: PhotoBlock) -> bool:
    bare = words.split_caption(part)[0].text
    for known in (block.alt, block.title, block.caption):
        if known and (
            words.same_text(part.text, known.text)
            or words.same_text(bare, words.split_caption(known)[0].text)
        ):
            return True
    return False


def _chrome(lines: Sequence[str], kinds: Sequence[Kind], start: int, end: int) -> tuple[LinePart, ...]:
    return tuple(LinePart.cut(index, lines[index]) for index in range(start, end) if kinds[index] == "chrome")
