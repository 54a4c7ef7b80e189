"""Rows of the health page: what each figure says, in words, and what to do about it."""

from collections.abc import Iterable, Mapping

from mapdesigner.insight.health import Health, Spot, StageCoverage, share
from mapdesigner.insight.metric_status import MINUS, NARROW_SPACE
from mapdesigner.model import EVIDENCE, SENTIMENT_WORDS, SETTINGS, Evidence, Setting, shortened
from mapdesigner.qt.insight.facts import Cell, Column, Fact
from mapdesigner.qt.widgets.words import count_words

COVERAGE = (
    Column("stage", stretches=True),
    Column("touchpoints", right=True, least=84),
    Column("with an owner", least=120),
    Column("measured", least=120),
    Column("with feedback", least=120),
    Column("feeling", right=True, least=60, tip="The mean sentiment of its touchpoints, −2 to +2."),
)
SHARES = (Column("", least=110), Column("", least=180), Column("", stretches=True))
SPOTS = (
    Column("touchpoint", stretches=True),
    Column("feeling", least=96),
    Column("votes", right=True, least=84),
)
# From where on one sort has so much weight that it is worth a word.
MUCH = 0.8
HALF = 0.5
MOST_SPOTS = 8
SETTING_ADVICE: dict[Setting | None, str] = {
    "digital": "Nearly all contact is digital. Where would a person, or something to hold, help?",
    "physical": "Nearly all contact is physical. What could be done from home?",
    "human": "Nearly all contact needs a person. What could customers do by themselves?",
    None: "Set them in the inspector, so that the balance can be told.",
}
EVIDENCE_ADVICE: dict[Evidence | None, str] = {
    "assumed": "Ask customers or look at figures before you build on these.",
    "heard": "Heard in the room: ask customers whether it is so.",
    None: "Say in the inspector how you know about these.",
}

IdsBy = Mapping[str | None, tuple[str, ...]]


def ids_by(pairs: Iterable[tuple[str | None, str]]) -> IdsBy:
    """Return ids by what they are sorted under."""
    found: dict[str | None, list[str]] = {}
    for word, id_ in pairs:
        found.setdefault(word, []).append(id_)
    return {word: tuple(ids) for word, ids in found.items()}


def coverage_facts(found: Health) -> tuple[Fact, ...]:
    """Return a row for each stage."""
    return tuple(_stage(each) for each in found.stages)


def setting_facts(found: Health, ids: IdsBy) -> tuple[Fact, ...]:
    """Return a row for digital, physical and human contact, and one for what does not say."""
    rows = []
    for word in (*SETTINGS, None):
        count = found.settings.get(word, 0)
        if word is None and not count:
            continue
        part = share(count, found.touchpoints) or 0.0
        advice = SETTING_ADVICE[word] if word is None or part >= MUCH else ""
        if word is not None and not count:
            advice = f"No {word} contact at all: is that so?"
        rows.append(_share(word or "not said", count, found.touchpoints, advice, ids.get(word, ())))
    return tuple(rows)


def evidence_facts(found: Health, ids: IdsBy) -> tuple[Fact, ...]:
    """Return a row for each kind of evidence, the surest first, and one for what does not say."""
    rows = []
    for word in (*reversed(EVIDENCE), None):
        count = found.evidence.get(word, 0)
        if word is None and not count:
            continue
        advice = EVIDENCE_ADVICE.get(word, "") if count else ""
        if word == "heard" and (share(count, found.touchpoints) or 0.0) < HALF:
            advice = ""
        if word == "measured" and not count:
            advice = "Nothing is measured: begin with the moments of truth."
        rows.append(_share(word or "not said", count, found.touchpoints, advice, ids.get(word, ())))
    return tuple(rows)


def spot_facts(spots: tuple[Spot, ...]) -> tuple[Fact, ...]:
    """Return a row for each touchpoint that feels bad, at most eight."""
    return tuple(
        Fact(
            (
                Cell(
                    shortened(spot.card.title, 90) or "Untitled touchpoint",
                    under=shortened(spot.stage.name, 60) or "Untitled stage",
                ),
                Cell(SENTIMENT_WORDS[spot.sentiment], f"sentiment {spot.sentiment}", strong=True),
                Cell(count_words(spot.card.votes, "vote") if spot.card.votes else "", "muted"),
            ),
            spot.card.id,
            (spot.card.id,),
        )
        for spot in spots[:MOST_SPOTS]
    )


def mood_words(found: Health) -> str:
    """Return how the journey feels on the whole."""
    if found.mood is None:
        return "No touchpoint says yet how it feels. Set the faces in the inspector or on the emotion lane."
    felt = f"{found.felt} of {count_words(found.touchpoints, 'touchpoint')}"
    said = f"The mean is {signed(found.mood)} on a scale from {MINUS}2 to +2; {felt} say how they feel."
    if not found.low_points:
        return f"{said} None feels bad."
    return f"{said} The lowest points:"


def low_names(found: Health) -> dict[str, str]:
    """Return the names of the lowest points by their ids."""
    return {
        spot.card.id: shortened(spot.card.title, 40) or "Untitled touchpoint" for spot in found.low_points
    }


def course_words(found: Health) -> str:
    """Return the course of the mood in words: the mean of each stage, and the lowest points."""
    stages = ", ".join(
        f"{shortened(each.stage.name, 60) or 'Untitled stage'} {signed(each.mood)}"
        for each in found.stages
        if each.mood is not None
    )
    lowest = ", ".join(low_names(found).values())
    return f"{stages}.{f' Lowest: {lowest}.' if lowest else ''}" if stages else ""


def pain_words(found: Health) -> str:
    """Return how many pains have no answer, and what to do."""
    if not found.pains:
        return "No touchpoint feels bad, so there is nothing to answer."
    if not found.open_pains:
        return "Each touchpoint that feels bad has an improvement note that answers it."
    count, rest = len(found.open_pains), len(found.open_pains) - MOST_SPOTS
    more = f" The first {MOST_SPOTS}:" if rest > 0 else ""
    verb, feel = "has" if count == 1 else "have", "feels" if found.pains == 1 else "feel"
    return (
        f"{count} of {count_words(found.pains, 'touchpoint')} that {feel} bad {verb} no improvement note. "
        f"Go to one and press Ctrl+I to write down what would help.{more}"
    )


def target_facts(found: Health) -> tuple[Fact, ...]:
    """Return rows about metrics: with a target, on it, to be observed; nothing without metrics."""
    sums = found.targets
    if not sums.metrics:
        return ()
    advice = (
        "" if sums.with_target == sums.metrics else "A metric without a target can’t say whether it is good."
    )
    rows = [_share("with a target", sums.with_target, sums.metrics, advice, ())]
    if sums.with_target:
        off = sums.with_target - sums.on_target
        said = f"{off} to go: see the Targets page." if off else ""
        rows.append(_share("on target", sums.on_target, sums.with_target, said, ()))
    look = "Look at them again: not observed, too few cases, or long ago." if sums.need_observing else ""
    rows.append(_share("to be observed", sums.need_observing, sums.metrics, look, ()))
    return tuple(rows)


def signed(value: float) -> str:
    """Return a mean sentiment with its sign: +0.4, −1.2, 0.0."""
    amount = f"{abs(value):.1f}"
    return amount if float(amount) == 0 else f"{'+' if value > 0 else MINUS}{amount}"


def _stage(each: StageCoverage) -> Fact:
    count = each.touchpoints
    mood = "–" if each.mood is None else signed(each.mood)
    token = "muted" if each.mood is None else f"sentiment {max(-2, min(2, round(each.mood)))}"
    return Fact(
        (
            Cell(shortened(each.stage.name, 60) or "Untitled stage", under=_stage_advice(each)),
            Cell("none" if each.is_empty else str(count), "bad" if each.is_empty else "text"),
            _part(each.owned, count, "with an owner"),
            _part(each.measured, count, "measured"),
            _part(each.heard, count, "with feedback"),
            Cell(mood, token, said=f"feeling {mood}"),
        ),
        each.stage.id,
        (each.stage.id,),
    )


def _stage_advice(each: StageCoverage) -> str:
    if each.is_empty:
        return "Nothing here yet: where do customers meet us?"
    if not each.owned:
        return "Nobody owns anything here: name owners."
    if not each.measured:
        return "Nothing is measured here: add a metric."
    if not each.heard:
        return "No feedback here: ask customers."
    if not each.goals:
        return "Serves no goal: attach one."
    if each.owned < each.touchpoints:
        return f"{each.touchpoints - each.owned} without an owner."
    return ""


def _part(count: int, whole: int, name: str) -> Cell:
    if not whole:
        return Cell("")
    return Cell(
        f"{count} of {whole}",
        "text" if count else "muted",
        bar=count / whole,
        said=f"{count} of {whole} {name}",
    )


def _share(name: str, count: int, whole: int, advice: str, ids: tuple[str, ...]) -> Fact:
    part = share(count, whole)
    words = f"{count} of {whole}" if part is None else f"{count} of {whole} ({part * 100:.0f}{NARROW_SPACE}%)"
    return Fact(
        (
            Cell(name),
            Cell(words, "text" if count else "muted", bar=part or 0.0),
            Cell(advice, "muted", tip=advice),
        ),
        name,
        ids,
    )
