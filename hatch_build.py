"""Build hook: packs rules/, schemas/ and data/ into the wheel.

An editable install packs nothing: the package then reads the folders from the checkout.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackData(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from pubcheck.catalogue import compile_catalogue

        compiled = compile_catalogue(root / "rules")
        parts = {"examples.json": compiled.pop("examples"), "catalogue.json": compiled}
        folder = Path(tempfile.mkdtemp())
        for name, part in parts.items():
            (folder / name).write_text(json.dumps(part, ensure_ascii=False), encoding="utf-8")
            build_data["force_include"][str(folder / name)] = f"pubcheck/{name}"
        build_data["force_include"][str(root / "schemas")] = "pubcheck/schemas"
        build_data["force_include"][str(root / "data")] = "pubcheck/data"
