"""What menus, keys, drops and the clipboard do to the map, wherever in the window they are used."""
