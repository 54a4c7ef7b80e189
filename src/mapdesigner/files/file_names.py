"""Names of files as other programs hand them over: addresses with %20 in them, lists of these, `~`."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mapdesigner.files.paths import is_there

# What file managers write before their lists of files.
_HEADS = frozenset(("copy", "cut", "x-special/nautilus-clipboard"))


def path_named(name: str) -> Path:
    """Return the path that an argument names: a file:// address, or one in somebody's home by `~`.

    A file that has such a name itself is meant first.
    """
    path = Path(name)
    if name[:1] == "~" and not is_there(path):
        try:
            return path.expanduser()
        except RuntimeError:  # there is nobody of that name
            return path
    return local_path(name) or path


def local_path(address: str) -> Path | None:
    """Return the path of a file:// address, None for any other text and for a file of another computer."""
    if not address.lower().startswith("file:"):
        return None
    parts = urlsplit(address.strip())
    path = unquote(parts.path)
    if parts.netloc not in ("", "localhost") or not path or "\0" in path:
        return None
    # file:///C:/maps/shop.json
    return Path(path[1:] if path[:1] == "/" and path[2:3] == ":" else path)


def addresses_of_files(text: str) -> tuple[str, ...]:
    """Return the addresses in a list of files as file managers put it on the clipboard.

    There are none when anything else stands in the text.
    """
    lines = [line.strip() for line in text.replace("\0", "\n").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    while lines and lines[0] in _HEADS:
        lines = lines[1:]
    return tuple(lines) if lines and all(map(_is_file, lines)) else ()


def names_of(addresses: Iterable[str]) -> str:
    """Return what files are called, in a list for a sentence."""
    names = [f"“{unquote(address.rstrip('/').rpartition('/')[2]) or address}”" for address in addresses]
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""


def _is_file(address: str) -> bool:
    scheme, colon, _ = address.partition("://")
    return bool(colon) and scheme.lower() in (
        "file",
        "smb",
        "sftp",
        "mtp",
        "nfs",
        "dav",
        "davs",
        "trash",
        "recent",
    )
