"""PriorityWeights: how much impact, effort, votes and pain count when improvement notes are ranked."""

from typing import Annotated

from pydantic import Field

from mapdesigner.model.value import Value

HIGHEST_WEIGHT = 5.0
Weight = Annotated[float, Field(ge=0, le=HIGHEST_WEIGHT)]


class PriorityWeights(Value):
    """Weights from 0, does not count, to 5; what they weigh is told in `insight.priority`."""

    impact: Weight = 1.0
    effort: Weight = 1.0
    votes: Weight = 0.5
    pain: Weight = 0.5
