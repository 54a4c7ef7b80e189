"""Where channels keep the same promise, and where they don't."""

from mapdesigner.insight.consistency import (
    channel_words,
    clash_sentence,
    consistency,
    spread_sentence,
)
from mapdesigner.model import Audit, new_map, new_touchpoint


def map_with(*cards):
    """A map of (title, channel, audit), a card a stage."""
    map_ = new_map("Shop")
    made = [
        new_touchpoint(map_.lanes[0].id, title, channel).evolve(audit=audit)
        for title, channel, audit in cards
    ]
    stages = tuple(
        stage.evolve(cards=tuple(made[place :: len(map_.stages)])) for place, stage in enumerate(map_.stages)
    )
    return map_.evolve(stages=stages)


def test_an_empty_map_and_one_that_nobody_judged_say_nothing():
    assert consistency(new_map()) == ((), (), ())
    assert consistency(map_with(("Checkout", "website", None), ("Till", "store", Audit()))) == ((), (), ())


def test_each_channel_has_its_means_and_how_many_were_judged():
    found = consistency(
        map_with(
            ("Checkout", "website", Audit(quality=2)),
            ("Cart", "website", Audit(quality=5, consistency=3)),
            ("Help", "website", None),
            ("Till", None, Audit(quality=4)),
        )
    )
    assert [channel_words(each.channel) for each in found.channels] == ["Website", "No channel"]
    website = found.channels[0].means
    assert (website.judged, website.touchpoints) == (2, 3)
    assert [rule.mean for rule in website.rules] == [None, 3.0, 3.5, None]


def test_the_same_touchpoint_judged_two_points_apart_is_found_whatever_its_spelling():
    found = consistency(
        map_with(
            ("Delivery  update", "e-mail", Audit(consistency=2, quality=4)),
            ("delivery update", "website", Audit(consistency=5, quality=3)),
            ("Delivery update", "store", Audit(consistency=3)),
            ("Till", "store", Audit(consistency=1)),
        )
    )
    (clash,) = found.clashes
    assert (clash.title, clash.difference) == ("Delivery update", 3)
    assert clash_sentence(clash) == "Consistency: 2 by e-mail, 5 by website."


def test_in_one_channel_the_stage_tells_them_apart():
    found = consistency(map_with(("Chat", "chat", Audit(quality=1)), ("Chat", "chat", Audit(quality=4))))
    assert clash_sentence(found.clashes[0]) == "Quality: 1 in “Pre-purchase”, 4 in “Purchase”."


def test_one_point_apart_is_no_clash_and_untitled_cards_are_not_the_same():
    assert (
        consistency(map_with(("Chat", "chat", Audit(quality=3)), ("Chat", "phone", Audit(quality=4)))).clashes
        == ()
    )
    assert (
        consistency(map_with(("", "chat", Audit(quality=1)), (" ", "phone", Audit(quality=5)))).clashes == ()
    )


def test_channels_lie_apart_when_several_touchpoints_say_so():
    low, high = Audit(quality=2), Audit(quality=4)
    one_each = map_with(("A", "phone", low), ("B", "store", high))
    assert consistency(one_each).spreads == ()
    two_each = map_with(("A", "phone", low), ("B", "store", high), ("C", "phone", low), ("D", "store", high))
    (spread,) = consistency(two_each).spreads
    assert spread.is_apart
    assert spread_sentence(spread) == "Quality: Phone 2.0, Store 4.0."
