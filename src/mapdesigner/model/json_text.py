"""A map as the text that it is saved as, the same in a file of its own and in a PDF that carries it."""

from mapdesigner.model.journey_map import JourneyMap


def json_of(map_: JourneyMap) -> bytes:
    """Return the map as readable JSON: UTF-8, two-space indent, model order, defaults left out."""
    return map_.model_dump_json(indent=2, exclude_defaults=True, by_alias=True).encode() + b"\n"
