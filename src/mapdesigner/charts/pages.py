"""Load at once all that charts on the pages of a PDF are drawn with."""

from mapdesigner.charts.loading import load_matplotlib


def load_for_pages() -> None:
    """Import what draws charts as vectors; call it off the window's thread, again whenever in doubt."""
    load_matplotlib()
    import mapdesigner.charts.before_after
    import mapdesigner.charts.operators
    import mapdesigner.charts.radar  # noqa: F401
