"""The Mermaid journey, read by the rules of Mermaid's own grammar: it means what the map says."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapdesigner.exchange.map_names import touchpoints_as_read
from mapdesigner.exchange.mermaid import journey_diagram
from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.codec import read_map
from mapdesigner.model import PersonaSentiment, new_map, new_note, new_persona, new_touchpoint
from mapdesigner.resources import samples_path
from strategies import maps

PIECES = (
    *("title x", "section y", "journey", "accTitle: a", "accDescr {", "Title", ":", ";", "#", ",", "\n"),
    *(
        "%%",
        '%%{init: {"theme":"dark"}}%%',
        "\r",
        "<br>",
        "<b>x</b>",
        "&amp;",
        "#35;",
        "ﬂ°°58¶ß",
        "¶ß",
        "{",
        "}",
    ),
    *(
        "```",
        "---",
        "\\n",
        '"',
        "$$x$$",
        "style a:#b;",
        "classDef x:#y;",
        "日本",
        "：",
        "\x00",
        "\u2028",
        "\ufeff",
    ),
)
hostile = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
KEYWORDS = re.compile(r"journey|title\s|section\s|accTitle\s*:|accDescr\s*[:{]", re.IGNORECASE)


def read(text):
    """Read a diagram as Mermaid 11 does: comments go, then a statement a line; codes are shown at last.

    Fails on what its grammar refuses or reads in another way than it looks.
    """
    assert "%%{" not in text and "---" not in text.splitlines()[0]
    lines = [line.strip() for line in text.split("\n") if not line.strip().startswith("%%")]
    assert lines[0] == "journey" and lines[-1] == ""
    found = {"title": "", "description": "", "sections": [], "tasks": []}
    for line in lines[1:-1]:
        bare = re.sub(r"#\d+;", "\ufb02", line)
        assert not re.search("[#;\x00-\x08\r\u2028<>%]", bare), line
        word, _, rest = line.partition(" ")
        if word == "title":
            assert rest and ":" not in rest
            found["title"] = shown(rest)
        elif word == "accDescr:":
            assert rest
            found["description"] = shown(rest)
        elif word == "section":
            assert rest and ":" not in rest
            found["sections"].append(shown(rest))
        else:
            assert not KEYWORDS.match(line), line
            name, score, *actors = line.split(":")
            assert len(actors) < 2, line
            people = [shown(each.strip()) for actor in actors for each in actor.split(",")]
            found["tasks"].append((found["sections"][-1], shown(name), int(score), people))
    return found


def shown(text):
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text)


def plain(text):
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]", " ", text).split())


def expected(map_):
    names = {persona.id: plain(persona.name) or "Unnamed persona" for persona in map_.personas}
    tasks = []
    for stage, card in touchpoints_as_read(map_):
        felt = [each.sentiment for each in card.sentiments]
        mood = card.sentiment if card.sentiment is not None else round(sum(felt) / len(felt)) if felt else 0
        people = [names[id_] for id_ in card.personas]
        section = plain(stage.name) or "Untitled stage"
        tasks.append((section, plain(card.title) or "Untitled touchpoint", 3 + mood, people))
    return {
        "title": plain(map_.title) or "Untitled journey map",
        "description": plain(map_.purpose),
        "sections": [plain(stage.name) or "Untitled stage" for stage in map_.stages],
        "tasks": tasks,
    }


def with_cards(*cards, **fields):
    map_ = new_map("Shop").evolve(**fields)
    lane = map_.lanes[0].id
    placed = tuple(new_touchpoint(lane, title).evolve(**about) for title, about in cards)
    return map_.evolve(stages=(map_.stages[1].evolve(cards=placed),))


def test_a_stage_is_a_section_and_a_touchpoint_a_task():
    anna, ola = new_persona("Anna"), new_persona("Ola")
    map_ = with_cards(
        ("Cart", {"sentiment": 2, "personas": (anna.id, ola.id)}),
        ("Checkout", {"sentiment": -2}),
        personas=(anna, ola),
        purpose="Sell more",
    )
    assert journey_diagram(map_).text == (
        "journey\n"
        "    title Shop\n"
        "    accDescr: Sell more\n"
        "    section Purchase\n"
        "        Cart: 5: Anna, Ola\n"
        "        Checkout: 1\n"
    )


def test_a_touchpoint_nobody_judged_stands_in_the_middle_and_says_so():
    lines = journey_diagram(with_cards(("Cart", {}))).text.splitlines()
    assert lines[-2:] == ["        %% sentiment not known, shown as 3", "        Cart: 3"]


def test_a_touchpoint_that_personas_judged_has_their_mean():
    anna, ola = new_persona("Anna"), new_persona("Ola")
    felt = (
        PersonaSentiment(persona=anna.id, sentiment=-2),
        PersonaSentiment(persona=ola.id, sentiment=0),
    )
    lines = journey_diagram(
        with_cards(("Cart", {"sentiments": felt}), personas=(anna, ola))
    ).text.splitlines()
    assert lines[-2:] == ["        %% the mean of what its personas feel", "        Cart: 2"]


@pytest.mark.parametrize(
    "title",
    [
        *("Wake at 7:30", "Pay (see: terms); now", "Section one", "title", "Journey's end", "accTitle: x"),
        *(
            "#1 in town",
            "50 %%",
            "a, b",
            "line\nbreak",
            "<br>",
            "A: 5: Me",
            "%%{init}%%",
            "日本：注文",
            " x ",
        ),
    ],
)
def test_a_hostile_title_is_only_a_title(title):
    map_ = with_cards((title, {}), title=title, purpose=title, personas=(new_persona(title),))
    map_ = map_.evolve(stages=(map_.stages[0].evolve(name=title),))
    assert read(journey_diagram(map_).text) == expected(map_)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), st.lists(hostile, min_size=3, max_size=3))
def test_whatever_a_map_holds_the_diagram_means_it(map_, words):
    title, purpose, name = words
    stages = (map_.stages[0].evolve(name=name), *map_.stages[1:])
    map_ = map_.evolve(title=title, purpose=purpose, stages=stages)
    assert read(journey_diagram(map_).text) == expected(map_)


def test_what_the_diagram_cannot_show_is_said():
    map_ = new_map("Shop")
    note = new_note(map_.lanes[2].id, "Slow")
    map_ = map_.evolve(stages=(map_.stages[0].evolve(cards=(note,)),))
    assert journey_diagram(map_).warnings == (
        "A journey diagram draws no stage without touchpoints: “Pre-purchase” won’t be seen.",
        "A journey diagram shows touchpoints only; 1 note is left out.",
    )


@pytest.mark.parametrize("path", sorted(samples_path().glob("*.json")), ids=lambda path: path.stem)
def test_each_sample_is_whole_in_its_diagram(path):
    map_ = read_map(path.read_bytes())
    exported = format_named("diagram").export(map_, ExportOptions())
    assert read(exported.data.decode()) == expected(map_)


def test_an_export_can_be_called_off():
    with pytest.raises(ExportCancelled):
        format_named("diagram").export(new_map(), ExportOptions(), None, lambda: True)
