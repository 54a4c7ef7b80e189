"""Charts for the pages of a PDF: all that they need is loaded at once, and all are drawn into one file."""

import io
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from mapdesigner.charts.loading import load_matplotlib

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def load_for_pages() -> None:
    """Import what draws charts as vectors; call it off the window's thread, again whenever in doubt."""
    load_matplotlib()
    for name in ("matplotlib.backends.backend_pdf", f"{__package__}.before_after", f"{__package__}.radar"):
        import_module(name)


def figures_as_pdf(figures: Sequence["Figure"]) -> bytes:
    """Return figures as the pages of one PDF, each of its own size, with each font in it once.

    Equal figures give equal bytes.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages

    from mapdesigner.charts.style import STYLE

    out = io.BytesIO()
    with rc_context(STYLE), PdfPages(out, metadata={"CreationDate": None}) as pages:
        for figure in figures:
            pages.savefig(figure, transparent=True)
    return out.getvalue()
