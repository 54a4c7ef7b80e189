"""Edits of the audit: how touchpoints are judged by the four rules."""

from collections.abc import Iterable

from mapdesigner.edit.card import edit_touchpoints
from mapdesigner.model import Audit, CardId, JourneyMap, Touchpoint


def change_audit(map_: JourneyMap, card_ids: Iterable[CardId], **scores: int | None) -> JourneyMap:
    """Give touchpoints scores, 1 … 5 or none, by rule; an audit without any score is no audit.

    Raises pydantic.ValidationError for another rule or a score out of range.
    """

    def judged(card: Touchpoint) -> Touchpoint:
        audit = (card.audit or Audit()).evolve(**scores)
        return card.evolve(audit=None if audit == Audit() else audit)

    return edit_touchpoints(map_, card_ids, judged)
