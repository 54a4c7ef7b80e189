"""Files that are huge, or read as something huge: refused soon, and before they fill the memory."""

import json
import subprocess
import sys

import pytest

from mapdesigner.files.codec import LARGEST_FILE_BYTES, read_map, write_map
from mapdesigner.model import new_map

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 1024
MOST_SECONDS = 1.0
# Opens a file as the window does, the repair too, and tells what came of it, the time and the memory it took.
OPENS = """
import json, sys, time
from pathlib import Path
from mapdesigner.files.codec import UnreadableMap
from mapdesigner.files.disk import UnreadableFile, bytes_of, open_map
from mapdesigner.files.repair import repaired

path = Path(sys.argv[1])
started, said, mended = time.process_time(), "", False
try:
    open_map(path)
except UnreadableFile as trouble:
    said = str(trouble)
seconds = time.process_time() - started
started = time.process_time()
try:
    repaired(bytes_of(path))
    mended = True
except (UnreadableMap, UnreadableFile):
    pass
repair_seconds = time.process_time() - started
# Not ru_maxrss: it begins with what the process that started this one had.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
megabytes = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps([said, seconds, mended, repair_seconds, megabytes]))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is counted otherwise there")


def opened(path):
    """Open a file in a process of its own; return what was said, after a look at time and memory."""
    told = subprocess.run(
        [sys.executable, "-c", OPENS, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    assert told.stderr == ""
    said, seconds, mended, repair_seconds, megabytes = json.loads(told.stdout)
    assert megabytes < MOST_MEGABYTES
    return said, seconds, mended, repair_seconds


def test_a_file_of_100_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.write(b'{"format_version": 1, "title": "')
        file.truncate(100 * MEGABYTE)
    said, seconds, mended, repair_seconds = opened(path)
    assert "has 105 MB" in said
    assert not mended
    assert seconds + repair_seconds < 0.5


START = b'{"format_version": 1, "id": "a", "title": "T", '


def nested(opening, count):
    return START + b'"lanes": ' + opening * count


HUGE = {
    "deep lists": nested(b"[", 1_000_000),
    "deep objects": nested(b'{"a":', 200_000),
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "a number of a million digits": b'{"format_version": 1, "title": ' + b"9" * 1_000_000 + b"}",
    "a version of a million digits": b'{"format_version": ' + b"9" * 1_000_000 + b"}",
    "a fraction of a million digits": b'{"format_version": 1, "n": 0.' + b"9" * 1_000_000 + b"}",
    "an exponent of a thousand digits": b'{"format_version": 1, "n": 1e' + b"9" * 1_000 + b"}",
    "a title of ten million letters": b'{"format_version": 1, "title": "' + b"x" * 10_000_001 + b'"}',
    "half letters": b'{"format_version": 1, "title": "' + b"\\ud800" * 500_000 + b'"}',
    "a hundred thousand keys": b"{" + b",".join(b'"k%d": 1' % n for n in range(100_000)) + b"}",
    "one key fifty thousand times": b"{" + b'"stages": 1, ' * 50_000 + b'"a": 1}',
    "the last of many keys twice": b"{" + b'"a%d": 1, ' * 50_000 % tuple(range(50_000)) + b'"a49999": 1}',
    "fifty thousand empty stages": START + b'"stages": [' + b"{}," * 50_000 + b"{}]}",
    "ten million empty lists": START + b'"stages": [' + b"[]," * 10_000_000 + b"[]]}",
    "a hundred and fifty thousand numbers": START + b'"stages": [' + b"0," * 150_000 + b"0]}",
    "nothing but NUL": b"\0" * MEGABYTE,
}


@pytest.mark.parametrize("kind", HUGE)
def test_what_reads_as_something_huge_is_refused_soon(tmp_path, kind):
    path = tmp_path / "huge.json"
    path.write_bytes(HUGE[kind])
    said, seconds, _, repair_seconds = opened(path)
    assert said.endswith((".", ")"))
    assert len(said) < 1_000
    # Neighbours on the machine cost time of the processor too: the best of three tries counts.
    for _ in range(2):
        if max(seconds, repair_seconds) >= MOST_SECONDS:
            _, again, _, repair_again = opened(path)
            seconds, repair_seconds = min(seconds, again), min(repair_seconds, repair_again)
    assert seconds < MOST_SECONDS
    assert repair_seconds < MOST_SECONDS


def test_a_text_may_hold_any_number_of_commas_and_brackets():
    map_ = new_map().evolve(purpose="[{," * 1_000_000)
    assert read_map(write_map(map_)) == map_


def test_the_largest_file_that_is_read_stays_within_the_memory(tmp_path):
    path = tmp_path / "largest.json"
    path.write_bytes(b'{"format_version": 1, "title": "' + b"x" * (LARGEST_FILE_BYTES - 40) + b'"}')
    said, *_ = opened(path)
    assert said
