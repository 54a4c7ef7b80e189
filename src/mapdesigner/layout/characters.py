"""Characters: a set of them given by ranges, as patterns have it, asked without making a pattern.

Making a pattern of ranges as wide as those of ideographs takes 30 ms, at a start for nothing.
"""

from bisect import bisect_right


class Characters:
    """The characters of some ranges, none of which overlap."""

    def __init__(self, *ranges: str) -> None:
        """Each range is its first and last character, or a single one."""
        ends = sorted((each[0], chr(ord(each[-1]) + 1)) for each in ranges)
        self._borders = tuple(border for pair in ends for border in pair)
        self._ranges = ranges
        # What was met so far and is none of them: a language has few signs, and they come again and again.
        self._others: set[str] = set()

    def __or__(self, other: "Characters") -> "Characters":
        return Characters(*self._ranges, *other._ranges)

    def __contains__(self, character: str) -> bool:
        # Past an odd count of borders is inside a range.
        return bisect_right(self._borders, character) % 2 == 1

    def are_in(self, text: str) -> bool:
        """Tell whether the text has one of the characters."""
        if self._others.issuperset(text):
            return False
        if any(character in self for character in text):
            return True
        self._others.update(text)
        return False
