"""The CSV file: read back as CSV, it holds every card, and nothing that a spreadsheet takes for a formula."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapdesigner.exchange.cell_text import clean_text
from mapdesigner.exchange.csv_table import SEPARATORS, csv_table
from mapdesigner.exchange.map_names import as_read
from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled, ExportFailed
from mapdesigner.files.codec import read_map
from mapdesigner.model import Audit, card_text, new_map, new_note, new_touchpoint
from mapdesigner.resources import samples_path
from strategies import maps

FORMULAS = ("=1+1", "+47 22", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|' /C calc'!A0", "＝1", "\x00=1")


def rows(made, separator=","):
    """The table's rows, each as a dictionary, as a program reads them that knows UTF-8 with a mark."""
    text = io.StringIO(made.data.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=separator, strict=True))


def shop(title="Checkout", **fields):
    map_ = new_map("Shop")
    card = new_touchpoint(map_.lanes[0].id, title, "website").evolve(**fields)
    pain = new_note(map_.lanes[2].id, "Slow").evolve(votes=3)
    return map_.evolve(stages=(map_.stages[0].evolve(cards=(pain, card)), *map_.stages[1:]))


def test_each_card_is_a_row_as_the_map_is_read():
    made = csv_table(
        shop(sentiment=-2, audit=Audit(quality=4), tags=("mobile", "slow"), moment_of_truth=True)
    )
    first, second = rows(made)
    assert (first["Kind"], first["Stage"], first["Lane"], first["Title"]) == (
        "touchpoint",
        "Pre-purchase",
        "Touchpoints",
        "Checkout",
    )
    assert (first["Channel"], first["Sentiment"], first["Audit: quality"]) == ("website", "-2", "4")
    assert (first["Moment of truth"], first["Tags"], first["Votes"]) == ("yes", "mobile; slow", "0")
    assert (second["Kind"], second["Lane"], second["Title"], second["Votes"]) == (
        "note",
        "Pains",
        "Slow",
        "3",
    )
    assert second["Channel"] == second["Moment of truth"] == ""
    assert made.warnings == ()


def test_excel_is_told_that_it_is_utf_8():
    made = csv_table(shop("Kjøp i nettbutikk – 注文"))
    assert made.data.startswith(b"\xef\xbb\xbfKind,Stage,")
    assert made.data.endswith(b"\r\n")
    assert rows(made)[0]["Title"] == "Kjøp i nettbutikk – 注文"


@pytest.mark.parametrize("separator", SEPARATORS)
def test_any_separator_can_stand_in_the_texts(separator):
    title = 'One, two; three\tfour "five"\nsix\r\nseven'
    made = csv_table(shop(title), separator)
    assert made.data.split(b"\r\n")[0].decode("utf-8-sig").startswith(f"Kind{separator}Stage{separator}")
    assert rows(made, separator)[0]["Title"] == title.replace("\r\n", "\n")


def test_another_separator_is_refused_with_a_sentence():
    with pytest.raises(ExportFailed) as refused:
        format_named("table").export(shop(), ExportOptions(separator="|"))
    assert str(refused.value) == "A CSV file can’t be separated by “|”; take a comma, a semicolon or a tab."


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_led_by_an_apostrophe(text):
    made = csv_table(shop(text, owner="Ola"))
    row = rows(made)[0]
    assert row["Title"] == f"'{clean_text(text)[0]}"
    assert row["Owner"] == "Ola"
    assert made.warnings[0] == "One text looks like a formula, so an apostrophe leads it."


def test_numbers_stay_numbers():
    row = rows(csv_table(shop(sentiment=-1, votes=12)))[0]
    assert (row["Sentiment"], row["Votes"]) == ("-1", "12")


def test_control_characters_and_long_texts_are_said():
    made = csv_table(shop("a\x00b", description="x" * 40_000, owner="\x1b"))
    assert rows(made)[0]["Title"] == "a b"
    assert len(rows(made)[0]["Description"]) == 40_000
    assert made.warnings == (
        "2 texts had control characters, which were left out.",
        "One text is longer than the 32,767 characters that Excel reads in a cell.",
    )


def test_a_map_without_cards_has_the_heads_alone():
    made = csv_table(new_map())
    assert rows(made) == [] and made.data.count(b"\r\n") == 1


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), st.sampled_from(SEPARATORS))
def test_whatever_a_map_holds_the_table_reads_back(map_, separator):
    found = rows(csv_table(map_, separator), separator)
    titles = [clean_text(card_text(card))[0] for _, _, card in as_read(map_)]
    assert [row["Title"].removeprefix("'") for row in found] == [each.removeprefix("'") for each in titles]
    for row in found:
        for head, text in row.items():
            is_number = head in ("Sentiment", "Votes") or head.startswith("Audit")
            assert is_number or text.lstrip()[:1] not in tuple("=+-@"), (head, text)


@pytest.mark.parametrize("path", sorted(samples_path().glob("*.json")), ids=lambda path: path.stem)
def test_each_sample_is_whole_in_its_table(path):
    map_ = read_map(path.read_bytes())
    exported = format_named("table").export(map_, ExportOptions(separator=";"))
    assert len(rows(exported, ";")) == sum(len(stage.cards) for stage in map_.stages)


def test_an_export_can_be_followed_and_called_off():
    map_ = new_map("Big")
    cards = tuple(new_note(map_.lanes[2].id, f"Note {number}") for number in range(1_000))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=cards),))
    export = format_named("table").export
    shares = []
    export(map_, ExportOptions(), lambda share, words: shares.append(share))
    assert shares == [0, 0.2, 0.4, 0.6, 0.8, 1]
    with pytest.raises(ExportCancelled):
        export(map_, ExportOptions(), None, lambda: len(shares) > 0)
