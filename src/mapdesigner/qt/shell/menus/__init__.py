"""The menu bar: one file a menu."""
