"""The chapters of the draft, each with how far it is; a chapter leads to where it is filled."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workshop_app.concept.chapter_states import ChapterState
from workshop_app.translation import _, ngettext
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.painting import font_of

CHAPTER = Qt.ItemDataRole.UserRole  # ChapterState

_HEIGHT = 32
_INDENT = 14
_SIGN = 14


class ChapterModel(QAbstractListModel):
    """In the order of the document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chapters: tuple[ChapterState, ...] = ()

    def show_chapters(self, chapters: Sequence[ChapterState]) -> None:
        """Show what a look has found."""
        before = self._chapters
        if [chapter.key for chapter in before] != [chapter.key for chapter in chapters]:
            self.beginResetModel()
            self._chapters = tuple(chapters)
            self.endResetModel()
            return
        self._chapters = tuple(chapters)
        for number, (old, new) in enumerate(zip(before, self._chapters, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, key: str) -> QModelIndex:
        """Where a page stands; an invalid index if it is not there."""
        for number, chapter in enumerate(self._chapters):
            if chapter.key == key:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        """How many chapters and annexes."""
        return 0 if parent.isValid() else len(self._chapters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, all in words, or the chapter itself."""
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        chapter = self._chapters[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(chapter)
            case Qt.ItemDataRole.ToolTipRole:
                return " · ".join(part for part in (title_of(chapter), edits_of(chapter)) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (title_of(chapter), state_of(chapter)[0], edits_of(chapter))
                return ", ".join(part for part in parts if part)
            case _ if role == CHAPTER:
                return chapter
        return None


class ChapterDelegate(QStyledItemDelegate):
    """Number, title, and the state at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(option.rect.width(), px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one chapter."""
        chapter: ChapterState = index.data(CHAPTER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(0, 1, 0, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(PALETTE.primary_light if is_chosen else PALETTE.column))
            painter.drawRoundedRect(ground, SPACING.radius, SPACING.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, ground)
        indent = px(_INDENT) if chapter.level > 1 else 0
        room = option.rect.adjusted(SPACING.m + indent, 0, -SPACING.m, 0)
        room.setRight(room.right() - _paint_state(painter, option, room, chapter))
        font = font_of(option, FONT_SIZE.body)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        title = metrics.elidedText(title_of(chapter), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(PALETTE.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class ChapterList(QListView):
    """The chosen chapter is shown beside; Enter or a double click leads to where it is filled."""

    chosen = Signal(str)  # key of the chapter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chapters")
        self.setAccessibleName(_("Kapitel"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(ChapterDelegate(self))
        self.doubleClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(CHAPTER).key)


def title_of(chapter: ChapterState) -> str:
    """Number and title: „7  Handlungsfelder“."""
    return f"{chapter.label}  {chapter.title}" if chapter.label else chapter.title


def state_of(chapter: ChapterState) -> tuple[str, str, str]:
    """The state in words, as a sign, and the colour of it."""
    if chapter.is_missing:
        return _("fehlt"), _("fehlt"), "error"
    if chapter.gaps:
        words = ngettext("{count} Lücke", "{count} Lücken", chapter.gaps)
        words = words.format(count=chapter.gaps)
        return words, words if chapter.level == 1 else str(chapter.gaps), "warning"
    if chapter.is_short:
        return _("kurz"), _("kurz"), "warning"
    return _("nichts offen"), "✓", "ok"


def edits_of(chapter: ChapterState) -> str:
    """What somebody has put in own words there; empty: nothing."""
    if chapter.has_news:
        return _("bearbeitet, der Vorschlag hat sich geändert")
    if chapter.edits:
        words = ngettext("{count} Text bearbeitet", "{count} Texte bearbeitet", chapter.edits)
        return words.format(count=chapter.edits)
    return ""


def _paint_state(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, chapter: ChapterState
) -> int:
    """Draw the state at the right; returns the width that it takes."""
    _words, sign, colour = state_of(chapter)
    font = font_of(option, FONT_SIZE.body)
    painter.setFont(font)
    painter.setPen(QColor(getattr(PALETTE, colour)))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, sign)
    taken = QFontMetrics(font).horizontalAdvance(sign) + SPACING.s
    if edits_of(chapter):
        size = px(_SIGN)
        top = room.center().y() - size // 2
        place = QRect(room.right() - taken - size + 1, top, size, size)
        icon("edit", "warning" if chapter.has_news else "text_muted").paint(painter, place)
        taken += size + SPACING.s
    return taken
