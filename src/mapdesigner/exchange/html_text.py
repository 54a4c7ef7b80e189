"""The words of HTML, as a program that puts nothing else on the clipboard hands them over."""

import re
from html.parser import HTMLParser

from mapdesigner.exchange.spreadsheet_block import write_block

_LINES = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"))
_UNSEEN = frozenset(("style", "script", "head", "title"))


def text_from_html(html: str) -> str:
    """Return the words in HTML: a line each paragraph; a table as a spreadsheet writes its cells."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._rows: list[list[str]] | None = None
        self._outside: list[str] = []
        self._unseen = 0

    def text(self) -> str:
        """Return the words, without blank lines."""
        lines = (" ".join(line.split(" ")).strip(" ") for line in "".join(self._parts).splitlines())
        return "\n".join(line for line in lines if line.strip())

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and self._rows is None:
            self._rows, self._outside, self._parts = [], self._parts, []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._parts = []
        elif tag in _LINES:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self.text())
            self._parts = []
        elif tag == "table" and self._rows is not None:
            self._parts = [*self._outside, "\n", write_block(self._rows)]
            self._rows = None
        elif tag in _LINES and tag != "br":
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(re.sub(r"[^\S\u00a0]+", " ", data))
