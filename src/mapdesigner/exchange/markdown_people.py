"""The report in Markdown: what the map is about, for whom it is, and what they want."""

from datetime import date

from mapdesigner.exchange.markdown_text import day_words, inline, item, lines_of, quote
from mapdesigner.exchange.table import Heed
from mapdesigner.insight.serving import ServingCount, goals_in, summed
from mapdesigner.model import Goal, JourneyMap, Persona

_PERSONA_FACTS = {
    "age_range": "Age range",
    "occupation": "Occupation",
    "location": "Location",
    "income": "Income",
    "interests": "Interests",
    "buying_habits": "Buying habits",
    "preferences": "Preferences",
    "needs": "Needs",
    "frustrations": "Frustrations",
}


def title_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return title, purpose and facts."""
    facts = {
        "Scenario": inline(map_.scenario),
        "State": f"{map_.state} state",
        "Based on": inline(map_.based_on.title) if map_.based_on is not None else "",
        "Organisation": inline(map_.organisation),
        "Author": inline(map_.author),
        "Review on": day_words(map_.review_on) if map_.review_on is not None else "",
        "Written on": day_words(today),
    }
    lines = [f"# {inline(map_.title) or 'Untitled journey map'}", ""]
    if map_.purpose.strip():
        lines += [*lines_of(map_.purpose), ""]
    return [*lines, *(f"- **{name}:** {value}" for name, value in facts.items() if value)]


def persona_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return the personas with what is known of them."""
    lines = ["## Personas"] if map_.personas else []
    for persona in map_.personas:
        lines += ["", f"### {inline(persona.name) or 'Unnamed persona'}"]
        if persona.quote.strip():
            lines += ["", *quote(persona.quote, "")]
        facts = _persona_facts(persona)
        lines += ["", *facts] if facts else []
    return lines


def goal_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return the goals with how they are measured and what serves them."""
    if not map_.goals:
        return []
    served = [goals_in(stage) for stage in map_.stages]
    lines = ["## Goals", ""]
    for goal in map_.goals:
        serving = summed(stage.get(goal.id, ServingCount()) for stage in served)
        lines += item(f"**{inline(goal.statement) or 'Untitled goal'}** – {_goal_facts(goal, serving)}")
    return lines


def _persona_facts(persona: Persona) -> list[str]:
    values = ((label, inline(getattr(persona, name))) for name, label in _PERSONA_FACTS.items())
    return [f"- **{label}:** {value}" for label, value in values if value]


def _goal_facts(goal: Goal, serving: ServingCount) -> str:
    facts = [f"{goal.kind} goal"]
    for label, text in (("measured by", goal.measure), ("target", goal.target)):
        if text.strip():
            facts.append(f"{label}: {inline(text)}")
    if goal.deadline is not None:
        facts.append(f"by {day_words(goal.deadline)}")
    if goal.owner.strip():
        facts.append(f"owner {inline(goal.owner)}")
    return " · ".join((*facts, _serving_words(serving)))


def _serving_words(serving: ServingCount) -> str:
    parts = []
    for count, noun in ((serving.stages, "stage"), (serving.touchpoints, "touchpoint")):
        if count:
            parts.append(f"{count:,} {noun}{'' if count == 1 else 's'}")
    return f"served by {' and '.join(parts)}" if parts else "nothing serves it"
