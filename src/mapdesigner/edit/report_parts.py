"""Edit of the report: which parts go into it, in which order."""

from mapdesigner.edit.rejected import EditRejected
from mapdesigner.model import REPORT_PARTS, JourneyMap, ReportPart


def set_report_parts(map_: JourneyMap, parts: tuple[ReportPart, ...] | None) -> JourneyMap:
    """Choose the parts of the report in their order; None, or all in the usual order, is kept as nothing.

    Raises EditRejected for a part that comes twice, pydantic.ValidationError for an unknown one.
    """
    if parts is not None and len(set(parts)) < len(parts):
        raise EditRejected("A part can be in the report once.")
    return map_.evolve(report_parts=None if parts == REPORT_PARTS else parts)
