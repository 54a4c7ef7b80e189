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
    icons_of,
    lines,
    walk,
)
from mapdesigner.edit import (
    add_card,
    add_lane,
    change_touchpoints,
    set_persona_sentiment,
)
from mapdesigner.layout.entries import ENTRIES, cards_behind
from mapdesigner.layout.icons import FACES
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.lanes.sparkline import sparkline
from mapdesigner.layout.marks import Stroke
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.places import found_at
from mapdesigner.model import (
    Feedback,
    Goal,
    Improvement,
    Metric,
    Observation,
    Persona,
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
    assert " · ".join(entry[1:]).replace("\u00a0", " ") == (
        "impact 5 · effort 2 · Web team · by 15 Jan 2027 · planned"
    )
    assert entries(map_, map_.stages[0], lane_id) == [["Ask customers", "no touchpoint · idea"]]


def test_goals_and_metrics_stand_in_the_stages_whose_touchpoints_have_them(shop):
    map_ = shop.evolve(goals=(Goal(id="book", statement="A book by Friday", target="95 %"),))
    map_ = change_touchpoints(map_, ["check-out"], goals=("book",), metrics=(Metric(kind="nps", target=40),))
    map_, goals = with_lane(map_, "goals")
    map_, metrics = with_lane(map_, "metrics")
    assert entries(map_, map_.stages[1], goals) == [["A book by Friday", "customer · 95 %"]]
    assert entries(map_, map_.stages[1], metrics) == [["Net promoter score –", "Check out · target\u00a040"]]
    assert entries(map_, map_.stages[0], goals) == entries(map_, map_.stages[0], metrics) == []


def test_a_goal_of_a_whole_stage_stands_in_it_once(shop):
    map_ = shop.evolve(goals=(Goal(id="book", statement="A book by Friday"),))
    map_ = change_touchpoints(map_, ["check-out"], goals=("book",))
    first, second = map_.stages[0].evolve(goals=("book",)), map_.stages[1].evolve(goals=("book",))
    map_, lane = with_lane(map_.evolve(stages=(first, second, *map_.stages[2:])), "goals")
    found = [entries(map_, stage, lane) for stage in map_.stages]
    assert [len(each) for each in found] == [1, 1, 0, 0]


def test_a_goal_taken_off_a_stage_goes_from_its_lane(shop):
    map_ = shop.evolve(goals=(Goal(id="book", statement="A book by Friday"),))
    map_, _ = with_lane(map_, "goals")
    memo = Memo()
    served = map_.evolve(stages=(map_.stages[0].evolve(goals=("book",)), *map_.stages[1:]))
    for one in (map_, served, map_):
        assert lay_out(one, memo) == lay_out(one)


def test_a_note_without_a_touchpoint_stands_in_the_stage_that_it_names(shop):
    stage = shop.stages[2]
    notes = (
        Improvement(id="placed", title="Ask why", stage=stage.id),
        Improvement(id="tied", title="Pay faster", stage=stage.id, touchpoints=("check-out",)),
    )
    map_ = shop.evolve(improvements=notes)
    lane = map_.lanes[IMPROVEMENTS].id
    found = [[entry[0] for entry in entries(map_, one, lane)] for one in map_.stages]
    assert found == [[], ["Pay faster"], ["Ask why"], []]


# What is measured in a stage


def measured(*values, better="higher", target=10.0, baseline=5.0):
    seen = tuple(Observation(on=day(2026, month, 1), value=value) for month, value in enumerate(values, 1))
    return Metric(
        kind="custom", name="Orders", better=better, baseline=baseline, target=target, observations=seen
    )


def metrics_cell(shop, *metrics):
    map_ = change_touchpoints(shop, ["check-out"], metrics=metrics)
    map_, lane = with_lane(map_, "metrics")
    content = box_of(lay_out(map_), f"content:{map_.stages[1].id}/{lane}")
    summed = [mark.line.text for mark in content.marks]
    return summed, [[lines(box), box] for box in content.children]


def test_a_stage_of_metrics_begins_with_how_many_are_on_target(shop):
    summed, found = metrics_cell(shop, measured(12), measured(7), measured(11), measured(2), measured())
    assert summed == ["5 metrics", "▲ 2 on target", "◆ 1 improving", "▼ 1 off target", "1 no data"]
    assert len(found) == 5
    assert metrics_cell(shop, measured(12))[0] == ["1 metric", "▲ 1 on target"]
    assert metrics_cell(shop) == ([], [])


def test_three_observations_make_a_line_that_ends_at_the_latest(shop):
    _, ((_, two), (_, three), (words, _)) = metrics_cell(
        shop, measured(5, 6), measured(5, 9, 7), measured(1, 2, 3, target=None)
    )
    assert not [mark for mark in two.marks if isinstance(mark, Stroke)]
    target, course = (mark for mark in three.marks if isinstance(mark, Stroke))
    (x1, y1), (x2, y2), (x3, y3) = course.points
    assert x1 < x2 < x3 and y1 > y3 > y2 > target.points[0][1]
    assert all(0 <= y <= three.height for y in (y1, y2, y3))
    assert words[0] == "Orders 3\u00a0▼"


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=3, max_size=6))
def test_a_course_of_any_numbers_stays_in_its_place(values):
    metric = measured(*values, target=values[0])
    for mark in sparkline(metric, 10, 20, "good"):
        if isinstance(mark, Stroke):
            assert all(10 <= x <= 56 and 20 <= y <= 36 for x, y in mark.points)


def test_observations_on_one_day_follow_each_other(shop):
    seen = tuple(Observation(on=day(2026, 1, 1), value=value) for value in (1, 2, 3))
    *_, course, _ = sparkline(measured().evolve(observations=seen, target=None), 0, 0, "good")
    assert [round(x, 1) for x, _ in course.points] == [2.5, 23.0, 43.5]


# What customers said


def quotes(map_, stage=1):
    map_, lane = with_lane(map_, "quotes")
    content = box_of(lay_out(map_), f"content:{map_.stages[stage].id}/{lane}")
    return content, [lines(box) for box in content.children]


def test_quotes_stand_in_the_stage_of_their_touchpoint_with_who_and_where_from(shop):
    said = (
        Feedback(quote="I gave up at the third form.", who="Woman, 34", source="survey", sentiment=-2),
        Feedback(quote="Fine"),
    )
    content, found = quotes(change_touchpoints(shop, ["check-out"], feedback=said))
    assert found == [["“I gave up at the third form.”", "Woman, 34 · survey"], ["“Fine”"]]
    angry, plain = content.children
    assert (angry.marks[0].fill, plain.marks[0].fill) == ("sentiment -2", "muted")
    assert icons_of(angry) == [FACES[-2]]
    assert quotes(shop, 0)[1] == []


def test_what_is_worth_showing_comes_first_and_only_six_quotes_stand_in_a_cell(shop):
    said = tuple(Feedback(quote=f"Word {place}") for place in range(9))
    said += (Feedback(quote="The best", status="worth showing"),)
    content, found = quotes(change_touchpoints(shop, ["check-out"], feedback=said))
    assert [words[0] for words in found] == ["“The best”", *(f"“Word {place}”" for place in range(5))]
    assert lines(content._replace(children=())) == ["and 4 more"]
    assert content.height >= content.marks[-1].baseline


def test_quotation_marks_that_were_typed_are_not_doubled(shop):
    said = (Feedback(quote="“Never again”"), Feedback(quote='She said "yes"'))
    _, found = quotes(change_touchpoints(shop, ["check-out"], feedback=said))
    assert [words[0] for words in found] == ["“Never again”", '“She said "yes"”']


def test_a_quote_leads_to_its_touchpoint(shop):
    map_ = change_touchpoints(shop, ["check-out"], feedback=(Feedback(quote="Fine"),))
    map_, lane = with_lane(map_, "quotes")
    root = lay_out(map_)
    box = box_of(root, f"quote:check-out/0@{lane}")
    found = found_at(root, box.x + 5, box.y + 5)
    assert found.kind in ENTRIES
    assert cards_behind(map_, found) == ("check-out",)


def test_two_lanes_of_one_kind_do_not_share_their_boxes(shop):
    map_ = shop.evolve(
        goals=(Goal(id="book", statement="A book"),),
        improvements=(Improvement(id="faster", title="Faster", touchpoints=("check-out",)),),
    )
    map_ = change_touchpoints(map_, ["check-out"], goals=("book",), metrics=(Metric(kind="nps"),))
    map_ = change_touchpoints(map_, ["check-out"], feedback=(Feedback(quote="Fine"),))
    map_ = map_.evolve(personas=(Persona(id="ines", name="Ines"), Persona(id="omar", name="Omar")))
    map_ = set_persona_sentiment(map_, "ines", ["check-out"], 2)
    for kind in ("emotion", "improvements", "goals", "goals", "metrics", "metrics", "quotes", "quotes"):
        map_, _ = with_lane(map_, kind)
    ids = [box.id for box, _, _ in walk(lay_out(map_))]
    assert len(set(ids)) == len(ids)
