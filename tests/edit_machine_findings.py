"""Random edits of what the gap finder tells, and the law that a quick look finds what a fresh one finds."""

from datetime import date
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from edit_machine import picks
from mapdesigner.edit import dismiss_finding, restore_finding, switch_rule
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.rules import RULES
from strategies import texts

TODAY = date(2026, 11, 22)
NAMES = [each.name for each in RULES]


class FindingEdits:
    """What is done about findings."""

    findings = None

    @rule()
    def look_for_gaps(self):
        fresh = evaluate(self.map_, TODAY)
        self.findings = evaluate(self.map_, TODAY, self.findings)
        assert self.findings.shown == fresh.shown
        assert self.findings.dismissed == fresh.dismissed

    @rule(pick=picks, reason=texts)
    def dismiss_a_finding(self, pick, reason):
        self.findings = evaluate(self.map_, TODAY, self.findings)
        if self.findings.shown:
            finding = self.one(self.findings.shown, pick)
            self.do(partial(dismiss_finding, rule=finding.rule, about=finding.subject, reason=reason))

    @rule(pick=picks)
    def restore_a_finding(self, pick):
        if self.map_.dismissed:
            each = self.one(self.map_.dismissed, pick)
            self.do(partial(restore_finding, rule=each.rule, about=each.about))

    @rule(name=st.sampled_from(NAMES), on=st.booleans())
    def switch_a_rule(self, name, on):
        self.do(partial(switch_rule, rule=name, on=on))
