"""The map as slides (PPTX) of native shapes: map, stages, personas, goals, figures, action list."""

from mapdesigner.export.options import ExportOptions, parts_of
from mapdesigner.export.sheet import Cancelled, ExportCancelled, Exported, Progress
from mapdesigner.export.slide_deck import Deck
from mapdesigner.export.slide_map import MOST_FULL_CARDS, MOST_SIMPLE_CARDS, card_count, map_slide
from mapdesigner.export.slide_overview import overview_slides
from mapdesigner.export.slide_pages import persona_slide, title_slide
from mapdesigner.export.slide_stages import stage_slides
from mapdesigner.export.slide_tables import action_slides, goal_slides, metric_slides
from mapdesigner.layout.brand import paper_palette
from mapdesigner.model import UNTITLED, JourneyMap, ReportPart

MOST_PERSONAS = 40
FONT = "Inter"
# How far the deck is when a part begins.
_SHARES: dict[ReportPart, tuple[float, float]] = {"map": (0.05, 0.35), "stages": (0.45, 0.45)}


def export_slides(
    map_: JourneyMap,
    options: ExportOptions,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Exported:
    """Return the map as a deck of slides, 13.333 × 7.5 inches; equal maps and options give equal bytes.

    `progress` hears how far it is, 0 … 1, and what is being done. Of the parts of a report slides have map,
    personas, goals, stages, metrics and improvements. Raises ExportCancelled soon after `cancelled` says so.
    """

    def step(share: float, doing: str) -> None:
        if cancelled is not None and cancelled():
            raise ExportCancelled
        if progress is not None:
            progress(share, doing)

    step(0.0, "Preparing the slides")
    deck = _deck(map_, options)
    title_slide(deck, map_)
    parts = parts_of(map_, options)
    count = card_count(map_)
    if "map" in parts:
        if count > MOST_SIMPLE_CARDS:
            overview_slides(deck, map_)
        else:
            map_slide(deck, map_, _within(step, "map"))
    step(0.4, "Making the slides of personas and goals")
    if "personas" in parts:
        for place, persona in enumerate(map_.personas[:MOST_PERSONAS]):
            persona_slide(deck, map_, persona, place)
    if "goals" in parts:
        goal_slides(deck, map_)
    left_out = 0
    if "stages" in parts and count:
        left_out = stage_slides(deck, map_, _within(step, "stages"), brief=count > MOST_FULL_CARDS)
    step(0.9, "Making the tables")
    if "metrics" in parts:
        metric_slides(deck, map_)
    if "improvements" in parts:
        action_slides(deck, map_)
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
        about={"author": map_.author or map_.organisation, "subject": map_.purpose or map_.scenario},
    )


def _within(step: Progress, part: ReportPart) -> Progress:
    start, length = _SHARES[part]
    return lambda share, doing: step(start + length * share, doing)


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
