"""The course of the mood as a small picture, on the health page and on paper."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.marks import Rect, Stroke, Words
from mapdesigner.layout.mood_course import course_marks, mood_course
from rule_maps import a_map, card, stage

WIDTH = 600.0


def drawn(map_, named=None, width=WIDTH):
    marks, height = course_marks(mood_course(map_, named or {}), width)
    return marks, height


def words(marks):
    return [mark.line.text for mark in marks if isinstance(mark, Words)]


def line(marks):
    return next(mark for mark in marks if isinstance(mark, Stroke) and mark.colour == "accent")


SHOP = a_map(
    stage("Look", card("Ad", sentiment=1), card("Silent"), card("List", sentiment=-1)),
    stage("Buy", card("Till", sentiment=-2), card("Bag", sentiment=2)),
)


def test_the_axis_and_the_stages_are_named():
    marks, _ = drawn(SHOP)
    assert words(marks) == ["very good", "neutral", "very bad", "Look", "Buy"]


def test_the_line_goes_through_every_mood_in_the_order_of_the_journey():
    marks, _ = drawn(SHOP)
    points = [piece[-2:] for piece in line(marks).points]
    assert len(points) == 4
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    # The lower the mood the lower on the page: 1, −1, −2, 2.
    (_, ad), (_, list_), (_, till), (_, bag) = points
    assert bag < ad < list_ < till


def test_the_lowest_points_carry_their_names():
    marks, height = drawn(SHOP, {"till": "Till"})
    assert words(marks)[-1] == "Till"
    dots = [mark for mark in marks if isinstance(mark, Rect) and mark.fill == "sentiment -2"]
    assert len(dots) == 1
    assert height > drawn(SHOP)[1]


def test_names_that_would_touch_stand_under_each_other():
    cards = [card(f"Long name of step {place}", sentiment=-2) for place in range(3)]
    marks, _ = drawn(a_map(stage("Look", *cards)), {each.id: each.title for each in cards}, width=360.0)
    names = [mark for mark in marks if isinstance(mark, Words) and mark.line.text.startswith("Long name")]
    assert len(names) == 3
    for one, other in combinations(names, 2):
        apart = one.x + one.line.width_pt < other.x or other.x + other.line.width_pt < one.x
        assert apart or one.baseline != other.baseline


def test_one_mood_is_no_course():
    assert mood_course(a_map(stage("Look", card("Ad", sentiment=1), card("Silent"))), {}) is None
    assert mood_course(a_map(stage("Look")), {}) is None


@given(st.lists(st.lists(st.sampled_from((None, -2, -1, 0, 1, 2)), max_size=70), min_size=1, max_size=8))
def test_whatever_the_map_nothing_lies_beside_the_picture(moods):
    stages = [
        stage(f"S{at}", *(card(f"C{at}x{n}", sentiment=mood) for n, mood in enumerate(each)))
        for at, each in enumerate(moods)
    ]
    course = mood_course(a_map(*stages), {"c0x0": "First"})
    if course is None:
        return
    marks, height = course_marks(course, WIDTH)
    for mark in marks:
        if isinstance(mark, Words):
            assert mark.x >= 0
            assert mark.x + mark.line.width_pt <= WIDTH + 0.01
            assert mark.baseline <= height
        if isinstance(mark, Stroke):
            assert all(0 <= x <= WIDTH for piece in mark.points for x in piece[::2])
            assert all(0 <= y <= height for piece in mark.points for y in piece[1::2])
