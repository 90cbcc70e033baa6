"""What several delegates paint alike."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStyleOptionViewItem

from workshop_app.views.look.theme import px

TICK_BOX = 18  # pixels


def font_of(option: QStyleOptionViewItem, pixels: int, *, is_bold: bool = False) -> QFont:
    """The view's font in another size."""
    # The style sheet gives the view its family; a font of our own would be measured in another.
    return sized(option.font, pixels, is_bold=is_bold)


def sized(font: QFont, pixels: int, *, is_bold: bool = False) -> QFont:
    """The same font in another size and weight."""
    other = QFont(font)
    other.setPixelSize(pixels)
    other.setBold(is_bold)
    return other


def paint_tick_box(
    painter: QPainter, option: QStyleOptionViewItem, room: QRect, *, is_ticked: bool
) -> None:
    """A box in the upper left corner of a room."""
    box = QStyleOptionButton()
    box.rect = QRect(room.left(), room.top(), px(TICK_BOX), px(TICK_BOX))
    on = QStyle.StateFlag.State_On if is_ticked else QStyle.StateFlag.State_Off
    box.state = QStyle.StateFlag.State_Enabled | on
    view = option.widget
    if view is not None:
        view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view
        )
