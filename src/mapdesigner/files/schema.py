"""The JSON Schema of the map format, for people who make or check maps with other tools."""

import json
from typing import Any

from mapdesigner.model import FORMAT_VERSION, METRIC_SORTS, JourneyMap

# A name and no address: nothing is fetched from anywhere.
SCHEMA_ID = f"urn:mapdesigner:journey-map:{FORMAT_VERSION}"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# From 1900 on; a schema's "format" alone is only a remark to most validators.
DATE_PATTERN = r"^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

Schema = dict[str, Any]


def map_schema() -> Schema:
    """Return the schema (Draft 2020-12) of a journey map.

    It refuses what `read_map` refuses as far as a schema can: not double keys or ids, references that lead
    nowhere, or a card in a lane of another kind.
    """
    schema = _cleaned(JourneyMap.model_json_schema())
    definitions = schema.pop("$defs")
    schema["properties"]["stages"]["minItems"] = 1
    schema["properties"]["lanes"]["minItems"] = 1
    definitions["Metric"]["allOf"] = _metric_ranges()
    return {
        "$schema": DRAFT,
        "$id": SCHEMA_ID,
        "title": "Map Designer journey map",
        **schema,
        "$defs": definitions,
    }


def schema_bytes() -> bytes:
    """Return the schema as readable JSON."""
    return json.dumps(map_schema(), indent=2, ensure_ascii=False).encode() + b"\n"


def _cleaned(node: Any, in_properties: bool = False) -> Any:
    """Return a part of pydantic's schema without its made-up titles, with dates that validators check."""
    if isinstance(node, list):
        return [_cleaned(item) for item in node]
    if not isinstance(node, dict):
        return node
    cleaned = {
        key: _cleaned(value, in_properties=key in ("properties", "$defs") and not in_properties)
        for key, value in node.items()
        if in_properties or key not in ("title", "discriminator")
    }
    if not in_properties and cleaned.get("format") == "date":
        cleaned["pattern"] = DATE_PATTERN
    if not in_properties and "description" in cleaned:  # the rest of a docstring is for programmers
        cleaned["description"] = cleaned["description"].partition("\n")[0]
    return cleaned


def _metric_ranges() -> list[Schema]:
    ranges: list[Schema] = []
    for kind, sort in METRIC_SORTS.items():
        limits = {
            key: limit
            for key, limit in (("minimum", sort.lowest), ("maximum", sort.highest))
            if limit is not None
        }
        if limits:
            inside = {"baseline": limits, "target": limits}
            seen = {"observations": {"items": {"properties": {"value": limits}}}}
            ranges.append(
                {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": {**inside, **seen}}}
            )
    return ranges
