"""FindingsPage: what the gap finder found, what was put aside, and which rules look."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mapdesigner.edit import dismiss_finding, restore_finding, switch_rule
from mapdesigner.insight.finding import Finding
from mapdesigner.insight.rules import RULES
from mapdesigner.qt.drawing.icons import pixmap
from mapdesigner.qt.insight.arranging import Grouping, Key, arranged
from mapdesigner.qt.insight.dismissed_foot import DismissedFoot
from mapdesigner.qt.insight.finding_list import FindingList
from mapdesigner.qt.insight.finding_row import FindingRow, is_ours
from mapdesigner.qt.insight.pages import Surroundings
from mapdesigner.qt.insight.rules_list import RulesList
from mapdesigner.qt.insight.things import things_of
from mapdesigner.qt.widgets.field import plain_label

STAGE_FLAG = "insight/by stage"
ICON_PX = 32
WIDTH_PX = 380


class FindingsPage(QWidget):
    """Follows the watcher while it can be seen."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._session = around.session
        self._grouping: Grouping = "stage" if around.settings.flag(STAGE_FLAG) else "severity"
        self._unfolded: set[Key] = set()
        self._map_id = ""
        self._shown: object = None
        self.foot = DismissedFoot()
        self.list = FindingList(around.theme, self.foot)
        self.rules = RulesList(RULES)
        self._empty = self._made_empty()
        self._stack = QStackedWidget()
        for page in (self.list, self._empty, self.rules):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._made_head())
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self._connect()
        self._follow_theme()
        self.refresh()

    def choose_grouping(self, grouping: Grouping) -> None:
        """Put findings under their severities or under the stages, and remember it."""
        self._grouping = grouping
        self._around.settings.keep_flag(STAGE_FLAG, grouping == "stage")
        self._groupings[grouping].setChecked(True)
        self.list.start_again()
        self.refresh()

    def show_rules(self, are_shown: bool) -> None:
        """Show the list of rules in the place of the findings, or these again."""
        self.rules_button.setChecked(are_shown)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found last."""
        found, map_ = self._around.watcher.findings, self._around.watcher.map_
        self.rules.show_off(self._session.map_.rules_off)
        if found is None or map_ is None:
            self._say("Reading the map …", "What is missing and what hurts comes here in a moment.")
            self._turn_to(self._empty)
            return
        if map_.id != self._map_id:
            self._map_id, self._unfolded = map_.id, set()
            self.list.start_again()
        self.summary.setText(_summary_words(found.count("warning"), found.count("hint")))
        self.foot.show_dismissed(found.dismissed)
        # Found nothing and put nothing aside: the page says so in the middle.
        is_empty = not found.shown
        if is_empty:
            looked = len(RULES) - len(found.rules_off)
            self._say("Nothing found", _nothing_words(looked, len(found.rules_off), len(found.dismissed)))
        self.list.show_items(arranged(map_, found.shown, self._grouping, self._unfolded), things_of(map_))
        self._turn_to(self._empty if is_empty and not found.dismissed else self.list)
        self._empty_line.setVisible(is_empty and bool(found.dismissed))
        self._empty_line.setText(self._hint.text())

    # Deeds

    def _dismiss(self, finding: Finding, reason: str) -> None:
        edit = partial(dismiss_finding, rule=finding.rule, about=finding.subject, reason=reason)
        if self._session.apply(edit, "Dismiss finding"):
            self._session.say("Finding dismissed. Ctrl+Z brings it back.")
        self._around.watcher.look()

    def _restore(self, finding: Finding) -> None:
        edit = partial(restore_finding, rule=finding.rule, about=finding.subject)
        self._session.apply(edit, "Restore finding")
        self._around.watcher.look()

    def _switch_off(self, finding: Finding) -> None:
        self._switch(finding.rule, False)
        self._session.say("Rule switched off for this map. “Rules” switches it on again.")

    def _switch(self, name: str, is_on: bool) -> None:
        edit = partial(switch_rule, rule=name, on=is_on)
        self._session.apply(edit, "Switch rule on" if is_on else "Switch rule off")
        self._around.watcher.look()

    def _unfold(self, key: Key) -> None:
        self._unfolded.add(key)
        before = {row.key for row in self.list.rows()}
        self.refresh()
        fresh = next((row for row in self.list.rows() if row.key not in before), None)
        if fresh is not None:
            fresh.setFocus(Qt.FocusReason.TabFocusReason)

    # Parts

    def _connect(self) -> None:
        self._around.watcher.changed.connect(self._follow)
        self._around.theme.changed.connect(self._follow_theme)
        self.list.go_to_wanted.connect(self._around.go_to)
        self.list.dismiss_wanted.connect(self._dismiss)
        self.list.switch_off_wanted.connect(self._switch_off)
        self.list.more_wanted.connect(self._unfold)
        self.foot.restore_wanted.connect(self._restore)
        self.rules.switched.connect(self._switch)

    def _made_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 6)
        row.setSpacing(2)
        self._groupings: dict[Grouping, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.summary = plain_label("", "muted")
        row.addWidget(self.summary)
        row.addStretch(1)
        for grouping, words in _GROUPINGS.items():
            button = _segment(words)
            button.setChecked(grouping == self._grouping)
            button.clicked.connect(lambda _=False, name=grouping: self._choose(name))
            self._group.addButton(button)
            self._groupings[grouping] = button
            row.addWidget(button)
        row.addSpacing(10)
        self.rules_button = _segment("Rules")
        self.rules_button.setToolTip("Show which rules look at this map, and switch them on or off")
        self.rules_button.toggled.connect(self.show_rules)
        row.addWidget(self.rules_button)
        return row

    def _choose(self, grouping: Grouping) -> None:
        self.rules_button.setChecked(False)
        self.choose_grouping(grouping)

    def _made_empty(self) -> QWidget:
        page = QWidget()
        self._picture = QLabel()
        self.headline = plain_label("", "title")
        self._hint = plain_label("", "muted")
        self._hint.setWordWrap(True)
        self._hint.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addStretch(2)
        for label in (self._picture, self.headline, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        # The same words above what was put aside.
        self._empty_line = self.foot.line
        return page

    def _say(self, headline: str, hint: str) -> None:
        self.headline.setText(headline)
        self._hint.setText(hint)
        self._hint.setFixedHeight(self._hint.heightForWidth(WIDTH_PX))

    def _turn_to(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(self.rules if self.rules_button.isChecked() else page)

    def event(self, event: QEvent) -> bool:
        # Delete and Space are commands of the window otherwise.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        on_row = is_override and isinstance(self.window().focusWidget(), FindingRow)
        if on_row and isinstance(event, QKeyEvent) and is_ours(event):
            event.accept()
            return True
        return super().event(event)

    # Following

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow_theme(self) -> None:
        self._picture.setPixmap(
            pixmap(self._around.theme, "chart-infographic", "faint", ICON_PX, self.devicePixelRatioF())
        )
        self.list.follow_theme()


_GROUPINGS: dict[Grouping, str] = {"severity": "By severity", "stage": "By stage"}


def _segment(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("segment", True)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _summary_words(warnings: int, hints: int) -> str:
    return f"{_counted(warnings, 'warning')} · {_counted(hints, 'hint')}"


def _nothing_words(looked: int, off: int, dismissed: int) -> str:
    words = f"{_counted(looked, 'rule')} looked at this map and found nothing to tell."
    if off:
        words += f" {_counted(off, 'rule')} {'is' if off == 1 else 'are'} switched off."
    if dismissed:
        words += f" {_counted(dismissed, 'finding')} {'is' if dismissed == 1 else 'are'} dismissed."
    return words


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
