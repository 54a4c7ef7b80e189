"""Parts of the window, most of them made when they are first shown: a window on a map starts without them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mapdesigner.qt.shell.side_panel import SidePanel, Tab

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window
    from mapdesigner.qt.start.page import StartPage


def made_view(window: "Window", name: str) -> QWidget:
    """Return another view than the map, by its name in `VIEWS`."""
    if name == "table":
        from mapdesigner.qt.table.opening import opened_table

        return opened_table(window)
    if name == "insight":
        from mapdesigner.qt.insight.opening import opened_insight

        return opened_insight(window)
    from mapdesigner.qt.board.opening import opened_view

    return opened_view(window)


def made_side_panel(window: "Window", parent: QWidget) -> SidePanel:
    """Return the panel at the left with its pages; all but the catalogue are made when first shown."""
    return SidePanel(
        (
            Tab("touchpoints", "Touchpoints", lambda: window.catalogue),
            Tab("personas", "Personas", lambda: _personas_panel(window)),
            Tab("goals", "Goals", lambda: _goals_panel(window)),
        ),
        parent,
    )


def made_start_page(window: "Window") -> "StartPage":
    """Return the page that is shown before a map is open."""
    from mapdesigner.qt.start.page import StartPage

    page, document = StartPage(window.theme, window.settings), window.document
    page.new_requested.connect(document.new)
    page.template_requested.connect(document.new_from_template)
    page.file_requested.connect(document.open_file)
    page.browse_requested.connect(document.open)
    return page


def made_counts(window: "Window") -> QLabel:
    """Return the place in the status bar that tells how much the map holds."""
    counts = QLabel()
    counts.setTextFormat(Qt.TextFormat.PlainText)
    counts.setContentsMargins(0, 0, 12, 0)
    window.statusBar().setSizeGripEnabled(False)
    window.statusBar().addPermanentWidget(counts)
    return counts


def _personas_panel(window: "Window") -> QWidget:
    from mapdesigner.qt.personas.panel import PersonasPanel

    panel = PersonasPanel(window.session, window.theme, window.filtering, window.settings)
    panel.type_requested.connect(window.type_first_field)
    panel.named.connect(window.name_added)
    return panel


def _goals_panel(window: "Window") -> QWidget:
    from mapdesigner.qt.goals.panel import GoalsPanel

    panel = GoalsPanel(window.session, window.theme, window.filtering)
    panel.type_requested.connect(window.type_first_field)
    panel.named.connect(window.name_added)
    return panel
