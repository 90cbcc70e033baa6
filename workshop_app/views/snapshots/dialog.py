"""„Sicherungskopien“: earlier states of a workshop, one of which is opened as a copy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.storage import second_place, snapshots
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.snapshots import Contents, Snapshot
from workshop_app.translation import _, ngettext
from workshop_app.views.documents.opening_outside import open_outside
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.widgets import ElidedLabel, EmptyState, make_button, make_label
from workshop_app.views.settings import Settings
from workshop_app.views.snapshots.list import SnapshotList
from workshop_app.views.snapshots.model import CONTENTS, SnapshotModel
from workshop_app.views.worker import Job, Progress

_SIZE = (720, 600)
_LEAST_LIST = 84


class SnapshotDialog(QDialog):
    """Opens nothing itself: whoever opened it asks for :attr:`chosen`, once it was accepted."""

    all_deleted = Signal()

    def __init__(
        self,
        path: Path,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        take: Callable[[], None] | None = None,
    ) -> None:
        """Begin to look for snapshots.

        Args:
            path: the workshop's file, which may be damaged or gone.
            settings: know the second place.
            parent: the window.
            take: takes one now; None where the workshop is not open for writing.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Sicherungskopien"))
        size_window(self, *_SIZE)
        self._path = path
        self._settings = settings
        self._look: Job | None = None
        self.chosen: Snapshot | None = None
        self.model = SnapshotModel(path.name, self)
        self.list = SnapshotList()
        self.list.setModel(self.model)
        self.empty = EmptyState(
            "history",
            _("Noch keine Sicherungskopie"),
            _("Sie entstehen von selbst: nach jedem Schritt und alle zehn Minuten."),
        )
        self.notice = NoticeBar(self)
        self.place = ElidedLabel("", "muted")
        self.place_button = make_button(_("Stick wählen …"))
        self.no_place_button = make_button(_("Ohne Zweitkopie"), kind="quiet")
        self.take_button = make_button(_("Jetzt sichern"), icon_name="save")
        self.take_button.setVisible(take is not None)
        self.delete_button = make_button(_("Alle löschen …"), kind="quiet")
        self.folder_button = make_button(_("Ordner zeigen"), kind="quiet")
        self.close_button = make_button(_("Schließen"))
        self.open_button = make_button(_("Als Kopie öffnen"), kind="primary")
        self.open_button.setDefault(True)
        self._lay_out()
        self._connect(take)
        self._show_place()
        self.refresh()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.setMinimumHeight(px(_LEAST_LIST))  # a small screen with everything large
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Sicherungskopien"), "headline"))
        sentence = _(
            "Ein früherer Stand öffnet sich als neue Datei neben „{name}“; die bleibt, wie sie "
            "ist. Die letzten 20 Kopien liegen im Ordner der App auf diesem Gerät."
        )
        layout.addWidget(make_label(sentence.format(name=self._path.name), "muted", wrap=True))
        layout.addWidget(self.notice)
        layout.addSpacing(SPACING.xs)
        layout.addWidget(self._stack, 1)
        layout.addSpacing(SPACING.s)
        layout.addWidget(make_label(_("Zweitkopie auf einem Stick"), "strong"))
        second = QHBoxLayout()
        second.setSpacing(SPACING.s)
        second.addWidget(self.place, 1)
        second.addWidget(self.no_place_button)
        second.addWidget(self.place_button)
        layout.addLayout(second)
        layout.addSpacing(SPACING.m)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        layout.addLayout(buttons)

    def _connect(self, take: Callable[[], None] | None) -> None:
        self.list.opened.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.open_button.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self.place_button.clicked.connect(self.ask_for_place)
        self.no_place_button.clicked.connect(self._forget_place)
        self.folder_button.clicked.connect(self._show_folder)
        self.delete_button.clicked.connect(self.ask_for_deletion)
        self.finished.connect(self.stop)
        if take is not None:
            self.take_button.clicked.connect(lambda: take())

    @Slot()
    def refresh(self) -> None:
        """Show what there is now."""
        self.stop()
        path, base = self._path, self._settings.snapshot_folder

        def look(progress: Progress) -> list[Contents]:
            found = []
            for snapshot in snapshots.list_of(path, base=base):
                progress.check()
                found.append(snapshots.contents_of(snapshot))
            return found

        self._look = Job(look)
        self._look.succeeded.connect(self._on_looked)
        self._look.start()

    @property
    def is_looking(self) -> bool:
        """Whether it is still finding out what there is."""
        return self._look is not None

    @Slot()
    def stop(self) -> None:
        """Look no further."""
        if self._look is not None:
            self._look.stop()
            self._look = None

    @Slot()
    def ask_for_place(self) -> None:
        """Ask where the second copies go."""
        start = self._settings.second_place or self._path.parent
        chosen = QFileDialog.getExistingDirectory(
            self, _("Stick oder Ordner für Zweitkopien wählen"), str(start)
        )
        if chosen:
            self.use_place(Path(chosen))

    def use_place(self, folder: Path) -> None:
        """Copy each snapshot there from now on, or tell why that is not possible."""
        try:
            second_place.prepare(folder)
        except WorkshopError as error:
            self.notice.show_notice(str(error), tone="error")
            return
        self.notice.dismiss()
        self._settings.second_place = folder
        self._show_place()
        if self.take_button.isVisibleTo(self):
            self.take_button.click()

    @Slot()
    def ask_for_deletion(self) -> None:
        """Delete all of them, if that is what people want: they hold what is personal."""
        count = len(self._everywhere())
        if not count:
            self.tell(self._what_is_left(0))
            return
        answer = QMessageBox.question(
            self,
            _("Alle Sicherungskopien löschen"),
            ngettext(
                "{count} Sicherungskopie dieses Workshops löschen, auch auf dem Stick? Das lässt "
                "sich nicht zurücknehmen. Die Workshop-Datei selbst bleibt.",
                "Alle {count} Sicherungskopien dieses Workshops löschen, auch auf dem Stick? Das "
                "lässt sich nicht zurücknehmen. Die Workshop-Datei selbst bleibt.",
                count,
            ).format(count=count),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        if answer == QMessageBox.StandardButton.Yes:
            place = self._settings.second_place
            left = snapshots.delete_all(
                self._path,
                second_places=[] if place is None else [second_place.base_in(place)],
                base=self._settings.snapshot_folder,
            )
            self.all_deleted.emit()
            self.tell(self._what_is_left(left))
            self.refresh()

    def _everywhere(self) -> list[Path]:
        return snapshots.all_of(self._path, base=self._settings.snapshot_folder)

    def _what_is_left(self, in_use: int) -> str:
        away = snapshots.out_of_reach(self._path, base=self._settings.snapshot_folder)
        if away:
            return _(
                "Auf einem Stick, der fehlt, bleiben Kopien: „{folder}“. Bitte einstecken und noch "
                "einmal löschen."
            ).format(folder=away[0])
        return _("Eine Kopie ist gerade geöffnet und bleibt.") if in_use else ""

    def tell(self, problem: str, *, tone: str = "warning") -> None:
        """Show how the last try went; empty: well."""
        if problem:
            self.notice.show_notice(problem, tone=tone)
        else:
            self.notice.dismiss()

    @Slot()
    def _forget_place(self) -> None:
        self._settings.second_place = None
        self.notice.dismiss()
        self._show_place()
        self.place_button.setFocus()

    def _show_place(self) -> None:
        folder = self._settings.second_place
        self.place.setText(
            _("Keine. Bitte einen Stick wählen, der nicht beim Laptop bleibt.")
            if folder is None
            else str(second_place.base_in(folder))
        )
        self.no_place_button.setVisible(folder is not None)

    @Slot(object)
    def _on_looked(self, contents: list[Contents]) -> None:
        self.stop()
        row = max(0, self.list.currentIndex().row())
        self.model.show_contents(contents)
        self._stack.setCurrentWidget(self.list if contents else self.empty)
        if contents:
            self.list.setCurrentIndex(self.model.index(min(row, len(contents) - 1)))
            self.list.setFocus()
        self.folder_button.setEnabled(bool(contents))
        self.delete_button.setEnabled(bool(self._everywhere() or self._what_is_left(0)))
        self._on_current()

    @Slot(QModelIndex)
    def _on_current(self, _index: QModelIndex | None = None) -> None:
        contents = self._current()
        self.open_button.setEnabled(contents is not None and contents.is_sound)

    def _current(self) -> Contents | None:
        index = self.list.currentIndex()
        return index.data(CONTENTS) if index.isValid() else None

    @Slot()
    def _choose(self) -> None:
        contents = self._current()
        if contents is not None and contents.is_sound:
            self.chosen = contents.snapshot
            self.accept()

    @Slot()
    def _show_folder(self) -> None:
        contents = self._current()
        if contents is not None:
            open_outside(contents.snapshot.path.parent)
