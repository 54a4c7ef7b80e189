"""Ready touchpoints at the left, to drag or add."""
