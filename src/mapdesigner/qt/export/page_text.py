"""The words of an HTML page, as its preview shows them: one line a block, no markup."""

from html.parser import HTMLParser

_SILENT = {"style", "script", "svg", "head"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section",
    "table", "tr", "ul",
}  # fmt: skip
DRAWING = "[the map as a drawing]"
_CELLS = {"td", "th"}


def text_of_page(page: str) -> str:
    """Return what a page says: each block on a line of its own, cells in a line, a word for a drawing."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = (line.strip() for line in "".join(reader.pieces).split("\n"))
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0
        self._nav = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg" and not self._silent:
            self.pieces.append(f"\n{DRAWING}\n")
        self._silent += tag in _SILENT
        self._nav += tag == "nav"
        self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self._nav -= tag == "nav" and self._nav > 0
        self._gap(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(" ".join(data.split("\n")) if data.strip() else " ")

    def _gap(self, tag: str) -> None:
        if not self._silent and tag in _BLOCKS:
            self.pieces.append("\n")
        elif not self._silent and (tag in _CELLS or (tag == "a" and self._nav)):
            self.pieces.append("   ")
