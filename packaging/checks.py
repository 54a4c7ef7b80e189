"""Run every check of the project, one after the other; the first that fails ends it, by name.

`python3 packaging/bootstrap.py test` sets the project up and then runs this file. Arguments go to pytest, in
both of its runs.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_SELECTED = 5


@dataclass(frozen=True)
class Check:
    """A command, what it proves, and the exit codes that say so."""

    proves: str
    command: tuple[str, ...]
    good: tuple[int, ...] = (0,)


def main(pytest_arguments: list[str]) -> int:
    """Run the checks in turn; return 0, or the exit code of the first that fails."""
    for check in checks(pytest_arguments):
        print(f"\n== {check.proves}", flush=True)
        started = time.monotonic()
        code = subprocess.run(check.command, cwd=ROOT, env=environment(), check=False).returncode
        if code not in check.good:
            print(f"\nFailed: {check.proves}. To run this alone:\n    {command_line(check)}", flush=True)
            return code
        print(f"-- {time.monotonic() - started:.1f} s", flush=True)
    print("\nAll checks passed.", flush=True)
    return 0


def checks(pytest_arguments: list[str]) -> list[Check]:
    """Return the checks, the quick ones first."""
    python = sys.executable
    # Not the script of that name: it knows its Python by the place where it was installed.
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    # A selection may well name window tests only, and then the second run has nothing to do.
    good = (0, NO_TESTS_SELECTED) if pytest_arguments else (0,)
    # All of them on every core. A file stays on one: what it sets up for all its tests is made once.
    chosen = pytest_arguments or ["-n", "auto", "--dist", "loadfile"]
    window = pytest_arguments or [*chosen, "tests/qt"]
    return [
        Check("the code is formatted", (python, "-m", "ruff", "format", "--check", ".")),
        Check("the code has no lint", (python, "-m", "ruff", "check", ".")),
        Check("the rooms import only what they may", (python, "-c", lint_imports, "--no-logo")),
        Check("the types hold", (python, "-m", "mypy")),
        Check("the core's tests pass, without PySide6", (python, "tests/without_pyside6.py", *chosen), good),
        Check("the window's tests pass", (python, "-m", "pytest", *window), good),
        Check("an installed wheel finds its resources", (python, "packaging/check_wheel.py")),
    ]


def command_line(check: Check) -> str:
    """Return the check as a person would type it in the checkout's folder."""
    program = Path(check.command[0])
    shown = str(program.relative_to(ROOT)) if program.is_relative_to(ROOT) else str(program)
    return subprocess.list2cmdline([shown, *check.command[1:]])


def environment() -> dict[str, str]:
    """Return the environment for the checks: no screen, and words in UTF-8 wherever they are written to."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONUTF8": "1"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
