"""Beside the page: how far the concept is, what the Konzept-Check still finds, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.concept.check import CheckSummary, Finding
from workshop_app.concept.finding_pages import page_of_finding
from workshop_app.concept.preview import PreviewPage
from workshop_app.translation import _, ngettext
from workshop_app.views.concept.accept_form import AcceptForm
from workshop_app.views.concept.finding_filter import FindingFilter
from workshop_app.views.concept.finding_list import FindingList
from workshop_app.views.concept.finding_model import ROW, FindingModel, FindingRow
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import EmptyState, make_button, make_label


class FindingColumn(QWidget):
    """Findings of the whole concept, or of the chapter in sight."""

    finding_chosen = Signal(object)  # Finding: somebody looks at it

    def __init__(self, title: str, desk: DraftDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.list = FindingList()
        self.list.setModel(self.model)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(title)
        self.fulfilled = make_label("", "muted")
        self.filter = FindingFilter()
        self.form = AcceptForm(desk)
        self.done = EmptyState(
            "task_alt",
            _("Nichts offen"),
            _("Der Entwurf erfüllt alle Regeln des Konzept-Checks."),
        )
        self.all_button = make_button(_("Alle Befunde zeigen"))
        self.nothing_here = EmptyState(
            "task_alt",
            _("Hier nichts offen"),
            _("Andere Befunde gibt es noch."),
            self.all_button,
        )
        self.export_button = make_button(
            _("Als Word speichern"),
            kind="primary",
            icon_name="download",
            tool_tip=_("Strg+E"),
        )
        self._findings: tuple[Finding, ...] = ()
        self._pages: Sequence[PreviewPage] = ()
        self._page_key = ""
        self._is_showing = False  # findings come and go, nobody chooses one
        self._stack = QStackedWidget()
        self._lay_out(title)
        self._connect()

    def _lay_out(self, title: str) -> None:
        for widget in (QWidget(), self.list, self.done, self.nothing_here):
            self._stack.addWidget(widget)  # the first one until the first look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(title, "section"))
        layout.addWidget(self.progress)
        layout.addWidget(self.fulfilled)
        layout.addWidget(self.filter)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.form)
        layout.addWidget(self.export_button)

    def _connect(self) -> None:
        self.filter.changed.connect(self._show_findings)
        self.all_button.clicked.connect(self.filter.show_all)
        self.list.fold_wanted.connect(self.model.toggle_accepted)
        self.list.accept_wanted.connect(self.form.ask)
        self.form.left.connect(self._focus_list)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_look(
        self, findings: Sequence[Finding], summary: CheckSummary, pages: Sequence[PreviewPage]
    ) -> None:
        """Show what a look has found."""
        self._findings, self._pages = tuple(findings), pages
        self.progress.setRange(0, summary.rules_total)
        self.progress.setValue(summary.rules_fulfilled)
        self.fulfilled.setText(
            ngettext(
                "{done} von {count} Regel erfüllt",
                "{done} von {count} Regeln erfüllt",
                summary.rules_total,
            ).format(done=summary.rules_fulfilled, count=summary.rules_total)
        )
        self.filter.show_counts(summary)
        self.filter.setVisible(bool(findings))
        self._show_findings()
        self.form.resume(findings)

    def show_page_of(self, key: str) -> None:
        """Say which page is in sight, for who wants only its findings."""
        if key != self._page_key:
            self._page_key = key
            if self.filter.only_chapter.isChecked():
                self._show_findings()

    def page_of(self, finding: Finding) -> str | None:
        """The key of the page on which a finding shows."""
        return page_of_finding(finding, self._pages)

    def focus_entry(self) -> None:
        """The findings, or the export where nothing is open."""
        (self.list if self.model.rowCount() else self.export_button).setFocus()

    def jump_to(self, code: str) -> bool:
        """Select the first finding of an object."""
        for number in range(self.model.rowCount()):
            index = self.model.index(number)
            row = index.data(ROW)
            if isinstance(row, FindingRow) and row.finding.object_code == code:
                self.list.setCurrentIndex(index)
                return True
        return False

    def set_read_only(self) -> None:
        """Let everything be read, and nothing changed."""
        self.list.set_read_only()

    @Slot()
    def _show_findings(self) -> None:
        self._is_showing = True
        self._show_wanted()
        self._is_showing = False

    def _show_wanted(self) -> None:
        row = max(self.list.currentIndex().row(), 0)
        self.model.show_findings([one for one in self._findings if self._is_wanted(one)])
        rows = self.model.rowCount()
        if not rows:
            is_all = not self.filter.is_filtering or not self._findings
            self._stack.setCurrentWidget(self.done if is_all else self.nothing_here)
            return
        is_first = self._stack.currentWidget() is not self.list
        self._stack.setCurrentWidget(self.list)
        if is_first and self.export_button.hasFocus():
            self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(row, rows - 1)))

    def _is_wanted(self, finding: Finding) -> bool:
        if finding.severity not in self.filter.severities():
            return False
        if not self.filter.only_chapter.isChecked():
            return True
        key = self.page_of(finding)
        chapters = {page.key: page.chapter for page in self._pages}
        # On the page of a chapter with sections, those of its sections count too.
        return key == self._page_key or chapters.get(key or "") == self._page_key

    @Slot()
    def _on_current_changed(self) -> None:
        row = self.list.currentIndex().data(ROW)
        if isinstance(row, FindingRow) and self.list.hasFocus() and not self._is_showing:
            self.finding_chosen.emit(row.finding)

    @Slot()
    def _focus_list(self) -> None:
        self.list.setFocus()
