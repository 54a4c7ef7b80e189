"""The Markdown report: it says what the map says, and nothing people typed is ever markup."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapdesigner.exchange.markdown_report import markdown_report
from mapdesigner.exchange.markdown_text import inline, item, lines_of, quote, table
from mapdesigner.export.formats import format_named
from mapdesigner.export.options import ExportOptions
from mapdesigner.export.sheet import ExportCancelled
from mapdesigner.files.codec import read_map
from mapdesigner.model import (
    Experiment,
    Feedback,
    Goal,
    Improvement,
    Metric,
    Observation,
    Persona,
    PersonaSentiment,
    Variant,
    new_map,
    new_note,
    new_touchpoint,
)
from mapdesigner.resources import samples_path
from strategies import maps

TODAY = date(2026, 11, 22)
MARKUP = (
    *(
        "# Title",
        "## x ##",
        "- item",
        "+ item",
        "* item",
        "1. one",
        "23) two",
        "> quote",
        "---",
        "***",
        "===",
    ),
    *("**bold**", "_it_", "`code`", "```", "~~~", "~~gone~~", "[a](http://x)", "![a](/etc/passwd)", "[a]: b"),
    *("<b>x</b>", "<!-- x", "<script>alert(1)</script>", "<http://x>", "&amp;", "&#35;", "a | b", "|---|"),
    *("\\", "\\*", "a\\", "http://x.com", "www.x.com", "a@b.c", "$x$", "{.a}", "==x==", "x^2^", "- [ ] x"),
    *("    code", "\tcode", "!!! note", ": x", "a  \nb", "-", "+", "1.", "\u2028# x", "\x0b# x", "\r- x"),
)
hostile = st.lists(st.sampled_from((*MARKUP, " ", "\n", "\n\n", "a", "Ø")), max_size=6).map("".join)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# What could be markup anywhere on a line, in CommonMark or in what wikis add to it.
ALWAYS_MARKUP = re.compile(r"[`<\[\]~&$@^={}]|\b(?:https?|ftp|mailto):|\bwww\.", re.IGNORECASE)


def shown(line):
    """What a reader sees of a line of text; fails when a Markdown parser might see anything else in it."""
    bare = ESCAPED.sub("\ufb02", line)
    assert not ALWAYS_MARKUP.search(bare) and not re.search(r"[*_#|>\\\n]", bare), line
    assert not re.match(r"-|[+:]( |$)|\d+[.)]( |$)|!!!| |\t", bare), line
    return ESCAPED.sub(r"\1", line)


def plain(text):
    return " ".join(re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]", " ", text).split())


def part(map_, *names):
    return markdown_report(map_, TODAY, names).text.split("\n## ", 1)[-1].splitlines()


def shop(*cards, **fields):
    map_ = new_map("Shop").evolve(**fields)
    lane = map_.lanes[0].id
    placed = tuple(new_touchpoint(lane, title).evolve(id=title.lower(), **about) for title, about in cards)
    pain = new_note(map_.lanes[2].id, "Slow").evolve(votes=1)
    stage = map_.stages[1].evolve(customer_goal="Pay quickly", cards=(pain, *placed))
    return map_.evolve(stages=(map_.stages[0], stage))


@pytest.mark.parametrize("text", MARKUP)
def test_text_is_shown_as_it_was_typed(text):
    assert shown(inline(text)) == plain(text)
    *broken, last = lines_of(text)
    assert all(line.endswith("\\") for line in broken)
    assert [shown(line) for line in (*(line[:-1] for line in broken), last)] == [
        plain(line) for line in re.split("[\n\r\x0b\u2028]", text) if plain(line)
    ]


@settings(max_examples=60, deadline=None)
@given(hostile | st.text(max_size=40))
def test_any_text_is_shown_as_it_was_typed(text):
    assert shown(inline(text)) == plain(text)


def test_plain_text_is_left_as_it_is():
    for text in (
        "Pick-up at the shop counter",
        "22 % (+3.2 points)",
        "1.5 s",
        "Ola: “Slow!”",
        "Kjøp på nett",
    ):
        assert inline(text) == text


def test_lines_stay_lines_within_an_entry():
    assert item("**A**", ("one\n\n# two", "", "three")) == ["- **A**\\", "  one\\", "  \\# two\\", "  three"]
    assert quote("one\n- two", "Ola") == ["> “one\\", "> \\- two”\\", "> — Ola"]
    assert table(("a", "b"), frozenset((1,)), [("1", "2")]) == ["| a | b |", "| --- | ---: |", "| 1 | 2 |"]


def test_the_report_begins_with_what_the_map_is_about():
    map_ = new_map("Buying a book").evolve(purpose="Sell more\nbooks", organisation="Tide", review_on=TODAY)
    assert markdown_report(map_, TODAY).text.startswith(
        "# Buying a book\n\nSell more\\\nbooks\n\n- **State:** current state\n- **Organisation:** Tide\n"
        "- **Review on:** 22 Nov 2026\n- **Written on:** 22 Nov 2026\n\n## Summary\n"
    )


def test_stages_have_their_touchpoints_and_notes_as_lists():
    anna = Persona(id="anna", name="Anna")
    about = {
        "channel": "website",
        "setting": "digital",
        "sentiment": -2,
        "sentiments": (PersonaSentiment(persona="anna", sentiment=1),),
        "moment_of_truth": True,
        "owner": "Web team",
        "evidence": "heard",
        "votes": 2,
        "tags": ("mobile", "slow"),
        "description": "Three pages.\nSlow ones.",
    }
    lines = part(shop(("Checkout", about), ("Cart", {}), personas=(anna,)), "stages")
    assert lines == [
        "Stages",
        "",
        "### Pre-purchase",
        "",
        "*pre-purchase*",
        "",
        "Nothing stands here yet.",
        "",
        "### Purchase",
        "",
        "*purchase* – Pay quickly",
        "",
        "**Touchpoints**",
        "",
        "- **Checkout** – website, digital · feels very bad · Anna: +1 · **moment of truth** · owner Web team"
        " · heard · 2 votes · tags: mobile, slow\\",
        "  Three pages.\\",
        "  Slow ones.",
        "- **Cart**",
        "",
        "**Pains**",
        "",
        "- Slow · 1 vote",
        "",
        "### Lanes",
        "",
        "- **Touchpoints** – where customers meet us",
        "- **Emotion**",
        "- **Pains** – what gets in the way",
        "- **Improvements**",
    ]


def test_improvements_are_a_list_of_tasks():
    notes = (
        Improvement(id="a", title="Old", status="done", owner="Ola"),
        Improvement(id="b", title="Wheel", status="dropped"),
        Improvement(
            id="c",
            title="One page",
            note="With a guest option",
            touchpoints=("checkout",),
            impact=5,
            effort=2,
            owner="Web team",
            due=date(2027, 1, 15),
            expected="30 %",
        ),
    )
    lines = part(shop(("Checkout", {}), improvements=notes), "improvements")
    assert lines[4:] == [
        "- [ ] **One page** – owner Web team · due 15 Jan 2027 · impact 5 · effort 2 · idea\\",
        "  At Checkout\\",
        "  With a guest option\\",
        "  Expected: 30 %",
        "- [x] **Old** – owner Ola · no date · done",
        "",
        "Dropped:",
        "",
        "- **Wheel** – no owner · no date · dropped",
    ]


def test_metrics_are_a_table():
    seen = Observation(on=date(2026, 10, 31), value=0.22)
    later = Observation(on=date(2027, 10, 31), value=0.2)
    metrics = (
        Metric(kind="conversion_rate", name="A | B", baseline=0.26, target=0.3, observations=(seen,)),
        Metric(kind="bounce_rate", observations=(later,)),
    )
    assert part(shop(("Checkout", {"metrics": metrics})), "metrics")[2:] == [
        "| Touchpoint | Metric | Baseline | Target | Latest | On | Change | Status |",
        "| --- | --- | ---: | ---: | ---: | --- | ---: | --- |",
        "| Checkout | A \\| B | 26 % | 30 % | 22 % | 31 Oct 2026 | −4 points | off target |",
        "| Checkout | Bounce rate | – | – | 20 % | 31 Oct 2027 | – | no data |",
        "",
        "To check:",
        "",
        "- Checkout, Bounce rate: An observation is dated in the future.",
    ]


def test_every_quote_is_shown_those_worth_showing_first():
    said = (
        Feedback(quote="I gave up", status="new"),
        Feedback(quote="Lovely\n# really", who="Ann", received_on=TODAY, status="worth showing"),
    )
    assert part(shop(("Checkout", {"feedback": said})), "feedback")[2:] == [
        "2 quotes, 1 worth showing. What is worth showing stands first.",
        "",
        "> “Lovely\\",
        "> \\# really”\\",
        "> — Ann, 22 Nov 2026, at Checkout",
        "",
        "> “I gave up”\\",
        "> — at Checkout",
    ]


def test_experiments_say_honestly_what_they_prove():
    variants = (Variant(name="A", visitors=100, conversions=20), Variant(name="B"))
    test = Experiment(id="t", touchpoint="checkout", hypothesis="Shorter", variants=variants)
    lines = part(shop(("Checkout", {}), experiments=(test,)), "experiments", "tests")
    assert lines[2:] == [
        "### Shorter",
        "",
        "planned · Checkout",
        "",
        "| Variant | Visitors | Conversions | Rate |",
        "| --- | ---: | ---: | ---: |",
        "| A | 100 | 20 | 20.0 % |".replace("0 %", "0\u202f%"),
        "| B | 0 | 0 | – |",
        "",
        "Only A has visitors; as long as the other variant has none, there is nothing to compare.",
        "",
        "**Decision:** still open",
    ]


def test_goals_and_personas_are_told():
    goal = Goal(id="g", statement="A gift by Friday", target="97 %", deadline=date(2026, 12, 22), owner="Ola")
    anna = Persona(id="a", name="Anna", needs="To know the price", quote="Quickly")
    lines = part(shop(goals=(goal,), personas=(anna,)), "goals", "personas")
    assert lines[2] == (
        "- **A gift by Friday** – customer goal · target: 97 % · by 22 Dec 2026 · owner Ola"
        " · nothing serves it"
    )
    assert lines[4:] == [
        "## Personas",
        "",
        "### Anna",
        "",
        "> “Quickly”",
        "",
        "- **Needs:** To know the price",
    ]


def test_the_summary_and_the_method_are_sentences():
    note = Improvement(id="n", title="One page", touchpoints=("checkout",), impact=5, effort=2)
    map_ = shop(("Checkout", {"sentiment": -2, "evidence": "assumed"}), ("Cart", {}), improvements=(note,))
    summary, method = part(map_, "summary"), part(map_, "method")
    assert summary[2] == "Two touchpoints in two stages: the journey as it is today."
    assert "- **Lowest points:** It hurts most at “Checkout” (Purchase), which feels very bad." in summary
    assert "- **Improvements:** One improvement note, one of them open; one has no owner." in summary
    assert summary[-1].startswith("1. **One page** – impact 5 for effort 2; answers “Checkout”")
    assert "- assumed (nobody has checked it): 1" in method and "- not said: 1" in method
    assert method[-1] == "Most of it is assumption: check it with customers before you act on it."


def test_parts_stand_in_the_order_that_was_chosen():
    map_ = read_map((samples_path() / "online-bookshop.json").read_bytes())
    text = markdown_report(map_, TODAY, ("goals", "map", "summary", "personas")).text
    assert re.findall("^##? .*$", text, re.MULTILINE) == [
        *("# Buying a book online", "## Goals", "## Summary", "## Personas"),
    ]
    remembered = map_.evolve(report_parts=("personas", "goals"))
    exported = format_named("text").export(remembered, ExportOptions()).data.decode()
    assert re.findall("^## .*$", exported, re.MULTILINE) == ["## Personas", "## Goals"]
    assert markdown_report(map_, TODAY, ("map",)).warnings == (
        "None of the chosen parts has text; the report has the title alone.",
    )


def test_ten_findings_stand_for_all():
    map_ = read_map((samples_path() / "online-bookshop.json").read_bytes())
    lines = part(map_, "findings")
    assert sum(line.startswith("- **") for line in lines) == 10
    assert re.fullmatch(r"And \d+ more\.", lines[-1])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(maps(), st.lists(hostile, min_size=3, max_size=3))
def test_whatever_a_map_holds_only_our_own_markup_is_in_the_report(map_, words):
    title, purpose, name = words
    stages = (map_.stages[0].evolve(name=name, customer_goal=purpose), *map_.stages[1:])
    map_ = map_.evolve(title=title, purpose=purpose, stages=stages)
    text = markdown_report(map_, TODAY).text
    lines = text.splitlines()
    assert lines == text.removesuffix("\n").split("\n"), "a line break that nobody wrote"
    assert [line for line in lines if line.startswith("# ")] == [
        f"# {inline(title) or 'Untitled journey map'}"
    ]
    bars = set()
    for line in lines:
        # One that is not half of an escaped one is a hard break.
        breaks = (len(line) - len(line.rstrip("\\"))) % 2
        bare = ESCAPED.sub("\ufb02", line[: len(line) - breaks])
        body = re.sub(r"^(#{1,3} |- \[[ x]\] |- |\d\. |> |  )", "", bare)
        assert not re.match(r"[-+#>]( |$)|\d+[.)]( |$)| |\t", body) or body.startswith("**"), line
        formula = body.startswith("Priority = ")
        assert formula or not ALWAYS_MARKUP.search(body), line
        assert body.count("**") % 2 == 0 and not re.search(r"#|_|\\|~", body), line
        assert re.sub(r"\*\*", "", body).count("*") in (0, 2), line
        bars.add(body.count("|")) if "|" in body else None
        assert "|" not in body or (body[0], body[-1]) == ("|", "|"), line
    assert bars <= {5, 9, 10}


@pytest.mark.parametrize("path", sorted(samples_path().glob("*.json")), ids=lambda path: path.stem)
def test_each_sample_is_whole_in_its_report(path):
    map_ = read_map(path.read_bytes())
    text = markdown_report(map_, TODAY).text
    for stage in map_.stages:
        assert f"### {inline(stage.name)}" in text
        for card in stage.cards:
            assert inline(card.title if card.kind == "touchpoint" else card.text) in text
    for note in map_.improvements:
        assert f"**{inline(note.title)}**" in text
    assert len(re.findall(r"^- \[[ x]\] ", text, re.MULTILINE)) == sum(
        note.status != "dropped" for note in map_.improvements
    )


def test_an_export_can_be_followed_and_called_off():
    heard = []
    format_named("text").export(new_map(), ExportOptions(), lambda share, words: heard.append((share, words)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares) and shares[-1] == 1
    assert {words for _, words in heard} == {"Writing the text"}
    with pytest.raises(ExportCancelled):
        format_named("text").export(new_map(), ExportOptions(), None, lambda: True)
