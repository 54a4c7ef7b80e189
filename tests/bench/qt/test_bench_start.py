"""What the start costs: whole processes, ours with a map against Qt with as many bare boxes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from maps import LARGE, MIDDLE, make_map

from mapdesigner.files.disk import save_map

BARE = Path(__file__).with_name("bare_view.py")


@pytest.mark.parametrize(("size", "aim"), [(MIDDLE, 1.5), (LARGE, 3.0)], ids=["1000", "10000"])
def test_bench_start(measure, tmp_path, size, aim):
    map_file = tmp_path / "map.json"
    save_map(map_file, make_map(size))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MAPDESIGNER_QUIT_AFTER_FIRST_PAINT": "1"}
    # A user has bytecode; without this variable gone every start would compile our modules anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(*command):
        subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)

    measure.against(
        f"start to a usable window, {size.cards:,} cards",
        lambda: run("-m", "mapdesigner", str(map_file)),
        "bare QGraphicsView, 1,000",
        lambda: run(str(BARE)),
        aim=aim,
        rounds=9,
        is_ours=size is LARGE,
    )
