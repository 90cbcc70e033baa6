"""A row of buttons of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_button

_BY_CLICK = Qt.FocusPolicy.ClickFocus
_BY_TAB = Qt.FocusPolicy.TabFocus


class SegmentedButtons(QWidget):
    """A row of buttons of which one is chosen; the arrow keys choose, Tab leaves the row."""

    selected = Signal(str)  # the key of the segment that somebody chose
    confirmed = Signal()  # somebody pressed a segment, perhaps the chosen one

    def __init__(
        self,
        segments: Sequence[tuple[str, str]],
        accessible_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self._by_mouse = _BY_CLICK
        # An exclusive group moves with the arrow keys and takes one place in the row of Tab.
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        for key, text in segments:
            button = make_button(text, kind="segment", accessible_name=f"{accessible_name}: {text}")
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        self._give_tab_to_chosen()
        self._group.buttonToggled.connect(self._on_toggled)
        self._group.buttonClicked.connect(self._on_clicked)

    def selected_key(self) -> str:
        """The key of the chosen segment."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def select(self, key: str) -> None:
        """Choose a segment without telling anybody."""
        self._group.blockSignals(True)
        self._buttons[key].setChecked(True)
        self._group.blockSignals(False)
        self._give_tab_to_chosen()

    def button(self, key: str) -> QPushButton:
        """The button of a segment, to disable it or to give it a shortcut."""
        return self._buttons[key]

    def leave_focus_by_mouse(self) -> None:
        """Take no focus by a click: who types goes on typing."""
        self._by_mouse = Qt.FocusPolicy.NoFocus
        self._give_tab_to_chosen()

    def _on_toggled(self, _button: QPushButton, checked: bool) -> None:
        if checked:
            self._give_tab_to_chosen()
            self.selected.emit(self.selected_key())

    def _on_clicked(self, _button: QPushButton) -> None:
        self.confirmed.emit()

    def _give_tab_to_chosen(self) -> None:
        """Let Tab come to the chosen segment; Qt sees to that only once the row had the focus."""
        for button in self._buttons.values():
            by_tab = _BY_TAB if button.isChecked() else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(self._by_mouse | by_tab)
