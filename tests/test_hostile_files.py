"""Hostile files: refused with sentences or opened soundly, never a traceback, a hang or a flood of memory."""

import gc
import json
import os
import time
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator

from hostile import hostile_files
from mapdesigner.files.codec import UnreadableMap, read_map, write_map
from mapdesigner.files.repair import repaired
from mapdesigner.files.schema import map_schema
from mapdesigner.model import problems

# The whole ten thousand: MAPDESIGNER_HOSTILE=10000.
HOSTILE = int(os.environ.get("MAPDESIGNER_HOSTILE", "300"))
MOST_SECONDS = 1.0
RELAXED = settings(
    max_examples=HOSTILE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    # Not "explain": it traces every line, which takes many minutes with files of this size.
    phases=[phase for phase in Phase if phase is not Phase.explain],
)


@cache
def validator():
    """Return what tells whether JSON satisfies the schema; making it anew each time takes long."""
    return Draft202012Validator(map_schema())


def in_time(read, data):
    """Return what `read` makes of the data, or raise what it raises; it may not take long.

    What counts is the processor's time: a busy machine stops us for seconds, and that is no hang. Nor is a
    collection of all the garbage that these tests made.
    """
    gc.disable()
    start = time.process_time()
    try:
        return read(data)
    finally:
        seconds = time.process_time() - start
        gc.enable()
        assert seconds < MOST_SECONDS, "it hangs"


@RELAXED
@given(hostile_files())
def test_a_hostile_file_is_refused_in_words_or_opened_soundly(file):
    data = file.data
    try:
        map_ = in_time(read_map, data)
    except UnreadableMap as refusal:
        assert refusal.faults
        assert all(fault.strip().endswith((".", ")")) for fault in refusal.faults)
    else:
        assert not problems(map_)
        assert read_map(write_map(map_)) == map_
        if map_.format_version == json.loads(data)["format_version"]:
            assert validator().is_valid(json.loads(data))


@RELAXED
@given(hostile_files())
def test_what_is_repaired_is_sound_and_says_what_was_done(file):
    data = file.data
    try:
        result = in_time(repaired, data)
    except UnreadableMap as refusal:
        assert refusal.faults
    else:
        assert not problems(result.map_)
        assert read_map(write_map(result.map_)) == result.map_
        if result.repairs == ():
            assert read_map(data) == result.map_
