"""The map as slides of native shapes."""
