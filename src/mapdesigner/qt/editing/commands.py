"""What menus, keys and buttons do to the map: each names an edit and hands it to the session."""

from collections.abc import Iterable
from functools import partial

from mapdesigner.edit import (
    add_card,
    add_improvement,
    add_lane,
    add_stage,
    change_stage,
    change_touchpoints,
    duplicate_cards,
    experiments_on,
    in_reading_order,
    move_cards,
    move_lane,
    move_stage,
    remove_cards,
    remove_lane,
    remove_stage,
    stage_of,
)
from mapdesigner.files.catalogue import CatalogueEntry
from mapdesigner.layout.places import cell_ids
from mapdesigner.model import (
    SENTIMENT_WORDS,
    Card,
    Improvement,
    JourneyMap,
    Lane,
    LaneKind,
    Stage,
    Touchpoint,
    card_text,
    cards_of,
    holds_cards,
    new_id,
    new_improvement,
    new_lane,
    new_stage,
    shortened,
)
from mapdesigner.model.card import Channel, Setting, new_touchpoint
from mapdesigner.qt.editing.hiding import among_all
from mapdesigner.qt.editing.lane_kinds import KIND_WORDS
from mapdesigner.qt.editing.navigation import Direction, shifted
from mapdesigner.qt.editing.removals import delete_alone
from mapdesigner.qt.editing.wording import counted
from mapdesigner.session import Session


def selected_stage(session: Session) -> Stage | None:
    """Return the stage that is selected as such."""
    return next((stage for stage in session.map_.stages if stage.id in session.selection), None)


def selected_lane(session: Session) -> Lane | None:
    """Return the lane that is selected as such."""
    return next((lane for lane in session.map_.lanes if lane.id in session.selection), None)


def selected_touchpoints(session: Session) -> tuple[Touchpoint, ...]:
    """Return the selected touchpoints in reading order."""
    chosen = in_reading_order(session.map_, session.selection)
    return tuple(card for card in chosen if isinstance(card, Touchpoint))


def touchpoints_in_selection(session: Session) -> tuple[Touchpoint, ...]:
    """Return the selected touchpoints, or those in the selected stage, lane or cell, in reading order."""
    chosen = session.selection
    if not chosen:
        return ()
    return tuple(
        card
        for stage, card in cards_of(session.map_)
        if isinstance(card, Touchpoint)
        and not chosen.isdisjoint((card.id, stage.id, card.lane, f"{stage.id}/{card.lane}"))
    )


def delete_selection(session: Session) -> None:
    """Delete what is selected, a stage or lane with what is in it, and say what went."""
    cards = in_reading_order(session.map_, session.selection)
    stage, lane = selected_stage(session), selected_lane(session)
    before = session.map_
    if cards:
        tests = _experiments(before, cards, "its" if len(cards) == 1 else "")
        edit = partial(remove_cards, card_ids=[card.id for card in cards])
        if session.apply(edit, f"Delete {counted(cards).lower()}"):
            name = f"“{shortened(card_text(cards[0]))}”" if len(cards) == 1 else counted(cards)
            back = "it" if len(cards) == 1 else "them"
            went = f"{name} deleted with {tests}" if tests else f"{name} deleted"
            session.say(f"{went}. Ctrl+Z brings {'all' if tests else back} back.")
    elif stage is not None:
        held = _cards(len(stage.cards), _experiments(before, stage.cards))
        if session.apply(partial(remove_stage, stage_id=stage.id), "Delete stage"):
            session.say(f"Stage “{shortened(stage.name)}” deleted with {held}. Ctrl+Z brings it back.")
    elif lane is not None:
        lying = [card for _, card in cards_of(before) if card.lane == lane.id]
        held = _cards(len(lying), _experiments(before, lying))
        if session.apply(partial(remove_lane, lane_id=lane.id), "Delete lane"):
            session.say(f"Lane “{shortened(lane.name)}” deleted with {held}. Ctrl+Z brings it back.")
    else:
        delete_alone(session)


def duplicate_selection(session: Session) -> None:
    """Put a copy under each selected card and select the copies."""
    cards = in_reading_order(session.map_, session.selection)
    if cards:
        copies = {card.id: new_id() for card in cards}
        if session.apply(partial(duplicate_cards, copies=copies), f"Duplicate {counted(cards).lower()}"):
            session.select(copies.values())


def select_first_cell(session: Session) -> None:
    """Select the first cell that takes touchpoints, else the first that takes notes."""
    lanes = sorted(filter(holds_cards, session.map_.lanes), key=lambda lane: lane.kind != "touchpoints")
    if lanes:
        session.select((f"{session.map_.stages[0].id}/{lanes[0].id}",))


def select_all_cards(session: Session, shown: JourneyMap | None = None) -> None:
    """Select every card of the map, or of the part of it that is shown."""
    session.select(card.id for _, card in cards_of(shown or session.map_))


def shift_selection(session: Session, direction: Direction, shown: JourneyMap | None = None) -> None:
    """Move the selected cards, stage or lane one step; past cards that are not shown in the same step."""
    cards = in_reading_order(session.map_, session.selection)
    stage, lane = selected_stage(session), selected_lane(session)
    step = 1 if direction in ("right", "down") else -1
    if cards:
        leader = cards[-1] if step == 1 else cards[0]
        seen = shown or session.map_
        target = shifted(seen, leader.id, direction)
        if target is not None:
            ids = [card.id for card in cards]
            index = among_all(session.map_, seen, *target)
            edit = partial(move_cards, card_ids=ids, to_stage=target[0], to_lane=target[1], index=index)
            session.apply(edit, f"Move {counted(cards).lower()}")
    elif stage is not None and direction in ("left", "right"):
        index = session.map_.stages.index(stage) + step
        session.apply(partial(move_stage, stage_id=stage.id, to_index=max(0, index)), "Move stage")
    elif lane is not None and direction in ("up", "down"):
        index = session.map_.lanes.index(lane) + step
        session.apply(partial(move_lane, lane_id=lane.id, to_index=max(0, index)), "Move lane")


def add_stage_beside(session: Session, stage_id: str | None, after: bool = True) -> str | None:
    """Add a stage after (or before) another one, or as the last; select it and return its id.

    None when the map can't be changed.
    """
    stages = session.map_.stages
    beside = next((stage for stage in stages if stage.id == stage_id), stages[-1])
    stage = new_stage("New stage", beside.phase)
    if not session.apply(partial(add_stage, stage=stage, index=stages.index(beside) + after), "Add stage"):
        return None
    session.select((stage.id,))
    return stage.id


def add_lane_below(session: Session, kind: LaneKind, lane_id: str | None = None) -> str | None:
    """Add a lane of a kind below another one, or as the last; select it and return its id.

    None when the map can't be changed.
    """
    lanes = session.map_.lanes
    index = next((place + 1 for place, lane in enumerate(lanes) if lane.id == lane_id), len(lanes))
    lane = new_lane(KIND_WORDS[kind].name, kind)
    if not session.apply(partial(add_lane, lane=lane, index=index), "Add lane"):
        return None
    session.select((lane.id,))
    return lane.id


def add_touchpoint(
    session: Session,
    title: str,
    channel: Channel | None,
    setting: Setting | None,
    place: tuple[str, str, int | None],
) -> bool:
    """Add a touchpoint to a cell (stage, lane, index) and select it; False when it can't be done."""
    card = new_touchpoint(place[1], title, channel, setting)
    done = session.apply(partial(add_card, card=card, stage_id=place[0], index=place[2]), "Add touchpoint")
    if done:
        session.select((card.id,))
    return done


def add_ready_touchpoint(session: Session, entry: CatalogueEntry) -> bool:
    """Add a touchpoint of the catalogue where its phase is, select it and say where it went."""
    place = touchpoint_cell(session, entry.phase)
    if place is None:
        session.say("The map has no lane of touchpoints; add one first.")
        return False
    stage = stage_of(session.map_, place[0])
    # First, so that a sentence about what can't be done or is out of sight stays.
    session.say(
        f"“{shortened(entry.title)}” added to {f'“{shortened(stage.name)}”' if stage.name else 'the map'}."
    )
    return add_touchpoint(session, entry.title, entry.channel, entry.setting, place)


def touchpoint_cell(session: Session, phase: str | None = None) -> tuple[str, str, int | None] | None:
    """Return where a new touchpoint goes, or one from the catalogue that belongs to a phase.

    That is the selected cell or the cell of the selected card when it holds touchpoints; else the first lane
    of touchpoints in the selected stage, or in the first stage. What belongs to a phase goes to the first
    stage of it, if there is one and the selection is elsewhere.
    """
    place = _selected_place(session)
    of_phase = [stage.id for stage in session.map_.stages if stage.phase == phase]
    if place is None or not of_phase or place[0] in of_phase:
        return place
    return of_phase[0], place[1], None


def _selected_place(session: Session) -> tuple[str, str, int | None] | None:
    lanes = [lane.id for lane in session.map_.lanes if lane.kind == "touchpoints"]
    if not lanes:
        return None
    for stage in session.map_.stages:
        for card in stage.cards:
            if card.id in session.selection:
                return stage.id, card.lane if card.lane in lanes else lanes[0], None
    for id_ in session.selection:
        stage_id, lane_id = cell_ids(id_)
        if lane_id:
            return stage_id, lane_id if lane_id in lanes else lanes[0], None
        if any(stage.id == id_ for stage in session.map_.stages):
            return id_, lanes[0], None
    return session.map_.stages[0].id, lanes[0], None


def set_sentiment(session: Session, sentiment: int | None) -> None:
    """Give the selected touchpoints a sentiment, or none."""
    cards = selected_touchpoints(session)
    if cards:
        ids = [card.id for card in cards]
        word = "no sentiment" if sentiment is None else SENTIMENT_WORDS[sentiment]
        session.apply(
            partial(change_touchpoints, card_ids=ids, sentiment=sentiment), f"Set sentiment: {word}"
        )


def toggle_moment_of_truth(session: Session) -> None:
    """Mark the selected touchpoints as moments of truth, or all of them no longer."""
    cards = selected_touchpoints(session)
    if cards:
        mark = not all(card.moment_of_truth for card in cards)
        ids = [card.id for card in cards]
        edit = partial(change_touchpoints, card_ids=ids, moment_of_truth=mark)
        session.apply(edit, "Mark moment of truth" if mark else "Unmark moment of truth")


def improvement_for_selection(session: Session, title: str = "") -> Improvement:
    """Return a new improvement note for the selected touchpoints, else for the selection's stage."""
    cards = tuple(card.id for card in selected_touchpoints(session))
    return new_improvement(title, cards).evolve(stage=None if cards else _stage_of_selection(session))


def add_improvement_to_selection(session: Session) -> str | None:
    """Add an empty improvement note to what is selected and return its id, None when it can't be done."""
    note = improvement_for_selection(session)
    done = session.apply(partial(add_improvement, note=note), "Add improvement note")
    return note.id if done else None


def _stage_of_selection(session: Session) -> str | None:
    """Return the stage that is selected, or holds the selected cell or the first selected card."""
    chosen = session.selection
    cells = {cell_ids(id_)[0] for id_ in chosen if "/" in id_}
    for stage in session.map_.stages:
        if stage.id in chosen or stage.id in cells or any(card.id in chosen for card in stage.cards):
            return stage.id
    return None


def set_stage_colour(session: Session, stage_id: str, colour: str | None) -> None:
    """Give a stage a colour of its own, or its phase's again."""
    session.apply(partial(change_stage, stage_id=stage_id, colour=colour), "Colour stage")


def _cards(count: int, tests: str = "") -> str:
    held = "no cards" if count == 0 else "its card" if count == 1 else f"its {count} cards"
    return f"{held} and {tests}" if tests else held


def _experiments(map_: JourneyMap, cards: Iterable[Card], whose: str = "") -> str:
    """Return the experiments that go with cards, in words; empty for none."""
    count = len(experiments_on(map_, (card.id for card in cards)))
    if not count:
        return ""
    number = whose if count == 1 and whose else f"{whose} {count}".strip()
    return f"{number} experiment{'' if count == 1 else 's'}"
