"""Keeping the file whole: the newest commits are moved into it when people pause."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.bridge import ChangeBridge

_PAUSE_MILLISECONDS = 1_000
_CLOCKS_DIFFER = dt.timedelta(minutes=10)  # of two laptops


class Checkpoint(QObject):
    """Folds the ``-wal`` into the workshop file a second after the last commit.

    A moderator may copy only the file itself to a stick.
    """

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, *, is_blocked: Callable[[], bool]
    ) -> None:
        """Begin to listen.

        Args:
            workshop: the open file.
            bridge: tells of its commits.
            is_blocked: whether somebody else is reading just now, whom SQLite would wait for.
        """
        super().__init__(bridge)
        self._workshop = workshop
        self._is_blocked = is_blocked
        self.timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self.timer.timeout.connect(self._fold)
        bridge.committed.connect(self._on_committed)

    def stop(self) -> None:
        """Do nothing more; closing the workshop folds the rest."""
        self.timer.stop()

    @Slot()
    def _on_committed(self) -> None:
        self.timer.start()

    @Slot()
    def _fold(self) -> None:
        if self._is_blocked():
            self.timer.start()
            return
        with contextlib.suppress(sqlite3.Error):  # then they stay in the -wal, which is whole too
            self._workshop.checkpoint()


def last_saved_at(workshop: WorkshopFile) -> dt.datetime | None:
    """When the newest change was saved; None: none yet."""
    newest = workshop.history(limit=1)
    return newest[0].at if newest else None


def saved_in_future(workshop: WorkshopFile) -> dt.datetime | None:
    """When the newest change was saved, if this machine's clock says that that is still to come."""
    moment = last_saved_at(workshop)
    is_ahead = moment is not None and moment > dt.datetime.now(dt.UTC) + _CLOCKS_DIFFER
    return moment if is_ahead else None
