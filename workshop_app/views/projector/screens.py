"""Which screens there are, and which of them the room sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from workshop_app.translation import _


@dataclass(frozen=True, slots=True)
class ScreenPlace:
    """A screen by what stays the same when it is plugged in again."""

    name: str  # of the connector or of the device
    x: int
    y: int
    width: int
    height: int

    @property
    def key(self) -> str:
        """As the settings keep it."""
        return f"{self.name}|{self.width}x{self.height}|{self.x},{self.y}"

    @property
    def rect(self) -> QRect:
        """Where it lies on the desktop."""
        return QRect(self.x, self.y, self.width, self.height)

    @property
    def label(self) -> str:
        """As people read it."""
        size = _("{width} × {height}").format(width=self.width, height=self.height)
        return f"{self.name} · {size}" if self.name else size


class Screens(QObject):
    """The screens of this machine."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_changed)
            app.screenRemoved.connect(self._on_changed)

    def places(self) -> tuple[ScreenPlace, ...]:
        """All screens, the first one first."""
        return tuple(place_of(screen) for screen in QGuiApplication.screens())

    def place_of_widget(self, widget: QWidget) -> ScreenPlace | None:
        """The screen that a window is on."""
        return place_of(widget.screen())

    def screen(self, place: ScreenPlace) -> QScreen | None:
        """What Qt calls the screen; None where it is gone."""
        for screen in QGuiApplication.screens():
            if place_of(screen) == place:
                return screen
        return None

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def place_of(screen: QScreen) -> ScreenPlace:
    """A screen of Qt as plain data."""
    room = screen.geometry()
    return ScreenPlace(screen.name(), room.x(), room.y(), room.width(), room.height())


def find(places: Sequence[ScreenPlace], key: str) -> ScreenPlace | None:
    """The screen that was remembered; one that only lies elsewhere now is the same."""
    exact = next((place for place in places if place.key == key), None)
    if exact is not None:
        return exact
    name_and_size = key.rpartition("|")[0]
    return next((place for place in places if place.key.rpartition("|")[0] == name_and_size), None)


def choose(
    places: Sequence[ScreenPlace], cockpit: ScreenPlace | None, remembered: str
) -> ScreenPlace | None:
    """The screen for the room, never the cockpit's own; None: there is none, or several fit."""
    others = [place for place in places if place != cockpit]
    known = find(others, remembered) if remembered else None
    if known is not None:
        return known
    return others[0] if len(others) == 1 else None
