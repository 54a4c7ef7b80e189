"""Audits: the edit that judges, and the means over touchpoints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mapdesigner.edit import card_of, change_audit
from mapdesigner.insight.audit_means import AUDIT_RULES, audit_means, mean_words, scores_of
from mapdesigner.model import Audit
from small_shop import assert_refused, small_shop, touchpoint

scores = st.none() | st.integers(1, 5)
audits = st.none() | st.builds(
    Audit, customer_focus=scores, consistency=scores, quality=scores, feedback=scores
)


def judged(*audits):
    return [touchpoint(f"T{place}", audit=audit) for place, audit in enumerate(audits)]


def means_of(*audits):
    return {each.rule.field: (each.mean, each.judged) for each in audit_means(judged(*audits)).rules}


def audit_of(map_, card_id):
    return card_of(map_, card_id)[1].audit


def test_a_score_goes_to_all_touchpoints_and_the_other_rules_stay():
    map_ = change_audit(small_shop(), ["till"], consistency=2)
    map_ = change_audit(map_, ["till", "search"], quality=4)
    assert audit_of(map_, "till") == Audit(consistency=2, quality=4)
    assert audit_of(map_, "search") == Audit(quality=4)


def test_an_audit_without_scores_is_none():
    map_ = change_audit(small_shop(), ["till"], quality=4)
    assert audit_of(change_audit(map_, ["till"], quality=None), "till") is None
    assert change_audit(small_shop(), ["till"], quality=None) == small_shop()


@pytest.mark.parametrize("score", [0, 6, 2.5, "4"])
def test_a_score_is_a_whole_number_from_1_to_5(score):
    with pytest.raises(ValidationError):
        change_audit(small_shop(), ["till"], quality=score)


def test_a_note_is_not_judged():
    sentence = "“Slow” is a note; it has none of these."
    assert_refused(sentence, change_audit, small_shop(), ["slow"], quality=3)


def test_the_mean_of_a_rule_is_over_those_judged_by_it():
    found = means_of(Audit(quality=5, feedback=1), Audit(quality=2), Audit(), None)
    assert found["quality"] == (3.5, 2)
    assert found["feedback"] == (1.0, 1)
    assert found["consistency"] == (None, 0)


def test_how_many_were_judged_and_the_mean_of_all_scores():
    whole = audit_means(judged(Audit(quality=5, feedback=2), Audit(quality=2), Audit(), None))
    assert (whole.judged, whole.touchpoints, whole.mean) == (2, 4, 3.0)


def test_without_any_score_there_is_no_mean():
    whole = audit_means(judged(None, None))
    assert (whole.mean, whole.judged, whole.touchpoints) == (None, 0, 2)
    assert mean_words(whole.mean) == "–"
    assert mean_words(3.25) == "3.2"


def test_the_rules_are_the_fields_of_an_audit():
    assert [rule.field for rule in AUDIT_RULES] == list(Audit.model_fields)
    audit = Audit(customer_focus=1, consistency=2, quality=3, feedback=4)
    assert scores_of(audit) == tuple(getattr(audit, rule.field) for rule in AUDIT_RULES)


@given(st.lists(audits, max_size=8))
def test_every_mean_lies_between_the_scores_it_is_of(given_audits):
    whole = audit_means(judged(*given_audits))
    for place, each in enumerate(whole.rules):
        found = [score for score in (scores_of(audit)[place] for audit in given_audits) if score is not None]
        assert each.judged == len(found)
        assert each.mean is None if not found else min(found) <= each.mean <= max(found)
