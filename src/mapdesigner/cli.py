"""The command line: opens the window, or does a job without one.

Nothing heavy is imported before it is needed, so that --help and --version answer at once.
"""

import argparse
import contextlib
import gc
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from mapdesigner import __version__
from mapdesigner.commands.usage import (
    FAILED,
    INTERRUPTED,
    UNREADABLE_MAP,
    WRONG_USAGE,
    UnreadableInput,
    WrongUsage,
    say,
)

# A new job is one file in commands/ and one row here.
COMMANDS = {
    "new": "write a new map, empty or from a template",
    "export": "write a map as PDF, slides, a workbook, a picture or text",
    "compare": "tell what differs between two maps, say of the current and of the future state",
    "insight": "tell what is missing in a map, what hurts and what is off target",
    "check": "tell whether a file holds a sound map, and what is wrong where",
    "schema": "print the JSON Schema of the map format",
}

_COMMAND_LINES = "\n".join(f"  {name:<8} {what}" for name, what in COMMANDS.items())
DESCRIPTION = f"""Map customer journeys live, in a room, offline.

Without a command a window opens: on each FILE, or on the start page with new maps, templates and samples.

commands, which need no display (mapdesigner COMMAND --help tells more):
{_COMMAND_LINES}
"""
EPILOG = """examples:
  mapdesigner                                     open the start page
  mapdesigner shop.json                           open a map
  mapdesigner new shop.json --title "Web shop"    write an empty map with four stages
  mapdesigner check shop.json                     is it a sound map?
  mapdesigner export shop.json shop.pdf           a report: cover, map, personas, metrics, action list
  mapdesigner compare shop.json shop-future.json  what is added, removed, moved, changed
  mapdesigner insight shop.json                   what is missing, what hurts, what is off target
  mapdesigner export shop.json wall.pdf --as poster --paper A1 --landscape

exit codes: 0 done, 1 the job failed, 2 wrong usage, 3 the map can't be read
Set MAPDESIGNER_DEBUG=1 to see the Python traceback of an unexpected error.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit code; every error is one sentence on standard error."""
    _never_fail_to_print()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as error:  # argparse, after --help or --version
        return error.code if isinstance(error.code, int) else WRONG_USAGE
    except WrongUsage as error:
        say(str(error))
        return WRONG_USAGE
    except UnreadableInput as error:
        say(str(error))
        return UNREADABLE_MAP
    except KeyboardInterrupt:
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        _close_broken_output()
        return FAILED
    except Exception as error:
        return _failed(error)


class _Parser(argparse.ArgumentParser):
    """A parser that tells wrong usage in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        return _open_window(arguments)
    name = arguments[0]
    command = importlib.import_module(f"mapdesigner.commands.{name}")
    # Intermixed: a file may stand after an option.
    parsed = _command_parser(name, command).parse_intermixed_args(arguments[1:])
    code: int = command.run(parsed)
    sys.stdout.flush()  # here a closed pipe can still be caught
    return code


def _command_parser(name: str, command: ModuleType) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"mapdesigner {name}",
        description=f"{COMMANDS[name][:1].upper()}{COMMANDS[name][1:]}.",
        epilog=command.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    return parser


def _open_window(arguments: list[str]) -> int:
    parser = _Parser(
        prog="mapdesigner",
        usage="mapdesigner [FILE …]\n       mapdesigner COMMAND …",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="the maps to open, each in a window")
    parser.add_argument("--version", action="version", version=f"mapdesigner {__version__}")
    parsed, rest = parser.parse_known_args(arguments)
    if rest:
        raise WrongUsage(_unknown(rest[0]))
    if len(parsed.files) > 1 and not os.path.exists(parsed.files[0]):  # noqa: PTH110  quicker than a Path
        _check_no_command(parsed.files[0])
    gc.disable()  # nothing that is imported is garbage
    # Else pydantic looks through every installed package for plugins, which our models have no use for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from mapdesigner.qt.app import run
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        say("The window needs PySide6, which is not installed here; the commands work without it.")
        return FAILED
    finally:
        gc.freeze()
        gc.enable()
    from mapdesigner.files.file_names import path_named

    return run(*map(path_named, parsed.files))


def _check_no_command(first: str) -> None:
    """Raise WrongUsage when what stands first before other words is nearly a command."""
    import difflib  # here, and not before a window opens

    near = difflib.get_close_matches(first, COMMANDS, n=1)
    if near:
        raise WrongUsage(f"“{first}” is no command; “{near[0]}” is. See mapdesigner --help.")


def _unknown(option: str) -> str:
    return f"“{option}” is not understood. See mapdesigner --help."


def _failed(error: Exception) -> int:
    if os.environ.get("MAPDESIGNER_DEBUG") == "1":
        traceback.print_exception(error)
    if _is_sentence(error):
        say(str(error))
    else:
        where = "" if (path := _logged(error)) is None else f" The log says where: {path}."
        title = " ".join(f"{type(error).__name__}: {error}"[:200].split())
        say(f"Something unexpected went wrong ({title}).{where} MAPDESIGNER_DEBUG=1 shows the traceback.")
    return FAILED


def _is_sentence(error: Exception) -> bool:
    """Tell whether an error's message is made for the user."""
    with contextlib.suppress(ImportError):
        from mapdesigner.files.disk import FileTrouble

        return isinstance(error, FileTrouble) or bool(getattr(error, "is_sentence", False))
    return False


def _logged(error: Exception) -> Path | None:
    """Write an error into the log and return its file, None when it can't be written."""
    with contextlib.suppress(Exception):  # what went wrong is to be said in any case
        from mapdesigner.log import close_log, log_path, log_trouble, open_log, state_folder
        from mapdesigner.trouble import trouble_of

        state = state_folder()
        log_trouble(open_log(state), trouble_of(error))
        close_log()
        return log_path(state) if log_path(state).exists() else None
    return None


def _never_fail_to_print() -> None:
    # A Windows console may know cp1252 or cp437 only; a quotation mark must not end the program there.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_broken_output() -> None:
    # Python flushes standard output at exit and would complain about the closed pipe once more.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
