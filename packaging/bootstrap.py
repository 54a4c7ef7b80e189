"""Set the project up on this machine, then open the designer or run every check.

    python3 packaging/bootstrap.py run [MAP.json]      set up, then open the designer on a map
    python3 packaging/bootstrap.py test [pytest …]     set up, then run every check and test
    python3 packaging/bootstrap.py setup               set up only

Needs nothing but Python 3.11 or later. Everything Python goes into `.venv` in this checkout, from the
hash-locked `packaging/requirements.txt`; a second run sees that nothing changed and needs no network.
"""

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

# This file keeps to syntax that Python 3.6 can read: an old Python gets this sentence and no traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Map Designer needs Python 3.11 or later, and this is Python %d.%d. "  # noqa: UP031
        "Install a newer one and run this file with it, for example: python3.12 packaging/bootstrap.py run"
        % sys.version_info[:2]
    )

import system_packages
from virtual_environment import VirtualEnvironment

ROOT = Path(__file__).resolve().parent.parent
VENV = VirtualEnvironment(ROOT / ".venv")
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
SOURCE = ROOT / "src"
SAMPLE = ROOT / "samples" / "online-bookshop.json"
INTERRUPTED = 130


class NotSetUp(Exception):
    """A step of the set-up failed; the message is a sentence."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "run" and len(rest) <= 1:
        return run(Path(rest[0]).resolve() if rest else SAMPLE)
    if command == "test":
        return test(rest)
    if command == "setup" and not rest:
        set_up()
        return 0
    wants_help = command in ("-h", "--help", "help")
    print(__doc__.strip(), file=sys.stdout if wants_help else sys.stderr)
    return 0 if wants_help else 2


def run(map_file: Path) -> int:
    """Open the designer on a map; where there is no screen, export the map's PDF and say where it is."""
    screen = has_screen()
    system_packages.provide(system_packages.WINDOW if screen else system_packages.OFFSCREEN, required=screen)
    set_up()
    designer = [str(VENV.python), "-m", "mapdesigner"]
    if screen:
        return call([*designer, str(map_file)], env=with_source())
    pdf = ROOT / "build" / (map_file.stem + ".pdf")
    pdf.parent.mkdir(exist_ok=True)
    code = call([*designer, "export", str(map_file), str(pdf)], env=with_source())
    if code == 0:
        say(f"There is no screen here, so the map was exported instead: {pdf}")
    return code


def test(pytest_arguments: list[str]) -> int:
    """Run every check and test; arguments go to pytest."""
    system_packages.provide(system_packages.OFFSCREEN, required=True)
    set_up()
    return call([str(VENV.python), str(ROOT / "packaging" / "checks.py"), *pytest_arguments])


def set_up() -> None:
    """Bring `.venv` to what requirements.txt and pyproject.toml ask for; at once when it is there already.

    What worked before works afterwards: when no new environment can be made, the program goes on with the
    earlier one if that can still run it, else it ends with a sentence.
    """
    wanted = fingerprint()
    try:
        VENV.heal()
        if VENV.is_set_up_for(wanted):
            return
        if VENV.can_be_kept(environment()):
            VENV.follow_move()
            fill(wanted)
        else:
            with VENV.replaced():
                make_venv()
                fill(wanted)
    except (NotSetUp, OSError) as problem:
        if not still_runs():
            sys.exit(f"The set-up failed: {problem}")
        say(f"The set-up failed: {problem}\nGoing on with what was set up before.")
    else:
        say("Set up.")


def fill(wanted: str) -> None:
    """Install what is asked for into `.venv` and stamp it; what is there already needs no network."""
    VENV.stamp.unlink(missing_ok=True)
    say("Installing the Python packages, a few minutes the first time …")
    pip("install", "--require-hashes", "-r", str(REQUIREMENTS))
    pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    # Where Python is told to write no bytecode, each start would compile every module anew.
    call([str(VENV.python), "-m", "compileall", "-q", str(SOURCE)])
    VENV.stamp.write_text(wanted, encoding="utf-8")


def still_runs() -> bool:
    """Tell whether the `.venv` that is there can run the designer of this folder."""
    return VENV.answers("import mapdesigner.cli, pydantic, PySide6", with_source()) is not None


def fingerprint() -> str:
    """Return what the set-up depends on, in short: locks, project settings, Python and the place."""
    digest = hashlib.sha256()
    for part in (REQUIREMENTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()):
        digest.update(hashlib.sha256(part).digest())
    major, minor = sys.version_info[:2]  # not the patch level: an updated system must not need a network
    return f"{sys.implementation.name} {major}.{minor} {sysconfig.get_platform()} {digest.hexdigest()}\n"


def make_venv() -> None:
    """Make a new virtual environment in `.venv`, with pip or so that this Python's own pip can fill it.

    Raises NotSetUp when it fails.
    """
    say("Making a virtual environment in .venv …")
    if not system_packages.has_module("ensurepip"):
        system_packages.provide_venv()
    bare = [] if system_packages.has_module("ensurepip") else ["--without-pip"]
    if call([sys.executable, "-m", "venv", "--clear", *bare, str(VENV.folder)]) != 0:
        raise NotSetUp("The virtual environment could not be made: see above.")


def pip(*arguments: str) -> None:
    """Run pip on the virtual environment. Raises NotSetUp when it fails."""
    quiet = [] if sys.stdout.isatty() else ["--quiet", "--progress-bar", "off"]
    options = ["--disable-pip-version-check", "--no-input", *quiet]
    own = [str(VENV.python), "-m", "pip"]
    if call([*own, "--version"], quiet=True) != 0:  # an environment made without ensurepip
        own = [sys.executable, "-m", "pip", "--python", str(VENV.python)]
    if call([*own, *arguments, *options]) != 0:
        raise NotSetUp(
            "The Python packages could not be installed: see above. The first set-up needs a network; "
            "run the same command again when there is one."
        )


def call(command: list[str], quiet: bool = False, env: dict[str, str] | None = None) -> int:
    """Run a command in the user's folder; return its exit code. Ends the program when Ctrl+C ends it."""
    output = subprocess.DEVNULL if quiet else None
    sys.stdout.flush()
    try:
        done = subprocess.run(command, env=env or environment(), stdout=output, stderr=output, check=False)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as problem:
        sys.exit(f"{command[0]} could not be started: {problem.strerror or problem}.")
    return done.returncode


def with_source() -> dict[str, str]:
    """Return the environment for the designer: the code of this folder, whatever the `.venv` was made for."""
    return {**environment(), "PYTHONPATH": str(SOURCE)}


def environment() -> dict[str, str]:
    """Return the environment for our commands: without what would send packages or imports elsewhere."""
    strays = {
        "PYTHONHOME",
        "PYTHONPATH",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_REQUIRE_VIRTUALENV",
        "__PYVENV_LAUNCHER__",
    }
    kept = {name: value for name, value in os.environ.items() if name not in strays}
    return {**kept, "PIP_USER": "0"}


def has_screen() -> bool:
    """Tell whether a window opened here would be seen."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return False
    if os.name == "nt":
        return True
    if sys.platform == "darwin":
        manager = subprocess.run(["launchctl", "managername"], capture_output=True, text=True, check=False)
        return manager.stdout.strip() == "Aqua"  # a login over the network has another one
    return bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"))


def say(sentence: str) -> None:
    """Tell the user how far we are, before the next command writes anything."""
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
