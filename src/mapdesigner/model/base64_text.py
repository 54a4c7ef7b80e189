"""Bytes kept inside a map as text: the check that a text can be turned back into bytes."""

import base64
import binascii


def base64_text(text: str) -> str:
    """Return the text; raise ValueError when it is not base64, as RFC 4648 has it."""
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("it is not written as base64") from None
    return text
