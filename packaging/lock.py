"""Renew `packaging/requirements.txt`: exact versions with hashes, for every system and Python.

    python3 packaging/lock.py               keep the versions that still fit
    python3 packaging/lock.py --upgrade     take the newest versions that fit

Other arguments go to `uv pip compile` too. Needs uv (https://docs.astral.sh/uv) and a network.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
COMPILE = ["pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--generate-hashes"]
OPTIONS = ["--python-version", "3.11", "--no-header", "--quiet"]


def main(arguments: list[str]) -> int:
    """Write the new lock in place of the old; return 0, or 1 with the old one untouched."""
    if arguments in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    beside_this_python = shutil.which("uv", path=str(Path(sys.executable).parent))
    uv = shutil.which("uv") or beside_this_python
    if uv is None:
        return _refuse("Renewing the lock needs uv, which is not installed here: python3 -m pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        renewed = Path(folder) / REQUIREMENTS.name
        if REQUIREMENTS.is_file():
            shutil.copyfile(REQUIREMENTS, renewed)  # uv keeps the versions that it finds in its output
        done = subprocess.run([uv, *COMPILE, *OPTIONS, *arguments, "-o", str(renewed)], cwd=ROOT, check=False)
        if done.returncode != 0:
            return _refuse("uv could not find versions that fit together: see above. The lock is as it was.")
        text = renewed.read_text(encoding="utf-8")
    lines = strange_lines(text)
    if lines:
        return _refuse("The new lock names a host, a folder or an option, and was not kept:", *lines)
    changed = not REQUIREMENTS.is_file() or REQUIREMENTS.read_text(encoding="utf-8") != text
    REQUIREMENTS.write_text(text, encoding="utf-8", newline="\n")
    print("The lock is renewed: run the checks." if changed else "The lock is up to date.")
    return 0


def strange_lines(text: str) -> list[str]:
    """Return the lines that would tie the lock to a server or a machine: addresses, paths, options."""
    return [line for line in text.splitlines() if _is_strange(line.strip())]


def _is_strange(line: str) -> bool:
    if line.startswith("--"):
        return not line.startswith("--hash=sha256:")
    return "://" in line or " @ " in line or "/" in line or "\\" in line.removesuffix("\\")


def _refuse(*lines: str) -> int:
    print(*lines, sep="\n    ", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
