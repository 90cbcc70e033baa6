"""A page of the projector as a list of plain shapes; the same list is painted everywhere."""

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen

from workshop_app.views.look.palettes import PICTURE_PALETTE
from workshop_app.views.look.theme import FONT_FAMILY, load_fonts

LIGHT = "light"
REGULAR = "regular"
MEDIUM = "medium"
BOLD = "bold"
_WEIGHTS = {
    LIGHT: QFont.Weight.Light,
    REGULAR: QFont.Weight.Normal,
    MEDIUM: QFont.Weight.Medium,
    BOLD: QFont.Weight.Bold,
}


@dataclass(frozen=True, slots=True)
class Type:
    """A size and weight of text."""

    pixels: int
    weight: str = REGULAR

    @property
    def font(self) -> QFont:
        """As Qt knows it; texts are measured before a window has asked for the app's fonts."""
        load_fonts()
        font = QFont(f"{FONT_FAMILY} Light" if self.weight == LIGHT else FONT_FAMILY)
        font.setPixelSize(self.pixels)
        font.setWeight(_WEIGHTS[self.weight])
        # Large type needs no hints, and with them Qt draws it now one way, now the other.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``y`` is its baseline."""

    text: str
    x: float
    y: float
    type: Type
    colour: str = PICTURE_PALETTE.text


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with round corners."""

    rect: QRectF
    fill: str
    radius: float = 0.0
    border: str = ""
    is_hatched: bool = False  # what may not be read yet


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture within a rectangle, at its own proportions."""

    rect: QRectF
    image: QImage


Shape = Line | Box | Photo


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, and which objects these are."""

    shapes: tuple[Shape, ...]
    keys: frozenset[uuid.UUID] = frozenset()
    ground: str = PICTURE_PALETTE.surface


def moved(shape: Shape, x: float, y: float) -> Shape:
    """The same shape elsewhere."""
    if isinstance(shape, Line):  # not replace(): a board of 1,000 cards moves 8,000 lines
        return Line(shape.text, shape.x + x, shape.y + y, shape.type, shape.colour)
    return replace(shape, rect=shape.rect.translated(x, y))


def paint_page(painter: QPainter, page: Page, rect: QRectF) -> None:
    """Paint a page onto its ground."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.fillRect(rect, QColor(page.ground))
    paint_shapes(painter, page.shapes)


def paint_shapes(painter: QPainter, shapes: tuple[Shape, ...]) -> None:
    """Paint shapes in their order."""
    for shape in shapes:
        match shape:
            case Line():
                painter.setFont(shape.type.font)
                painter.setPen(QColor(shape.colour))
                painter.drawText(QPointF(shape.x, shape.y), shape.text)
            case Box():
                _paint_box(painter, shape)
            case Photo():
                _paint_photo(painter, shape)


def _paint_box(painter: QPainter, box: Box) -> None:
    painter.setPen(QPen(QColor(box.border), 2) if box.border else Qt.PenStyle.NoPen)
    pattern = Qt.BrushStyle.Dense4Pattern if box.is_hatched else Qt.BrushStyle.SolidPattern
    painter.setBrush(QBrush(QColor(box.fill), pattern))
    painter.drawRoundedRect(box.rect, box.radius, box.radius)


def _paint_photo(painter: QPainter, photo: Photo) -> None:
    size = photo.image.size().scaled(photo.rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(photo.rect.center())
    painter.drawImage(place, photo.image)
