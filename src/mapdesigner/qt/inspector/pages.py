"""The pages of the inspector, by what is selected. A new one is one file and one case here.

Each is imported when it is first made: behind them is a third of the window's code, and a start shows one.
"""

from mapdesigner.qt.drawing.theme import Theme
from mapdesigner.qt.inspector.page import Page
from mapdesigner.qt.settings import Settings
from mapdesigner.session import Session


def made_page(name: str, session: Session, theme: Theme, settings: Settings | None) -> Page:
    """Return a new page for one kind of selection. Raises ValueError when there is no such page."""
    match name:
        case "map":
            from mapdesigner.qt.inspector.map_page import MapPage

            return MapPage(session, theme, settings)
        case "touchpoint":
            from mapdesigner.qt.inspector.touchpoint_page import TouchpointPage

            return TouchpointPage(session, theme, settings)
        case "persona":
            from mapdesigner.qt.inspector.persona_page import PersonaPage

            return PersonaPage(session, theme, settings)
        case "goal":
            from mapdesigner.qt.inspector.goal_page import GoalPage

            return GoalPage(session, theme, settings)
        case "stage":
            from mapdesigner.qt.inspector.stage_page import StagePage

            return StagePage(session, theme, settings)
        case "lane":
            from mapdesigner.qt.inspector.lane_page import LanePage

            return LanePage(session, theme)
        case "cell":
            from mapdesigner.qt.inspector.cell_page import CellPage

            return CellPage(session, theme)
        case "note":
            from mapdesigner.qt.inspector.note_page import NotePage

            return NotePage(session, theme)
        case "improvement":
            from mapdesigner.qt.inspector.improvement_page import ImprovementPage

            return ImprovementPage(session, theme)
    raise ValueError(f"the inspector has no page named {name}")
