"""Formats by which things of the program are known while they are dragged."""

TOUCHPOINT_MIME = "application/x-mapdesigner-touchpoint"
# Their data is the id, in UTF-8.
PERSONA_MIME = "application/x-mapdesigner-persona"
GOAL_MIME = "application/x-mapdesigner-goal"
