"""Comparing two maps: a window with both emotion curves and lists of what differs."""
