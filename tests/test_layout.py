"""The map laid out, read from its boxes as a person would read it from the wall."""

from datetime import date as day
from itertools import pairwise

import pytest
from hypothesis import given

from boxes import (
    PAINS,
    apart,
    book_shop,
    box_of,
    icons_of,
    ids_of,
    inside,
    lines,
    walk,
)
from mapdesigner.edit import (
    add_card,
    change_lane,
    change_touchpoints,
    rename_card,
)
from mapdesigner.layout import icons
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.marks import Icon, Rect, Words
from mapdesigner.layout.measures import GAP_BETWEEN_CARDS_PT, MARGIN_PT, STAGE_WIDTH_PT
from mapdesigner.layout.theme import DARK, LIGHT, PAPER, colour_of, contrast
from mapdesigner.model import (
    Feedback,
    Improvement,
    Metric,
    Note,
    Observation,
    Persona,
    card_text,
    cell_cards,
    new_stage,
    stage_colour,
)
from strategies import maps


@pytest.fixture
def shop():
    return book_shop()


# Header, stages and lanes


def test_the_header_shows_title_purpose_and_scenario(shop):
    map_ = shop.evolve(
        purpose="Fewer lost carts", scenario="Ines buys a gift", organisation="Bokbua", state="future"
    )
    header = box_of(lay_out(map_), "header")
    assert lines(header) == ["Book shop", "Bokbua · future state", "Fewer lost carts", "Ines buys a gift"]


def test_a_map_without_words_still_says_what_it_is(shop):
    map_ = shop.evolve(
        title="", stages=(shop.stages[0].evolve(name=""),), lanes=(shop.lanes[0].evolve(name=""),)
    )
    root = lay_out(map_)
    assert lines(box_of(root, "header"))[0] == "Untitled journey map"
    assert lines(box_of(root, ids_of(root, "stage")[0])) == ["Untitled stage"]
    assert lines(box_of(root, ids_of(root, "lane")[0]))[0] == "Untitled lane"


def test_stages_stand_from_left_to_right_with_band_name_and_goal(shop):
    map_ = shop.evolve(
        stages=(*shop.stages, new_stage("Again", "retention").evolve(customer_goal="Feel known"))
    )
    root = lay_out(map_)
    boxes = [box_of(root, f"stage:{stage.id}") for stage in map_.stages]
    assert [box.x for box in boxes] == sorted({box.x for box in boxes})
    assert lines(boxes[-1]) == ["Again", "Feel known"]
    for stage, box in zip(map_.stages, boxes, strict=True):
        band = box.marks[0]
        assert (band.fill, band.height, band.width) == (stage_colour(stage), 4, STAGE_WIDTH_PT)
        assert box.label == stage.name


def test_lanes_stand_under_each_other_with_name_and_description(shop):
    root = lay_out(shop)
    boxes = [box_of(root, f"lane:{lane.id}") for lane in shop.lanes]
    assert [box.y for box in boxes] == sorted({box.y for box in boxes})
    assert [lines(box)[0] for box in boxes] == ["Touchpoints", "Emotion", "Pains", "Improvements"]
    assert " ".join(lines(boxes[0])[1:]) == "where customers meet us"


def test_every_cell_stands_where_its_stage_and_lane_cross(shop):
    root = lay_out(shop)
    for stage in shop.stages:
        for lane in shop.lanes:
            cell = box_of(root, f"cell:{stage.id}/{lane.id}")
            heading, label = box_of(root, f"stage:{stage.id}"), box_of(root, f"lane:{lane.id}")
            assert (cell.x, cell.width) == (heading.x, heading.width)
            assert (cell.y, cell.height) == (label.y, label.height)


def test_the_map_is_as_large_as_what_is_on_it(shop):
    root = lay_out(shop)
    boxes = [box_of(root, box.id) for box in root.children]
    assert root.width == max(box.x + box.width for box in boxes if box.id != "header") + MARGIN_PT
    assert root.height == max(box.y + box.height for box in boxes) + MARGIN_PT
    assert box_of(root, "header").width == root.width


# Cards


def test_a_card_shows_its_title_face_channel_and_setting(shop):
    map_ = change_touchpoints(shop, ["check-out"], channel="mobile app", setting="digital")
    box = box_of(lay_out(map_), "card:check-out")
    assert lines(box) == ["Check out", "mobile app · digital"]
    assert icons_of(box) == [icons.FACES[-2], icons.channel_icon("mobile app")]
    assert box.label == "Check out"


def test_a_long_title_takes_as_many_lines_as_it_needs(shop):
    title = "Compares the prices of three shops on the phone, in the evening, with the whole family"
    short, long = (
        box_of(lay_out(map_), "card:check-out") for map_ in (shop, rename_card(shop, "check-out", title))
    )
    assert " ".join(lines(long)) == title
    assert len(lines(long)) > 2
    assert long.height > short.height


def test_a_title_without_end_is_cut_short(shop):
    box = box_of(lay_out(rename_card(shop, "check-out", "much text " * 1_000)), "card:check-out")
    assert len(lines(box)) == 12
    assert lines(box)[-1].endswith("…")


def test_a_card_without_a_title_says_so_faintly(shop):
    box = box_of(lay_out(rename_card(shop, "check-out", "")), "card:check-out")
    (mark,) = (mark for mark in box.marks if isinstance(mark, Words))
    assert (mark.line.text, mark.colour) == ("Untitled touchpoint", "faint")


def test_a_moment_of_truth_has_a_star(shop):
    plain, starred = (
        icons_of(box_of(lay_out(map_), "card:check-out"))
        for map_ in (shop, change_touchpoints(shop, ["check-out"], moment_of_truth=True))
    )
    assert icons.STAR not in plain
    assert icons.STAR in starred


def test_a_metric_chip_shows_name_value_and_a_sign_for_its_status(shop):
    def chip(now):
        seen = (Observation(on=day(2026, 3, 1), value=now),)
        metric = Metric(kind="conversion_rate", baseline=0.1, target=0.2, observations=seen)
        map_ = change_touchpoints(shop, ["check-out"], metrics=(metric,))
        return lines(box_of(lay_out(map_), "card:check-out"))[1:]

    assert chip(0.22) == ["Conv.", "22\u202f% ▲"]
    assert chip(0.15) == ["Conv.", "15\u202f% ◆"]
    assert chip(0.05) == ["Conv.", "5\u202f% ▼"]


def test_a_metric_that_was_never_measured_is_an_outline_in_a_neutral_colour(shop):
    def chip(*observations):
        metric = Metric(kind="nps", target=30, observations=observations)
        map_ = change_touchpoints(shop, ["check-out"], metrics=(metric,))
        marks = box_of(lay_out(map_), "card:check-out").marks
        rect = next(mark for mark in marks if isinstance(mark, Rect) and mark.height == 18)
        return rect.fill, rect.stroke, {mark.colour for mark in marks if isinstance(mark, Words)} - {"text"}

    assert chip() == (None, "hairline", {"muted"})
    assert chip(Observation(on=day(2026, 3, 1), value=40)) == ("chip", None, {"good"})


def test_initials_of_two_letters_stand_on_a_chip_where_they_fit(shop):
    def chip(name):
        map_ = shop.evolve(personas=(Persona(id="one", name=name),))
        map_ = change_touchpoints(map_, ["check-out"], personas=("one",))
        return lines(box_of(lay_out(map_), "card:check-out"))[1]

    assert [chip(name) for name in ("Ines", "Omar Sand", "Willi Wonka", "")] == ["I", "OS", "W", "?"]


def test_the_letters_of_a_persona_can_be_read_on_any_colour(shop):
    for colour in ("#FFF2A8", "#102040", "#2F6FD0", "#FFFFFF"):
        map_ = shop.evolve(personas=(Persona(id="one", name="Ines", colour=colour),))
        map_ = change_touchpoints(map_, ["check-out"], personas=("one",))
        marks = box_of(lay_out(map_), "card:check-out").marks
        (ink,) = (mark.colour for mark in marks if isinstance(mark, Words) and mark.line.text == "I")
        assert contrast(ink, colour) >= 4.5


def test_a_card_shows_its_personas_and_counts(shop):
    map_ = shop.evolve(
        personas=(Persona(id="ines", name="Ines"), Persona(id="omar", name="Omar", colour="#123456")),
        improvements=tuple(
            Improvement(id=f"note{place}", title="Faster", touchpoints=("check-out",)) for place in range(2)
        ),
    )
    quotes = (Feedback(quote="Slow"),) * 3
    map_ = change_touchpoints(map_, ["check-out"], personas=("omar",), feedback=quotes)
    box = box_of(lay_out(map_), "card:check-out")
    assert lines(box)[1:] == ["O", "3", "2"]
    assert icons_of(box)[1:] == [icons.FEEDBACK, icons.IMPROVEMENT]
    assert "#123456" in [mark.fill for mark in box.marks if isinstance(mark, Rect)]


def test_a_note_has_a_bar_and_no_frame(shop):
    pains = shop.lanes[PAINS].id
    map_ = change_lane(shop, pains, colour="#ABCDEF")
    map_ = add_card(
        map_, Note(kind="note", id="slow", lane=pains, text="Too slow\non the phone"), map_.stages[0].id
    )
    box = box_of(lay_out(map_), "card:slow")
    assert lines(box) == ["Too slow", "on the phone"]
    assert [(mark.width, mark.fill, mark.stroke) for mark in box.marks if isinstance(mark, Rect)] == [
        (3, "#ABCDEF", None)
    ]


@given(maps())
def test_cards_lie_in_their_cell_in_order_eight_points_apart(map_):
    root = lay_out(map_)
    for stage in map_.stages:
        for lane in map_.lanes:
            cell = box_of(root, f"cell:{stage.id}/{lane.id}")
            cards = [box_of(root, f"card:{one.id}") for one in cell_cards(stage, lane.id)]
            assert [box.label for box in cards] == [card_text(one) for one in cell_cards(stage, lane.id)]
            assert all(inside(box, cell) for box in cards)
            for above, below in pairwise(cards):
                assert below.y - above.y - above.height == pytest.approx(GAP_BETWEEN_CARDS_PT)


@given(maps())
def test_nothing_on_the_map_covers_anything_else(map_):
    root = lay_out(map_)
    top = [box_of(root, box.id) for box in root.children]
    cards = [box_of(root, id_) for id_ in ids_of(root, "card")]
    for boxes in (top, cards):
        for place, box in enumerate(boxes):
            assert all(apart(box, other) for other in boxes[place + 1 :])
            assert inside(box, root)


@given(maps())
def test_every_card_is_on_the_map_once_and_every_box_has_an_id_of_its_own(map_):
    ids = [box.id for box, _, _ in walk(lay_out(map_))]
    assert len(set(ids)) == len(ids)
    assert sorted(id_ for id_ in ids if id_.startswith("card:")) == sorted(
        f"card:{one.id}" for stage in map_.stages for one in stage.cards
    )


@given(maps())
def test_every_line_of_a_card_stays_inside_it(map_):
    for box, _, _ in walk(lay_out(map_)):
        if box.id.startswith("card:"):
            for mark in box.marks:
                if isinstance(mark, Words):
                    assert mark.x >= 0
                    assert mark.x + mark.line.width_pt <= box.width + 1e-6
                    assert 0 < mark.baseline < box.height


def test_a_chip_of_any_width_leaves_the_counts_of_its_card_readable(shop):
    for unit in ("", "units of a very long kind", "x" * 300):
        metric = Metric(
            kind="custom",
            name="A name that goes on and on",
            unit=unit,
            observations=(Observation(on=day(2026, 3, 1), value=123456789),),
        )
        map_ = change_touchpoints(
            shop, ["check-out"], metrics=(metric, metric), feedback=(Feedback(quote="a"),)
        )
        rows = {}
        for mark in box_of(lay_out(map_), "card:check-out").marks:
            if isinstance(mark, Words):
                rows.setdefault(mark.baseline, []).append((mark.x, mark.x + mark.line.width_pt))
        for spans in rows.values():
            spans.sort()
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
            assert spans[-1][1] <= STAGE_WIDTH_PT


@given(maps())
def test_every_colour_and_icon_is_one_that_painters_know(map_):
    for box, _, _ in walk(lay_out(map_)):
        for mark in box.marks:
            colours = (mark.fill, mark.stroke) if isinstance(mark, Rect) else (mark.colour,)
            for colour in filter(None, colours):
                for palette in (LIGHT, DARK, PAPER):
                    assert colour_of(colour, palette).startswith("#")
            if isinstance(mark, Icon):
                assert icons.icon_commands(mark.name)
