"""The matrix of impact and effort in the report."""

from mapdesigner.export.report.improvement_matrix import matrix_groups
from mapdesigner.layout.marks import Rect, Words
from mapdesigner.model import Improvement, PriorityWeights
from rule_maps import a_map, card, stage

WIDTH = 657.0


def note(id_, impact, effort, **fields):
    return Improvement(id=id_, title=id_, impact=impact, effort=effort, **fields)


def with_notes(*notes, **fields):
    return a_map(stage("Buy", card("Till")), improvements=notes, **fields)


def marks(map_):
    return [mark for group in matrix_groups(map_, WIDTH) for row in group.rows for mark in row.marks]


def words(map_):
    return [mark.line.text for mark in marks(map_) if isinstance(mark, Words)]


def place(map_, rank):
    """Where the disc of a rank is, from the left and from the top."""
    return next(
        (mark.x, mark.baseline)
        for mark in marks(map_)
        if isinstance(mark, Words) and mark.line.text == rank and mark.line.style.weight == "semibold"
    )


def test_a_note_of_more_effort_stands_further_right_and_one_of_more_impact_higher():
    map_ = with_notes(note("a", 5, 1), note("b", 4, 4), note("c", 1, 5))
    (ax, ay), (bx, by), (cx, cy) = (place(map_, rank) for rank in "123")
    assert ax < bx < cx
    assert ay < by < cy


def test_quarters_and_axes_are_named():
    said = words(with_notes(note("a", 5, 1)))
    for name in (
        "Quick wins",
        "Big bets",
        "Fill-ins",
        "Thankless tasks",
        "impact",
        "effort",
        "Impact and effort",
    ):
        assert name in said


def test_the_formula_of_the_map_is_told():
    weights = PriorityWeights(pain=0, votes=0)
    said = " ".join(words(with_notes(note("a", 5, 1), priority_weights=weights)))
    assert "Priority = impact ÷ effort." in said


def test_what_cannot_be_placed_is_counted():
    map_ = with_notes(note("a", 5, 1), note("b", None, 2), note("c", 3, None), note("d", 5, 5, status="done"))
    assert "2 open notes have no impact or no effort and can’t be placed." in " ".join(words(map_))
    assert "3" not in [
        mark.line.text
        for mark in marks(map_)
        if isinstance(mark, Words)
        and mark.line.style.size_pt == 10.5
        and mark.line.style.weight == "semibold"
    ]


def test_many_notes_of_one_field_are_counted_where_there_is_no_room():
    map_ = with_notes(*(note(f"n{place}", 3, 3) for place in range(40)))
    assert any(text.startswith("+") for text in words(map_))
    discs = [mark for mark in marks(map_) if isinstance(mark, Rect) and mark.width == mark.height == 22.0]
    left, right = min(disc.x for disc in discs), max(disc.x + disc.width for disc in discs)
    assert right - left <= (560.0 - 62.0) / 5


def test_without_an_open_note_that_can_be_placed_there_is_no_matrix():
    assert matrix_groups(with_notes(), WIDTH) == ()
    assert matrix_groups(with_notes(note("a", None, 3), note("b", 3, 3, status="dropped")), WIDTH) == ()
