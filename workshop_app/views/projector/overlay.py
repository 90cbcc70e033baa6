"""What is painted over any picture: the clock and a message line."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from workshop_app.phases.projector.clock import ClockFace
from workshop_app.phases.schedule.timing import Stage
from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.projector.flow import Sheet, line_height, width_of, wrap
from workshop_app.views.projector.frame import CLOCK_UNITS, FOOT_UNITS
from workshop_app.views.projector.page import LIGHT, MEDIUM, Box, Line, Shape, paint_shapes

_COLOURS = {
    Stage.CALM: PICTURE_PALETTE.text,
    Stage.SHORT: PICTURE_PALETTE.warning,
    Stage.LAST: PICTURE_PALETTE.error,
    Stage.OVER: PICTURE_PALETTE.error,
}
_PADDING = 1.8
_GAP = 4.0  # between the message and the page number


def overlay_shapes(
    size: QSize, *, clock: ClockFace | None = None, message: str = "", page_number: str = ""
) -> tuple[Shape, ...]:
    """The clock in the upper right corner, the message as a band at the foot.

    Args:
        page_number: which the band would cover; it is written there again.
    """
    sheet = Sheet(size)
    shapes: list[Shape] = []
    if clock is not None:
        shapes += _clock(sheet, clock)
    if message:
        shapes += _band(sheet, message, page_number)
    return tuple(shapes)


def with_overlay(image: QImage, shapes: tuple[Shape, ...]) -> QImage:
    """A new image with the shapes over the old one."""
    if not shapes:
        return image
    done = image.copy()
    painter = QPainter(done)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    paint_shapes(painter, shapes)
    painter.end()
    return done


def _clock(sheet: Sheet, clock: ClockFace) -> list[Shape]:
    kind = sheet.type(CLOCK_UNITS, LIGHT)
    width = width_of(clock.text, kind)
    x, y = sheet.width - sheet.margin - width, 9.6 * sheet.unit
    around = 1.2 * sheet.unit  # a ground of its own: what lies below may reach so far
    ground = QRectF(x - around, y - kind.pixels * 0.9, width + 2 * around, kind.pixels * 1.15)
    return [
        Box(ground, PICTURE_PALETTE.surface, sheet.unit),
        Line(clock.text, x, y, kind, _COLOURS[clock.stage]),
    ]


def _band(sheet: Sheet, message: str, page_number: str) -> list[Shape]:
    kind, small = sheet.type(5, MEDIUM), sheet.type(0)
    number_width = width_of(page_number, small)
    room = sheet.inner_width - (number_width + _GAP * sheet.unit if page_number else 0)
    lines = wrap(message, kind, room)
    padding = _PADDING * sheet.unit
    height = len(lines) * line_height(kind) + 2 * padding
    top = sheet.height - height
    shapes: list[Shape] = [Box(QRectF(0, top, sheet.width, height), PICTURE_PALETTE.primary)]
    for number, text in enumerate(lines):
        y = top + padding + number * line_height(kind) + kind.pixels * 0.98
        shapes.append(Line(text, sheet.margin, y, kind, PICTURE_PALETTE.on_primary))
    if page_number:
        x, y = sheet.width - sheet.margin - number_width, FOOT_UNITS * sheet.unit
        shapes.append(Line(page_number, x, y, small, PICTURE_PALETTE.on_primary))
    return shapes
