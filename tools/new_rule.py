"""Writes the scaffold of a new rule: one file that starts out failing its own examples.

python tools/new_rule.py links/link-new-window
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SCAFFOLD = '''title = "Say what the standard asks, as a plain statement"
standards = ["house"]   # key of rules/standards.toml, then the clause: "wcag22:1.1.1"
severity = "note"       # error, warning or note
profiles = ["*"]
since = "0.1.0"
check = "{module}.{function}"
message = "Say what is wrong here and what to write instead."
why = """
One paragraph for the writer: who is hurt, and how.
"""
limits = """
What the rule cannot see, and what it may get wrong.
"""

# Three failed and three passed examples at least, one not in HTML, one trap named by its note.

[[failed]]
html = \'\'\'<p>⟦The range that the finding marks⟧</p>\'\'\'

[[failed]]
markdown = \'\'\'⟦The same⟧ in Markdown\'\'\'

[[failed]]
text = \'\'\'⟦The same⟧ in plain text\'\'\'

[[passed]]
html = \'\'\'<p>What to write instead</p>\'\'\'

[[passed]]
note = "What looks like a fault and is none."
html = \'\'\'<p>A trap</p>\'\'\'

[[passed]]
markdown = \'\'\'What to write instead\'\'\'

[[inapplicable]]
html = \'\'\'<p>Nothing to judge</p>\'\'\'
'''


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", metavar="TOPIC/RULE-ID")
    name = parser.parse_args().name
    if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)+", name):
        parser.error("the name is a topic and an id that says what is wrong, such as links/link-text-vague")
    path = ROOT / "rules" / f"{name}.toml"
    if path.exists():
        parser.error(f"{path.relative_to(ROOT)} is there already")
    topic, rule = name.split("/")
    path.parent.mkdir(exist_ok=True)
    function = rule.split("-", 1)[1].replace("-", "_")
    path.write_text(SCAFFOLD.replace("{module}", topic).replace("{function}", function), encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}; next:")
    print(f"  write the check in src/pubcheck/checks/{topic}.py, or name a stock check")
    print(f"  pytest -k {rule}")
    print("  python tools/ecosystem.py CORPUS --select " + rule + " --sample 20")
    return 0


if __name__ == "__main__":
    sys.exit(main())
