"""Export one persona as a sheet of one page: where to, on another thread, and say where it is."""

import os
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFileDialog, QWidget

from mapdesigner.edit.tuples import find
from mapdesigner.export.sheet import ExportCancelled, Exported
from mapdesigner.files.disk import FileTrouble, save_bytes
from mapdesigner.files.names import file_stem
from mapdesigner.model import JourneyMap, PersonaId
from mapdesigner.qt.personas.commands import persona_name
from mapdesigner.qt.settings import Settings
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.waiting import Stopped, wait_for
from mapdesigner.qt.widgets.worker import Cancelled, Progress
from mapdesigner.session import Session

HEADLINE = "The sheet is not saved."


def export_sheet(
    parent: QWidget, session: Session, settings: Settings | None, persona_id: PersonaId
) -> Path | None:
    """Let the person choose a file, write the sheet to it and say so; None when none was written."""
    persona = find(session.map_.personas, persona_id)
    if persona is None:
        return None
    suggested = _folder(session, settings) / f"{file_stem(persona_name(persona))}.pdf"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Export the persona", str(suggested), "PDF document (*.pdf)"
    )
    if not chosen:
        return None
    path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")
    # What was typed until the dialog opened is in the map by now.
    job = partial(sheet_job, session.map_, persona_id, path)
    try:
        exported = cast(Exported, wait_for(parent, f"Exporting {path.name}", job))
    except Stopped:
        session.say("Export cancelled.")
        return None
    except FileTrouble as trouble:
        messages.tell_trouble(parent, HEADLINE, trouble)
        return None
    if settings is not None:
        settings.last_folder = path.absolute().parent
    warnings = "".join(f" {warning}" for warning in exported.warnings)
    session.say(f"Sheet of “{persona_name(persona)}” saved as {path}.{warnings}")
    return path


def sheet_job(
    map_: JourneyMap, persona_id: PersonaId, path: Path, progress: Progress, cancelled: Cancelled
) -> Exported:
    """Write the sheet. Raises FileTrouble, or ExportCancelled before anything was written."""
    from mapdesigner.export.report.persona_sheet import export_persona_sheet

    exported = export_persona_sheet(map_, persona_id)
    if cancelled():
        raise ExportCancelled
    save_bytes(path, exported.data)
    return exported


def _folder(session: Session, settings: Settings | None) -> Path:
    path = session.path
    if path is not None and os.access(path.parent, os.W_OK):
        return path.parent
    return settings.last_folder if settings is not None else Path.home()
