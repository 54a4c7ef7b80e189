"""Emotion lanes: one curve over all, or one for each persona as soon as they feel differently."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import EMOTION, book_shop, box_of, card, ids_of, lines, walk
from mapdesigner.edit import add_card, change_lane, change_touchpoints, set_persona_sentiment
from mapdesigner.layout.journey_map import lay_out
from mapdesigner.layout.legend import legend_box
from mapdesigner.layout.lit import lit_by
from mapdesigner.layout.marks import Rect, Stroke
from mapdesigner.layout.memo import Memo
from mapdesigner.layout.moods import mood_of
from mapdesigner.layout.places import found_at
from mapdesigner.model import Persona, PersonaSentiment, new_map, new_persona, new_stage

STEP = 21.0
NAMES = ("Ines", "Omar Sand", "Kim", "Lars", "Mia", "Noor", "Olav")


def with_personas(map_, count=2):
    return map_.evolve(personas=tuple(Persona(id=name.split()[0], name=name) for name in NAMES[:count]))


@pytest.fixture
def shop():
    """Ines is furious at the checkout, where Omar feels as the card says."""
    map_ = with_personas(book_shop())
    return set_persona_sentiment(map_, "Ines", ["search-online"], -2)


def curves(map_):
    """The personas whose curves are on the map, from the first to the last."""
    seen = [id_.removeprefix("curve:").partition("@")[0] for id_ in ids_of(lay_out(map_), "curve")]
    return list(dict.fromkeys(seen))


def heights(map_):
    """By touchpoint and persona how high above the zero line the dots stand, in steps of sentiment."""
    root = lay_out(map_)
    lane = next(lane for lane in map_.lanes if lane.kind == "emotion")
    found = {}
    for stage in map_.stages:
        content = box_of(root, f"content:{stage.id}/{lane.id}")
        zero = content.marks[0].points[0][1]
        for box in content.children:
            if box.id.startswith("felt:"):
                touchpoint, _, persona = box.id.removeprefix("felt:").partition("@")[0].partition("/")
                found[touchpoint, persona] = (zero - box.y - box.height / 2) / STEP
    return found


def test_there_is_one_curve_with_faces_while_personas_feel_alike(shop):
    alike = set_persona_sentiment(shop, "Ines", ["search-online"], None)
    assert curves(alike) == []
    assert heights(alike) == {("search-online", ""): 1, ("check-out", ""): -2}


def test_as_soon_as_one_feels_differently_there_is_a_curve_for_each(shop):
    assert curves(shop) == ["Ines", "Omar"]
    steps = {where: round(height) for where, height in heights(shop).items()}
    assert steps == {
        ("search-online", "Ines"): -2,
        ("search-online", "Omar"): 1,
        ("check-out", "Ines"): -2,
        ("check-out", "Omar"): -2,
    }


def test_curves_that_coincide_run_beside_each_other(shop):
    found = heights(shop)
    apart = abs(found["check-out", "Ines"] - found["check-out", "Omar"]) * STEP
    assert 1.5 <= apart < STEP / 2


def test_a_touchpoint_for_some_personas_is_on_their_curves_only(shop):
    map_ = change_touchpoints(shop, ["check-out"], personas=("Omar",))
    assert ("check-out", "Ines") not in heights(map_)
    assert ("check-out", "Omar") in heights(map_)
    assert ("search-online", "Ines") in heights(map_)


def test_a_persona_that_feels_nothing_anywhere_has_no_curve(shop):
    map_ = change_touchpoints(shop, ["check-out"], personas=("Ines",))
    map_ = change_touchpoints(map_, ["search-online"], personas=("Ines",))
    assert curves(map_) == ["Ines"]


def test_a_lane_can_keep_to_one_curve_over_all(shop):
    map_ = change_lane(shop, shop.lanes[EMOTION].id, curves="overall")
    assert curves(map_) == []
    assert set(heights(map_)) == {("search-online", ""), ("check-out", "")}


def test_the_label_of_the_lane_names_whose_curves_they_are(shop):
    label = box_of(lay_out(shop), f"lane:{shop.lanes[EMOTION].id}")
    assert lines(label)[1:] == ["I", "Ines", "OS", "Omar", "Sand"]
    colours = {mark.fill for mark in label.marks if isinstance(mark, Rect)} - {"hairline"}
    assert colours == {mark.colour for mark in label.marks if isinstance(mark, Stroke)}
    assert len(colours) == 2
    alike = set_persona_sentiment(shop, "Ines", ["search-online"], None)
    assert lines(box_of(lay_out(alike), f"lane:{shop.lanes[EMOTION].id}")) == ["Emotion"]


def test_more_than_five_curves_would_be_a_tangle(shop):
    map_ = with_personas(shop, 7)
    assert curves(map_) == ["Ines", "Omar", "Kim", "Lars", "Mia"]
    label = box_of(lay_out(map_), f"lane:{map_.lanes[EMOTION].id}")
    assert lines(label)[-1] == "and 2 more"
    assert label.height >= max(mark.baseline for mark in label.marks if hasattr(mark, "baseline"))


def test_no_two_curves_look_alike_without_colour(shop):
    root = lay_out(with_personas(shop, 5))
    strokes = [mark for box, _, _ in walk(root) for mark in box.marks if isinstance(mark, Stroke)]
    dashes = {mark.colour: mark.dash for mark in strokes if mark.colour.startswith("#")}
    assert len(dashes) == len(set(dashes.values())) == 5


def test_a_curve_ends_with_its_persona_and_no_name_covers_another(shop):
    map_ = with_personas(shop, 5)
    root = lay_out(map_)
    ends = {}
    for box, x, y in walk(root):
        if box.id.startswith("curve:"):
            ends.update({mark.fill: (x + mark.x, y + mark.y) for mark in box.marks if isinstance(mark, Rect)})
    assert len(ends) == 5
    tops = sorted(top for _, top in ends.values())
    assert all(below - above >= 14 for above, below in pairwise(tops))


def test_a_dot_leads_to_its_touchpoint_and_a_line_to_nothing(shop):
    root = lay_out(shop)
    dot = box_of(root, f"felt:search-online/Ines@{shop.lanes[EMOTION].id}")
    found = found_at(root, dot.x + 4, dot.y + 4)
    assert (found.kind, found.id.partition("/")[0]) == ("felt", "search-online")
    line = box_of(root, f"curve:Ines@{shop.stages[1].id}/{shop.lanes[EMOTION].id}")
    assert found_at(root, line.x + 7, line.y + 2).kind == "cell"


def test_the_poster_shows_in_its_legend_how_each_curve_is_drawn(shop):
    legend = legend_box(shop, 900)
    assert "Omar Sand" in lines(legend)
    assert len([mark for mark in legend.marks if isinstance(mark, Stroke)]) == 2


def test_a_persona_that_is_selected_lights_up_its_curve(shop):
    lit = lit_by(shop, frozenset(("Ines",)))
    lane = shop.lanes[EMOTION].id
    assert lit.has(f"curve:Ines@{shop.stages[1].id}/{lane}")
    assert not lit.has(f"curve:Omar@{shop.stages[1].id}/{lane}")
    assert lit.has(f"felt:search-online/Ines@{lane}")
    assert not lit.has(f"felt:search-online/Omar@{lane}")


def feeling(*columns):
    """A map whose touchpoints have the moods told: of the card, of Ines, of Omar."""
    stages = tuple(new_stage(f"{place}", "purchase") for place, _ in enumerate(columns))
    map_ = with_personas(new_map().evolve(stages=stages))
    for stage, moods in zip(map_.stages, columns, strict=True):
        for place, (overall, *own) in enumerate(moods):
            felt = tuple(
                PersonaSentiment(persona=persona.id, sentiment=mood)
                for persona, mood in zip(map_.personas, own, strict=True)
                if mood is not None
            )
            one = card(map_, f"{stage.name} {place}", sentiment=overall, sentiments=felt)
            map_ = add_card(map_, one, stage.id)
    return map_


moods = st.none() | st.integers(-2, 2)
columns = st.lists(st.lists(st.tuples(moods, moods, moods), max_size=4), min_size=1, max_size=4)


@given(columns)
def test_every_curve_is_one_line_over_the_whole_map_through_what_its_persona_felt(columns):
    map_ = feeling(*columns)
    root = lay_out(map_)
    lane = next(lane for lane in map_.lanes if lane.kind == "emotion")
    cards = [one for stage in map_.stages for one in stage.cards]
    for persona in map_.personas if any(one.sentiments for one in cards) else ():
        felt = [mood for one in cards if (mood := mood_of(one, persona.id)) is not None]
        end, seen = None, 0
        for stage in map_.stages:
            id_ = f"curve:{persona.id}@{stage.id}/{lane.id}"
            if id_ not in ids_of(root, "curve"):
                continue
            box = box_of(root, id_)
            zero = box_of(root, f"content:{stage.id}/{lane.id}").marks[0].points[0][1]
            for curve in (mark for mark in box.marks if isinstance(mark, Stroke)):
                points = [(box.x + point[-2], (zero - point[-1]) / STEP) for point in curve.points]
                assert min(felt) - 0.1 <= min(y for _, y in points)
                assert max(y for _, y in points) <= max(felt) + 0.1
                if end is not None:
                    assert points[0] == (pytest.approx(end[0]), pytest.approx(end[1]))
                end, seen = points[-1], seen + 1
        assert bool(seen) == (len(felt) >= 2)


@given(columns, columns)
def test_a_memo_is_never_wrong_about_curves(one, other):
    memo = Memo()
    for map_ in (feeling(*one), feeling(*other), feeling(*one)):
        assert lay_out(map_, memo) == lay_out(map_)
        for persona in map_.personas:
            ids = [each.id for stage in map_.stages for each in stage.cards][:1]
            edit = partial(set_persona_sentiment, map_, persona.id, ids, 2)
            assert lay_out(edit(), memo) == lay_out(edit())


def test_another_word_about_a_persona_leaves_every_box_as_it_was(shop):
    memo = Memo()
    map_ = change_touchpoints(shop, ["check-out"], personas=("Ines", "Omar"))
    before = lay_out(map_, memo)
    ines = map_.personas[0].evolve(quote="I have no time", needs="Speed")
    after = lay_out(map_.evolve(personas=(ines, *map_.personas[1:])), memo)
    assert all(one is other for one, other in zip(before.children, after.children, strict=True))


def test_a_new_persona_without_feelings_of_its_own_gets_a_curve_of_what_cards_say(shop):
    map_ = shop.evolve(personas=(*shop.personas, new_persona("Kim").evolve(id="Kim")))
    assert curves(map_) == ["Ines", "Omar", "Kim"]
