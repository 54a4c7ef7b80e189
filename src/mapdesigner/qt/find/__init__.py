"""Find and replace in every text of the map."""
