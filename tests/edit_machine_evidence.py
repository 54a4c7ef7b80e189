"""Random edits of what tells how touchpoints do: metrics with their observations, quotes, experiments."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from edit_machine import picks, some
from mapdesigner.edit import (
    add_experiment,
    add_feedback,
    add_metric,
    add_metric_to_all,
    add_observations,
    change_experiment,
    change_feedback,
    change_metric,
    change_metric_kind,
    change_metric_unit,
    change_observation,
    change_or_add_feedback,
    duplicate_metric,
    move_metric,
    remove_experiment,
    remove_feedback,
    remove_metric,
    remove_observations,
)
from mapdesigner.model import (
    FEEDBACK_STATUSES,
    METRIC_SORTS,
    Feedback,
    Metric,
    Observation,
    Touchpoint,
    Variant,
    new_experiment,
)
from strategies import days, sentiments, texts

kinds = st.sampled_from(list(METRIC_SORTS))
# In the range of every kind of metric, so that adding one is never refused for its value.
ones = st.sampled_from((1, 1.0))
statuses = st.sampled_from(FEEDBACK_STATUSES)


def measured(card):
    return bool(card.metrics)


def observed(card):
    return any(metric.observations for metric in card.metrics)


def quoted(card):
    return bool(card.feedback)


class EvidenceEdits:
    """What is done to metrics, quotes and experiments."""

    def metric(self, pick, number, has=measured):
        """Return what names a metric: its card and its place there, which may be one too many."""
        card = self.one(self.touchpoints(has), pick)
        return {"card_id": card.id, "index": number % (len(card.metrics) + 1)}

    @precondition(lambda self: self.touchpoints())
    @rule(card=picks, kind=kinds, name=texts, value=ones)
    def add_a_metric(self, card, kind, name, value):
        metric = Metric(kind=kind, name=name, baseline=float(value))
        self.do(partial(add_metric, card_id=self.one(self.touchpoints(), card).id, metric=metric))

    @precondition(lambda self: self.touchpoints())
    @rule(cards=some, kind=kinds)
    def add_a_metric_to_some(self, cards, kind):
        chosen = self.cards(cards, Touchpoint)
        self.do(partial(add_metric_to_all, card_ids=chosen, metric=Metric(kind=kind)))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks, source=texts, better=st.sampled_from((None, "higher", "lower")))
    def change_a_metric(self, card, number, source, better):
        self.do(partial(change_metric, **self.metric(card, number), source=source, better=better))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks, kind=kinds)
    def change_a_metrics_kind(self, card, number, kind):
        self.do(partial(change_metric_kind, **self.metric(card, number), kind=kind))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks, unit=st.sampled_from(("", "%", "min", "1–5", "9-2")) | texts)
    def change_a_metrics_unit(self, card, number, unit):
        self.do(partial(change_metric_unit, **self.metric(card, number), unit=unit))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks, to=st.integers(0, 3))
    def move_a_metric(self, card, number, to):
        self.do(partial(move_metric, **self.metric(card, number), to_index=to))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks)
    def duplicate_a_metric(self, card, number):
        self.do(partial(duplicate_metric, **self.metric(card, number)))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks)
    def remove_a_metric(self, card, number):
        self.do(partial(remove_metric, **self.metric(card, number)))

    @precondition(lambda self: self.touchpoints(measured))
    @rule(card=picks, number=picks, seen=st.lists(days, max_size=3))
    def add_some_observations(self, card, number, seen):
        new = tuple(Observation(on=day, value=1.0, sample_size=day.day) for day in seen)
        self.do(partial(add_observations, **self.metric(card, number), observations=new))

    @precondition(lambda self: self.touchpoints(observed))
    @rule(card=picks, number=picks, place=st.integers(0, 3), on=days)
    def change_an_observation(self, card, number, place, on):
        self.do(partial(change_observation, **self.metric(card, number, observed), place=place, on=on))

    @precondition(lambda self: self.touchpoints(observed))
    @rule(card=picks, number=picks, gone=st.sets(st.integers(0, 3)))
    def remove_some_observations(self, card, number, gone):
        self.do(partial(remove_observations, **self.metric(card, number, observed), places=gone))

    @precondition(lambda self: self.touchpoints())
    @rule(card=picks, quotes=st.lists(texts, max_size=3), sentiment=sentiments)
    def add_some_quotes(self, card, quotes, sentiment):
        new = tuple(Feedback(quote=quote, sentiment=sentiment) for quote in quotes)
        self.do(partial(add_feedback, card_id=self.one(self.touchpoints(), card).id, feedback=new))

    @precondition(lambda self: self.touchpoints(quoted))
    @rule(card=picks, number=st.integers(0, 3), who=texts, status=statuses)
    def change_a_quote(self, card, number, who, status):
        card_id = self.one(self.touchpoints(quoted), card).id
        self.do(partial(change_feedback, card_id=card_id, index=number, who=who, status=status))

    @precondition(lambda self: self.touchpoints())
    @rule(card=picks, number=st.integers(0, 3), quote=texts)
    def change_or_add_a_quote(self, card, number, quote):
        card_id = self.one(self.touchpoints(), card).id
        self.do(partial(change_or_add_feedback, card_id=card_id, index=number, quote=quote))

    @precondition(lambda self: self.touchpoints(quoted))
    @rule(card=picks, number=st.integers(0, 3))
    def remove_a_quote(self, card, number):
        card_id = self.one(self.touchpoints(quoted), card).id
        self.do(partial(remove_feedback, card_id=card_id, index=number))

    @rule(card=picks, hypothesis=texts)
    def add_an_experiment(self, card, hypothesis):
        for card_id in self.cards([card]):
            self.do(partial(add_experiment, experiment=new_experiment(card_id, hypothesis)))

    @precondition(lambda self: self.map_.experiments)
    @rule(test=picks, decision=texts, ended_on=st.none() | days, names=st.lists(texts, max_size=3))
    def change_an_experiment(self, test, decision, ended_on, names):
        variants = tuple(Variant(name=name, visitors=9, conversions=2) for name in names)
        changes = {"decision": decision, "ended_on": ended_on, "variants": variants}
        test_id = self.one(self.map_.experiments, test).id
        self.do(partial(change_experiment, experiment_id=test_id, **changes))

    @precondition(lambda self: self.map_.experiments)
    @rule(test=picks)
    def remove_an_experiment(self, test):
        test_id = self.one(self.map_.experiments, test).id
        self.do(partial(remove_experiment, experiment_id=test_id))
