"""How every chart is drawn and written, whatever a person's own matplotlib settings say."""

import io
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

# Fonts are embedded as TrueType, so that numbers stay text.
STYLE: Any = {"pdf.fonttype": 42, "path.simplify": False}


def as_pdf(figure: Figure) -> bytes:
    """Return a figure as a PDF page of its size, as vectors; equal figures give equal bytes."""
    out = io.BytesIO()
    with rc_context(STYLE):
        figure.savefig(out, format="pdf", transparent=True, metadata={"CreationDate": None})
    return out.getvalue()
