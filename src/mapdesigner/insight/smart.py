"""Whether a goal is SMART: specific, measurable, achievable, relevant, time-bound; what is missing, in words.

The letters are G. T. Doran's ("There's a S.M.A.R.T. way to write management's goals and objectives",
Management Review 70 (11), 1981, pp. 35–36). His A stood for assignable and his R for realistic; today they
are mostly read as achievable and relevant. No program can tell whether a goal can be reached or is worth it,
so each letter is judged by what can be seen in the map, by rules simple enough to be said in a sentence. They
look at the shape of a text rather than at its language.
"""

import unicodedata
from datetime import date
from typing import Literal, NamedTuple

from mapdesigner.insight.serving import is_served
from mapdesigner.model import Goal, JourneyMap

SmartLetter = Literal["S", "M", "A", "R", "T"]
SMART_WORDS: dict[SmartLetter, str] = {
    "S": "Specific",
    "M": "Measurable",
    "A": "Achievable",
    "R": "Relevant",
    "T": "Time-bound",
}
LEAST_WORDS = 3

# Words that name no customer, thing or change; a statement of these alone could stand in any map.
# English, Norwegian, German, French and Spanish; other languages are judged by the length alone.
_VAGUE = frozenset(
    """
    a an the and or of for to in on with our we be is are it more most much very all any every everything
    better best good great nice well improve improved improving improvement increase optimise optimize
    enhance make get do become customer customers experience quality service things something
    en et og for til i på med vår vi være er det mer mest mye alt alle bedre best god gode bra forbedre
    øke gjøre bli kunde kunder kundene kundeopplevelse kundeopplevelsen kvalitet noe
    ein eine der die das und für zu in mit unser unsere wir sein ist es mehr alles alle besser beste gut
    gute verbessern steigern optimieren machen werden kunde kunden qualität etwas
    un une le la les et de des pour à avec notre nos nous être est plus tout tous mieux meilleur
    meilleure bon bonne améliorer augmenter optimiser faire client clients expérience qualité
    una el los las y para con nuestro nuestra ser es más todo todos mejor bueno buena mejorar aumentar
    optimizar hacer cliente clientes experiencia calidad
    """.split()  # noqa: SIM905
)
# Scripts that put no spaces between words, and about how many of their letters make one.
_UNSPACED = (
    (0x0E00, 0x0EFF, 4),  # Thai, Lao
    (0x1000, 0x109F, 4),  # Burmese
    (0x1780, 0x17FF, 4),  # Khmer
    (0x3040, 0x30FF, 2),  # Japanese syllables
    (0x3400, 0x9FFF, 2),  # Chinese characters
    (0x20000, 0x3FFFF, 2),
)


class Gap(NamedTuple):
    """What a goal lacks: the letter that it costs, and a sentence."""

    letter: SmartLetter
    sentence: str


def smart_gaps(map_: JourneyMap, goal: Goal, today: date) -> tuple[Gap, ...]:
    """Return what a goal of the map lacks to be SMART on a day, in the order of the letters.

    A letter can be there twice: a goal may have neither measure nor target.
    """
    return gaps_of(goal, is_served(map_, goal.id), today)


def gaps_of(goal: Goal, served: bool, today: date) -> tuple[Gap, ...]:
    """Return what a goal lacks to be SMART, where it is known whether anything serves it."""
    sentences: tuple[tuple[SmartLetter, tuple[str, ...]], ...] = (
        ("S", _specific(goal)),
        ("M", _measurable(goal)),
        ("A", _achievable(goal)),
        ("R", _relevant(served)),
        ("T", _time_bound(goal, today)),
    )
    return tuple(Gap(letter, sentence) for letter, lacking in sentences for sentence in lacking)


def letters_met(gaps: tuple[Gap, ...]) -> int:
    """Return how many of the five letters have no gap, 0 … 5."""
    return len(SMART_WORDS) - len({gap.letter for gap in gaps})


def gap_sentences(gaps: tuple[Gap, ...]) -> str:
    """Return all that is missing in one line, empty when nothing is."""
    return " ".join(gap.sentence for gap in gaps)


def _specific(goal: Goal) -> tuple[str, ...]:
    """Doran's S, "target a specific area for improvement": at least three words, not all of them vague."""
    words = _words(goal.statement)
    if not words:
        return ("The statement is empty.",)
    if _length_in_words(words) < LEAST_WORDS:
        return ("The statement is too short to be specific.",)
    if all(word.casefold() in _VAGUE for word in words):
        return ("The statement has only general words.",)
    return ()


def _measurable(goal: Goal) -> tuple[str, ...]:
    """Doran's M, "quantify or at least suggest an indicator of progress": measure and target in numbers."""
    lacking = [] if goal.measure.strip() else ["No measure."]
    if not goal.target.strip():
        lacking.append("No target.")
    elif not any(character.isnumeric() for character in goal.target):
        lacking.append("The target has no number.")
    return tuple(lacking)


def _achievable(goal: Goal) -> tuple[str, ...]:
    """Doran's A, "specify who will do it": an owner, for what nobody takes on is not achieved."""
    return () if goal.owner.strip() else ("No owner who takes it on.",)


def _relevant(served: bool) -> tuple[str, ...]:
    """Today's R in the place of Doran's realistic: something on the map serves the goal."""
    return () if served else ("Nothing on the map serves it.",)


def _time_bound(goal: Goal, today: date) -> tuple[str, ...]:
    """Doran's T, "specify when the result(s) can be achieved": a deadline that has not gone by."""
    if goal.deadline is None:
        return ("No deadline.",)
    return ("The deadline has gone by.",) if goal.deadline < today else ()


def _words(text: str) -> list[str]:
    """Return what stands between spaces and has a letter or a figure, without the marks around it."""
    parts = (part.strip(".,;:!?…()[]“”„\"'«»‘’") for part in text.split())
    return [part for part in parts if any(character.isalnum() for character in part)]


def _length_in_words(words: list[str]) -> int:
    return sum(max(1, _unspaced_words(word)) for word in words)


def _unspaced_words(word: str) -> int:
    """Return about how many words a piece holds that is written without spaces, 0 for other scripts."""
    total = 0.0
    for character in word:
        code = ord(character)
        # Marks above and below a letter take no room of their own.
        if code < 0x0E00 or unicodedata.combining(character):
            continue
        total += next((1 / letters for low, high, letters in _UNSPACED if low <= code <= high), 0.0)
    return int(total)
