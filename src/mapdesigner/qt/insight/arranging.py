"""What stands in the list of findings, from top to bottom: headings, findings, and what is held back."""

from collections import Counter
from collections.abc import Iterator, Set
from typing import Literal, NamedTuple

from mapdesigner.insight.finding import SEVERITIES, Finding, Severity
from mapdesigner.model import JourneyMap, stage_colour

Grouping = Literal["severity", "stage"]
Key = tuple[str, ...]
# More findings of one rule than this in a section are held back.
MOST_OF_A_RULE = 10
SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    "warning": ("Warning", "Warnings"),
    "hint": ("Hint", "Hints"),
}
WHOLE_MAP = "The whole map"


class Heading(NamedTuple):
    """The name of a section, how much is in it, and the colour of its band, a token or #RRGGBB."""

    key: Key
    words: str
    number: int
    colour: str


class Entry(NamedTuple):
    """A finding; only the first of a rule tells why it matters."""

    key: Key
    finding: Finding
    tells_why: bool


class More(NamedTuple):
    """How many findings of a rule are held back in a section."""

    key: Key
    number: int


Item = Heading | Entry | More


def arranged(
    map_: JourneyMap, findings: tuple[Finding, ...], grouping: Grouping, unfolded: Set[Key]
) -> list[Item]:
    """Return what stands in the list; `unfolded` are the keys of `More` that were asked for.

    The key of a finding stays the same from one look at the map to the next, whatever the grouping.
    """
    sections: dict[str, list[tuple[Key, Finding]]] = {}
    for each in _keyed(findings):
        sections.setdefault(_section_of(each[1], grouping), []).append(each)
    items: list[Item] = []
    for name, words, colour in _sections(map_, grouping):
        found = sections.get(name)
        if found:
            items.append(Heading(("section", grouping, name), words, len(found), colour))
            items += _section(found, ("more", grouping, name), unfolded)
    return items


def _sections(map_: JourneyMap, grouping: Grouping) -> Iterator[tuple[str, str, str]]:
    if grouping == "severity":
        for severity in SEVERITIES:
            yield severity, SEVERITY_WORDS[severity][1], "hairline"
        return
    yield "", WHOLE_MAP, "hairline"
    for stage in map_.stages:
        yield stage.id, " ".join(stage.name.split()) or "Untitled stage", stage_colour(stage)


def _section_of(finding: Finding, grouping: Grouping) -> str:
    return finding.severity if grouping == "severity" else finding.stage or ""


def _section(found: list[tuple[Key, Finding]], key: Key, unfolded: Set[Key]) -> Iterator[Item]:
    by_rule: dict[str, list[tuple[Key, Finding]]] = {}
    for each in found:
        by_rule.setdefault(each[1].rule, []).append(each)
    for rule, same in by_rule.items():
        more = (*key, rule)
        shown = same if more in unfolded else same[:MOST_OF_A_RULE]
        for place, (name, finding) in enumerate(shown):
            yield Entry(name, finding, place == 0)
        if len(shown) < len(same):
            yield More(more, len(same) - len(shown))


def _keyed(findings: tuple[Finding, ...]) -> Iterator[tuple[Key, Finding]]:
    """Yield each finding with its key: a rule may find several things about one subject."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        same = (finding.rule, finding.subject)
        yield ("finding", *same, str(seen[same])), finding
        seen[same] += 1
