"""The JSON Schema says of a file what the reader says, as far as a schema can."""

import json

import pytest
from jsonschema import Draft202012Validator

from mapdesigner.files.codec import UnreadableMap, read_map, write_map
from mapdesigner.files.schema import map_schema, schema_bytes
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


def test_a_metric_in_its_range_is_accepted():
    content = json.loads(write_map(new_map()))
    with_metric(content, kind="custom", name="Orders", baseline=2200, target=-3)
    assert SCHEMA.is_valid(content)
    assert read_map(json.dumps(content).encode())
