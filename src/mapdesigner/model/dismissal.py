"""Dismissal: a finding that somebody looked at and put aside, with the reason."""

from typing import Annotated

from pydantic import StringConstraints

from mapdesigner.model.value import Text, Value

RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
# An id of the map, or nothing for the map as a whole.
About = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,40}$")]


class Dismissal(Value):
    """What a rule found about one thing of the map, or about the map as a whole, is not told again."""

    rule: RuleName
    about: About = ""
    reason: Text
