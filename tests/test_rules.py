"""What each rule about stages, touchpoints, mood, goals and personas tells, and when it keeps silent."""

from datetime import date

import pytest

from mapdesigner.model import (
    Audit,
    Feedback,
    Goal,
    Improvement,
    Metric,
    Note,
    Observation,
    Persona,
    PersonaSentiment,
    new_map,
    new_note,
)
from rule_maps import LANES, a_map, card, cards, sentences, stage, told_by

READING = Metric(kind="csat", observations=(Observation(on=date(2026, 10, 1), value=0.8, sample_size=90),))
UNHAPPY = Feedback(quote="Slow", sentiment=-1)
PAIN = Note(kind="note", id="pain", lane="pains", text="No change")
ANNA = Persona(id="anna", name="Anna")


def quality(score):
    return Audit(quality=score)


def consistency(score):
    return Audit(consistency=score)


# Rule, a map of which it tells, what it tells.
TOLD = [
    (
        "empty-map",
        new_map(),
        "The map has no touchpoints yet: begin with the places where customers meet you.",
    ),
    ("empty-stage", a_map(stage("Buy", card("Till")), stage("Use")), "“Use” has no touchpoints."),
    (
        "empty-stage",
        a_map(stage("Buy", card("Till")), stage("Use", new_note("pains", "Dull"))),
        "“Use” has no touchpoints, only notes.",
    ),
    (
        "digital-only-stage",
        a_map(stage("Buy", *cards(3, setting="digital"))),
        "All 3 touchpoints of “Buy” are digital.",
    ),
    (
        "low-quality-stage",
        a_map(stage("Buy", *cards(3, audit=quality(2)), card("Till", audit=quality(5)))),
        "In “Buy”, 3 of 4 judged touchpoints score 1 or 2 for quality: “Step 1”, “Step 2” and “Step 3”.",
    ),
    (
        "stage-without-goal",
        a_map(stage("Buy", card("Till"))),
        "Nobody has said what customers want in “Buy”.",
    ),
    (
        "stage-without-sentiment",
        a_map(stage("Buy", card("Till", sentiment=1)), stage("Use", card("Phone"))),
        "No touchpoint of “Use” says how it feels.",
    ),
    (
        "stage-without-goal",
        a_map(*(stage(f"Part{at}", card(f"Visit {at}")) for at in range(4))),
        "Nobody has said what customers want in 4 stages.",
    ),
    (
        "stage-without-sentiment",
        a_map(
            stage("Buy", card("Till", sentiment=1)),
            *(stage(f"Part{at}", card(f"Visit {at}")) for at in range(4)),
        ),
        "In 4 stages no touchpoint says how it feels.",
    ),
    (
        "no-persona",
        a_map(stage("Buy", *cards(5))),
        "The map has no persona, so it does not say whose journey it is.",
    ),
    (
        "no-purpose",
        a_map(stage("Buy", *cards(5))),
        "The map says neither what it is for nor which situation it shows.",
    ),
    (
        "touchpoint-without-owner",
        a_map(stage("Buy", card("Till"), card("Cart", owner="Web"))),
        "In “Buy”, “Till” has no owner.",
    ),
    (
        "touchpoint-without-owner",
        a_map(stage("Buy", *cards(5))),
        "None of the 5 touchpoints has an owner.",
    ),
    (
        "touchpoint-without-owner",
        a_map(stage("Buy", card("Till", owner="Shop"), *cards(3, lane="theirs"))),
        "In the lane “Theirs”, 3 of 3 touchpoints have no owner.",
    ),
    (
        "moment-without-measure",
        a_map(stage("Buy", card("Till", moment_of_truth=True))),
        "“Till” is a moment of truth, and no metric or feedback tells how it goes.",
    ),
    (
        "no-moment-of-truth",
        a_map(stage("Buy", *cards(10))),
        "None of the 10 touchpoints is marked as a moment of truth.",
    ),
    (
        "consistency-differs",
        a_map(
            stage("Buy", card("Live chat", audit=consistency(4), channel="chat")),
            stage("Use", card("live  CHAT", id="again", audit=consistency(2))),
        ),
        "“Live chat” scores differently on consistency: 4 in “Buy” (chat) and 2 in “Use”.",
    ),
    (
        "pain-without-improvement",
        a_map(stage("Buy", card("Till", sentiment=-2))),
        "“Till” feels very bad, and no improvement answers it.",
    ),
    (
        "pain-without-improvement",
        a_map(
            stage("Buy", card("Till", sentiments=(PersonaSentiment(persona="anna", sentiment=-2),))),
            personas=(ANNA,),
        ),
        "“Till” feels very bad to one persona, and no improvement answers it.",
    ),
    (
        "noted-pain-unanswered",
        a_map(
            stage("Buy", card("Till"), PAIN, new_note("pains", "Nobody knows")),
            stage("Use", new_note("pains", "Dull")),
            improvements=(Improvement(id="n", title="Play music", stage="use"),),
        ),
        "In “Buy”, 2 pains are noted and no improvement: “No change” and “Nobody knows”.",
    ),
    (
        "noted-pain-unanswered",
        a_map(*(stage(name, PAIN.evolve(id=name)) for name in "ABCD")),
        "In 4 stages pains are noted and no improvement.",
    ),
    (
        "mood-falls",
        a_map(stage("Buy", card("Cart", sentiment=1)), stage("Use", card("Phone", sentiment=-1))),
        "The mood falls from good to bad between “Cart” and “Phone”.",
    ),
    (
        "channel-handover",
        a_map(
            stage(
                "Buy",
                card("Cart", sentiment=0, channel="website"),
                card("Call", sentiment=-1, channel="phone"),
            )
        ),
        "From “Cart” (website) to “Call” (phone) the channel changes and the mood falls from neutral to bad.",
    ),
    (
        "goal-unserved",
        a_map(stage("Buy", card("Till")), goals=(Goal(id="g", statement="Pay in a minute"),)),
        "No stage or touchpoint serves the customer goal “Pay in a minute”.",
    ),
    (
        "goal-not-smart",
        a_map(stage("Buy"), goals=(Goal(id="g", statement="Pay in a minute", owner="Web", target="60 s"),)),
        "The goal “Pay in a minute” isn't SMART yet: no measure, no deadline.",
    ),
    (
        "goal-overdue",
        a_map(stage("Buy"), goals=(Goal(id="g", statement="Pay quickly", deadline=date(2026, 11, 21)),)),
        "The deadline of the goal “Pay quickly” went by on 21 November 2026.",
    ),
    (
        "persona-unused",
        a_map(stage("Buy", card("Till")), personas=(ANNA,)),
        "No touchpoint has the persona “Anna”.",
    ),
    (
        "all-assumed",
        a_map(stage("Buy", *cards(5, evidence="assumed"))),
        "None of the 5 touchpoints was heard of, observed or measured.",
    ),
    ("all-assumed", a_map(stage("Buy", *cards(5))), "None of the 5 touchpoints says how you know about it."),
    (
        "assumed-stage",
        a_map(stage("Buy", *cards(3, evidence="assumed")), stage("Use", card("Phone", evidence="heard"))),
        "All 3 touchpoints of “Buy” are assumed.",
    ),
    (
        "no-customer-voice",
        a_map(stage("Buy", *cards(10))),
        "None of the 10 touchpoints has a quote or a figure of satisfaction.",
    ),
    (
        "feedback-unanswered",
        a_map(stage("Buy", card("Till", feedback=(UNHAPPY, UNHAPPY)))),
        "2 unhappy quotes about “Till” are still new; nobody has answered them.",
    ),
    (
        "review-overdue",
        a_map(stage("Buy"), review_on=date(2026, 3, 5)),
        "The map was to be reviewed on 5 March 2026.",
    ),
    (
        "no-review-date",
        a_map(stage("Buy", *cards(10))),
        "The map has no date on which it is to be reviewed.",
    ),
    (
        "channel-missing-in-phase",
        a_map(
            stage("Look", *cards(2, channel="e-mail"), phase="pre-purchase"),
            stage("Use", *(card(f"Visit {at}", channel="store") for at in range(3)), phase="post-purchase"),
        ),
        "Nothing in the post-purchase phase uses the channel e-mail, which the map has elsewhere. "
        "Usual there: order confirmation, invoice or delivery update.",
    ),
    (
        "usual-touchpoint-missing",
        a_map(stage("Buy", card("The shopping carts"), card("Payment by card"))),
        "The map has “The shopping carts” but no checkout; maps with the one usually have the other.",
    ),
]


@pytest.mark.parametrize(("rule", "map_", "sentence"), TOLD, ids=[row[0] for row in TOLD])
def test_a_rule_tells_what_it_finds(rule, map_, sentence):
    assert sentences(rule, map_) == [sentence]


# Rule, a map that looks much like one of the above, and of which there is nothing to tell.
SILENT = [
    (
        "noted-pain-unanswered",
        a_map(
            stage("Buy", card("Till"), PAIN),
            improvements=(Improvement(id="n", title="Faster", touchpoints=("till",)),),
        ),
    ),
    # Without a stage of its own a note stands in the first one.
    (
        "noted-pain-unanswered",
        a_map(stage("Buy", PAIN), improvements=(Improvement(id="n", title="Faster"),)),
    ),
    ("noted-pain-unanswered", a_map(stage("Buy", Note(kind="note", id="a", lane="ours", text="Walks in")))),
    ("goal-not-smart", a_map(stage("Buy"), goals=(Goal(id="g", statement="Find the best gift"),))),
    ("empty-map", a_map(stage("Buy", card("Till")))),
    ("empty-stage", new_map()),
    ("digital-only-stage", a_map(stage("Buy", *cards(2, setting="digital")))),
    ("digital-only-stage", a_map(stage("Buy", *cards(3, setting="digital"), card("Till")))),
    ("low-quality-stage", a_map(stage("Buy", *cards(2, audit=quality(1))))),
    ("stage-without-goal", a_map(stage("Buy", card("Till"), customer_goal="Pay"), stage("Use"))),
    ("stage-without-sentiment", a_map(stage("Buy", card("Till")), stage("Use", card("Phone")))),
    ("no-persona", a_map(stage("Buy", *cards(4)))),
    (
        "touchpoint-without-owner",
        a_map(stage("Buy", card("Till", owner="Shop"), card("Aunt", channel="word of mouth"))),
    ),
    ("moment-without-measure", a_map(stage("Buy", card("Till", moment_of_truth=True, metrics=(READING,))))),
    ("moment-without-measure", a_map(stage("Buy", card("Till", moment_of_truth=True, feedback=(UNHAPPY,))))),
    (
        "consistency-differs",
        a_map(stage("Buy", card("Till", audit=consistency(3)), card("till", id="two", audit=consistency(3)))),
    ),
    (
        "pain-without-improvement",
        a_map(
            stage("Buy", card("Till", sentiment=-2)),
            improvements=(Improvement(id="i", title="Faster", touchpoints=("till",)),),
        ),
    ),
    ("mood-falls", a_map(stage("Buy", card("Cart", sentiment=1), card("Till", sentiment=0)))),
    (  # in two lanes side by side, which nobody walks one after the other
        "mood-falls",
        a_map(
            stage("Buy", card("Cart", sentiment=1), card("Till", sentiment=-1, lane="theirs"), card("Pay"))
        ).evolve(lanes=LANES),
    ),
    (
        "mood-falls",
        a_map(stage("A", card("Cart", sentiment=2)), stage("B"), stage("C", card("Bill", sentiment=-2))),
    ),
    (
        "channel-handover",
        a_map(
            stage(
                "Buy",
                card("Aunt", sentiment=2, channel="word of mouth"),
                card("Call", sentiment=-1, channel="phone"),
            )
        ),
    ),
    (
        "goal-unserved",
        a_map(stage("Buy", card("Till"), goals=("g",)), goals=(Goal(id="g", statement="Pay quickly"),)),
    ),
    ("persona-unused", a_map(stage("Buy"), personas=(ANNA,))),
    ("all-assumed", a_map(stage("Buy", *cards(5, evidence="assumed")), state="future")),
    ("all-assumed", a_map(stage("Buy", *cards(5, evidence="assumed"), card("Till", metrics=(READING,))))),
    ("no-customer-voice", a_map(stage("Buy", *cards(10), card("Till", metrics=(READING,))))),
    ("feedback-unanswered", a_map(stage("Buy", card("Till", feedback=(UNHAPPY,))))),
    ("review-overdue", a_map(stage("Buy"), review_on=date(2026, 11, 22))),
    ("usual-touchpoint-missing", a_map(stage("Buy", card("Mobilapp med BankID"), card("Kortet i posten")))),
    (
        "usual-touchpoint-missing",
        a_map(stage("Use", card("Help centre", metrics=(READING,)), phase="post-purchase")),
    ),
]


@pytest.mark.parametrize(("rule", "map_"), SILENT, ids=[row[0] for row in SILENT])
def test_a_rule_keeps_silent_where_there_is_nothing_to_tell(rule, map_):
    assert sentences(rule, map_) == []


def test_lanes_of_one_channel_each_are_read_across():
    map_ = a_map(
        stage(
            "Buy",
            card("Cart", sentiment=1, channel="website"),
            card("Call", lane="theirs", sentiment=-1, channel="phone"),
        )
    )
    assert len(sentences("channel-handover", map_)) == 1


def test_a_fall_is_told_once_and_is_about_both_neighbours():
    (fall,) = told_by(
        "mood-falls", a_map(stage("Buy", card("Cart", sentiment=2), card("Till", sentiment=-2)))
    )
    assert (fall.about, fall.subject, fall.stage, fall.severity) == (
        ("cart", "till"),
        "till",
        "buy",
        "warning",
    )


def test_a_fall_to_neutral_is_a_hint():
    (fall,) = told_by("mood-falls", a_map(stage("Buy", card("Cart", sentiment=2), card("Till", sentiment=0))))
    assert fall.severity == "hint"


def test_many_cards_without_owner_are_named_shortly():
    map_ = a_map(stage("Buy", *cards(6), *(card(f"Owned {at}", owner="Shop") for at in range(7))))
    assert sentences("touchpoint-without-owner", map_) == [
        "In “Buy”, “Step 1”, “Step 2” and 4 more have no owner."
    ]


def test_what_people_typed_is_cut_and_its_quotes_stay_apart():
    map_ = a_map(
        stage("Buy", card("Says “no”\nand more", id="says", sentiment=-1), card("", id="blank", sentiment=-1))
    )
    assert sentences("pain-without-improvement", map_) == [
        "“Says ‘no’” feels bad, and no improvement answers it.",
        "“Untitled card” feels bad, and no improvement answers it.",
    ]


def test_pains_are_known_by_their_lane_whatever_its_language():
    for name, is_of_pains in (
        *(("Smertepunkter", True), ("Schmerzpunkte", True), ("Pain points", True), ("Frustrations", True)),
        *(("Tanker", False), ("Backstage", False), ("Painting", False)),
    ):
        lanes = (*LANES[:2], LANES[2].evolve(name=name))
        found = sentences("noted-pain-unanswered", a_map(stage("Buy", PAIN), lanes=lanes))
        assert bool(found) is is_of_pains, name


def test_a_dropped_improvement_answers_no_noted_pain():
    note = Improvement(id="n", title="Faster", stage="buy", status="dropped")
    assert sentences("noted-pain-unanswered", a_map(stage("Buy", PAIN), improvements=(note,))) == [
        "In “Buy”, 1 pain is noted and no improvement: “No change”."
    ]
