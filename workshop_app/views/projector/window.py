"""The window that the room sees: nothing but the image."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from workshop_app.translation import _
from workshop_app.views.projector.layout import BLACK
from workshop_app.views.projector.projector import Projector

_FIRST_SIZE = QSize(960, 540)
_LEAST_SIZE = QSize(320, 180)
_FROM_CORNER = QPoint(60, 60)
_KIND = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus


class ProjectorWindow(QWidget):
    """Full on a screen, or a usual window where there is no second one."""

    closed = Signal()  # somebody closed the window

    def __init__(self, projector: Projector) -> None:
        super().__init__(None, _KIND)
        self._projector = projector
        self.setWindowTitle(_("Beamer – Konzeptwerkstatt"))
        self.setAccessibleName(_("Beamer"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(_LEAST_SIZE)
        projector.image_changed.connect(self._on_image_changed)

    def show_full(self, place: QRect, screen: QScreen | None) -> None:
        """Fill a screen, without a frame."""
        self.hide()
        self.setWindowFlags(_KIND | Qt.WindowType.FramelessWindowHint)
        if screen is not None:
            self.setScreen(screen)
        self.setGeometry(place)
        # Not showFullScreen(), which would take the focus from the cockpit.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def show_as_window(self, screen: QRect) -> None:
        """A usual window in a corner of the screen, which may be moved and resized."""
        self.hide()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setWindowFlags(_KIND)
        room = screen.size() - QSize(2 * _FROM_CORNER.x(), 2 * _FROM_CORNER.y())
        size = _FIRST_SIZE.scaled(_FIRST_SIZE.boundedTo(room), Qt.AspectRatioMode.KeepAspectRatio)
        self.setGeometry(QRect(screen.topLeft() + _FROM_CORNER, size))
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for the size."""
        super().resizeEvent(event)
        self._projector.set_size(self.size() * self.devicePixelRatioF())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the image; until there is one of this size, the old one as large as it fits."""
        painter = QPainter(self)
        image = self._projector.image
        fitting = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), fitting)
        place.moveCenter(self.rect().center())
        if abs(place.width() - self.width()) <= 1 and abs(place.height() - self.height()) <= 1:
            place = self.rect()
        else:
            painter.fillRect(self.rect(), QColor(BLACK))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nothing is shown any more."""
        super().closeEvent(event)
        self.closed.emit()

    @Slot()
    def _on_image_changed(self) -> None:
        self.update()
