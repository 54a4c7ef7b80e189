"""What must hold for the files of this repository, whatever they do: portable, documented and pinned."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {
    ".git",
    ".venv",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
    "__pycache__",
    "build",
    "dist",
}

# Put together from halves, so that this file does not hold what it looks for.
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "ana" + "conda.org",
    "crates" + ".io",
]
HOME_FOLDERS = re.compile(r"(?<![\w.~$}/-])/(?:home|Users|root|work)/[\w.-]|\b[A-Z]:\\+Users\\+\w")
# One locked package: name, version, perhaps a marker, and the hashes that its files may have.
LOCKED = re.compile(
    r"^(\S+==[^\s;]+(?: ; [^\\\n]+?)?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE
)


def tracked_files() -> list[Path]:
    """Return the files that are, or are about to be, in the repository; a source archive has no list."""
    if (ROOT / ".git").exists():
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
        found = (ROOT / name for name in names if name)
    else:
        found = (path for path in ROOT.rglob("*") if not NOT_OURS.intersection(path.relative_to(ROOT).parts))
    return sorted(path for path in found if path.is_file())


def tracked_texts() -> dict[str, str]:
    """Return name and text of every tracked file that holds text."""
    texts = {}
    for path in tracked_files():
        data = path.read_bytes()
        try:
            if b"\0" not in data:
                texts[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def modules(*folders: str) -> list[Path]:
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def locked() -> list[Requirement]:
    text = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    return [Requirement(pin) for pin, _ in LOCKED.findall(text)]


def imported_packages(path: Path) -> set[str]:
    """Return the top-level packages a module imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.split(".")[0])
    return found


def test_no_file_names_a_package_registry():
    named = [
        (file, host) for file, text in tracked_texts().items() for host in REGISTRY_HOSTS if host in text
    ]
    assert named == []


def test_no_file_names_a_folder_of_somebodys_machine():
    named = [
        (file, match[0]) for file, text in tracked_texts().items() for match in HOME_FOLDERS.finditer(text)
    ]
    assert named == []


def test_the_search_for_folders_finds_them():
    folder = "/ho" + "me/ann/maps"
    assert HOME_FOLDERS.search(f"open {folder}/shop.json")
    assert HOME_FOLDERS.search("C:" + r"\Users\ann")
    assert not HOME_FOLDERS.search("see docs" + folder)


def test_no_tracked_file_lies_in_a_build_or_cache_folder():
    assert [
        name(path) for path in tracked_files() if NOT_OURS.intersection(path.relative_to(ROOT).parts)
    ] == []


def test_only_the_window_imports_pyside6():
    outside = [
        path for path in modules("src", "tests", "packaging") if "qt" not in path.relative_to(ROOT).parts
    ]
    # It makes a picture of the window.
    outside.remove(ROOT / "packaging" / "screenshot.py")
    assert len(outside) > 10
    assert [name(path) for path in outside if {"PySide6", "shiboken6"} & imported_packages(path)] == []


def test_every_module_says_what_it_is_for():
    silent = [
        path
        for path in modules("src", "tests", "packaging")
        if not ast.get_docstring(ast.parse(path.read_bytes()))
    ]
    assert [name(path) for path in silent] == []


def test_every_module_can_be_read_in_one_sitting():
    lengths = {
        name(path): len(path.read_bytes().splitlines()) for path in modules("src", "tests", "packaging")
    }
    assert {file: length for file, length in lengths.items() if length >= 400} == {}


def test_every_locked_package_has_one_version_and_hashes():
    text = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    rest = [line for line in LOCKED.sub("", text).splitlines() if line and not line.lstrip().startswith("#")]
    assert rest == []
    assert len(locked()) > 30


def test_everything_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    pins = {canonicalize_name(pin.name): pin for pin in locked()}
    assert {
        Requirement(line).name for line in asked if canonicalize_name(Requirement(line).name) not in pins
    } == set()


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_each_python_gets_one_version_of_each_package_and_a_qt_that_it_survives(python):
    machine = {"python_version": python, "python_full_version": f"{python}.0"}
    pins = [pin for pin in locked() if pin.marker is None or pin.marker.evaluate(machine)]
    names = [canonicalize_name(pin.name) for pin in pins]
    assert sorted(set(names)) == sorted(names)
    (qt,) = (pin for pin in pins if canonicalize_name(pin.name) == "pyside6-essentials")
    # 6.12.0 loses references to None, which only Python 3.12 and later can stand.
    (pin,) = qt.specifier
    assert Version(pin.version) < Version("6.12" if python == "3.11" else "7")
