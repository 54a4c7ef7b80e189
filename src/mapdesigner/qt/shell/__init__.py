"""The shell: the window around the views, with its menus, toolbar, panels and help."""
