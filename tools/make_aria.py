"""Makes data/aria.json: the roles, states and properties of WAI-ARIA 1.2.

    python tools/make_aria.py markuplint-html-spec/index.json VERSION

The file is ``index.json`` of the npm package @markuplint/html-spec, which reads the tables of WAI-ARIA 1.2
and of the Graphics module. What it gets wrong or leaves out stands here, by the text of the specifications:
the implicit values, the roles of Digital Publishing, and the names that a later draft adds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"

# "Implicit Value for Role" of WAI-ARIA 1.2, section 5.4.
IMPLICIT = {
    "alert": {"aria-atomic": "true", "aria-live": "assertive"},
    "combobox": {"aria-haspopup": "listbox"},
    "heading": {"aria-level": "2"},
    "listbox": {"aria-orientation": "vertical"},
    "log": {"aria-live": "polite"},
    "menu": {"aria-orientation": "vertical"},
    "menubar": {"aria-orientation": "horizontal"},
    "meter": {"aria-valuemax": "100", "aria-valuemin": "0"},
    "option": {"aria-selected": "false"},
    "progressbar": {"aria-valuemax": "100", "aria-valuemin": "0"},
    "scrollbar": {"aria-orientation": "vertical", "aria-valuemax": "100", "aria-valuemin": "0"},
    "separator": {"aria-orientation": "horizontal", "aria-valuemax": "100", "aria-valuemin": "0"},
    "slider": {"aria-orientation": "horizontal", "aria-valuemax": "100", "aria-valuemin": "0"},
    "status": {"aria-atomic": "true", "aria-live": "polite"},
    "tab": {"aria-selected": "false"},
    "tablist": {"aria-orientation": "horizontal"},
    "timer": {"aria-live": "off"},
    "toolbar": {"aria-orientation": "horizontal"},
    "tree": {"aria-orientation": "vertical"},
    "treeitem": {"aria-selected": "false"},
}
# Required where a superclass requires it; the package has it as merely inherited.
INHERITED_REQUIRED = {"menuitemradio": ["aria-checked"], "treeitem": ["aria-selected"]}
# Digital Publishing WAI-ARIA Module 1.1, section 3: the superclass of each role.
PUBLISHING = {
    "landmark": (
        "acknowledgments afterword appendix bibliography chapter conclusion credits endnotes epilogue errata "
        "foreword glossary introduction part preface prologue"
    ),
    "section": (
        "abstract colophon credit dedication epigraph example footnote pagefooter pageheader pullquote qna"
    ),
    "link": "backlink biblioref glossref noteref",
    "listitem": "biblioentry endnote",
    "navigation": "index pagelist toc",
    "note": "notice tip",
    "img": "cover",
    "separator": "pagebreak",
    "sectionhead": "subtitle",
}
PUBLISHING_DEPRECATED = {"biblioentry", "endnote"}
PUBLISHING_UNNAMED = {"pagefooter", "pageheader"}
# The states and properties whose values the package tells wrongly (WAI-ARIA 1.2, section 6.6).
VALUES = {"aria-checked": "tristate"}
# Properties of the 1.3 draft that every role takes; the package does not say so.
DRAFT_GLOBALS = {"aria-braillelabel", "aria-brailleroledescription", "aria-description"}


def filled(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what is empty or false, which is what the reader assumes."""
    return {key: value for key, value in row.items() if value}


def role(row: dict[str, Any], plain_globals: set[str]) -> dict[str, Any]:
    """One role of the package; of the global attributes only those that are deprecated elsewhere."""
    owned = row["ownedProperties"]
    name = row["name"]
    required = [each["name"] for each in owned if each.get("required")] + INHERITED_REQUIRED.get(name, [])
    naming = [
        way
        for way, key in (("author", "accessibleNameFromAuthor"), ("content", "accessibleNameFromContent"))
        if row[key]
    ]
    return {
        "superclasses": row["generalization"],
        "abstract": bool(row.get("isAbstract")),
        "deprecated": bool(row.get("deprecated")),
        "name_from": ["prohibited"] if row["accessibleNameProhibited"] else naming,
        "name_required": row["accessibleNameRequired"],
        "children_presentational": bool(row.get("childrenPresentational")),
        "required": sorted(required),
        "supported": sorted(
            each["name"] for each in owned if not each.get("deprecated") and each["name"] not in plain_globals
        ),
        "prohibited": sorted(row["prohibitedProperties"]),
        "required_owned": [owned.split(" > ") for owned in row["requiredOwnedElements"]],
        "required_context": row["requiredContextRole"],
        "implicit": IMPLICIT.get(name, {}),
    }


def publishing(roles: dict[str, Any]) -> dict[str, Any]:
    """The roles of the Digital Publishing module, with the properties of their superclasses."""
    found = {}
    for superclass, names in PUBLISHING.items():
        for name in names.split():
            unnamed = name in PUBLISHING_UNNAMED
            found[f"doc-{name}"] = {
                **roles[superclass],
                "superclasses": [superclass],
                "abstract": False,
                "deprecated": name in PUBLISHING_DEPRECATED,
                "name_from": ["prohibited"] if unnamed else roles[superclass]["name_from"],
                "prohibited": ["aria-label", "aria-labelledby"] if unnamed else [],
                # A page break cannot be focused, a list around endnotes is not asked for.
                "required": [],
                "required_context": [],
            }
    return found


def attribute(row: dict[str, Any], edition: str, deprecated_globals: set[str]) -> dict[str, Any]:
    """One state or property of the package as it stands in the data."""
    name = row["name"]
    found = {
        "kind": row["type"],
        "value": VALUES.get(name, row["value"]),
        "tokens": [token for token in row["enum"] if " " not in token],
        "default": row.get("defaultValue"),
        "global": bool(row.get("isGlobal")) or name in DRAFT_GLOBALS,
        "global_deprecated": name in deprecated_globals,
        "deprecated": bool(row.get("deprecated")),
        "edition": edition,
    }
    return filled(found)


def main() -> None:
    package = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["def"]["#aria"]
    table, draft = package["1.2"], package["1.3"]
    known = {row["name"] for row in table["props"]}
    later = [row for row in draft["props"] if row["name"] not in known]
    # Global in 1.1, and in 1.2 deprecated on every role that does not name them (section 6.4).
    structure = next(row for row in table["roles"] if row["name"] == "structure")
    deprecated_globals = {each["name"] for each in structure["ownedProperties"] if each.get("deprecated")}
    attributes = {row["name"]: attribute(row, "1.2", deprecated_globals) for row in table["props"]}
    attributes |= {row["name"]: attribute(row, "1.3", deprecated_globals) for row in later}
    plain_globals = {name for name, row in attributes.items() if row.get("global")} - deprecated_globals
    roles = {row["name"]: role(row, plain_globals) for row in table["roles"]}
    graphics = {row["name"]: role(row, plain_globals) for row in table["graphicsRoles"]}
    whole = {
        "title": "Accessible Rich Internet Applications (WAI-ARIA) 1.2",
        "source": "https://www.w3.org/TR/wai-aria-1.2/",
        "edition": "W3C Recommendation, 6 June 2023; Graphics module 1.0; Digital Publishing module 1.1",
        "read from": f"@markuplint/html-spec {sys.argv[2]} (MIT)",
        "roles": {
            name: filled(row) for name, row in sorted({**roles, **graphics, **publishing(roles)}.items())
        },
        "draft_roles": sorted({row["name"] for row in draft["roles"]} - roles.keys()),
        "attributes": {name: filled(row) for name, row in sorted(attributes.items())},
    }
    rows = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    (DATA / "aria.json").write_text(rows, encoding="utf-8")
    print(f"{len(whole['roles'])} roles, {len(whole['attributes'])} attributes")


if __name__ == "__main__":
    main()
