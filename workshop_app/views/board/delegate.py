"""How a card looks on the board, and how it is edited in its place."""

import time
import uuid
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.phases.board.board_reading import BoardCard
from workshop_app.views.board.card_layout import GAP, INSET, CardLayout, CardLayouts
from workshop_app.views.board.card_sizes import CardSizes
from workshop_app.views.board.dots import paint_dots, paint_typed
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.point_entry import PointEntry
from workshop_app.views.board.rough_list import Guesses
from workshop_app.views.board.text_edit import CardEditor
from workshop_app.views.board.tree import CARD_ROLE
from workshop_app.views.drafts.editor_drafts import give_up, hand_over, take_up
from workshop_app.views.look.icons import icon
from workshop_app.views.look.palettes import CardColours
from workshop_app.views.look.theme import (
    FONT_SIZE,
    PALETTE,
    SPACING,
    card_colours,
    paint_focus_ring,
    px,
)
from workshop_app.views.parts.index import Index

_CHECK = 16  # the sign of a selected card
_RING = 3
_BELOW = 3  # how far the cards below one show
_SHADE = 108  # percent
_LEAST_EXPLANATION = 64  # the height of the field for one


class CardDelegate(QStyledItemDelegate):
    """Paints cards by the layouts that all columns share."""

    text_edited = Signal(object, str)  # id of the card, new text
    explanation_edited = Signal(object, str)  # id of the card, new explanation
    editor_opened = Signal(object, object)  # CardEditor with the saved text, BoardCard

    def __init__(
        self,
        board: BoardModel,
        layouts: CardLayouts,
        typed: PointEntry,
        guesses: Guesses,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._layouts = layouts
        self._typed = typed
        self._guesses = guesses
        typed.changed.connect(self._show_typed)
        self._item_width = 0
        self._font_size = 0  # pixels
        self._sizes = CardSizes()
        self.edits_explanation = False  # which of the two the next editor is for

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        card: BoardCard = index.data(CARD_ROLE)
        layout = self._layout(card, option.font)
        rect = card_rect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colours = card_colours(card.colour)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(QColor(PALETTE.primary), 2) if selected else QPen(QColor(colours.border), 1)
        if card.others:
            _paint_pile(painter, rect, colours)
        half = border.widthF() / 2
        painter.setPen(border)
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(
            rect.adjusted(half, half, -half, -half), SPACING.radius, SPACING.radius
        )
        painter.setPen(QColor(colours.text))
        layout.text.draw(painter, rect.topLeft() + layout.text_place)
        self._paint_marks(painter, rect, layout)
        if typed := self._typed.typed_for(card.id):
            paint_typed(painter, rect, typed)
        if selected:
            corner = QRect(0, 0, px(_CHECK), px(_CHECK))
            corner.moveTopRight(rect.toRect().topRight() + QPoint(-3, 3))
            icon("check_circle", "primary").paint(painter, corner)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring = rect.adjusted(-px(_RING), -px(_RING), px(_RING), px(_RING))
            paint_focus_ring(painter, ring, radius=SPACING.radius + 2)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the card at the column's width, with the gap to the next."""
        if not self._item_width:  # not shown yet: laying out can wait
            return QSize(0, px(GAP))
        card = self._board.card_at(index)
        assert card is not None
        size = self._sizes.get(card)
        if size is not None:
            return size
        if not self._sizes.have_room:
            self._sizes.make_room(self._board.rowCount(index.parent()))
        if self._guesses.take(index.row()):
            return QSize(self._item_width, self._guesses.height)
        return self.measure(card, option.font)

    def measure(self, card: BoardCard, font: QFont) -> QSize:
        """The room that a card takes, laid out unless that is known."""
        size = self._sizes.get(card)
        if size is None:
            self._layouts.use_font(font)
            height = self._layouts.height_of(card, self._item_width)
            size = QSize(self._item_width, height + px(GAP))
            self._sizes.put(card, size)
            self._guesses.height = size.height()
        return size

    def measure_until(self, end: float, cards: Iterable[BoardCard], font: QFont) -> bool:
        """Measure cards until a moment; whether all of them are known."""
        for card in cards:
            if time.perf_counter() >= end:
                return False
            self.measure(card, font)
        return True

    def is_laid_out_for(self, width: int) -> bool:
        """Whether cards of this width, in the letters of now, need no other layout."""
        return (width, FONT_SIZE.board) == (self._item_width, self._font_size)

    @property
    def item_width(self) -> int:
        """The width of a card with its room at the sides."""
        return self._item_width

    def set_item_width(self, width: int) -> None:
        """Lay cards out for another width."""
        self._item_width, self._font_size = width, FONT_SIZE.board
        self._sizes.clear()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> CardEditor:
        """A field over the card."""
        del option
        editor = CardEditor(parent, edits_explanation=self.edits_explanation)
        self.edits_explanation = False
        editor.setFont(self._layouts.text_font)
        place = QPersistentModelIndex(index)
        editor.confirmed.connect(self._on_confirmed)
        editor.cancelled.connect(self._on_cancelled)
        editor.height_wanted.connect(lambda: self._fit(editor, place))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the saved text, once: what is typed is not written over by news of the card."""
        assert isinstance(editor, CardEditor)
        if not editor.is_filled:
            editor.is_filled = True
            card: BoardCard = index.data(CARD_ROLE)
            editor.set_text(card.explanation if editor.edits_explanation else card.text)
            self.editor_opened.emit(editor, card)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, if it is something else."""
        del model
        assert isinstance(editor, CardEditor)
        if not editor.is_given_up:
            hand_over(editor, partial(self._tell, editor, index.data(CARD_ROLE)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the card, as high as the text needs, within the column."""
        del index
        assert isinstance(editor, CardEditor)
        self._place(editor, card_rect(option.rect).toRect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Enter and Escape to the field itself."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        return super().eventFilter(watched, event)

    def _layout(self, card: BoardCard, font: QFont) -> CardLayout:
        self._layouts.use_font(font)
        return self._layouts.layout_of(card, self.item_width)

    def _show_typed(self, target: object) -> None:
        """Draw a card anew for which something else is typed now."""
        view = self.parent()
        if isinstance(view, QAbstractItemView) and isinstance(target, uuid.UUID):
            index = self._board.index_of_card(target)
            if index.parent() == view.rootIndex():
                view.update(index)

    def _paint_marks(self, painter: QPainter, rect: QRectF, layout: CardLayout) -> None:
        painter.setFont(self._layouts.small_font)
        for mark in layout.marks:
            place = mark.icon_place.translated(rect.topLeft())
            icon(mark.icon).paint(painter, place.toAlignedRect())
            painter.drawText(
                mark.word_place.translated(rect.topLeft()), Qt.AlignmentFlag.AlignVCenter, mark.word
            )
        if layout.dots is not None:
            paint_dots(painter, layout.dots, rect.topLeft())

    def _tell(self, editor: CardEditor, card: BoardCard) -> bool:
        text = editor.toPlainText()
        if editor.edits_explanation and text != card.explanation:
            self.explanation_edited.emit(card.id, text)
        elif not editor.edits_explanation and text != card.text:
            self.text_edited.emit(card.id, text)
        return True

    def _on_confirmed(self) -> None:
        self._end(is_given_up=False)

    def _on_cancelled(self) -> None:
        self._end(is_given_up=True)

    def _end(self, *, is_given_up: bool) -> None:
        editor = self.sender()
        assert isinstance(editor, CardEditor)
        editor.is_given_up = is_given_up
        if is_given_up:
            give_up(editor)
        else:
            take_up(editor)
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _fit(self, editor: CardEditor, place: QPersistentModelIndex) -> None:
        view = self.parent()
        if isinstance(view, QAbstractItemView) and place.isValid():
            rect = view.visualRect(place)
            self._place(editor, card_rect(rect).toRect())

    def _place(self, editor: CardEditor, rect: QRect) -> None:
        viewport = _viewport_of(editor)
        editor.resize(rect.width(), editor.height())  # the lines depend on the width
        if editor.edits_explanation:
            editor.setGeometry(_beside_card(rect, editor.wanted_height(), viewport))
            return
        height = min(max(rect.height(), editor.wanted_height()), viewport.height() - 2)
        top = max(min(rect.top(), viewport.bottom() - height), viewport.top())
        editor.setGeometry(rect.left(), top, rect.width(), height)


def _paint_pile(painter: QPainter, rect: QRectF, colours: CardColours) -> None:
    """The edge of the cards below."""
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.background).darker(_SHADE))
    below = rect.adjusted(px(_BELOW), px(_BELOW), -px(_BELOW), px(_BELOW))
    painter.drawRoundedRect(below, SPACING.radius, SPACING.radius)


def card_rect(item: QRect) -> QRectF:
    """The card itself within the room of an item."""
    return QRectF(item).adjusted(px(INSET), px(GAP) / 2, -px(INSET), -px(GAP) / 2)


def _beside_card(card: QRect, wanted: int, viewport: QRect) -> QRect:
    """Room for an explanation: the card that it explains stays in sight."""
    height = min(max(px(_LEAST_EXPLANATION), wanted), viewport.height() - 2)
    below, above = card.bottom() + 1, card.top() - height - 1
    top = below if below + height <= viewport.bottom() or above < viewport.top() else above
    top = min(top, max(viewport.bottom() - height, viewport.top()))
    return QRect(card.left(), top, card.width(), height)


def _viewport_of(editor: CardEditor) -> QRect:
    parent = editor.parentWidget()
    return QRect() if parent is None else parent.rect()
