"""How benchmarks are measured and told: in turn with the floor they are held against, then one table."""

import math
import time
from statistics import median
from typing import NamedTuple

import pytest

FRAME_MS = 1000 / 60
ROWS = pytest.StashKey[list]()


# Of fewer rounds the worst is told: 99 of 100 of them say nothing else.
ROUNDS_FOR_P99 = 50


class Row(NamedTuple):
    """A line of the table; times in milliseconds. `worst` is the time that 99 of 100 keep to, or all of few.

    `is_ours` marks an aim that we set for ourselves beside those of the design.
    """

    what: str
    median: float
    worst: float
    worst_name: str
    floor_name: str
    floor: float
    ratio: float
    aim: str
    met: bool
    is_ours: bool


class Measure:
    """Measures one subject with pytest-benchmark and keeps its row for the table."""

    def __init__(self, benchmark, rows):
        self._benchmark = benchmark
        self._rows = rows

    def against(self, what, subject, floor_name, floor, aim, rounds=15, is_ours=False):
        """Measure subject and floor in turn; the aim is a ratio of their medians."""
        floors = []

        def floor_first():
            started = time.perf_counter()
            floor()
            floors.append(time.perf_counter() - started)

        self._benchmark.pedantic(subject, setup=floor_first, rounds=rounds, warmup_rounds=1)
        floor_ms = median(floors[1:]) * 1e3
        middle, worst, name = self._figures()
        ratio = middle / floor_ms
        met = ratio <= aim
        self._keep(Row(what, middle, worst, name, floor_name, floor_ms, ratio, f"≤ {aim:g} ×", met, is_ours))

    def within(self, what, subject, aim_ms, prepare=None, rounds=300, is_ours=False):
        """Measure a step of work in a window; the aim is the time that 99 of 100 keep to, or all of few.

        `prepare` gives the arguments of each round, outside the time.
        """

        def arguments():
            return ((prepare(),), {}) if prepare else None

        self._benchmark.pedantic(subject, setup=arguments, rounds=rounds, warmup_rounds=5)
        middle, worst, name = self._figures()
        aim = f"{name} ≤ {aim_ms:g} ms"
        ratio = worst / FRAME_MS
        self._keep(
            Row(what, middle, worst, name, "60 Hz frame", FRAME_MS, ratio, aim, worst <= aim_ms, is_ours)
        )

    def told(self, what, seconds, aim_ms, is_ours=False):
        """Keep times that the benchmark took itself, such as gaps in an event loop; the aim is the worst."""
        self._benchmark.pedantic(lambda: None, rounds=1)
        times_ms = sorted(each * 1e3 for each in seconds)
        worst = times_ms[-1]
        aim = f"max ≤ {aim_ms:.0f} ms"
        ratio = worst / FRAME_MS
        middle, met = median(times_ms), worst <= aim_ms
        self._keep(Row(what, middle, worst, "max", "60 Hz frame", FRAME_MS, ratio, aim, met, is_ours))

    def _figures(self):
        """Return median and worst time in milliseconds, and whether the worst is the p99 or the max."""
        times_ms = sorted(seconds * 1e3 for seconds in self._benchmark.stats.stats.data)
        if len(times_ms) < ROUNDS_FOR_P99:
            return median(times_ms), times_ms[-1], "max"
        return median(times_ms), times_ms[math.ceil(0.99 * len(times_ms)) - 1], "p99"

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
        f"{'':{widest}}  {'median':>9}  {'p99 or max':>13}  {'floor':>9}  {'ratio':>6}  {'aim':<15}"
        "      held against"
    )
    for row in rows:
        aim = f"{row.aim}{' *' if row.is_ours else ''}"
        write(
            f"{row.what:{widest}}  {row.median:6.1f} ms  {row.worst_name} {row.worst:6.1f} ms  "
            f"{row.floor:6.1f} ms  {row.ratio:6.2f}  {aim:<15} "
            f"{'yes' if row.met else 'NO ':3}  {row.floor_name}",
            green=row.met,
            red=not row.met,
        )
    write("")
    write("A ratio is of medians to the floor, of p99 or max to a frame; floor and subject ran in turn.")
    write(f"max: the worst of fewer than {ROUNDS_FOR_P99} rounds. *: an aim of our own, not the design's.")
