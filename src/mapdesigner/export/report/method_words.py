"""What a map rests on, and how each kind of figure in a report is calculated, in sentences."""

from collections.abc import Iterator

from mapdesigner.insight.counting import counted, many
from mapdesigner.insight.priority_words import weights_words
from mapdesigner.insight.rate_interval import latest_interval
from mapdesigner.insight.rules import RULES
from mapdesigner.model import JourneyMap, touchpoints_of

MOST_SOURCES = 8


def sources(map_: JourneyMap) -> Iterator[tuple[str, str]]:
    """Yield where quotes and metrics come from, each as a sentence after its label."""
    cards = [card for stage in map_.stages for card in touchpoints_of(stage)]
    quotes = [said for card in cards for said in card.feedback]
    if quotes:
        days = sorted(said.received_on for said in quotes if said.received_on is not None)
        when = f" of {_years(days[0].year, days[-1].year)}" if days else ""
        yield "Quotes", f"{many(len(quotes), 'quote')}{when}{_from([said.source for said in quotes])}."
    metrics = [metric for card in cards for metric in card.metrics]
    if metrics:
        seen = sum(len(metric.observations) for metric in metrics)
        where = _from([metric.source for metric in metrics])
        yield "Metrics", f"{many(len(metrics), 'metric')} with {counted(seen, 'observation')}{where}."
    judged = sum(1 for card in cards if card.audit is not None)
    if judged:
        yield "Audit", f"{many(judged, 'touchpoint')} judged by the makers of the map."


def reckonings(map_: JourneyMap) -> Iterator[tuple[str, str]]:
    """Yield what is calculated and how, only for what the map has."""
    cards = [card for stage in map_.stages for card in touchpoints_of(stage)]
    metrics = [metric for card in cards for metric in card.metrics]
    if any(card.sentiment is not None or card.sentiments for card in cards):
        yield (
            "Feelings",
            "Each touchpoint is rated from −2, very bad, to +2, very good, by the makers of the map. The "
            "curve joins them in the order of the stages; what lies between two points was not rated.",
        )
    if map_.improvements:
        yield "Priorities", f"{weights_words(map_)} Notes that are done or dropped have no rank."
    if metrics:
        yield (
            "Metrics",
            "Change is the latest observation less the baseline; rates change by percentage points. A metric "
            "is on target when its latest observation has reached it, improving when it is better than its "
            "baseline, else off target.",
        )
    if any(latest_interval(metric) for metric in metrics):
        yield (
            "Ranges of rates",
            "Wilson’s score interval at 95 %: of a hundred rates seen in so many cases, some 95 lie in the "
            "ranges told about them. There is none without the number of cases.",
        )
    if map_.experiments:
        yield (
            "Experiments",
            "Two rates are compared by the z-test with pooled variance, or by Fisher’s exact test where few "
            "converted; several comparisons in one experiment are corrected by Holm’s method. Intervals of "
            "differences are Newcombe’s at 95 %. A difference counts as shown when chance alone would make "
            "it less often than once in twenty.",
        )
    if any(card.audit is not None for card in cards):
        yield "Audit", "Means are of those touchpoints only that were judged, from 1, poor, to 5, excellent."
    off = len(map_.rules_off)
    rest = f"; {counted(off, 'rule')} {'is' if off == 1 else 'are'} switched off" if off else ""
    yield (
        "Findings",
        f"{len(RULES)} rules look for what is missing or hurts; each finding names its rule and its source"
        f"{rest}. Findings point to places worth a look, no more.",
    )


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _from(texts: list[str]) -> str:
    names = list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
    untold = sum(1 for text in texts if not text.strip())
    if not names:
        return ", without a source"
    rest = f"; {untold:,} without a source" if untold else ""
    more = len(names) - MOST_SOURCES
    shown = "; ".join(names[:MOST_SOURCES]) + (f"; and {more:,} more" if more > 0 else "")
    return f", from: {shown}{rest}"
