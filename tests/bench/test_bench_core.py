"""What the core costs: edits with layout, first layout, opening and saving."""

import json
from datetime import date

import pytest
from edits import everyday_edits, settle_memory
from maps import LARGE, LARGE_FULL, MIDDLE, MIDDLE_FULL, SMALL, make_map

from mapdesigner.files.codec import read_map, write_map
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.rules import RULES
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.memo import Memo
from mapdesigner.model import problems, touchpoint_count

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("size", [SMALL, MIDDLE, SMALL._replace(full=True)], ids=str)
def test_the_maps_to_measure_with_are_sound(size):
    map_ = make_map(size)
    assert problems(map_) == ()
    assert touchpoint_count(map_) == size.cards
    assert make_map(size) == map_


def test_the_edits_to_measure_with_can_be_done():
    map_ = make_map(SMALL)
    for edit, _ in zip(everyday_edits(SMALL), range(30), strict=False):
        map_ = edit(map_)
        assert problems(map_) == ()


@pytest.mark.parametrize(
    ("size", "aim_ms"), [(MIDDLE, 3), (LARGE, 8), (LARGE_FULL, 8)], ids=["1000", "10000", "10000 full"]
)
def test_bench_edit_and_layout(measure, size, aim_ms):
    map_ = make_map(size)
    memo = Memo()
    lay_out(map_, memo)
    settle_memory()
    edits = everyday_edits(size)

    def edit_and_lay_out(edit):
        nonlocal map_
        map_ = edit(map_)
        lay_out(map_, memo)

    full = ", full cards" if size.full else ""
    what = f"edit and layout, {size.cards:,} cards{full}"
    measure.within(what, edit_and_lay_out, aim_ms, prepare=lambda: next(edits), is_ours=True)


@pytest.mark.parametrize("size", [MIDDLE, MIDDLE_FULL], ids=["1000", "1000 full"])
def test_bench_first_layout(measure, size):
    map_ = make_map(size)
    full = ", full cards" if size.full else ""
    settle_memory()
    what = f"first layout, {size.cards:,} cards{full}"
    measure.within(what, lambda: lay_out(map_), 150, rounds=15, is_ours=True)


@pytest.mark.parametrize("size", [MIDDLE, LARGE, LARGE_FULL], ids=["1000", "10000", "10000 full"])
def test_bench_open(measure, size):
    data = write_map(make_map(size))
    full = ", full cards" if size.full else ""
    what = f"open {size.cards:,} cards{full}"
    measure.against(what, lambda: read_map(data), "json.loads", lambda: json.loads(data), aim=2.5)


@pytest.mark.parametrize("size", [MIDDLE, LARGE], ids=["1000", "10000"])
def test_bench_save(measure, size):
    map_ = make_map(size)
    content = json.loads(write_map(map_))
    measure.against(
        f"save {size.cards:,} cards",
        lambda: write_map(map_),
        "json.dumps(indent=2)",
        lambda: json.dumps(content, indent=2),
        aim=1.5,
    )


# Rules of a full map have three metrics a card to look at, which the design did not ask for.
@pytest.mark.parametrize(
    ("size", "aim_ms", "is_ours"), [(MIDDLE, 50, False), (MIDDLE_FULL, 150, True)], ids=["1000", "1000 full"]
)
def test_bench_all_rules(measure, size, aim_ms, is_ours):
    map_ = make_map(size)
    evaluate(map_, TODAY)
    settle_memory()
    full = ", full cards" if size.full else ""
    what = f"all {len(RULES)} rules, {size.cards:,} cards{full}"
    measure.within(what, lambda: evaluate(map_, TODAY), aim_ms, rounds=30, is_ours=is_ours)


def test_bench_rules_after_an_edit(measure):
    map_ = make_map(MIDDLE)
    findings = evaluate(map_, TODAY)
    settle_memory()
    edits = everyday_edits(MIDDLE)

    def look_again(edit):
        nonlocal map_, findings
        map_ = edit(map_)
        findings = evaluate(map_, TODAY, findings)

    what = f"edit and all rules again, {MIDDLE.cards:,} cards"
    measure.within(what, look_again, 50, prepare=lambda: next(edits), rounds=60, is_ours=True)
