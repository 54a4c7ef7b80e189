"""Lane kinds in words: what menus and the inspector call them. A new kind is one row here."""

from typing import NamedTuple

from mapdesigner.model import LaneKind


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
        "Draws a curve from the sentiment of the touchpoints above and below.",
    ),
    "goals": KindWords(
        "Goals",
        "the goals that each stage serves",
        "Shows the goals that the touchpoints of each stage serve.",
    ),
    "metrics": KindWords(
        "Metrics",
        "what is measured in each stage",
        "Shows the figures of the touchpoints of each stage.",
    ),
    "improvements": KindWords(
        "Improvements",
        "the improvement notes of each stage",
        "Shows the improvement notes for the touchpoints of each stage.",
    ),
}
