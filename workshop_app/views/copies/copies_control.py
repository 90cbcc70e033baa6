"""Copies for table groups: made beside the work, and read back in after people have decided.

Their menu offers snapshots and the hand-over too.

What this needs is imported when it is needed: few openings of a workshop do.
"""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from sqlalchemy import select

from workshop_app.merging.origin import group_of
from workshop_app.model.goals import ActionField
from workshop_app.phases.file_names import free_path, workshop_file_name
from workshop_app.phases.schedule.timing import Clock
from workshop_app.storage.errors import ReadOnlyWorkshopError, WorkshopError
from workshop_app.translation import _
from workshop_app.views.bridge import Message
from workshop_app.views.errors import explain
from workshop_app.views.handover.control import HandoverControl
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.control import SnapshotControl
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    from workshop_app.merging.group_copy import CopyWish
    from workshop_app.merging.reading_in import Comparison
    from workshop_app.views.cockpit import Cockpit
    from workshop_app.views.copies.merge_dialog import MergeDialog


class CopiesControl(QObject):
    """One thing at a time: making a copy, or reading one in."""

    def __init__(self, cockpit: "Cockpit", settings: Settings, clock: Clock) -> None:
        super().__init__(cockpit)
        self._workshop = cockpit.workshop
        self._bridge = cockpit.bridge
        self._settings = settings
        self._notices = cockpit.notices
        self._window = cockpit
        self._top = cockpit.top
        self.snapshots = SnapshotControl(cockpit, settings, clock)
        self.handover = HandoverControl(cockpit, settings, clock)
        self._job: Job | None = None
        self.dialog: MergeDialog | None = None
        self._top.show_group(group_of(cockpit.workshop))
        self._top.copies_wanted.connect(self.open_menu)
        self._bridge.closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether a copy is being made or read just now."""
        return self._job is not None

    @property
    def are_reading(self) -> bool:
        """Whether any of them reads this workshop's file just now."""
        return self.is_running or self.snapshots.is_running or self.handover.is_running

    def menu(self) -> QMenu:
        """What can be done with copies."""
        menu = QMenu(self._window)
        menu.addAction(_("Kopie für eine Gruppe …"), self.ask_for_copy)
        menu.addAction(_("Gruppenergebnis einlesen …"), self.ask_for_result)
        menu.addSeparator()
        menu.addAction(_("Sicherungskopien …"), self.snapshots.open_dialog)
        menu.addAction(_("Übergabe …"), self.handover.ask)
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Offer it below the button of the bar."""
        button, menu = self._top.copies_button, self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def ask_for_copy(self) -> None:
        """Ask for whom and where to, and make a copy with all that is typed."""
        if self.is_running:
            return
        self._window.area.save_pending()
        from workshop_app.views.copies.group_copy_dialog import GroupCopyDialog

        dialog = GroupCopyDialog(self._fields(), self._window)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wish = dialog.wish()
        dialog.deleteLater()
        if not is_accepted:
            return
        name = _("{workshop} – {group}").format(workshop=self._workshop.path.stem, group=wish.name)
        folder = self._settings.export_folder or self._workshop.path.parent
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Kopie für eine Gruppe"),
            str(free_path(folder / workshop_file_name(name))),
            _("Workshops (*.workshop)"),
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix == ".workshop" else path.with_name(f"{path.name}.workshop")
            self.make_copy(named, wish)

    def make_copy(self, target: Path, wish: "CopyWish") -> None:
        """Make a copy beside the work."""
        from workshop_app.merging.group_copy import make_group_copy

        def make(_progress: Progress) -> str:
            make_group_copy(self._workshop, target, wish)
            return _("Kopie für Gruppe „{name}“ gespeichert: {file}").format(
                name=wish.name, file=target.name
            )

        self._start(make, _("Die Kopie für Gruppe „{name}“ wird gespeichert …"), wish.name)
        if self._job is not None:
            self._job.succeeded.connect(self._on_made)
            self._job.start()

    @Slot()
    def ask_for_result(self) -> None:
        """Ask for the group's file, and show what it brings."""
        if self.is_running:
            return
        if self._workshop.is_read_only:
            self._bridge.report(ReadOnlyWorkshopError(self._workshop.read_only_reason or ""))
            return
        self._window.area.save_pending()
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Gruppenergebnis einlesen"),
            str(self._settings.export_folder or self._workshop.path.parent),
            _("Workshops (*.workshop);;Alle Dateien (*)"),
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Compare a file with this workshop beside the work; then ask."""
        from workshop_app.merging.reading_in import compare_with

        def look(_progress: Progress) -> "Comparison":
            return compare_with(self._workshop, path)

        self._start(look, _("„{name}“ wird verglichen …"), path.name)
        if self._job is not None:
            self._job.succeeded.connect(self._on_compared)
            self._job.start()

    @Slot()
    def stop(self) -> None:
        """End, whatever is going on."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self.dialog is not None:
            self.dialog.reject()

    def _start(self, work: Callable[[Progress], object], sentence: str, name: str) -> None:
        self._job = Job(work)
        self._job.failed.connect(self._on_failed)
        self._notices.news.show_notice(sentence.format(name=name), can_close=False)

    def _end(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._notices.news.dismiss()

    @Slot(object)
    def _on_made(self, sentence: str) -> None:
        self._end()
        self._notices.news.show_notice(sentence, tone="ok")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._notices.news.show_notice(explain(error), tone="error")

    @Slot(object)
    def _on_compared(self, comparison: "Comparison") -> None:
        self._end()
        if not comparison.is_new:
            self._notices.news.show_notice(
                _("Von Gruppe „{name}“ gibt es nichts Neues; alles ist schon eingelesen.").format(
                    name=comparison.source.name
                )
            )
            return
        from workshop_app.views.copies.merge_dialog import MergeDialog

        self.dialog = MergeDialog(comparison, self._window)
        self.dialog.finished.connect(self._on_decided)
        self.dialog.open()

    @Slot(int)
    def _on_decided(self, answer: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._read_in(dialog)

    def _read_in(self, dialog: "MergeDialog") -> None:
        from workshop_app.phases.copies.copies import read_copy_in
        from workshop_app.phases.copies.merge_texts import code_lines, outcome_lines

        comparison = dialog.comparison
        try:
            rows = read_copy_in(self._workshop, comparison, dialog.model.decide)
        except WorkshopError as error:
            self._bridge.report(error)
            return
        name = comparison.source.name
        head = _("Gruppe „{name}“ eingelesen").format(name=name)
        lines = outcome_lines(rows)
        self._bridge.tell(Message(f"{head}. {' · '.join(lines)}".rstrip(), offers_undo=True))
        hints = (*comparison.refused, *code_lines(comparison.plan))
        if hints:
            self._notices.show_hints(hints, self._window)

    def _fields(self) -> list[tuple[uuid.UUID, str]]:
        query = select(ActionField.id, ActionField.title).order_by(
            ActionField.is_selected.desc(), ActionField.position, ActionField.code
        )
        with self._workshop.read() as session:
            return [(row.id, row.title) for row in session.execute(query)]
