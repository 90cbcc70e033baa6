"""A column beside the step whose inner edge can be dragged."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import PALETTE, px, scale

HANDLE_WIDTH = 6
_LINE_WIDTH = 3  # what is seen of it while it is touched


class SideHandle(QWidget):
    """The edge itself: seen as a line under the mouse and while it is dragged."""

    pressed = Signal()
    dragged = Signal(int)  # how much wider since it was pressed, in pixels
    released = Signal()
    double_clicked = Signal()

    def __init__(self, edge: Qt.Edge, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = edge
        self._pressed_at: float | None = None
        self._is_hovered = False
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Breite: {panel}").format(panel=name))
        self.setToolTip(_("Ziehen: breiter oder schmaler · Doppelklick: wie vorgesehen"))

    @property
    def is_lit(self) -> bool:
        """Whether its line is seen."""
        return self._is_hovered or self._pressed_at is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the line."""
        self._light(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the line."""
        self._light(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().x()
            self.pressed.emit()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._pressed_at is not None:
            way = round(event.globalPosition().x() - self._pressed_at)
            self.dragged.emit(way if self._edge == Qt.Edge.RightEdge else -way)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stay there."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self.update()
            self.released.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go back to the usual width."""
        self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line along the edge."""
        if not self.is_lit:
            return
        line = QRect(0, 0, px(_LINE_WIDTH), self.height())
        if self._edge == Qt.Edge.RightEdge:
            line.moveRight(self.width() - 1)
        painter = QPainter(self)
        painter.fillRect(line, QColor(PALETTE.primary))
        painter.end()

    def _light(self, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.update()


class SideFrame(QFrame):
    """Widths are those at the usual size of everything; the zoom makes pixels of them.

    Attributes:
        usual: how wide it is until somebody drags.
        wanted: how wide somebody made it.
        shown: how wide it is where what stands beside it needs room too.
    """

    width_dragged = Signal(int)  # as wide as this, please
    width_chosen = Signal()  # the dragging is over
    usual_wanted = Signal()

    def __init__(
        self, name: str, edge: Qt.Edge, widths: tuple[int, int, int], parent: QWidget | None = None
    ) -> None:
        """Begin with the usual width.

        Args:
            name: what people call it.
            edge: the one that is dragged.
            widths: the least, the usual and the largest one.
            parent: stands around it.
        """
        super().__init__(parent)
        self._least, self.usual, self._most = widths
        self.wanted = self.shown = self.usual
        self._edge = edge
        self._dragged_from = 0
        self.setMinimumWidth(px(self._least))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.handle = SideHandle(edge, name, self)
        self.handle.pressed.connect(self._on_pressed)
        self.handle.dragged.connect(self._on_dragged)
        self.handle.released.connect(self.width_chosen)
        self.handle.double_clicked.connect(self.usual_wanted)

    def want(self, width: int) -> None:
        """Be as wide as this where there is room, within sensible bounds."""
        self.wanted = min(max(width, self._least), self._most)
        self.show_width(self.wanted)

    def show_width(self, width: int) -> None:
        """Be as wide as this for now."""
        if width != self.shown:
            self.shown = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as it is to be."""
        return QSize(px(self.shown), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the handle at the edge, above all else."""
        super().resizeEvent(event)
        width = px(HANDLE_WIDTH)
        left = self.width() - width if self._edge == Qt.Edge.RightEdge else 0
        self.handle.setGeometry(left, 0, width, self.height())
        self.handle.raise_()

    @Slot()
    def _on_pressed(self) -> None:
        self._dragged_from = self.width()

    @Slot(int)
    def _on_dragged(self, way: int) -> None:
        self.width_dragged.emit(round((self._dragged_from + way) / scale()))
