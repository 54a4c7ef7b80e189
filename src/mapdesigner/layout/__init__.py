"""A map and font measures become boxes of finished marks."""
