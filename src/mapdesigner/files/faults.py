"""pydantic's errors as sentences for a user: the place in the map's words, then what is wrong."""

import json
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

MOST_FAULTS = 20
# Telling a fault takes a kilobyte; of more than these none is told.
_MOST_COUNTED = 100_000

_NOUNS = {
    "stages": "stage",
    "lanes": "lane",
    "cards": "card",
    "personas": "persona",
    "goals": "goal",
    "metrics": "metric",
    "observations": "observation",
    "improvements": "improvement",
    "experiments": "experiment",
    "variants": "variant",
    "sentiments": "sentiment",
    "touchpoints": "touchpoint",
    "tags": "tag",
    "entries": "entry",
    "feedback": "feedback",
}
_NAMING_KEYS = ("name", "title", "statement", "text", "quote", "hypothesis")
_UNION_TAGS = ("touchpoint", "note")


def fault_sentences(error: ValidationError, content: Any) -> tuple[str, ...]:
    """Return one sentence a fault, at most MOST_FAULTS and then how many more there are."""
    if error.error_count() > _MOST_COUNTED:
        return (f"It has {error.error_count():,} faults, too many to name them.",)
    details = error.errors(include_url=False)
    sentences = [f"{_place(detail['loc'], content)}: {_what(detail)}" for detail in details[:MOST_FAULTS]]
    if len(details) > MOST_FAULTS:
        sentences.append(f"And {len(details) - MOST_FAULTS:,} more faults like these.")
    return tuple(sentences)


def _place(loc: tuple[int | str, ...], content: Any) -> str:
    words: list[str] = []
    here: Any = content
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            words[-1] = f"{_NOUNS.get(words[-1], words[-1])} {step + 1}{_name_of(here)}"
        elif isinstance(here, dict) and step in here:
            here = here[step]
            words.append(step)
        elif step not in _UNION_TAGS:
            here = None
            words.append(step)
    return ", ".join(words) or "The map"


def _name_of(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    for key in _NAMING_KEYS:
        if isinstance(value.get(key), str) and value[key].strip():
            name = value[key].strip().splitlines()[0]
            return f" “{name if len(name) <= 40 else name[:39] + '…'}”"
    return ""


def _what(detail: ErrorDetails) -> str:
    given = _shown(detail["input"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is missing."
        case "extra_forbidden":
            return "is not a key of this format. A newer Map Designer may have written it, or it is misspelt."
        case "string_type":
            return f"is {given}; it must be text in quotes."
        case "int_type" | "int_from_float":
            return f"is {given}; it must be a whole number."
        case "float_type":
            return f"is {given}; it must be a number."
        case "bool_type":
            return f"is {given}; it must be true or false."
        case "tuple_type" | "list_type":
            return f"is {given}; it must be a list."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"is {given}; it must be an object."
        case "literal_error":
            return f"is {given}; it must be {context.get('expected', 'one of the known words')}."
        case "greater_than_equal" if isinstance(context.get("ge"), str):  # the only limit in words: a date
            return _no_date(given)
        case "greater_than_equal":
            return f"is {given}; it must be {context.get('ge')} or more."
        case "less_than_equal":
            return f"is {given}; it must be {context.get('le')} or less."
        case "string_pattern_mismatch":
            return f"is {given}, which is not of the right form ({_form(str(context.get('pattern', '')))})."
        case "union_tag_not_found":
            return "has no kind; it must be “touchpoint” or “note”."
        case "union_tag_invalid":
            return f"has the kind {_shown(context.get('tag'))}; it must be “touchpoint” or “note”."
        case "json_invalid":  # Python's parser let it pass: half a surrogate pair, NaN
            return f"holds something that JSON does not allow ({context.get('error', detail['msg'])})."
        case "value_error":
            return f"{context.get('error', detail['msg'])}."
        case kind if kind.startswith("date"):
            return _no_date(given)
        case _:
            return f"is {given}: {detail['msg'].lower()}."


def _no_date(given: str) -> str:
    return f"is {given}; it must be a date from 1900 on, written 2026-11-30."


def _form(pattern: str) -> str:
    return "a colour is written #1A2B3C" if "#" in pattern else "an id has 1 to 40 letters, digits, - or _"


def _shown(value: Any) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        text = "…"
    return text if len(text) <= 40 else text[:39] + "…"
