"""Hands that erase a person, or watch what the app does by itself."""

from collections.abc import Iterator

from sqlalchemy import select

from tests.robust.hands import Hands, tell
from workshop_app.model.people import Participant
from workshop_app.views.main_window import MainWindow

_LOOK_MS = 5


class ErasingHands(Hands):
    """Erases the first person, unless something is pending; says when nothing is any more."""

    def _use(self) -> Iterator[int]:
        while not isinstance(self._window(), MainWindow) or self._cockpit() is None:
            yield _LOOK_MS
        cockpit, said = self._cockpit(), []
        cockpit.bridge.told.connect(lambda message: said.append(message.text))
        workshop, erasing = cockpit.workshop, cockpit.erasing
        is_pending = workshop.pending_erasure() is not None
        with workshop.read() as session:
            person = session.scalars(select(Participant.id)).first()
        is_new = person is not None and not is_pending  # else the app has ended it already
        tell("ready", pending=is_pending, new=is_new)
        if is_new:
            erasing.ask_about([person])
            while erasing.dialog is None:
                yield _LOOK_MS
            tell("erasing")
            erasing.dialog.erase_button.click()
            tell("noted")
        line = ""
        # The file is asked last: what reads it holds up the end of an erasure.
        while erasing.is_running or workshop.pending_erasure() is not None:
            if line != (line := cockpit.notices.erasing.text.text()):
                tell("line", text=line)
            yield _LOOK_MS
        tell("done", said=said)
        while True:
            yield 1_000
