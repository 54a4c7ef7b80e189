"""The filter of a window: its button, its bar above the views, and when it forgets."""

from typing import TYPE_CHECKING

from mapdesigner.qt.filter.bar import FilterBar
from mapdesigner.qt.filter.button import FilterButton

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window


def made_filter_button(window: "Window") -> FilterButton:
    """Return a button for the window's filter and put the filter's bar above the window's views."""
    filtering = window.filtering
    filtering.follow(window.session)
    # Another map has other personas, owners and tags.
    window.document.opened.connect(filtering.clear)
    window.views.strip.addWidget(FilterBar(window.session, window.theme, filtering))
    return FilterButton(window.session, window.theme, filtering)


def open_filter(window: "Window") -> None:
    """Open the popup of the window's filter."""
    button = window.findChild(FilterButton)
    if button is not None:
        button.open_popup()
