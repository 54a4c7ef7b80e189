"""The main job in a window, watched: open, edit, save, export. The other half of test_no_network.py.

    main_job.py FOLDER MAP

Every event of Python's own sockets is printed as it comes.
"""

import sys
from pathlib import Path

WATCHED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.")


def hear(event, arguments):
    if event.startswith(WATCHED):
        print(f"{event} {arguments}", flush=True)


sys.addaudithook(hear)

from pilot import Pilot  # noqa: E402  nothing may be imported unheard
from PySide6.QtWidgets import QApplication  # noqa: E402

from mapdesigner.export.formats import FORMATS  # noqa: E402
from mapdesigner.export.options import ExportOptions  # noqa: E402
from mapdesigner.qt.drawing.theme import Theme  # noqa: E402
from mapdesigner.qt.settings import Settings  # noqa: E402


def main(folder, file):
    """Do the job, and tell that it was done."""
    application = QApplication(["mapdesigner"])
    pilot = Pilot(Theme("light"), Settings(folder / "config"))
    assert pilot.window.document.open_file(file)
    stage, lane = pilot.session.map_.stages[0], pilot.session.map_.lanes[0]
    pilot.type_cards(stage.name, lane.name, "Typed here")
    pilot.press("Ctrl+S")
    assert "Typed here" in file.read_text("utf-8")
    for form in FORMATS:
        assert form.export(pilot.session.map_, ExportOptions())
    pilot.wait_until(lambda: not pilot.window.document.versions._worker.is_busy)
    pilot.close()
    application.quit()
    print("done")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
