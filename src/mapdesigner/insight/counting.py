"""Counts in words, as sentences begin with them or have them in their middle."""

_NUMBER_WORDS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"
)  # fmt: skip


def number_word(count: int) -> str:
    """Return a count as a sentence begins with it: One … Twelve, then figures."""
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count:,}"


def many(count: int, noun: str) -> str:
    """Return a count at the beginning of a sentence: One goal, Four goals."""
    return f"{number_word(count)} {noun if count == 1 else noun + 's'}"


def counted(count: int, noun: str) -> str:
    """Return a count in the middle of a sentence: one goal, four goals."""
    return many(count, noun).lower()
