"""The JSON Schema says of a file what the reader says, as far as a schema can."""

import json

import pytest
from jsonschema import Draft202012Validator

from mapdesigner.cli import main
from mapdesigner.files.codec import UnreadableMap, read_map, write_map
from mapdesigner.files.disk import open_map
from mapdesigner.files.repair import repaired
from mapdesigner.files.schema import map_schema, schema_bytes
from mapdesigner.files.templates import read_template, template_names
from mapdesigner.model import new_map
from mapdesigner.resources import sample_files, template_files

SCHEMA = Draft202012Validator(map_schema())


def test_the_schema_is_a_schema_of_the_draft_it_names():
    Draft202012Validator.check_schema(json.loads(schema_bytes()))
    assert map_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", [*sample_files(), *template_files()], ids=lambda path: path.stem)
def test_it_accepts_what_comes_with_the_program(path):
    assert list(SCHEMA.iter_errors(json.loads(path.read_bytes()))) == []


def with_metric(map_, **metric):
    card = {"kind": "touchpoint", "id": "c1", "lane": map_["lanes"][0]["id"], "title": "Checkout"}
    map_["stages"][0]["cards"] = [{**card, "metrics": [metric]}]


@pytest.mark.parametrize(
    "change",
    [
        lambda map_: map_.pop("title"),
        lambda map_: map_.update(title=3),
        lambda map_: map_.update(titel="x"),
        lambda map_: map_.update(schema_="x"),
        lambda map_: map_.update({"$schema": 5}),
        lambda map_: map_.update(format_version=2),
        lambda map_: map_.update(stages=[]),
        lambda map_: map_.update(lanes=[]),
        lambda map_: map_.update(review_on="2026-13-01"),
        lambda map_: map_.update(review_on="1899-12-31"),
        lambda map_: map_.update(review_on="tomorrow"),
        lambda map_: map_["stages"][0].update(phase="before"),
        lambda map_: map_["stages"][0].update(colour="red"),
        lambda map_: map_["stages"][0].update(id="has space"),
        lambda map_: map_["stages"][0].update(cards=[{"kind": "picture", "id": "c1"}]),
        lambda map_: map_.update(improvements=[{"id": "n1", "title": "Fix", "impact": 6}]),
        lambda map_: with_metric(map_, kind="conversion_rate", baseline=22),
        lambda map_: with_metric(map_, kind="nps", observations=[{"on": "2026-01-01", "value": 101}]),
        lambda map_: with_metric(map_, kind="reach", baseline=22),
    ],
)
def test_it_refuses_what_the_reader_refuses(change):
    content = json.loads(write_map(new_map()))
    assert SCHEMA.is_valid(content)
    change(content)
    assert not SCHEMA.is_valid(content)
    with pytest.raises(UnreadableMap):
        read_map(json.dumps(content).encode())


def test_the_schema_has_a_name_of_its_own_that_leads_nowhere():
    assert map_schema()["$id"] == "urn:mapdesigner:journey-map:1"


def test_a_map_that_names_its_schema_is_sound_and_keeps_the_name(tmp_path):
    content = {"$schema": "./journey-map.schema.json", **json.loads(write_map(new_map()))}
    data = json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
    assert SCHEMA.is_valid(content)
    assert write_map(read_map(data)) == data
    assert repaired(data).repairs == ()
    assert write_map(read_map(data).evolve(title="Another")).startswith(b'{\n  "$schema": "./journey')
    path = tmp_path / "shop.json"
    path.write_bytes(data)
    assert main(["check", str(path)]) == 0
    assert main(["export", str(path), str(tmp_path / "shop.pdf")]) == 0
    assert write_map(open_map(tmp_path / "shop.pdf")) == data


def test_a_schema_named_at_the_end_moves_to_the_beginning():
    content = {**json.loads(write_map(new_map())), "$schema": "x.json"}
    assert next(iter(json.loads(write_map(read_map(json.dumps(content).encode()))))) == "$schema"


def test_a_new_map_says_which_format_it_has():
    content = json.loads(write_map(new_map()))
    assert list(content)[:2] == ["format", "format_version"]
    assert content["format"] == "map-designer-journey-map"
    for name in template_names():
        assert read_template(name).format == content["format"]


def test_a_file_from_before_the_format_had_a_name_is_saved_as_it_was():
    content = json.loads(write_map(new_map()))
    del content["format"]
    data = json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
    assert write_map(read_map(data)) == data


def test_another_format_name_is_a_fault_that_can_be_repaired():
    content = {**json.loads(write_map(new_map())), "format": "excalidraw"}
    assert not SCHEMA.is_valid(content)
    with pytest.raises(UnreadableMap, match="format: is"):
        read_map(json.dumps(content).encode())
    assert repaired(json.dumps(content).encode()).map_.format is None


def test_a_metric_in_its_range_is_accepted():
    content = json.loads(write_map(new_map()))
    with_metric(content, kind="custom", name="Orders", baseline=2200, target=-3)
    assert SCHEMA.is_valid(content)
    assert read_map(json.dumps(content).encode())
