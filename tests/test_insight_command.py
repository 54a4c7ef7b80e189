"""mapdesigner insight as a person or a script runs it: what it prints and how it ends."""

import io
import json
import sys
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from mapdesigner.cli import main
from mapdesigner.edit import dismiss_finding, switch_rule
from mapdesigner.files.codec import write_map
from mapdesigner.resources import sample_files
from rule_maps import a_map, card, stage

TEXT, NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
ENTRY = {
    "rule": {"type": "string", "pattern": "^[a-z0-9-]+$"},
    "severity": {"enum": ["warning", "hint"]},
    "sentence": TEXT,
    "why": TEXT,
    "source": TEXT,
    "about": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "kind": {
                    "enum": [
                        *("touchpoint", "note", "stage", "lane", "persona", "goal", "improvement"),
                        "experiment",
                    ]
                },
                "id": TEXT,
                "name": TEXT,
            },
            "required": ["kind", "id", "name"],
            "additionalProperties": False,
        },
    },
    "stage": {"type": ["string", "null"]},
    "subject": TEXT,
}


def an_object(properties):
    """The schema of an object with just these fields."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


# What the README promises to scripts.
REPORT = Draft202012Validator(
    an_object(
        {
            "report_version": {"const": 1},
            "map": an_object({"id": TEXT, "title": TEXT}),
            "today": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            "counts": an_object({"warning": NUMBER, "hint": NUMBER, "dismissed": NUMBER}),
            "findings": {"type": "array", "items": an_object(ENTRY)},
            "dismissed": {"type": "array", "items": an_object({**ENTRY, "reason": TEXT})},
            "rules_off": {"type": "array", "items": TEXT},
        }
    )
)
SHOP = a_map(
    stage("Buy", card("Till *now*", id="till", sentiment=-2), card("Cart", sentiment=-2), customer_goal="Pay")
)


@pytest.fixture
def shop(tmp_path):
    """A file with a map of two pains."""
    path = tmp_path / "shop.json"
    path.write_bytes(write_map(SHOP))
    return path


def printed(capsysbinary, *arguments, code=0):
    """What the command writes, once it has ended as it should."""
    assert main(["insight", *map(str, arguments)]) == code
    out, err = capsysbinary.readouterr()
    assert err == b""
    return out.decode()


def test_text_is_grouped_by_severity_and_rule(shop, capsysbinary):
    lines = printed(capsysbinary, shop).splitlines()
    assert lines[:4] == [
        "Shop: 2 warnings and 1 hint.",
        "",
        "Warnings (2)",
        "  pain-without-improvement: A pain that was seen and left is worse than none: the room will "
        "remember that nothing came of it.",
    ]
    assert lines[4] == "    - “Till *now*” feels very bad, and no improvement answers it."
    assert lines[6:8] == ["", "Hints (1)"]


def test_markdown_shows_what_people_typed_as_they_typed_it(shop, capsysbinary):
    text = printed(capsysbinary, shop, "--format", "md")
    assert text.startswith("# Findings: Shop\n\n2 warnings and 1 hint.\n\n## Warnings\n")
    assert "- “Till \\*now\\*” feels very bad" in text
    assert "\nSource: Nielsen Norman Group" in text


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_the_json_is_as_it_is_documented(path, capsysbinary):
    content = json.loads(printed(capsysbinary, path, "--format", "json", "--today", "2026-11-22"))
    assert list(REPORT.iter_errors(content)) == []
    assert content["today"] == "2026-11-22"
    severities = [finding["severity"] for finding in content["findings"]]
    assert content["counts"] == {
        "warning": severities.count("warning"),
        "hint": severities.count("hint"),
        "dismissed": 0,
    }


def test_what_was_dismissed_is_counted_and_what_is_off_is_named(shop, capsysbinary):
    map_ = switch_rule(
        dismiss_finding(SHOP, "pain-without-improvement", "till", "Goes in May"), "empty-stage", on=False
    )
    shop.write_bytes(write_map(map_))
    assert printed(capsysbinary, shop).splitlines()[0] == (
        "Shop: 1 warning and 1 hint, 1 dismissed, 1 rule switched off."
    )
    content = json.loads(printed(capsysbinary, shop, "--format", "json"))
    assert list(REPORT.iter_errors(content)) == []
    assert [(each["subject"], each["reason"]) for each in content["dismissed"]] == [("till", "Goes in May")]
    assert content["rules_off"] == ["empty-stage"]


def test_a_script_can_stop_on_what_was_found(shop, capsysbinary):
    printed(capsysbinary, shop, "--fail-on", "warning", code=1)
    printed(capsysbinary, shop, "--fail-on", "hint", code=1)
    calm = a_map(stage("Buy", card("Till", owner="Shop"), customer_goal="Pay"))
    shop.write_bytes(write_map(calm))
    assert printed(capsysbinary, shop, "--fail-on", "hint") == "Shop: 0 warnings and 0 hints.\n"
    shop.write_bytes(write_map(a_map(stage("Buy", card("Till", owner="Shop")))))
    printed(capsysbinary, shop, "--fail-on", "warning")
    printed(capsysbinary, shop, "--fail-on", "hint", code=1)


def test_the_day_can_be_given(shop, capsysbinary):
    shop.write_bytes(write_map(SHOP.evolve(review_on=date(2026, 11, 30))))
    assert "reviewed" not in printed(capsysbinary, shop, "--today", "2026-11-30")
    assert "The map was to be reviewed on 30 November 2026." in printed(
        capsysbinary, shop, "--today", "2026-12-01"
    )


@pytest.mark.parametrize("day", ["２０２６－１２－０１", "٢٠٢٦-١٢-٠١", "2026年12月1日"])
def test_the_day_can_be_given_in_the_figures_of_any_script(shop, capsysbinary, day):
    shop.write_bytes(write_map(SHOP.evolve(review_on=date(2026, 11, 30))))
    assert "was to be reviewed on 30 November" in printed(capsysbinary, shop, "--today", day)


@pytest.mark.parametrize("day", ["tomorrow", "20261122", "2026-W47-7", "2026-13-01", "2026-02-30", ""])
def test_what_is_no_day_is_wrong_usage(shop, day, capsys):
    assert main(["insight", str(shop), "--today", day]) == 2
    assert capsys.readouterr().err == f"mapdesigner: “{day}” is no day; write it as 2026-11-22.\n"


@pytest.mark.parametrize("arguments", [["--format", "pdf"], ["--fail-on", "error"], []])
def test_wrong_usage_is_told_in_a_sentence(shop, arguments, capsys):
    assert main(["insight", *([str(shop)] if arguments else []), *arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith("mapdesigner: ") and error.count("\n") == 1


def test_a_map_that_can_not_be_read_is_told_in_a_sentence(tmp_path, capsys):
    assert main(["insight", str(tmp_path / "none.json")]) == 3
    (tmp_path / "broken.json").write_text("{")
    assert main(["insight", str(tmp_path / "broken.json"), "--fail-on", "hint"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("mapdesigner: ") == err.count("\n") == 2


def test_a_map_comes_from_standard_input(capsysbinary, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(write_map(SHOP))))
    assert printed(capsysbinary, "-").startswith("Shop: ")
