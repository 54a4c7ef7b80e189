"""The inspector: fields for what is selected on the map."""

from mapdesigner.qt.inspector.inspector import Inspector

__all__ = ["Inspector"]
