"""Real programs on a real X server: what is left on the clipboard when the program has ended."""

import os
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

import pytest

from mapdesigner.resources import samples_path

HERE = Path(__file__).resolve().parent
SOON_S = 60

pytestmark = pytest.mark.skipif(not all(map(which, ("Xvfb", "xclip"))), reason="needs Xvfb and xclip")


class Desktop:
    """An X server with nothing on it, and the programs that are started there."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        size = ("-screen", "0", "1600x900x24")
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *size, "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        self._programs: list[subprocess.Popen] = []
        paths = [str(HERE), *filter(None, sys.path)]
        self._env = {
            **{name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")},
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join(paths),
        }
        (folder / "HOME").mkdir()

    def run(self, *command: str) -> subprocess.CompletedProcess:
        """Run a program until it ends."""
        return subprocess.run(
            command,
            env=self._env,
            stdout=subprocess.PIPE,
            text=True,
            timeout=SOON_S,
            check=False,
        )

    def child(self, name: str, *arguments: object) -> list[str]:
        """Return the command that runs a child of these tests."""
        return [sys.executable, str(HERE / name), *map(str, arguments)]

    def copy_elsewhere(self, words: str) -> None:
        """Let another program put a text on the clipboard, and stay to hand it out."""
        holder = subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-quiet"], env=self._env, stdin=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        holder.stdin.write(words)
        holder.stdin.close()
        self._programs.append(holder)
        deadline = time.monotonic() + SOON_S
        while self.clipboard() != words:
            assert time.monotonic() < deadline

    def clipboard(self) -> str:
        """Return the text on the clipboard, as another program gets it."""
        command = ["xclip", "-selection", "clipboard", "-o"]
        return subprocess.run(
            command, env=self._env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
        ).stdout

    def close(self) -> None:
        for program in (*self._programs, self._server):
            program.kill()
            program.wait()


@pytest.fixture
def desktop(tmp_path):
    desktop = Desktop(tmp_path)
    yield desktop
    desktop.close()


@pytest.fixture
def sample(tmp_path):
    target = tmp_path / "shop.json"
    target.write_bytes((samples_path() / "online-bookshop.json").read_bytes())
    return target


def test_quitting_leaves_on_the_clipboard_what_was_copied_in_another_program(desktop, sample):
    desktop.copy_elsewhere("From a letter")
    assert desktop.run(*desktop.child("desktop_child.py", sample, "nothing")).returncode == 0
    assert desktop.clipboard() == "From a letter"


@pytest.mark.parametrize("what", ["cards", "picture"])
def test_what_was_copied_here_is_no_trouble_at_the_end(desktop, sample, what):
    assert desktop.run(*desktop.child("desktop_child.py", sample, what)).returncode == 0
