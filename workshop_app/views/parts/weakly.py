"""Calling back without keeping: what belongs to an object and calls it shall not hold it.

Two Python objects that hold each other stay until the garbage collector comes, which is long after
Qt has deleted their widgets, and with them stays all that they know: the cards of a board, for
example.
"""

import weakref
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def weakly(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """Calls a method of an object that lives at least as long as whoever calls."""
    known = weakref.WeakMethod(method)

    def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        bound = known()
        assert bound is not None
        return bound(*args, **kwargs)

    return call
