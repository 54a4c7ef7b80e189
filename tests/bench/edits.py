"""What the benchmarks do to their maps: the edits that people make most, and what goes on before them."""

import gc
import random
from collections.abc import Callable, Iterator
from functools import partial

from maps import Size

from mapdesigner.edit import change_touchpoints, move_cards, rename_card
from mapdesigner.model import JourneyMap

Edit = Callable[[JourneyMap], JourneyMap]


def everyday_edits(size: Size) -> Iterator[Edit]:
    """Yield renames, changes of sentiment and moves to other cells, in turn, all over the map."""
    dice = random.Random("edits")
    while True:
        yield partial(rename_card, card_id=_card(dice, size), text=f"Asks {dice.randrange(1000)} friends")
        feeling = dice.choice((-2, -1, 0, 1, 2))
        yield partial(change_touchpoints, card_ids=[_card(dice, size)], sentiment=feeling)
        yield partial(
            move_cards,
            card_ids=[_card(dice, size)],
            to_stage=f"stage{dice.randrange(size.stages)}",
            to_lane=f"lane{dice.randrange(size.lanes)}",
            index=dice.randrange(size.cards_a_cell),
        )


def settle_memory() -> None:
    """Clear away what earlier benchmarks left, so that only one map is in memory.

    The collector stays on, set as the window sets it: its pauses are part of what a user waits for.
    """
    gc.collect()
    gc.set_threshold(50_000, 20, 100)


def _card(dice: random.Random, size: Size) -> str:
    place = (dice.randrange(count) for count in (size.stages, size.lanes, size.cards_a_cell))
    return "card{}x{}x{}".format(*place)
