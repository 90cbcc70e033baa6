"""What was noticed while a file was read, as a list to read in peace."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.widgets import make_button, make_label

_SIZE = (640, 420)


class HintsDialog(QDialog):
    """Sentences, one below the other."""

    def __init__(self, hints: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Hinweise zur eingelesenen Datei"))
        size_window(self, *_SIZE)
        self.list = QListView()
        self.list.setModel(QStringListModel(list(hints), self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(_("Hinweise"))
        close_button = make_button(_("Schließen"), kind="primary")
        close_button.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.m)
        layout.addWidget(make_label(_("Hinweise zur eingelesenen Datei"), "headline"))
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close_button)
        layout.addLayout(row)

        close_button.clicked.connect(self.accept)
