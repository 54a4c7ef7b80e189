"""Maps of a given size for the benchmarks: made up, but as full as those that people make.

The same numbers give the same map on every machine, so that figures can be compared.
"""

import random
from datetime import date
from typing import NamedTuple

from mapdesigner.model import (
    CHANNELS,
    EVIDENCE,
    FORMAT_VERSION,
    LEVERS,
    PHASES,
    SETTINGS,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    Metric,
    Observation,
    Persona,
    Stage,
    Touchpoint,
)

NOUNS = (
    "search result", "product page", "price comparison", "review site", "shopping cart", "checkout",
    "payment", "order confirmation", "delivery update", "unboxing", "onboarding", "help centre", "live chat",
    "newsletter",
    "loyalty programme", "referral", "invoice", "support call", "satisfaction survey", "store window",
)  # fmt: skip
VERBS = (
    "Reads", "Compares", "Asks a friend about", "Waits for", "Opens", "Gives up on", "Comes back to",
    "Shares",
    "Complains about", "Looks for", "Is reminded of", "Signs up for",
)  # fmt: skip
TAILS = (
    "", "", "", " on the phone", " in the evening", " before the weekend, with the whole family",
    " and finds the opening hours wrong", " for the second time", " — café, naïve, Škoda", " at the counter",
)  # fmt: skip
OWNERS = ("Web team", "Store manager", "Customer care", "Marketing", "")


class Size(NamedTuple):
    """How many stages, lanes of cards, and cards in each cell; `full` cards carry metrics and personas."""

    stages: int
    lanes: int
    cards_a_cell: int
    full: bool = False

    @property
    def cards(self) -> int:
        """The number of cards in all."""
        return self.stages * self.lanes * self.cards_a_cell


SMALL = Size(5, 2, 10)
MIDDLE = Size(10, 5, 20)
LARGE = Size(20, 10, 50)
MIDDLE_FULL = MIDDLE._replace(full=True)
LARGE_FULL = LARGE._replace(full=True)


def make_map(size: Size) -> JourneyMap:
    """Return a sound map of a size, with an emotion and an improvements lane under its lanes of cards."""
    dice = random.Random(f"map of {size}")
    personas = tuple(
        Persona(id=f"persona{place}", name=name)
        for place, name in enumerate(("Ines Hurry", "Omar Careful", "Kim Bargain"))
    )
    goals = (
        Goal(id="goal0", statement="Buy without leaving the sofa"),
        Goal(id="goal1", statement="No queue"),
    )
    lanes = tuple(Lane(id=f"lane{row}", name=f"Row {row + 1}") for row in range(size.lanes))
    stages = tuple(
        Stage(
            id=f"stage{column}",
            name=f"Step {column + 1}",
            phase=PHASES[column * len(PHASES) // size.stages],
            customer_goal="Know what it will cost",
            cards=tuple(
                _touchpoint(dice, f"card{column}x{row}x{place}", lanes[row].id, size.full)
                for row in range(size.lanes)
                for place in range(size.cards_a_cell)
            ),
        )
        for column in range(size.stages)
    )
    return JourneyMap(
        format_version=FORMAT_VERSION,
        id="bench",
        title=f"A map of {size.cards:,} cards",
        purpose="To see how long things take",
        personas=personas,
        goals=goals,
        lanes=(
            *lanes,
            Lane(id="emotion", name="Emotion", kind="emotion"),
            Lane(id="improvements", name="Improvements", kind="improvements"),
        ),
        stages=stages,
        improvements=tuple(_improvement(dice, place, size) for place in range(size.cards // 50)),
    )


def _touchpoint(dice: random.Random, id_: str, lane: str, full: bool) -> Touchpoint:
    return Touchpoint(
        kind="touchpoint",
        id=id_,
        lane=lane,
        title=f"{dice.choice(VERBS)} the {dice.choice(NOUNS)}{dice.choice(TAILS)}",
        description="What was said about it in the room, a line or two." if dice.random() < 0.3 else "",
        channel=dice.choice(CHANNELS),
        setting=dice.choice(SETTINGS),
        owner=dice.choice(OWNERS),
        sentiment=dice.choice((None, -2, -1, 0, 1, 2)),
        moment_of_truth=dice.random() < 0.1,
        evidence=dice.choice(EVIDENCE),
        personas=("persona0", f"persona{dice.choice((1, 2))}") if full else (),
        goals=("goal0",) if dice.random() < 0.2 else (),
        metrics=_metrics(dice) if full else (),
    )


def _metrics(dice: random.Random) -> tuple[Metric, ...]:
    def seen(value: float) -> tuple[Observation, ...]:
        return (Observation(on=date(2026, 3, 1), value=value, sample_size=dice.randrange(50, 5000)),)

    return (
        Metric(
            kind="conversion_rate",
            baseline=0.12,
            target=0.2,
            observations=seen(round(dice.uniform(0.05, 0.3), 3)),
        ),
        Metric(kind="nps", baseline=10, target=35, observations=seen(dice.randrange(-40, 70))),
        Metric(kind="time_on_site", target=4.5, observations=seen(round(dice.uniform(0.5, 9), 1))),
    )


def _improvement(dice: random.Random, place: int, size: Size) -> Improvement:
    column, row = dice.randrange(size.stages), dice.randrange(size.lanes)
    return Improvement(
        id=f"improvement{place}",
        title=f"Make the {dice.choice(NOUNS)} easier to find",
        note="Start with the three pages that most people see.",
        touchpoints=tuple(
            f"card{column}x{row}x{card}"
            for card in dice.sample(range(size.cards_a_cell), dice.choice((1, 2)))
        ),
        lever=dice.choice(LEVERS),
        impact=dice.randrange(1, 6),
        effort=dice.randrange(1, 6),
        owner=dice.choice(OWNERS),
    )
