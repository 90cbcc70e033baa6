"""„Bildschirm wählen“: a large number on each screen, and the same numbers to choose from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.translation import _
from workshop_app.views.look.theme import FONT_FAMILY, PALETTE, SPACING, px
from workshop_app.views.parts.widgets import make_button, make_label
from workshop_app.views.projector.stage import ProjectorStage

if TYPE_CHECKING:
    from workshop_app.views.projector.screens import ScreenPlace

_WIDTH = 460
_NUMBER_SHARE = 0.28  # of the screen's height


class NumberWindow(QWidget):
    """A number in a corner of a screen."""

    def __init__(
        self, number: int, place: QRect, screen: QScreen | None, above: QWidget | None
    ) -> None:
        """Begin hidden.

        Args:
            above: what fills this screen, and would else hide the number.
        """
        super().__init__(
            above,
            Qt.WindowType.Tool  # stays over its parent, which a usual window need not
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.number = number
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAccessibleName(_("Bildschirm {number}").format(number=number))
        if screen is not None:
            self.setScreen(screen)
        side = round(place.height() * _NUMBER_SHARE)
        room = QRect(place.left() + side // 8, place.top() + side // 8, side, side)
        self.setGeometry(room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number as large as it fits."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PALETTE.primary))
        font = QFont(FONT_FAMILY)
        font.setPixelSize(round(self.height() * 0.72))
        painter.setFont(font)
        painter.setPen(QColor(PALETTE.on_primary))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.end()


class ScreenDialog(QDialog):
    """Chooses among the screens; the numbers go when it is closed."""

    chosen = Signal(object)  # ScreenPlace

    def __init__(self, stage: ProjectorStage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.setWindowTitle(_("Bildschirm wählen"))
        self.setMinimumWidth(px(_WIDTH))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.numbers: list[NumberWindow] = []
        self.buttons: list[QRadioButton] = []
        self._places: tuple[ScreenPlace, ...] = ()
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self.hint = make_label("", "muted", wrap=True)
        self.cancel_button = make_button(_("Abbrechen"))
        self.accept_button = make_button(_("Hier zeigen"), kind="primary")
        self.accept_button.setDefault(True)
        self._lay_out()
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self._take_numbers_away)
        stage.screens.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.m)
        layout.addWidget(make_label(_("Welchen Bildschirm sieht der Raum?"), "headline"))
        layout.addWidget(self.hint)
        layout.addLayout(self._choices)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        layout.addLayout(buttons)

    @Slot()
    def _refresh(self) -> None:
        self._take_numbers_away()
        for button in self.buttons:
            self._group.removeButton(button)
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self._places = self._stage.screens.places()
        own = self._stage.cockpit_place()
        wanted = self._stage.place or next((p for p in self._places if p != own), None)
        for number, place in enumerate(self._places, start=1):
            text = f"{number} · {place.label}"
            if place == own:
                text = _("{screen} (hier steht das Cockpit)").format(screen=text)
            button = QRadioButton(text)
            button.setEnabled(place != own)
            button.setChecked(place == wanted)
            self._group.addButton(button, number - 1)
            self._choices.addWidget(button)
            self.buttons.append(button)
            above = self._stage.window if place == self._stage.place else None
            window = NumberWindow(number, place.rect, self._stage.screens.screen(place), above)
            window.show()
            self.numbers.append(window)
        self.accept_button.setEnabled(wanted is not None)
        self.hint.setText(
            _("Auf jedem Bildschirm steht jetzt seine Nummer.")
            if wanted is not None
            else _("Schließen Sie einen zweiten Bildschirm an. Er erscheint dann hier.")
        )

    @Slot()
    def _on_accepted(self) -> None:
        place = self._group.checkedId()
        if place >= 0:
            self.chosen.emit(self._places[place])

    @Slot()
    def _take_numbers_away(self) -> None:
        for window in filter(isValid, self.numbers):  # one may have gone with the projector
            window.hide()
            window.deleteLater()
        self.numbers.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no number behind."""
        self._take_numbers_away()
        super().closeEvent(event)
