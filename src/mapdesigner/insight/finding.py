"""Finding: one thing that a rule noticed on a map, in words, with what it is about."""

from typing import Literal, NamedTuple

from mapdesigner.model import StageId

Severity = Literal["warning", "hint"]
# The graver first.
SEVERITIES: tuple[Severity, ...] = ("warning", "hint")


class Found(NamedTuple):
    """What a rule noticed: a sentence, the ids it is about, the stage it lies in, if it lies in one.

    `subject` is the one id by which it can be dismissed; when none is named it is the only id of `about`, or
    the stage, or "" for the map as a whole. `severity` is named where it differs from its rule's.
    """

    sentence: str
    about: tuple[str, ...] = ()
    stage: StageId | None = None
    subject: str | None = None
    severity: Severity | None = None


class Finding(NamedTuple):
    """A finding as people read it; see `Found`.

    `rule` is the rule's name, which stays the same for good; `why` tells why it matters and `source` where
    the rule comes from.
    """

    rule: str
    severity: Severity
    sentence: str
    why: str
    source: str
    about: tuple[str, ...]
    stage: StageId | None
    subject: str


class DismissedFinding(NamedTuple):
    """A finding that somebody dismissed, and the reason."""

    finding: Finding
    reason: str
