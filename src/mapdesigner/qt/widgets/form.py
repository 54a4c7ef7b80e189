"""Form: fields tied to the map, each with how to read its value and which edit puts one in."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from mapdesigner.qt.widgets.field import Field
from mapdesigner.qt.widgets.text_fields import TypedField
from mapdesigner.session import Edit, Session

Read = Callable[[], object]
Change = Callable[[object], Edit]


@dataclass
class Tie:
    """A field, the value that the map has for it, the edit that gives it another, the step's name."""

    field: Field
    read: Read
    change: Change
    label: str


class Form:
    """Keeps fields and map together, both ways."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ties: list[Tie] = []

    def tie(self, field: Field, read: Read, change: Change, label: str) -> None:
        """Let a field show what `read` returns, and hand what it says to the edit that `change` makes."""
        tie = Tie(field, read, change, label)
        self._ties.append(tie)
        field.changed.connect(lambda value: self._hand_over(tie, value))
        field.left.connect(self._session.settle)

    def refresh(self) -> None:
        """Show the map's values where they differ from what is shown."""
        for tie in self._ties:
            tie.field.show_value(tie.read())

    def flush(self) -> None:
        """Hand over what was typed so far."""
        for tie in self._ties:
            tie.field.flush()

    def reset(self) -> None:
        """Forget what was typed: the form is about something else from here on."""
        for tie in self._ties:
            tie.field.reset()

    def _hand_over(self, tie: Tie, value: object) -> None:
        try:
            done = self._session.apply(tie.change(value), label=tie.label, merge_key=tie.field.merge_key)
        except ValidationError as refusal:
            sentence = refusal_sentence(refusal)
            if isinstance(tie.field, TypedField):
                tie.field.keep_typed(sentence)
            else:
                tie.field.show_value(tie.read())
                tie.field.show_fault(sentence)
            return
        tie.field.show_fault("")
        if not done:
            tie.field.reset()
            tie.field.show_value(tie.read())


def refusal_sentence(refusal: ValidationError) -> str:
    """Return why the model refused a value, in words for the person who typed it."""
    fault = refusal.errors(include_url=False, include_input=False)[0]
    limit = fault.get("ctx", {}).get("ge")
    if fault["type"] == "greater_than_equal" and limit is not None:
        return f"That is too early; it must be {limit} or later."
    if fault["type"] == "string_too_long":
        return "That text is too long to be kept."
    reason = fault["msg"].removeprefix("Value error, ")
    return f"That can't be kept: {reason[:1].lower()}{reason[1:]}."
