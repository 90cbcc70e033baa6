"""Names of controls: one for tests and styles, one for people who listen."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, object_name: str, accessible_name: str) -> W:
    """The widget itself, with both names; the accessible one is German."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible_name)
    return widget
