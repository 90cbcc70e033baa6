"""„Drucken …“: all papers, what each looks like, and the way to a printer or a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from sqlalchemy import select

from workshop_app.model.municipality import Municipality
from workshop_app.phases.file_names import paper_file_name
from workshop_app.phases.papers.content import PaperKind
from workshop_app.phases.papers.reading import choices, usual_choice
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.documents.opening_outside import open_outside
from workshop_app.views.errors import explain
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.notice_bar import NoticeBar
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import make_button, make_label
from workshop_app.views.printing.output import page_layout, print_pages
from workshop_app.views.printing.preparing import PaperWork, Prepared
from workshop_app.views.printing.preview import PagePreview

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog

_SIZE = (980, 640)
_LIST_WIDTH = 230
_PAUSE_MILLISECONDS = 400  # after a change, until the preview follows
_KINDS = tuple(PaperKind)


class PrintDialog(QDialog):
    """Stays open beside the work and shows what would be printed now."""

    def __init__(
        self, workshop: WorkshopFile, bridge: ChangeBridge, parent: QWidget | None = None
    ) -> None:
        # While a tool window has the focus, the keys of the window it belongs to go on working.
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(_("Drucken"))
        size_window(self, *_SIZE)
        self._workshop = workshop
        self.work = PaperWork(workshop, self)
        self.print_dialog: QPrintDialog | None = None
        self._prepared: Prepared | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._make()
        self._lay_out()
        self._connect(bridge)

    def _make(self) -> None:
        self.list = named(QListView(), "papers", _("Was drucken?"))
        self.list.setModel(QStringListModel([kind.label for kind in _KINDS], self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedWidth(px(_LIST_WIDTH))
        self.title = make_label(role="headline")
        self.sentence = make_label(role="muted", wrap=True)
        self.days = _segments(PaperKind.RUN_SHEET, _("Tag"))
        self.votes = _segments(PaperKind.BALLOTS, _("Abstimmung"))
        self.preview = PagePreview()
        self.notice = NoticeBar()
        self.save_button = make_button(_("Als PDF speichern …"), icon_name="download")
        self.print_button = make_button(_("Drucken …"), kind="primary", icon_name="print")
        self.hint = make_label(role="small")
        self.close_button = make_button(_("Schließen"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.days)
        head.addWidget(self.votes)
        right = QVBoxLayout()
        right.setSpacing(SPACING.s)
        right.addLayout(head)
        right.addWidget(self.sentence)
        right.addWidget(self.preview, 1)
        right.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(SPACING.xl)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.s)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.hint)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.xl, SPACING.xl, SPACING.xl, SPACING.xl)
        layout.setSpacing(SPACING.l)
        layout.addLayout(row, 1)
        layout.addLayout(buttons)

    def _connect(self, bridge: ChangeBridge) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_paper)
        self.days.selected.connect(self._prepare_first)
        self.votes.selected.connect(self._prepare_first)
        self.save_button.clicked.connect(self.ask_and_save)
        self.print_button.clicked.connect(self.ask_and_print)
        self.close_button.clicked.connect(self.close)
        self.finished.connect(self._on_closed)  # also by Escape, which is no closing to Qt
        self.work.prepared.connect(self._on_prepared)
        self.work.saved.connect(self._on_saved)
        self.work.failed.connect(self._on_failed)
        self._timer.timeout.connect(self._prepare)
        bridge.committed.connect(self._on_committed)

    def open_beside(self) -> None:
        """Show it without taking anything away, with the day that is going on."""
        with self._workshop.read() as session:
            self.days.select(usual_choice(session, PaperKind.RUN_SHEET))
            self.votes.select(usual_choice(session, PaperKind.BALLOTS))
        self.notice.dismiss()
        self.show()
        self.raise_()
        self.activateWindow()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self._prepare()
        self.list.setFocus()

    def select(self, kind: PaperKind) -> None:
        """Choose a paper."""
        self.list.setCurrentIndex(self.list.model().index(_KINDS.index(kind), 0))

    def stop(self) -> None:
        """End what runs, before the file is closed."""
        self._timer.stop()
        self.work.stop()
        if self.print_dialog is not None:
            self.print_dialog.close()
        self.close()

    @Slot()
    def _on_closed(self) -> None:
        """Prepare nothing that nobody sees, and go back to the work."""
        self._timer.stop()
        self.work.stop()
        owner = self.parentWidget()
        if owner is not None and owner.isVisible():
            owner.activateWindow()

    @property
    def kind(self) -> PaperKind:
        """The chosen paper."""
        return _KINDS[max(0, self.list.currentIndex().row())]

    @Slot()
    def ask_and_save(self) -> None:
        """Ask for the file, with a name that needs no thinking, and write the PDF."""
        if self._prepared is None or self._prepared.pages is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            _("Als PDF speichern"),
            str(self._workshop.path.parent / self._file_name(self._prepared)),
            _("PDF-Dokument (*.pdf)"),
        )
        if chosen:
            target = Path(chosen)
            if target.suffix.casefold() != ".pdf":
                target = target.with_name(f"{target.name}.pdf")
            self.save_button.setEnabled(False)
            self.work.save(self._prepared, target)

    @Slot()
    def ask_and_print(self) -> None:
        """Let the dialog of the system choose the printer, then print."""
        prepared = self._prepared
        if prepared is None or prepared.pages is None:
            return
        if not _has_printer():
            self.hint.setText(_("Kein Drucker eingerichtet, PDF geht immer."))
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the system's printing

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(prepared.draft.kind.label)
        printer.setPageLayout(page_layout(prepared.pages.size))
        printer.setFullPage(True)
        dialog = self.print_dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(prepared.pages.paint))
        dialog.accepted.connect(self._print)
        QDialog.open(dialog)  # the stubs know only the one that takes a slot

    @Slot()
    def _print(self) -> None:
        if self.print_dialog is not None and self._prepared and self._prepared.pages:
            print_pages(self._prepared.pages, self.print_dialog.printer())
            self.notice.show_notice(
                _("{title} ist beim Drucker.").format(title=self.kind.label), tone="ok"
            )

    @Slot(QModelIndex)
    def _on_paper(self) -> None:
        kind = self.kind
        self.title.setText(kind.label)
        self.sentence.setText(kind.sentence)
        offered = {choice.key for choice in choices(kind)}
        self.days.setVisible(bool(offered) and kind is not PaperKind.BALLOTS)
        self.votes.setVisible(kind is PaperKind.BALLOTS)
        self.notice.dismiss()
        self._prepare_first()

    @Slot()
    def _prepare_first(self) -> None:
        self.preview.go_to_first()
        self._prepared = None
        self.preview.show_pages(None, _("Wird vorbereitet …"))
        self._show_buttons()
        self._prepare()

    @Slot()
    def _prepare(self) -> None:
        choice = ""
        if choices(self.kind):
            buttons = self.votes if self.kind is PaperKind.BALLOTS else self.days
            choice = buttons.selected_key()
        self.work.prepare(self.kind, choice)

    @Slot(object)
    def _on_prepared(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self.preview.show_pages(prepared.pages, prepared.draft.reason)
        self._show_buttons()

    @Slot(object)
    def _on_saved(self, target: Path) -> None:
        self._show_buttons()
        self.notice.show_notice(
            _("Gespeichert: {name}").format(name=target.name),
            tone="ok",
            offers=[
                (_("Öffnen"), lambda: open_outside(target)),
                (_("Ordner zeigen"), lambda: open_outside(target.parent)),
            ],
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_buttons()
        self.notice.show_notice(explain(error), tone="error")

    @Slot()
    def _on_committed(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show_buttons(self) -> None:
        is_ready = self._prepared is not None and self._prepared.pages is not None
        self.save_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
        self.hint.clear()

    def _file_name(self, prepared: Prepared) -> str:
        names = select(Municipality.short_name, Municipality.name).limit(1)
        with self._workshop.read() as session:
            found = session.execute(names).first()
        name = (found[0] or found[1]) if found else ""
        return paper_file_name(prepared.draft.kind.label, prepared.draft.file_part, name)


def _segments(kind: PaperKind, name: str) -> SegmentedButtons:
    return SegmentedButtons([(choice.key, choice.title) for choice in choices(kind)], name)


def _has_printer() -> bool:
    """Asked only when somebody wants to print: the answer comes through a network socket.

    The printing service of the system has one, also where it runs on this machine.
    """
    from PySide6.QtPrintSupport import QPrinterInfo  # loads the system's printing

    return bool(QPrinterInfo.availablePrinterNames())
