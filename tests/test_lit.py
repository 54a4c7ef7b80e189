"""What lights up while a persona, a goal or an improvement note is selected."""

import pytest

from boxes import book_shop
from mapdesigner.edit import change_touchpoints
from mapdesigner.layout.lit import lit_by
from mapdesigner.model import Goal, Improvement, Persona


@pytest.fixture
def shop():
    """Ines searches, the goal is served by the second stage and by the search, a note serves the checkout."""
    map_ = book_shop().evolve(
        personas=(Persona(id="ines", name="Ines"),),
        goals=(Goal(id="book", statement="A book by Friday"), Goal(id="cheap", statement="Cheap")),
        improvements=(
            Improvement(id="faster", title="Pay faster", touchpoints=("check-out",)),
            Improvement(id="loose", title="Ask why"),
        ),
    )
    map_ = change_touchpoints(map_, ["search-online"], personas=("ines",), goals=("book",))
    second = map_.stages[1].evolve(goals=("book",))
    return map_.evolve(stages=(map_.stages[0], second, *map_.stages[2:]))


def bright(map_, *selection):
    lit = lit_by(map_, frozenset(selection))
    kinds = ("card:search-online", "card:check-out", "metric:check-out/0@m", "quote:search-online/0@q")
    kinds += ("felt:check-out@e", "goal:book@s/g", "goal:cheap@s/g", "improvement:faster@s/i")
    return [id_ for id_ in kinds if lit.has(id_)]


def test_a_persona_lights_up_its_touchpoints_and_what_hangs_on_them(shop):
    assert bright(shop, "ines") == ["card:search-online", "quote:search-online/0@q", "goal:book@s/g"]


def test_a_goal_lights_up_what_serves_it_and_the_stages_that_do_as_a_whole(shop):
    assert bright(shop, "book") == ["card:search-online", "quote:search-online/0@q", "goal:book@s/g"]
    assert lit_by(shop, frozenset(("book",))).stages == {shop.stages[1].id}
    assert bright(shop, "cheap") == ["goal:cheap@s/g"]


def test_an_improvement_note_lights_up_its_touchpoints(shop):
    lit = ["card:check-out", "metric:check-out/0@m", "felt:check-out@e", "improvement:faster@s/i"]
    assert bright(shop, "faster") == lit
    assert bright(shop, "loose") == []


def test_headings_cells_and_labels_are_never_dimmed(shop):
    lit = lit_by(shop, frozenset(("loose",)))
    assert all(lit.has(id_) for id_ in ("header", "stage:one", "lane:two", "cell:one/two", "content:one/two"))


def test_nothing_is_lit_by_cards_by_several_things_or_by_nothing(shop):
    for selection in ((), ("check-out",), ("ines", "book"), (shop.stages[0].id,), ("gone",)):
        assert lit_by(shop, frozenset(selection)) is None
