"""Hypothesis strategies for sound journey maps: any text, every field, references that lead somewhere."""

import base64
from datetime import date
from itertools import count, cycle
from typing import NamedTuple

from hypothesis import strategies as st

from mapdesigner.model import (
    CHANNELS,
    EVIDENCE,
    FORMAT,
    FORMAT_VERSION,
    IMPROVEMENT_STATUSES,
    LANE_KINDS,
    LEVERS,
    METRIC_SORTS,
    PHASES,
    REPORT_PARTS,
    SETTINGS,
    Audit,
    Brand,
    BrandFont,
    Dismissal,
    Experiment,
    Feedback,
    Goal,
    Improvement,
    JourneyMap,
    Lane,
    MapLink,
    Metric,
    Note,
    Observation,
    Persona,
    PersonaSentiment,
    PriorityWeights,
    Stage,
    Touchpoint,
    Variant,
    holds_cards,
)

AWKWARD = (
    *("", " ", "Checkout", "a\nb\r\nc", "\x00\x07\x1b", '{"key":1}', '\\":', "\u2028", "x" * 300),
    *("<b>bold</b><img src='x'>", "&amp;", "e\u0301", "\u200d\u200f", "ÆØÅ", "ทดสอบ", "नमस्ते"),
    *("👩\u200d👩\u200d👧 family", "🇳🇴", "👍🏽", "שלום עולם", "مرحبا بالعالم", "1️⃣"),
)
texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
lines = texts.map(lambda text: " ".join(text.split()))
colours = st.none() | st.from_regex(r"\A#[0-9A-Fa-f]{6}\Z")
days = st.dates(min_value=date(1900, 1, 1))
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
pictures = st.sampled_from((None, PNG, base64.b64encode(b"\xff\xd8\xff\xe0").decode()))
sentiments = st.none() | st.integers(-2, 2)
scores = st.none() | st.integers(1, 5)


def maybe(choices):
    """One of the choices, or none."""
    return st.none() | st.sampled_from(choices)


class Supplies(NamedTuple):
    """Endless texts, days and colours, a few drawn and then repeated: a draw for every field is slow."""

    words: cycle
    days: cycle
    colours: cycle
    pictures: cycle
    ids: count

    def id(self):
        return f"id{next(self.ids)}"


@st.composite
def supplies(draw):
    """Supplies to make values from."""
    return Supplies(
        cycle(draw(st.lists(texts, min_size=1, max_size=7))),
        cycle(draw(st.lists(st.none() | days, min_size=1, max_size=3))),
        cycle(draw(st.lists(colours, min_size=1, max_size=3))),
        cycle(draw(st.lists(pictures, min_size=1, max_size=2))),
        count(draw(st.integers(0, 9))),
    )


@st.composite
def metrics(draw):
    """A metric of any kind with values in its kind's range."""
    kind = draw(st.sampled_from(list(METRIC_SORTS)))
    sort = METRIC_SORTS[kind]
    values = st.floats(sort.lowest, sort.highest, allow_nan=False, allow_infinity=False)
    seen = st.builds(Observation, on=days, value=values, sample_size=st.none() | st.integers(0, 10**12))
    return Metric(
        kind=kind,
        name=draw(texts),
        unit=draw(texts),
        better=draw(maybe(("higher", "lower"))),
        baseline=draw(st.none() | values),
        target=draw(st.none() | values),
        observations=tuple(draw(st.lists(seen, max_size=2))),
        source=draw(texts),
    )


feedback = st.builds(
    Feedback,
    quote=texts,
    who=texts,
    source=texts,
    received_on=st.none() | days,
    sentiment=sentiments,
    status=st.sampled_from(("new", "answered", "resolved", "worth showing")),
)
audits = st.builds(Audit, customer_focus=scores, consistency=scores, quality=scores, feedback=scores)

weights = st.floats(0, 5, allow_nan=False)
priority_weights = st.none() | st.builds(
    PriorityWeights, impact=weights, effort=weights, votes=weights, pain=weights
)


brand_fonts = st.none() | st.just(BrandFont(name="House Sans", data=base64.b64encode(b"no font").decode()))
brands = st.none() | st.builds(
    Brand, accent=colours, text=colours, logo=pictures, font=brand_fonts, font_semibold=brand_fonts
)


@st.composite
def maps(draw, most_cards=6):
    """A sound map: one to three stages, one to four lanes of any kind, up to `most_cards` cards."""
    have = draw(supplies())
    lanes = tuple(
        Lane(
            id=have.id(),
            name=next(have.words),
            kind=kind,
            description=next(have.words),
            colour=next(have.colours),
            curves=draw(st.sampled_from(("personas", "overall"))),
        )
        for kind in draw(st.lists(st.sampled_from(LANE_KINDS), min_size=1, max_size=4))
    )
    personas = tuple(_persona(have) for _ in range(draw(st.integers(0, 2))))
    goals = tuple(_goal(have, kind) for kind in ("customer", "business")[: draw(st.integers(0, 2))])
    stages = [
        Stage(
            id=have.id(),
            name=next(have.words),
            phase=phase,
            customer_goal=next(have.words),
            goals=tuple(goal.id for goal in goals)[: draw(st.integers(0, 2))],
            colour=next(have.colours),
        )
        for phase in draw(st.lists(st.sampled_from(PHASES), min_size=1, max_size=3))
    ]
    places = [lane for lane in lanes if holds_cards(lane)]
    for _ in range(draw(st.integers(0, most_cards)) if places else 0):
        at = draw(st.integers(0, len(stages) - 1))
        card = _card(draw, have, draw(st.sampled_from(places)), personas, goals)
        stages[at] = stages[at].evolve(cards=(*stages[at].cards, card))
    card_ids = [card.id for stage in stages for card in stage.cards if isinstance(card, Touchpoint)]
    map_ = JourneyMap(
        format_version=FORMAT_VERSION,
        id=have.id(),
        title=next(have.words),
        purpose=next(have.words),
        scenario=next(have.words),
        state=draw(st.sampled_from(("current", "future"))),
        based_on=draw(st.none() | st.just(MapLink(id="old", title=next(have.words), file="old.json"))),
        organisation=next(have.words),
        author=next(have.words),
        review_on=next(have.days),
        personas=personas,
        goals=goals,
        lanes=lanes,
        stages=tuple(stages),
        improvements=tuple(
            _improvement(draw, have, card_ids, stages) for _ in range(draw(st.integers(0, 2)))
        ),
        experiments=_experiments(draw, have, card_ids),
    )
    return map_.evolve(
        schema_=draw(st.sampled_from(("", "journey-map.schema.json"))),
        format=draw(st.sampled_from((None, FORMAT))),
        priority_weights=draw(priority_weights),
        dismissed=_dismissals(draw, have, map_),
        brand=draw(brands),
        report_parts=draw(st.none() | st.permutations(REPORT_PARTS[:4]).map(tuple)),
        rules_off=draw(st.sampled_from(((), ("empty-stage",), ("goal-unserved", "rule-of-tomorrow")))),
    )


def _dismissals(draw, have, map_):
    parts = (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements, map_.experiments)
    ids = ["", *(each.id for part in parts for each in part)]
    ids += [card.id for stage in map_.stages for card in stage.cards]
    rules = st.sampled_from(("empty-stage", "pain-without-improvement", "rule-of-tomorrow"))
    picked = draw(st.lists(st.tuples(rules, st.sampled_from(ids)), max_size=2, unique=True))
    return tuple(Dismissal(rule=rule, about=about, reason=next(have.words)) for rule, about in picked)


def _card(draw, have, lane, personas, goals):
    votes = draw(st.integers(0, 99))
    if lane.kind == "notes":
        text = next(have.words)
        return Note(kind="note", id=have.id(), lane=lane.id, text=text, votes=votes, tags=(text,))
    known = tuple(persona.id for persona in personas)
    felt = tuple(PersonaSentiment(persona=persona, sentiment=draw(st.integers(-2, 2))) for persona in known)
    return Touchpoint(
        kind="touchpoint",
        id=have.id(),
        lane=lane.id,
        title=next(have.words),
        description=next(have.words),
        channel=draw(maybe(CHANNELS)),
        setting=draw(maybe(SETTINGS)),
        owner=next(have.words),
        sentiment=draw(sentiments),
        sentiments=felt[: draw(st.integers(0, 2))],
        moment_of_truth=draw(st.booleans()),
        evidence=draw(maybe(EVIDENCE)),
        personas=known[: draw(st.integers(0, 2))],
        goals=tuple(goal.id for goal in goals)[: draw(st.integers(0, 2))],
        metrics=tuple(draw(st.lists(metrics(), max_size=2))),
        feedback=tuple(draw(st.lists(feedback, max_size=1))),
        audit=draw(st.none() | audits),
        votes=votes,
        tags=tuple(next(have.words) for _ in range(draw(st.integers(0, 2)))),
    )


def _persona(have):
    words = {
        name: next(have.words) for name in Persona.model_fields if name not in ("id", "colour", "picture")
    }
    return Persona(id=have.id(), colour=next(have.colours), picture=next(have.pictures), **words)


def _goal(have, kind):
    words = {name: next(have.words) for name in ("statement", "measure", "target", "owner")}
    return Goal(id=have.id(), kind=kind, deadline=next(have.days), **words)


def _improvement(draw, have, card_ids, stages):
    words = {name: next(have.words) for name in ("title", "note", "owner", "expected")}
    return Improvement(
        id=have.id(),
        touchpoints=tuple(card_ids[: draw(st.integers(0, 2))]),
        lever=draw(maybe(LEVERS)),
        impact=draw(scores),
        effort=draw(scores),
        stage=draw(maybe([stage.id for stage in stages])),
        due=next(have.days),
        status=draw(st.sampled_from(IMPROVEMENT_STATUSES)),
        **words,
    )


def _experiments(draw, have, card_ids):
    if not card_ids or not draw(st.booleans()):
        return ()
    words = {name: next(have.words) for name in ("hypothesis", "metric", "decision")}
    variants = st.builds(Variant, name=texts, visitors=st.integers(0, 10**9))
    return (
        Experiment(
            id=have.id(),
            touchpoint=draw(st.sampled_from(card_ids)),
            variants=tuple(draw(st.lists(variants, max_size=2))),
            started_on=next(have.days),
            ended_on=next(have.days),
            **words,
        ),
    )
