"""Icons: Material Symbols drawn in a colour of the theme."""

import dataclasses
import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from workshop_app.resource_files import resource_path
from workshop_app.views.theme import PALETTE, look_in_use, scale

_SIZES = (16, 18, 20, 24, 32, 48)


@dataclasses.dataclass(frozen=True, slots=True)
class _Wish:
    """What an icon was asked for as."""

    name: str
    role: str
    checked_role: str


_wishes: dict[int, _Wish] = {}  # by the cache key that all copies of an icon share


def icon(name: str, role: str = "text", *, checked_role: str | None = None) -> QIcon:
    """A file of ``resources/icons`` in the colour of a field of ``Palette``.

    Disabled controls show it in ``Palette.disabled``, checked ones in ``checked_role``.
    At 16, 18, 20, 24, 32 and 48 pixels it is crisp on every screen and in every size of the window.
    """
    wish = _Wish(name, role, checked_role or role)
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    scales = {ratio * scale() for ratio in ratios} | ratios
    built = _build_icon(wish, look_in_use().name, tuple(sorted(scales | {1.0})))
    _wishes[built.cacheKey()] = wish
    return built


def renewed(old: QIcon) -> QIcon | None:
    """An icon of ours in the colours of now; None: it is none of ours."""
    wish = _wishes.get(old.cacheKey())
    return icon(wish.name, wish.role, checked_role=wish.checked_role) if wish else None


@functools.cache
def _build_icon(wish: _Wish, _look: str, ratios: tuple[float, ...]) -> QIcon:
    shapes = _draw_shapes(wish.name, {round(size * ratio) for size in _SIZES for ratio in ratios})
    normal, disabled = QIcon.Mode.Normal, QIcon.Mode.Disabled
    variants = [(normal, QIcon.State.Off, wish.role), (disabled, QIcon.State.Off, "disabled")]
    if wish.checked_role != wish.role:
        variants.append((normal, QIcon.State.On, wish.checked_role))
    built = QIcon()
    for mode, state, colour_role in variants:
        for shape in shapes:
            built.addPixmap(_tint(shape, getattr(PALETTE, colour_role)), mode, state)
    return built


def _draw_shapes(name: str, sizes: set[int]) -> list[QPixmap]:
    """The icon in black, once for each size in device pixels."""
    from PySide6.QtSvg import QSvgRenderer  # loads a library that the first window may not need

    renderer = QSvgRenderer(str(resource_path("icons", f"{name}.svg")))
    if not renderer.isValid():
        message = f"no such icon: {name}"
        raise ValueError(message)
    shapes = []
    for size in sorted(sizes):
        shape = QPixmap(size, size)
        shape.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shape)
        renderer.render(painter)
        painter.end()
        shapes.append(shape)
    return shapes


def _tint(shape: QPixmap, colour: str) -> QPixmap:
    tinted = shape.copy()
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(colour))
    painter.end()
    return tinted
