"""What tests of the projector share: words and measures of pages, and screens that come and go."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetricsF

from workshop_app.views.projector.page import Line
from workshop_app.views.projector.screens import ScreenPlace

LAPTOP = ScreenPlace("eDP-1", 0, 0, 1366, 768)
BEAMER = ScreenPlace("HDMI-1", 1366, 0, 1920, 1080)
SECOND_BEAMER = ScreenPlace("HDMI-2", 3286, 0, 1280, 720)


class FakeScreens(QObject):
    """Screens that a test plugs in and out; the cockpit is on the laptop's own."""

    changed = Signal()

    def __init__(self, *places, own=LAPTOP):
        super().__init__()
        self._places = places
        self.own = own

    def places(self):
        return self._places

    def place_of_widget(self, _widget):
        return self.own

    def screen(self, _place):
        return None

    def plug(self, *places):
        """From now on there are these."""
        self._places = places
        self.changed.emit()


def lines_of(page):
    return [shape for shape in page.shapes if isinstance(shape, Line)]


def text_of(page):
    """All lines of a page, one under the other."""
    return "\n".join(line.text for line in lines_of(page))


def words_of(pages):
    """The words of all pages, those that were broken put together again."""
    text = "\n".join(text_of(page) for page in pages)
    return text.replace("-\n", "").replace("\n", " ")


def right_of(line):
    return line.x + QFontMetricsF(line.type.font).horizontalAdvance(line.text)
