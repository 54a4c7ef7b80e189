"""Lanes that are drawn from the cards of others: the emotion curve, improvements, goals, metrics."""

from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import (
    IMPROVEMENTS,
    book_shop,
    box_of,
    card,
    lines,
    walk,
)
from mapdesigner.edit import (
    add_card,
    add_lane,
    change_touchpoints,
)
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Stroke
from mapdesigner.model import (
    Goal,
    Improvement,
    Metric,
    new_lane,
    new_map,
    new_stage,
)


@pytest.fixture
def shop():
    return book_shop()


# The emotion lane


def emotion(map_):
    """Each face's stage and sentiment (by its height), and the curve's pieces by stage."""
    root = lay_out(map_)
    lane = next(lane for lane in map_.lanes if lane.kind == "emotion")
    faces, curves = {}, {}
    for stage in map_.stages:
        cell = box_of(root, f"cell:{stage.id}/{lane.id}")
        content = cell.children[0]
        zero, *curve = content.marks
        curves[stage.name] = curve
        for face in content.children:
            height = zero.points[0][1] - (face.y + face.height / 2)
            faces[face.id.removeprefix("felt:").partition("@")[0]] = height / 21
    return faces, curves


def feeling(*columns):
    """A map with the sentiments of each stage."""
    map_ = new_map().evolve(
        stages=tuple(new_stage(f"{place}", "purchase") for place, _ in enumerate(columns))
    )
    for stage, moods in zip(map_.stages, columns, strict=True):
        for place, mood in enumerate(moods):
            one = card(map_, f"{stage.name} {place}", sentiment=mood)
            map_ = add_card(map_, one, stage.id)
    return map_


def test_a_face_stands_as_high_as_its_sentiment():
    faces, _ = emotion(feeling([-2, -1, 0], [1, None, 2]))
    assert faces == {"0-0": -2, "0-1": -1, "0-2": 0, "1-0": 1, "1-2": 2}


def test_the_curve_goes_through_stages_where_nobody_felt_anything():
    _, curves = emotion(feeling([2], [], [-2], []))
    assert [len(curves[name]) for name in "0123"] == [1, 1, 1, 0]


def test_one_feeling_alone_has_a_face_and_no_curve():
    faces, curves = emotion(feeling([], [1], []))
    assert faces == {"1-0": 1}
    assert list(curves.values()) == [[], [], []]
    assert emotion(feeling([], []))[0] == {}


@given(st.lists(st.lists(st.none() | st.integers(-2, 2), max_size=4), min_size=1, max_size=5))
def test_the_curve_is_one_line_over_the_whole_map_and_never_beyond_a_mood_that_was_felt(columns):
    map_ = feeling(*columns)
    root = lay_out(map_)
    lane = next(lane for lane in map_.lanes if lane.kind == "emotion")
    felt = [mood for column in columns for mood in column if mood is not None]
    end = None
    for stage in map_.stages:
        cell = box_of(root, f"cell:{stage.id}/{lane.id}")
        zero, *curves = cell.children[0].marks
        for curve in curves:
            assert isinstance(curve, Stroke)
            points = [point[-2:] for point in curve.points]
            moods = [(zero.points[0][1] - y) / 21 for _, y in points]
            assert min(felt) - 1e-6 <= min(moods) and max(moods) <= max(felt) + 1e-6
            xs = [cell.x + x for x, _ in points]
            assert xs == sorted(xs)
            if end is not None:
                assert (xs[0], points[0][1]) == (pytest.approx(end[0]), pytest.approx(end[1]))
            end = (xs[-1], points[-1][1])
    assert (end is not None) == (len(felt) >= 2)


def test_many_feelings_in_a_stage_show_the_faces_of_the_extremes():
    faces, _ = emotion(feeling([0, 1, -2] * 10))
    assert sorted(faces.values()) == [-2, 1]


# Lanes that are drawn from the rest of the map


def with_lane(map_, kind):
    lane = new_lane(kind, kind)
    return add_lane(map_, lane), lane.id


def entries(map_, stage, lane_id):
    return [
        lines(entry) for entry in box_of(lay_out(map_), f"cell:{stage.id}/{lane_id}").children[0].children
    ]


def test_improvements_stand_in_the_stages_of_their_touchpoints(shop):
    note = Improvement(
        id="faster",
        title="Faster payment",
        touchpoints=("check-out",),
        impact=5,
        effort=2,
        owner="Web team",
        due=day(2027, 1, 15),
        status="planned",
    )
    loose = Improvement(id="loose", title="Ask customers")
    map_ = shop.evolve(improvements=(note, loose))
    lane_id = map_.lanes[IMPROVEMENTS].id
    (entry,) = entries(map_, map_.stages[1], lane_id)
    assert entry[0] == "Faster payment"
    assert " ".join(entry[1:]).replace("\u00a0", " ") == (
        "impact 5 · effort 2 · Web team · by 15 Jan 2027 · planned"
    )
    assert entries(map_, map_.stages[0], lane_id) == [["Ask customers", "no touchpoint · idea"]]


def test_goals_and_metrics_stand_in_the_stages_whose_touchpoints_have_them(shop):
    map_ = shop.evolve(goals=(Goal(id="book", statement="A book by Friday", target="95 %"),))
    map_ = change_touchpoints(map_, ["check-out"], goals=("book",), metrics=(Metric(kind="nps", target=40),))
    map_, goals = with_lane(map_, "goals")
    map_, metrics = with_lane(map_, "metrics")
    assert entries(map_, map_.stages[1], goals) == [["A book by Friday", "customer · 95 %"]]
    assert entries(map_, map_.stages[1], metrics) == [["Net promoter score –", "Check out · target 40"]]
    assert entries(map_, map_.stages[0], goals) == entries(map_, map_.stages[0], metrics) == []


def test_two_lanes_of_one_kind_do_not_share_their_boxes(shop):
    map_ = shop.evolve(
        goals=(Goal(id="book", statement="A book"),),
        improvements=(Improvement(id="faster", title="Faster", touchpoints=("check-out",)),),
    )
    map_ = change_touchpoints(map_, ["check-out"], goals=("book",), metrics=(Metric(kind="nps"),))
    for kind in ("emotion", "improvements", "goals", "goals", "metrics", "metrics"):
        map_, _ = with_lane(map_, kind)
    ids = [box.id for box, _, _ in walk(lay_out(map_))]
    assert len(set(ids)) == len(ids)
