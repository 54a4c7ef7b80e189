"""The canvas: the laid-out map on the screen, and the hand on it."""
