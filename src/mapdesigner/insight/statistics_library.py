"""Load the statistics library before it is needed: off the window's thread, and in half its usual time."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any


def load_statistics() -> None:
    """Import what experiments are judged with; call it again whenever in doubt, later calls cost nothing.

    It takes a second the first time.
    """
    if "statsmodels.stats.proportion" in sys.modules:
        return
    was_on = gc.isenabled()
    gc.disable()  # the collector would look through all that is there, again and again, and find nothing
    try:
        with _without_manuals():
            for name in ("scipy.stats", "statsmodels.stats.proportion", "statsmodels.stats.multitest"):
                import_module(name)
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _without_manuals() -> Iterator[None]:
    """Keep scipy from taking its help texts to pieces and putting them together again as it is imported.

    That is half of its time, and nobody reads them here. A version that does so differently from those known
    to us takes its time, and all works the same.
    """
    usual: list[tuple[Any, str, Any]] = []
    if "scipy.stats" not in sys.modules:
        for module, name, instead in (
            ("scipy._lib._docscrape", "FunctionDoc", _NoManual),
            ("scipy._lib.doccer", "docformat", _as_it_is),
        ):
            try:
                writer = import_module(module)
                usual.append((writer, name, getattr(writer, name)))
                setattr(writer, name, instead)
            except (ImportError, AttributeError):
                continue
    try:
        yield
    finally:
        for writer, name, function in usual:
            setattr(writer, name, function)


def _as_it_is(text: object, *_: object) -> object:
    return text


class _NoManual:
    """What stands for a function's taken-to-pieces help text: sections that may be added to, all empty."""

    def __init__(self, *_: object, **__: object) -> None:
        self._sections: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        return self._sections.setdefault(name, [])

    def __setitem__(self, name: str, section: object) -> None:
        self._sections[name] = section

    def __str__(self) -> str:
        return "\n"
