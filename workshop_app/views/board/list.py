"""The cards of one column: a list with own keys."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget

from workshop_app.phases.board.board_reading import BoardCard, ColumnKey
from workshop_app.views.board.actions import ARROWS, CARD_KEYS, CardAction, Direction
from workshop_app.views.board.card_layout import CardLayouts
from workshop_app.views.board.carrying import CarryingList
from workshop_app.views.board.delegate import CardDelegate
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.move import MoveByNumber
from workshop_app.views.board.point_entry import PointEntry
from workshop_app.views.board.text_edit import ENTER_KEYS, CardEditor
from workshop_app.views.board.widths import item_width
from workshop_app.views.drafts.editor_drafts import holds_draft
from workshop_app.views.look.letter_keys import is_silent_letter
from workshop_app.views.look.theme import SPACING, paint_focus_ring
from workshop_app.views.parts.index import Index

_CURSOR = {
    Direction.LEFT: QListView.CursorAction.MoveLeft,
    Direction.RIGHT: QListView.CursorAction.MoveRight,
    Direction.UP: QListView.CursorAction.MoveUp,
    Direction.DOWN: QListView.CursorAction.MoveDown,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CardList(CarryingList):
    """Shows one branch of the board's model; all columns share one selection."""

    action_requested = Signal(object)  # CardAction
    leave_requested = Signal(object)  # Direction: the focus goes over the edge
    shift_requested = Signal(object)  # Direction: the selected cards go there
    menu_requested = Signal(object)  # QPoint on the screen
    editing_ended = Signal()
    focus_entered = Signal()

    def __init__(
        self,
        model: BoardModel,
        selection: QItemSelectionModel,
        key: ColumnKey,
        layouts: CardLayouts,
        move_by_number: MoveByNumber,
        points: PointEntry,
    ) -> None:
        super().__init__(model)
        self._board = model
        self._key = key
        self._move_by_number = move_by_number
        self._points = points
        self.cards = CardDelegate(model, layouts, points, self.guesses, self)
        self.setProperty("kind", "cards")
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setRootIndex(model.index_of_column(key))
        self.setItemDelegate(self.cards)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the board gives Tab to one column
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)  # the column shines through
        self.doubleClicked.connect(self.edit_text)

    # Size

    def wrap_cards(self, *, is_wide: bool) -> None:
        """Lay cards beside each other in a wide column, as on a wall."""
        self.setFlow(QListView.Flow.LeftToRight if is_wide else QListView.Flow.TopToBottom)
        self.setWrapping(is_wide)
        self._use_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards the width of the column."""
        self._use_width()
        super().resizeEvent(event)

    def _use_width(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            return  # the true width comes with the first show
        width = item_width(self, count=self._board.rowCount(self.rootIndex()))
        if not self.cards.is_laid_out_for(width):
            self.cards.set_item_width(width)
            self.forget_heights()
            self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        """As low as the window wants."""
        return QSize(60, 60)

    def is_measurable(self) -> bool:
        """Whether the column has been shown."""
        return bool(self.cards.item_width)

    def measure_until(self, end: float) -> bool:
        """Lay out cards until a moment."""
        return self.cards.measure_until(end, self._board.cards_in(self._key), self.font())

    def height_of(self, shown: object) -> int:
        """The height of a card with the gap to the next."""
        assert isinstance(shown, BoardCard)
        return self.cards.measure(shown, self.font()).height()

    def shown_rows(self) -> tuple[object, ...]:
        """The cards."""
        return self._board.cards_in(self._key)

    def layout_key(self) -> object:
        """What else the places of the cards depend on; below each other, not on the room."""
        return self.cards.item_width, self.viewport().size() if self.isWrapping() else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters act on the selected cards, arrows go over the edges."""
        card_id = self._board.id_at(self.currentIndex())
        if self._move_by_number.take(event) or self._points.take(event, card_id):
            return
        direction = ARROWS.get(Qt.Key(event.key()))
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and direction:
            self.shift_requested.emit(direction)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in ENTER_KEYS:
            self.action_requested.emit(CardAction.NEW_BELOW)
        elif event.modifiers() in _PLAIN and direction and self._is_at_edge(direction):
            self.leave_requested.emit(direction)
        elif _is_plain(event) and event.key() in CARD_KEYS:
            self.action_requested.emit(CARD_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters are keys: they do not jump to a card that begins so."""

    def _is_at_edge(self, direction: Direction) -> bool:
        current = self.currentIndex()
        if current.parent() != self.rootIndex():
            return True
        if self.isWrapping():
            action = _CURSOR[direction]
            goal = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
            here, there = self.visualRect(current), self.visualRect(goal)
            is_aside = direction in {Direction.LEFT, Direction.RIGHT}
            return goal == current or (is_aside and here.top() != there.top())
        if direction is Direction.UP:
            return current.row() == 0
        last = self._board.rowCount(self.rootIndex()) - 1
        return direction is not Direction.DOWN or current.row() == last

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait for no number any more."""
        self._move_by_number.end()
        self._points.flush()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the current card, or the first one in sight."""
        self.focus_entered.emit()
        if self.currentIndex().parent() != self.rootIndex():
            index = self.indexAt(QPoint(self.viewport().width() // 4, SPACING.m))
            if not index.isValid():
                index = self._board.index(0, 0, self.rootIndex())
            if index.isValid():
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.NoUpdate
                )
        super().focusInEvent(event)

    # Editing

    def edit_text(self, index: Index) -> None:
        """Edit the text of a card in its place."""
        self.cards.edits_explanation = False
        self.edit(index)

    def edit_explanation(self, index: Index) -> None:
        """Edit the explanation of a card in its place."""
        self.cards.edits_explanation = True
        self.edit(index)

    def editor(self) -> CardEditor | None:
        """The field that is open."""
        return next(iter(self.viewport().findChildren(CardEditor)), None)

    def commit_editor(self) -> None:
        """Save what is typed into an open field, and close it; a draft stays one."""
        editor = self.editor()
        if editor is not None and not editor.is_given_up and not holds_draft(editor):
            editor.confirmed.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tell when a field is closed."""
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all actions, beside the card where a key asked for them."""
        position = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            card = self.visualRect(self.currentIndex())
            position = self.viewport().mapToGlobal(card.center())
        if self.currentIndex().parent() == self.rootIndex():
            self.menu_requested.emit(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, the place for dropped ones, and the focus of an empty column."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.drop.paint(painter)
        if self.hasFocus() and not self._board.rowCount(self.rootIndex()):
            paint_focus_ring(painter, QRectF(self.viewport().rect()))
        painter.end()


def _is_plain(event: QKeyEvent) -> bool:
    return event.modifiers() in _PLAIN and not is_silent_letter(event)
