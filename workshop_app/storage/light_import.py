"""SQLAlchemy without what it imports for features that the app never uses.

For its asynchronous engines it imports ``asyncio``, and with it ``socket`` and ``ssl``; to look for
drivers of other databases ``importlib.metadata``, and with it ``email`` and ``zipfile``. Together
they are a quarter of the time that its import takes.
"""

import importlib
import sys
from types import ModuleType

_NEVER_USED = ("asyncio", "importlib.metadata")


class _StandIn(ModuleType):
    """Held by SQLAlchemy in place of a module, which is imported when something of it is used."""

    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module(self.__name__), name)


def import_sqlalchemy() -> None:
    """To be called before anything else of the storage is imported; else it comes with them."""
    if "sqlalchemy" in sys.modules:
        return
    stand_ins = [_stand_in(name) for name in _NEVER_USED if name not in sys.modules]
    try:
        for module in ("sqlalchemy.orm", "sqlalchemy.dialects.sqlite"):
            importlib.import_module(module)
    finally:
        for stand_in in stand_ins:  # whoever else imports them gets the real ones
            del sys.modules[stand_in.__name__]


def _stand_in(name: str) -> ModuleType:
    stand_in = sys.modules[name] = _StandIn(name)
    if name == "asyncio":  # taken out of it at once
        stand_in.__dict__["iscoroutine"] = _is_coroutine
    else:
        setattr(importlib, name.partition(".")[2], stand_in)
    return stand_in


def _is_coroutine(thing: object) -> bool:
    return bool(importlib.import_module("asyncio").iscoroutine(thing))
