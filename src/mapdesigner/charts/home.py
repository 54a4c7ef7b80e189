"""A place of our own for what matplotlib keeps, so that its first chart on a machine does not take long."""

import os

from platformdirs import user_cache_path


def make_home() -> None:
    """Have matplotlib keep its list of fonts apart from the person's own, without the system's fonts.

    Listing those takes it several seconds on the first run of all, and charts use none of them. Where a
    person chose a place for it, or none can be made, everything stays as it is.
    """
    if "MPLCONFIGDIR" in os.environ:
        return
    folder = user_cache_path("mapdesigner", appauthor=False) / "charts"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    os.environ["MPLCONFIGDIR"] = str(folder)
    os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"
