"""What keys, menus and drops do to improvement notes: each names an edit and hands it to the session."""

from collections.abc import Sequence
from functools import partial

from mapdesigner.edit import (
    add_improvement,
    change_improvement,
    change_improvements,
    duplicate_improvements,
    move_improvements,
    remove_improvements,
)
from mapdesigner.model import (
    IMPROVEMENT_STATUSES,
    Improvement,
    ImprovementId,
    ImprovementStatus,
    JourneyMap,
    new_id,
    shortened,
)
from mapdesigner.qt.editing.commands import improvement_for_selection
from mapdesigner.session import Edit, Session

Ids = Sequence[ImprovementId]


def counted(ids: Ids) -> str:
    """Return “improvement note” or “3 improvement notes”."""
    return "improvement note" if len(ids) == 1 else f"{len(ids)} improvement notes"


def selected_notes(session: Session) -> list[Improvement]:
    """Return the selected improvement notes in the map's order."""
    chosen = session.selection
    return [note for note in session.map_.improvements if note.id in chosen] if chosen else []


def note_to_add(session: Session, title: str, status: ImprovementStatus) -> Improvement:
    """Return a new note, for the selected touchpoints, else for the stage where the selection is."""
    return improvement_for_selection(session, title).evolve(status=status)


def add(session: Session, title: str, status: ImprovementStatus) -> None:
    """Add a note, for the selected touchpoints if there are any, and select it."""
    note = note_to_add(session, title, status)
    if session.apply(partial(add_improvement, note=note), "Add improvement note"):
        session.select((note.id,))


def adding(session: Session, title: str, status: ImprovementStatus) -> Edit:
    """Return the edit that adds a note."""
    return partial(add_improvement, note=note_to_add(session, title, status))


def renaming(note_id: ImprovementId, title: str) -> Edit:
    """Return the edit that gives a note another title."""
    return partial(change_improvement, note_id=note_id, title=title)


def rename(session: Session, note_id: ImprovementId, title: str) -> None:
    """Give a note another title."""
    session.apply(renaming(note_id, title), "Rename improvement note")


def move(session: Session, ids: Ids, status: ImprovementStatus, before: ImprovementId | None = None) -> None:
    """Move notes to a status, or among the notes of theirs."""
    changes = any(note.status != status for note in session.map_.improvements if note.id in ids)
    if not changes:
        label = f"Move {counted(ids)}"
    else:
        label = f"Move to {status}" if len(ids) == 1 else f"Move {len(ids)} notes to {status}"
    edit = partial(move_improvements, note_ids=tuple(ids), status=status, before_id=before)
    session.apply(edit, label)


def move_beside(session: Session, ids: Ids, step: int) -> None:
    """Move notes to the column beside the first one's: step 1 to the right, -1 to the left."""
    first = next((note for note in session.map_.improvements if note.id in ids), None)
    if first is not None:
        place = IMPROVEMENT_STATUSES.index(first.status) + step
        if 0 <= place < len(IMPROVEMENT_STATUSES):
            move(session, ids, IMPROVEMENT_STATUSES[place])


def weigh(session: Session, ids: Ids, impact: int | None, effort: int | None) -> None:
    """Give notes an impact and an effort, 1 … 5, or take both away."""
    if impact is None and effort is None:
        label = "Clear impact and effort"
    else:
        label = f"Set impact {impact} and effort {effort}"
    edit = partial(change_improvements, note_ids=tuple(ids), impact=impact, effort=effort)
    session.apply(edit, label)


def set_one(session: Session, ids: Ids, name: str, value: int | None) -> None:
    """Give notes an impact or an effort, by its name, or take it away."""
    changes = {name: value}
    edit: Edit = lambda map_: change_improvements(map_, ids, **changes)  # noqa: E731
    session.apply(edit, f"Set {name} {value}" if value is not None else f"Clear {name}")


def weigh_by(session: Session, ids: Ids, more_impact: int, more_effort: int) -> None:
    """Change impact or effort of notes by a step within 1 … 5; what is missing becomes 3, the middle."""
    label = "Change impact" if more_impact else "Change effort"

    def edit(map_: JourneyMap) -> JourneyMap:
        for note in map_.improvements:
            if note.id in ids:
                map_ = change_improvement(
                    map_,
                    note.id,
                    impact=_stepped(note.impact, more_impact),
                    effort=_stepped(note.effort, more_effort),
                )
        return map_

    session.apply(edit, label)


def duplicate(session: Session, ids: Ids) -> None:
    """Put a copy after each note and select the copies."""
    copies = {id_: new_id() for id_ in ids}
    edit = partial(duplicate_improvements, copies=copies)
    if ids and session.apply(edit, f"Duplicate {counted(ids)}"):
        session.select(copies.values())


def remove(session: Session, ids: Ids) -> None:
    """Remove notes and say so."""
    titles = [note.title for note in session.map_.improvements if note.id in ids]
    edit = partial(remove_improvements, note_ids=tuple(ids))
    if titles and session.apply(edit, f"Remove {counted(ids)}"):
        if len(titles) == 1:
            session.say(f"“{shortened(titles[0]) or 'Untitled improvement'}” removed. Ctrl+Z brings it back.")
        else:
            session.say(f"{len(titles)} improvement notes removed. Ctrl+Z brings them back.")


def _stepped(value: int | None, step: int) -> int:
    return 3 if value is None else max(1, min(5, value + step))
