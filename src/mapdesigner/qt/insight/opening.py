"""The insight view of a window, tied to its map and its panels."""

from functools import partial
from typing import TYPE_CHECKING

from mapdesigner.insight.filtering import shows
from mapdesigner.model import JourneyMap, Touchpoint, cards_of
from mapdesigner.qt.insight.insight_view import InsightView
from mapdesigner.qt.insight.matrix_way import show_matrix
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.insight.watcher import Watcher

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

NAME = "insight"


def opened_insight(window: "Window") -> InsightView:
    """Return a new insight view for a window."""
    watcher = window.findChild(Watcher)
    if watcher is None:
        raise RuntimeError("the window's toolbar makes its watcher")
    around = Surroundings(
        window.session,
        window.theme,
        window.settings,
        watcher,
        partial(go_to, window),
        partial(show_matrix, window),
    )
    window.inspector.reveal_requested.connect(partial(_leave_for_map, window))
    return InsightView(around)


def go_to(window: "Window", ids: tuple[str, ...]) -> None:
    """Select things and bring them into sight; nothing selected, when there are none, is the map itself.

    Cards, stages and lanes are shown on the map, all else in its panel. What is no longer in the map is left
    out.
    """
    map_ = window.session.map_
    chosen = _selectable(map_, ids)
    if ids and not chosen:
        window.session.say("That is no longer in the map.")
        return
    on_canvas = {each.id for group in (map_.stages, map_.lanes) for each in group}
    on_canvas |= {card.id for _, card in cards_of(map_)}
    improvements = {note.id for note in map_.improvements}
    goals = {goal.id for goal in map_.goals}
    personas = {persona.id for persona in map_.personas}
    if chosen and on_canvas.issuperset(chosen):
        _unhide(window, map_, chosen)
        window.views.show_canvas()
        window.session.select(chosen)
        window.canvas.reveal_selection()
        return
    if improvements.issuperset(chosen) and chosen and not window.views.is_beside:
        window.views.show_view("improvements")
    elif goals.issuperset(chosen) and chosen:
        window.show_side_page("goals")
    elif personas.issuperset(chosen) and chosen:
        window.show_side_page("personas")
    elif not chosen:
        window.views.show_canvas()
    window.session.select(chosen)
    if window.inspector.isHidden():
        window.toggle_inspector()


def _selectable(map_: JourneyMap, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids that a session can select together: cards, or one other thing.

    An experiment stands for its touchpoint.
    """
    tested = {test.id: test.touchpoint for test in map_.experiments}
    wanted = tuple(dict.fromkeys(tested.get(id_, id_) for id_ in ids))
    cards = {card.id for _, card in cards_of(map_)}
    chosen = tuple(id_ for id_ in wanted if id_ in cards)
    if chosen:
        return chosen
    groups = (map_.improvements, map_.goals, map_.personas, map_.stages, map_.lanes)
    others = {each.id for group in groups for each in group}
    return tuple(id_ for id_ in wanted if id_ in others)[:1]


def _unhide(window: "Window", map_: JourneyMap, ids: tuple[str, ...]) -> None:
    """Show all touchpoints again when the filter hides one of those wanted."""
    if not window.filtering.is_on:
        return
    chosen = [card for _, card in cards_of(map_) if card.id in ids and isinstance(card, Touchpoint)]
    if not all(shows(card, window.filtering.filter) for card in chosen):
        window.filtering.clear()
        window.session.say("The filter is cleared: it hid what you wanted to see.")


def _leave_for_map(window: "Window") -> None:
    """Go to the map when the inspector asks for something on it."""
    if window.views.name == NAME and not window.views.shows_canvas:
        window.views.show_canvas()
        window.canvas.reveal_selection()
