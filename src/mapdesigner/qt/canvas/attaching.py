"""Attaching by a drop: what a persona or goal dragged over the canvas would hang on, and hanging it there."""

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from mapdesigner.edit import attach_goal, attach_goal_to_stage
from mapdesigner.edit.tuples import find
from mapdesigner.layout.measures import CARD_RADIUS_PT
from mapdesigner.layout.places import Area, find_card
from mapdesigner.layout.places import find as find_place
from mapdesigner.model import CardId, StageId, Touchpoint, cards_of, shortened, touchpoints_of
from mapdesigner.qt.canvas import overlay
from mapdesigner.qt.canvas.view import pinned
from mapdesigner.qt.personas import commands as personas

if TYPE_CHECKING:
    from mapdesigner.qt.canvas.canvas import Canvas

Thing = Literal["persona", "goal"]


class Target(NamedTuple):
    """What something would be attached to: touchpoints, or a stage with the touchpoints in it."""

    cards: tuple[CardId, ...]
    stage_id: StageId | None = None


def target_at(canvas: "Canvas", position: QPointF) -> Target | None:
    """Return what is meant at a point of the viewport, None where there is nothing to attach to.

    Over one of several selected cards all selected touchpoints are meant, over a stage's heading the stage.
    """
    found = canvas.found_at(position)
    if found is None:
        return None
    if found.kind == "stage":
        stage = find(canvas.session.map_.stages, found.id)
        return None if stage is None else Target(tuple(card.id for card in touchpoints_of(stage)), stage.id)
    if found.kind != "card":
        return None
    wanted = canvas.session.selection if found.id in canvas.session.selection else frozenset((found.id,))
    cards = tuple(
        card.id
        for _, card in cards_of(canvas.session.map_)
        if card.id in wanted and isinstance(card, Touchpoint)
    )
    return Target(cards) if cards else None


def paint_target(canvas: "Canvas", painter: QPainter, target: Target, position: QPointF) -> None:
    """Light up what is meant; the painter is in the map's coordinates, `position` is the viewport's."""
    if target.stage_id is not None:
        heading = find_place(canvas.root, "stage", target.stage_id)
        if heading is not None:
            area = heading.area
            dy = pinned(canvas.root, canvas.view).stages_dy
            _light_up(canvas, painter, Area(area.x - 4, area.y + dy, area.width + 8, area.height), 4)
    for card_id in target.cards:
        found = find_card(canvas.root, card_id)
        if found is not None:
            _light_up(canvas, painter, found.area, CARD_RADIUS_PT)
    if len(target.cards) > 1:
        centre = canvas.view.to_map(position) + QPointF(0, -32) / canvas.view.zoom
        overlay.paint_count(canvas, painter, centre, len(target.cards))


def attach(canvas: "Canvas", thing: Thing, id_: str, target: Target | None) -> bool:
    """Attach what was dropped and say what happened; False when there was nothing to attach it to."""
    session = canvas.session
    if target is None:
        session.say(f"Drop the {thing} onto a touchpoint or a stage’s heading to attach it.")
        return False
    if thing == "goal":
        return _attach_goal(canvas, id_, target)
    if not target.cards:
        session.say("This stage has no touchpoints to attach the persona to.")
        return False
    return personas.attach(session, id_, target.cards)


def _attach_goal(canvas: "Canvas", goal_id: str, target: Target) -> bool:
    session = canvas.session
    goal = find(session.map_.goals, goal_id)
    if goal is None:
        session.say("That goal is not in this map.")
        return False
    name = f"“{shortened(goal.statement, 40)}”" if goal.statement.strip() else "The goal"
    before = session.map_
    if target.stage_id is not None:
        stage = find(before.stages, target.stage_id)
        where = f"stage “{shortened(stage.name, 40)}”" if stage is not None and stage.name else "the stage"
        edit = partial(attach_goal_to_stage, goal_id=goal_id, stage_id=target.stage_id)
    else:
        where = personas.touchpoints_words(len(target.cards))
        edit = partial(attach_goal, goal_id=goal_id, card_ids=target.cards)
    if not session.apply(edit, "Attach goal"):
        return False
    if session.map_ is before:
        session.say(f"{name} is there already.")
        return False
    session.say(f"{name} attached to {where}.")
    return True


def _light_up(canvas: "Canvas", painter: QPainter, area: Area, radius: float) -> None:
    tint = QColor(canvas.theme.colour("accent"))
    tint.setAlphaF(0.14)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(QRectF(*area), radius, radius)
    overlay.paint_outline(canvas, painter, area, radius)
