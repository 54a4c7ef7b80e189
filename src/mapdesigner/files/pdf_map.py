"""The map that a PDF carries as an attachment: found, and read no further than a map can be long.

A PDF from elsewhere may be anything: cut off, encrypted, a bomb of a thousand times its size, a tree that
bites its own tail. All that comes out of here is the bytes of a map, or a sentence.
"""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mapdesigner.files.codec import LARGEST_FILE_BYTES, NotOurFile

if TYPE_CHECKING:
    from pypdf import PdfReader

# Writers may put something before it.
MOST_BEFORE_THE_START = 1024
_START = b"%PDF-"
_KEYS_OF_A_MAP = (b'"format_version"', b'"stages"')
# More than any document has for a reason.
MOST_ATTACHMENTS = 200
MOST_NODES = 2_000
MOST_READ = 5
# Objects that are looked at to find the first one, streams that are mended byte by byte.
MOST_RECOVERED_OBJECTS = 2_000
MOST_RECOVERED_BYTES = 20_000

NONE = (
    "It is a PDF that carries no journey map. Map Designer puts the map into the PDFs that it makes, unless "
    "that is switched off; ask whoever made it for the map's file."
)
LOCKED = "It is a PDF with a password. Save a copy without the password and open that."
DAMAGED = "It is a PDF, but a damaged one: what it holds can't be read. Get the file anew from where it came."
TOO_MUCH = (
    f"It is a PDF whose parts unpack to more than the {LARGEST_FILE_BYTES / 1e6:,.0f} MB that a journey map "
    "has at most."
)


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF, sound or not."""
    start = data[:MOST_BEFORE_THE_START]
    # A map may speak of PDFs in its first words.
    return _START in start and not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def map_bytes(data: bytes) -> bytes:
    """Return the bytes of the map in a file: what a PDF carries, anything else as it is.

    Raises NotOurFile for a PDF without a map, with a password, damaged, or with more in it than there is
    memory for.
    """
    return carried_map(data) if is_pdf(data) else data


def carried_map(data: bytes) -> bytes:
    """Return the bytes of the map that a PDF carries; of several the one that was put there as its source.

    Raises NotOurFile as `map_bytes` does.
    """
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said by us, in one sentence
    limits = apply_configuration(
        zlib_maximum_output_length=LARGEST_FILE_BYTES + 1,
        zlib_maximum_recovery_input_length=MOST_RECOVERED_BYTES,
        stream_decoding_work_maximum_length=2 * LARGEST_FILE_BYTES,
        disable_legacy_handling=True,
    )
    try:
        with limits:
            return _found(data)
    except NotOurFile:
        raise
    except LimitReachedError as error:
        raise NotOurFile(TOO_MUCH) from error
    except (DependencyError, FileNotDecryptedError) as error:  # a cipher for which a library is needed
        raise NotOurFile(LOCKED) from error
    # A damaged PDF fails in as many ways as there are bytes in it, also as a recursion without an end.
    except Exception as error:
        raise NotOurFile(DAMAGED) from error


def _found(data: bytes) -> bytes:
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=MOST_RECOVERED_OBJECTS)
    if reader.is_encrypted and not _unlocked(reader):
        raise NotOurFile(LOCKED)
    too_much: LimitReachedError | None = None
    damaged = False
    candidates = sorted(_attachments(reader), key=_rank)
    for described in candidates[:MOST_READ]:
        try:
            content = _content(described)
        except LimitReachedError as error:
            too_much = error
        except Exception:  # the next one may be sound
            damaged = True
        else:
            if content is not None and any(key in content for key in _KEYS_OF_A_MAP):
                return content
    if too_much is not None:
        raise too_much
    raise NotOurFile(DAMAGED if damaged else NONE)


def _unlocked(reader: "PdfReader") -> bool:
    """Tell whether it can be read without a password: some only keep people from printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a cipher that needs another library, or none that there is
        return False


def _rank(described: dict[str, Any]) -> tuple[bool, bool]:
    """Return what comes first: what the document was made of, and what is JSON by its name."""
    name = str(described.get("/UF") or described.get("/F") or "")
    return str(described.get("/AFRelationship")) != "/Source", not name.lower().endswith(".json")


def _attachments(reader: "PdfReader") -> Iterator[dict[str, Any]]:
    """Yield the descriptions of the files that a PDF carries, each once."""
    root = _plain(reader.trailer["/Root"])
    seen: set[int] = set()
    names = _dictionary(_dictionary(root.get("/Names")).get("/EmbeddedFiles"))
    for found in (*_listed(root.get("/AF")), *_in_tree(names)):
        described = _dictionary(found)
        if "/EF" in described and id(described) not in seen:
            seen.add(id(described))
            yield described
            if len(seen) >= MOST_ATTACHMENTS:
                return


def _in_tree(root: dict[str, Any]) -> Iterator[Any]:
    """Yield the values of a name tree, whatever shape it has."""
    waiting = [root]
    seen: set[int] = set()
    while waiting and len(seen) < MOST_NODES:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield from _listed(node.get("/Names"))[1::2]
        waiting += [_dictionary(kid) for kid in _listed(node.get("/Kids"))]


def _content(described: dict[str, Any]) -> bytes | None:
    """Return what is in an attached file, None for none."""
    from pypdf.generic import StreamObject

    files = _dictionary(described.get("/EF"))
    file = _plain(files.get("/UF") or files.get("/F"))
    if not isinstance(file, StreamObject):
        return None
    content = file.get_data()
    return content if isinstance(content, bytes) else None


def _listed(value: Any) -> list[Any]:
    value = _plain(value)
    return list(value[: 2 * MOST_ATTACHMENTS]) if isinstance(value, list) else []


def _dictionary(value: Any) -> dict[str, Any]:
    value = _plain(value)
    return value if isinstance(value, dict) else {}


def _plain(value: Any) -> Any:
    """Return the object that a reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
