"""Painting sheets into a tagged PDF for the archive."""
