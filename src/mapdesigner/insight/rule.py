"""Rule: one small function that looks at a part of a map and tells what it finds.

The names of its arguments say what it reads: `stage` for one stage after the other, `today` for the day it
is, any other name for that field of the map. What a rule reads is all it can depend on, so its findings hold
as long as these are the same objects. Its docstring is what people read: the first line is its title, the
second paragraph says why it matters, the last, “Source: …”, where it comes from; what lies between says when
exactly it speaks.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mapdesigner.insight.finding import Finding, Found, Severity

Check = Callable[..., Iterator[Found]]
STAGE, TODAY = "stage", "today"
_SOURCE = "Source: "


class Rule(NamedTuple):
    """A rule with its name, which stays the same for good, and what its function's docstring says of it."""

    name: str
    severity: Severity
    check: Check
    reads: tuple[str, ...]
    title: str
    why: str
    how: str
    source: str

    def finding(self, found: Found) -> Finding:
        """Return what was found with what the rule knows of it."""
        return Finding(
            self.name,
            found.severity or self.severity,
            found.sentence,
            self.why,
            self.source,
            found.about,
            found.stage,
            _subject(found),
        )


def rule(name: str, severity: Severity, check: Check) -> Rule:
    """Return the rule that a function is; raises ValueError when its docstring names no source."""
    paragraphs = [" ".join(part.split()) for part in (inspect.getdoc(check) or "").split("\n\n")]
    if len(paragraphs) < 3 or not paragraphs[-1].startswith(_SOURCE):
        raise ValueError(f"The docstring of the rule {name} needs a title, a reason and a source.")
    title, why, *how = paragraphs[:-1]
    source = paragraphs[-1].removeprefix(_SOURCE)
    reads = tuple(inspect.signature(check).parameters)
    return Rule(name, severity, check, reads, title, why, " ".join(how), source)


def _subject(found: Found) -> str:
    if found.subject is not None:
        return found.subject
    return found.about[0] if len(found.about) == 1 else found.stage or ""
