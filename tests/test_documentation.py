"""What exists is documented, and what is documented exists."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from pubcheck import catalogue, cli, config, readers, resources, resources_packs
from pubcheck.config import Known
from pubcheck.config.check import MAPS, PLACES
from pubcheck.discovery import FOLDER_SUFFIXES
from pubcheck.readers import record_maps
from pubcheck.views import SUBJECTS
from pubcheck.views.scopes import SCOPES

ROOT = Path(__file__).parents[1]
if not (ROOT / "README.md").is_file():
    pytest.skip("the tests run without the documentation beside them", allow_module_level=True)

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
}
EVERYTHING = "\n".join(PAGES.values())
README, CONFIGURATION = PAGES["README.md"], PAGES["docs/configuration.md"]
KNOWN = catalogue.load()
SCHEMA = json.loads((resources.folder("schemas") / "config.schema.json").read_text("utf-8"))
INIT = config.init_text()


def commands(
    group: click.Group = cli.command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield (*path, name), command


COMMANDS = dict(commands())


def options(command: click.Command) -> set[str]:
    return {name for option in command.params if isinstance(option, click.Option) for name in option.opts}


# The command line


def help_of(words: tuple[str, ...]) -> str:
    command = COMMANDS[words]
    return command.get_help(
        click.Context(command, info_name=" ".join(("pubcheck", *words)), terminal_width=200)
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_explains_every_option(words):
    said = help_of(words)
    for option in COMMANDS[words].params:
        if isinstance(option, click.Option):
            assert option.help, f"{option.name} is not explained"
            for name in option.opts:
                assert name in said


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_documentation_names_every_command_and_its_long_options(words):
    assert f"pubcheck {' '.join(words)}" in EVERYTHING
    for name in options(COMMANDS[words]):
        if name.startswith("--"):
            assert re.search(rf"{name}(?![\w-])", EVERYTHING), f"{name} stands in no page"


def shell_lines() -> Iterator[tuple[str, str]]:
    for page, text in PAGES.items():
        for block in re.findall(r"^```console[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for line in block.splitlines():
                if line.startswith("$ "):
                    yield page, line[2:]


def calls(line: str) -> Iterator[list[str]]:
    """The words after `pubcheck` in each call of it in a line of shell."""
    words: list[str] | None = None
    for word in [*shlex.split(line, comments=True), "&&"]:
        if word in {"&&", "|", "<", ">", ";"}:
            if words is not None:
                yield words
            words = None
        elif words is not None:
            words.append(word)
        elif word == "pubcheck" or word.endswith("/pubcheck"):
            words = []


CALLS = [(page, call) for page, line in shell_lines() for call in calls(line)]
CALLS += [
    (page, call)
    for page, text in PAGES.items()
    for code in re.findall(r"`(pubcheck [^`\n]+)`", text)
    for call in calls(code)
]


def test_there_are_commands_to_try():
    assert {words[0] for _, words in CALLS if words} >= {
        "check",
        "explain",
        "rules",
        "stats",
        "init",
        "config",
    }


@pytest.mark.parametrize(
    ("page", "words"), CALLS, ids=lambda value: " ".join(value) if isinstance(value, list) else value
)
def test_every_call_in_the_documentation_can_be_made(page, words, monkeypatch, tmp_path):
    (tmp_path / "FILE").touch()
    monkeypatch.chdir(tmp_path)
    assert words, "pubcheck alone"
    if words[0] in {"--version", "--help", "COMMAND"}:
        return
    depth = 2 if tuple(words[:2]) in COMMANDS else 1
    command = COMMANDS[tuple(words[:depth])]
    # Parsing alone: click says what it does not know.
    command.make_context(words[0], [*words[depth:]], resilient_parsing=False)
    if words[0] == "explain" and words[1] != "RULE":
        assert words[1] in KNOWN.rules


@pytest.mark.parametrize("line", [line for _, line in shell_lines()])
def test_what_the_commands_name_is_there(line):
    for word in shlex.split(line, comments=True):
        if re.fullmatch(r"(?:tools|benchmarks|examples|\.ci)/[\w./-]*", word):
            assert (ROOT / word).exists(), word


def test_the_set_up_names_groups_and_extras_that_exist():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for line in (line for _, line in shell_lines()):
        for group in re.findall(r"--group (\S+)", line):
            assert group in project["dependency-groups"]
        for extras in re.findall(r"\.\[([\w,-]+)\]", line):
            assert set(extras.split(",")) <= project["project"]["optional-dependencies"].keys()


# The configuration


def keys() -> set[str]:
    return set(SCHEMA["properties"])


def test_every_key_has_its_section_its_row_and_an_example():
    rows = set(re.findall(r"^\| \[`([\w-]+)`\]\(#", CONFIGURATION, re.MULTILINE))
    sections = [
        name
        for heading in re.findall(r"^## (.+)$", CONFIGURATION, re.MULTILINE)
        for name in heading.split(", ")
    ]
    assert rows == set(sections) == keys()
    assert len(sections) == len(set(sections))
    for part in re.split(r"^## ", CONFIGURATION, flags=re.MULTILINE)[1:]:
        assert "```toml\n" in part, part.split("\n")[0]


def test_links_to_sections_lead_somewhere():
    for page, text in PAGES.items():
        heads = {
            re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
            for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        }
        for anchor in re.findall(r"\]\(#([^)]+)\)", text):
            assert anchor in heads, f"{page}#{anchor}"
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page}: {target}"


def test_defaults_in_the_documentation_are_those_in_force():
    stated = dict(
        re.findall(r"^\| \[`([\w-]+)`\]\([^)]*\) \| [^|]+ \| `([^`]+)` \|", CONFIGURATION, re.MULTILINE)
    )
    shown = {key: value for key, value, _ in config.describe(config.DEFAULTS)}
    assert stated.keys() >= {
        "select",
        "ignore",
        "fail-on",
        "archived",
        "archive_after_days",
        "max-file-size-mb",
    }
    for key, value in stated.items():
        assert shown[key] == value, key


def test_keys_of_overrides_are_marked():
    rows = dict(re.findall(r"^\| \[`([\w-]+)`\]\([^)]*\) \|.*\| (yes|no|–) \|$", CONFIGURATION, re.MULTILINE))
    allowed = SCHEMA["properties"]["overrides"]["items"]["properties"].keys() - {"files"}
    assert {key for key, may in rows.items() if may == "yes"} == allowed


def test_every_field_map_is_documented():
    assert record_maps.shipped().keys() == set(MAPS)
    for text in (CONFIGURATION, PAGES["docs/records.md"], INIT):
        assert {name for name in MAPS if f"`{name}`" in text or f'"{name}"' in text} == set(MAPS)
    section = CONFIGURATION.split("\n## records\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    rows = {key for cell in cells for key in re.findall(r"`([\w-]+)`", cell)}
    assert rows == SCHEMA["definitions"]["record"]["properties"].keys()
    assert rows == {*PLACES, "map", "body-format"}


@pytest.mark.parametrize("table", ["suppressions", "shortcodes"])
def test_keys_of_tables_are_documented(table):
    section = CONFIGURATION.split(f"\n## {table}\n")[1].split("\n## ")[0]
    rows = {key for row in re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) for key in [row]}
    if table == "suppressions":
        assert rows == SCHEMA["properties"][table]["items"]["properties"].keys()
    else:
        assert rows == SCHEMA["definitions"][table]["additionalProperties"]["properties"].keys()


def toml_blocks() -> list[tuple[str, str]]:
    found = []
    for page in ("README.md", "docs/configuration.md"):
        found += [
            (page, block)
            for block in re.findall(r"^```toml\n(.*?)^```", PAGES[page], re.DOTALL | re.MULTILINE)
        ]
    return found


def own_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of rules and the pack that the examples of a configuration name."""
    for name in ("rules", "pack"):
        path = folder / name / "style" / f"{name}-own.toml"
        path.parent.mkdir(parents=True)
        path.write_text(
            'title = "Plain"\nseverity = "note"\ncheck = "words.forbid"\n'
            'options.terms = ["moist"]\nmessage = "No."\n'
        )
    monkeypatch.setattr(resources_packs, "rules_folder", lambda _: folder / "pack")
    monkeypatch.setattr(resources_packs, "version", lambda _: "1.0")


@pytest.mark.parametrize(
    "block", [block for _, block in toml_blocks()], ids=lambda block: block.split("\n")[0]
)
def test_every_example_is_a_good_configuration(block, tmp_path, monkeypatch):
    known = Known.of(KNOWN.rules.values(), KNOWN.standards)
    (tmp_path / "sub").mkdir()
    (tmp_path / "pubcheck.toml").write_text("")
    own_rules(tmp_path / "sub", monkeypatch)
    path = tmp_path / "sub" / "pubcheck.toml"
    path.write_text(block, encoding="utf-8")
    config.load(path, known)  # raises where it is wrong


def init_keys() -> set[str]:
    """The top-level keys and tables that stand, commented out, in what `init` writes."""
    lines = [line.removeprefix("# ") for line in INIT.splitlines()]
    bare, in_table = set(), False
    for line in lines:
        if found := re.match(r"\[{1,2}([\w-]+)", line):
            bare.add(found[1])
            in_table = True
        elif not line.strip():
            in_table = False
        elif not in_table and (found := re.match(r"([\w-]+) = ", line)):
            bare.add(found[1])
    return bare


def test_init_writes_every_key_and_no_other():
    assert init_keys() == keys()


def test_what_init_writes_is_a_good_configuration_when_it_is_taken(tmp_path, monkeypatch):
    known = Known.of(KNOWN.rules.values(), KNOWN.standards)
    code = re.compile(r"""# (\[|"?[\w*.-]+"? = )""")
    taken = "\n".join(line.removeprefix("# ") if code.match(line) else line for line in INIT.splitlines())
    (tmp_path / "pubcheck.toml").write_text("")
    (tmp_path / "sub").mkdir()
    own_rules(tmp_path / "sub", monkeypatch)
    path = tmp_path / "sub" / "pubcheck.toml"
    path.write_text(taken, encoding="utf-8")
    assert tomllib.loads(taken).keys() == keys()
    config.load(path, known)


# Rules, standards, profiles, readers, subjects


@pytest.mark.parametrize("rule", KNOWN.rules.values(), ids=KNOWN.rules)
def test_every_rule_explains_itself(rule):
    for part in (rule.title, rule.why, rule.limits, rule.message):
        assert part.strip()
        assert part == part.strip() or part in (rule.why, rule.limits)
    assert not rule.title.endswith(".")
    assert len(rule.why.split()) >= 12
    assert len(rule.limits.split()) >= 5


def test_every_rule_named_in_a_page_exists():
    topics = {rule.topic for rule in KNOWN.rules.values()}
    stems = (
        "image|caption|credit|virin|archive|link|readability|sentence|word|heading|title|description"
        "|file|suppression"
    )
    named = {
        word
        for text in [*PAGES.values(), INIT]
        for word in re.findall(
            rf"(?<![\w./-])(?:{stems})(?:-[a-z0-9]+)+(?![\w/.-])", re.sub(r"https?://\S+", "", text)
        )
    }
    counted = json.loads((resources.folder("data") / "site-scanning-rules.json").read_text("utf-8"))["rules"]
    of_others = {name for item in counted for name in (item["axe"], item["category"])}
    known = KNOWN.rules.keys() | KNOWN.standards.keys() | keys() | set(MAPS) | of_others
    allowed = {
        "link-new-window",  # made up, as the name of a rule to be written
        "file-size-mb",
        *SCOPES,
    }
    assert named <= known | allowed | topics, named - known


def test_every_standard_is_cited_by_a_rule():
    cited = {standard.partition(":")[0] for rule in KNOWN.rules.values() for standard in rule.standards}
    assert KNOWN.standards.keys() == cited


def test_every_clause_is_cited_by_a_rule():
    cited = {standard for rule in KNOWN.rules.values() for standard in rule.standards}
    # A standard whose levels of conformance are told stands whole: `--select` takes each criterion.
    partial = {key: standard for key, standard in KNOWN.standards.items() if not standard.levels}
    listed = {f"{key}:{clause}" for key, standard in partial.items() for clause in standard.clauses}
    assert listed <= cited, listed - cited


@pytest.mark.parametrize("standard", KNOWN.standards.values(), ids=KNOWN.standards)
def test_every_standard_says_who_and_where(standard):
    assert standard.name
    assert standard.kind in {"law", "policy", "standard", "guidance", "house style"}
    assert standard.address.startswith("https://") or (standard.key == "house" and not standard.address)


@pytest.mark.parametrize("profile", SCHEMA["definitions"]["profile"]["enum"])
def test_every_profile_is_documented(profile):
    for text in (README, CONFIGURATION, INIT):
        assert re.search(rf"[`\"]{profile}[`\"]", text), profile


def test_profiles_of_the_rules_exist():
    profiles = {profile for rule in KNOWN.rules.values() for profile in rule.profiles}
    assert profiles <= {"*", *SCHEMA["definitions"]["profile"]["enum"]}


@pytest.mark.parametrize("reader", readers.READERS)
def test_every_reader_is_documented(reader):
    section = CONFIGURATION.split("\n## files\n")[1].split("\n## ")[0]
    assert f'`"{reader}"`' in section
    assert reader in SCHEMA["properties"]["files"]["additionalProperties"]["enum"]


def test_the_endings_of_files_are_documented():
    section = CONFIGURATION.split("\n## files\n")[1].split("\n## ")[0]
    rows = [row.split(" | ") for row in section.splitlines() if row.startswith("| ") and "`." in row]
    in_folders, named = (set(re.findall(r"`(\.\w+)`", "".join(row[at] for row in rows))) for at in (1, 2))
    assert in_folders == FOLDER_SUFFIXES
    assert in_folders | named == readers.BY_SUFFIX.keys()


def test_subjects_named_in_the_guide_exist():
    guide = PAGES["docs/writing-rules.md"]
    assert set(re.findall(r"@check\(\"(\w+)\"\)", guide)) <= SUBJECTS.keys()
    for name in re.findall(r"`(src/[\w/.]+|tests/[\w/.]+|rules/[\w/.]+|tools/[\w/.]+)`", EVERYTHING):
        assert (ROOT / name).exists() or "<" in name, name


def test_every_key_of_a_rule_and_of_an_example_is_documented():
    schema = json.loads((resources.folder("schemas") / "rule.schema.json").read_text("utf-8"))
    guide = PAGES["docs/writing-rules.md"]
    for key in (*schema["properties"], *schema["$defs"]["example"]["properties"]):
        assert re.search(rf"`(?:\[+)?{key}\b", guide), key


def test_selectors_in_the_documentation_stand_for_something():
    selectors = Known.of(KNOWN.rules.values(), KNOWN.standards).selectors
    for _, words in CALLS:
        for option, value in pairwise(words):
            if option in {"--select", "--ignore", "--extend-select"}:
                assert set(value.split(",")) <= selectors | {"<id>"}, value


def test_exit_codes_and_environment_variables_are_documented():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("cli*.py"))
    names = set(re.findall(r"os\.environ(?:\.get\(|\[)\"(\w+)\"", source)) - {"TERM"} | {cli.TRACE}
    assert len(names) > 3
    page = PAGES["docs/command-line.md"]
    for name in names:
        assert f"| `{name}` |" in page
    for code in (cli.CLEAN, cli.FOUND, cli.WRONG, cli.STOPPED):
        assert f"{code}: " in page


def test_examples_in_suppressions_name_rules():
    for names in re.findall(r"pubcheck: ignore(?:-\w+)?\[([^\]]+)\]", README + CONFIGURATION):
        assert {name.strip() for name in names.split(",")} <= KNOWN.rules.keys()
