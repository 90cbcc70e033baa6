"""What the window has of „Ansicht“: its menu, and the keys for it on each page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from workshop_app.views.look.appearance import (
    ZOOM_IN_KEYS,
    ZOOM_OUT_KEYS,
    ZOOM_RESET_KEYS,
    Appearance,
)
from workshop_app.views.look.view_menu import SHEET_KEYS, VIEW_KEYS, ViewMenu
from workshop_app.views.parts.text_keys import text_field_of
from workshop_app.views.settings import Settings, cache_folder

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
            (SHEET_KEYS,): self.open_key_sheet,
        }
        for sequences, act in keys.items():
            action = QAction(window)
            action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
            action.triggered.connect(act)
            window.addAction(action)

        self._question = QAction(window)
        self._question.setShortcut(QKeySequence("?"))
        self._question.triggered.connect(self.open_key_sheet)
        window.addAction(self._question)
        self.menu.key_sheet_wanted.connect(self.open_key_sheet)
        self.menu.usual_columns_wanted.connect(self.reset_columns)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @Slot()
    def open_key_sheet(self) -> None:
        """Show all keys over the window; in a second time it goes away again."""
        from workshop_app.views.look.key_sheet import KeySheet  # knows all views: not at start

        shown = self._window.findChild(KeySheet)
        if shown is not None and shown.isVisible():
            shown.close()
        else:
            (shown or KeySheet(self._window)).open_sheet()

    @Slot()
    def reset_columns(self) -> None:
        """Give agenda and Regie their usual widths."""
        from workshop_app.views.side_panels import SidePanels  # knows the step: not at start

        self.appearance.settings.side_widths = (0, 0)
        for panels in self._window.findChildren(SidePanels):
            panels.take_widths()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # WCAG 2.1.4: a single character, and never where it could be meant as text.
        is_for_text = text_field_of(new) is not None or (
            isinstance(new, QAbstractItemView)
            and bool(new.editTriggers() & QAbstractItemView.EditTrigger.AnyKeyPressed)
        )
        are_on = self.appearance.settings.has_letter_keys
        self._question.setEnabled(are_on and not is_for_text)

    @Slot()
    def open_menu(self) -> None:
        """Open the menu under the button of the page in sight."""
        buttons = self._window.findChildren(QAbstractButton, "view_button")
        self.menu.show_below(next(button for button in buttons if button.isVisible()))
