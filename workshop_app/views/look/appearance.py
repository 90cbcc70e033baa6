"""How everything looks on this machine: colours, size, motion; changed while the app runs."""

from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.views.look import theme
from workshop_app.views.look.letter_keys import use_letter_keys
from workshop_app.views.look.motion import system_reduces_motion, use_reduced_motion
from workshop_app.views.look.palettes import DARK, HIGH_CONTRAST, LIGHT, LOOKS, Look
from workshop_app.views.look.rescaling import remeasure, renew_icons, rescale
from workshop_app.views.settings import Settings

SYSTEM_LOOK = "system"
CARD_SIZES = (-2, 0, 2, 4)  # pixels beside the usual size
ZOOM_IN_KEYS = ("Ctrl++", "Ctrl+=")  # the second without Shift on English keyboards
ZOOM_OUT_KEYS = ("Ctrl+-",)
ZOOM_RESET_KEYS = ("Ctrl+0",)
_USUAL_ZOOM = 100
_ZOOMS = tuple(round(100 * scale) for scale in theme.SCALES)


class Appearance(QObject):
    """Applies what the settings say, and keeps what somebody changes.

    The windows are handed over by :meth:`follow`; all else that paints asks the theme.
    """

    growing = Signal()  # everything is going to be larger: make room
    changed = Signal()  # something of it is another now

    def __init__(
        self, settings: Settings, *, cache_dir: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._cache_dir = cache_dir
        self._windows: WeakSet[QWidget] = WeakSet()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)

    def apply(self) -> None:
        """Put everything on the application, and on the windows that follow."""
        before, font_before = theme.scale(), theme.FONT_SIZE.board
        theme.use_look(self._wanted_look())
        theme.use_scale(self.zoom / 100, board_step=self.card_size)
        use_reduced_motion(wanted=self.reduces_motion)
        use_letter_keys(are_on=self.settings.has_letter_keys)
        if theme.scale() > before:
            self.growing.emit()
        if theme.scale() != before:
            for window in self._windows:
                rescale(window, before)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(app, cache_dir=self._cache_dir)
        for window in self._windows:
            renew_icons(window)
            if (before, font_before) != (theme.scale(), theme.FONT_SIZE.board):
                remeasure(window)
        self.changed.emit()

    def follow(self, window: QWidget) -> None:
        """Keep a window in the size and colours that somebody chooses later."""
        self._windows.add(window)

    @property
    def look(self) -> str:
        """The name of the chosen look, or ``system``."""
        name = self.settings.look
        return name if name in LOOKS else SYSTEM_LOOK

    def choose_look(self, name: str) -> None:
        """Paint everything in another look."""
        self.settings.look = name
        self.apply()

    @property
    def zoom(self) -> int:
        """The size of everything, in percent: 80 to 200."""
        return min(max(self.settings.zoom, _ZOOMS[0]), _ZOOMS[-1])

    def choose_zoom(self, percent: int) -> None:
        """Make everything larger or smaller."""
        self.settings.zoom = percent
        self.apply()

    def choose_look_and_zoom(self, name: str, percent: int) -> None:
        """Both at once: to put them on takes as long as one of them."""
        self.settings.look, self.settings.zoom = name, percent
        self.apply()

    @Slot()
    def zoom_in(self) -> None:
        """The next larger size."""
        self.choose_zoom(min((zoom for zoom in _ZOOMS if zoom > self.zoom), default=_ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """The next smaller size."""
        self.choose_zoom(max((zoom for zoom in _ZOOMS if zoom < self.zoom), default=_ZOOMS[0]))

    @Slot()
    def zoom_reset(self) -> None:
        """The size that everything was drawn in."""
        self.choose_zoom(_USUAL_ZOOM)

    @property
    def card_size(self) -> int:
        """How much larger or smaller the text of cards is, in pixels."""
        return min(max(self.settings.card_size, CARD_SIZES[0]), CARD_SIZES[-1])

    def choose_card_size(self, pixels: int) -> None:
        """Write the cards on the board in another size."""
        self.settings.card_size = pixels
        self.apply()

    @property
    def reduces_motion(self) -> bool:
        """Whether nothing moves by itself: as somebody chose, at first as the system has it."""
        chosen = self.settings.has_reduced_motion
        return system_reduces_motion() if chosen is None else chosen

    @Slot()
    def toggle_reduced_motion(self) -> None:
        """The other of the two."""
        self.choose_reduced_motion(not self.reduces_motion)

    @Slot()
    def toggle_letter_keys(self) -> None:
        """Let single letters be shortcuts, or no more."""
        self.choose_letter_keys(not self.settings.has_letter_keys)

    def choose_reduced_motion(self, is_reduced: bool) -> None:
        """Let nothing move by itself, or let it."""
        self.settings.has_reduced_motion = is_reduced
        use_reduced_motion(wanted=is_reduced)
        self.changed.emit()

    def choose_letter_keys(self, has_letter_keys: bool) -> None:
        """Let single letters be shortcuts, or not."""
        self.settings.has_letter_keys = has_letter_keys
        use_letter_keys(are_on=has_letter_keys)
        self.changed.emit()

    def _wanted_look(self) -> Look:
        if self.look != SYSTEM_LOOK:
            return LOOKS[self.look]
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    @Slot()
    def _on_system_changed(self) -> None:
        if self.look == SYSTEM_LOOK and self._wanted_look() is not theme.look_in_use():
            self.apply()
