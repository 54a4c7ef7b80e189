"""The window's document: its file, lock and versions, recovery after a crash, and what went wrong."""
