"""The workbook, reopened with another library: dates are dates, numbers are numbers, text is text."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from mapdesigner.exchange.cell_text import MOST_CHARACTERS, clean_text
from mapdesigner.exchange.table import Column, Share, Table
from mapdesigner.exchange.workbook import workbook, written
from mapdesigner.exchange.workbook_styles import number_format, share_format
from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.codec import read_map
from mapdesigner.model import (
    Audit,
    Brand,
    Experiment,
    Feedback,
    Goal,
    Improvement,
    Metric,
    Observation,
    Persona,
    PersonaSentiment,
    Variant,
    new_map,
    new_note,
    new_touchpoint,
    touchpoint_count,
)
from mapdesigner.resources import samples_path
from strategies import maps, texts

TODAY = date(2026, 11, 22)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "{=1}", "=cmd|' /C calc'!A0", "＝1")
LINKS = ("http://example.com", "mailto:a@b.c", "internal:Sheet1!A1", "external:a.xlsx", "file:///x")
AWKWARD = ("<r>x</r>", "<r></r>", "_x0041_", "&amp;", "007", "1e5", "TRUE", "2026-01-01", "a\r\nb", "'x")


def opened(made):
    return openpyxl.load_workbook(io.BytesIO(made.data))


def rows(made, name):
    """A sheet's rows under its heads, each as a dictionary of its cells."""
    sheet = opened(made)[name]
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


def values(made, name):
    return [{head: cell.value for head, cell in row.items()} for row in rows(made, name)]


def shop(**fields):
    """A map with one of everything; `fields` are about its touchpoint."""
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, "Checkout", "website", "digital").evolve(id="checkout", **fields)
    pain = new_note(map_.lanes[2].id, "Slow").evolve(votes=3, tags=("mobile", "Christmas"))
    first = map_.stages[1].evolve(cards=(pain, card), customer_goal="Pay quickly", goals=("gift",))
    return map_.evolve(
        personas=(Persona(id="anna", name="Anna", needs="To know the price"),),
        goals=(Goal(id="gift", statement="A gift by Friday", deadline=date(2026, 12, 22)),),
        stages=(map_.stages[0], first, *map_.stages[2:]),
    )


def titled(title, **fields):
    """A map with a touchpoint of a title."""
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, title).evolve(**fields)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=(card,)),))


def test_a_touchpoint_is_a_row_with_all_that_is_known_of_it():
    made = workbook(
        shop(
            description="Three pages.",
            owner="Web team",
            sentiment=-2,
            sentiments=(PersonaSentiment(persona="anna", sentiment=1),),
            moment_of_truth=True,
            evidence="measured",
            personas=("anna",),
            goals=("gift",),
            audit=Audit(customer_focus=1, quality=4),
            votes=6,
            tags=("mobile", "Christmas"),
        ),
        TODAY,
    )
    assert values(made, "Touchpoints") == [
        {
            "Stage": "Purchase",
            "Phase": "purchase",
            "Lane": "Touchpoints",
            "Touchpoint": "Checkout",
            "Description": "Three pages.",
            "Channel": "website",
            "Setting": "digital",
            "Owner": "Web team",
            "Sentiment": -2,
            "Sentiment by persona": "Anna +1",
            "Moment of truth": "yes",
            "Evidence": "measured",
            "Personas": "Anna",
            "Goals": "A gift by Friday",
            "Audit: customer focus": 1,
            "Audit: consistency": None,
            "Audit: quality": 4,
            "Audit: feedback": None,
            "Votes": 6,
            "Tags": "mobile; Christmas",
        }
    ]
    assert values(made, "Notes") == [
        {
            "Stage": "Purchase",
            "Phase": "purchase",
            "Lane": "Pains",
            "Note": "Slow",
            "Votes": 3,
            "Tags": "mobile; Christmas",
        }
    ]


def test_rates_are_per_cent_and_days_are_dates():
    seen = (
        Observation(on=date(2026, 9, 30), value=0.24, sample_size=500),
        Observation(on=date(2026, 10, 31), value=0.221, sample_size=5730),
    )
    rate = Metric(kind="conversion_rate", baseline=0.26, target=0.3, observations=seen, source="Web")
    load = Metric(kind="load_time", baseline=4.1, observations=(Observation(on=TODAY, value=2.6),))
    made = workbook(shop(metrics=(rate, load)), TODAY)
    first, second = rows(made, "Metrics")
    assert [first[head].value for head in ("Metric", "Unit", "Baseline", "Target", "Latest")] == [
        *("Conversion rate", "%", 0.26, 0.3, 0.221),
    ]
    assert all("%" in first[head].number_format for head in ("Baseline", "Latest", "Change", "95 % from"))
    assert first["Latest on"].is_date and first["Latest on"].value == datetime(2026, 10, 31)
    assert first["Change"].value == pytest.approx(-0.039)
    assert first["Status"].value == "off target" and first["Sample size"].value == 5730
    assert first["95 % from"].value < 0.221 < first["95 % to"].value
    assert second["Latest"].value == 2.6 and "%" not in second["Latest"].number_format
    observed = values(made, "Observations")
    assert [row["Value"] for row in observed] == [0.24, 0.221, 2.6]
    assert [row["On"].date() for row in observed] == [date(2026, 9, 30), date(2026, 10, 31), TODAY]


def test_improvements_stand_by_rank_with_real_dates():
    notes = (
        Improvement(id="done", title="Old", impact=5, effort=1, status="done"),
        Improvement(id="slow", title="Slow", impact=2, effort=4, owner="Ola", expected="Less"),
        Improvement(
            id="quick",
            title="Quick",
            impact=5,
            effort=2,
            due=date(2027, 1, 15),
            touchpoints=("checkout",),
            lever="user experience",
            note="One page",
        ),
    )
    made = values(workbook(shop().evolve(improvements=notes), TODAY), "Improvements")
    assert [(row["Rank"], row["Improvement"]) for row in made] == [(1, "Quick"), (2, "Slow"), (None, "Old")]
    assert made[0]["Due"] == datetime(2027, 1, 15)
    assert (made[0]["Touchpoints"], made[0]["Stage"], made[0]["Lever"]) == (
        *("Checkout", "Purchase", "user experience"),
    )
    assert (made[1]["Owner"], made[1]["Impact"], made[1]["Expected"]) == ("Ola", 2, "Less")


def test_feedback_goals_personas_and_experiments_have_sheets():
    said = Feedback(quote="I gave up", who="Ann", source="Survey", received_on=TODAY, sentiment=-2)
    test = Experiment(
        id="test",
        touchpoint="checkout",
        hypothesis="Shorter is better",
        variants=(Variant(name="A", visitors=100, conversions=20), Variant(name="B", visitors=90)),
        started_on=date(2026, 11, 1),
    )
    made = workbook(shop(feedback=(said,), goals=("gift",)).evolve(experiments=(test,)), TODAY)
    (quote,) = values(made, "Feedback")
    assert (quote["Touchpoint"], quote["Quote"], quote["Sentiment"], quote["Status"]) == (
        *("Checkout", "I gave up", -2, "new"),
    )
    assert quote["Received on"] == datetime(2026, 11, 22)
    (goal,) = values(made, "Goals")
    assert (goal["Goal"], goal["Deadline"], goal["Serving stages"]) == (
        *("A gift by Friday", datetime(2026, 12, 22), 1),
    )
    assert values(made, "Personas")[0]["Needs"] == "To know the price"
    variants = rows(made, "Experiments")
    assert [row["Variant"].value for row in variants] == ["A", "B"]
    assert [row["Rate"].value for row in variants] == [0.2, 0]
    assert "%" in variants[0]["Rate"].number_format
    assert variants[0]["Started on"].value == datetime(2026, 11, 1)
    assert "converts" in variants[0]["Result"].value


def test_what_the_map_has_none_of_has_no_sheet_and_that_is_said():
    book = opened(workbook(new_map("Empty"), TODAY))
    assert book.sheetnames == ["Stages", "Lanes", "About"]
    said = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row if cell.value)
    assert said.startswith("Empty ")
    assert "none of these: touchpoints, notes, metrics," in said


def test_a_map_without_a_title_and_stages_can_be_opened_too():
    book = opened(workbook(new_map("").evolve(stages=(), lanes=()), TODAY))
    assert book.sheetnames == ["About"]
    assert book["About"]["A1"].value == "Untitled journey map"


def test_sheets_are_ready_to_filter_and_to_print():
    map_ = titled("Checkout").evolve(title="AT&G &[Picture] & &P", author="Ola", organisation="Tide")
    book = opened(workbook(map_, TODAY))
    sheet = book["Touchpoints"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:T2"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.left.text.replace("&&\u200b", "&").strip() == "AT&G &[Picture] & &P"
    assert (book.properties.title, book.properties.creator) == (map_.title, "Ola")
    assert sheet["D2"].alignment.wrap_text


def test_a_row_is_as_high_as_its_text():
    long = "A sentence that goes on for quite a while. " * 6
    book = opened(workbook(titled("One", description=long), TODAY))
    assert 80 < book["Touchpoints"].row_dimensions[2].height < 160
    book = opened(workbook(titled("One", description="\n".join("abc")), TODAY))
    assert book["Touchpoints"].row_dimensions[2].height == pytest.approx(3 * 12.75 + 4, abs=0.75)
    book = opened(workbook(titled("One", description="x" * 1_000_000), TODAY))
    assert book["Touchpoints"].row_dimensions[2].height == pytest.approx(409, abs=0.75)


def test_heads_have_the_accent_of_the_brand():
    book = opened(workbook(titled("One").evolve(brand=Brand(accent="#AA0011")), TODAY))
    assert book["Touchpoints"]["A1"].border.bottom.color.rgb == "FFAA0011"


@pytest.mark.parametrize("text", (*FORMULAS, *LINKS, *AWKWARD))
def test_text_stays_text_wherever_it_stands(text):
    map_ = titled(text, owner=text, tags=(text,)).evolve(title=text, author=text, purpose=text)
    made = workbook(map_, TODAY)
    (row,) = rows(made, "Touchpoints")
    assert row["Touchpoint"].value == clean_text(text)[0]
    assert row["Touchpoint"].data_type == "s" and row["Touchpoint"].hyperlink is None
    assert_no_formulas(made)


def test_text_like_a_formula_stays_text_when_its_cell_is_edited():
    (row,) = rows(workbook(titled("=1+1", owner="Ola"), TODAY), "Touchpoints")
    assert row["Touchpoint"].quotePrefix
    assert not row["Owner"].quotePrefix


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), texts)
def test_whatever_a_map_holds_the_workbook_opens_and_has_no_formulas(map_, text):
    map_ = map_.evolve(title=text)
    made = workbook(map_, TODAY)
    assert_no_formulas(made)
    titles = {row["Touchpoint"] for row in values(made, "Touchpoints")} if touchpoint_count(map_) else set()
    cards = [card for stage in map_.stages for card in stage.cards if card.kind == "touchpoint"]
    assert titles == {clean_text(card.title)[0] or None for card in cards}


def assert_no_formulas(made):
    for sheet in opened(made):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = [data for name, data in parts.items() if name.startswith("xl/worksheets/")]
    assert sheets and not any(b"<f" in data or b"<hyperlink" in data for data in sheets)
    assert not any(b"<r>" in data and b"<rPr>" not in data for data in parts.values() if b"<sst" in data)


def test_the_same_map_gives_the_same_bytes():
    map_ = read_map((samples_path() / "online-bookshop.json").read_bytes())
    assert workbook(map_, TODAY).data == workbook(map_, TODAY).data


def test_text_longer_than_a_cell_holds_is_cut_and_said():
    made = workbook(titled("x" * 40_000, description="👍" * 20_000), TODAY)
    (row,) = values(made, "Touchpoints")
    assert row["Touchpoint"] == "x" * (MOST_CHARACTERS - 1) + "…"
    assert row["Description"] == "👍" * ((MOST_CHARACTERS - 1) // 2) + "…"
    assert made.warnings == (
        "2 texts are longer than the 32,767 characters that a cell holds and cut there; "
        "the first is in Touchpoints, cell D2.",
    )


def test_control_characters_are_left_out_and_said():
    made = workbook(titled("a\x00b\x1bc\uffffd\x0be\u2028f"), TODAY)
    assert values(made, "Touchpoints")[0]["Touchpoint"] == "a b c d\ne\nf"
    assert made.warnings == (
        "One text is with control characters; they were left out, for a sheet can’t hold them: "
        "Touchpoints, cell D2.",
    )


def plain_table(*cells, kind="text"):
    return Table("Things", (Column("Thing", 14, kind),), tuple((cell,) for cell in cells))


def test_dates_before_1900_are_text_and_said():
    made = written(new_map(), (plain_table(date(1899, 12, 31), date(1900, 1, 1), date(1900, 3, 1)),))
    first, second, third = (row["Thing"] for row in values(made, "Things"))
    assert first == "1899-12-31"
    assert (second, third) == (datetime(1900, 1, 1), datetime(1900, 3, 1))
    assert "before 1900 and written as text" in made.warnings[0]


def test_numbers_too_large_for_a_sheet_are_text_and_said():
    made = written(new_map(), (plain_table(1e308, 10**400, Share(9.995e307), 10**15, 9e307),))
    found = [row["Thing"] for row in values(made, "Things")]
    assert found[:2] == ["1e+308", "1" + "0" * 400]
    assert found[3:] == [10**15, 9e307]
    assert made.warnings == (
        "3 numbers are too large for a sheet’s numbers and written as text; the first is in Things, cell A2.",
    )


def test_more_rows_than_a_sheet_holds_go_on_in_another():
    made = written(new_map(), (plain_table(*range(10)),), most_rows=5)
    book = opened(made)
    assert book.sheetnames == ["Things", "Things 2", "Things 3", "About"]
    found = [row["Thing"] for name in book.sheetnames[:3] for row in values(made, name)]
    assert found == list(range(10))
    assert made.warnings == ("Things has more rows than a sheet holds; it goes on in the sheet “Things 2”.",)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "#,##0"),
        (5.0, "#,##0"),
        (-12.5, "#,##0.0"),
        (4.25, "#,##0.00"),
        (1 / 3, "#,##0.00"),
        (0.0004, "General"),
        (1e300, "General"),
    ],
)
def test_numbers_show_what_they_say(value, shown):
    assert number_format(value).removesuffix("_M") == shown


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(0.22, "0.0%"), (0.221, "0.0%"), (0.0135, "0.00%"), (0.21123, "0.0%"), (0.0002, "0.00##%"), (0, "0.0%")],
)
def test_rates_show_what_they_say(rate, shown):
    assert share_format(Share(rate)).removesuffix("_M") == shown


def test_an_export_can_be_followed_and_called_off():
    map_ = new_map("Big")
    cards = tuple(new_touchpoint(map_.lanes[0].id, f"Card {number}") for number in range(1_000))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards),))
    export = format_named("workbook").export
    heard = []
    assert export(map_, ExportOptions(), lambda share, words: heard.append((share, words))).data
    shares = [share for share, _ in heard]
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) >= 5
    assert {words for _, words in heard} == {"Writing the sheets"}
    asked = iter([False, False])
    with pytest.raises(ExportCancelled):
        export(map_, ExportOptions(), None, lambda: next(asked, True))


@pytest.mark.parametrize("path", sorted(samples_path().glob("*.json")), ids=lambda path: path.stem)
def test_each_sample_is_whole_in_its_workbook(path):
    map_ = read_map(path.read_bytes())
    made = workbook(map_, TODAY)
    assert made.warnings == ()
    assert len(values(made, "Touchpoints")) == touchpoint_count(map_)
    assert len(values(made, "Improvements")) == len(map_.improvements)
