"""Sets of characters given by ranges: the same as a pattern of those ranges."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.layout.characters import Characters

LETTERS_AND_SIGNS = Characters("\u00ad", "\u0590\u08ff", "\u3012", "\u3013", "\U00020000\U0003ffff")
PATTERN = re.compile("[\u00ad\u0590-\u08ff\u3012\u3013\U00020000-\U0003ffff]")

near_the_borders = st.sampled_from(
    [
        chr(ord(border) + step)
        for border in "\u00ad\u0590\u08ff\u3012\u3013\U00020000\U0003ffff"
        for step in (-1, 0, 1)
    ]
)
texts = st.text(near_the_borders | st.characters())


@given(texts)
def test_a_text_has_what_the_pattern_finds(text):
    assert LETTERS_AND_SIGNS.are_in(text) == bool(PATTERN.search(text))
    assert [each in LETTERS_AND_SIGNS for each in text] == [bool(PATTERN.match(each)) for each in text]


@given(texts)
def test_two_sets_together_have_what_either_has(text):
    both = Characters("\u00ad", "\u0590\u08ff") | Characters("\u3012", "\u3013", "\U00020000\U0003ffff")
    assert both.are_in(text) == LETTERS_AND_SIGNS.are_in(text)
