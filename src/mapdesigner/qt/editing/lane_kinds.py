"""Lane kinds in words: what menus and the inspector call them. A new kind is one row here."""

from typing import NamedTuple

from mapdesigner.model import Curves, LaneKind


class KindWords(NamedTuple):
    """A kind's name, a few words for a menu, a sentence for the inspector."""

    name: str
    hint: str
    sentence: str


KIND_WORDS: dict[LaneKind, KindWords] = {
    "touchpoints": KindWords(
        "Touchpoints",
        "cards for each contact with the customer",
        "Holds touchpoints: each contact between customers and you.",
    ),
    "notes": KindWords(
        "Notes",
        "actions, thoughts, pains, backstage …",
        "Holds plain notes: what people do, think or struggle with.",
    ),
    "emotion": KindWords(
        "Emotion",
        "a curve of the touchpoints' sentiment",
        "Draws a curve from the sentiment of the touchpoints above and below, one for each persona as soon "
        "as they feel differently.",
    ),
    "goals": KindWords(
        "Goals",
        "the goals that each stage serves",
        "Shows the goals that each stage serves, as a whole or by its touchpoints.",
    ),
    "metrics": KindWords(
        "Metrics",
        "what is measured in each stage",
        "Sums up the figures of the touchpoints of each stage: how many are on target, then each.",
    ),
    "quotes": KindWords(
        "Quotes",
        "what customers said in each stage",
        "Shows what customers said about the touchpoints of each stage; what is worth showing comes first.",
    ),
    "improvements": KindWords(
        "Improvements",
        "the improvement notes of each stage",
        "Shows the improvement notes for the touchpoints of each stage.",
    ),
}

CURVE_WORDS: dict[Curves, str] = {
    "personas": "One for each persona that differs",
    "overall": "One over all",
}
