"""The window: the start page, or the cockpit of the workshop that is open."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow, QMessageBox, QStackedWidget

from workshop_app.storage.errors import WorkshopError
from workshop_app.translation import _
from workshop_app.views.errors import explain
from workshop_app.views.file_making import FileMaking, sample_path
from workshop_app.views.look.view_control import ViewControl
from workshop_app.views.parts.toast import Toast
from workshop_app.views.settings import RecentWorkshop, Settings
from workshop_app.views.snapshots.opening import SnapshotOpening

if TYPE_CHECKING:
    from workshop_app.phases.schedule.timing import Clock
    from workshop_app.views.bridge import Message
    from workshop_app.views.cockpit import Cockpit
    from workshop_app.views.new_workshop_dialog import NewWorkshop
    from workshop_app.views.start_page import StartPage

_FIRST_SIZE = (1280, 720)
# Above the line in which cards are typed.
_TOAST_MARGIN = 16 + 46 + 12


class MainWindow(QMainWindow):
    """Opens and closes workshops, one at a time."""

    def __init__(self, settings: Settings, *, clock: "Clock | None" = None) -> None:
        super().__init__()
        self.settings = settings
        self._clock = clock  # None: the machine's
        self.cockpit: Cockpit | None = None
        self.setWindowTitle(_("Konzeptwerkstatt"))
        self._start_page: StartPage | None = None
        self.files = FileMaking(self)
        self.snapshots = SnapshotOpening(self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.view = ViewControl(settings, self)
        self.toast = Toast(self._stack, bottom_margin=_TOAST_MARGIN)
        self.resize(*_FIRST_SIZE)
        if settings.window:
            self.restoreGeometry(QByteArray(settings.window))

        self.view.appearance.growing.connect(self._adapt)
        self.view.appearance.changed.connect(self._adapt)
        self.files.begun.connect(self._on_making)
        self.files.made.connect(self._on_made)
        self.files.failed.connect(self._on_not_made)

    @property
    def start_page(self) -> "StartPage":
        """The start page; made when it is first wanted, which a given file puts off."""
        if self._start_page is None:
            from workshop_app.views.start_page import StartPage

            page = self._start_page = StartPage(self.settings)
            page.new_wanted.connect(self.ask_for_new)
            page.open_wanted.connect(self.ask_for_file)
            page.import_wanted.connect(self.ask_for_exchange_file)
            page.sample_wanted.connect(self.files.make_sample)
            page.recent_chosen.connect(self._open_recent)
            page.view_menu_wanted.connect(self.view.open_menu)
            self._stack.addWidget(page)
        return self._start_page

    def open_workshop(self, path: Path) -> bool:
        """Show a workshop instead of what is shown; if that fails, say why on the start page."""
        self.close_workshop()
        from workshop_app.storage.workshop_file import WorkshopFile  # SQLAlchemy: not at start
        from workshop_app.views.cockpit import Cockpit

        try:
            workshop = WorkshopFile.open(path)
            try:
                cockpit = Cockpit(workshop, self.settings, self._stack, clock=self._clock)
            except BaseException:
                for half_made in self._stack.findChildren(Cockpit):
                    half_made.deleteLater()
                workshop.close()
                raise
        except (WorkshopError, OSError) as error:
            offers = self.snapshots.offers(path, error)
            self.start_page.notice.show_notice(explain(error), tone="error", offers=offers)
            return False
        if self._start_page is not None:
            self._start_page.notice.dismiss()
            self._start_page.stop()
        self.cockpit = cockpit
        self.cockpit.view = self.view
        self.cockpit.left.connect(self.show_start)
        self.cockpit.reopen_wanted.connect(self._reopen)
        self.cockpit.copies.snapshots.copy_wanted.connect(self.snapshots.open_copy)
        self.cockpit.top.view_menu_wanted.connect(self.view.open_menu)
        self.cockpit.bridge.told.connect(self.tell)
        self.cockpit.overview_changed.connect(self._remember_open)
        self._remember(self.cockpit)
        self._adapt()  # before it asks for more room than there is
        self._stack.addWidget(self.cockpit)
        self._stack.setCurrentWidget(self.cockpit)
        self.cockpit.area.focus_entry()
        return True

    @Slot()
    def _adapt(self) -> None:
        if self.cockpit is not None:
            self.cockpit.adapt(self._stack.width())

    def may_close(self) -> bool:
        """Save what is typed; where the disk does not take it, ask whether to close anyway."""
        if self.cockpit is None or self.cockpit.save_pending():
            return True
        answer = QMessageBox.warning(
            self,
            _("Nicht gesichert"),
            _(
                "Die letzte Eingabe ließ sich nicht sichern. Alles Frühere ist gesichert. "
                "Möchten Sie trotzdem schließen und diese Eingabe verwerfen?"
            ),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard

    def close_workshop(self) -> None:
        """Close the file, if one is open, with a snapshot of the last minutes."""
        cockpit, self.cockpit = self.cockpit, None
        if cockpit is None:
            return
        with contextlib.suppress(WorkshopError):  # the file went away: what is known stays known
            self._remember(cockpit)
        self.toast.hide()
        cockpit.copies.snapshots.take_last(is_seen=self.isVisible())
        cockpit.shut_down()
        self._stack.removeWidget(cockpit)
        cockpit.deleteLater()

    @Slot()
    def show_start(self) -> None:
        """Close the workshop and show the start page."""
        if not self.may_close():
            return
        self.close_workshop()
        self.setWindowTitle(_("Konzeptwerkstatt"))
        self.start_page.refresh()
        self._stack.setCurrentWidget(self.start_page)

    @Slot(object)
    def tell(self, message: "Message") -> None:
        """Show one line at the bottom."""
        undo = self.cockpit.undo if self.cockpit and message.offers_undo else None
        self.toast.show_message(
            message.text, action_text=_("Rückgängig") if undo else "", action=undo
        )

    def tell_error(self, sentence: str) -> None:
        """Show an error that nobody expected."""
        self.toast.show_message(sentence)

    @Slot()
    def ask_for_new(self) -> None:
        """Ask for whom the new workshop is, make it and open it."""
        from workshop_app.views.new_workshop_dialog import NewWorkshopDialog

        dialog = NewWorkshopDialog(self.settings.workshop_folder, self)
        is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
        new = dialog.new_workshop()
        dialog.deleteLater()
        if is_accepted:
            self.make_workshop(new)

    def make_workshop(self, new: "NewWorkshop") -> None:
        """Make a new workshop and open it; if that fails, say why."""
        from workshop_app.phases.new_workshop import make_file

        try:
            make_file(new.path, municipality=new.municipality, title=new.title)
        except (WorkshopError, OSError) as error:
            self.start_page.notice.show_notice(explain(error), tone="error")
            return
        self.settings.workshop_folder = new.path.parent
        self.open_workshop(new.path)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask which workshop to open."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Workshop öffnen"),
            str(self.settings.workshop_folder),
            _("Workshops (*.workshop);;Alle Dateien (*)"),
        )
        if chosen and self.open_workshop(Path(chosen)):
            self.settings.workshop_folder = Path(chosen).parent

    @Slot()
    def ask_for_exchange_file(self) -> None:
        """Ask which exchange file to read, and which workshop file to make of it."""
        source, _kind = QFileDialog.getOpenFileName(
            self,
            _("Austauschdatei einlesen"),
            str(self.settings.workshop_folder),
            _("Austauschdateien (*.json);;Alle Dateien (*)"),
        )
        if not source:
            return
        from workshop_app.phases.file_names import free_path

        proposal = free_path(Path(source).with_suffix(".workshop"))
        target, _kind = QFileDialog.getSaveFileName(
            self,
            _("Als Workshop speichern"),
            str(proposal),
            _("Workshops (*.workshop)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # an existing one is never replaced
        )
        if target:
            path = Path(target)
            if path.suffix != ".workshop":
                path = path.with_name(f"{path.name}.workshop")
            self.files.read_exchange_file(Path(source), path)

    def showEvent(self, event: QShowEvent) -> None:
        """Without a workshop, begin with the start page."""
        if self.cockpit is None:
            self._stack.setCurrentWidget(self.start_page)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing unsaved and no helper file behind."""
        if not self.may_close():
            event.ignore()
            return
        self.files.stop()
        self.snapshots.stop()
        if self._start_page is not None:
            self._start_page.stop()
        self.settings.window = bytes(self.saveGeometry().data())
        self.hide()  # nobody has to wait for the last snapshot
        self.close_workshop()
        super().closeEvent(event)

    @Slot(str)
    def _open_recent(self, path: str) -> None:
        self.open_workshop(Path(path))

    @Slot()
    def _reopen(self) -> None:
        if self.cockpit is not None and not self.open_workshop(self.cockpit.workshop.path):
            self.show_start()

    @Slot(str)
    def _on_making(self, sentence: str) -> None:
        self.start_page.notice.show_notice(sentence, can_close=False)

    @Slot(object, object)
    def _on_made(self, path: Path, hints: tuple[str, ...]) -> None:
        if not self.open_workshop(path) or self.cockpit is None:
            return
        if path == sample_path():
            self.cockpit.notices.news.show_notice(
                _(
                    "Zum Ausprobieren: Diese Datei liegt in „{folder}“ und behält, was Sie ändern."
                ).format(folder=path.parent)
            )
        elif hints:
            self.cockpit.notices.show_hints(hints, self.cockpit)

    @Slot(object)
    def _on_not_made(self, error: Exception) -> None:
        self.start_page.notice.show_notice(explain(error), tone="error")

    @Slot()
    def _remember_open(self) -> None:
        # At once, and not on closing only: the app may be ended by a crash.
        if self.cockpit is not None:
            self._remember(self.cockpit)

    def _remember(self, cockpit: "Cockpit") -> None:
        overview = cockpit.overview()
        name = overview.municipality or cockpit.workshop.path.stem
        self.setWindowTitle(_("{name} – Konzeptwerkstatt").format(name=name))
        self.settings.remember(
            RecentWorkshop(
                path=str(cockpit.workshop.path),
                municipality=overview.municipality,
                title=overview.title,
                dates=overview.dates,
                step=overview.place,
                steps_done=overview.steps_done,
                steps=overview.steps,
            )
        )
