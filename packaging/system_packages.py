"""Find the system libraries that Qt needs on Linux, and install or name the packages that hold them.

On Debian and its relatives, root gets the missing packages installed and anybody else gets the one line to
run. Windows and macOS bring everything along, so nothing is asked of them.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

# What the loader looks for, and the Debian packages that may hold it, newest name first.
OFFSCREEN = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
}
WINDOW = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}


def provide(libraries: Mapping[str, Sequence[str]], required: bool) -> None:
    """Make sure the libraries can be loaded, installing what is missing where we may.

    Otherwise says what to install, and ends the program if the libraries are required.
    """
    missing = missing_of(libraries)
    if not missing:
        return
    print("Missing system libraries: " + ", ".join(missing) + ".", flush=True)
    choices = [libraries[name] for name in missing]
    if can_install() and install(choices):
        missing = missing_of(libraries)
        if not missing:
            return
    how = (sudo_line(choices),) if shutil.which("apt-get") else ("Your system's package manager has them.",)
    if required:
        sys.exit("\n    ".join(("Install them, then run the same command again:", *how)))
    print("Only the window needs them, so this goes on. To install them:", *how, sep="\n    ", flush=True)


def provide_venv() -> None:
    """Make sure that a virtual environment can be made: with ensurepip, or else with this Python's own pip.

    Ends the program with what to install when there is neither.
    """
    package = "python3-venv"
    if sys.executable.startswith("/usr/bin/") and can_install() and install([(package,)]):
        importlib.invalidate_caches()
    if has_module("venv") and (has_module("ensurepip") or has_new_pip()):
        return
    if shutil.which("apt-get"):
        sys.exit(
            "This Python cannot make virtual environments. Install what it lacks, then run the same command "
            "again:\n    " + sudo_line([(package,)])
        )
    sys.exit(
        "This Python cannot make virtual environments: its venv or ensurepip module is missing. "
        "Install the package that holds them (often python3-venv), then run the same command again."
    )


def missing_of(libraries: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the libraries that the loader does not find here; none on Windows and macOS."""
    return [name for name in libraries if not _loads(name)] if sys.platform.startswith("linux") else []


def can_install() -> bool:
    """Tell whether we are root on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(choices: Sequence[Sequence[str]]) -> bool:
    """Install one package of every choice; tell whether that went well."""
    # A fresh machine or container has no package lists, and old lists name files that are gone.
    return _apt_get("install", *_pick(choices)) or (
        _apt_get("update") and _apt_get("install", *_pick(choices))
    )


def sudo_line(choices: Sequence[Sequence[str]]) -> str:
    """Return the command that a person who is not root has to run."""
    return "sudo apt-get install " + " ".join(_pick(choices))


def has_module(name: str) -> bool:
    """Tell whether this Python can import a module of that name."""
    return importlib.util.find_spec(name) is not None


def has_new_pip() -> bool:
    """Tell whether this Python has a pip that can fill another environment (`--python`, since 22.3)."""
    if not has_module("pip"):
        return False
    command = [sys.executable, "-m", "pip", "--python", sys.executable, "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _pick(choices: Sequence[Sequence[str]]) -> list[str]:
    """Return of each choice the first name this system knows, or its last (the oldest) when it knows none."""
    return [next((name for name in names[:-1] if _is_known(name)), names[-1]) for names in choices]


def _is_known(package: str) -> bool:
    if shutil.which("apt-cache") is None:
        return False
    command = ["apt-cache", "show", "--quiet", package]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _apt_get(*arguments: str) -> bool:
    print("apt-get " + " ".join(arguments) + " …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-y", "--no-install-recommends", *arguments]
    done = subprocess.run(
        command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0
