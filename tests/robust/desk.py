"""The real window on a real file, as the tests and the benchmark about faults use it."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from sqlalchemy import select

from tests.views.keyboard import type_text
from workshop_app.model.board import Card
from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.app import make_application
from workshop_app.views.board.entry_line import EntryLine
from workshop_app.views.errors import ExceptionNet
from workshop_app.views.main_window import MainWindow
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.taking import SnapshotState

STEP = "T1-07"
_MOST_SECONDS = 20


class Desk:
    """Types, clicks and reads what the window says."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.told: list[str] = []  # what the net caught

    @property
    def is_open(self) -> bool:
        return self.window.cockpit is not None

    def open(self, path: Path) -> bool:
        """Open a workshop at the step where cards are typed."""
        if not self.window.open_workshop(path):
            return False
        self.window.cockpit.navigation.go_to(STEP)
        return True

    @property
    def line(self) -> EntryLine:
        return self.window.cockpit.area.current_view().capture.line

    def write_card(self, text: str) -> None:
        """Type a card and press Enter."""
        self.line.setFocus()
        type_text(self.line, text)
        QTest.keyClick(self.line, Qt.Key.Key_Return)

    def enter(self) -> None:
        QTest.keyClick(self.line, Qt.Key.Key_Return)

    def take_snapshot(self) -> SnapshotState:
        """Take one, and say how it went."""
        taking = self.window.cockpit.copies.snapshots.taking
        taking.take()
        wait_until(lambda: not taking.is_running)
        return taking.state

    def cards(self) -> list[str]:
        """What the open file holds."""
        with self.window.cockpit.workshop.read() as session:
            return list(session.scalars(select(Card.text).order_by(Card.text)))

    def sentence(self) -> str:
        """What the window says: in the toast, above the step, or on the start page."""
        said = [self.window.toast.message.text()] if self.window.toast.isVisible() else []
        if self.window.cockpit is not None:
            notices = self.window.cockpit.notices
            bars = (notices.unsaved, notices.damage, notices.read_only, notices.place)
            bars += (notices.clock, notices.erasure, notices.news)
        else:
            bars = (self.window.start_page.notice,)
        said += [bar.text.text() for bar in bars if not bar.isHidden()]
        return " ".join(said)

    def saved_mark(self) -> str:
        return self.window.cockpit.top.saved.text()

    def close(self) -> None:
        """Close the window; what cannot be saved is let go when it asks."""
        with answering(QMessageBox.StandardButton.Discard):
            assert self.window.close(), "the window does not close"


@contextlib.contextmanager
def answering(button: QMessageBox.StandardButton) -> Iterator[list[str]]:
    """What the window would ask is answered; gives the questions."""
    asked: list[str] = []
    before = QMessageBox.warning

    def answer(_parent: object, _title: str, text: str, *_buttons: object) -> object:
        asked.append(text)
        return button

    QMessageBox.warning = answer
    try:
        yield asked
    finally:
        QMessageBox.warning = before


@contextlib.contextmanager
def a_desk(settings: Path, *, clock: Clock | None = None) -> Iterator[Desk]:
    """The window, with the net around it that the app has; closed at the end."""
    kept = Settings(settings)
    if not isinstance(QApplication.instance(), QApplication):
        make_application(kept)
    window = MainWindow(kept, clock=clock)
    desk = Desk(window)

    def tell(sentence: str) -> None:
        desk.told.append(sentence)
        window.tell_error(sentence)

    with ExceptionNet(tell):
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        try:
            yield desk
        finally:
            desk.close()
            window.deleteLater()


def wait_until(condition: Callable[[], object]) -> None:
    """Let the window live until something is so."""
    deadline = QDeadlineTimer(_MOST_SECONDS * 1000)
    while not condition():
        assert not deadline.hasExpired(), "waited in vain"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def cards_in(path: Path) -> list[str]:
    """What a closed file holds."""
    with WorkshopFile.open(path, for_writing=False) as workshop, workshop.read() as session:
        return list(session.scalars(select(Card.text).order_by(Card.text)))
