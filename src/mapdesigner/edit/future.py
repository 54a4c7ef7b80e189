"""Make a future-state map from a current-state one."""

from mapdesigner.model import JourneyMap, MapLink, new_id


def future_copy(map_: JourneyMap, file: str = "") -> JourneyMap:
    """Return a future-state copy linked to `map_`, whose file is named `file`.

    Its stages, lanes and cards keep their ids, so that the two can be compared card by card.
    """
    return map_.evolve(
        id=new_id(),
        title=f"{map_.title} – future" if map_.title else "",
        state="future",
        based_on=MapLink(id=map_.id, title=map_.title, file=file),
    )
