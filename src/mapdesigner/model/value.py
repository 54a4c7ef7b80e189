"""The kind of value every part of a journey map is: frozen, strict, comparable."""

import secrets
from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Day = Annotated[date, Field(ge=date(1900, 1, 1))]


# A length limit makes pydantic look into the text, so half a surrogate pair is refused here and not at the
# save.
Text = Annotated[str, StringConstraints(max_length=10_000_000)]
# Where something else lies: a path or a web address, for programs.
Address = Annotated[str, StringConstraints(max_length=2_000)]


class Value(BaseModel):
    """A frozen value with known fields only; change it with `evolve`."""

    # defer_build: twenty models built at import made the start a quarter slower.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)

    # Fields whose names in a file are no names in Python, with what they are called there.
    NAMES_IN_FILES: ClassVar[dict[str, str]] = {}

    def evolve(self, **changes: object) -> Self:
        """Return a validated copy; return self when nothing would differ.

        Raises pydantic.ValidationError for a misspelt field or a value out of range.
        """
        if all(
            name in type(self).model_fields and getattr(self, name) == new for name, new in changes.items()
        ):
            return self
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        given = {**kept, **changes}
        for name, key in self.NAMES_IN_FILES.items():
            given[key] = given.pop(name)
        return type(self)(**given)


def new_id() -> str:
    """Return a short random id: 12 hexadecimal digits, 48 bits."""
    return secrets.token_hex(6)
