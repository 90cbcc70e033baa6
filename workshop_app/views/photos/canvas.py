"""One photo, large: zoomed and moved by key, wheel or mouse."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import PALETTE, SPACING, paint_focus_ring

_STEP: Final = 1.25  # of the zoom, for each key or notch
_MOST: Final = 8.0  # times as large as it fits
_PAN: Final = 0.15  # of the canvas, for each arrow key
_NOTCH: Final = 120  # Qt's unit of a wheel

_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How much of a photo is shown."""

    zoom: float = 1.0  # 1: all of it
    x: float = 0.5  # what is in the middle, as a part of the width
    y: float = 0.5


class PhotoCanvas(QWidget):
    """+ and − zoom, 0 shows all, arrow keys move, Bild ↑ and Bild ↓ turn pages, Esc closes."""

    closed = Signal()
    turned = Signal(int)  # so many photos on
    look_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._pixmap: QPixmap | None = None
        self._grip: QPointF | None = None
        self._empty_text = _("Kein Bild vorhanden")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(120, 120)
        self.setToolTip(
            _("+ und −: größer, kleiner · 0: ganzes Foto · Pfeiltasten oder Ziehen: verschieben")
        )

    def show_pixmap(self, pixmap: QPixmap | None, alt_text: str, look: Look | None = None) -> None:
        """Show a photo, or that it is still read (None) or cannot be shown (a null one)."""
        self._pixmap = pixmap
        self.setAccessibleName(alt_text or _("Foto"))
        if look is not None:
            self.look = look
        self._keep_inside()

    def show_nothing(self, text: str) -> None:
        """Say why there is no photo."""
        self._pixmap = QPixmap()
        self._empty_text = text
        self.setAccessibleName(text)
        self.update()

    def zoom(self, notches: float, at: QPointF | None = None) -> None:
        """Make it larger or smaller; what is under a point, else in the middle, stays there."""
        point = at or QPointF(self.rect().center())
        before = self._part_at(point)
        zoom = min(max(self.look.zoom * _STEP**notches, 1.0), _MOST)
        self.look = Look(zoom, self.look.x, self.look.y)
        after = self._part_at(point)
        self.look = Look(
            zoom,
            self.look.x + before.x() - after.x(),
            self.look.y + before.y() - after.y(),
        )
        self._keep_inside()

    def pan(self, right: float, down: float) -> None:
        """Show what is further right or below, by parts of the canvas."""
        size = self._shown_size()
        if not size.isEmpty():
            x = self.look.x + right * self.width() / size.width()
            y = self.look.y + down * self.height() / size.height()
            self.look = Look(self.look.zoom, x, y)
            self._keep_inside()

    def pan_by_key(self, right: int, down: int) -> None:
        """Show what is further right or below, by one key."""
        self.pan(right * _PAN, down * _PAN)

    def fit(self) -> None:
        """Show all of it."""
        self.look = Look()
        self._keep_inside()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(400, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Work without the mouse."""
        key = event.key()
        if key in _DIRECTIONS and self.look.zoom > 1:
            self.pan_by_key(*_DIRECTIONS[Qt.Key(key)])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_PageUp}:
            self.turned.emit(-1)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_PageDown}:
            self.turned.emit(1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Strg, else move up and down."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(delta.y() / _NOTCH, event.position())
        else:
            self.pan(-delta.x() / _NOTCH * _PAN, -delta.y() / _NOTCH * _PAN)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the photo."""
        self._grip = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it along."""
        if self._grip is not None:
            moved = self._grip - event.position()
            self._grip = event.position()
            self.pan(moved.x() / max(self.width(), 1), moved.y() / max(self.height(), 1))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go near, or show all of it."""
        if self.look.zoom > 1:
            self.fit()
        else:
            self.zoom(4, event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle."""
        super().resizeEvent(event)
        self._keep_inside()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part that is shown."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PALETTE.column))
        if self._pixmap is None or self._pixmap.isNull():
            painter.setPen(QColor(PALETTE.text_muted))
            text = _("Foto wird gelesen …") if self._pixmap is None else self._empty_text
            painter.drawText(
                self.rect().adjusted(SPACING.m, 0, -SPACING.m, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                text,
            )
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._target(), self._pixmap, QRectF(self._pixmap.rect()))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), radius=0)

    def _shown_size(self) -> QSizeF:
        if self._pixmap is None or self._pixmap.isNull():
            return QSizeF()
        size = QSizeF(self._pixmap.size())
        fitted = size.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return fitted * self.look.zoom

    def _target(self) -> QRectF:
        size = self._shown_size()
        left = self.width() / 2 - self.look.x * size.width()
        top = self.height() / 2 - self.look.y * size.height()
        return QRectF(QPointF(left, top), size)

    def _part_at(self, point: QPointF) -> QPointF:
        """Where in the photo a point of the canvas is, as parts of width and height."""
        target = self._target()
        if target.isEmpty():
            return QPointF(0.5, 0.5)
        return QPointF(
            (point.x() - target.left()) / target.width(),
            (point.y() - target.top()) / target.height(),
        )

    def _keep_inside(self) -> None:
        """Let no edge come further in than it must."""
        size = self._shown_size()
        if not size.isEmpty():
            self.look = Look(
                self.look.zoom,
                _kept(self.look.x, self.width() / size.width()),
                _kept(self.look.y, self.height() / size.height()),
            )
        self.update()
        self.look_changed.emit()


def _kept(middle: float, shown: float) -> float:
    """The middle of a span that shows so much of a whole, kept within it."""
    return 0.5 if shown >= 1 else min(max(middle, shown / 2), 1 - shown / 2)
