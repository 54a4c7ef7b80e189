"""Searching a map: every text is found, with its place, whatever its case and however accents are written."""

import unicodedata
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapdesigner.insight.search import Query, SearchedMap, excerpt, find_all, places_in
from mapdesigner.insight.texts import PARTS, TEXT_FIELDS, place_words, texts, thing_at
from mapdesigner.model import Experiment, Feedback, JourneyMap, MapLink, Metric, Value, Variant, new_note
from mapdesigner.model.folding import folded
from mapdesigner.model.value import Text
from small_shop import small_shop, touchpoint
from strategies import maps

COMPOSED, DECOMPOSED = unicodedata.normalize("NFC", "café"), unicodedata.normalize("NFD", "café")


def kinds_of_value(kind=JourneyMap, seen=None):
    """Every kind of value that can be inside a map, by reflection."""
    seen = set() if seen is None else seen
    if kind in seen:
        return seen
    seen.add(kind)
    for field in kind.model_fields.values():
        for inner in mentioned(field.annotation):
            kinds_of_value(inner, seen)
    return seen


def mentioned(annotation):
    """The kinds of value that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return {annotation}
    return {kind for part in get_args(annotation) for kind in mentioned(part)}


def is_text(field):
    """Whether a field holds a person's words, alone or several."""
    if field.annotation is str:
        return list(get_args(Text)[1:]) == field.metadata
    return Text in get_args(field.annotation)


def test_every_text_of_the_model_is_searched():
    known = {kind: set(fields) for kind, fields in TEXT_FIELDS.items()}
    for kind in kinds_of_value():
        named = {name for name, field in kind.model_fields.items() if is_text(field)}
        assert known.get(kind, set()) == named, f"{kind.__name__}: insight/texts.py must name its texts"


def test_every_value_with_texts_inside_another_is_walked_into():
    for kind in kinds_of_value():
        parts = {
            name
            for name, field in kind.model_fields.items()
            if any(inner in TEXT_FIELDS for inner in mentioned(field.annotation))
        }
        assert set(PARTS.get(kind, ())) == parts, f"{kind.__name__}: insight/texts.py must name its parts"


def strings_in(value, path=()):
    """Every text in a map by brute force, with the path that leads to it."""
    for name in type(value).model_fields:
        inner = getattr(value, name)
        for place, each in enumerate(inner if isinstance(inner, tuple) else (inner,)):
            step = (*path, name, place) if isinstance(inner, tuple) else (*path, name)
            if isinstance(each, Value):
                yield from strings_in(each, step)
            elif isinstance(each, str) and each and name in TEXT_FIELDS.get(type(value), ()):
                yield step, each


@given(maps())
def test_all_texts_are_yielded_once_with_the_paths_that_lead_to_them(map_):
    assert sorted(map(str, texts(map_))) == sorted(
        f"MapText(path={path!r}, text={text!r})" for path, text in strings_in(map_)
    )


@given(maps())
def test_each_text_has_a_thing_to_select_and_a_place_in_words(map_):
    ids = {"": None} | {
        thing.id: thing
        for group in (map_.stages, map_.lanes, map_.personas, map_.goals, map_.improvements)
        for thing in group
    }
    ids |= {card.id: card for stage in map_.stages for card in stage.cards}
    for path, _ in texts(map_):
        assert thing_at(map_, path).id in ids
        assert " — " in place_words(map_, path)


# Places in words


def place_of(map_, words):
    """Where the only hit is, in words."""
    (hit,) = find_all(map_, Query(words))
    return place_words(map_, hit.where.path)


def rich_shop():
    """The small shop with something on its first card."""
    map_ = small_shop()
    first, second = map_.stages
    card = touchpoint(
        "Checkout",
        tags=("mobile",),
        owner="Kari",
        feedback=(Feedback(quote="Fine"), Feedback(quote="Where is the button", who="Ola", source="Survey")),
        metrics=(
            Metric(kind="nps", source="Yearly poll"),
            Metric(kind="custom", name="Waiting", unit="days"),
        ),
    )
    tests = (
        Experiment(id="test", touchpoint="checkout", hypothesis="Shorter", variants=(Variant(name="Long"),)),
    )
    return map_.evolve(
        purpose="Sell more",
        based_on=MapLink(id="old", title="Yesterday", file="before.json"),
        stages=(first, second.evolve(cards=(card, *second.cards[1:]))),
        experiments=tests,
        personas=(map_.personas[0].evolve(needs="Speed"),),
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Sell more", "Shop — purpose"),
        ("Yesterday", "Shop — the map it is based on"),
        ("before.json", "Shop — file of the map it is based on"),
        ("Web", "Web — lane name"),
        ("Compare", "Compare — stage name"),
        ("Review", "Compare · Web · Review — title"),
        ("Slow", "Compare · Pains · Slow — text"),
        ("mobile", "Buy · Web · Checkout — tag"),
        ("Kari", "Buy · Web · Checkout — owner"),
        ("the button", "Buy · Web · Checkout — feedback, quote 2"),
        ("Ola", "Buy · Web · Checkout — feedback, who of quote 2"),
        ("Yearly", "Buy · Web · Checkout — metric “Net promoter score”, source"),
        ("days", "Buy · Web · Checkout — metric “Waiting”, unit"),
        ("Shorter", "Buy · Web · Checkout — experiment, hypothesis"),
        ("Long", "Buy · Web · Checkout — experiment, variant 1"),
        ("Faster", "Faster — improvement, title"),
        ("Speed", "Ines — persona, needs"),
        ("Friday", "A book by Friday — goal, statement"),
    ],
)
def test_a_place_is_said_in_words(words, place):
    assert place_of(rich_shop(), words) == place


def test_hits_come_as_the_map_is_read_lane_by_lane():
    # In the file a card of the second lane lies between those of the first.
    titles = [hit.where.text for hit in find_all(small_shop(), Query("e")) if "cards" in hit.where.path]
    assert titles == ["Search", "Review", "Review", "Checkout"]


# What is found


def found(text, words, **how):
    return [text[start:end] for start, end in places_in(text, Query(words, **how))]


def test_case_does_not_matter_unless_asked_for():
    assert found("Checkout, CHECKOUT", "checkout") == ["Checkout", "CHECKOUT"]
    assert found("Checkout, checkout", "checkout", match_case=True) == ["checkout"]


def test_sharp_s_and_ligatures_are_found_by_their_letters_at_the_right_place():
    assert found("Eine große Straße", "STRASSE") == ["Straße"]
    assert found("Straße", "s") == ["S"]  # never half of a character
    assert places_in("große Straße", Query("straße")) == ((6, 12),)
    assert found("the o\ufb03ce", "office") == ["o\ufb03ce"]


@pytest.mark.parametrize("text", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("words", [COMPOSED, DECOMPOSED, COMPOSED.upper(), DECOMPOSED.upper()])
def test_composed_and_decomposed_accents_are_found_alike(text, words):
    whole = f"A {text} nearby"
    assert places_in(whole, Query(words)) == ((2, 2 + len(text)),)


def test_a_plain_letter_finds_the_accented_one_and_whole():
    assert found(f"{DECOMPOSED} e", "e") == ["e\u0301", "e"]
    assert found("한국", "하") == found(unicodedata.normalize("NFD", "한국"), "하") == []


def test_accents_count_when_asked_for_and_with_case():
    for how in ({"match_accents": True}, {"match_case": True}):
        assert found(f"{COMPOSED} cafe {DECOMPOSED}", "cafe", **how) == ["cafe"]
        assert found(f"{COMPOSED} cafe {DECOMPOSED}", "café", **how) == [COMPOSED, DECOMPOSED]
        assert found("schon schön", "schon", **how) == ["schon"]


def test_whole_words():
    assert found("cart carts cart_2 re-cart", "cart", whole_words=True) == ["cart", "cart"]
    assert found("aaa aa", "aa", whole_words=True) == ["aa"]
    assert found("22 % of all", "%", whole_words=True) == ["%"]


def test_nothing_is_found_for_nothing():
    assert places_in("text", Query("")) == ()
    assert find_all(small_shop(), Query("")) == ()


@given(st.text(max_size=20), st.text(min_size=1, max_size=4), st.text(max_size=20))
def test_what_is_written_in_a_text_is_found_in_it(before, words, after):
    # A line feed keeps the words from joining with an accent after them.
    text = f"{before}\n{words}\n{after}"
    if unicodedata.combining(words[0]) or "\u1160" <= words[0] <= "\u11ff":
        return
    for query in (Query(words), Query(words.swapcase()), Query(unicodedata.normalize("NFD", words))):
        if query.text.casefold() == words.casefold():
            assert any(start <= len(before) + 1 < end for start, end in places_in(text, query))
    for start, end in places_in(text, Query(words)):
        assert folded(text[start:end]) == folded(words)


@given(maps(), st.sampled_from(("e", "bold", "\u0301", "HE", "x" * 300)))
def test_searching_again_finds_the_same(map_, words):
    searched = SearchedMap(map_)
    first = [hit for hits in searched.search(Query(words)) for hit in hits]
    # One search that was given up in its middle spoils none after it.
    next(searched.search(Query("a")), None)
    assert [hit for hits in searched.search(Query(words)) for hit in hits] == first
    assert first == list(find_all(map_, Query(words)))


# The words around


def test_the_words_around_a_hit_stand_on_one_line():
    note = new_note("pains", "The first line\nThe till was closed\tfor lunch")
    map_ = small_shop()
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(note.evolve(lane="pains"),)), map_.stages[1]))
    (hit,) = find_all(map_, Query("till was"))
    assert excerpt(hit) == ("The first line The ", "till was", " closed for lunch")
    assert excerpt(hit, before=10, after=9) == ("…line The ", "till was", " closed f…")
