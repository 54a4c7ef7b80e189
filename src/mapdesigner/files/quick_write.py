"""Write a map again and again, quickly: what did not change since the last time is not written anew."""

from mapdesigner.model import Card, JourneyMap, Stage


class QuickWriter:
    """Writes maps as compact JSON that `read_map` reads; remembers each card's text from time to time.

    A map of 10,000 cards of which one changed takes some milliseconds instead of a hundred.
    """

    def __init__(self) -> None:
        # By the card's identity; the card is kept along, so that its identity is not given to another one.
        self._texts: dict[int, tuple[Card, str]] = {}

    def write(self, map_: JourneyMap) -> bytes:
        """Return the map as JSON in UTF-8 without spaces, defaults left out."""
        texts: dict[int, tuple[Card, str]] = {}
        stages = ",".join([self._stage(stage, texts) for stage in map_.stages])
        self._texts = texts
        rest = map_.model_dump_json(exclude={"stages"}, exclude_defaults=True, by_alias=True)
        return f'{rest[:-1]},"stages":[{stages}]}}'.encode()

    def _stage(self, stage: Stage, texts: dict[int, tuple[Card, str]]) -> str:
        rest = stage.model_dump_json(exclude={"cards"}, exclude_defaults=True)
        if not stage.cards:
            return rest
        written = []
        for card in stage.cards:
            key = id(card)
            known = self._texts.get(key)
            if known is None:
                known = (card, card.model_dump_json(exclude_defaults=True))
            texts[key] = known
            written.append(known[1])
        return f'{rest[:-1]},"cards":[{",".join(written)}]}}'
