"""Cards that say nearly what is being typed, above the entry line; they are never merged alone."""

import time
import uuid
from collections import deque
from collections.abc import Generator, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from workshop_app.phases.board.board_reading import BoardCard, Pile
from workshop_app.phases.board.similar_texts import SimilarTexts
from workshop_app.translation import _
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.texts import mentions_text, numbered_title
from workshop_app.views.board.tree import CARD_ROLE
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label

_Waiting = tuple[uuid.UUID, str | None]  # None: all texts of the card are to be forgotten
_PAUSE_MS = 150
_REST_MS = 4  # between two slices, for keys and painting
_SLICE_SECONDS = 0.002  # of indexing and looking up, between two keys


class SimilarCards(QObject):
    """Keeps the texts of a board at hand, in slices that no key waits for, and looks them up."""

    found = Signal(object)  # tuple of BoardCard; empty: none

    def __init__(self, model: BoardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._texts = SimilarTexts()
        self._waiting: deque[_Waiting] = deque()
        self._search: Generator[None, None, tuple[uuid.UUID, ...]] | None = None
        self._is_begun = False
        self._sought = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._slices = QTimer(self, interval=_REST_MS)
        self._pause.timeout.connect(self.look_up)
        self._slices.timeout.connect(self._take_slice)
        model.rowsInserted.connect(self._on_rows)
        model.rowsAboutToBeRemoved.connect(self._on_rows_gone)
        model.dataChanged.connect(
            lambda first, last: self._on_rows(first.parent(), first.row(), last.row())
        )
        model.modelReset.connect(self._begin)

    def seek(self, text: str) -> None:
        """Look for cards like this text, once nothing was typed for a moment."""
        self._sought = text
        self._search = None
        if not text:
            self._pause.stop()
            self.found.emit(())
            return
        if not self._is_begun:
            self._begin()
        self._pause.start()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._pause.stop()
        self._slices.stop()

    def _begin(self) -> None:
        """Know nothing, and have the texts of all cards."""
        self._is_begun = True
        self._texts = SimilarTexts()
        self._waiting = deque(
            (card.id, text)
            for head in self._model.heads()
            if head.key is not Pile.SET_ASIDE
            for card in self._model.cards_in(head.key)
            for text in card.originals
        )
        self._slices.start()

    def _await(self, card: BoardCard) -> None:
        """Have the texts of a card of now, in place of those that are known, in some slices."""
        self._waiting.append((card.id, None))
        if not card.is_set_aside:
            self._waiting.extend((card.id, text) for text in card.originals)

    def _on_rows(self, parent: QModelIndex, first: int, last: int) -> None:
        if self._is_begun and parent.isValid():
            for row in range(first, last + 1):
                card = self._model.card_at(self._model.index(row, 0, parent))
                if card is not None:
                    self._await(card)
            self._slices.start()

    def _on_rows_gone(self, parent: QModelIndex, first: int, last: int) -> None:
        if self._is_begun and parent.isValid():
            for row in range(first, last + 1):
                card = self._model.card_at(self._model.index(row, 0, parent))
                if card is not None:
                    self._waiting.append((card.id, None))
            self._slices.start()

    def _take_slice(self) -> None:
        end = time.perf_counter() + _SLICE_SECONDS
        while self.is_busy and time.perf_counter() < end:
            if self._waiting:
                self._take_in(*self._waiting.popleft())
            else:
                self._go_on_searching()
        if not self.is_busy:
            self._slices.stop()

    def _take_in(self, key: uuid.UUID, text: str | None) -> None:
        if self._search is not None:  # what it has counted holds no more
            self._search = None
            self._pause.start()
        if text is None:
            self._texts.drop(key)
        else:
            self._texts.add(key, text)

    def _go_on_searching(self) -> None:
        assert self._search is not None
        try:
            next(self._search)
        except StopIteration as end:
            self._search = None
            indexes = map(self._model.index_of_card, end.value)
            cards = (self._model.card_at(index) for index in indexes)
            self.found.emit(tuple(card for card in cards if card is not None))

    @property
    def is_busy(self) -> bool:
        """Whether some cards are not at hand yet, or are being looked through."""
        return bool(self._waiting) or self._search is not None

    def look_up(self) -> None:
        """Look for the cards in slices from now on; later where not all are at hand yet."""
        if self._waiting:
            self._pause.start()
            return
        self._search = self._texts.search(self._sought)
        self._slices.start()


class _FoundModel(QAbstractListModel):
    """The cards that were found: text, column, mentions."""

    def __init__(self, board: BoardModel, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._cards: Sequence[BoardCard] = ()

    def show(self, cards: Sequence[BoardCard]) -> None:
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def shows(self, cards: Sequence[BoardCard]) -> bool:
        return self._cards == cards

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Up to three."""
        return 0 if parent.isValid() else len(self._cards)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """One line for each."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            heads = {head.key: numbered_title(head) for head in self._board.heads()}
            parts = [" ".join(card.text.split()), heads[card.column]]
            if card.others:
                parts.append(mentions_text(card.mentions))
            return "  ·  ".join(parts)
        return None


class SimilarPanel(QFrame):
    """Lists the cards that were found; the keys come from the entry line."""

    chosen = Signal(object)  # id of the card that was said again

    def __init__(self, board: BoardModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        named(self, "similar_cards", _("Ähnliche Karten"))
        self._found = _FoundModel(board, self)
        self.list = named(QListView(), "similar_list", _("Ähnliche Karten"))
        self.list.setModel(self._found)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.s, SPACING.m, SPACING.s)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(
            make_label(_("Ähnlich  ·  Strg+D: weitere Nennung  ·  ↓: nächste  ·  Esc"), "muted")
        )
        layout.addWidget(self.list)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(CARD_ROLE).id))
        self.hide()

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show what was found; nothing hides the panel."""
        if cards and self._found.shows(cards) and not self.isHidden():
            self.list.setCurrentIndex(self._found.index(0))
            return
        self._found.show(cards)
        self.setVisible(bool(cards))
        if not cards:
            return
        self.raise_()
        self.list.setCurrentIndex(self._found.index(0))
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(row * len(cards) + 2 * self.list.frameWidth() + 2)
        if QAccessible.isActive():
            text = _("Ähnlich: {card}. Strg+D zählt eine weitere Nennung.")
            said = text.format(card=self.list.currentIndex().data())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def put_on(self, left: int, bottom: int, width: int) -> None:
        """Stand on a line, as high as the cards need."""
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(left, bottom - self.height())

    def go_on(self) -> None:
        """Mark the next card."""
        row = (self.list.currentIndex().row() + 1) % max(1, self._found.rowCount())
        self.list.setCurrentIndex(self._found.index(row))

    def choose(self) -> None:
        """Take the marked card."""
        if self.isVisible() and self.list.currentIndex().isValid():
            self.chosen.emit(self.list.currentIndex().data(CARD_ROLE).id)
