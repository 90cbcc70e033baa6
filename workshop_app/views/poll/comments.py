"""What people said about a statement: a line a comment, and an entry line."""

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk, FieldDraft, line_draft
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import make_label


class PollComments(QWidget):
    """Enter adds a comment, F2 edits one, Entf removes it."""

    changed = Signal(object)  # tuple[str, ...]: all comments, as they shall be

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self._draft: FieldDraft | None = None
        self.list = named(QListView(), "poll_comments", title)
        self.list.setModel(self._model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entry = named(QLineEdit(), "poll_comment_entry", _("Neuer Kommentar"))
        self.entry.setPlaceholderText(_("Was wurde gesagt? Eingabetaste hält es fest"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(make_label(title, "section"))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.entry)
        self.setFocusProxy(self.entry)
        self.entry.returnPressed.connect(self._confirm)
        self._model.dataChanged.connect(self._tell)

    def keep_drafts(self, desk: DraftDesk) -> None:
        """Keep what is typed in the entry line as a draft."""
        self._draft = line_draft(desk, self.entry, weakly(self.flush))

    def aim_draft(self, place: str) -> None:
        """Say what the next comment is about; a draft of it is put back."""
        if self._draft is not None and self._draft.place != place:
            self._draft.aim(place)

    def show_comments(self, comments: tuple[str, ...]) -> None:
        """Show what is saved."""
        if tuple(self._model.stringList()) != comments:
            self._model.setStringList(list(comments))
        self.list.setVisible(bool(comments))

    @Slot()
    def flush(self) -> None:
        """Add the comment that is typed; a draft that nobody has touched stays one."""
        text = self.entry.text().strip()
        if not text or (self._draft is not None and self._draft.is_untouched):
            return
        comments = (*self._model.stringList(), text)
        if self._draft is None:
            self.entry.clear()
            self.changed.emit(comments)
            return
        with self._draft.confirming():
            self.changed.emit(comments)
        if self._draft.has_failed:
            self._draft.settle()
        else:
            self.entry.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entf removes the chosen comment."""
        index = self.list.currentIndex()
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and index.isValid():
            comments = self._model.stringList()
            del comments[index.row()]
            self.changed.emit(tuple(comments))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _confirm(self) -> None:
        if self._draft is not None and self._draft.is_untouched:
            self._draft.accept()
        else:
            self.flush()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(tuple(self._model.stringList()))
