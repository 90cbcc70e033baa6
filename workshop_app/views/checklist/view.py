"""A checklist: lines to tick off, how many are done, and a line for what is missing."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QProgressBar, QVBoxLayout, QWidget

from workshop_app.model.workshop import ChecklistEntry, Event
from workshop_app.phases import checklists
from workshop_app.phases.step import ChecklistPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.checklist.delegate import ChecklistDelegate
from workshop_app.views.checklist.model import LINE_ROLE, ChecklistModel
from workshop_app.views.drafts.drafts import line_draft
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import make_label

_TABLES = (ChecklistEntry.__tablename__, Event.__tablename__)


class _TickList(QListView):
    """Space or Enter ticks the line with the focus, a click the line under the pointer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by key."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.tick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.tick(self.indexAt(event.position().toPoint()))

    def tick(self, index: QModelIndex) -> None:
        """Turn a line's tick over."""
        if index.isValid():
            is_done = index.data(LINE_ROLE).is_done
            turned = Qt.CheckState.Unchecked if is_done else Qt.CheckState.Checked
            self.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)


class ChecklistView(PaneView):
    """Vorbereitung, room, photos or Nachbereitung."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: ChecklistPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._checklist = pane.checklist
        self._make(pane)
        self._lay_out()
        self._connect()
        self._show_progress()

    def _make(self, pane: ChecklistPane) -> None:
        self.model = ChecklistModel(self.workshop, self.bridge, pane.checklist, self)
        self.list = named(_TickList(), "checklist", pane.title)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # else another width asks for no new heights
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChecklistDelegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.progress = named(QProgressBar(), "checklist_progress", _("Erledigt"))
        self.progress_text = make_label(role="muted")
        self.entry = named(QLineEdit(), "checklist_entry", _("Eigener Punkt"))
        self.entry.setPlaceholderText(_("Eigenen Punkt eingeben, Eingabetaste fügt ihn an"))
        self._draft = line_draft(self.bridge.drafts, self.entry, weakly(self._add))
        self._draft.aim(f"checklist/{pane.checklist}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACING.m)
        head.addWidget(self.progress, 1)
        head.addWidget(self.progress_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.entry)

    def _connect(self) -> None:
        self.entry.returnPressed.connect(self._add)
        self.bridge.committed.connect(self._on_committed)

    def focus_entry(self) -> None:
        """Begin at the first open line."""
        open_rows = (row for row, line in enumerate(self.model.lines) if not line.is_done)
        self.list.setCurrentIndex(self.model.index(next(open_rows, 0)))
        self.list.setFocus()

    def save_pending(self) -> None:
        """Add the line that is typed but not confirmed."""
        if self.entry.text().strip() and not self._draft.is_untouched:
            self._add()

    def jump_to(self, code: str) -> bool:
        """Select the line of the method with this key, or one's own with this id."""
        for number, line in enumerate(self.model.lines):
            if code in {line.item, str(line.row_id)}:
                index = self.model.index(number)
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entf removes a line of one's own."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(*_TABLES):
            self.model.reload()
            self._show_progress()

    def _show_progress(self) -> None:
        done = sum(line.is_done for line in self.model.lines)
        total = len(self.model.lines)
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(done)
        self.progress_text.setText(_("{done} von {total} erledigt").format(done=done, total=total))

    @Slot()
    def _add(self) -> None:
        text = self.entry.text()
        with self._draft.confirming():
            added = self.bridge.act(
                _("Punkt hinzugefügt"),
                lambda session: checklists.add_line(session, self._checklist, text),
            )
        if added is not None:
            self.entry.clear()
            self.list.scrollToBottom()
        else:
            self._draft.settle()

    def _remove(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if line is None:
            return
        if line.item is not None:
            self.bridge.tell(Message(_("Die Punkte der Methode bleiben stehen.")))
            return
        self.bridge.act(
            _("Punkt entfernt"), lambda session: checklists.remove_line(session, line.row_id)
        )
