"""The menu of the “+” beside Metrics: the usual kinds by group, and one of one's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from mapdesigner.model import METRIC_GROUPS, METRIC_SORTS, MetricKind
from mapdesigner.qt.inspector.metric_fields import kind_name


def fill_metric_menu(menu: QMenu, add: Callable[[MetricKind], object]) -> None:
    """Fill a menu with a submenu for each group of kinds; groups of one kind stand in the menu itself."""
    menu.setToolTipsVisible(True)
    for group in METRIC_GROUPS:
        kinds = [kind for kind, sort in METRIC_SORTS.items() if sort.group == group]
        if len(kinds) == 1:
            menu.addSeparator()
        inner = menu.addMenu(group) if len(kinds) > 1 else menu
        for kind in kinds:
            action = inner.addAction(kind_name(kind))
            action.triggered.connect(lambda _checked=False, kind=kind: add(kind))
