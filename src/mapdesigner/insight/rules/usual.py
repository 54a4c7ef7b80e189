"""Rules about what maps of this kind usually have, as the catalogue of ready touchpoints knows it.

Both are hints and speak only where the map itself shows what kind it is: one by the channels that it uses,
whatever its language, the other by touchpoints that belong together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from mapdesigner.insight.finding import Found
from mapdesigner.insight.once import touchpoints_of
from mapdesigner.insight.rules.words import card_words, listed
from mapdesigner.insight.usual import Usual, usual_touchpoints, words_of
from mapdesigner.model import Channel, Phase, Stage, Touchpoint

LEAST_ELSEWHERE = 2
LEAST_IN_PHASE = 3
LEAST_IN_CATALOGUE = 4
SURVEY, SATISFACTION = "Satisfaction survey", frozenset(("csat", "nps", "ces"))
# What usually follows: (what a map has, what such maps usually have too), by titles of the catalogue.
COMPANIONS = (
    ("Shopping cart", ("Checkout", "Payment")),
    ("Checkout", ("Payment", "Order confirmation")),
    ("Order confirmation", ("Delivery update", "Return or repair")),
    ("Delivery update", ("Return or repair",)),
    ("Point of sale", ("Return or repair",)),
    ("Contract or sign-up", ("Onboarding or set-up", "Renewal")),
    ("Help centre", ("Satisfaction survey",)),
    ("Support call", ("Satisfaction survey",)),
    ("Support e-mail", ("Satisfaction survey",)),
)


def channel_missing_in_phase(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """A channel that the map uses elsewhere is missing where it is usual.

    You have the channel already; look whether something was forgotten, or could be won, in this phase.

    Told when two touchpoints elsewhere use the channel and the catalogue has four or more of it in the phase.

    Source: the catalogue of ready touchpoints, and Lemon & Verhoef, Journal of Marketing 80(6), 2016, on
    touchpoints before, during and after a purchase.
    """
    cards: defaultdict[Phase, list[Touchpoint]] = defaultdict(list)
    for stage in stages:
        cards[stage.phase] += touchpoints_of(stage)
    used = Counter(card.channel for each in cards.values() for card in each)
    usual: defaultdict[tuple[Phase, Channel | None], list[Usual]] = defaultdict(list)
    for entry in usual_touchpoints():
        usual[entry.phase, entry.channel].append(entry)
    for (phase, channel), entries in usual.items():
        here = cards[phase]
        known = [card for card in here if card.channel is not None]
        if len(entries) < LEAST_IN_CATALOGUE or len(known) < LEAST_IN_PHASE or len(known) < len(here):
            continue
        if used[channel] >= LEAST_ELSEWHERE and all(card.channel != channel for card in here):
            first = next(stage for stage in stages if stage.phase == phase)
            examples = listed([entry.title.lower() for entry in entries[:3]], "or")
            yield Found(
                f"Nothing in the {phase} phase uses the channel {channel}, which the map has elsewhere. "
                f"Usual there: {examples}.",
                tuple(card.id for card in here),
                first.id,
                first.id,
            )


def usual_touchpoint_missing(stages: tuple[Stage, ...]) -> Iterator[Found]:
    """A touchpoint is missing that usually belongs to others on the map.

    Where there is a checkout there is a confirmation; where there is an order, something comes back. Look
    whether it was forgotten or customers really never meet it.

    Titles are compared with those of the catalogue, in English.

    Source: the catalogue of ready touchpoints, and Lemon & Verhoef, Journal of Marketing 80(6), 2016, on
    touchpoints before, during and after a purchase.
    """
    entries: defaultdict[str, list[Usual]] = defaultdict(list)
    for entry in usual_touchpoints():
        entries[entry.title].append(entry)
    cards = [(card, stage) for stage in stages for card in touchpoints_of(stage)]
    index: defaultdict[str, set[int]] = defaultdict(set)
    for place, (card, _) in enumerate(cards):
        for word in words_of(card.title):
            index[word].add(place)
    phases = {stage.phase for stage in stages}

    def is_missing(title: str) -> bool:
        known = entries[title]
        if title == SURVEY and any(_is_surveyed(card) for card, _ in cards):
            return False
        sought = [words for each in known for words in (*each.names, *each.keywords)]
        return any(each.phase in phases for each in known) and not any(
            _with(index, words) for words in sought
        )

    # One finding for a card: it is dismissed by its card, and two would go together.
    lacking: defaultdict[int, list[str]] = defaultdict(list)
    told: set[str] = set()
    for title, companions in COMPANIONS:
        named = [_with(index, words) for entry in entries[title] for words in entry.names]
        places = set[int]().union(*named)
        for companion in companions if places else ():
            if companion not in told and is_missing(companion):
                told.add(companion)
                lacking[min(places)].append(companion.lower())
    for place, names in lacking.items():
        card, stage = cards[place]
        others = "the other" if len(names) == 1 else "the others"
        yield Found(
            f"The map has {card_words(card)} but no {' or '.join(names)}; maps with the one usually have "
            f"{others}.",
            (card.id,),
            stage.id,
        )


def _with(index: Mapping[str, set[int]], words: frozenset[str]) -> set[int]:
    """Return the places of the titles that have all the words."""
    return set.intersection(*(index.get(word, set()) for word in words)) if words else set()


def _is_surveyed(card: Touchpoint) -> bool:
    return any(metric.kind in SATISFACTION for metric in card.metrics)
