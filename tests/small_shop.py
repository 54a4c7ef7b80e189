"""A small map that the tests of edits change, and how they look at it."""

import pytest

from mapdesigner.edit import (
    EditRejected,
)
from mapdesigner.model import (
    Experiment,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Touchpoint,
    card_text,
    cell_cards,
    new_note,
)

# A small shop, written as people would draw it:
#           | Compare        | Buy
#   Web     | Search, Review | Checkout
#   Store   | Window         | Till
#   Pains   | Slow           |
WEB, STORE, PAINS, MOOD = "web", "store", "pains", "mood"
COMPARE, BUY = "compare", "buy"


def touchpoint(title, lane=WEB, **fields):
    return Touchpoint(kind="touchpoint", id=title.lower(), lane=lane, title=title, **fields)


def small_shop():
    """The shop drawn above."""
    slow = new_note(PAINS, "Slow").evolve(id="slow")
    # Cards of several lanes lie mixed in the file.
    cards = (touchpoint("Search"), touchpoint("Window", STORE), slow, touchpoint("Review"))
    return JourneyMap(
        format_version=1,
        id="shop",
        title="Shop",
        personas=(Persona(id="ines", name="Ines"),),
        goals=(Goal(id="book", statement="A book by Friday"),),
        lanes=(
            Lane(id=WEB, name="Web"),
            Lane(id=STORE, name="Store"),
            Lane(id=PAINS, name="Pains", kind="notes"),
            Lane(id=MOOD, name="Mood", kind="emotion"),
        ),
        stages=(
            Stage(id=COMPARE, name="Compare", phase="pre-purchase", cards=cards),
            Stage(
                id=BUY,
                name="Buy",
                phase="purchase",
                cards=(touchpoint("Checkout"), touchpoint("Till", STORE)),
            ),
        ),
        improvements=(Improvement(id="faster", title="Faster", touchpoints=("checkout", "search")),),
        experiments=(Experiment(id="test", touchpoint="checkout", hypothesis="Shorter is better"),),
    )


def cell(map_, stage_id, lane_id):
    """The texts of a cell's cards, from top to bottom."""
    (stage,) = (stage for stage in map_.stages if stage.id == stage_id)
    return [card_text(card) for card in cell_cards(stage, lane_id)]


def everything(map_):
    return {
        (stage.id, lane.id): cell(map_, stage.id, lane.id) for stage in map_.stages for lane in map_.lanes
    }


def assert_refused(sentence, edit, *arguments, **named):
    with pytest.raises(EditRejected) as refused:
        edit(*arguments, **named)
    assert str(refused.value) == sentence
