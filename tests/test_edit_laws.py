"""Laws that hold whatever a user does: random edits with undo, saving and crashes, against the whole core.

MAPDESIGNER_LAWS=5000 tries more often than the usual thousand.
"""

import inspect
import os
import sys
import typing

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from edit_machine import Facilitator, maps_to_begin_with
from edit_machine_cards import CardEdits
from edit_machine_evidence import EvidenceEdits
from edit_machine_findings import FindingEdits
from edit_machine_improvements import ImprovementEdits
from edit_machine_looks import LookEdits
from edit_machine_people import PeopleEdits
from edit_machine_structure import StructureEdits
from mapdesigner import edit
from mapdesigner.model import JourneyMap

STEPS = 10
EXAMPLES = int(os.environ.get("MAPDESIGNER_LAWS", "1000" if os.environ.get("CI") else "100"))
KINDS_OF_EDIT = (
    StructureEdits,
    CardEdits,
    PeopleEdits,
    EvidenceEdits,
    ImprovementEdits,
    FindingEdits,
    LookEdits,
)
# What other edits are made of, by handing over a function.
MADE_OF = {"edit_touchpoint", "edit_touchpoints", "edit_metric"}


class Workshop(*KINDS_OF_EDIT, Facilitator):
    """A facilitator who knows every edit."""


def test_the_laws_hold_whatever_is_done(tmp_path):
    Workshop.beginnings, Workshop.folder = maps_to_begin_with(), tmp_path
    run_state_machine_as_test(
        Workshop,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_edit_is_among_the_random_ones():
    edits = {
        name
        for name in edit.__all__
        if inspect.isfunction(getattr(edit, name))
        and typing.get_type_hints(getattr(edit, name))["return"] is JourneyMap
    }
    known = {name for kind in KINDS_OF_EDIT for name in vars(sys.modules[kind.__module__])}
    assert len(edits) > 60
    assert edits - known == MADE_OF
