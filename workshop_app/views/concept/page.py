"""The draft as it will read: one chapter on a page, kept where one was reading."""

import uuid
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from workshop_app.concept.passages import Passage
from workshop_app.concept.preview import PreviewPage
from workshop_app.phases.edited_passages import PassageKey
from workshop_app.translation import _
from workshop_app.views.concept.styles import BLOCK_KEY, BLOCK_MARK
from workshop_app.views.concept.text import EDIT, GAP, ORIGIN, PageLinks, PageWriter
from workshop_app.views.look.theme import PALETTE, look_in_use, paint_focus_ring, px, scale

_MARGIN: Final = 32
_LANDSCAPE_WIDTH: Final = 760
_BAR: Final = 3  # beside a text that somebody has edited
_BAR_PLACE: Final = 16
_ROOM_FOR_RING: Final = 3


class ConceptPage(QTextBrowser):
    """Tab goes from one text, gap or goal to the next; Enter or a click opens it."""

    gap_chosen = Signal(object)  # gap_places.Gap
    origin_wanted = Signal(object)  # id of a goal or project
    passage_chosen = Signal(object)  # passages.Passage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concept_page")
        self.setAccessibleName(_("Vorschau des Konzepts"))
        self.setAccessibleDescription(
            _("Tab führt zu Texten, Lücken und Zielen, Enter öffnet, was dort steht")
        )
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        # A bar that came and went would break all lines twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.page: PreviewPage | None = None
        self.links = PageLinks((), ())
        self._open: PassageKey | None = None
        self._origins: Mapping[uuid.UUID, str] = {}
        self._drawn: object = None  # page, open passage, look, size: what the text was made for
        self.anchorClicked.connect(self._on_link)

    def show_page(self, page: PreviewPage, origins: Mapping[uuid.UUID, str] | None = None) -> None:
        """Show a page; of the same one, the place where one is reading stays.

        Args:
            page: what is on it.
            origins: where goals and projects come from, in one line.
        """
        self._origins = origins or {}
        is_same = self.page is not None and self.page.key == page.key
        self.page = page
        place = self._reading_place() if is_same else None
        if self._draw():
            if place is None:
                self.verticalScrollBar().setValue(0)
            else:
                self._go_back_to(*place)

    def set_open(self, key: PassageKey | None) -> None:
        """Lay the passage that is being edited on a ground of its own."""
        if key != self._open:
            self._open = key
            self._redraw()

    def passage(self, key: PassageKey) -> Passage | None:
        """The passage of the page shown with this key."""
        return next((one for one in self.links.passages if one.key == key), None)

    def reveal(self, key: PassageKey) -> None:
        """Scroll to a passage."""
        block = self._block_with(f"{key.section}#{key.number}")
        if block is not None:
            self._scroll_to(self._rect_of(block))

    def reveal_about(self, row_id: uuid.UUID) -> bool:
        """Scroll to the heading of an object; False: it is not on this page."""
        block = self.document().begin()
        while block.isValid():
            if str(row_id) in str(block.blockFormat().property(BLOCK_KEY) or ""):
                self.verticalScrollBar().setValue(int(self._rect_of(block).top()) - px(_MARGIN))
                return True
            block = block.next()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place while the lines break anew."""
        place = self._reading_place()
        super().resizeEvent(event)
        self._draw()
        if place is not None:
            self._go_back_to(*place)
        if self._open is not None:
            self.reveal(self._open)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new look."""
        super().changeEvent(event)
        changes = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in changes and hasattr(self, "_drawn"):
            self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, bars beside what was edited, and a ring around what has the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_bars(painter)
        cursor = self.textCursor()
        if self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor():
            paint_focus_ring(painter, QRectF(self._rect_of_selection(cursor)), radius=px(4))
        painter.end()

    def _draw(self) -> bool:
        """Make the text, unless it is there already."""
        room = self.viewport().width()
        is_wide = self.page is not None and self.page.landscape
        if is_wide:
            room = max(room, px(_LANDSCAPE_WIDTH))
        width = room - 2 * px(_MARGIN)
        wanted = (self.page, self._origins, self._open, look_in_use().name, scale(), width)
        if self.page is None or wanted == self._drawn:
            return False
        self._drawn = wanted  # before the text is made: making it asks for the size again
        bar = Qt.ScrollBarPolicy
        policy = bar.ScrollBarAsNeeded if is_wide else bar.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        document = self.document()
        document.clear()
        self.setLineWrapColumnOrWidth(room)
        document.setDocumentMargin(px(_MARGIN))
        document.setDefaultFont(self.font())
        document.setIndentWidth(px(22))
        writer = PageWriter(document, max(width, 1), self._open, self._origins)
        self.links = writer.write(self.page)
        return True

    def _redraw(self) -> None:
        place = self._reading_place()
        if self._draw() and place is not None:
            self._go_back_to(*place)

    def _reading_place(self) -> tuple[str, int] | None:
        """The block at the upper edge, and how far it is above it."""
        if self.page is None or self._drawn is None:
            return None
        block = self.cursorForPosition(QPoint(px(_MARGIN), 1)).block()
        while block.isValid():
            key = block.blockFormat().property(BLOCK_KEY)
            if key:
                above = self.verticalScrollBar().value() - int(self._rect_of(block).top())
                return str(key), above
            block = block.previous()
        return None

    def _go_back_to(self, key: str, above: int) -> None:
        block = self._block_with(key)
        if block is not None:
            self.verticalScrollBar().setValue(int(self._rect_of(block).top()) + above)

    def _block_with(self, key: str) -> QTextBlock | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().property(BLOCK_KEY) == key:
                return block
            block = block.next()
        return None

    def _rect_of(self, block: QTextBlock) -> QRectF:
        """Where a block stands in the document."""
        return self.document().documentLayout().blockBoundingRect(block)

    def _scroll_to(self, rect: QRectF) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + height:
            bar.setValue(int(rect.top()) - height // 4)

    def _paint_bars(self, painter: QPainter) -> None:
        offset = self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            mark = block.blockFormat().property(BLOCK_MARK)
            if mark:
                rect = self._rect_of(block).translated(0, -offset)
                bar = QRectF(px(_BAR_PLACE), rect.top(), px(_BAR), rect.height() - px(8))
                colour = PALETTE.warning if mark == "news" else PALETTE.primary
                painter.fillRect(bar, QColor(colour))
            block = block.next()

    def _rect_of_selection(self, cursor: QTextCursor) -> QRect:
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        first, last = self.cursorRect(start), self.cursorRect(end)
        ring = first.united(last)
        if first.top() != last.top():
            block = self._rect_of(start.block())
            ring.setLeft(int(block.left()))
            ring.setRight(int(block.right()))
        grown = _ROOM_FOR_RING
        return ring.adjusted(-grown, -grown, grown, grown)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        scheme, _colon, rest = url.toString().partition(":")
        if scheme == GAP:
            self.gap_chosen.emit(self.links.gaps[int(rest)])
        elif scheme == EDIT:
            self.passage_chosen.emit(self.links.passages[int(rest)])
        elif scheme == ORIGIN:
            self.origin_wanted.emit(uuid.UUID(rest))
