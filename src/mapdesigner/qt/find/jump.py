"""Go to what was found: select it and bring it into sight, on the map or in the inspector."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mapdesigner.edit import EditRejected, card_of
from mapdesigner.insight.filtering import shows
from mapdesigner.insight.search import Hit
from mapdesigner.insight.texts import Thing, thing_at
from mapdesigner.layout.places import find
from mapdesigner.model import card_text, shortened

if TYPE_CHECKING:
    from mapdesigner.qt.shell.window import Window

ON_CANVAS = ("card", "stage", "lane")


def show_hit(window: "Window", hit: Hit) -> None:
    """Select what a hit belongs to and bring it into sight; the keyboard stays where it is.

    A card that the filter hides is shown again, with every other, and the user is told.
    """
    thing = thing_at(window.session.map_, hit.where.path)
    if thing.kind == "card":
        _unhide(window, thing)
    window.session.select((thing.id,) if thing.id else ())
    if thing.kind in ON_CANVAS:
        found = find(window.canvas.root, thing.kind, thing.id)  # type: ignore[arg-type]
        if found is not None:
            window.canvas.reveal(found.area)
        return
    header = find(window.canvas.root, "header", "")
    if thing.kind == "map" and header is not None:
        # As wide as the map; only its height matters.
        window.canvas.reveal(header.area._replace(width=1))
    if window.inspector.isHidden():
        window.toggle_inspector()


def enter_hit(window: "Window", hit: Hit) -> None:
    """Put the keyboard where a hit is: on the map, in the view that is shown, or in the inspector."""
    thing = thing_at(window.session.map_, hit.where.path)
    if thing.kind in ON_CANVAS:
        shown = window.canvas if window.views.shows_canvas else window.views.view(window.views.name)
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        window.inspector.focus_first_field()


def _unhide(window: "Window", thing: Thing) -> None:
    if not window.filtering.is_on:
        return
    try:
        _, card = card_of(window.session.map_, thing.id)
    except EditRejected:
        return
    if not shows(card, window.filtering.filter):
        window.filtering.clear()
        window.session.say(f"The filter is cleared: it hid “{shortened(card_text(card))}”.")
