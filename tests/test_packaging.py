"""What is installed: the wheel has the rules, the schemas and the tables in it, and nothing besides."""

from __future__ import annotations

import importlib.util
import json
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

import pubcheck
from pubcheck.catalogue import compile_catalogue

ROOT = Path(__file__).parents[1]
PACKAGE = Path(pubcheck.__file__).parent

pytestmark = pytest.mark.skipif(
    not (ROOT / "hatch_build.py").is_file(), reason="the tests run without the project around them"
)


def built(source: Path, kind: str, folder: Path) -> Path:
    """A distribution of the project; the build tools are those that are installed, so nothing is fetched."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    build = pytest.importorskip("build")
    quiet = __import__("pyproject_hooks").quiet_subprocess_runner
    return Path(build.ProjectBuilder(source, runner=quiet).build(kind, folder))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> ZipFile:
    return ZipFile(built(ROOT, "wheel", tmp_path_factory.mktemp("wheel")))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built(ROOT, "sdist", folder)) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return unpacked


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_rules_are_packed_as_they_are(wheel):
    packed = json.loads(wheel.read("pubcheck/catalogue.json"))
    shown = json.loads(wheel.read("pubcheck/examples.json"))
    assert packed | {"examples": shown} == compile_catalogue(ROOT / "rules")
    assert "examples" not in packed  # which every run reads
    assert len(packed["rules"]) == len(list((ROOT / "rules").glob("*/*.toml")))


@pytest.mark.parametrize("folder", ["schemas", "data"])
def test_schemas_and_tables_are_packed_as_they_are(wheel, folder):
    prefix = f"pubcheck/{folder}/"
    packed = {
        name.removeprefix(prefix): wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)
    }
    assert packed == files_of(ROOT / folder)
    assert packed


def test_every_module_is_packed(wheel):
    modules = {name for name in wheel.namelist() if name.endswith(".py")}
    assert modules == {f"pubcheck/{name}" for name in files_of(PACKAGE) if name.endswith(".py")}


def test_nothing_else_is_packed(wheel):
    kinds = {".py", ".json", ".toml", ".txt", ".LICENSE", ".typed", ".jinja", ".css", ".js"}
    for name in wheel.namelist():
        top, _, rest = name.partition("/")
        assert top == "pubcheck" or top == f"pubcheck-{pubcheck.__version__}.dist-info", name
        if top == "pubcheck":
            assert "test" not in rest.replace("pubcheck/data", "")
            assert Path(rest).suffix in kinds or Path(rest).name == "py.typed", name


def test_types_and_licences_are_packed(wheel):
    names = wheel.namelist()
    assert "pubcheck/py.typed" in names
    info = f"pubcheck-{pubcheck.__version__}.dist-info"
    licences = {name.removeprefix(f"{info}/licenses/") for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", *(f"data/{path.name}" for path in (ROOT / "data").glob("*.LICENSE"))}
    about = wheel.read(f"{info}/METADATA").decode()
    assert "\nLicense-Expression: MIT\n" in about
    assert "\nRequires-Python: >=3.11.5\n" in about
    assert "# pubcheck" in about
    assert "pubcheck = pubcheck.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()


def test_an_editable_install_packs_nothing():
    """It reads the checkout's own rules, for what it packed would grow stale."""
    pytest.importorskip("hatchling")
    specification = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    hook = module.PackData(str(ROOT), {}, None, None, "", "wheel")
    build_data = {"force_include": {}}
    hook.initialize("editable", build_data)
    assert build_data == {"force_include": {}}
    if PACKAGE.is_relative_to(ROOT / "src"):
        assert not (PACKAGE / "catalogue.json").exists()


def test_the_sdist_makes_the_same_wheel(sdist, wheel, tmp_path):
    again = ZipFile(built(sdist, "wheel", tmp_path))
    packed = {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/RECORD")}
    assert {name: again.read(name) for name in again.namelist() if not name.endswith("/RECORD")} == packed


@pytest.mark.parametrize(
    "folder", ["rules", "schemas", "data", "tests", "examples", "docs", "tools", "benchmarks"]
)
def test_the_sdist_has_all_that_is_worked_on(sdist, folder):
    assert files_of(sdist / folder).keys() <= files_of(ROOT / folder).keys()
    assert any((sdist / folder).iterdir())
