"""Findings: what all rules find on a map, less what was dismissed; quick again after a small change."""

import contextlib
import gc
from collections.abc import Iterator, Mapping
from datetime import date
from operator import is_
from typing import NamedTuple

from mapdesigner.insight.finding import SEVERITIES, DismissedFinding, Finding, Severity
from mapdesigner.insight.once import keeping
from mapdesigner.insight.rule import STAGE, TODAY, Rule
from mapdesigner.insight.rules import RULES
from mapdesigner.model import JourneyMap, Stage

Inputs = tuple[object, ...]
_Key = tuple[str, str]
_ORDER = {severity: place for place, severity in enumerate(SEVERITIES)}


class _Result(NamedTuple):
    """What a rule found last time, and the very objects that it read."""

    read: Inputs
    found: tuple[Finding, ...]


class Findings(NamedTuple):
    """What was found: the graver first, then in the order of the rules and of the map.

    `dismissed` was found too but put aside; `results` lets the next `evaluate` take over what still holds.
    """

    shown: tuple[Finding, ...]
    dismissed: tuple[DismissedFinding, ...]
    rules_off: tuple[str, ...]
    results: Mapping[_Key, _Result]

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity are shown."""
        return [finding.severity for finding in self.shown].count(severity)


def evaluate(
    map_: JourneyMap, today: date, before: Findings | None = None, rules: tuple[Rule, ...] = RULES
) -> Findings:
    """Return what the rules find on a map on a day.

    A rule whose inputs are the same objects as in `before` is not run again; rules that are switched off in
    the map are not run at all.
    """
    known = {} if before is None else before.results
    results: dict[_Key, _Result] = {}
    running = [rule for rule in rules if rule.name not in map_.rules_off]
    with _no_collecting(), keeping():
        # Stage by stage and not rule by rule: a stage's cards are at hand then, in the processor too.
        for stage in (*map_.stages, None):
            for rule in running:
                if (STAGE in rule.reads) == (stage is not None):
                    _run(rule, map_, stage, today, known, results)
    results = {key: results[key] for rule in running for key in _keys(rule, map_)}
    found = [finding for result in results.values() for finding in result.found]
    found.sort(key=lambda finding: _ORDER[finding.severity])
    reasons = {(each.rule, each.about): each.reason for each in map_.dismissed}
    shown, dismissed = [], []
    for finding in found:
        reason = reasons.get((finding.rule, finding.subject))
        if reason is None:
            shown.append(finding)
        else:
            dismissed.append(DismissedFinding(finding, reason))
    off = tuple(rule.name for rule in rules if rule.name in map_.rules_off)
    return Findings(tuple(shown), tuple(dismissed), off, results)


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector out: it would look through the whole map again, and nothing is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _run(
    rule: Rule,
    map_: JourneyMap,
    stage: Stage | None,
    today: date,
    known: Mapping[_Key, _Result],
    results: dict[_Key, _Result],
) -> None:
    """Put what a rule finds in a stage, or on the map as a whole, into `results`."""
    key = (rule.name, stage.id if stage is not None else "")
    read = tuple([_input(name, map_, stage, today) for name in rule.reads])
    last = known.get(key)
    if last is not None and _same(last.read, read):
        results[key] = last
    else:
        results[key] = _Result(read, tuple([rule.finding(found) for found in rule.check(*read)]))


def _keys(rule: Rule, map_: JourneyMap) -> list[_Key]:
    """Return where a rule looks: at each stage if it looks at one after the other, else once."""
    return [(rule.name, stage.id) for stage in map_.stages] if STAGE in rule.reads else [(rule.name, "")]


def _input(name: str, map_: JourneyMap, stage: Stage | None, today: date) -> object:
    if name == STAGE:
        return stage
    return today if name == TODAY else getattr(map_, name)


def _same(one: Inputs, other: Inputs) -> bool:
    return all(map(_is_same, one, other))


def _is_same(one: object, other: object) -> bool:
    """Tell whether two inputs are the same objects.

    A day is made anew at each look, and an edit makes the map's tuples anew with the same things in them.
    """
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(is_, one, other))
    return isinstance(one, date) and one == other
