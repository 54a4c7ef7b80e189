"""The map on one sheet, on tiles or as a wall sheet with room for sticky notes."""
