"""The map's goals at the left, and what can be done with them."""
