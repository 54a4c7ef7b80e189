"""The virtual environment in `.venv`: whether it works, how it follows a moved folder, how a new one comes.

What works is never destroyed before its successor works: it is put aside, and put back on any failure. An
environment can't be made elsewhere and moved in, because its scripts name its place.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Of what a script of an environment is: text of a few lines. Others are programs.
_MOST_SCRIPT_BYTES = 100_000


@dataclass(frozen=True)
class VirtualEnvironment:
    """The places of an environment."""

    folder: Path

    @property
    def bin(self) -> Path:
        """Where its programs lie."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """What says for what it was set up, as soon as all of it is there."""
        return self.folder / "set-up.stamp"

    @property
    def aside(self) -> Path:
        """Where an earlier environment waits while a new one is made."""
        return self.folder.with_name(self.folder.name + "-before-set-up")

    def is_set_up_for(self, wanted: str) -> bool:
        """Tell whether it is complete, and for this."""
        try:
            return self.python.exists() and self.stamp.read_text(encoding="utf-8") == wanted
        except (OSError, ValueError):
            return False

    def runs_this_program(self) -> bool:
        """Tell whether this very Python runs from it; then it can't be put aside."""
        return Path(sys.prefix).resolve() == self.folder.resolve()

    def answers(self, question: str, environment: Mapping[str, str]) -> str | None:
        """Return what its Python prints; None when it can't."""
        try:
            done = subprocess.run(
                [str(self.python), "-c", question],
                capture_output=True,
                text=True,
                check=False,
                env=environment,
            )
        except OSError:
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    def can_be_kept(self, environment: Mapping[str, str]) -> bool:
        """Tell whether it works, has pip and belongs to this Python; if it was moved, that it can follow."""
        if self.runs_this_program():
            return True
        # All of pip: a kill while it was installed leaves half.
        question = "import sys, pip._internal.cli.main, pip._vendor.rich; print(*sys.version_info[:2])"
        if self.answers(question, environment) != "{} {}".format(*sys.version_info[:2]):
            return False
        # The programs of Windows have their place built in.
        return os.name != "nt" or self._made_at() in (None, str(self.folder))

    def follow_move(self) -> None:
        """Let its scripts name the place where it lies now; do nothing when they do."""
        before = self._made_at()
        if before is None or before == str(self.folder):
            return
        settings = self.folder / "pyvenv.cfg"
        for path in (*sorted(self.bin.iterdir()), settings):  # the settings last: they tell that it is done
            if path.is_file() and not path.is_symlink() and path.stat().st_size < _MOST_SCRIPT_BYTES:
                _put_in_place_of(path, os.fsencode(before), os.fsencode(self.folder))

    def heal(self) -> None:
        """Put right what a kill left: an earlier environment comes back, or goes if the new one is whole."""
        if not os.path.lexists(self.aside) or self.runs_this_program():
            return
        if self.stamp.exists():
            _remove(self.aside)
        else:
            self._put_back()

    @contextlib.contextmanager
    def replaced(self) -> Iterator[None]:
        """Put the environment aside while a new one is made and stamped; if that fails it comes back."""
        if os.path.lexists(self.folder):
            self.folder.rename(self.aside)
        try:
            yield
        except BaseException:
            self._put_back()
            raise
        _remove(self.aside)

    def _put_back(self) -> None:
        _remove(self.folder)
        if os.path.lexists(self.aside):
            self.aside.rename(self.folder)

    def _made_at(self) -> str | None:
        """Return the folder in which it was made, None where nothing tells."""
        try:
            settings = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
        told = re.search(r"^command = .*? -m venv (?:--\S+ )*(.+)$", settings, re.MULTILINE)
        return told[1] if told else None


def _put_in_place_of(path: Path, before: bytes, now: bytes) -> None:
    """Replace a folder's name in a script, at a boundary of names; the script is whole at any moment."""
    data = path.read_bytes()
    moved = re.sub(rb"(?<![\w./-])" + re.escape(before) + rb"(?![\w.-])", lambda _: now, data)
    if moved == data or b"\0" in data:
        return
    fresh = path.with_name(path.name + ".moving")
    fresh.write_bytes(moved)
    shutil.copymode(path, fresh)
    fresh.replace(path)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
