"""The agenda at the left: where the two days stand, and the way to any step."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid
from sqlalchemy.orm import Session

from workshop_app.model.workshop import StepStatus
from workshop_app.phases import agenda
from workshop_app.phases.schedule import step_timer
from workshop_app.phases.schedule.timing import DAYS, Clock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.agenda.delegate import AgendaDelegate
from workshop_app.views.agenda.model import ROW, AgendaModel, RailRow
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.side_frame import SideFrame
from workshop_app.views.parts.widgets import make_button

if TYPE_CHECKING:
    from workshop_app.views.agenda.editor import AgendaEditor

EDIT_AGENDA_KEYS = "Shift+F7"
_WIDTHS = (200, 264, 440)  # least, usual, largest


class AgendaList(QListView):
    """The list itself: arrows look, Enter or a click goes there."""

    chosen = Signal(str)  # key of the step to go to
    menu_wanted = Signal(QModelIndex, QPoint)  # the step, and where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Ablauf"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the step."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """With the mouse at the pointer, with the key below the row."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        if row is not None and row.key:
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(index, event.globalPos() if by_mouse else below)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row is not None and row.key:
            self.chosen.emit(row.key)


class AgendaRail(SideFrame):
    """The parts and steps of the workshop."""

    step_chosen = Signal(str)  # key of the step to go to
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Ablauf"), Qt.Edge.RightEdge, _WIDTHS, parent)
        self.setProperty("surface", "rail")
        self._clock = clock
        self._editor: AgendaEditor | None = None
        self._workshop = workshop
        self._bridge = bridge
        self.model = AgendaModel(workshop, bridge, self)
        self.list = AgendaList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(AgendaDelegate(self.list))

        self.edit_button = make_button(
            _("Ablauf bearbeiten"), kind="quiet", icon_name="edit", shortcut=EDIT_AGENDA_KEYS
        )
        # A button that a key presses waits a tenth of a second: the cockpit has the key.
        self.edit_button.setShortcut(QKeySequence())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.s - 2, SPACING.xs, SPACING.s - 2, SPACING.xs)
        layout.addWidget(self.list)
        layout.addWidget(self.edit_button)

        self.list.chosen.connect(self.step_chosen)
        self.list.menu_wanted.connect(self._show_menu)
        self.model.modelReset.connect(self._restore_current)
        self.edit_button.clicked.connect(self.edit_agenda)

    def show_step(self, key: str) -> None:
        """Mark the step where the moderator is, with its part's head and what follows in sight."""
        self.model.set_current(key)
        index = self.model.index_of(key)
        self.list.setCurrentIndex(index)
        ahead = self.model.index(min(index.row() + 3, self.model.rowCount() - 1))
        self.list.scrollTo(ahead)
        self.list.scrollTo(index)
        above = self.model.index(max(index.row() - 1, 0))
        if not above.data(ROW).key:
            self.list.scrollTo(above)

    def menu_for(self, row: RailRow) -> QMenu:
        """What can be done with a step beside going there."""
        menu = QMenu(self)
        choices = (
            (_("Als fertig markieren"), _("Schritt abgeschlossen"), StepStatus.DONE),
            (_("Überspringen"), _("Schritt übersprungen"), StepStatus.SKIPPED),
            (_("Wieder öffnen"), _("Schritt wieder geöffnet"), StepStatus.OPEN),
        )
        for text, label, status in choices:
            action = QAction(text, menu)
            action.setEnabled(not self._workshop.is_read_only)
            action.triggered.connect(partial(self._set_status, row.key, status, label))
            menu.addAction(action)
        menu.addSeparator()
        edit = QAction(_("Ablauf bearbeiten …"), menu)
        edit.triggered.connect(self.edit_agenda)
        menu.addAction(edit)
        return menu

    @Slot()
    def edit_agenda(self) -> None:
        """Open the agenda editor at the day of the current step, or bring it to the front."""
        if self._editor is not None and isValid(self._editor):
            self._editor.raise_()
            self._editor.activateWindow()
            return
        from workshop_app.views.agenda.editor import AgendaEditor  # not at start

        with self._workshop.read() as session:
            row = agenda.row_of(session, self.model.current)
        part = row.text.part if row is not None and row.text.part in DAYS else DAYS[0]
        self._editor = AgendaEditor(self._workshop, self._bridge, part, self)
        self._editor.undo_wanted.connect(self.undo_wanted)
        self._editor.redo_wanted.connect(self.redo_wanted)
        self._editor.show()

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = self.menu_for(index.data(ROW))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _set_status(
        self, key: str, status: StepStatus, label: str, _is_checked: bool = False
    ) -> None:
        def mark(session: Session) -> None:
            agenda.set_status(session, key, status)
            if status != StepStatus.OPEN:
                step_timer.stop(session, key, self._clock.now())

        self._bridge.act(label, mark)

    @Slot()
    def _restore_current(self) -> None:
        self.list.setCurrentIndex(self.model.index_of(self.model.current))
