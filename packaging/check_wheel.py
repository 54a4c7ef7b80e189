"""Prove that the wheel stands alone: build it, install it elsewhere, and use it from a third folder."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGNER = "import sys; from mapdesigner.cli import main; sys.argv[0] = 'mapdesigner'; sys.exit(main())"
WHERE = "import mapdesigner; print(mapdesigner.__file__)"
SAMPLE = Path("mapdesigner", "samples", "online-bookshop.json")


def main() -> int:
    """Return 0 if the installed wheel does its work, else the exit code of what failed."""
    with tempfile.TemporaryDirectory(prefix="mapdesigner-wheel-") as folder:
        built, installed, elsewhere = (
            Path(folder).resolve() / name for name in ("built", "installed", "elsewhere")
        )
        elsewhere.mkdir()
        try:
            _python(["-m", "hatchling", "build", "-t", "wheel", "-d", str(built)], ROOT)
            (wheel,) = built.glob("*.whl")
            pip = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--no-index",
            ]
            _python([*pip, "--target", str(installed), str(wheel)], elsewhere)
            _use(installed, elsewhere)
        except subprocess.CalledProcessError as failure:
            print("This failed: " + subprocess.list2cmdline(failure.cmd), failure.stdout or "", sep="\n")
            return int(failure.returncode)
    return 0


def _use(installed: Path, elsewhere: Path) -> None:
    """Do with the installed wheel what needs its resources, one command at a time."""
    # Before the checkout that is installed into this Python for development.
    path = {"PYTHONPATH": str(installed)}
    found = _python(["-c", WHERE], elsewhere, path).strip()
    if not Path(found).is_relative_to(installed):
        raise subprocess.CalledProcessError(
            1, WHERE, f"The package was imported from {found}, not the wheel."
        )
    for arguments in (
        ["--version"],
        ["new", "map.json"],
        ["check", "map.json"],
        ["check", str(installed / SAMPLE)],
        ["export", str(installed / SAMPLE), "map.pdf"],
    ):
        print("mapdesigner", *(argument.replace(str(installed), "…") for argument in arguments), flush=True)
        _python(["-c", DESIGNER, *arguments], elsewhere, path)
    if not (elsewhere / "map.pdf").read_bytes().startswith(b"%PDF-"):
        raise subprocess.CalledProcessError(1, "mapdesigner export", "The exported file is not a PDF.")


def _python(arguments: list[str], folder: Path, changes: dict[str, str] | None = None) -> str:
    """Run this Python in a folder; return what it printed.

    Raises CalledProcessError, with what it printed, when it fails.
    """
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **(changes or {})},
        check=True,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
