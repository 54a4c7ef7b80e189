"""The report in Markdown: the journey itself, stage by stage, its touchpoints and notes as lists."""

from datetime import date

from mapdesigner.exchange.map_names import MapNames, as_read, names_of, signed
from mapdesigner.exchange.markdown_text import inline, item
from mapdesigner.exchange.table import Heed
from mapdesigner.model import SENTIMENT_WORDS, JourneyMap, Lane, Note, Stage, Touchpoint


def stage_lines(map_: JourneyMap, today: date, heed: Heed) -> list[str]:
    """Return every stage with its touchpoints and, lane by lane, its notes."""
    names = names_of(map_)
    cards: dict[str, list[tuple[Lane, Touchpoint | Note]]] = {stage.id: [] for stage in map_.stages}
    for stage, lane, card in as_read(map_):
        cards[stage.id].append((lane, card))
    lines = ["## Stages"] if map_.stages else []
    for number, stage in enumerate(map_.stages):
        heed(number / len(map_.stages))
        lines += ["", *_stage(stage, cards[stage.id], names)]
    return [*lines, *_lanes(map_)] if lines else lines


def _stage(stage: Stage, cards: list[tuple[Lane, Touchpoint | Note]], names: MapNames) -> list[str]:
    lines = [f"### {inline(stage.name) or 'Untitled stage'}", "", f"*{stage.phase}*"]
    if stage.customer_goal.strip():
        lines[-1] += f" – {inline(stage.customer_goal)}"
    lane_of_last = None
    for lane, card in cards:
        if lane is not lane_of_last:
            lines += ["", f"**{inline(lane.name) or 'Untitled lane'}**", ""]
            lane_of_last = lane
        lines += _touchpoint(card, names) if isinstance(card, Touchpoint) else _note(card)
    if not cards:
        lines += ["", "Nothing stands here yet."]
    return lines


def _lanes(map_: JourneyMap) -> list[str]:
    """Return the lanes that somebody described, and those that no stage names, for they hold no cards."""
    used = {card.lane for stage in map_.stages for card in stage.cards}
    told = [lane for lane in map_.lanes if lane.description.strip() or lane.id not in used]
    lines = ["", "### Lanes", ""] if told else []
    for lane in told:
        name = f"**{inline(lane.name) or 'Untitled lane'}**"
        lines += item(f"{name} – {inline(lane.description)}" if lane.description.strip() else name)
    return lines


def _touchpoint(card: Touchpoint, names: MapNames) -> list[str]:
    facts = ", ".join(word for word in (card.channel, card.setting) if word)
    told = [facts] if facts else []
    if card.sentiment is not None:
        told.append(f"feels {SENTIMENT_WORDS[card.sentiment]}")
    for felt in card.sentiments:
        who = names.personas.get(felt.persona)
        if who is not None:
            told.append(f"{inline(who)}: {signed(felt.sentiment)}")
    if card.moment_of_truth:
        told.append("**moment of truth**")
    if card.owner.strip():
        told.append(f"owner {inline(card.owner)}")
    if card.evidence:
        told.append(card.evidence)
    told += _votes_and_tags(card)
    title = f"**{inline(card.title) or 'Untitled touchpoint'}**"
    return item(f"{title} – {' · '.join(told)}" if told else title, (card.description,))


def _note(card: Note) -> list[str]:
    told = " · ".join((inline(card.text) or "Empty note", *_votes_and_tags(card)))
    return item(told)


def _votes_and_tags(card: Touchpoint | Note) -> list[str]:
    told = [f"{card.votes:,} vote{'' if card.votes == 1 else 's'}"] if card.votes else []
    tags = [inline(tag) for tag in card.tags if tag.strip()]
    return [*told, f"tags: {', '.join(tags)}"] if tags else told
