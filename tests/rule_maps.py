"""Small maps for the tests of rules, and what a rule tells of them."""

from datetime import date

from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.rules import RULES
from mapdesigner.model import JourneyMap, Lane, Stage, Touchpoint

TODAY = date(2026, 11, 22)
LANES = (
    Lane(id="ours", name="Ours"),
    Lane(id="theirs", name="Theirs"),
    Lane(id="pains", name="Pains", kind="notes"),
)


def card(title, **fields):
    """A touchpoint; its id is its title in small letters."""
    fields = {"id": title.lower().replace(" ", "-"), "lane": "ours", **fields}
    return Touchpoint(kind="touchpoint", title=title, **fields)


def cards(count, **fields):
    """Some touchpoints, Step 1, Step 2 …"""
    return tuple(card(f"Step {place + 1}", **fields) for place in range(count))


def stage(name, *its_cards, phase="purchase", **fields):
    """A stage; its id is its name in small letters."""
    return Stage(id=name.lower(), name=name, phase=phase, cards=its_cards, **fields)


def a_map(*stages, **fields):
    """A map of some stages."""
    return JourneyMap(
        **{"format_version": 1, "id": "shop", "title": "Shop", "lanes": LANES, "stages": stages, **fields}
    )


def told_by(rule_name, map_, today=TODAY):
    """What one rule finds on a map."""
    (rule,) = (each for each in RULES if each.name == rule_name)
    return evaluate(map_, today, rules=(rule,)).shown


def sentences(rule_name, map_, today=TODAY):
    """The sentences that one rule tells of a map."""
    return [finding.sentence for finding in told_by(rule_name, map_, today)]
