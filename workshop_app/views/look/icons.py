"""Icons: Material Symbols drawn in a colour of the theme."""

import dataclasses
import functools
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from workshop_app.resource_files import resource_path
from workshop_app.views.look.theme import PALETTE, look_in_use


@dataclasses.dataclass(frozen=True, slots=True)
class _Wish:
    """What an icon was asked for as."""

    name: str
    role: str
    checked_role: str


_wishes: dict[int, _Wish] = {}  # by the cache key that all copies of an icon share
_clones: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Draws an icon when it is painted: of most, one size and one colour is ever seen."""

    def __init__(self, shapes: Path, normal: str, disabled: str, checked: str) -> None:
        super().__init__()
        self._shapes = shapes
        self._colours = (normal, disabled, checked)  # of the look that it was made for
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """In as many pixels; each is drawn once."""
        normal, disabled, checked = self._colours
        colour = checked if state is QIcon.State.On else normal
        if mode is QIcon.Mode.Disabled:
            colour = disabled
        wanted = (size.width(), size.height(), colour)
        if wanted not in self._drawn:
            self._drawn[wanted] = _draw(self._shapes, size, colour)
        return self._drawn[wanted]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """In the pixels of what is painted on."""
        size = rect.size() * painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(size, mode, state))

    def clone(self) -> QIconEngine:
        """For an icon that somebody adds a picture to."""
        clone = _Engine(self._shapes, *self._colours)
        _clones.append(clone)  # Python would delete what Qt owns as soon as it is returned
        return clone


def icon(name: str, role: str = "text", *, checked_role: str | None = None) -> QIcon:
    """A file of ``resources/icons`` in the colour of a field of ``Palette``.

    Disabled controls show it in ``Palette.disabled``, checked ones in ``checked_role``.
    It is crisp on every screen and in every size.
    """
    wish = _Wish(name, role, checked_role or role)
    built = _build_icon(wish, look_in_use().name)
    _wishes[built.cacheKey()] = wish
    return built


def renewed(old: QIcon) -> QIcon | None:
    """An icon of ours in the colours of now; None: it is none of ours."""
    wish = _wishes.get(old.cacheKey())
    return icon(wish.name, wish.role, checked_role=wish.checked_role) if wish else None


@functools.cache
def _build_icon(wish: _Wish, _look: str) -> QIcon:
    shapes = resource_path("icons", f"{wish.name}.svg")
    if not shapes.is_file():
        message = f"no such icon: {wish.name}"
        raise ValueError(message)
    roles = (wish.role, "disabled", wish.checked_role)
    return QIcon(_Engine(shapes, *(getattr(PALETTE, role) for role in roles)))


def _draw(shapes: Path, size: QSize, colour: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # loads a library that the first window may not need

    drawn = QPixmap(size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(str(shapes)).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), QColor(colour))
    painter.end()
    return drawn
