"""The course of a metric as a small line: time runs to the right, the latest value ends in a dot."""

from mapdesigner.layout.marks import Mark, Rect, Stroke
from mapdesigner.model import Metric

SPARKLINE_WIDTH_PT = 46.0
SPARKLINE_HEIGHT_PT = 16.0
LEAST_OBSERVATIONS = 3
DOT_PT = 5.0


def sparkline(metric: Metric, x: float, y: float, colour: str) -> tuple[Mark, ...]:
    """Return the line with its corner at (x, y) and a dotted one at the target; none for fewer than three.

    Its foot is the least of all that it shows, its top the greatest.
    """
    if len(metric.observations) < LEAST_OBSERVATIONS:
        return ()
    seen = sorted(metric.observations, key=lambda one: one.on)
    values = [one.value for one in seen]
    shown = values if metric.target is None else [*values, metric.target]
    low, high = min(shown), max(shown)
    first_day = seen[0].on.toordinal()
    days = seen[-1].on.toordinal() - first_day
    width, height = SPARKLINE_WIDTH_PT - DOT_PT, SPARKLINE_HEIGHT_PT - DOT_PT

    def at_x(place: int) -> float:
        share = (seen[place].on.toordinal() - first_day) / days if days else place / (len(seen) - 1)
        return x + DOT_PT / 2 + share * width

    def at_y(value: float) -> float:
        # Halved, so that the whole range of floats has a height.
        share = (value / 2 - low / 2) / (high / 2 - low / 2) if high > low else 0.5
        return y + DOT_PT / 2 + (1 - share) * height

    points = tuple((at_x(place), at_y(value)) for place, value in enumerate(values))
    marks: list[Mark] = []
    if metric.target is not None:
        level = at_y(metric.target)
        marks.append(Stroke(((x, level), (x + SPARKLINE_WIDTH_PT, level)), "faint", 0.75, (1.5, 2.0)))
    marks.append(Stroke(points, colour, 1.25))
    end_x, end_y = points[-1]
    marks.append(
        Rect(end_x - DOT_PT / 2, end_y - DOT_PT / 2, DOT_PT, DOT_PT, DOT_PT / 2, colour, "canvas", 0.75)
    )
    return tuple(marks)
