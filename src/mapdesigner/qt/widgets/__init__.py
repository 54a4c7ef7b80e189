"""The widget kit: fields, lists, messages, and jobs on another thread."""
