"""The concept: its chapters, what the Konzept-Check still finds, and the way to Word."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workshop_app.concept.check import CheckSummary, Finding
from workshop_app.phases.accepted_findings import accept_finding, take_up_finding
from workshop_app.phases.places import place_of_chapter, place_of_finding
from workshop_app.phases.step import ConceptPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.accept_dialog import AcceptDialog
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.chapter_list import ChapterList, ChapterModel
from workshop_app.views.concept_look import ConceptLook, ConceptLooking
from workshop_app.views.errors import explain
from workshop_app.views.finding_list import FindingList
from workshop_app.views.finding_model import FindingModel
from workshop_app.views.pane_view import PaneView
from workshop_app.views.theme import SPACING, px
from workshop_app.views.widgets import EmptyState, make_button, make_label

_CHAPTERS_WIDTH = 272


class ConceptView(PaneView):
    """Looks at the concept anew after each change, a moment later and beside the work."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: ConceptPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._dialog: AcceptDialog | None = None
        self.looking = ConceptLooking(workshop.path, self)
        self.chapters = ChapterModel(self)
        self.chapter_list = ChapterList()
        self.chapter_list.setModel(self.chapters)
        self.findings = FindingModel(self)
        self.finding_list = FindingList()
        self.finding_list.setModel(self.findings)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(pane.title)
        self.fulfilled = make_label("", "muted")
        self.counts = make_label("", "muted")
        self.export_button = make_button(
            _("Als Word speichern"),
            kind="primary",
            icon_name="download",
            tool_tip=_("Strg+E"),
        )
        self.done = EmptyState(
            "task_alt",
            _("Nichts offen"),
            _("Der Entwurf erfüllt alle Regeln des Konzept-Checks."),
        )
        self._stack = QStackedWidget()
        self._lay_out(pane)
        self._connect()

    def _lay_out(self, pane: ConceptPane) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACING.s)
        left.addWidget(make_label(_("Kapitel"), "section"))
        left.addWidget(self.chapter_list, 1)
        left.addWidget(self.export_button)
        column = QWidget()
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        column.setFixedWidth(px(_CHAPTERS_WIDTH))
        self._stack.addWidget(QWidget())  # until the first look
        self._stack.addWidget(self.finding_list)
        self._stack.addWidget(self.done)
        facts = QHBoxLayout()
        facts.addWidget(self.fulfilled)
        facts.addStretch(1)
        facts.addWidget(self.counts)
        right = QVBoxLayout()
        right.setSpacing(SPACING.s)
        right.addWidget(make_label(pane.title, "section"))
        right.addWidget(self.progress)
        right.addLayout(facts)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xl)
        layout.addWidget(column)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        self.bridge.committed.connect(self._on_committed)
        self.looking.looked.connect(self._on_looked)
        self.looking.failed.connect(self._on_failed)
        self.chapter_list.chosen.connect(self._open_chapter)
        self.finding_list.fix_wanted.connect(self._fix)
        self.finding_list.accept_wanted.connect(self._ask_for_reason)
        self.finding_list.take_up_wanted.connect(self._take_up)
        self.finding_list.fold_wanted.connect(self.findings.toggle_accepted)
        self.export_button.clicked.connect(self.export_wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Look as soon as somebody can see it."""
        super().showEvent(event)
        self.looking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self.looking.stop()
        super().hideEvent(event)

    def focus_entry(self) -> None:
        """The findings, or the export where nothing is open."""
        has_findings = self.findings.rowCount() > 0
        (self.finding_list if has_findings else self.export_button).setFocus()

    def jump_to(self, code: str) -> bool:
        """Select the first finding of an object."""
        for number in range(self.findings.rowCount()):
            index = self.findings.index(number)
            row = index.data(Qt.ItemDataRole.UserRole)
            finding: Finding | None = getattr(row, "finding", None)
            if finding is not None and finding.object_code == code:
                self.finding_list.setCurrentIndex(index)
                return True
        return False

    @Slot()
    def _on_committed(self) -> None:
        if self.isVisible():
            self.looking.look_soon()

    @Slot(object)
    def _on_looked(self, look: ConceptLook) -> None:
        row = max(self.finding_list.currentIndex().row(), 0)
        self.chapters.show_chapters(look.chapters)
        self.findings.show_findings(look.findings)
        self._show_summary(look.summary)
        rows = self.findings.rowCount()
        if not rows:
            self._stack.setCurrentWidget(self.done)
            return
        is_first = self._stack.currentWidget() is not self.finding_list
        self._stack.setCurrentWidget(self.finding_list)
        if is_first and self.export_button.hasFocus():
            self.finding_list.setFocus()
        if not self.finding_list.currentIndex().isValid():
            self.finding_list.setCurrentIndex(self.findings.index(min(row, rows - 1)))

    def _show_summary(self, summary: CheckSummary) -> None:
        self.progress.setRange(0, summary.rules_total)
        self.progress.setValue(summary.rules_fulfilled)
        self.fulfilled.setText(
            ngettext(
                "{done} von {count} Regel erfüllt",
                "{done} von {count} Regeln erfüllt",
                summary.rules_total,
            ).format(done=summary.rules_fulfilled, count=summary.rules_total)
        )
        errors = ngettext("{count} Fehler", "{count} Fehler", summary.errors)
        warnings = ngettext("{count} Warnung", "{count} Warnungen", summary.warnings)
        hints = ngettext("{count} Hinweis", "{count} Hinweise", summary.hints)
        counted = (
            (errors, summary.errors),
            (warnings, summary.warnings),
            (hints, summary.hints),
        )
        self.counts.setText(
            " · ".join(text.format(count=count) for text, count in counted if count)
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.bridge.tell(Message(explain(error), Tone.ERROR))

    @Slot(str)
    def _open_chapter(self, key: str) -> None:
        place = place_of_chapter(key)
        if place is not None:
            self.place_wanted.emit(place)

    @Slot(object)
    def _fix(self, finding: Finding) -> None:
        with self.workshop.read() as session:
            place = place_of_finding(
                session,
                rule=finding.rule,
                table=finding.table,
                row_id=finding.row_id,
                field=finding.field,
            )
        if place is not None:
            self.place_wanted.emit(place)

    @Slot(object)
    def _ask_for_reason(self, finding: Finding) -> None:
        self._dialog = AcceptDialog(finding, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._on_reason)
        self._dialog.open()

    @Slot(int)
    def _on_reason(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or result != QDialog.DialogCode.Accepted:
            return
        finding, reason = dialog.finding, dialog.reason.text()
        self.bridge.act(
            _("Befund angenommen"),
            lambda session: accept_finding(
                session, rule=finding.rule, object_code=finding.object_code, reason=reason
            ),
        )

    @Slot(object)
    def _take_up(self, finding: Finding) -> None:
        self.bridge.act(
            _("Befund wieder aufgenommen"),
            lambda session: take_up_finding(
                session, rule=finding.rule, object_code=finding.object_code
            ),
        )
