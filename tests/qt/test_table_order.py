"""The rows of the table after many edits: the same as those of a table that was just opened."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from mapdesigner.edit import change_touchpoints, move_cards, remove_cards, rename_card
from mapdesigner.model import Touchpoint, cards_of
from mapdesigner.qt.table.columns import COLUMNS
from mapdesigner.qt.table.model import TableModel
from strategies import maps

ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def rows_shown(model):
    return [[model.text(row, column) for column in range(len(COLUMNS))] for row in range(model.rowCount())]


def ids(model):
    return [row.id for row in model.rows]


@st.composite
def edits(draw, map_):
    """An edit of one of the map's touchpoints, the map itself when it has none."""
    cards = [card for _, card in cards_of(map_) if isinstance(card, Touchpoint)]
    if not cards:
        return lambda map_: map_
    card = draw(st.sampled_from(cards))
    stage = draw(st.sampled_from(map_.stages))
    return draw(
        st.sampled_from(
            (
                partial(rename_card, card_id=card.id, text=draw(st.sampled_from(("a", "B", "", "zz")))),
                partial(
                    change_touchpoints, card_ids=[card.id], sentiment=draw(st.sampled_from((None, -2, 0, 2)))
                ),
                partial(move_cards, card_ids=[card.id], to_stage=stage.id, to_lane=card.lane, index=0),
                partial(remove_cards, card_ids=[card.id]),
            )
        )
    )


@settings(max_examples=80)
@given(st.data())
def test_a_table_that_followed_edits_equals_a_fresh_one(app, data):
    map_ = data.draw(maps(most_cards=9))
    column, order = data.draw(st.integers(-1, len(COLUMNS) - 1)), data.draw(st.sampled_from(ORDERS))
    words = data.draw(st.sampled_from(("", "", "a", "e o")))
    followed = TableModel()
    followed.sort(column, order)
    followed.look_for(words)
    followed.show_map(map_)
    for _ in range(data.draw(st.integers(1, 4))):
        watched = [
            (QPersistentModelIndex(followed.index(at, 0)), row.id) for at, row in enumerate(followed.rows)
        ]
        map_ = data.draw(edits(map_))(map_)
        followed.show_map(map_)
        places = ids(followed)
        for index, id_ in watched:
            assert not index.isValid() or places[index.row()] == id_
        assert [followed.place_of(id_) for id_ in places] == list(range(len(places)))
    fresh = TableModel()
    fresh.show_map(map_)
    fresh.look_for(words)
    fresh.sort(column, order)
    assert ids(followed) == ids(fresh)
    assert rows_shown(followed) == rows_shown(fresh)
