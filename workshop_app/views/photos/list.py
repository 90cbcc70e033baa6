"""The photos as a grid of small pictures, each with its step and what is missing."""

import uuid
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workshop_app.phases.photos import PhotoItem
from workshop_app.translation import _
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import FONT_SIZE, PALETTE, SPACING, paint_focus_ring, px
from workshop_app.views.parts.index import Index
from workshop_app.views.parts.painting import font_of
from workshop_app.views.parts.row_sync import replace_rows
from workshop_app.views.photos.picture_cache import PictureCache

PHOTO_ROLE: Final = Qt.ItemDataRole.UserRole  # the PhotoItem
_PICTURE_WIDTH, _PICTURE_HEIGHT = 136, 92
_TEXT_HEIGHT = 58  # below the picture
_SIGN = 16
_OPENING: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class PhotoModel(QAbstractListModel):
    """The photos by step and time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: list[PhotoItem] = []

    @property
    def photos(self) -> list[PhotoItem]:
        """What is shown."""
        return self._photos

    def show(self, photos: Sequence[PhotoItem]) -> None:
        """Show other or changed photos."""
        replace_rows(self, self._photos, photos)

    def place_of(self, photo_id: uuid.UUID | None) -> QModelIndex:
        """Where a photo stands; an invalid index if it is not here."""
        for number, photo in enumerate(self._photos):
            if photo.id == photo_id:
                return self.index(number)
        return QModelIndex()

    def tell_arrived(self, name: str) -> None:
        """A picture can be painted now."""
        for number, photo in enumerate(self._photos):
            if photo.picture_hash == name:
                index = self.index(number)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """All photos."""
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What it shows; screen readers hear step and gaps too."""
        if not index.isValid():
            return None
        photo = self._photos[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return photo.alt_text or photo.file_name
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (photo.code, photo.step_title, photo.alt_text)
                gaps = [gap.text for gap in photo.gaps] or [_("vollständig")]
                return ", ".join([*(part for part in parts if part), *gaps])
            case _ if role == PHOTO_ROLE:
                return photo
        return None


class PhotoList(QListView):
    """Arrow keys choose, Enter and the space bar show it large, Entf deletes."""

    opened = Signal()  # the chosen photo shall be shown large
    delete_wanted = Signal()

    def __init__(
        self, model: PhotoModel, cache: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._photos = model
        self.setModel(model)
        self.setItemDelegate(_PhotoDelegate(cache, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(SPACING.xs // 2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setProperty("kind", "cards")
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._open)
        cache.arrived.connect(self._on_arrived)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work without the mouse."""
        if event.key() in _OPENING:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    @Slot(str)
    def _on_arrived(self, name: str) -> None:
        self._photos.tell_arrived(name)


class _PhotoDelegate(QStyledItemDelegate):
    """Paints the picture, below it the step, and what is missing first."""

    def __init__(self, cache: PictureCache, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are equal."""
        del option, index
        return _picture() + QSize(2 * SPACING.xs, px(_TEXT_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one photo."""
        photo: PhotoItem = index.data(PHOTO_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(PALETTE.primary if is_selected else PALETTE.line))
        painter.setBrush(QColor(PALETTE.primary_light if is_selected else PALETTE.surface))
        painter.drawRoundedRect(frame, SPACING.radius, SPACING.radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, frame)
        room = option.rect.adjusted(SPACING.xs, SPACING.xs, -SPACING.xs, -SPACING.xs)
        self._paint_picture(painter, QRect(room.topLeft(), _picture()), photo)
        room = room.adjusted(SPACING.xs, _picture().height() + SPACING.xs, -SPACING.xs, 0)
        _paint_texts(painter, option, room, photo)
        painter.restore()

    def _paint_picture(self, painter: QPainter, room: QRect, photo: PhotoItem) -> None:
        painter.fillRect(room, QColor(PALETTE.column))
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        name = photo.picture_hash
        pixmap = self._cache.pixmap(name, int(_picture().width() * ratio)) if name else QPixmap()
        if pixmap is None:
            return
        if pixmap.isNull():
            place = QRect(0, 0, px(2 * _SIGN), px(2 * _SIGN))
            place.moveCenter(room.center())
            icon("photo_camera", "text_muted").paint(painter, place)
            return
        size = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(room.topLeft(), size)
        target.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, pixmap)


def _picture() -> QSize:
    """The room of a picture."""
    return QSize(px(_PICTURE_WIDTH), px(_PICTURE_HEIGHT))


def _paint_texts(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, photo: PhotoItem
) -> None:
    font = font_of(option, FONT_SIZE.small)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(PALETTE.text_muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight, photo.code)
    left = room.width() - metrics.horizontalAdvance(photo.code) - SPACING.xs
    painter.setPen(QColor(PALETTE.text))
    step = metrics.elidedText(photo.step_title, Qt.TextElideMode.ElideRight, left)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, step)
    room = room.adjusted(0, metrics.lineSpacing() + 2, 0, 0)
    if photo.gaps:
        first, more = photo.gaps[0].text, len(photo.gaps) - 1
        text = f"{first} + {more}" if more else first
        painter.setPen(QColor(PALETTE.warning))
    else:
        text = _("vollständig")
        painter.setPen(QColor(PALETTE.ok))
        icon("check", "ok").paint(painter, QRect(room.left() - 2, room.top(), px(_SIGN), px(_SIGN)))
        room.setLeft(room.left() + px(_SIGN))
    painter.drawText(
        room,
        Qt.AlignmentFlag.AlignLeft,
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()),
    )
