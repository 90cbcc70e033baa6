"""Colours, spaces and type sizes, and how they are put on the application.

qt-material gives the ground; ``resources/theme/konzeptwerkstatt.qss`` lies on top of it and lists
the ``kind``, ``role``, ``surface`` and ``tone`` properties that choose a variant of a widget.
"""

import dataclasses
import functools
import hashlib
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.resource_files import resource_path


@dataclasses.dataclass(frozen=True)
class Palette:
    """The colours by what they are for, as ``#rrggbb``; a test holds the contrast of each pair."""

    # Grounds
    surface: str = "#ffffff"  # bars, panels, inputs
    canvas: str = "#f6f8f8"  # behind everything
    column: str = "#ecf1f2"  # a column of a board, a table header
    primary_light: str = "#e3f0f2"  # selected rows, chips
    ink: str = "#1b2a2f"  # behind tool tips and the toast
    ok_light: str = "#e0f3e6"
    warning_light: str = "#fef3c7"
    error_light: str = "#fde8e8"
    # Text and strong fills
    text: str = "#1b2a2f"
    text_muted: str = "#5a6b70"
    placeholder: str = "#68787d"  # only on surface
    disabled: str = "#8d9a9e"
    on_primary: str = "#ffffff"  # also on ink and error
    on_ink_accent: str = "#8fd3dc"
    primary: str = "#00596b"
    primary_hover: str = "#004957"
    primary_pressed: str = "#003a46"
    ok: str = "#15703a"
    warning: str = "#a34a08"
    error: str = "#b91c1c"
    error_hover: str = "#991b1b"
    notice: str = "#566579"  # the mildest finding
    # Lines
    line: str = "#d5dee0"  # parts that are also told apart by space
    control_line: str = "#809095"  # the outline by which a control is known
    focus: str = "#00596b"
    track: str = "#e0e8ea"  # what a progress bar has not reached
    bar_muted: str = "#a9bec3"  # a bar of a chart that was not chosen


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
    question: int = 15
    entry: int = 16
    headline: int = 18
    title: int = 24
    clock: int = 44


@dataclasses.dataclass(frozen=True)
class CardColours:
    """What a card is painted with."""

    background: str
    border: str
    text: str


FONT_FAMILY = "Roboto"
_GROUND_FILE = "ground.qss"
PALETTE = Palette()
SPACING = Spacing()
FONT_SIZE = FontSize()

_TEXT = PALETTE.text
_CARDS = {
    "blau": CardColours("#dcebfa", "#b5d0ea", _TEXT),
    "gelb": CardColours("#fff6c7", "#eadf9e", _TEXT),
    "gruen": CardColours("#ddf3e0", "#b9ddbe", _TEXT),
    "hellgelb": CardColours("#fffbe6", "#eee6bf", _TEXT),
    "orange": CardColours("#ffe8d1", "#efcba6", _TEXT),
    "rot": CardColours("#fde2e0", "#efbfbb", _TEXT),
    "violett": CardColours("#ece5fa", "#cfc1ec", _TEXT),
    "weiss": CardColours("#ffffff", "#d5dee0", _TEXT),
}


def card_colours(name: str | None) -> CardColours:
    """The colours of a card by its value in the exchange format; a value nobody knows is white."""
    return _CARDS.get(name or "", _CARDS["weiss"])


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


def paint_focus_ring(painter: QPainter, rect: QRectF, *, radius: float = SPACING.radius) -> None:
    """Draw the ring of the focused item inside ``rect``, for delegates."""
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
    app.setStyle("Fusion")
    load_fonts()
    ground = _material_ground(cache_dir)
    QDir.setSearchPaths("theme", [str(resource_path("theme"))])
    # Set after qt-material, which makes the text of the application's palette transparent.
    app.setPalette(_qt_palette())
    app.setStyleSheet(ground + own_style_sheet())


@functools.cache
def own_style_sheet() -> str:
    """The app's own style sheet with the colours and sizes filled in."""
    values: dict[str, object] = dataclasses.asdict(PALETTE)
    values |= {f"font_{name}": size for name, size in dataclasses.asdict(FONT_SIZE).items()}
    text = resource_path("theme", "konzeptwerkstatt.qss").read_text(encoding="utf-8")
    return Template(text).substitute(values)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@functools.cache
def load_fonts() -> None:
    """Make the app's own fonts known to Qt, also where there is no window."""
    for path in sorted(resource_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _material_ground(cache_dir: Path) -> str:
    """qt-material's style sheet in our colours, made once and then read from the cache."""
    folder = cache_dir / f"theme-{_material_key()}"
    try:
        if not (folder / _GROUND_FILE).is_file():
            _generate_material(folder)
        sheet = (folder / _GROUND_FILE).read_text(encoding="utf-8")
    except OSError:
        return ""
    QDir.setSearchPaths("icon", [str(folder)])
    return sheet


def _material_key() -> str:
    """Another theme file or another qt-material gives another key; neither is imported for it."""
    spec = importlib.util.find_spec("qt_material")
    origin = Path(spec.origin) if spec and spec.origin else Path()
    stamp = f"{origin}:{origin.stat().st_mtime_ns}".encode()
    return hashlib.sha256(stamp + _theme_file().read_bytes()).hexdigest()[:16]


def _theme_file() -> Path:
    return resource_path("theme", "konzeptwerkstatt.xml")


def _generate_material(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target and renamed at the end: two apps may start at the same moment.
    draft = Path(tempfile.mkdtemp(prefix="theme-draft-", dir=folder.parent))
    environment = dict(os.environ)
    try:
        # After PySide6, which qt-material looks for, and only where there is nothing in the cache.
        from qt_material import build_stylesheet  # type: ignore[import-untyped]

        # export=True leaves out its fonts; an absolute parent keeps it out of the home folder.
        sheet = build_stylesheet(str(_theme_file()), parent=str(draft.resolve()), export=True)
        (draft / _GROUND_FILE).write_text(sheet, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)  # half a folder, if there is one
        draft.rename(folder)
    except OSError:
        if not (folder / _GROUND_FILE).is_file():  # the other app was not faster
            raise
    finally:
        # It writes its colours into the environment of the process.
        for name in os.environ.keys() - environment.keys():
            del os.environ[name]
        shutil.rmtree(draft, ignore_errors=True)


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
