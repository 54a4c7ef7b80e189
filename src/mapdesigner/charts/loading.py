"""Load matplotlib for the first chart: as soon as can be, and without holding up the window."""

import gc
import sys


def load_matplotlib() -> None:
    """Import what charts are drawn with; call it off the window's thread, again whenever in doubt.

    It takes the better part of a second the first time, and nothing later.
    """
    if "matplotlib.figure" in sys.modules and "matplotlib.backends.backend_agg" in sys.modules:
        return
    was_on = gc.isenabled()
    gc.disable()  # the collector would look through all that the window made, and nothing can interrupt it
    try:
        _import()
    finally:
        # What was loaded stays, so the collector never needs to look at it, which would take it a tenth of
        # a second.
        gc.freeze()
        if was_on:
            gc.enable()


def _import() -> None:
    import matplotlib.artist

    # As it is imported, matplotlib writes a manual of every artist's properties into its help texts. That is
    # a third of its time, and nobody reads them here.
    write_manual = matplotlib.artist.kwdoc
    matplotlib.artist.kwdoc = lambda artist: ""
    try:
        import matplotlib.backends.backend_agg
        import matplotlib.figure
    finally:
        matplotlib.artist.kwdoc = write_manual
