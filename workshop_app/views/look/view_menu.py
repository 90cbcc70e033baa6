"""The menu „Ansicht“: colours, size, motion and keys, as this machine is to have them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.translation import _
from workshop_app.views.look.appearance import (
    CARD_SIZES,
    SYSTEM_LOOK,
    ZOOM_IN_KEYS,
    ZOOM_OUT_KEYS,
    ZOOM_RESET_KEYS,
    Appearance,
)
from workshop_app.views.look.palettes import DARK, HIGH_CONTRAST, LIGHT

VIEW_KEYS = "F10"
SHEET_KEYS = "F1"
LOOKS_BY_NAME = (
    (SYSTEM_LOOK, _("Wie das System")),
    (LIGHT.name, _("Hell")),
    (DARK.name, _("Dunkel")),
    (HIGH_CONTRAST.name, _("Hoher Kontrast")),
)
_CARD_SIZES = tuple(
    zip(CARD_SIZES, (_("Klein"), _("Normal"), _("Groß"), _("Sehr groß")), strict=True)
)

_Value = TypeVar("_Value", str, int)


class ViewMenu(QMenu):
    """Ticks what is chosen each time it opens; it holds nothing up."""

    key_sheet_wanted = Signal()
    usual_columns_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(_("Ansicht"), parent)
        self._appearance = appearance
        self._add_title(_("Darstellung"))
        self.looks, group = _add_choices(self, LOOKS_BY_NAME)
        group.triggered.connect(self._on_look)
        self._size = self._add_title("")
        for text, keys, act in (
            (_("Größer"), ZOOM_IN_KEYS, appearance.zoom_in),
            (_("Kleiner"), ZOOM_OUT_KEYS, appearance.zoom_out),
            (_("Wie vorgesehen"), ZOOM_RESET_KEYS, appearance.zoom_reset),
        ):
            shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            self.addAction(f"{text}\t{shown}").triggered.connect(act)
        self.addAction(_("Spalten zurücksetzen")).triggered.connect(self.usual_columns_wanted)
        cards = self.addMenu(_("Schrift der Karten"))
        self.card_sizes, group = _add_choices(cards, _CARD_SIZES)
        group.triggered.connect(self._on_card_size)
        self._add_title(_("Bedienung"))
        self.motion = self._add_switch(_("Weniger Bewegung"), appearance.choose_reduced_motion)
        self.letters = self._add_switch(
            _("Einzelne Buchstaben als Tasten"), appearance.choose_letter_keys
        )
        self.addAction(f"{_('Alle Tasten zeigen')}\t{SHEET_KEYS}").triggered.connect(
            self.key_sheet_wanted
        )
        self.aboutToShow.connect(self._tick)

    def show_below(self, button: QWidget) -> None:
        """Open it under a button, within its window."""
        self._tick()
        window = button.window()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x() - self.sizeHint().width()
        place = button.mapToGlobal(QPoint(0, button.height()))
        self.popup(QPoint(min(place.x(), right), place.y()))
        chosen = next(action for action in self.looks.values() if action.isChecked())
        self.setActiveAction(chosen)

    @Slot(QAction)
    def _on_look(self, action: QAction) -> None:
        self._appearance.choose_look(action.data())

    @Slot(QAction)
    def _on_card_size(self, action: QAction) -> None:
        self._appearance.choose_card_size(action.data())

    @Slot()
    def _tick(self) -> None:
        appearance = self._appearance
        self.looks[appearance.look].setChecked(True)
        self.card_sizes[appearance.card_size].setChecked(True)
        self.motion.setChecked(appearance.reduces_motion)
        self.letters.setChecked(appearance.settings.has_letter_keys)
        self._size.setText(_("Größe: {percent} %").format(percent=appearance.zoom))

    def _add_title(self, text: str) -> QAction:
        if not self.isEmpty():
            self.addSeparator()
        title = self.addAction(text)
        title.setEnabled(False)
        return title

    def _add_switch(self, text: str, choose: Callable[[bool], None]) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(choose)
        return action


def _add_choices(
    menu: QMenu, choices: Iterable[tuple[_Value, str]]
) -> tuple[dict[_Value, QAction], QActionGroup]:
    """One line for each value, of which one is ticked; each has its value as data."""
    group = QActionGroup(menu)
    actions = {}
    for value, text in choices:
        action = actions[value] = menu.addAction(text)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    return actions, group
