"""The elements of a page by tag and by attribute: the one pass over the tree that all other views ask."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence, Set
from typing import TypeVar

from pubcheck.tree import Document, Element

T = TypeVar("T")


def type_of(element: Element) -> str:
    """The type that an element states, such as an input's, in lower case; "" where it states none."""
    return (element.attr("type") or "").strip().lower()


def handed_down(element: Element, known: dict[Element, T], outermost: T, own: Callable[[Element, T], T]) -> T:
    """What an element has by what stands around it, from the root inward, each element told once.

    ``own`` makes of an element and of what is around it what holds in it; ``outermost`` is around the root,
    and ``known`` remembers. No recursion: pages nest as deep as they like.
    """
    path: list[Element] = []
    node: object = element
    while isinstance(node, Element) and node not in known:
        path.append(node)
        node = node.parent
    found = known[node] if isinstance(node, Element) else outermost
    for inner in reversed(path):
        found = known[inner] = own(inner, found)
    return found


class Elements:
    """Every element of a page, found by its tag or by an attribute that it has, whatever its value."""

    __slots__ = ("_by_attribute", "_by_role", "_by_tag", "_number", "_places", "_together")

    def __init__(self, root: Document) -> None:
        by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        places: defaultdict[str, list[int]] = defaultdict(list)
        by_attribute: defaultdict[str, list[Element]] = defaultdict(list)
        for place, element in enumerate(root.iter_elements()):
            tag = element.tag
            by_tag[tag].append(element)
            places[tag].append(place)
            for name in element.attrs:
                by_attribute[name].append(element)
        self._number = sum(map(len, places.values()))
        self._by_tag = by_tag
        self._places = places
        self._by_attribute = by_attribute
        self._by_role: dict[str, list[Element]] | None = None
        self._together: dict[tuple[str, ...], list[Element]] = {}

    def tagged(self, *tags: str) -> Sequence[Element]:
        """Every element of one of the tags, in document order; the caller must not change what it gets."""
        by_tag = self._by_tag
        found = tags if len(tags) == 1 else tuple([tag for tag in tags if tag in by_tag])
        if len(found) < 2:
            return by_tag.get(found[0], ()) if found else ()
        together = self._together.get(found)
        if together is None:
            # No walk over the tree: that takes as long as it has elements, and as there are tags.
            placed = sorted(self.places(found))
            together = self._together[found] = [element for _, element in placed]
        return together

    def __len__(self) -> int:
        """The number of all elements."""
        return self._number

    def having(self, name: str) -> Sequence[Element]:
        """Every element that has an attribute of that name (lower case), in document order."""
        return self._by_attribute.get(name, ())

    @property
    def by_role(self) -> Mapping[str, Sequence[Element]]:
        """Every element that states a role, first or later, by that role in lower case, in document order."""
        found = self._by_role
        if found is None:
            found = self._by_role = {}
            for element in self._by_attribute.get("role", ()):
                for role in dict.fromkeys((element.attr("role") or "").lower().split()):
                    found.setdefault(role, []).append(element)
        return found

    def with_role(self, *roles: str) -> list[Element]:
        """Every element that states one of the roles, first or later, in document order."""
        by_role = self.by_role
        found = [by_role[role] for role in roles if role in by_role]
        if len(found) < 2:
            return list(*found)
        wanted = {element for elements in found for element in elements}
        return [element for element in self._by_attribute["role"] if element in wanted]

    def places(self, tags: Iterable[str]) -> list[tuple[int, Element]]:
        """Every element of some tags, each with its place among all; those of each tag in document order."""
        places, by_tag = self._places, self._by_tag
        return [pair for tag in tags if tag in places for pair in zip(places[tag], by_tag[tag], strict=True)]

    def in_order(self, elements: Set[Element]) -> list[Element]:
        """Some elements of the page in document order; takes as long as there are elements of their tags."""
        if len(elements) < 2:
            return list(elements)
        placed = [pair for pair in self.places({element.tag for element in elements}) if pair[1] in elements]
        return [element for _, element in sorted(placed)]

    def placed(self, elements: Iterable[Element]) -> Iterator[tuple[int, Element]]:
        """Some elements of the page, those of each tag in document order, and the place of each among all."""
        numbers: dict[str, int] = {}
        for element in elements:
            tag = element.tag
            # Each search goes on where the last one ended.
            numbers[tag] = number = self._by_tag[tag].index(element, numbers.get(tag, 0))
            yield self._places[tag][number], element

    def end(self, element: Element, place: int) -> int:
        """The place of the first element that stands behind an element, whose own place is given."""
        node: object = element
        while isinstance(node, Element):
            for sibling in node.next_siblings:
                if isinstance(sibling, Element):
                    places = self._places[sibling.tag]
                    first = bisect_left(places, place)
                    return places[self._by_tag[sibling.tag].index(sibling, first)]
            node = node.parent
        return len(self)

    def numbers(self, tag: str, start: int, end: int) -> range:
        """Which of the elements of a tag have a place from ``start`` to before ``end``."""
        places = self._places.get(tag, ())
        return range(bisect_left(places, start), bisect_left(places, end))

    @property
    def attributes(self) -> KeysView[str]:
        """The name of every attribute that some element has."""
        return self._by_attribute.keys()
