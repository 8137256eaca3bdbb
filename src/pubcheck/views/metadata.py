"""What a page says of itself in its head and its front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck import tree
from pubcheck.document import OPAQUE, Attribute
from pubcheck.fields import Field
from pubcheck.grammar import addresses, refresh
from pubcheck.grammar.refresh import Refresh
from pubcheck.tree import Element, Namespace
from pubcheck.views.page import Page, view

TITLES = (
    "title",
    "headline",
    "page_title",
    "pagetitle",
    "page-title",
    "seo_title",
    "heading",
    "name",
    "label",
)
DESCRIPTIONS = ("summary", "deck", "excerpt", "description", "lead", "intro")
_GROUPS = frozenset({"seo", "meta", "metadata", "page", "head"})  # keys under which sites nest the others
_PAPERS = frozenset(
    {"readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "security"}
)
_PARTS = frozenset({"_includes", "_layouts", "_partials", "_components", "includes", "layouts", "partials"})
_REDIRECTS = ("redirect_to", "redirect", "redirect_url", "redirectto", "redirect-to")
_ADDRESSES = ("canonical", "canonical_url", "canonicalurl", "permalink", "url", "slug")


@view
def top_fields(page: Page) -> dict[str, Field]:
    """The front matter's own keys in lower case, and those of its groups for search engines."""
    found: dict[str, Field] = {}
    for field in page.document.fields:
        path = field.path
        if len(path) == 1 or (len(path) == 2 and str(path[0]).lower() in _GROUPS):
            found.setdefault(str(path[-1]).lower(), field)
    return found


def field_of(page: Page, names: Iterable[str]) -> Field | None:
    """The first field of some names that holds anything; else the first that is there at all."""
    fields = top_fields(page)
    there = [fields[name] for name in names if name in fields]
    return next((field for field in there if is_filled(field)), there[0] if there else None)


def is_filled(field: Field) -> bool:
    """Whether a field has a value: a list or a mapping, or one that is not blank."""
    if field.value is None:
        return field.kind in {"list", "mapping"}
    return not isinstance(field.value, str) or not (not field.value or field.value.isspace())


@view
def metas(page: Page) -> dict[str, list[Element]]:
    """The meta elements by their name, property or http-equiv, in lower case."""
    found: dict[str, list[Element]] = {}
    for element in page.elements.tagged("meta"):
        for attribute in ("name", "property", "http-equiv", "itemprop"):
            if name := element.attr(attribute):
                found.setdefault(name.strip().lower(), []).append(element)
    return found


@view
def head_title(page: Page) -> Element | None:
    """The title element that names the page: the first one of HTML, wherever it stands (HTML 4.2.2).

    A drawing's title is one of SVG; one in a template is no part of the page.
    """
    titles = page.elements.tagged("title")
    own = (title for title in titles if title.namespace is Namespace.HTML and not page.is_inert(title))
    return next(own, None)


@view
def refresh_of(page: Page) -> tuple[Refresh, Attribute] | None:
    """What makes the page go by itself: the first meta element that browsers obey (HTML, 4.2.5.3)."""
    for meta in metas(page).get("refresh", ()):
        content = page.document.attribute(meta, "content")
        if (meta.attr("http-equiv") or "").lower() != "refresh":
            continue
        if content and not page.is_inert(meta) and (found := refresh.parse(content.value)):
            return found, content
    return None


@view
def names_itself(page: Page) -> bool:
    """Whether the document is one that has a head: a doctype, html or head stands in the source."""
    document = page.document
    if not document.whole:
        return False
    if document.markup.text.lstrip()[:9].lower() == "<!doctype":
        return True
    return any(tree.tag_ranges(element) for element in document.tree.iter_elements(("html", "head")))


@view
def is_redirect(page: Page) -> bool:
    """Whether a page does nothing but lead to another one."""
    for element in metas(page).get("refresh", ()):
        if "url" in (element.attr("content") or "").lower():
            return True
    fields = top_fields(page)
    if any(name in fields and is_filled(fields[name]) for name in _REDIRECTS):
        return True
    return any(
        name in fields and "redirect" in str(fields[name].value).lower()
        for name in ("layout", "type", "template")
    )


@view
def is_part(page: Page) -> bool:
    """Whether a file is by its path a part of pages, or one of a repository's own papers, and no page."""
    *folders, name = page.document.source.name.lower().replace("\\", "/").split("/")
    return name.partition(".")[0] in _PAPERS or any(folder in _PARTS for folder in folders[-3:])


@view
def is_issue_template(page: Page) -> bool:
    """Whether the front matter is that of a form for new issues, which GitHub shows and no site does."""
    fields = top_fields(page)
    return "about" in fields and ("labels" in fields or "assignees" in fields)


@view
def has_content(page: Page) -> bool:
    """Whether the page's body holds text of its own, or an image; what only a template writes is not."""
    body = next(iter(page.elements.tagged("body")), None)
    if body is None:
        return False
    text = body.text.replace(OPAQUE, "")
    return bool(text and not text.isspace()) or next(body.iter_elements("img"), None) is not None


@view
def own_addresses(page: Page) -> list[str]:
    """The addresses by which the page calls itself: canonical link, og:url, front matter; best first."""
    return list(_own_addresses(page))


def _own_addresses(page: Page) -> Iterator[str]:
    for link in page.elements.tagged("link"):
        if "canonical" in (link.attr("rel") or "").lower().split() and (address := link.attr("href")):
            yield address.strip()
    for name in ("og:url", "dc.identifier", "dcterms.identifier"):
        for element in metas(page).get(name, ()):
            if (address := (element.attr("content") or "").strip()).startswith(("http:", "https:", "/")):
                yield address
    fields = top_fields(page)
    for key in _ADDRESSES:
        if key in fields and isinstance(value := fields[key].value, str) and value.strip():
            yield value.strip()


@view
def host(page: Page) -> str:
    """The host of the page's own address, "" where the page does not tell it."""
    for address in own_addresses(page):
        if (parts := addresses.split(address)) is not None:
            return parts.host
    return ""
