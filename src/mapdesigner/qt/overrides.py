"""Overrides: an error in a method that Qt calls is heard by `sys.excepthook`, as one in a slot is.

Left to PySide6 it would be kept and raised again further out, in a method that did nothing wrong; and on
Python 3.11 one that C code raised (`int("x")`, `[][3]`) ends the whole process there.
"""

import sys
import traceback
from enum import Enum
from functools import wraps
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import Any, cast

from PySide6.QtCore import QObject

# The class of PySide6 that stands behind everything of Qt.
_QT: Any = QObject.__mro__[-2]
_GUARD = "_hears_errors"


def guard_overrides() -> None:
    """Guard, as `guard` does it, every class that is made from now on of one of Qt's; once is enough."""
    if "__init_subclass__" not in vars(_QT):
        _QT.__init_subclass__ = classmethod(_subclass_made)


def guard(cls: type) -> None:
    """Let an error in a method of the class that has the name of one of Qt's be heard and go no further.

    The method returns the empty value of its type then: nothing, False, 0, an empty size.
    """
    for name, method in unguarded(cls).items():
        setattr(cls, name, _guarded(method))


def unguarded(cls: type) -> dict[str, FunctionType]:
    """Return the class's own methods, and those it has of classes that are not Qt's, that Qt may call."""
    own = [base for base in cls.__mro__ if base is cls or not issubclass(base, _QT)]
    found: dict[str, FunctionType] = {}
    for name in {name for base in own for name in vars(base)}:
        method = next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)
        if isinstance(method, FunctionType) and not hasattr(method, _GUARD) and _is_of_qt(cls, name):
            found[name] = method
    return found


def _subclass_made(cls: type, /, **arguments: Any) -> None:
    super(_QT, cls).__init_subclass__(**arguments)
    guard(cls)


def _is_of_qt(cls: type, name: str) -> bool:
    """Tell whether one of Qt's classes that the class stands on has something of that name."""
    return not name.startswith("__") and any(
        name in vars(base) and base.__module__.startswith("PySide6.") for base in cls.__mro__
    )


def _guarded(method: FunctionType) -> FunctionType:
    code = method.__code__
    is_plain = not (code.co_kwonlyargcount or code.co_flags & (CO_VARARGS | CO_VARKEYWORDS))
    call: Any
    # Qt hands a slot as many arguments as it has parameters, so those of one must stay what they were.
    if is_plain and code.co_argcount == 1:

        def call(self: Any) -> object:
            try:
                return method(self)
            except BaseException as error:
                return _heard(error, method)

    elif is_plain and code.co_argcount == 2:

        def call(self: Any, argument: Any) -> object:
            try:
                return method(self, argument)
            except BaseException as error:
                return _heard(error, method)

        call.__defaults__ = method.__defaults__
    elif is_plain and code.co_argcount == 3:

        def call(self: Any, first: Any, second: Any) -> object:
            try:
                return method(self, first, second)
            except BaseException as error:
                return _heard(error, method)

        call.__defaults__ = method.__defaults__
    else:

        def call(self: Any, *arguments: Any, **named: Any) -> object:
            try:
                return method(self, *arguments, **named)
            except BaseException as error:
                return _heard(error, method)

    setattr(call, _GUARD, True)
    guarded: Any = wraps(method)(call)
    return cast(FunctionType, guarded)


def _heard(error: BaseException, method: FunctionType) -> object:
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except Exception:  # also whoever hears it may fail, and that must not leave either
        traceback.print_exception(error)
    return _empty(method.__annotations__.get("return"))


def _empty(kind: object) -> object:
    if not isinstance(kind, type) or kind in (object, type(None)):
        return None
    try:
        return kind(0) if issubclass(kind, Enum) else kind()
    except Exception:  # a type without an empty value
        return None
