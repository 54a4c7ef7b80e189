"""Run the core's tests as if PySide6 were not installed, in this process and in every Python it starts.

    .venv/bin/python tests/without_pyside6.py [pytest arguments]

A `None` in `sys.modules` is Python's own way to say "there is no such module": an import raises
ModuleNotFoundError and `importlib.util.find_spec` returns None. Python runs a `sitecustomize` module from its
path before anything else, so a folder with one, put first on PYTHONPATH, does it for child processes too, the
command line's tests for example.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HIDE = "import sys\nsys.modules.update(PySide6=None, shiboken6=None)\n"
PROOF = "import importlib.util, sys; sys.exit(importlib.util.find_spec('PySide6') is not None)"


def main(pytest_arguments: list[str]) -> int:
    """Return pytest's exit code; arguments that name window tests are left out."""
    selected = [argument for argument in pytest_arguments if not _names_window_tests(argument)]
    if selected != pytest_arguments and not any(_path(argument).exists() for argument in selected):
        print("Only window tests are named, and they need PySide6: nothing to run.")
        return 0
    with tempfile.TemporaryDirectory(prefix="without-pyside6-") as folder:
        (Path(folder) / "sitecustomize.py").write_text(HIDE, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": folder}
        if subprocess.run([sys.executable, "-c", PROOF], env=environment, check=False).returncode != 0:
            print("PySide6 could not be hidden, so this run would prove nothing.", file=sys.stderr)
            return 1
        command = [sys.executable, "-m", "pytest", "--ignore=tests/qt", *selected]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _names_window_tests(argument: str) -> bool:
    return _path(argument).exists() and _path(argument).is_relative_to(ROOT / "tests" / "qt")


def _path(argument: str) -> Path:
    """Return the path a pytest argument names, if it names one: FILE or FILE::test."""
    return (ROOT / argument.split("::")[0]).resolve()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
