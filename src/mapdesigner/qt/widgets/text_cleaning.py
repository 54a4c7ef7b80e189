"""Text from the keyboard and the clipboard, made fit for the map."""


def clean_text(text: str) -> str:
    """Return the text with each half of a surrogate pair replaced by U+FFFD, everything else as it is.

    Qt hands over such halves when a broken emoji is pasted; UTF-8 can't hold them.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
