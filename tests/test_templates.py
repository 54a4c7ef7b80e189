"""Templates: maps to begin with, each sound, explained, and new every time."""

import pytest

from mapdesigner.files.codec import read_map, write_map
from mapdesigner.files.templates import UnknownTemplate, read_template, template_names
from mapdesigner.model import PHASES, cards_of, problems, touchpoint_count, touchpoints_of
from mapdesigner.resources import template_files

NAMES = ("blank-four-phase", "e-commerce", "event", "service-blueprint", "subscription-saas")
STARTED = tuple(name for name in NAMES if name != "blank-four-phase")


def test_the_blank_template_is_offered_first():
    assert template_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_sound_map_that_says_what_it_is_for(name):
    map_ = read_template(name)
    assert problems(map_) == ()
    assert map_.title
    assert map_.purpose.endswith(".")
    assert all(stage.customer_goal for stage in map_.stages)
    assert {stage.phase for stage in map_.stages} == set(PHASES)
    assert {"touchpoints", "emotion", "improvements"} <= {lane.kind for lane in map_.lanes}


@pytest.mark.parametrize("name", STARTED)
def test_a_template_starts_with_touchpoints_that_have_channel_and_setting(name):
    map_ = read_template(name)
    assert 6 <= touchpoint_count(map_) <= 14
    assert all(touchpoints_of(stage) for stage in map_.stages)
    for stage in map_.stages:
        for touchpoint in touchpoints_of(stage):
            assert touchpoint.channel is not None
            assert touchpoint.setting is not None


def test_the_blank_template_has_no_cards():
    assert list(cards_of(read_template("blank-four-phase"))) == []


def test_two_maps_from_one_template_are_two_maps():
    first, second = read_template("event"), read_template("event")
    assert first.id != second.id
    assert first.evolve(id=second.id) == second


def test_an_unknown_template_is_answered_with_the_names():
    with pytest.raises(
        UnknownTemplate, match=r"no template “wedding”; .+ blank-four-phase, e-commerce, event, "
    ):
        read_template("wedding")


@pytest.mark.parametrize("name", ["../samples/clinic-visit", "", "event.json", "Event"])
def test_a_template_name_is_never_a_path(name):
    with pytest.raises(UnknownTemplate):
        read_template(name)


@pytest.mark.parametrize("path", template_files(), ids=lambda path: path.stem)
def test_a_template_is_stored_as_the_program_itself_would_save_it(path):
    data = path.read_bytes()
    assert write_map(read_map(data)) == data
