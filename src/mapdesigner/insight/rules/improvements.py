"""Rules about improvement notes: who does it, by when, to what effect."""

from collections.abc import Iterator
from datetime import date

from mapdesigner.insight.finding import Found
from mapdesigner.insight.priority import CLOSED
from mapdesigner.insight.rules.words import counted, day_words, listed, note_words
from mapdesigner.model import Improvement

# More ideas than this that lack something are told together.
MOST_TOLD_APART = 3


def improvement_incomplete(improvements: tuple[Improvement, ...]) -> Iterator[Found]:
    """An improvement has no owner, no due date or no expected effect.

    Without an owner and a date it rarely gets done, and without an expected effect nobody can tell whether it
    worked.

    An idea may lack them for a while, so that it does is a hint; of many such ideas it is told once.

    Source: Nielsen Norman Group, “Journey Mapping 101” (2018): say who owns what change, and how it will be
    measured.
    """
    lacking = [
        (note, missing) for note in improvements if note.status not in CLOSED and (missing := _missing(note))
    ]
    ideas = [note for note, _ in lacking if note.status == "idea"]
    for note, missing in lacking:
        if note.status != "idea":
            yield Found(f"The improvement {note_words(note)} has no {missing}.", (note.id,))
        elif len(ideas) <= MOST_TOLD_APART:
            yield Found(f"The idea {note_words(note)} has no {missing}.", (note.id,), severity="hint")
    if len(ideas) > MOST_TOLD_APART:
        ids = tuple(note.id for note in ideas)
        sentence = f"{len(ideas):,} ideas lack an owner, a due date or an expected effect."
        yield Found(sentence, ids, subject="", severity="hint")


def _missing(note: Improvement) -> str:
    missing = [] if note.owner.strip() else ["owner"]
    missing += [] if note.due is not None else ["due date"]
    missing += [] if note.expected.strip() else ["expected effect"]
    return listed(missing, "or")


def improvement_overdue(improvements: tuple[Improvement, ...], today: date) -> Iterator[Found]:
    """An improvement is past its due date and not done.

    Ask its owner what holds it up, give it another date, or drop it.

    Source: Allen, Getting Things Done (2001): review what is open, and decide.
    """
    for note in improvements:
        if note.status not in CLOSED and note.due is not None and note.due < today:
            yield Found(f"{note_words(note)} was due on {day_words(note.due)} and is not done.", (note.id,))


def improvement_unrated(improvements: tuple[Improvement, ...]) -> Iterator[Found]:
    """Open improvements lack impact or effort.

    They can't be ranked, so they stay last, however good they are.

    Source: Reinertsen, The Principles of Product Development Flow (2009), principle F17.
    """
    unrated = [n for n in improvements if n.status not in CLOSED and (n.impact is None or n.effort is None)]
    if unrated:
        which = note_words(unrated[0]) if len(unrated) == 1 else counted(len(unrated), "open improvement")
        verb = "has" if len(unrated) == 1 else "have"
        yield Found(
            f"{which} {verb} no impact or effort, so there is no rank.",
            tuple(note.id for note in unrated),
            subject="",
        )
