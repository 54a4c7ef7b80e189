"""What a user can do to a map: functions from map to map, one file a noun.

An edit returns the same object when nothing changed and raises EditRejected with a sentence when it can't
be done.
"""

from mapdesigner.edit.audit import (
    change_audit,
)
from mapdesigner.edit.card import (
    add_card,
    add_cards,
    card_of,
    change_touchpoints,
    check_lane_takes,
    copies_for_pasting,
    duplicate_cards,
    edit_touchpoint,
    edit_touchpoints,
    in_reading_order,
    move_cards,
    remove_cards,
    rename_card,
    summary_lane_sentence,
)
from mapdesigner.edit.conversion import (
    note_to_improvement,
    note_to_touchpoint,
    touchpoint_to_note,
)
from mapdesigner.edit.experiment import (
    add_experiment,
    change_experiment,
    experiment_of,
    remove_experiment,
)
from mapdesigner.edit.feedback import (
    add_feedback,
    change_feedback,
    remove_feedback,
)
from mapdesigner.edit.future import (
    future_copy,
)
from mapdesigner.edit.goal import (
    add_goal,
    attach_goal,
    attach_goal_to_stage,
    change_goal,
    detach_goal,
    detach_goal_from_stage,
    goal_of,
    move_goal,
    remove_goal,
    touchpoints_with_goal,
)
from mapdesigner.edit.improvement import (
    add_improvement,
    change_improvement,
    remove_improvement,
)
from mapdesigner.edit.journey_map import (
    change_map,
)
from mapdesigner.edit.lane import (
    add_lane,
    change_lane,
    lane_of,
    move_lane,
    remove_lane,
)
from mapdesigner.edit.metric import (
    add_metric,
    change_metric,
    move_metric,
    remove_metric,
)
from mapdesigner.edit.persona import (
    add_persona,
    attach_persona,
    change_persona,
    detach_persona,
    move_persona,
    persona_of,
    remove_persona,
    set_persona_sentiment,
    touchpoints_with_persona,
)
from mapdesigner.edit.rejected import (
    EditRejected,
)
from mapdesigner.edit.stage import (
    add_stage,
    change_stage,
    move_stage,
    remove_stage,
    stage_of,
)

__all__ = [
    "EditRejected",
    "add_card",
    "add_cards",
    "add_experiment",
    "add_feedback",
    "add_goal",
    "add_improvement",
    "add_lane",
    "add_metric",
    "add_persona",
    "add_stage",
    "attach_goal",
    "attach_goal_to_stage",
    "attach_persona",
    "card_of",
    "change_audit",
    "change_experiment",
    "change_feedback",
    "change_goal",
    "change_improvement",
    "change_lane",
    "change_map",
    "change_metric",
    "change_persona",
    "change_stage",
    "change_touchpoints",
    "check_lane_takes",
    "copies_for_pasting",
    "detach_goal",
    "detach_goal_from_stage",
    "detach_persona",
    "duplicate_cards",
    "edit_touchpoint",
    "edit_touchpoints",
    "experiment_of",
    "future_copy",
    "goal_of",
    "in_reading_order",
    "lane_of",
    "move_cards",
    "move_goal",
    "move_lane",
    "move_metric",
    "move_persona",
    "move_stage",
    "note_to_improvement",
    "note_to_touchpoint",
    "persona_of",
    "remove_cards",
    "remove_experiment",
    "remove_feedback",
    "remove_goal",
    "remove_improvement",
    "remove_lane",
    "remove_metric",
    "remove_persona",
    "remove_stage",
    "rename_card",
    "set_persona_sentiment",
    "stage_of",
    "summary_lane_sentence",
    "touchpoint_to_note",
    "touchpoints_with_goal",
    "touchpoints_with_persona",
]
