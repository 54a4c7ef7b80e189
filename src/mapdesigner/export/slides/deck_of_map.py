"""The map as slides (PPTX) of native shapes: map, stages, personas, goals, figures, action list."""

from collections.abc import Callable

from mapdesigner.export.options import PART_NAMES, ExportOptions, parts_of
from mapdesigner.export.sheet import Cancelled, Exported, Progress
from mapdesigner.export.slides.deck import Deck
from mapdesigner.export.slides.map import MOST_FULL_CARDS, MOST_SIMPLE_CARDS, card_count, map_slide
from mapdesigner.export.slides.notes import UnshownWords
from mapdesigner.export.slides.overview import overview_slides
from mapdesigner.export.slides.pages import persona_slide, title_slide
from mapdesigner.export.slides.stages import stage_slides
from mapdesigner.export.slides.summary import summary_slide
from mapdesigner.export.slides.tables import action_slides, goal_slides, metric_slides
from mapdesigner.export.steps import steps
from mapdesigner.layout.brand import paper_palette
from mapdesigner.model import UNTITLED, JourneyMap, ReportPart

MOST_PERSONAS = 40
SlidePart = Callable[[Deck, JourneyMap, Progress], int]
# Ours is on nobody's computer, and what stands in for it may be so much wider that lines run into each
# other. This one, or one of the same widths (Liberation Sans, Helvetica), is on all of them, and it is
# narrower than ours, with which the slides are measured.
FONT = "Arial"


def export_slides(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as a deck of slides, 13.333 × 7.5 inches; equal maps and options give equal bytes.

    Behind the title come those parts of the report that slides have, in the report's order: SLIDE_PARTS.
    `progress` hears how far it is, 0 … 1, and what is being done. Raises ExportCancelled soon after
    `cancelled` says so.
    """
    step = steps(progress, cancelled)
    step(0.0, "Preparing the slides")
    deck = _deck(map_, options)
    title_slide(deck, map_)
    parts = [part for part in parts_of(map_, options) if part in SLIDE_PARTS]
    left_out = 0
    for place, part in enumerate(parts):
        start, end = (0.05 + 0.9 * each / len(parts) for each in (place, place + 1))
        step(start, f"Making the slides: {PART_NAMES[part]}")
        left_out += SLIDE_PARTS[part](deck, map_, _within(step, start, end))
    step(0.95, "Putting the slides together")
    data = deck.data()
    step(1.0, "Done")
    return Exported(data, _size_warnings(map_, left_out), deck.page_count)


def _deck(map_: JourneyMap, options: ExportOptions) -> Deck:
    title = map_.title.strip() or UNTITLED
    brand = map_.brand
    font = FONT if brand is None or brand.font is None else brand.font.name.strip() or FONT
    return Deck(
        title,
        paper_palette(brand),
        font=font,
        foot=f"{' '.join(title[:200].split())} · {map_.state} state",
        language=options.language,
        words=UnshownWords(map_),
        about={"author": map_.author or map_.organisation, "subject": map_.purpose or map_.scenario},
    )


def _map(deck: Deck, map_: JourneyMap, step: Progress) -> int:
    if card_count(map_) > MOST_SIMPLE_CARDS:
        overview_slides(deck, map_)
    else:
        map_slide(deck, map_, step)
    return 0


def _personas(deck: Deck, map_: JourneyMap, step: Progress) -> int:
    for place, persona in enumerate(map_.personas[:MOST_PERSONAS]):
        persona_slide(deck, map_, persona, place)
    return 0


def _stages(deck: Deck, map_: JourneyMap, step: Progress) -> int:
    count = card_count(map_)
    return stage_slides(deck, map_, step, brief=count > MOST_FULL_CARDS) if count else 0


def _whole(add: Callable[[Deck, JourneyMap], None]) -> SlidePart:
    def added(deck: Deck, map_: JourneyMap, step: Progress) -> int:
        add(deck, map_)
        return 0

    return added


# Each adds the slides of a part, none where the map has nothing for it, and returns how many cards it has
# left out.
SLIDE_PARTS: dict[ReportPart, SlidePart] = {
    "summary": _whole(summary_slide),
    "map": _map,
    "improvements": _whole(action_slides),
    "personas": _personas,
    "goals": _whole(goal_slides),
    "stages": _stages,
    "metrics": _whole(metric_slides),
}


def _within(step: Progress, start: float, end: float) -> Progress:
    return lambda share, doing: step(start + (end - start) * share, doing)


def _size_warnings(map_: JourneyMap, left_out: int) -> tuple[str, ...]:
    count = card_count(map_)
    warnings = []
    if count > MOST_SIMPLE_CARDS:
        warnings.append(
            f"With {count:,} cards the map is too large for one slide: the deck has a table of its stages "
            "instead. For the whole map, export a poster."
        )
    elif count > MOST_FULL_CARDS:
        warnings.append(
            f"With {count:,} cards the slides show of each card its title, those of stages also its channel, "
            f"so that programs open them; up to {MOST_FULL_CARDS} cards are shown with all that is on them."
        )
    if left_out:
        warnings.append(
            f"{left_out:,} cards and notes are not on the slides of their stages, which would be too many; "
            "a poster or a report has all of them."
        )
    if len(map_.personas) > MOST_PERSONAS:
        warnings.append(
            f"The deck has slides for the first {MOST_PERSONAS} of {len(map_.personas):,} personas."
        )
    return tuple(warnings)
