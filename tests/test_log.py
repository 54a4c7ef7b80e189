"""The log: what went wrong, readable and bounded, without what people wrote into their maps."""

import logging
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from mapdesigner import __version__, fatal
from mapdesigner.cli import main
from mapdesigner.log import (
    MOST_BYTES,
    close_log,
    log_folder,
    log_path,
    log_trouble,
    open_log,
    start_line,
    state_folder,
)
from mapdesigner.model import new_touchpoint
from mapdesigner.trouble import MOST_TITLE_CHARACTERS, title_of, trouble_of


@pytest.fixture
def logger(tmp_path):
    yield open_log(tmp_path, "Qt 9.9")
    close_log()


def fails(message="the handle came off", cause=None):
    """Return an error that was really raised."""
    try:
        raise ValueError(message) from cause
    except ValueError as error:
        return error


def text_of(folder):
    return log_path(folder).read_text(encoding="utf-8")


# What is written


def test_it_begins_with_versions(logger, tmp_path):
    first = text_of(tmp_path).splitlines()[0]
    assert f"Map Designer {__version__}, Python {sys.version_info.major}.{sys.version_info.minor}" in first
    assert "Qt 9.9" in first
    assert first.endswith("starts.")
    assert start_line("Qt 9.9") in first


def test_an_error_is_written_with_the_way_to_it(logger, tmp_path):
    log_trouble(logger, trouble_of(fails()))
    assert "ValueError: the handle came off" in text_of(tmp_path)
    assert "test_log.py" in text_of(tmp_path)
    assert "in fails" in text_of(tmp_path)


def test_what_led_to_an_error_is_written_first(logger, tmp_path):
    log_trouble(logger, trouble_of(fails("second", cause=fails("first"))))
    written = text_of(tmp_path)
    assert written.index("ValueError: first") < written.index("That led to:") < written.rindex("second")


def test_a_storm_of_the_same_error_does_not_flood_it(logger, tmp_path):
    trouble = trouble_of(fails())
    for count in range(1, 2_001):
        log_trouble(logger, trouble, count)
    assert len(text_of(tmp_path).splitlines()) < 20
    assert "1000 times by now" in text_of(tmp_path)


def test_only_the_owner_can_read_it(logger, tmp_path):
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")
    assert stat.S_IMODE(log_path(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(log_folder(tmp_path).stat().st_mode) == 0o700


def test_it_has_five_files_of_a_megabyte_at_most(logger, tmp_path):
    for number in range(700):
        logger.error("%d %s", number, "x" * 10_000)
    files = list(log_folder(tmp_path).iterdir())
    assert len(files) == 5
    assert all(file.stat().st_size <= MOST_BYTES for file in files)
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_half_character_is_no_reason_to_lose_a_line(logger, tmp_path):
    logger.error("half \ud83d of a face")
    assert "half" in text_of(tmp_path)


def test_without_a_place_to_write_it_is_silent(tmp_path, capsys):
    (tmp_path / "log").write_text("a file where the folder should be")
    open_log(tmp_path).error("nobody hears it")
    assert capsys.readouterr() == ("", "")
    close_log()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_not_told_by_the_log(logger, tmp_path, capsys):
    close_log()
    log_path(tmp_path).unlink()
    log_path(tmp_path).symlink_to("/dev/full")
    open_log(tmp_path).error("nobody hears it")
    close_log()
    assert capsys.readouterr() == ("", "")


# What is not written


def test_what_people_wrote_is_not_in_it(logger, tmp_path):
    secret = "Anna Berg hung up in tears"
    try:
        new_touchpoint("lane", secret).evolve(sentiment=secret, description=[secret])
    except ValidationError as error:
        log_trouble(logger, trouble_of(error))
    assert "ValidationError: 2 validation errors" in text_of(tmp_path)
    assert "Anna" not in text_of(tmp_path)


def test_the_home_folder_is_not_in_it(monkeypatch):
    monkeypatch.setenv("HOME", "/folders/of/anna")
    monkeypatch.setenv("USERPROFILE", "/folders/of/anna")
    trouble = trouble_of(fails("no such file: /folders/of/anna/shop.json"))
    assert trouble.title == "ValueError: no such file: ~/shop.json"
    assert "anna" not in trouble.trace


def test_a_title_is_one_line_and_not_long():
    assert title_of(fails("first\nsecond")) == "ValueError: first"
    assert len(title_of(fails("word " * 1_000))) < MOST_TITLE_CHARACTERS + 20
    assert title_of(KeyError()) == "KeyError"


def test_an_error_that_can_not_tell_itself_is_told_by_its_kind():
    class Broken(Exception):
        def __str__(self):
            raise RuntimeError

    assert title_of(Broken()) == "Broken"


def test_errors_that_lead_to_each_other_end():
    first, second = fails("first"), fails("second")
    first.__cause__, second.__cause__ = second, first
    assert trouble_of(first).trace.count("That led to:") == 1


def test_a_deep_recursion_is_told_in_some_lines():
    def falls():
        return falls()

    try:
        falls()
    except RecursionError as error:
        trace = trouble_of(error).trace
    assert "RecursionError" in trace
    assert len(trace.splitlines()) < 20


def test_the_same_place_is_the_same_trouble():
    assert trouble_of(fails("one")).place == trouble_of(fails("other")).place
    assert trouble_of(fails()).place != trouble_of(KeyError()).place


# A crash of the whole process


CRASH = """
import faulthandler, sys
from pathlib import Path
from mapdesigner import fatal
fatal.watch(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


def crash(folder):
    subprocess.run([sys.executable, "-c", CRASH, str(folder)], check=False, capture_output=True, timeout=60)


def test_a_crash_leaves_a_trace_that_is_taken_once(tmp_path):
    assert fatal.taken_trace(tmp_path) == ""
    crash(tmp_path)
    assert "Segmentation fault" in fatal.taken_trace(tmp_path) or sys.platform == "win32"
    assert fatal.taken_trace(tmp_path) == ""
    crash(tmp_path)
    assert fatal.taken_trace(tmp_path)


def test_a_run_that_ends_well_leaves_none(tmp_path):
    command = CRASH.replace("faulthandler._sigsegv()", "")
    subprocess.run([sys.executable, "-c", command, str(tmp_path)], check=True, timeout=60)
    assert fatal.fatal_path(tmp_path).exists()
    assert fatal.taken_trace(tmp_path) == ""


def test_rubbish_in_its_place_is_no_crash(tmp_path):
    fatal.fatal_path(tmp_path).parent.mkdir()
    fatal.fatal_path(tmp_path).write_bytes(b"\xff\xfe\x00 rubbish")
    assert fatal.taken_trace(tmp_path) == ""
    assert fatal.fatal_path(tmp_path).read_bytes() == b""


# The command line


def test_an_unexpected_error_of_a_command_says_where_the_log_is(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 1
    said = capsys.readouterr().err
    path = log_path(state_folder())
    assert said.count("\n") == 1
    assert str(path) in said
    assert "AttributeError" in path.read_text(encoding="utf-8")
    assert logging.getLogger("mapdesigner").handlers == []


def test_without_a_log_the_error_is_still_one_sentence(tmp_path, capsys, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "-"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("mapdesigner: Something unexpected went wrong (AttributeError")
    assert said.count("\n") == 1
