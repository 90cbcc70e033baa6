"""Opening an earlier state as a copy: from the cockpit, and where a file cannot be opened."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.parts.notice_bar import Offer
from workshop_app.views.settings import documents_folder
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.storage.snapshots import Snapshot
    from workshop_app.views.main_window import MainWindow

_LONGEST_STEM = 55  # so that the moment is not cut off


class SnapshotOpening(QObject):
    """Makes the copy beside Qt's thread, and has the window open it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._path = Path()
        self._snapshot: Snapshot | None = None

    @property
    def is_running(self) -> bool:
        """Whether a copy is being made just now."""
        return self._job is not None

    def offers(self, path: Path, error: Exception) -> Sequence[Offer]:
        """What can be done where a file cannot be opened: the newest snapshot, or all of them."""
        from workshop_app.storage import snapshots
        from workshop_app.storage.errors import NewerFileError, OlderFileError

        if isinstance(error, NewerFileError | OlderFileError):
            return ()  # the file is sound
        base = self._window.settings.snapshot_folder
        if not snapshots.list_of(path, base=base):
            return ()
        all_of_them = (_("Sicherungskopien …"), partial(self.ask, path))
        newest = snapshots.newest_sound(path, base=base)
        if newest is None:
            return (all_of_them,)
        from workshop_app import german  # with babel: not at start

        text = _("Stand von {moment} Uhr öffnen").format(moment=german.format_moment(newest.at))
        return ((text, partial(self.open_copy, newest, path)), all_of_them)

    def ask(self, path: Path) -> None:
        """Ask which state of a file that is not open."""
        from workshop_app.views.snapshots.dialog import SnapshotDialog

        dialog = SnapshotDialog(path, self._window.settings, self._window)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_accepted and dialog.chosen is not None:
            self.open_copy(dialog.chosen, path)

    def open_copy(self, snapshot: "Snapshot", path: Path) -> None:
        """Make a copy of a snapshot beside the workshop's file, and open it."""
        if self.is_running or not self._window.may_close():
            return
        self._path, self._snapshot = path, snapshot

        def restore(_progress: Progress) -> Path:
            return _restore(snapshot, path)

        self._job = Job(restore)
        self._job.succeeded.connect(self._on_restored)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def stop(self) -> None:
        """End before the window closes."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _on_restored(self, copy: Path) -> None:
        from workshop_app import german

        self.stop()
        snapshot, name = self._snapshot, self._path.name
        before = self._window.cockpit
        is_shown = before is not None and before.projector.stage.is_on
        if not self._window.open_workshop(copy) or self._window.cockpit is None or not snapshot:
            return
        sentence = _(
            "Das ist eine Kopie vom Stand {moment} Uhr: „{copy}“. „{name}“ ist unverändert."
        )
        if copy.parent != self._path.parent:
            sentence = _(
                "Das ist eine Kopie vom Stand {moment} Uhr: „{copy}“ im Ordner „{folder}“, denn "
                "neben „{name}“ ließ sich nichts speichern."
            )
        text = sentence.format(
            moment=german.format_moment(snapshot.at), copy=copy.name, name=name, folder=copy.parent
        )
        self._window.cockpit.notices.news.show_notice(text, tone="ok")
        if is_shown:  # else the room would look at the desktop
            self._window.cockpit.projector.stage.switch_on()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.stop()
        cockpit = self._window.cockpit
        notice = cockpit.notices.news if cockpit else self._window.start_page.notice
        notice.show_notice(explain(error), tone="error")


def _restore(snapshot: "Snapshot", path: Path) -> Path:
    """The new file: beside the workshop's, or in the documents where the stick is out."""
    from workshop_app.phases.file_names import free_path, workshop_file_name
    from workshop_app.storage import snapshots
    from workshop_app.storage.errors import UnusablePathError

    stem = re.sub(r" – Stand \d.*$", "", path.stem)[:_LONGEST_STEM].strip()
    day = f"{snapshot.at.day:02}.{snapshot.at.month:02}."
    name = _("{stem} – Stand {day} {time}").format(stem=stem, day=day, time=f"{snapshot.at:%H.%M}")
    problem: UnusablePathError | None = None
    for folder in (path.parent, documents_folder()):
        target = free_path(folder / workshop_file_name(name))
        try:
            snapshots.restore(snapshot.path, target)
        except UnusablePathError as error:
            problem = problem or error
        else:
            return target
    assert problem is not None
    raise problem
