"""What stands in the list of findings, from top to bottom: headings, findings, and what is held back."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from operator import attrgetter
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
    groups: defaultdict[tuple[str | None, str], list[Finding]] = defaultdict(list)
    section_and_rule = attrgetter(grouping, "rule")
    for finding in findings:
        groups[section_and_rule(finding)].append(finding)
    sections: dict[str, dict[str, list[Finding]]] = {}
    for (name, rule), same in groups.items():
        sections.setdefault(name or "", {})[rule] = same
    places = _places(findings)
    items: list[Item] = []
    for section, words, colour in _sections(map_, grouping):
        found = sections.get(section)
        if found:
            number = sum(map(len, found.values()))
            items.append(Heading(("section", grouping, section), words, number, colour))
            items += _section(found, ("more", grouping, section), unfolded, places)
    return items


def _sections(map_: JourneyMap, grouping: Grouping) -> Iterator[tuple[str, str, str]]:
    if grouping == "severity":
        for severity in SEVERITIES:
            yield severity, SEVERITY_WORDS[severity][1], "hairline"
        return
    yield "", WHOLE_MAP, "hairline"
    for stage in map_.stages:
        yield stage.id, " ".join(stage.name.split()) or "Untitled stage", stage_colour(stage)


def _section(
    found: Mapping[str, list[Finding]], key: Key, unfolded: Set[Key], places: Mapping[int, int]
) -> Iterator[Item]:
    for rule, same in found.items():
        more = (*key, rule)
        shown = same if more in unfolded else same[:MOST_OF_A_RULE]
        for place, finding in enumerate(shown):
            name = ("finding", rule, finding.subject, str(places.get(id(finding), 0)))
            yield Entry(name, finding, place == 0)
        if len(shown) < len(same):
            yield More(more, len(same) - len(shown))


def _places(findings: tuple[Finding, ...]) -> dict[int, int]:
    """Return the place of each finding by its identity, where a rule finds several things about one subject.

    Hardly any does, so that thousands are gone through quickly: this is done on the window's thread.
    """
    number = Counter(map(_SUBJECT, findings))
    if len(number) == len(findings):
        return {}
    seen: Counter[tuple[str, str]] = Counter()
    places = {}
    for finding in findings:
        same = (finding.rule, finding.subject)
        if number[same] > 1:
            places[id(finding)] = seen[same]
            seen[same] += 1
    return places


_SUBJECT = attrgetter("rule", "subject")
