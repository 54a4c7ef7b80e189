"""What a user can do to a map: functions from map to map, one file a noun.

An edit returns the same object when nothing changed and raises EditRejected with a sentence when it can't
be done.
"""

from mapdesigner.edit.card import (
    add_card,
    add_cards,
    card_of,
    change_touchpoints,
    check_lane_takes,
    copies_for_pasting,
    duplicate_cards,
    has_card,
    in_reading_order,
    move_cards,
    place_of,
    remove_cards,
    rename_card,
    summary_lane_sentence,
)
from mapdesigner.edit.improvement import add_improvement, change_improvement, remove_improvement
from mapdesigner.edit.journey_map import change_map
from mapdesigner.edit.lane import add_lane, change_lane, lane_of, move_lane, remove_lane
from mapdesigner.edit.rejected import EditRejected
from mapdesigner.edit.stage import add_stage, change_stage, move_stage, remove_stage, stage_of

__all__ = [
    "EditRejected",
    "add_card",
    "add_cards",
    "add_improvement",
    "add_lane",
    "add_stage",
    "card_of",
    "change_improvement",
    "change_lane",
    "change_map",
    "change_stage",
    "change_touchpoints",
    "check_lane_takes",
    "copies_for_pasting",
    "duplicate_cards",
    "has_card",
    "in_reading_order",
    "lane_of",
    "move_cards",
    "move_lane",
    "move_stage",
    "place_of",
    "remove_cards",
    "remove_improvement",
    "remove_lane",
    "remove_stage",
    "rename_card",
    "stage_of",
    "summary_lane_sentence",
]
