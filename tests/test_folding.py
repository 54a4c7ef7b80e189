"""What is searched is read as people see it: one folding for every field in which something is looked for."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mapdesigner.edit import replace_texts
from mapdesigner.files.catalogue import new_entry, search
from mapdesigner.insight.search import Query, find_all, places_in, with_replaced
from mapdesigner.model.folding import LENIENT, Strictness, folded, folded_words, holds, pieces
from small_shop import small_shop

STRICTNESSES = (LENIENT, Strictness(accents=True), Strictness(case=True, accents=True))
TELLING = (
    "aAeE iIİıßſ'’‘\u00ad\u0301\u0307\u0306\u0308\u200b\u200d\ufe0f-\u2010\u2011–ﬁｅＥéÉиЙß한하\u0640\u064eا"
)
TEXTS = st.text(max_size=12) | st.text(alphabet=TELLING, max_size=12)

ALIKE = [
    ("Istanbul", "İSTANBUL"),
    ("Istanbul", "istanbul"),
    ("ışık", "IŞIK"),
    ("café", "cafe\u0301"),
    ("cafe", "CAFÉ"),
    ("don't", "don’t"),
    ('"good"', "“good”"),
    ("22 %", "22\u00a0%"),
    ("22 %", "22\u202f%"),
    ("e-mail", "e\u2010mail"),
    ("e-mail", "e\u2011mail"),
    ("9-17", "9–17"),
    ("checkout", "check\u00adout"),
    ("checkout", "check\u200bout"),
    ("Web 24", "Ｗｅｂ　２４"),
    ("office", "oﬃce"),
    ("Strasse", "Straße"),
    ("STRASSE", "STRAẞE"),
    ("smorrebrod", "smørrebrød"),
    ("елка", "ёлка"),
    ("محمد", "مُحَمَّد"),
    ("محمد", "محـــمد"),
    ("فارسی", "فارسي"),
    ("שלום", "שָׁלוֹם"),
    ("カフェ", "ｶﾌｪ"),
    ("❤", "❤\ufe0f"),
]
APART = [("cafe", "cave"), ("и", "й"), ("か", "が"), ("ไม", "ไม่"), ("कि", "क"), ("24", "42")]


@pytest.mark.parametrize(("typed", "written"), ALIKE)
def test_what_people_type_is_found_as_it_is_written_somewhere(typed, written):
    assert places_in(f"A {written}, b", Query(typed)) == ((2, 2 + len(written)),)
    assert places_in(f"A {typed}, b", Query(written)) == ((2, 2 + len(typed)),)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_letters_are_other_letters(one, other):
    assert folded(one) != folded(other)


@given(TEXTS, st.sampled_from(STRICTNESSES))
@example("a\u00ad\u0301", LENIENT)
@example("\u0301", LENIENT)
@example("\u00ad", LENIENT)
def test_a_text_always_finds_itself(text, strictness):
    assume(text)
    query = Query(text, match_case=strictness.case, match_accents=strictness.accents)
    assert places_in(text, query)
    if folded(text, strictness):
        visible = [piece for piece in pieces(text, strictness) if piece.folded]
        assert places_in(text, query) == ((visible[0].start, visible[-1].end),)


@given(TEXTS)
def test_composed_and_decomposed_find_each_other(text):
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    for strictness in STRICTNESSES:
        assert folded(composed, strictness) == folded(decomposed, strictness)
    if folded(text):
        assert places_in(composed, Query(decomposed))
        assert places_in(decomposed, Query(composed))


@given(TEXTS, st.sampled_from(STRICTNESSES))
def test_pieces_joined_are_the_text_and_read_alike(text, strictness):
    found = list(pieces(text, strictness))
    assert "".join(text[piece.start : piece.end] for piece in found) == text
    assert "".join(piece.folded for piece in found) == folded(text, strictness)
    assert folded(folded(text, strictness), strictness) == folded(text, strictness)


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_replaced_is_just_what_was_found(before, words, after):
    assume(folded(words))
    text = f"{before}\n{words}\n{after}"
    for strictness in STRICTNESSES:
        query = Query(words, match_case=strictness.case, match_accents=strictness.accents)
        for start, end in places_in(text, query):
            assert folded(text[start:end], strictness) == folded(words, strictness)


def test_replacing_touches_nothing_beside_the_words():
    map_ = small_shop().evolve(purpose="Ein\u00adfach: Cafe\u0301s, e\u2011mail und «Büros»")
    for words, by, outcome in (
        ("café", "bar", "Ein\u00adfach: bars, e\u2011mail und «Büros»"),
        ("e-mail", "Post", "Ein\u00adfach: Cafe\u0301s, Post und «Büros»"),
        ("einfach", "Klar", "Klar: Cafe\u0301s, e\u2011mail und «Büros»"),
        ('"', "", "Ein\u00adfach: Cafe\u0301s, e\u2011mail und Büros"),
        ("ein", "Viel", "Viel\u00adfach: Cafe\u0301s, e\u2011mail und «Büros»"),
    ):
        hits = [hit for hit in find_all(map_, Query(words)) if hit.where.path == ("purpose",)]
        assert replace_texts(map_, with_replaced(hits, by)).purpose == outcome


@pytest.mark.parametrize(("typed", "written"), ALIKE)
def test_every_list_finds_what_the_text_search_finds(typed, written):
    assert holds(f"A {written}, b", folded_words(typed))
    assert holds(f"A {typed}, b", folded_words(written))
    if typed[0].isalpha() and "%" not in typed:
        entry = new_entry("purchase", f"A {written}")
        assert search((entry,), typed) == (entry,)
