"""Checks of names that name nothing: of pages, headings, fields, frames, buttons and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.checks import check
from pubcheck.checks.wording import shortened
from pubcheck.document import OPAQUE
from pubcheck.finding import Hit
from pubcheck.grammar import addresses, pictures, vague_names
from pubcheck.source import Span
from pubcheck.tree import Element
from pubcheck.views import metadata
from pubcheck.views.accessibility.controls import Buttons
from pubcheck.views.accessibility.nodes import Node, tree_of
from pubcheck.views.headings import Heading, Outline
from pubcheck.views.images import Image
from pubcheck.views.page import Page

_FORMATS = frozenset({"html", "markdown", "mdx"})
_PRESSED = ("a", "button", "summary", "label")
_ICON = 64  # CSS pixels; what is no larger than this each way is a sign, not a picture
_NAMELESS = frozenset({"logo", "company logo", "agency logo", "site logo", "the logo"})
_SIGN_WORDS = ("icon", "sprite", "glyph", "logo", "bullet")


@check("page")
def title(page: Page, *, placeholders: Sequence[str], alone: Sequence[str]) -> Iterator[Hit]:
    """A title that is a placeholder, a file's name or an address (WCAG 2.2, 2.4.2)."""
    if page.document.format not in _FORMATS:
        return
    if page.document.fields:
        field = metadata.field_of(page, ("title", "headline", "page_title", "seo_title"))
        # The site's name is added to a title of front matter, so that Home says enough there.
        written, phrases = field.value if field else None, [placeholders]
    else:
        field, element = None, metadata.head_title(page)
        written, phrases = element.text if element else None, [placeholders, alone]
    if not isinstance(written, str) or OPAQUE in written:
        return
    text = " ".join(written.split())
    case = _fault_of(page, text, phrases) if text else None
    if case and _is_titled(page):
        span = field.span if field else _title_span(page)
        yield Hit(span, {"title": shortened(text)}, None if case == "placeholder" else case)


def _title_span(page: Page) -> Span:
    element = metadata.head_title(page)
    return Span(0, 0) if element is None else page.document.element_span(element)


def _is_titled(page: Page) -> bool:
    """Whether a file is a page in English that people come to, and stay on."""
    if metadata.is_redirect(page) or not page.is_english():
        return False
    if page.document.fields:
        return not metadata.is_part(page) and not metadata.is_issue_template(page)
    return metadata.names_itself(page)


def _fault_of(page: Page, text: str, phrases: Sequence[Sequence[str]]) -> str | None:
    """What a title is that says nothing; what stands before the site's name may be but the first phrases."""
    fillers, *lone = map(vague_names.phrase_set, phrases)
    words, own = vague_names.short_words(text), vague_names.own_part(text)
    if words in fillers or any(words in some for some in lone):
        return "placeholder"
    if own != text and vague_names.short_words(own) in fillers:
        return "placeholder"
    if vague_names.opens_with_filler(text):
        return "placeholder"
    if "." not in text and "-" not in text:
        return None
    if vague_names.is_file_name(text):
        return "file"
    host = vague_names.host_of(text)
    # A site's address is the name of its first page, and of no other.
    if host and (vague_names.is_written_address(text) or _is_inner(page, host)):
        return "address"
    return None


def _is_inner(page: Page, host: str) -> bool:
    """Whether the page calls itself a page of that host other than the first."""
    for address in metadata.own_addresses(page):
        parts = addresses.split(address)
        if parts is not None and parts.host.removeprefix("www.") == host:
            return len(parts.path.strip("/")) > 0
    return False


@check("headings")
def heading(
    outline: Outline, *, placeholders: Sequence[str], alone: Sequence[str], fields: Sequence[str]
) -> Iterator[Hit]:
    """A heading that is left over from a template (WCAG 2.2, 2.4.6).

    ``alone`` says nothing only where it is no entry of a list of ``fields`` or of components.
    """
    is_list: bool | None = None
    fillers, lone = vague_names.phrase_set(placeholders), vague_names.phrase_set(alone)
    for each in outline.headings:
        raw = each.raw
        words = vague_names.short_words(raw)
        is_filler = words in fillers or vague_names.opens_with_filler(raw)
        if not (is_filler or words in lone or (words[-1:].isdigit() and vague_names.is_numbered(raw, alone))):
            continue
        # What stands as code is the name of something, and a quotation shows how something looks.
        text = each.text.text.strip()
        if not text or OPAQUE in text or each.element.closest("blockquote") is not None:
            continue
        if not outline.page.is_english(each.element):
            continue
        if is_filler:
            yield Hit(each.text.span(), {"text": shortened(text)})
            continue
        if is_list is None:
            is_list = _is_list(outline, alone, fields)
        # In lower case it is the name of a field or an element, as pages on formats have them.
        if text[0].isupper() and not is_list:
            yield Hit(each.text.span(), {"text": shortened(text)}, "level" if _shows_level(each) else "alone")


def _is_list(outline: Outline, alone: Sequence[str], fields: Sequence[str]) -> bool:
    """Whether headings name fields or parts of pages, or show what headings of each level look like."""
    texts = [each.raw for each in outline.headings]
    if any(vague_names.is_one_of(text, fields) for text in texts):
        return True
    if len({vague_names.folded(text) for text in texts if vague_names.is_one_of(text, alone)}) > 1:
        return True
    return sum(map(_shows_level, outline.headings)) > 1


def _shows_level(heading: Heading) -> bool:
    """Whether a heading says no more than its own level, as a page that shows headings has them."""
    words = vague_names.folded(heading.raw)
    return words.endswith(f" {heading.level}") and words.startswith(("heading", "header", "title", "level"))


@check("field")
def label(node: Node, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """A field whose name does not say what to fill in (WCAG 2.2, 2.4.6)."""
    element, name = node.element, node.name
    text = name.text.strip()
    if not text or not (vague_names.is_one_of(text, phrases) or not vague_names.folded(text)):
        return
    if not name.told or OPAQUE in text or not node.is_included:
        return
    if node.page.is_english(element) and not _is_told_by_group(node):
        yield Hit(node.page.document.tag_span(element), {"name": shortened(text)})


def _is_told_by_group(node: Node) -> bool:
    around = node.element.parent
    while isinstance(around, Element):
        if around.tag == "fieldset" or around.attr("role") in {"group", "radiogroup"}:
            return bool(node.tree.node(around).name.text)
        around = around.parent
    return False


@check("frame")
def frame(node: Node, *, phrases: Sequence[str], players: Sequence[str]) -> Iterator[Hit]:
    """A frame whose name does not say what it shows (WCAG 2.2, 4.1.2)."""
    if not node.is_included or not node.page.is_english(node.element):
        return
    name = node.name
    if not name.told or OPAQUE in name.text:
        return
    if vague_names.is_one_of(name.text, phrases):
        yield Hit(_named_at(node), {"name": shortened(name.text)})
    elif vague_names.is_one_of(name.text, players):
        yield Hit(_named_at(node), {"name": shortened(name.text)}, "player")


def _named_at(node: Node) -> Span:
    document = node.page.document
    source = node.name.source
    attribute = document.attribute(node.element, source) if source in {"title", "aria-label"} else None
    return attribute.span if attribute is not None else document.tag_span(node.element)


@check("buttons")
def button(buttons: Buttons, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """A button whose name says only that it is one (WCAG 2.2, 2.4.6)."""
    page, is_vague = buttons.page, vague_names.teller(phrases)
    for element, text in zip(buttons.elements, buttons.texts, strict=True):
        attrs = element.attrs
        # Most buttons say what they do, and their names need not be computed.
        label = (element.attr("aria-label") or " ") if "aria-label" in attrs else ""
        if not label or not (label.isspace() or "aria-labelledby" in attrs):
            stated = element.attr("value") if "value" in attrs else None
            if not is_vague(label or stated or text):
                continue
        node = tree_of(page).node(element)
        name = node.name
        if not is_vague(name.text) or not name.told or OPAQUE in name.text:
            continue
        if node.is_included and page.is_english(element):
            yield Hit(page.document.tag_span(element), {"name": shortened(name.text)})


@check("image")
def alternative(image: Image, *, phrases: Sequence[str]) -> Iterator[Hit]:
    """Alternative text that names the kind of a picture and not what it shows (WCAG 2.2, 1.1.1)."""
    alt = image.alt
    if alt is None or not alt.value or not vague_names.is_one_of(alt.value, phrases) or image.is_ignored:
        return
    element = image.element
    if vague_names.folded(alt.value) in _NAMELESS:
        # Of a sign of its owner the name is all that matters, be it small or a link; text may tell it.
        if (around := _pressed_around(element)) is not None and around.text.strip():
            return
    elif _pressed_around(element) is not None or _is_sign(image):
        # In a link or a button the word may be what it leads to; a small sign may mean just that.
        return
    if image.page.is_english(element):
        yield Hit(alt.span, {"alt": shortened(alt.value.strip())})


def _pressed_around(element: Element) -> Element | None:
    return next((found for tag in _PRESSED if (found := element.closest(tag)) is not None), None)


def _is_sign(image: Image) -> bool:
    """Whether an image is small, an icon by its address, or bought to adorn the page."""
    told = f"{image.src.value if image.src else ''} {image.element.attr('class') or ''}".lower()
    # A stock picture adorns the page, and is what its word says.
    if any(word in told for word in _SIGN_WORDS) or pictures.is_stock(told):
        return True
    sizes = [(image.element.attr(side) or "").strip().removesuffix("px") for side in ("width", "height")]
    return any(size.isascii() and size.isdigit() and len(size) < 4 and int(size) <= _ICON for size in sizes)
