"""The map as one web page."""
