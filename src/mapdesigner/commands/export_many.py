"""Export many maps into a folder: one that fails stops none of the others, no file is written twice."""

import argparse
import glob
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mapdesigner.commands.export import told
from mapdesigner.commands.export_options import format_for, options_for
from mapdesigner.commands.usage import (
    DONE,
    FAILED,
    STANDARD_STREAM,
    UnreadableInput,
    WrongUsage,
    counted,
    read_named_map,
    say,
)
from mapdesigner.export.usual import usual_name
from mapdesigner.files.paths import is_folder, is_there

if TYPE_CHECKING:
    from mapdesigner.export.formats import Format
    from mapdesigner.export.options import ExportOptions

BAR_CHARACTERS = 24
DEFAULT_FORMAT = "report"


def run_many(arguments: argparse.Namespace) -> int:
    """Write every map; FAILED when one of them could not be.

    Raises WrongUsage when two maps would become the same file, or one would be written over.
    """
    from mapdesigner.files.file_names import path_named

    format_ = format_for(arguments.format or DEFAULT_FORMAT)
    options = options_for(format_, arguments)
    if arguments.persona is not None:
        raise WrongUsage("--persona is about one map; it can't be used together with --to.")
    if STANDARD_STREAM in arguments.files:
        raise WrongUsage("A map from standard input has no name; export it with OUT instead of --to.")
    folder = path_named(arguments.to)
    jobs = _jobs(expanded(arguments.files), folder, format_)
    _make(folder)
    return _written(jobs, format_, options)


def expanded(names: Sequence[str]) -> list[str]:
    """Return the files that are meant, each once: where the shell leaves *.json as it is, we look it up."""
    from mapdesigner.files.file_names import path_named

    found: list[str] = []
    for name in (str(path_named(name)) for name in names):
        is_pattern = any(sign in name for sign in "*?[") and not is_there(Path(name))
        # No file for a pattern: the pattern itself, so that the reading says that it is not there.
        # Not Path.glob: that takes no absolute pattern.
        found += (sorted(glob.glob(name)) or [name]) if is_pattern else [name]  # noqa: PTH207
    return list({_same(name): name for name in found}.values())


def _jobs(names: list[str], folder: Path, format_: "Format") -> list[tuple[str, Path]]:
    """Return each map's file and the one that is made of it."""
    jobs = [(name, folder / usual_name(Path(name).stem, format_, "-")) for name in names]
    sources = {_same(name) for name in names}
    taken: dict[str, str] = {}
    for name, target in jobs:
        # Most disks of a desktop don't tell Shop.pdf from shop.pdf.
        other = taken.setdefault(target.name.casefold(), name)
        if other != name:
            raise WrongUsage(
                f"{other} and {name} would both become {target.name}; "
                "rename one, or export them to two folders."
            )
        if _same(str(target)) in sources:
            raise WrongUsage(f"{target} is one of the maps and would be written over; choose another folder.")
    return jobs


def _make(folder: Path) -> None:
    from mapdesigner.files.disk import FileTrouble, is_too_long, too_long

    if is_there(folder) and not is_folder(folder):
        raise WrongUsage(f"“{folder}” is a file; --to needs a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if is_too_long(error):
            raise FileTrouble(too_long(folder)) from error
        reason = (error.strerror or str(error)).lower()
        raise FileTrouble(f"The folder {folder} can't be made: {reason}.") from error


def _written(jobs: list[tuple[str, Path]], format_: "Format", options: "ExportOptions") -> int:
    bar = _Bar(len(jobs))
    failed = 0
    try:
        for done, (name, target) in enumerate(jobs):
            bar.show(done, Path(name).name)
            sentences, line = _exported(name, target, format_, options)
            bar.clear()
            for sentence in sentences:
                say(sentence)
            if line is None:
                failed += 1
            elif not bar.is_shown:
                print(line, flush=True)
    finally:
        bar.clear()
    if bar.is_shown:
        print(f"{counted(len(jobs) - failed, 'map')} exported to {jobs[0][1].parent}.")
    if failed:
        say(f"{counted(failed, 'map')} of {len(jobs)} could not be exported.")
    return FAILED if failed else DONE


def _exported(
    name: str, target: Path, format_: "Format", options: "ExportOptions"
) -> tuple[list[str], str | None]:
    """Write one map; return what is to be said, and the line about the file, None when it wasn't made."""
    from mapdesigner.files.disk import FileTrouble, save_bytes

    try:
        exported = format_.export(read_named_map(name), options)
        save_bytes(target, exported.data)
    except (UnreadableInput, FileTrouble) as trouble:
        return [str(trouble)], None
    except Exception as error:  # whatever it is, the other maps are exported
        if os.environ.get("MAPDESIGNER_DEBUG") == "1":
            raise
        known = getattr(error, "is_sentence", False)
        words = str(error) if known else f"something unexpected went wrong ({type(error).__name__}: {error})."
        return [f"{name}: {words}"], None
    return [f"{name}: {warning}" for warning in exported.warnings], told(target, exported)


def _same(name: str) -> str:
    """Return what two names of the same file have in common."""
    path = os.path.realpath(name)
    with suppress(OSError):
        found = os.stat(path)  # noqa: PTH116  realpath above gives a str
        return f"{found.st_dev}:{found.st_ino}"
    return os.path.normcase(path)


class _Bar:
    """How far it is, on one line of standard error; only where that is a terminal."""

    def __init__(self, total: int) -> None:
        self.is_shown = sys.stderr is not None and sys.stderr.isatty()
        self._total = total
        self._drawn = 0

    def show(self, done: int, name: str) -> None:
        """Show that some are done and what is under way."""
        if self.is_shown:
            filled = round(BAR_CHARACTERS * done / self._total)
            bar = "#" * filled + "-" * (BAR_CHARACTERS - filled)
            room = shutil.get_terminal_size().columns - 1
            self._draw(f"[{bar}] {done + 1} of {self._total}  {name}"[:room])

    def clear(self) -> None:
        """Leave the line empty."""
        if self._drawn:
            self._draw("")

    def _draw(self, line: str) -> None:
        sys.stderr.write(f"\r{line}{' ' * (self._drawn - len(line))}\r{line}")
        sys.stderr.flush()
        self._drawn = len(line)
