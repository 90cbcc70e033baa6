"""Hands that use the window as a moderator does, and say what they do until they are killed."""

import itertools
import json
import os
import random
import time
import traceback
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from workshop_app.phases import agenda
from workshop_app.phases.step import BoardPane
from workshop_app.views.board.view import BoardView
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.main_window import MainWindow

KEPT_AFTER_MS = 500  # from a key until its text must be kept; the app takes 300
BOARD_STEPS = [
    key
    for key, step in agenda.all_steps().items()
    if step.panes and isinstance(step.panes[0], BoardPane)
]
_TEXTS = ("Dolmetscher fehlen", "Büro für alle öffnen", "Größere Kurse")
_PAUSE_MS = 2  # between two keys
_LOOK_MS = 5

_Hand = Iterator[int]  # of milliseconds to wait until it goes on


def tell(event: str, **values: object) -> None:
    """One line of JSON, whole or not at all."""
    line = json.dumps({"event": event, "at": time.time(), **values})
    os.write(1, f"{line}\n".encode())


class Hands:
    """Uses the window as a moderator does: types, waits, takes back, goes to another step."""

    def __init__(self) -> None:
        self._chance = random.Random()
        self._work = self._use()
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def stop(self) -> None:
        """Lie still."""
        self._timer.stop()

    def _go_on(self) -> None:
        try:
            self._timer.start(next(self._work))
        except Exception:
            tell("failed", trace=traceback.format_exc())
            raise

    def _use(self) -> _Hand:
        while not isinstance(self._window(), MainWindow) or self._cockpit() is None:
            yield _LOOK_MS
        self._tell_ready()
        yield from self._settle_draft()
        for number in itertools.count():
            if self._board() is None or number % 3 == 2:
                yield from self._move()
            if number % 3 == 1:
                yield from self._use_timer()
            yield from self._capture()
            if self._chance.random() < 0.2:
                yield from self._take_back()

    def _tell_ready(self) -> None:
        board = self._board()
        line = board.capture.line.toPlainText() if board else ""
        drafts = [field.place for field in self._cockpit().bridge.drafts.waiting]
        tell("ready", step=self._cockpit().navigation.step, line=line, drafts=drafts)
        self._tell_timer()

    def _tell_timer(self) -> None:
        now = self._cockpit().timer.now()
        found = [now.clock.key, now.clock.is_running, now.remaining] if now else None
        tell("timer", timer=found)

    def _settle_draft(self) -> _Hand:
        """What was put back becomes a card, or goes."""
        board = self._board()
        text = board.capture.line.toPlainText() if board else ""
        if not text:
            return
        if self._chance.random() < 0.5:
            yield from self._enter(text)
            return
        tell("dropping", text=text)
        self._press(Qt.Key.Key_Escape)  # the first one may only hide what is similar
        yield _PAUSE_MS
        self._press(Qt.Key.Key_Escape)
        yield _PAUSE_MS
        assert not board.capture.line.toPlainText()
        tell("dropped", text=text)

    def _move(self) -> _Hand:
        step = self._chance.choice(BOARD_STEPS)
        tell("moving", step=step)
        self._cockpit().rail.step_chosen.emit(step)
        while self._board() is None:
            yield _LOOK_MS
        tell("moved", step=step)

    def _use_timer(self) -> _Hand:
        tell("timing")
        self._cockpit().timer.toggle()
        yield _PAUSE_MS
        self._tell_timer()

    def _capture(self) -> _Hand:
        words = self._chance.choice(_TEXTS)
        text = f"{self._chance.getrandbits(24):06x} {words}"  # told apart by its begin
        hesitates_at = self._chance.randrange(8, 2 * len(text))
        for end, character in enumerate(text, start=1):
            self._press(0, character)
            typed = self._board().capture.line.toPlainText()
            tell("typed", text=typed)
            yield _PAUSE_MS
            if end == hesitates_at:
                yield KEPT_AFTER_MS
                tell("waited", text=typed)
        yield from self._enter(text)

    def _enter(self, text: str) -> _Hand:
        text = text.strip()
        tell("entering", text=text)
        self._press(Qt.Key.Key_Return, "\r")
        while not self._shows(text):
            yield _LOOK_MS
        tell("card", text=text)

    def _take_back(self) -> _Hand:
        tell("undoing")
        self._cockpit().undo()
        yield _PAUSE_MS
        tell("undone")

    def _shows(self, text: str) -> bool:
        board = self._board()
        heads = board.model.heads()
        return any(card.text == text for head in heads for card in board.model.cards_in(head.key))

    def _press(self, key: int, character: str = "") -> None:
        line = self._board().capture.line
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(line, event)

    def _window(self) -> object:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        return next((each for each in shown if isinstance(each, MainWindow)), None)

    def _cockpit(self) -> Cockpit:
        return self._window().cockpit

    def _board(self) -> BoardView | None:
        view = self._cockpit().area.current_view()
        return view if isinstance(view, BoardView) else None
