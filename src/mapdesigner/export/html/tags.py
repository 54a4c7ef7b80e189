"""HTML tags: what a person wrote is always text, never markup."""

import re
from html import escape

# What HTML can't hold, not even escaped.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return a person's words as text of the page; line breaks are kept."""
    return Html(escape(_ILLEGAL.sub(" ", words), quote=True).replace("\n", "<br>"))


def tag(name: str, *children: str, **attributes: str | None) -> Html:
    """Return an element; children that are no Html yet are a person's words.

    `class_` stands for class, an underscore for a hyphen; an attribute of None is left out. An element with
    words of a person finds its direction by itself.
    """
    if any(not isinstance(child, Html) and child for child in children):
        attributes.setdefault("dir", "auto")
    inner = "".join(child if isinstance(child, Html) else text(child) for child in children)
    return Html(f"<{name}{_written(attributes)}>{inner}</{name}>")


def void_tag(name: str, **attributes: str | None) -> Html:
    """Return an element that holds nothing, such as a picture."""
    return Html(f"<{name}{_written(attributes)}>")


def joined(parts: "list[Html] | tuple[Html, ...]") -> Html:
    """Return markup one after the other."""
    return Html("".join(parts))


def _written(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_ILLEGAL.sub(" ", value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
