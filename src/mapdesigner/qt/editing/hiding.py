"""Cards that the filter hides: where a drop lands among them, and which ones have just gone out of sight."""

from collections.abc import Iterable

from mapdesigner.layout.places import place_among_all
from mapdesigner.model import Card, JourneyMap, Stage, card_text, cell_cards, shortened


def among_all(map_: JourneyMap, shown: JourneyMap, stage_id: str, lane_id: str, place: int) -> int:
    """Return a place among the cards of a cell that are shown as one among all its cards."""
    if shown is map_:
        return place
    return place_among_all(_ids_in(map_, stage_id, lane_id), _ids_in(shown, stage_id, lane_id), place)


def gone_out_of_sight(
    before: JourneyMap, shown_before: JourneyMap, after: JourneyMap, shown_after: JourneyMap
) -> tuple[Card, ...]:
    """Return the cards that an edit hid: those that are hidden after it and were in sight, or new."""
    if shown_after is after or before.id != after.id:
        return ()
    old = {stage.id: stage for stage in before.stages}
    changed = [stage for stage in after.stages if old.get(stage.id) is not stage]
    hidden = _hidden(changed, shown_after)
    if not hidden:
        return ()
    known = _hidden([old[stage.id] for stage in changed if stage.id in old], shown_before)
    return tuple(card for id_, card in hidden.items() if id_ not in known)


def hidden_words(cards: tuple[Card, ...]) -> str:
    """Return the sentence that says what the filter hides."""
    if len(cards) == 1:
        return f"“{shortened(card_text(cards[0]))}” is hidden by the filter."
    return f"{len(cards)} cards are hidden by the filter."


def _hidden(stages: Iterable[Stage], shown: JourneyMap) -> dict[str, Card]:
    """Return the cards of some stages, by id, that are not in the map that is shown."""
    seen_stages = {stage.id: stage for stage in shown.stages}
    hidden: dict[str, Card] = {}
    for stage in stages:
        seen_stage = seen_stages.get(stage.id)
        if seen_stage is None or seen_stage is stage:
            continue
        seen = {card.id for card in seen_stage.cards}
        hidden.update((card.id, card) for card in stage.cards if card.id not in seen)
    return hidden


def _ids_in(map_: JourneyMap, stage_id: str, lane_id: str) -> list[str]:
    stage = next(stage for stage in map_.stages if stage.id == stage_id)
    return [card.id for card in cell_cards(stage, lane_id)]
