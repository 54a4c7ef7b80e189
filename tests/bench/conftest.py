"""How benchmarks are measured and told: in turn with the floor they are held against, then one table."""

import math
import time
from statistics import median
from typing import NamedTuple

import pytest

FRAME_MS = 1000 / 60
ROWS = pytest.StashKey[list]()


class Row(NamedTuple):
    """A line of the table; times in milliseconds."""

    what: str
    median: float
    p99: float
    floor_name: str
    floor: float
    ratio: float
    aim: str
    met: bool


class Measure:
    """Measures one subject with pytest-benchmark and keeps its row for the table."""

    def __init__(self, benchmark, rows):
        self._benchmark = benchmark
        self._rows = rows

    def against(self, what, subject, floor_name, floor, aim, rounds=15):
        """Measure subject and floor in turn; the aim is a ratio of their medians."""
        floors = []

        def floor_first():
            started = time.perf_counter()
            floor()
            floors.append(time.perf_counter() - started)

        self._benchmark.pedantic(subject, setup=floor_first, rounds=rounds, warmup_rounds=1)
        floor_ms = median(floors[1:]) * 1e3
        middle, p99 = self._figures()
        ratio = middle / floor_ms
        self._keep(Row(what, middle, p99, floor_name, floor_ms, ratio, f"≤ {aim:g} ×", ratio <= aim))

    def within(self, what, subject, aim_ms, prepare=None, rounds=300):
        """Measure a step of work in a window; the aim is the time that 99 of 100 keep to.

        `prepare` gives the arguments of each round, outside the time.
        """

        def arguments():
            return ((prepare(),), {}) if prepare else None

        self._benchmark.pedantic(subject, setup=arguments, rounds=rounds, warmup_rounds=5)
        middle, p99 = self._figures()
        aim = f"p99 ≤ {aim_ms:g} ms"
        self._keep(Row(what, middle, p99, "60 Hz frame", FRAME_MS, p99 / FRAME_MS, aim, p99 <= aim_ms))

    def _figures(self):
        seconds = sorted(self._benchmark.stats.stats.data)
        return median(seconds) * 1e3, seconds[math.ceil(0.99 * len(seconds)) - 1] * 1e3

    def _keep(self, row):
        self._benchmark.extra_info.update(row._asdict())
        self._rows.append(row)


@pytest.fixture
def measure(benchmark, request):
    """Return what a benchmark measures with."""
    return Measure(benchmark, request.config.stash.setdefault(ROWS, []))


def pytest_terminal_summary(terminalreporter, config):
    """Print the table of what was measured."""
    rows = config.stash.get(ROWS, [])
    if not rows:
        return
    write = terminalreporter.write_line
    widest = max(len(row.what) for row in rows)
    write("")
    write(
        f"{'':{widest}}  {'median':>9}  {'p99':>9}  {'floor':>9}  {'ratio':>6}  {'aim':<14}      held against"
    )
    for row in rows:
        times = "  ".join(f"{time_ms:6.1f} ms" for time_ms in (row.median, row.p99, row.floor))
        write(
            f"{row.what:{widest}}  {times}  {row.ratio:6.2f}  {row.aim:<14} "
            f"{'yes' if row.met else 'NO ':3}  {row.floor_name}",
            green=row.met,
            red=not row.met,
        )
    write("")
    write("A ratio is of medians to the floor, of p99 to a frame; floor and subject ran in turn.")
