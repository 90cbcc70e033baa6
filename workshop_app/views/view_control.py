"""What the window has of „Ansicht“: its menu, and the keys for it on each page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from workshop_app.views.appearance import (
    ZOOM_IN_KEYS,
    ZOOM_OUT_KEYS,
    ZOOM_RESET_KEYS,
    Appearance,
)
from workshop_app.views.settings import Settings, cache_folder
from workshop_app.views.view_menu import VIEW_KEYS, ViewMenu

if TYPE_CHECKING:
    from collections.abc import Callable


class ViewControl(QObject):
    """Lets a window be seen larger or in other colours, by key and by menu."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.appearance = Appearance(settings, cache_dir=cache_folder(), parent=self)
        self.appearance.follow(window)
        self.menu = ViewMenu(self.appearance, window)
        keys: dict[tuple[str, ...], Callable[[], None]] = {
            ZOOM_IN_KEYS: self.appearance.zoom_in,
            ZOOM_OUT_KEYS: self.appearance.zoom_out,
            ZOOM_RESET_KEYS: self.appearance.zoom_reset,
            (VIEW_KEYS,): self.open_menu,
        }
        for sequences, act in keys.items():
            action = QAction(window)
            action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
            action.triggered.connect(act)
            window.addAction(action)

    @Slot()
    def open_menu(self) -> None:
        """Open the menu under the button of the page in sight."""
        buttons = self._window.findChildren(QAbstractButton, "view_button")
        self.menu.show_below(next(button for button in buttons if button.isVisible()))
