"""Samples show on any day what they were made to show; nobody's own map is touched."""

import json
import re
from datetime import date, timedelta

import pytest

from mapdesigner.cli import main
from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.disk import open_map, save_map
from mapdesigner.files.samples import SAMPLES, WRITTEN_FOR, is_sample, seen_on
from mapdesigner.insight.experiment_state import experiment_state
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.health import health
from mapdesigner.insight.summary import summary_sentences
from mapdesigner.insight.targets import target_counts
from mapdesigner.model import JourneyMap, new_map
from mapdesigner.resources import resource_path, sample_files, samples_path, template_files

every_sample = pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
DAYS = [WRITTEN_FOR + timedelta(days) for days in (-400, 1, 9, 40, 99, 186, 365, 799, 4000)]
DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+( \d{4})?\b|\b\d{4}-\d\d-\d\d\b|datetime\.date\([^)]*\)")
# A day or a year that would be wrong a year later.
A_DAY_IN_WORDS = re.compile(
    r"\b\d{1,2}\.? (januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)y?\b"
    r"|\b20[2-4]\d\b",
    re.IGNORECASE,
)


def shown_on(map_: JourneyMap, day: date) -> list[object]:
    """Return what the insight pages, the board and the report say on a day, without the days they name."""
    found = [
        (each.rule, each.severity, each.about, each.subject, DAY.sub("…", each.sentence))
        for each in evaluate(map_, day).shown
    ]
    tests = [DAY.sub("…", experiment_state(test, day)) for test in map_.experiments]
    overdue = [note.title for note in map_.improvements if note.due is not None and note.due < day]
    summary = [DAY.sub("…", sentence) for _, sentence in summary_sentences(map_, day)]
    return [found, tests, overdue, summary, DAY.sub("…", repr(health(map_, day))), target_counts(map_, day)]


@every_sample
def test_a_sample_shows_on_any_day_what_it_was_made_to_show(path):
    written = read_map(path.read_bytes())
    meant = shown_on(written, WRITTEN_FOR)
    for day in DAYS:
        assert shown_on(seen_on(written, day), day) == meant
    assert shown_on(open_map(path), date.today()) == meant


@every_sample
def test_only_the_dates_of_a_sample_move_and_all_of_them_do(path):
    written = read_map(path.read_bytes())
    assert seen_on(written, WRITTEN_FOR) is written
    moved = write_map(seen_on(written, WRITTEN_FOR + timedelta(1))).decode().splitlines()
    pairs = zip(write_map(written).decode().splitlines(), moved, strict=True)
    days = re.compile(r'"(\d{4}-\d\d-\d\d)"')
    for old, new in pairs:
        if found := days.search(old):
            tomorrow = date.fromisoformat(found[1]) + timedelta(1)
            assert new == old.replace(found[1], tomorrow.isoformat())
        else:
            assert new == old


@pytest.mark.parametrize("path", [*sample_files(), *template_files()], ids=lambda path: path.stem)
def test_no_words_name_a_day_or_a_year(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = re.compile(r'"(on|due|deadline|review_on|started_on|ended_on|received_on)": "\d{4}-\d\d-\d\d"')
    words = [line for line in lines if not fields.search(line) and not re.search(r": \d+(\.\d+)?,?$", line)]
    assert [line.strip()[:90] for line in words if A_DAY_IN_WORDS.search(line)] == []


def test_templates_hold_no_dates():
    assert [
        path.stem for path in template_files() if re.search(r"\d{4}-\d\d-\d\d", path.read_text("utf-8"))
    ] == []
    assert resource_path("templates").is_dir()


def test_the_samples_are_these_by_whatever_path_and_nothing_else_is(tmp_path, monkeypatch):
    assert sorted(path.stem for path in sample_files()) == sorted(SAMPLES)
    assert all(is_sample(path) for path in sample_files())
    assert is_sample(samples_path() / ".." / "samples" / "clinic-visit.json")
    monkeypatch.chdir(samples_path())
    assert is_sample(sample_files()[0].relative_to(samples_path()))
    assert not is_sample(samples_path() / "our-own-map.json")
    assert not is_sample(tmp_path / "clinic-visit.json")


def test_a_map_of_ones_own_keeps_its_dates_also_one_begun_as_a_sample(tmp_path):
    own = new_map("Shop").evolve(review_on=date(2020, 2, 29))
    save_map(tmp_path / "own.json", own)
    assert open_map(tmp_path / "own.json") == own
    begun = open_map(samples_path() / "clinic-visit.json")
    save_map(tmp_path / "clinic-visit.json", begun)
    assert open_map(tmp_path / "clinic-visit.json") == begun


def test_the_command_line_finds_in_a_sample_what_the_window_finds(capsys):
    path = samples_path() / "online-bookshop.json"
    main(["insight", str(path), "--format", "json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    meant = evaluate(read_map(path.read_bytes()), WRITTEN_FOR).shown
    assert sorted(each["rule"] for each in told) == sorted(each.rule for each in meant)
