"""Puts the projector's window on its screen, and back when the screen was away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from workshop_app.translation import _
from workshop_app.views.projector.projector import Projector
from workshop_app.views.projector.screens import ScreenPlace, Screens, choose, find
from workshop_app.views.settings import Settings

if TYPE_CHECKING:
    from workshop_app.views.projector.window import ProjectorWindow


class ProjectorStage(QObject):
    """Owns the window while the projector is on."""

    screen_lost = Signal(str)  # a sentence: the window stands in for the screen
    screen_back = Signal()
    no_screen = Signal(str)  # a sentence: there is only this screen
    choice_wanted = Signal()  # several screens could be meant
    switched = Signal(bool)

    def __init__(
        self,
        projector: Projector,
        settings: Settings,
        cockpit: QWidget,
        screens: Screens,
        parent: QObject | None = None,
    ) -> None:
        """Wait to be switched on.

        Args:
            projector: what is shown.
            settings: remember the screen.
            cockpit: its screen is never taken.
            screens: those of this machine.
            parent: owns it.
        """
        super().__init__(parent)
        self._projector = projector
        self._settings = settings
        self._cockpit = cockpit
        self.screens = screens
        self.window: ProjectorWindow | None = None
        self.place: ScreenPlace | None = None  # where it is full; None: in a window
        self._lost: ScreenPlace | None = None  # where it was until the screen went
        screens.changed.connect(self._on_screens_changed)

    @property
    def is_on(self) -> bool:
        """Whether the room sees something."""
        return self.window is not None

    def cockpit_place(self) -> ScreenPlace | None:
        """The screen that the moderator works on."""
        return self.screens.place_of_widget(self._cockpit)

    @Slot()
    def switch_on(self) -> None:
        """Show the window on the remembered screen, or the only other one, or as a window."""
        if self.is_on:
            return
        from workshop_app.views.projector.window import ProjectorWindow  # not before it is on

        places, own = self.screens.places(), self.cockpit_place()
        place = choose(places, own, self._settings.projector_screen)
        self._projector.switch_on()
        self.window = ProjectorWindow(self._projector)
        self.window.closed.connect(self.switch_off)
        self._show(place)
        self.switched.emit(True)
        if place is None:
            if len(places) > 2:
                self.choice_wanted.emit()
            else:
                self.no_screen.emit(
                    _("Es ist kein zweiter Bildschirm da: Der Beamer läuft in einem Fenster.")
                )

    @Slot()
    def switch_off(self) -> None:
        """Take the window away."""
        window, self.window = self.window, None
        if window is None:
            return
        self.place = self._lost = None
        window.hide()
        window.deleteLater()
        self._projector.switch_off()
        self.switched.emit(False)

    def toggle(self) -> None:
        """On or off."""
        if self.is_on:
            self.switch_off()
        else:
            self.switch_on()

    def choose(self, place: ScreenPlace) -> None:
        """Show it on this screen, now and the next time."""
        self._settings.projector_screen = place.key
        self._lost = None
        if place == self.cockpit_place():
            return
        if self.is_on:
            self._show(place)
            self.screen_back.emit()
        else:
            self.switch_on()

    @Slot()
    def _on_screens_changed(self) -> None:
        if self.window is None:
            return
        places = self.screens.places()
        if self.place is not None and len(places) < 2:  # the cockpit needs what is left
            self._lose(self.place)
        elif self.place is not None and self.place not in places:
            moved = find([p for p in places if p != self.cockpit_place()], self.place.key)
            if moved is None:
                self._lose(self.place)
            else:  # only its place on the desktop is another
                self._show(moved)
        elif self.place is None and self._lost is not None:
            back = find([p for p in places if p != self.cockpit_place()], self._lost.key)
            if back is not None:
                self._lost = None
                self._show(back)
                self.screen_back.emit()

    def _lose(self, place: ScreenPlace) -> None:
        self._lost = place
        self._show(None)
        self._cockpit.window().raise_()  # the work there goes on
        self.screen_lost.emit(
            _(
                "Der Bildschirm „{screen}“ ist nicht mehr da. Der Beamer läuft in einem Fenster "
                "weiter und kehrt zurück, sobald der Bildschirm wieder da ist."
            ).format(screen=place.name or place.label)
        )

    def _show(self, place: ScreenPlace | None) -> None:
        assert self.window is not None
        self.place = place
        if place is None:
            own = self.cockpit_place()
            self.window.show_as_window(own.rect if own else self._cockpit.window().geometry())
        else:
            self._settings.projector_screen = place.key
            self.window.show_full(place.rect, self.screens.screen(place))
