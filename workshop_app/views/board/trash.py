"""What was deleted from a board, as a list from which it is brought back."""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.board.trash import TrashedCard, read_trash
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.board.text_edit import ENTER_KEYS
from workshop_app.views.board.texts import mentions_text
from workshop_app.views.look.theme import SPACING
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import EmptyState, make_button, make_label

_SIZE = (560, 420)
ID_ROLE = Qt.ItemDataRole.UserRole


class TrashModel(QAbstractListModel):
    """The cards in the trash."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: list[TrashedCard] = []

    def show(self, cards: Sequence[TrashedCard]) -> None:
        """Show these cards."""
        replace_rows(self, self._cards, cards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a card, with what lies below it."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its text, and where it lay."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = mentions_text(card.mentions) if card.mentions > 1 else ""
                text = " ".join(card.text.split())
                return "  ·  ".join(part for part in (card.code, text, card.cluster, said) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return card.text
            case _ if role == ID_ROLE:
                return card.id
        return None


class _CardList(QListView):
    def __init__(self, restore: Callable[[], None]) -> None:
        super().__init__()
        self._restore = restore

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter brings the cards back."""
        if event.key() in ENTER_KEYS:
            self._restore()
        else:
            super().keyPressEvent(event)


class TrashDialog(QDialog):
    """Stays beside the board: capturing goes on while it is open."""

    def __init__(
        self,
        workshop: WorkshopFile,
        question: str,
        restore: Callable[[Sequence[uuid.UUID]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._question = question
        self.setWindowTitle(_("Papierkorb"))
        size_window(self, *_SIZE)
        self._restore_ids = restore
        self.model = TrashModel(self)
        self.list = named(_CardList(weakly(self.restore)), "trash_list", _("Gelöschte Karten"))
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.empty = EmptyState(
            "delete", _("Der Papierkorb ist leer"), _("Gelöschte Karten liegen hier.")
        )
        self.stack = QStackedWidget()
        self.restore_button = make_button(
            _("Zurückholen"), kind="primary", icon_name="restore_from_trash"
        )
        self._lay_out()
        self.restore_button.clicked.connect(self.restore)
        self.list.doubleClicked.connect(self.restore)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        close_button = make_button(_("Schließen"))
        close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.m)
        layout.addWidget(make_label(_("Papierkorb"), "headline"))
        layout.addWidget(
            make_label(
                _("Karten von hier stehen auf keiner Tafel und in keinem Dokument."),
                "muted",
                wrap=True,
            )
        )
        layout.addWidget(self.stack, 1)
        layout.addLayout(buttons)

    def read(self) -> None:
        """Show what lies in the trash now."""
        with self._workshop.read() as session:
            cards = read_trash(session, self._question)
        self.model.show(cards)
        self.stack.setCurrentWidget(self.list if cards else self.empty)
        self.restore_button.setEnabled(bool(cards))
        if cards and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    @Slot()
    def restore(self) -> None:
        """Bring the marked cards back."""
        ids = [index.data(ID_ROLE) for index in self.list.selectedIndexes()]
        if ids:
            self._restore_ids(ids)
