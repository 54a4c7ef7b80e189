"""What the tests of goals do with hands and eyes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mapdesigner.edit import touchpoints_with_goal
from mapdesigner.model import Touchpoint, cards_of

LEFT = Qt.MouseButton.LeftButton
GIFT = "Have the gift in hand for Christmas"
LOVED = "Choose a book that the other one will love"
CARTS = "Turn more full carts into orders"


def by_day(pilot, statement):
    """The deadline of a goal as its row says it."""
    deadline = next(goal.deadline for goal in pilot.session.map_.goals if goal.statement == statement)
    return f"by {deadline.day} {deadline:%b %Y}"


def panel(pilot):
    return pilot.window.show_side_page("goals")


def rows(pilot):
    """What the list shows, headings and statements."""
    model = panel(pilot).view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def index_of(pilot, statement):
    model = panel(pilot).view.model()
    return model.index(rows(pilot).index(statement), 0)


def told(pilot, statement):
    """All that a goal's row says, as a screen reader reads it, a line each."""
    return index_of(pilot, statement).data(Qt.ItemDataRole.AccessibleTextRole).split("\n")


def click(pilot, statement):
    view = panel(pilot).view
    view.scrollTo(index_of(pilot, statement))
    place = view.visualRect(index_of(pilot, statement)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    pilot.settle()


def go_to(pilot, statement):
    """Put the keyboard at a goal, without selecting it."""
    pilot.activate()
    view = panel(pilot).view
    view.setFocus()
    view.setCurrentIndex(index_of(pilot, statement))


def goal_id(pilot, statement):
    return next(goal.id for goal in pilot.session.map_.goals if goal.statement == statement)


def serving(pilot, statement):
    """The titles of the touchpoints that serve a goal."""
    ids = touchpoints_with_goal(pilot.session.map_, goal_id(pilot, statement))
    touchpoints = (card for _, card in cards_of(pilot.session.map_) if isinstance(card, Touchpoint))
    return [card.title for card in touchpoints if card.id in ids]


def page(pilot):
    return pilot.window.inspector.page


def type_at(pilot, control, text):
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
    control.clearFocus()
    pilot.window.keep_typing()
    pilot.settle()


def entries(menu):
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def choose(menu, text):
    found = (action for action in menu.actions() if not action.isSeparator())
    action = next(action for action in found if action.text().split("\t")[0] == text)
    assert action.isEnabled()
    action.trigger()


def goals_menu(pilot):
    """The submenu of goals in the menu bar, opened."""
    for bar in pilot.window.menuBar().actions():
        for action in bar.menu().actions() if bar.text() == "&Touchpoint" else ():
            if action.text() == "&Goals":
                menu = action.menu()
                menu.aboutToShow.emit()
                return menu
    raise AssertionError("there is no submenu of goals")
