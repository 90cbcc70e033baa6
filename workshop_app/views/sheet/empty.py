"""What stands in a sheet pane while there is nothing to show, and what to do about it."""

import enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from workshop_app.phases.sheets.sheet_entries import SheetList
from workshop_app.phases.step import SheetSubject
from workshop_app.translation import _
from workshop_app.views.parts.widgets import EmptyState, make_button


class Emptiness(enum.IntEnum):
    """What is missing; the order of the pages."""

    NO_FIELDS = 0
    NO_GOALS = 1
    NO_ITEMS = 2


class SheetEmptyStates(QStackedWidget):
    """A page for each thing that may be missing."""

    fields_wanted = Signal()  # go where Handlungsfelder are chosen
    goals_wanted = Signal()  # go where Leitziele are written
    item_wanted = Signal()  # make the first one here

    def __init__(self, subject: SheetSubject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = [
            make_button(_("Handlungsfelder wählen"), kind="primary", icon_name="arrow_forward"),
            make_button(_("Zu den Leitzielen"), kind="primary", icon_name="arrow_forward"),
            make_button(_FIRST[subject][0], icon_name="add"),
        ]
        signals = (self.fields_wanted, self.goals_wanted, self.item_wanted)
        for button, signal in zip(self._buttons, signals, strict=True):
            button.clicked.connect(signal)
        pages = (
            (
                "flag",
                _("Noch keine Handlungsfelder"),
                _("Ziele und Projekte gehören zu einem Handlungsfeld. Bitte zuerst diese wählen."),
            ),
            (
                "flag",
                _("Hier fehlt noch ein Leitziel"),
                _("Ein Handlungsziel führt zu einem Leitziel. Bitte zuerst dieses festhalten."),
            ),
            ("lightbulb", _FIRST[subject][1], _FIRST[subject][2]),
        )
        for (icon_name, headline, sentence), button in zip(pages, self._buttons, strict=True):
            self.addWidget(EmptyState(icon_name, headline, sentence, button))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing where nothing is yet makes the first item, and goes on in it."""
        may_add = self._buttons[Emptiness.NO_ITEMS].isVisible()
        if not (may_add and event.text() and event.text().isprintable()) or _is_command(event):
            super().keyPressEvent(event)
            return
        self.item_wanted.emit()
        field = QApplication.focusWidget()
        if field is not None and not self.isAncestorOf(field):
            QApplication.sendEvent(field, event)

    def show_for(self, shown: SheetList, subject: SheetSubject) -> None:
        """Show the page for what a list lacks."""
        if not shown.tabs:
            emptiness = Emptiness.NO_FIELDS
        elif needs_goal(shown, subject):
            emptiness = Emptiness.NO_GOALS
        else:
            emptiness = Emptiness.NO_ITEMS
        self.setCurrentIndex(emptiness)

    def focus_button(self) -> None:
        """Put the focus on what can be done."""
        self._buttons[self.currentIndex()].setFocus()

    def set_read_only(self) -> None:
        """Offer nothing that changes the file."""
        self._buttons[Emptiness.NO_ITEMS].hide()


def _is_command(event: QKeyEvent) -> bool:
    """Whether it is held with Strg or Alt alone; together, as AltGr, they write."""
    held = event.modifiers() & _COMMAND
    return bool(held) and held != _COMMAND


def needs_goal(shown: SheetList, subject: SheetSubject) -> bool:
    """Whether there is no Leitziel yet that a Handlungsziel could belong to."""
    return subject is SheetSubject.OBJECTIVES and not shown.entries


_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FIRST = {
    SheetSubject.MUNICIPALITY: ("", "", ""),
    SheetSubject.GUIDING_GOALS: (
        _("Erstes Leitziel anlegen"),
        _("Noch kein Leitziel in diesem Handlungsfeld"),
        _("Welchen Zustand wollen wir in fünf Jahren? Welche Zahl belegt den Bedarf?"),
    ),
    SheetSubject.OBJECTIVES: (
        _("Erstes Handlungsziel anlegen"),
        _("Noch kein Handlungsziel in diesem Handlungsfeld"),
        _("Woran messen wir das, und bis wann? Wählen Sie links das Leitziel dazu."),
    ),
    SheetSubject.PROJECT_IDEAS: (
        _("Erste Idee anlegen"),
        _("Noch keine Projektidee in diesem Handlungsfeld"),
        _("Mit welchem Projekt kommen wir hin? Ein Titel genügt für den Anfang."),
    ),
}
