"""What the File menu asks for: the export window, and the last export of the map once more."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mapdesigner.files.disk import FileTrouble
from mapdesigner.files.names import file_stem
from mapdesigner.qt.widgets import messages
from mapdesigner.qt.widgets.waiting import Stopped, wait_for

if TYPE_CHECKING:
    from mapdesigner.qt.export.jobs import Made
    from mapdesigner.qt.shell.window import Window

HEADLINE = "The map is not exported."
EXPORT_AGAIN = "Export a&gain"


def open_export(window: "Window") -> None:
    """Open the export window on the present map."""
    from mapdesigner.qt.export.dialog import ExportDialog

    window.keep_typing()
    suggested = suggested_folder(window) / f"{file_stem(window.session.map_.title)}.pdf"
    dialog = ExportDialog(window.session, suggested, window.theme, window.settings, window)
    dialog.exec()
    dialog.deleteLater()
    window.actions_.follow_last_export()


def export_again(window: "Window") -> None:
    """Write the map once more as it was exported last: the same format, choices and file."""
    from mapdesigner.qt.export.jobs import export_job
    from mapdesigner.qt.export.memory import last_export
    from mapdesigner.qt.export.outcome import is_sentence, saved_words

    window.keep_typing()
    session = window.session
    last = last_export(window.settings, session.map_.id)
    if last is None:
        session.say("This map has not been exported yet; File ▸ Export… does it.")
        return
    job = partial(export_job, session.map_, last.format, last.options, None, last.path)
    try:
        path, made = cast("tuple[Path, Made]", wait_for(window, f"Exporting {last.path.name}", job))
    except Stopped:
        session.say("Export cancelled; no file was written.")
    except FileTrouble as trouble:
        messages.tell_trouble(window, HEADLINE, trouble)
    except Exception as trouble:
        if not is_sentence(trouble):
            raise
        messages.tell(window, HEADLINE, str(trouble))
    else:
        warnings = "".join(f" {warning}" for warning in made.exported.warnings)
        words = saved_words(path, made.exported).replace(" saved: ", f" saved again in {path.parent}: ")
        session.say(f"{words}{warnings}")


def open_print(window: "Window") -> None:
    """Open the print window on the present map."""
    from mapdesigner.qt.export.print_dialog import PrintDialog

    window.keep_typing()
    dialog = PrintDialog(window.session, window.settings, window)
    dialog.exec()
    dialog.deleteLater()


def file_of_last_export(window: "Window") -> str:
    """Return the name of the file that the map was exported to last, empty when it never was."""
    kept = window.settings.export_memory("last").get(window.session.map_.id)
    return Path(str(kept.get("path", ""))).name if isinstance(kept, dict) else ""


def suggested_folder(window: "Window") -> Path:
    """Return where a file of the map goes: beside the map's own, else where one was saved last."""
    path = window.session.path
    beside = path is not None and os.access(path.parent, os.W_OK)
    return path.parent if beside and path is not None else window.settings.last_folder
