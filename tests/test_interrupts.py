"""Ctrl+C in the terminal at any step of saving leaves whole files and nothing beside them."""

import os
import signal
import threading

import pytest

from mapdesigner.files.atomic import write_bytes

OLD, NEW = b"old", b"new and longer"


@pytest.fixture(autouse=True)
def usual_ctrl_c():
    """Let Ctrl+C mean what it does in a program that is started from a terminal."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.signal(signal.SIGINT, before) is signal.default_int_handler


@pytest.mark.parametrize("is_new", [True, False], ids=["a new file", "an old file"])
@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace", "unlink"])
def test_ctrl_c_at_any_step_of_saving_ends_the_program_after_the_file_is_whole(
    tmp_path, monkeypatch, step, is_new
):
    path = tmp_path / "shop.json"
    if not is_new:
        path.write_bytes(OLD)
    do = getattr(os, step)

    def interrupted(*arguments, **named):
        try:
            return do(*arguments, **named)
        finally:
            monkeypatch.setattr(os, step, do)
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, NEW)
    assert path.read_bytes() == NEW
    assert [each.name for each in tmp_path.iterdir()] == ["shop.json"]


def test_what_ctrl_c_means_elsewhere_it_means_while_a_file_is_written(tmp_path, monkeypatch):
    heard = []
    signal.signal(signal.SIGINT, lambda *_: heard.append(True))
    do = os.fsync

    def interrupted(descriptor):
        do(descriptor)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "fsync", interrupted)
    write_bytes(tmp_path / "shop.json", NEW)
    assert heard
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_a_thread_saves_without_a_word_about_ctrl_c(tmp_path):
    saving = threading.Thread(target=write_bytes, args=(tmp_path / "shop.json", NEW))
    saving.start()
    saving.join()
    assert (tmp_path / "shop.json").read_bytes() == NEW
