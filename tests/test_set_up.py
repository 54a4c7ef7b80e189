"""Setting the checkout up: what works is never destroyed, and follows its folder without a network.

A small checkout with the real set-up: its packages come from a folder, and without that folder it is offline.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SET_UP = ("bootstrap.py", "virtual_environment.py", "system_packages.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts with a place in them, and signals")

DESIGNER = """import sys
print("designer of", __file__, "by", sys.prefix)
"""
# Builds a pointer to `src`; where there is a pipe it says there that it has come so far, and stays.
BACKEND = """
import pathlib, time, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    here = pathlib.Path.cwd()
    if (here / "waits").exists():
        (here / "waits").open("w").close()
        time.sleep(600)
    name = "mapdesigner-1-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("mapdesigner.pth", str(here / "src"))
        about = "mapdesigner-1.dist-info/"
        wheel.writestr(about + "METADATA", "Metadata-Version: 2.1\\nName: mapdesigner\\nVersion: 1\\n")
        wheel.writestr(about + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        script = "mapdesigner = mapdesigner.cli:main"
        wheel.writestr(about + "entry_points.txt", "[console_scripts]\\n" + script)
        wheel.writestr(about + "RECORD", "")
    return name
"""
PROJECT = """[build-system]
requires = []
build-backend = "backend"
backend-path = ["packaging"]
"""


def write_wheel(folder):
    """Write the one package of the small checkout, with a script; return its hash."""
    folder.mkdir()
    path = folder / "tools-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        about = "tools-1.0.dist-info/"
        wheel.writestr("pydantic.py", "")
        wheel.writestr("PySide6.py", "")
        wheel.writestr("tools.py", "def main():\n    print('tools')\n")
        wheel.writestr(about + "METADATA", "Metadata-Version: 2.1\nName: tools\nVersion: 1.0\n")
        wheel.writestr(about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(about + "entry_points.txt", "[console_scripts]\ntools = tools:main\n")
        wheel.writestr(about + "RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bootstrap(folder, *arguments, **options):
    """Run the set-up of a checkout as a person does; return what it came to."""
    # Nobody runs the pip of these environments often enough to gain by compiling all of it.
    quick = {"PYTHONDONTWRITEBYTECODE": "1", "PIP_NO_COMPILE": "1"}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **quick}
    command = [sys.executable, str(folder / "packaging" / "bootstrap.py"), *arguments]
    return subprocess.Popen(
        command,
        env=environment,
        cwd=folder.parent,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        **options,
    )


def said(folder, *arguments):
    """Return exit code and output of a set-up."""
    running = bootstrap(folder, *arguments)
    output, _ = running.communicate(timeout=200)
    return running.returncode, output


def go_offline(folder):
    shutil.rmtree(folder / "packaging" / "wheels")


def spoil_pip(folder):
    """Leave half of pip, as a kill while it is installed does: a new environment is needed."""
    (main,) = (folder / ".venv").glob("lib/python*/site-packages/pip/_internal/cli/main.py")
    main.unlink()


def environments(folder):
    return sorted(path.name for path in folder.glob(".venv*"))


def printed_by(folder, script):
    """Return what a script of the environment prints when a person calls it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [folder / ".venv" / "bin" / script]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def designer_line(folder):
    return f"designer of {folder / 'src' / 'mapdesigner' / '__main__.py'} by {folder / '.venv'}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A checkout that was set up once, for all tests."""
    folder = tmp_path_factory.mktemp("set-up").resolve() / "first place"
    (folder / "packaging").mkdir(parents=True)
    for name in SET_UP:
        shutil.copy(ROOT / "packaging" / name, folder / "packaging")
    (folder / "packaging" / "backend.py").write_text(BACKEND)
    digest = write_wheel(folder / "packaging" / "wheels")
    (folder / "packaging" / "requirements.txt").write_text(
        f"--no-index\n--find-links wheels\ntools==1.0 --hash=sha256:{digest}\n"
    )
    (folder / "pyproject.toml").write_text(f'{PROJECT}[project]\nname = "mapdesigner"\nversion = "1"\n')
    (folder / "src" / "mapdesigner").mkdir(parents=True)
    (folder / "src" / "mapdesigner" / "__init__.py").touch()
    (folder / "src" / "mapdesigner" / "cli.py").write_text("def main():\n    import mapdesigner.__main__\n")
    (folder / "src" / "mapdesigner" / "__main__.py").write_text(DESIGNER)
    (folder / "samples").mkdir()
    (folder / "samples" / "online-bookshop.json").touch()
    code, output = said(folder, "setup")
    assert code == 0, output
    return folder


@pytest.fixture
def checkout(made, tmp_path):
    """A copy of the checkout at another place, which also is what a move leaves."""
    folder = tmp_path.resolve() / "second"
    shutil.copytree(made, folder, symlinks=True)
    return folder


def test_a_second_set_up_has_nothing_to_do(made):
    assert said(made, "setup") == (0, "")
    assert environments(made) == [".venv"]


def test_modules_are_compiled_by_the_set_up(made):
    assert list((made / "src" / "mapdesigner" / "__pycache__").glob("cli.*.pyc"))


def test_a_moved_folder_runs_offline_by_each_of_its_scripts(checkout):
    go_offline(checkout)
    code, output = said(checkout, "run")
    assert (code, designer_line(checkout) in output) == (0, True), output
    assert printed_by(checkout, "mapdesigner") == designer_line(checkout)
    assert printed_by(checkout, "tools") == "tools\n"
    assert str(checkout / ".venv") in (checkout / ".venv" / "bin" / "activate").read_text()
    assert said(checkout, "setup") == (0, "")
    assert environments(checkout) == [".venv"]


def test_a_folder_moved_into_one_of_its_own_name_follows_twice(checkout):
    go_offline(checkout)
    assert said(checkout, "setup")[0] == 0
    deeper = checkout.parent / "x" / checkout.relative_to("/")
    deeper.parent.mkdir(parents=True)
    checkout.rename(deeper)
    assert said(deeper, "setup")[0] == 0
    assert said(deeper, "run")[1].startswith(designer_line(deeper))
    assert printed_by(deeper, "tools") == "tools\n"


def test_offline_the_old_environment_stays_when_no_new_one_can_be_made(checkout):
    go_offline(checkout)
    spoil_pip(checkout)
    kept = (checkout / ".venv").stat().st_ino
    code, output = said(checkout, "run")
    assert code == 0, output
    assert "Going on with what was set up before." in output
    assert designer_line(checkout) in output
    assert (checkout / ".venv").stat().st_ino == kept
    assert environments(checkout) == [".venv"]


def test_offline_new_requirements_leave_what_works(checkout):
    requirements = checkout / "packaging" / "requirements.txt"
    requirements.write_text(requirements.read_text() + f"more==2.0 --hash=sha256:{'0' * 64}\n")
    code, output = said(checkout, "run")
    assert code == 0, output
    assert "Going on with what was set up before." in output
    assert designer_line(checkout) in output


def test_offline_a_first_set_up_says_that_it_needs_a_network(checkout):
    go_offline(checkout)
    shutil.rmtree(checkout / ".venv")
    code, output = said(checkout, "setup")
    assert code == 1
    assert "The first set-up needs a network; run the same command again when there is one." in output
    assert environments(checkout) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "a kill"])
def test_a_set_up_that_is_ended_half_way_leaves_what_works(checkout, how):
    spoil_pip(checkout)
    kept = (checkout / ".venv").stat().st_ino
    os.mkfifo(checkout / "waits")
    running = bootstrap(checkout, "setup")
    (checkout / "waits").open().close()  # opens as soon as the other end does
    (checkout / "waits").unlink()
    assert environments(checkout) == [".venv", ".venv-before-set-up"]
    os.killpg(running.pid, how)
    running.communicate(timeout=60)
    if how == signal.SIGINT:
        assert running.returncode == 130
        assert (checkout / ".venv").stat().st_ino == kept
        assert environments(checkout) == [".venv"]
    go_offline(checkout)
    code, output = said(checkout, "run")
    assert code == 0, output
    assert designer_line(checkout) in output
    assert (checkout / ".venv").stat().st_ino == kept
    assert environments(checkout) == [".venv"]


def test_a_new_environment_takes_the_place_of_one_that_is_spoilt(checkout):
    spoil_pip(checkout)
    assert said(checkout, "setup")[0] == 0
    assert environments(checkout) == [".venv"]
    assert said(checkout, "setup") == (0, "")
