"""Signs: how severities are shown, each by an icon in a colour of its own, beside its word."""

from typing import NamedTuple

from mapdesigner.insight.finding import Severity


class Sign(NamedTuple):
    """How a severity is shown, beside its word."""

    icon: str
    token: str


SIGNS: dict[Severity, Sign] = {
    "warning": Sign("alert-triangle", "sentiment -1"),
    "hint": Sign("info-circle", "muted"),
}
