"""Colours, spaces and type sizes, and how they are put on the application.

qt-material gives the ground; ``resources/theme/konzeptwerkstatt.qss`` lies on top of it and lists
the ``kind``, ``role``, ``surface`` and ``tone`` properties that choose a variant of a widget.
"""

import dataclasses
import functools
import re
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Any, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.resource_files import resource_path
from workshop_app.views.look.material import material_ground
from workshop_app.views.look.palettes import LIGHT, CardColours, Look, Palette


@dataclasses.dataclass(frozen=True)
class Spacing:
    """Distances and sizes in pixels."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - one of a row of sizes
    xl: int = 24
    radius: int = 8
    radius_large: int = 12
    focus_width: int = 2
    control_height: int = 32
    entry_height: int = 46
    icon: int = 18


@dataclasses.dataclass(frozen=True)
class FontSize:
    """Type sizes in pixels."""

    section: int = 11
    small: int = 12
    body: int = 13
    card: int = 14
    board: int = 14  # the text of the cards on the board
    question: int = 15
    entry: int = 16
    headline: int = 18
    title: int = 24
    clock: int = 44


@dataclasses.dataclass
class _InUse:
    """What :func:`use_look` and :func:`use_scale` have chosen last."""

    look: Look = LIGHT
    scale: float = 1.0
    board_step: int = 0


FONT_FAMILY = "Roboto"
SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
# The values in use: always the same objects, so that everybody sees a change. Ask them when
# something is painted or made, not while a module is imported.
PALETTE = Palette()
SPACING = Spacing()
FONT_SIZE = FontSize()
_in_use = _InUse()


def px(pixels: float) -> int:
    """A length that grows and shrinks with everything else."""
    return round(pixels * _in_use.scale)


def scale() -> float:
    """The size of everything: 1.0 as it was drawn, 2.0 twice as large."""
    return _in_use.scale


def look_in_use() -> Look:
    """The look that everything is painted in."""
    return _in_use.look


def use_look(look: Look) -> None:
    """Paint in these colours from now on."""
    _in_use.look = look
    _overwrite(PALETTE, look.palette, lambda colour: colour)


def use_scale(scale: float, *, board_step: int = 0) -> None:
    """Measure in this size from now on; the text of cards may be a few pixels larger or smaller."""
    _in_use.scale, _in_use.board_step = scale, board_step
    _overwrite(SPACING, Spacing(), px)
    _overwrite(FONT_SIZE, dataclasses.replace(FontSize(), board=FontSize().board + board_step), px)


def _overwrite(
    shared: Palette | Spacing | FontSize,
    values: Palette | Spacing | FontSize,
    change: Callable[[Any], Any],
) -> None:
    # They are frozen for everybody else.
    for field in dataclasses.fields(values):
        object.__setattr__(shared, field.name, change(getattr(values, field.name)))


def card_colours(name: str | None) -> CardColours:
    """The colours of a card by its value in the exchange format; a value nobody knows is white."""
    cards = _in_use.look.cards
    return cards.get(name or "", cards["weiss"])


def contrast_ratio(first: str, second: str) -> float:
    """The contrast of two ``#rrggbb`` colours after WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def set_style(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet asks for, such as ``role="error"``, and draw anew."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else its first showing does
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def paint_focus_ring(painter: QPainter, rect: QRectF, *, radius: float | None = None) -> None:
    """Draw the ring of the focused item inside ``rect``, for delegates."""
    radius = SPACING.radius if radius is None else radius
    half = SPACING.focus_width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(PALETTE.focus), SPACING.focus_width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def apply_theme(app: QApplication, *, cache_dir: Path) -> None:
    """Put the theme on the application.

    Args:
        app: the running application.
        cache_dir: a folder of the app's own. What qt-material generates is kept there, so that
            a second start neither generates nor imports it. Nothing is written elsewhere; where
            this folder cannot be written, the app's own style sheet does alone.
    """
    if not app.styleSheet():  # once: it takes as long as the sheet
        app.setStyle("Fusion")
    load_fonts()
    ground = scaled_lengths(material_ground(_in_use.look.palette, cache_dir))
    # Set after qt-material, which makes the text of the application's palette transparent.
    app.setPalette(_qt_palette())
    sheet = ground + own_style_sheet()
    if app.styleSheet() != sheet:  # Qt would style every widget anew, which takes a second
        app.setStyleSheet(sheet)


def scaled_lengths(sheet: str) -> str:
    """A style sheet in the size in use; what is one pixel thick stays at least that."""
    if _in_use.scale == 1.0:
        return sheet

    def scaled(match: re.Match[str]) -> str:
        length = float(match[1])
        new = px(length)
        return f"{new or (1 if length > 0 else 0)}px"

    return re.sub(r"(-?\d+(?:\.\d+)?)px", scaled, sheet)


def own_style_sheet() -> str:
    """The app's own style sheet with the colours and sizes in use filled in."""
    values: dict[str, object] = dataclasses.asdict(PALETTE)
    values |= {f"font_{name}": size for name, size in dataclasses.asdict(FONT_SIZE).items()}
    text = resource_path("theme", "konzeptwerkstatt.qss").read_text(encoding="utf-8")
    return Template(scaled_lengths(text)).substitute(values)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@functools.cache
def load_fonts() -> None:
    """Make the app's own fonts known to Qt, also where there is no window."""
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _qt_palette() -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: PALETTE.canvas,
        role.WindowText: PALETTE.text,
        role.Base: PALETTE.surface,
        role.AlternateBase: PALETTE.canvas,
        role.Text: PALETTE.text,
        role.Button: PALETTE.surface,
        role.ButtonText: PALETTE.text,
        role.PlaceholderText: PALETTE.placeholder,
        role.Highlight: PALETTE.primary,
        role.HighlightedText: PALETTE.on_primary,
        role.ToolTipBase: PALETTE.ink,
        role.ToolTipText: PALETTE.on_primary,
        role.Link: PALETTE.primary,
        role.LinkVisited: PALETTE.primary,
        role.Accent: PALETTE.primary,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(PALETTE.disabled))
    return palette
