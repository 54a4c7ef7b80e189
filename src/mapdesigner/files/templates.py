"""Templates: maps to begin with, by name."""

from mapdesigner.files.codec import read_map
from mapdesigner.model import FORMAT, JourneyMap, new_id
from mapdesigner.resources import template_files


class UnknownTemplate(Exception):
    """There is no template of that name; the message is a sentence that lists those there are."""


def template_names() -> tuple[str, ...]:
    """Return the templates' names, the blank one first, the others by alphabet."""
    names = (path.stem for path in template_files())
    return tuple(sorted(names, key=lambda name: (not name.startswith("blank"), name)))


def read_template(name: str) -> JourneyMap:
    """Return a template as a new map, with an id of its own.

    Raises UnknownTemplate when there is none of that name.
    """
    for path in template_files():
        if path.stem == name:
            return read_map(path.read_bytes()).evolve(id=new_id(), format=FORMAT)
    raise UnknownTemplate(f"There is no template “{name}”; choose one of {', '.join(template_names())}.")
