"""The map's personas at the left, and what can be done with them."""
