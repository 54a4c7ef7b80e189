"""Random edits of how a map looks when it is handed over: its brand, the parts of its report."""

from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import rule

from mapdesigner.edit import change_brand, remove_brand, set_report_parts
from mapdesigner.model import REPORT_PARTS, Brand
from strategies import brands


class LookEdits:
    """What is done before an export."""

    @rule(brand=brands)
    def change_the_brand(self, brand):
        parts = brand or Brand()
        self.do(partial(change_brand, **{name: getattr(parts, name) for name in Brand.model_fields}))

    @rule()
    def remove_the_brand(self):
        self.do(remove_brand)

    @rule(parts=st.none() | st.lists(st.sampled_from(REPORT_PARTS), unique=True).map(tuple))
    def choose_the_parts_of_the_report(self, parts):
        self.do(partial(set_report_parts, parts=parts))
