"""Writing the concept and its documents as files, beside the work."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import select

from workshop_app import german
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.model.municipality import Municipality
from workshop_app.phases.file_names import document_file_name, free_path
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.documents.opening_outside import open_outside
from workshop_app.views.documents.template_control import TemplateControl
from workshop_app.views.errors import explain
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.noticed_work import NoticedWork
from workshop_app.views.settings import Settings
from workshop_app.views.worker import Progress

if TYPE_CHECKING:
    from workshop_app.concept.documents.folder import WrittenFolder

_PDF = ".pdf"
_FILTERS = {
    ".docx": _("Word-Dokument (*.docx)"),
    ".xlsx": _("Excel-Arbeitsmappe (*.xlsx)"),
    _PDF: _("PDF-Dokument (*.pdf)"),
}


class DocumentExport(NoticedWork):
    """Asks where to, writes on another thread with an own read connection, tells how it went."""

    written = Signal(object)  # the Path of the file, or of the folder with all of them

    def __init__(
        self, workshop: WorkshopFile, settings: Settings, notice: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(notice, window)
        self._workshop = workshop
        self._settings = settings
        self._window = window
        self.templates = TemplateControl(workshop, window)
        self._target = Path()
        self._title = ""

    @Slot()
    def ask_and_start(self, kind: DocumentKind = DocumentKind.CONCEPT) -> None:
        """Ask for the file, with a name that needs no thinking, and write it."""
        if self.is_running:
            return
        suffixes = [kind.suffix, *([_PDF] if kind.can_be_pdf else [])]
        chosen, chosen_filter = QFileDialog.getSaveFileName(
            self._window,
            _("{title} exportieren").format(title=kind.about.title),
            str(self._folder() / self._default_name(kind)),
            ";;".join(_FILTERS[suffix] for suffix in suffixes),
        )
        if chosen:
            self.start(_target(Path(chosen), suffixes, chosen_filter), kind)

    @Slot()
    def ask_for_folder(self) -> None:
        """Ask for a folder, and write all documents into a new one in it."""
        if self.is_running:
            return
        chosen = QFileDialog.getExistingDirectory(
            self._window, _("Alle Unterlagen in einen neuen Ordner hier"), str(self._folder())
        )
        if chosen:
            self.start_all(Path(chosen))

    def start(self, target: Path, kind: DocumentKind = DocumentKind.CONCEPT) -> None:
        """Write a document to a file, replacing what is there."""
        source = self._workshop.path

        def write(progress: Progress) -> Path:
            # With python-docx or openpyxl: not at start.
            from workshop_app.concept.documents.writing import write_document

            with WorkshopFile.open(source, for_writing=False) as workshop:
                write_document(workshop, kind, target, progress=progress)
            return target

        self._ask_again = lambda: self.ask_and_start(kind)
        self._begin_at(write, target, kind.about.title)

    def start_all(self, folder: Path) -> None:
        """Write all documents that may be published into a new folder in this one."""
        source = self._workshop.path
        name = document_file_name(_("Unterlagen"), self.municipality(), "")

        def write(progress: Progress) -> "WrittenFolder":
            from workshop_app.concept.documents.folder import write_new_folder  # as above

            with WorkshopFile.open(source, for_writing=False) as workshop:
                return write_new_folder(workshop, folder, name, progress=progress)

        self._ask_again = self.ask_for_folder
        self._begin_at(write, folder / name, _("Alle Unterlagen"))

    def _begin_at(self, write: Callable[[Progress], object], target: Path, title: str) -> None:
        self._settings.export_folder = target.parent
        self._target, self._title = target, title
        self._begin(write)

    def _tell_written(self, result: object) -> None:
        if isinstance(result, Path):
            self._tell_file()
        else:
            self._tell_folder(cast("WrittenFolder", result))
        self.written.emit(self._target)

    def _tell_file(self) -> None:
        self._notice.show_notice(
            _("{title}: gespeichert als {name}").format(title=self._title, name=self._target.name),
            tone="ok",
            offers=[
                (_("Öffnen"), lambda: open_outside(self._target)),
                (_("Ordner zeigen"), lambda: open_outside(self._target.parent)),
            ],
        )

    def _tell_folder(self, made: "WrittenFolder") -> None:
        self._target = made.files[0].parent
        text = ngettext(
            "Gespeichert: {count} Datei im Ordner „{name}“.",
            "Gespeichert: {count} Dateien im Ordner „{name}“.",
            len(made.files),
        ).format(count=len(made.files), name=self._target.name)
        self._notice.show_notice(
            f"{text} {made.pdf_problem}".strip(),
            tone="ok",
            offers=[(_("Ordner zeigen"), lambda: open_outside(self._target))],
        )

    def _failed_text(self, error: Exception) -> str:
        return explain(error)

    def _cancelled_text(self) -> str:
        return _("{title}: Das Schreiben ist abgebrochen.").format(title=self._title)

    def _folder(self) -> Path:
        return self._settings.export_folder or self._workshop.path.parent

    def _default_name(self, kind: DocumentKind) -> str:
        return document_file_name(kind.about.file_stem, self.municipality(), kind.suffix)

    def municipality(self) -> str:
        """The short name, or the whole one; empty: not known yet."""
        names = select(Municipality.short_name, Municipality.name).limit(1)
        with self._workshop.read() as session:
            found = session.execute(names).first()
        return (found[0] or found[1]) if found else ""

    def _progress_text(self, part: float) -> str:
        return _("{title}: wird geschrieben, {percent}. Sie können weiterarbeiten.").format(
            title=self._title, percent=german.format_percent(part)
        )


def _target(chosen: Path, suffixes: list[str], chosen_filter: str) -> Path:
    """The file to write: its name ends as its kind demands.

    The dialog has asked about the name as it was chosen; another one replaces nothing.
    """
    suffix = chosen.suffix.casefold()
    wanted = _PDF if _PDF in suffixes and chosen_filter == _FILTERS[_PDF] else suffixes[0]
    if suffix == wanted or suffix == _PDF in suffixes:
        return chosen
    name = chosen.stem if suffix in suffixes else chosen.name
    return free_path(chosen.with_name(f"{name}{wanted}"))
