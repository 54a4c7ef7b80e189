"""Load at once all that charts on the pages of a PDF are drawn with."""

from importlib import import_module

from mapdesigner.charts.loading import load_matplotlib


def load_for_pages() -> None:
    """Import what draws charts as vectors; call it off the window's thread, again whenever in doubt."""
    load_matplotlib()
    for name in ("before_after", "radar", "operators"):
        import_module(f"{__package__}.{name}")
