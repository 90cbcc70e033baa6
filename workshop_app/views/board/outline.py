"""A board as an outline: columns and their cards below each other, for keys and screen readers."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from workshop_app.phases.board.board_reading import BoardCard
from workshop_app.translation import _
from workshop_app.views.board.actions import CARD_KEYS, CardAction
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.texts import marks_of
from workshop_app.views.board.tree import CARD_ROLE
from workshop_app.views.look.letter_keys import is_silent_letter
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.naming import named
from workshop_app.views.vote.texts import points_text

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _LineDelegate(QStyledItemDelegate):
    """A card's text with its marks, a column's title with its count."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put all in one line."""
        super().initStyleOption(option, index)
        card = index.data(CARD_ROLE)
        if isinstance(card, BoardCard):
            marks = [word for _icon, word in marks_of(card)]
            if card.points is not None:
                marks.append(points_text(card.points))
            option.text = "  ·  ".join([" ".join(card.text.split()), *marks])


class BoardOutline(QTreeView):
    """Shows the model of the board; the selection is the board's too."""

    action_requested = Signal(object)  # CardAction

    def __init__(
        self, model: BoardModel, selection: QItemSelectionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "board_outline", _("Gliederung der Tafel"))
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setItemDelegate(_LineDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.rowsInserted.connect(self._expand)

    def show_all(self) -> None:
        """Open all columns."""
        self.expandAll()

    def _expand(self) -> None:
        if self.isVisible():
            self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with the cards what the same key does on the board."""
        action = (
            CARD_KEYS.get(Qt.Key(event.key()))
            if event.modifiers() in _PLAIN and not is_silent_letter(event)
            else None
        )
        is_on_card = self.currentIndex().parent().isValid()
        if action is CardAction.SHOW_ENTRY or (action is not None and is_on_card):
            self.action_requested.emit(action)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """Letters are keys here: they do not jump to a line that begins so."""
