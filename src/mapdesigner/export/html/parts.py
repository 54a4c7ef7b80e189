"""The parts of the web page, each a section with a heading; a part of nothing is None."""

from collections.abc import Callable, Sequence
from datetime import date

from mapdesigner.export.html.tags import Html, joined, tag, void_tag
from mapdesigner.export.report.persona_fields import FIELDS
from mapdesigner.insight.experiment_state import rate_words
from mapdesigner.insight.experiment_test import outcome_of
from mapdesigner.insight.experiment_words import cautions, figures, verdict_sentence
from mapdesigner.insight.finding import DismissedFinding, Finding
from mapdesigner.insight.findings import evaluate
from mapdesigner.insight.metric_status import current_value, format_change, format_value, metric_status
from mapdesigner.insight.priority import ranked
from mapdesigner.insight.priority_words import what_first
from mapdesigner.insight.rate_interval import interval_words, latest_interval
from mapdesigner.insight.summary import summary_lead, summary_sentences
from mapdesigner.layout.lanes.improvements import short_day
from mapdesigner.model import (
    SENTIMENT_WORDS,
    Card,
    Feedback,
    Improvement,
    JourneyMap,
    Note,
    Persona,
    ReportPart,
    Stage,
    Touchpoint,
    cards_of,
    latest,
    metric_name,
    persona_colour,
    stage_colour,
    touchpoint_count,
    touchpoints_of,
)

FINDINGS_OF_A_KIND = 12
WHOLE_JOURNEY = "Whole journey"


def summary_part(map_: JourneyMap) -> Html | None:
    """Return what the map tells in sentences, and what to do first."""
    if not touchpoint_count(map_):
        return None
    told = [
        part
        for about, sentence in summary_sentences(map_, date.today())
        for part in (tag("dt", about), tag("dd", sentence))
    ]
    first = [
        tag("li", tag("b", each.ranked.improvement.title or "Untitled improvement"), tag("p", each.reasons))
        for each in what_first(map_)
    ]
    return _section(
        "summary",
        "Summary",
        tag("p", summary_lead(map_), class_="lead"),
        tag("dl", *told, class_="told"),
        joined([tag("h3", "What to do first"), tag("ol", *first)]) if first else Html(),
    )


def stages_part(map_: JourneyMap) -> Html | None:
    """Return the stages with their cards, lane by lane."""
    if not any(stage.cards for stage in map_.stages):
        return None
    return _section("stages", "Stage by stage", *[_stage(map_, stage) for stage in map_.stages])


def personas_part(map_: JourneyMap) -> Html | None:
    """Return who the journey is about."""
    people = [_persona(each, persona_colour(each, at)) for at, each in enumerate(map_.personas)]
    return _section("personas", "Personas", tag("div", *people, class_="people")) if people else None


def goals_part(map_: JourneyMap) -> Html | None:
    """Return the goals of customers and of the business."""
    rows = [
        (
            goal.statement or "Untitled goal",
            f"{goal.kind} goal",
            goal.measure,
            goal.target,
            _day(goal.deadline),
            goal.owner,
        )
        for goal in map_.goals
    ]
    heads = ("Goal", "Kind", "Measure", "Target", "Deadline", "Owner")
    return _section("goals", "Goals", _table(heads, rows)) if rows else None


def metrics_part(map_: JourneyMap) -> Html | None:
    """Return each metric before and after."""
    rows = [
        (
            stage.name or "Untitled stage",
            card.title or "Untitled touchpoint",
            metric_name(metric),
            format_value(metric, metric.baseline),
            format_value(metric, current_value(metric)),
            interval_words(interval) if (interval := latest_interval(metric)) else "",
            _day(None if (seen := latest(metric)) is None else seen.on),
            format_value(metric, metric.target),
            format_change(metric),
            tag("span", metric_status(metric), class_=f"status {metric_status(metric).replace(' ', '-')}"),
            metric.source,
        )
        for stage in map_.stages
        for card in touchpoints_of(stage)
        for metric in card.metrics
    ]
    heads = (
        *("Stage", "Touchpoint", "Metric", "Baseline", "Latest", "95 % range", "Observed", "Target"),
        *("Change", "Status", "Source"),
    )
    return (
        _section("metrics", "Metrics before and after", _table(heads, rows, frozenset({3, 4, 7, 8})))
        if rows
        else None
    )


def feedback_part(map_: JourneyMap) -> Html | None:
    """Return what customers said, what is worth showing first."""
    said = [
        (quote, card) for _, card in cards_of(map_) if isinstance(card, Touchpoint) for quote in card.feedback
    ]
    said.sort(key=lambda pair: pair[0].status != "worth showing")
    quotes = [_quote(quote, card.title or "Untitled touchpoint") for quote, card in said]
    return _section("feedback", "Feedback", tag("div", *quotes, class_="quotes")) if quotes else None


def improvements_part(map_: JourneyMap) -> Html | None:
    """Return the improvement notes as an action list, by rank."""
    cards = {card.id: card for _, card in cards_of(map_) if isinstance(card, Touchpoint)}
    rows = [
        (
            str(each.rank or ""),
            _note(each.improvement),
            ", ".join(cards[id_].title for id_ in each.improvement.touchpoints if id_ in cards)
            or WHOLE_JOURNEY,
            tag("span", _of_five(each.improvement.impact), class_="short"),
            tag("span", _of_five(each.improvement.effort), class_="short"),
            each.improvement.owner,
            _day(each.improvement.due),
            tag("span", each.improvement.status, class_="short"),
        )
        for each in ranked(map_)
    ]
    heads = ("#", "Improvement", "Touchpoints", "Impact", "Effort", "Owner", "Due", "Status")
    return _section("improvements", "Improvement notes", _table(heads, rows)) if rows else None


def findings_part(map_: JourneyMap) -> Html | None:
    """Return what is missing and what hurts, with the reason, as of today."""
    if not touchpoint_count(map_):
        return None
    found = evaluate(map_, date.today())
    by_rule: dict[str, list[Finding]] = {}
    for finding in found.shown:
        by_rule.setdefault(finding.rule, []).append(finding)
    blocks = [_findings(same) for same in by_rule.values()]
    if found.dismissed:
        blocks.append(_dismissed(found.dismissed))
    return _section("findings", "Findings", *blocks) if blocks else None


def experiments_part(map_: JourneyMap) -> Html | None:
    """Return each experiment with its variants and one honest sentence."""
    cards = {card.id: card for _, card in cards_of(map_)}
    blocks = []
    for test in map_.experiments:
        outcome = outcome_of(test.variants)
        rows = [
            (each.name, figures(each.visitors), figures(each.conversions), rate_words(each))
            for each in test.variants
        ]
        card = cards.get(test.touchpoint)
        about = card.title if isinstance(card, Touchpoint) else ""
        blocks.append(
            tag(
                "article",
                tag("h3", test.hypothesis or "Untitled experiment"),
                tag("p", f"{about} · {test.metric}".strip(" ·"), class_="muted"),
                tag("p", verdict_sentence(outcome)),
                *[tag("p", sentence, class_="muted") for sentence in cautions(test, date.today(), outcome)],
                _table(("Variant", "Visitors", "Conversions", "Rate"), rows, frozenset({1, 2, 3}))
                if rows
                else Html(),
                tag("p", tag("b", "Decision: "), test.decision) if test.decision else Html(),
            )
        )
    return _section("experiments", "Experiments", *blocks) if blocks else None


# A part that a page has and the report has too goes by the same name.
HTML_PARTS: dict[ReportPart, Callable[[JourneyMap], Html | None]] = {
    "summary": summary_part,
    "findings": findings_part,
    "improvements": improvements_part,
    "personas": personas_part,
    "goals": goals_part,
    "stages": stages_part,
    "metrics": metrics_part,
    "feedback": feedback_part,
    "experiments": experiments_part,
}


def _section(id_: str, title: str, *children: str) -> Html:
    return tag("section", tag("h2", title), *children, id=id_)


def _stage(map_: JourneyMap, stage: Stage) -> Html:
    lanes = []
    for lane in map_.lanes:
        cards = [_card(card) for card in stage.cards if card.lane == lane.id]
        if cards:
            about = tag("p", lane.description, class_="muted") if lane.description else Html()
            lanes += [tag("h4", lane.name or "Untitled lane"), about, tag("div", *cards, class_="cards")]
    goal = tag("p", stage.customer_goal, class_="lead") if stage.customer_goal else Html()
    none = Html() if lanes else tag("p", "No cards yet.", class_="muted")
    return tag(
        "article",
        tag("h3", stage.name or "Untitled stage"),
        goal,
        *lanes,
        none,
        class_="stage",
        style=f"--stage:{stage_colour(stage)}",
    )


def _card(card: Card) -> Html:
    if isinstance(card, Note):
        return tag("div", tag("p", card.text), _tags(card), class_="card note")
    facts = [word for word in (card.channel, card.setting, card.owner) if word]
    quotes = [_quote(said) for said in card.feedback if said.status == "worth showing"]
    star = tag("span", "★", class_="star", title="Moment of truth", role="img", aria_label="Moment of truth")
    return tag(
        "div",
        tag("p", star if card.moment_of_truth else Html(), tag("b", card.title or "Untitled touchpoint")),
        tag("p", card.description) if card.description else Html(),
        tag("p", _mood(card.sentiment), " · ".join(facts), class_="muted"),
        _tags(card),
        *quotes,
        class_="card",
    )


def _tags(card: Card) -> Html:
    shown = ", ".join(each for each in card.tags if each.strip())
    return tag("p", f"Tags: {shown}", class_="muted") if shown else Html()


def _mood(sentiment: int | None) -> Html:
    if sentiment is None:
        return Html()
    return tag("span", SENTIMENT_WORDS[sentiment], class_=f"mood mood{sentiment + 2}")


def _persona(persona: Persona, colour: str) -> Html:
    facts = [(name, getattr(persona, field)) for name, field in FIELDS if getattr(persona, field)]
    about = " · ".join(word for word in (persona.age_range, persona.occupation) if word)
    return tag(
        "article",
        _portrait(persona),
        tag("h3", persona.name or "Untitled persona"),
        tag("p", about, class_="muted") if about else Html(),
        tag("blockquote", persona.quote) if persona.quote else Html(),
        tag("dl", *[part for name, value in facts for part in (tag("dt", name), tag("dd", value))])
        if facts
        else Html(),
        class_="persona",
        style=f"--persona:{colour}",
    )


def _portrait(persona: Persona) -> Html:
    if persona.picture is None:
        return Html()
    return void_tag("img", class_="portrait", alt="", src=picture_address(persona.picture))


def picture_address(picture: str) -> str:
    """Return a picture of the map as an address that holds it."""
    return f"data:image/{'png' if picture.startswith('iVBOR') else 'jpeg'};base64,{picture}"


def _quote(said: Feedback, touchpoint: str = "") -> Html:
    source = [said.who, said.source, said.received_on and short_day(said.received_on), touchpoint]
    words = " · ".join(word for word in source if word)
    return tag("blockquote", tag("p", said.quote), tag("footer", words) if words else Html())


def _note(note: Improvement) -> Html:
    words = [tag("b", note.title or "Untitled improvement")]
    words += [tag("p", text) for text in (note.note, note.expected) if text]
    return joined(words)


def _findings(same: list[Finding]) -> Html:
    first = same[0]
    more = len(same) - FINDINGS_OF_A_KIND
    return tag(
        "article",
        tag("ul", *[tag("li", each.sentence) for each in same[:FINDINGS_OF_A_KIND]]),
        tag("p", f"And {more} more of this kind.", class_="muted") if more > 0 else Html(),
        tag("p", first.why, class_="muted"),
        class_=f"finding {first.severity}",
    )


def _dismissed(found: Sequence[DismissedFinding]) -> Html:
    entries = [tag("li", each.finding.sentence, tag("p", each.reason, class_="muted")) for each in found]
    return tag("article", tag("h3", "Dismissed"), tag("ul", *entries), class_="finding")


def _day(day: date | None) -> Html:
    return Html() if day is None else tag("time", short_day(day), datetime=day.isoformat(), class_="short")


def _of_five(value: int | None) -> str:
    return "" if value is None else f"{value} of 5"


def _table(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], numbers: frozenset[int] = frozenset()
) -> Html:
    """Return a table; columns with nothing in them are left out, those of numbers are aligned right."""
    used = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    kind = {at: "number" if at in numbers else None for at in used}
    return tag(
        "div",
        tag(
            "table",
            tag("thead", tag("tr", *[tag("th", heads[at], scope="col", class_=kind[at]) for at in used])),
            tag(
                "tbody",
                *[tag("tr", *[tag("td", row[at] or "", class_=kind[at]) for at in used]) for row in rows],
            ),
        ),
        class_="table",
    )
