"""What the signs on a map say in words, for those who hear a PDF instead of seeing it."""

from collections.abc import Iterable, Sequence

from mapdesigner.export.report.chart_data import Chart, Radar
from mapdesigner.insight.audit_means import mean_words
from mapdesigner.layout.icons import FACES, FEEDBACK, IMPROVEMENT, STAR
from mapdesigner.layout.marks import Icon, Mark, Rect, Words
from mapdesigner.layout.moods import mood_of
from mapdesigner.layout.persona_sign import is_on_disc, persona_signs
from mapdesigner.model import (
    SENTIMENT_WORDS,
    JourneyMap,
    PersonaId,
    Stage,
    Touchpoint,
    shortened,
    touchpoints_of,
)

MOST_POINTS = 40
LONGEST_TITLE = 60
# Icons that stand beside words, as those of channels do, say nothing more.
ICON_WORDS = {
    **{face: f"Sentiment: {SENTIMENT_WORDS[mood]}" for mood, face in FACES.items()},
    STAR: "Moment of truth",
    IMPROVEMENT: "improvement notes",
    FEEDBACK: "customer quotes",
    "check": "done",
    "x": "dropped",
}
_MOODS = {face: mood for mood, face in FACES.items()}
# The dots of a rating: five of this size, those that don't count pale.
_DOT, _PALE, _DOTS = 6.0, "hairline", 5


class SignWords:
    """What the signs of one map say."""

    def __init__(self, map_: JourneyMap) -> None:
        self._map = map_
        self._personas = {
            (sign.colour, letters): sign.name or "Unnamed"
            for sign in reversed(persona_signs(map_.personas))
            for letters in {sign.letters, sign.letters[:1]}
        }
        self._stages = {stage.id: stage for stage in map_.stages}
        self._lanes = {lane.id: lane for lane in map_.lanes}

    def persona(self, disc: Mark | None, letters: Words) -> str:
        """Return whose disc it is on which letters stand, empty when these are no letters on a disc."""
        if not is_on_disc(disc, letters):
            return ""
        assert type(disc) is Rect
        name = self._personas.get((disc.fill or "", letters.line.text), "")
        return f"Persona {name}" if name else ""

    def curves(self, cell_id: str) -> str:
        """Return what the curves in a cell, "cell:STAGE/LANE", show: who feels what where."""
        stage_id, _, lane_id = cell_id.partition(":")[2].partition("/")
        stage, lane = self._stages.get(stage_id), self._lanes.get(lane_id)
        if stage is None or lane is None:
            return "Emotion curve"
        start = f"Emotion curve in {stage.name or 'Untitled stage'}"
        cards = self._in_order(stage)
        if lane.curves != "personas" or not any(card.sentiments for card in cards):
            points = _points([(card, card.sentiment) for card in cards])
            return f"{start}: {points or 'nothing felt'}"
        each = [(persona, self._felt_by(persona.id, cards)) for persona in self._map.personas]
        said = [f"{persona.name or 'Unnamed'}: {points}" for persona, points in each if points]
        return f"{start}. {'; '.join(said) or 'Nothing felt'}"

    def _in_order(self, stage: Stage) -> list[Touchpoint]:
        """Return a stage's touchpoints as they are read, lane by lane."""
        places = {lane.id: place for place, lane in enumerate(self._map.lanes)}
        return sorted(touchpoints_of(stage), key=lambda card: places.get(card.lane, 0))

    def _felt_by(self, persona_id: PersonaId, cards: list[Touchpoint]) -> str:
        return _points([(card, mood_of(card, persona_id)) for card in cards])


def rating(marks: Sequence[Mark], start: int) -> str:
    """Return what the dots of a rating say, "3 of 5", that begin at a place; empty when none do."""
    dots = marks[start : start + _DOTS]
    if len(dots) < _DOTS or not all(
        type(dot) is Rect and dot.width == dot.height == _DOT and dot.radius * 2 == _DOT for dot in dots
    ):
        return ""
    return f"{sum(1 for dot in dots if type(dot) is Rect and dot.fill != _PALE)} of {_DOTS}"


def faces_words(marks: Iterable[Mark]) -> str:
    """Return what a curve with faces on it says."""
    moods = [_MOODS[mark.name] for mark in marks if type(mark) is Icon and mark.name in _MOODS]
    if not moods:
        return "Emotion curve"
    return f"Emotion curve: {', '.join(SENTIMENT_WORDS[mood] for mood in moods)}"


def chart_words(chart: Chart) -> str:
    """Return what a chart shows."""
    if isinstance(chart, Radar):
        pairs = zip(chart.names, chart.means, strict=True)
        return f"Radar of the audit: {', '.join(f'{name} {mean_words(mean)}' for name, mean in pairs)}"
    changes = [
        f"{_rate(change.baseline)} → {_rate(change.latest)}"
        + (f", target {_rate(change.target)}" if change.target is not None else "")
        for change in chart.changes
    ]
    return f"Chart of rates before and after: {'; '.join(changes)}"


def _rate(share: float) -> str:
    return f"{share * 100:.3g} %"


def _points(felt: Sequence[tuple[Touchpoint, int | None]]) -> str:
    points = [
        f"{shortened(card.title, LONGEST_TITLE) or 'Untitled touchpoint'} {_signed(mood)}"
        for card, mood in felt
        if mood is not None
    ]
    more = f" and {len(points) - MOST_POINTS:,} more" if len(points) > MOST_POINTS else ""
    return ", ".join(points[:MOST_POINTS]) + more


def _signed(mood: int) -> str:
    return f"{mood:+d}".replace("-", "−") if mood else "0"
