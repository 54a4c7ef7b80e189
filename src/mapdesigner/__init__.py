"""Map customer journeys live, in a room, offline."""

__version__ = "0.1.0"
