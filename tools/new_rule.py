"""Writes the scaffold of a new rule: one file that starts out failing its own examples.

python tools/new_rule.py links/link-new-window
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pubcheck.catalogue_scaffold import RuleNameError, parts_of, text_of

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", metavar="TOPIC/RULE-ID")
    parser.add_argument("--check", help="the check, module.function; by default one to be written")
    options = parser.parse_args()
    try:
        topic, rule = parts_of(options.name)
    except RuleNameError as error:
        parser.error(str(error))
    path = ROOT / "rules" / topic / f"{rule}.toml"
    if path.exists():
        parser.error(f"{path.relative_to(ROOT)} is there already")
    path.parent.mkdir(exist_ok=True)
    own = f"{topic}.{rule.split('-', 1)[1].replace('-', '_')}"
    path.write_text(text_of(options.check or own), encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}; next:")
    print(f"  write the check in src/pubcheck/checks/{topic}.py, or name a stock check")
    print(f"  pytest -k {rule}")
    print("  python tools/ecosystem.py CORPUS --select " + rule + " --sample 20")
    return 0


if __name__ == "__main__":
    sys.exit(main())
