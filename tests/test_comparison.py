"""Comparing two maps: what was added, removed, moved, changed and done."""

import io

import pypdf
import pytest
from hypothesis import given

from mapdesigner.cli import main
from mapdesigner.edit import (
    add_card,
    change_improvement,
    change_map,
    change_touchpoints,
    future_copy,
    move_cards,
    move_stage,
    remove_cards,
    remove_stage,
)
from mapdesigner.export.report.comparison import export_comparison
from mapdesigner.files.disk import save_map
from mapdesigner.insight.card_changes import COMPARED_FIELDS
from mapdesigner.insight.comparison import compare, is_before
from mapdesigner.layout.comparison import comparison_box
from mapdesigner.layout.marks import Rect, Stroke, Words
from mapdesigner.model import (
    Audit,
    Feedback,
    Metric,
    Observation,
    PersonaSentiment,
    Touchpoint,
    new_id,
    touchpoints_of,
)
from small_shop import small_shop, touchpoint
from strategies import maps


def future(map_):
    return future_copy(map_, "shop.json")


def titles(placed):
    return [each.card.title for each in placed]


def test_a_copy_has_no_differences():
    assert not compare(small_shop(), future(small_shop())).has_differences


def test_added_and_removed_touchpoints_with_their_places():
    map_ = small_shop()
    new = remove_cards(add_card(future(map_), touchpoint("App"), "buy"), ["review"])
    told = compare(map_, new)
    assert [(each.card.title, each.place) for each in told.added] == [("App", "Buy · Web")]
    assert [(each.card.title, each.place) for each in told.removed] == [("Review", "Compare · Web")]
    assert (told.moved, told.changed) == ((), ())


def test_moved_touchpoints_tell_from_where_to_where():
    map_ = small_shop()
    (pair,) = compare(map_, move_cards(future(map_), ["review"], "buy", "store")).moved
    assert (pair.current.place, pair.future.place) == ("Compare · Web", "Buy · Store")


def test_another_place_among_the_cards_of_a_cell_is_no_move():
    map_ = small_shop()
    assert not compare(map_, move_cards(future(map_), ["review"], "compare", "web", 0)).has_differences


def test_a_stage_moved_or_renamed_keeps_its_touchpoints():
    map_ = small_shop()
    new = move_stage(future(map_), "compare", 1)
    assert not compare(
        map_, new.evolve(stages=(new.stages[0].evolve(name="Pay"), new.stages[1]))
    ).has_differences


CHANGES = (
    ({"title": "Pay"}, ("title", "“Checkout”", "“Pay”")),
    ({"channel": "store"}, ("channel", "–", "store")),
    ({"sentiment": 2}, ("sentiment", "–", "very good")),
    ({"moment_of_truth": True}, ("moment of truth", "no", "yes")),
    ({"evidence": "measured"}, ("evidence", "–", "measured")),
    ({"personas": ("ines",)}, ("personas", "–", "Ines")),
    ({"goals": ("book",)}, ("goals", "–", "A book by Friday")),
    ({"sentiments": (PersonaSentiment(persona="ines", sentiment=-1),)}, ("sentiments", "–", "Ines bad")),
    ({"feedback": (Feedback(quote="Fine"),)}, ("feedback", "–", "1 quote")),
    ({"audit": Audit(quality=4)}, ("audit", "–", "quality 4")),
    ({"votes": 3}, ("votes", "–", "3 votes")),
    ({"tags": ("app", "new")}, ("tags", "–", "app, new")),
    (
        {"metrics": (Metric(kind="conversion_rate", baseline=0.2, target=0.3),)},
        ("Conversion rate", "–", "baseline 20\u202f%, target 30\u202f%"),
    ),
)


def test_each_changed_field_is_told_in_words():
    for fields, words in CHANGES:
        map_ = small_shop()
        (changed,) = compare(map_, change_touchpoints(future(map_), ["checkout"], **fields)).changed
        assert changed.fields == (words,)


def test_every_field_of_a_touchpoint_is_compared():
    assert set(Touchpoint.model_fields) - COMPARED_FIELDS == {"kind", "id", "lane"}


def test_a_difference_that_its_words_do_not_show_is_told_all_the_same():
    from datetime import date

    seen = Observation(on=date(2026, 1, 1), value=5)
    metric = Metric(kind="nps", observations=(seen,))
    map_ = change_touchpoints(small_shop(), ["checkout"], metrics=(metric,), description="a" * 90)
    new = change_touchpoints(
        future(map_),
        ["checkout"],
        metrics=(metric.evolve(source="Poll"),),
        description="a" * 90 + "b",
    )
    (changed,) = compare(map_, new).changed
    assert changed.fields[1][::2] == ("Net promoter score", "other details")


def test_a_long_text_that_was_changed_at_its_end_is_told_whole():
    long = "a word and " * 40
    map_ = change_touchpoints(small_shop(), ["checkout"], description=f"{long}then")
    new = change_touchpoints(future(map_), ["checkout"], description=f"{long}\nnow")
    (changed,) = compare(map_, new).changed
    assert changed.fields == (("description", f"“{long}then”", f"“{long}now”"),)


def test_improvements_that_were_done_are_told():
    map_ = small_shop()
    new = change_improvement(future(map_), "faster", status="done")
    assert [note.title for note in compare(map_, new).improvements_done] == ["Faster"]
    assert compare(new, new).improvements_done == ()


def other_shop():
    """A map drawn by somebody else: no id in common, and the same words."""
    map_ = small_shop()
    lanes = tuple(lane.evolve(id=new_id()) for lane in map_.lanes)
    lane_ids = {lane.id: new.id for lane, new in zip(map_.lanes, lanes, strict=True)}
    stages = tuple(
        stage.evolve(
            id=new_id(),
            name=f" {stage.name.upper()} ",
            cards=tuple(card.evolve(id=new_id(), lane=lane_ids[card.lane]) for card in stage.cards),
        )
        for stage in map_.stages
    )
    return map_.evolve(id="other", lanes=lanes, stages=stages, improvements=(), experiments=())


def test_maps_that_are_no_copies_are_compared_by_title_within_the_stage():
    map_, other = small_shop(), other_shop()
    assert not compare(map_, other).has_differences
    card = touchpoints_of(other.stages[0])[0]
    moved = move_cards(other, [card.id], other.stages[1].id, card.lane)
    told = compare(map_, moved)
    assert (titles(told.removed), titles(told.added)) == (["Search"], ["Search"])


def test_personas_of_the_same_name_are_no_difference_between_maps_that_are_no_copies():
    map_ = change_touchpoints(small_shop(), ["checkout"], personas=("ines",))
    other = other_shop()
    persona = other.personas[0].evolve(id="somebody")
    card = touchpoints_of(other.stages[1])[0]
    other = change_touchpoints(other.evolve(personas=(persona,)), [card.id], personas=("somebody",))
    assert not compare(map_, other).has_differences


# The curves


def test_what_is_felt_stands_stage_by_stage_as_it_is_read():
    map_ = change_touchpoints(small_shop(), ["review", "window", "till"], sentiment=-1)
    new = change_touchpoints(future(map_), ["window", "search"], sentiment=2)
    assert [column[2:] for column in compare(map_, new).columns] == [((-1, -1), (2, -1, 2)), ((-1,), (-1,))]


def test_a_stage_that_is_gone_keeps_its_place_among_the_columns():
    map_ = small_shop()
    third = map_.stages[0].evolve(id="keep", name="Keep", cards=())
    map_ = map_.evolve(stages=(*map_.stages, third))
    new = remove_stage(future(map_), "buy")
    assert [column.name for column in compare(map_, new).columns] == ["Compare", "Buy", "Keep"]
    assert [column.name for column in compare(new, map_).columns] == ["Compare", "Buy", "Keep"]


# Which of two maps comes first


def test_a_map_comes_before_the_one_that_is_based_on_it():
    map_ = small_shop()
    copy = change_map(future(map_), state="current")
    assert is_before(map_, copy)
    assert not is_before(copy, map_)


def test_without_a_link_the_future_state_comes_second():
    map_ = small_shop()
    other = change_map(map_.evolve(id="other"), state="future")
    assert is_before(map_, other)
    assert not is_before(other, map_)
    assert is_before(map_, map_.evolve(id="other"))


# Laws


@given(maps())
def test_a_map_does_not_differ_from_itself(map_):
    told = compare(map_, map_)
    assert not told.has_differences
    assert all(column.current == column.future for column in told.columns)


@given(maps(), maps())
def test_swapping_the_maps_swaps_added_and_removed(one, other):
    there, back = compare(one, other), compare(other, one)
    assert there.added == back.removed
    assert there.removed == back.added
    assert {(pair.future, pair.current) for pair in there.moved} == {tuple(pair) for pair in back.moved}
    assert len(there.changed) == len(back.changed)


@given(maps(), maps())
def test_every_touchpoint_is_added_removed_or_in_both(one, other):
    told = compare(one, other)
    counts = [sum(len(touchpoints_of(stage)) for stage in map_.stages) for map_ in (one, other)]
    assert counts[1] - len(told.added) == counts[0] - len(told.removed)


# The picture


def shown(box):
    """The words of a picture."""
    return [mark.line.text for mark in box.marks if isinstance(mark, Words)]


def test_the_curves_are_named_where_they_end_and_stages_tell_their_means():
    map_ = change_touchpoints(small_shop(), ["search", "review", "till"], sentiment=-1)
    new = change_touchpoints(future(map_), ["till"], sentiment=2)
    box = comparison_box(compare(map_, new), 600)
    assert shown(box)[:4] == ["Compare", "−1 → −1", "Buy", "−1 → +2"]
    names = {mark.line.text: mark for mark in box.marks if isinstance(mark, Words)}
    assert names["Future"].baseline < names["Current"].baseline
    assert (names["Current"].colour, names["Future"].colour) == ("muted", "accent")
    curves = [mark for mark in box.marks if isinstance(mark, Stroke) and mark.width == 2.0]
    assert [(curve.colour, bool(curve.dash)) for curve in curves] == [("muted", True), ("accent", False)]


def test_names_of_curves_that_end_together_stand_apart():
    map_ = change_touchpoints(small_shop(), ["search", "till"], sentiment=1)
    box = comparison_box(compare(map_, future(map_)), 600)
    baselines = {mark.line.text: mark.baseline for mark in box.marks if isinstance(mark, Words)}
    assert baselines["Current"] - baselines["Future"] >= 15


def test_maps_that_are_not_current_and_future_are_first_and_second():
    map_ = change_touchpoints(small_shop(), ["search"], sentiment=1)
    assert shown(comparison_box(compare(map_, map_), 600))[-2:] == ["Second", "First"]


@given(maps(), maps())
def test_the_picture_stays_within_its_box(one, other):
    box = comparison_box(compare(one, other), 640)
    for mark in box.marks:
        if isinstance(mark, Words):
            assert mark.x + mark.line.width_pt <= 640.5
            assert mark.baseline <= box.height
        elif isinstance(mark, Rect):
            assert mark.x >= -4 and mark.x + mark.width <= 644
            assert mark.y + mark.height <= box.height


def test_a_stage_of_very_many_touchpoints_is_drawn_by_its_means():
    cards = tuple(touchpoint(f"Card-{number}", sentiment=number % 3 - 1) for number in range(900))
    map_ = small_shop()
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards), map_.stages[1]))
    box = comparison_box(compare(map_, map_), 640)
    assert sum(isinstance(mark, Rect) and mark.radius > 0 for mark in box.marks) < 100


# The command line and the PDF


@pytest.fixture
def files(tmp_path):
    """A current-state map and its future on the disk."""
    map_ = change_touchpoints(small_shop(), ["search", "till"], sentiment=-1)
    new = change_touchpoints(future(map_), ["search"], sentiment=2, channel="search")
    new = add_card(remove_cards(new, ["review"]), touchpoint("App"), "buy")
    new = move_cards(new, ["window"], "buy", "web")
    paths = tmp_path / "shop.json", tmp_path / "shop-future.json"
    for path, each in zip(paths, (map_, change_improvement(new, "faster", status="done")), strict=True):
        save_map(path, each)
    return tuple(map(str, paths))


def test_the_command_prints_what_differs(files, capsys):
    assert main(["compare", *files]) == 0
    assert capsys.readouterr().out == (
        "Touchpoints: 1 added, 1 removed, 1 moved, 1 changed; 1 improvement done.\n"
        "\nAdded (1)\n  App (Buy · Web)\n"
        "\nRemoved (1)\n  Review (Compare · Web)\n"
        "\nMoved (1)\n  Window (Compare · Store → Buy · Web)\n"
        "\nChanged (1)\n  Search (Compare · Web)\n"
        "    channel: – → search\n    sentiment: bad → very good\n"
        "\nImprovements done (1)\n  Faster\n"
    )


def test_the_command_says_when_nothing_differs(files, capsys):
    assert main(["compare", files[0], files[0]]) == 0
    assert capsys.readouterr().out == "No touchpoint differs.\n"


def test_the_command_writes_the_pdf(files, tmp_path, capsys):
    target = tmp_path / "compared.pdf"
    assert main(["compare", *files, "--pdf", str(target)]) == 0
    assert capsys.readouterr().out.endswith(f"{target} (1 page)\n")
    reader = pypdf.PdfReader(target)
    text = reader.pages[0].extract_text()
    assert reader.metadata.title == "Current and future: Shop – future"
    for words in ("From “Shop” to “Shop – future”", "Added (1)", "Improvements done (1)", "bad → very good"):
        assert words in text


def test_a_long_comparison_goes_on_over_pages_and_equal_ones_give_equal_bytes():
    map_ = small_shop()
    new = future(map_)
    for number in range(120):
        new = add_card(new, touchpoint(f"Card-{number}"), "buy")
    made = export_comparison(compare(map_, new))
    assert made.page_count > 3
    assert made.data == export_comparison(compare(map_, new)).data
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.data)).pages)
    assert "Card-119" in text
    assert f"{made.page_count} of {made.page_count}" in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-", "-"], 2, "Only one of the two maps can come from standard input."),
        (["shop.json", "gone.json"], 3, "gone.json can't be read"),
        (["shop.json", "shop.json", "--pdf", "out.txt"], 2, "must end in .pdf"),
        (["shop.json", "shop.json", "--pdf", "nowhere/out.pdf"], 1, "the folder nowhere is not there"),
        (["shop.json"], 2, "FUTURE.json"),
    ],
)
def test_what_can_not_be_compared_is_one_sentence(
    files, arguments, code, words, capsys, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    assert main(["compare", *arguments]) == code
    error = capsys.readouterr().err
    assert error.startswith("mapdesigner: ") and error.count("\n") == 1
    assert words in error
