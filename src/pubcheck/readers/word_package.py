"""Opens the parts of a Word document: a zip archive of XML, of which no part may be larger than a bound."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as XmlElement

LARGEST_PART = 24_000_000  # bytes of XML, unpacked; a novel has about five million
LARGEST_TOTAL = 64_000_000  # bytes of all parts that are looked at
_MOST_MEMBERS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc, and of what is encrypted ([MS-CFB] 2.2)


class UnreadablePackageError(Exception):
    """A file that is no Word document; its text is the end of “This file cannot be read: …”."""


class Relation(NamedTuple):
    """Where a relationship of a part leads (ISO/IEC 29500-2, 9.3): its kind's last word, and its target."""

    kind: str
    target: str
    is_external: bool


class Package:
    """A Word document's parts, each parsed when asked for; raises UnreadablePackageError."""

    def __init__(self, file: BinaryIO) -> None:
        if file.read(len(_OLE)) == _OLE:
            raise UnreadablePackageError(
                "it is encrypted, or in the old Word format; save it as .docx without a password"
            )
        file.seek(0)
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadablePackageError("it is no Word document (.docx), or it is damaged") from error
        self._left = LARGEST_TOTAL
        self._relations: dict[str, dict[str, Relation]] = {}
        self._members = {member.filename: member for member in self._archive.infolist()[:_MOST_MEMBERS]}
        relations = self.relations("")
        self.main = next((r.target for r in relations.values() if r.kind == "officeDocument"), "")
        if self.main not in self._members:
            raise UnreadablePackageError("it holds no Word document")

    def xml(self, name: str) -> XmlElement | None:
        """The root of a part, None where it is not there; raises UnreadablePackageError."""
        member = self._members.get(name)
        if member is None:
            return None
        from lxml import etree

        # Entities are left alone, nothing is fetched, and depth and lengths stay within libxml2's own bounds.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            with self._archive.open(member) as part:
                data = part.read(LARGEST_PART + 1)
            if len(data) > LARGEST_PART:
                raise UnreadablePackageError(
                    f"its part {name} is larger than {LARGEST_PART // 1_000_000} million bytes"
                )
            self._left -= len(data)
            if self._left < 0:
                raise UnreadablePackageError(
                    f"its parts are larger than {LARGEST_TOTAL // 1_000_000} million bytes together"
                )
            declares_type = b"<!DOCTYPE" in data[:1000]
            root = None if declares_type else etree.fromstring(data, parser)
            # Behind a thousand blanks, or in UTF-16, only the parser sees it.
            if root is None or root.getroottree().docinfo.internalDTD is not None:
                raise UnreadablePackageError(
                    f"its part {name} declares a document type, which Word never does"
                )
            return root
        except (
            etree.XMLSyntaxError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            OSError,
        ) as error:
            raise UnreadablePackageError(f"its part {name} is damaged") from error
        except (NotImplementedError, ValueError) as error:
            raise UnreadablePackageError(f"its part {name} is packed in a way that is not read") from error

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; targets inside the package are names of parts."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in () if root is None else root:
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target") or ""
            is_external = element.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id") or ""] = Relation(kind, target, is_external)
        return found

    def related(self, kind: str) -> Iterator[str]:
        """The names of the parts that the main part relates to in one way, such as "styles"."""
        relations = self.relations(self.main).values()
        targets = dict.fromkeys(r.target for r in relations if r.kind == kind and not r.is_external)
        yield from (target for target in targets if target in self._members)

    def properties(self) -> Iterator[tuple[str, str]]:
        """The document's properties, each with its name in Word's words."""
        kinds = ("core-properties", "extended-properties", "custom-properties")
        for relation in self.relations("").values():
            if relation.kind not in kinds or relation.is_external:
                continue
            root = self.xml(relation.target)
            for element in () if root is None else root:
                name = element.get("name") or _PROPERTIES.get(local(element), "")
                text = "".join(element.itertext()).strip()
                if name and text:
                    yield name, text


# The properties that hold words of people, by their elements' names (ISO/IEC 29500-2, 11.1; 29500-1, 22.2).
_PROPERTIES = {
    "title": "Title",
    "subject": "Subject",
    "creator": "Author",
    "keywords": "Keywords",
    "description": "Comments",
    "lastModifiedBy": "Last modified by",
    "category": "Category",
    "contentStatus": "Status",
    "created": "Created",
    "modified": "Modified",
    "Company": "Company",
    "Manager": "Manager",
    "HyperlinkBase": "Hyperlink base",
}


def local(element: XmlElement) -> str:
    """An element's name without its namespace, which differs between the transitional and the strict form."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: XmlElement | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace, None where element or attribute is not there."""
    if element is None:
        return None
    # lxml looks for each value among all attributes, so that to ask for all takes the square of their number.
    key = next((key for key in element.attrib if str(key).rpartition("}")[2] == name), None)
    return None if key is None else element.get(key)


def child(element: XmlElement | None, *names: str) -> XmlElement | None:
    """The first child of a name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element
