"""Pictures of photos, of the Themenspeicher while it is cleared, and of a decision being noted."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.model.people import PhotoRelease
from workshop_app.phases import photos
from workshop_app.phases.parked_topics import Whereabouts, park_topic
from workshop_app.translation import _
from workshop_app.views.board.view import BoardView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.look.theme import card_colours
from workshop_app.views.notes.topics_view import TopicsView
from workshop_app.views.photos.picture_cache import PictureCache
from workshop_app.views.photos.reading import photo_of
from workshop_app.views.photos.view import PhotoView
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.settings import Settings

NOTES_STEP = "T1-12"
_BOARD_STEP = "T1-07"
_WALL: Final = QSize(1800, 1200)
_CARD: Final = QSize(250, 160)
_COLUMNS, _ROWS = 6, 5
_TOPICS = (
    _("Fahrkarten für Ehrenamtliche"),
    _("Wer übersetzt die Elternbriefe der Schulen, wenn der Dolmetscherpool ausgebucht ist?"),
    _("Raum für das Frauencafé"),
)
_WORDS = (_("Sprachkurse"), _("Kita-Plätze"), _("Dolmetscherpool"), _("Begegnung"), _("Ehrenamt"))


def note_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of each picture and the window that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
    with own_window(Settings(folder / "notizen.json"), size) as window:
        window.open_workshop(Path(shutil.copy(sample, folder / "Notizen.workshop")))
        if window.cockpit is not None:
            _fill(window.cockpit)
            for name in _states(window.cockpit):
                window.toast.hide()
                yield name, window


def _fill(cockpit: Cockpit) -> None:
    with cockpit.workshop.change("Themen geparkt") as session:
        for text in _TOPICS:
            park_topic(session, text=text, step=_BOARD_STEP)
    walls = [photo_of(_wall(number), f"foto_0{number}.jpg") for number in (1, 2, 3, 8)]
    with cockpit.workshop.change("Fotos hinzugefügt") as session:
        *_known, new = photos.add_photos(session, walls, step=NOTES_STEP)
        photos.set_value(session, new, "release", PhotoRelease.INTERNAL)


def _states(cockpit: Cockpit) -> Iterator[str]:
    cockpit.navigation.go_to(NOTES_STEP)
    view = cockpit.area.current_view()
    if isinstance(view, TopicsView):
        view.clearing.choose(Whereabouts.OTHER_BODY)
        yield f"{NOTES_STEP}-themenspeicher-klaeren"
    cockpit.area.show_pane(2)
    view = cockpit.area.current_view()
    if isinstance(view, PhotoView):
        yield from _photos(view)
    cockpit.navigation.go_to(_BOARD_STEP)
    cockpit.area.show_pane(1)
    view = cockpit.area.current_view()
    if isinstance(view, BoardView):
        view.photos.beside.trigger()
        _wait_for(view.photos.cache)
        view.photos.stage.zoom_in()
        yield f"{_BOARD_STEP}-foto-daneben"
        view.photos.beside.trigger()
    cockpit.notes.note_decision()
    panel = cockpit.notes.panel
    panel.text.setPlainText(_("Fünf Handlungsfelder werden vertieft, Arbeit bleibt beim Kreis."))
    panel.counts["votes_for"].setText("30")
    yield "entscheidung"
    panel.empty_button.click()
    cockpit.navigation.go_to(NOTES_STEP)
    cockpit.navigation.go_on()
    yield "themenspeicher-offen"


def _photos(view: PhotoView) -> Iterator[str]:
    view.jump_to("FO-02")
    _wait_for(view.cache)
    yield f"{NOTES_STEP}-fotos-1-liste"
    view.jump_to("FO-07")
    yield f"{NOTES_STEP}-fotos-2-personen"
    view.jump_to("FO-02")
    view.open_large()
    _wait_for(view.cache)
    yield f"{NOTES_STEP}-fotos-3-gross"


def _wait_for(cache: PictureCache) -> None:
    """Until all pictures in sight are read."""
    loop = QEventLoop()
    cache.idle.connect(loop.quit)
    for _turn in range(3):  # pictures are asked for when they are painted
        loop.processEvents()
    if cache.is_reading:
        loop.exec()
    loop.processEvents()


def _wall(number: int) -> QImage:
    """A pin board with cards, painted."""
    image = QImage(_WALL, QImage.Format.Format_RGB32)
    image.fill(QColor("#b9a58a"))
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(30)
    painter.setFont(font)
    colours = ("gelb", "blau", "gruen", "orange")
    for place in range(_COLUMNS * _ROWS):
        column, row = place % _COLUMNS, place // _COLUMNS
        card = QRect(60 + column * 285, 120 + row * 205, _CARD.width(), _CARD.height())
        painter.fillRect(card, QColor(card_colours(colours[(column + number) % 4]).background))
        painter.setPen(QColor(card_colours(None).text))
        word = _WORDS[(place + number) % len(_WORDS)]
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, word)
    painter.end()
    return image
