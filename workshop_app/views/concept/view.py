"""The concept: its chapters, the page as it will read, and what the Konzept-Check still finds."""

import uuid
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.concept.check import Finding
from workshop_app.concept.gap_places import Gap, place_of_gap
from workshop_app.concept.origin import Origins, Source
from workshop_app.concept.passages import Passage
from workshop_app.concept.preview import PreviewPage
from workshop_app.phases.accepted_findings import accept_finding, take_up_finding
from workshop_app.phases.places import Place, place_of_chapter, place_of_finding, place_of_row
from workshop_app.phases.records import UnknownRecordError
from workshop_app.phases.step import ConceptPane
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge, Message, Tone
from workshop_app.views.concept.chapter_list import CHAPTER, ChapterList, ChapterModel, title_of
from workshop_app.views.concept.columns import ConceptColumns
from workshop_app.views.concept.finding_column import FindingColumn
from workshop_app.views.concept.keys import LAST_CHAPTER_KEYS, NEXT_CHAPTER_KEYS
from workshop_app.views.concept.look import ConceptLook, ConceptLooking
from workshop_app.views.concept.origin_panel import OriginPanel
from workshop_app.views.concept.page import ConceptPage
from workshop_app.views.concept.passage_edits import PassageEdits
from workshop_app.views.concept.passage_panel import PassagePanel
from workshop_app.views.errors import explain
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.widgets import make_label

_FIRST_PAGE: Final = "zusammenfassung"


class ConceptView(PaneView):
    """Looks at the concept anew after each change, a moment later and beside the work."""

    fills_window = True

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: ConceptPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._look: ConceptLook | None = None
        self.looking = ConceptLooking(workshop.path, self)
        self.chapters = ChapterModel(self)
        self.chapter_list = ChapterList()
        self.chapter_list.setModel(self.chapters)
        self.status = make_label("", "small")
        self.page = ConceptPage()
        self.panel = PassagePanel()
        self.panel.keep_drafts(bridge.drafts)
        self.edits = PassageEdits(bridge, self)
        self.check = FindingColumn(pane.title, bridge.drafts)
        self.origin = OriginPanel()
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        if workshop.is_read_only:
            self.panel.set_read_only()
            self.check.set_read_only()

    def _lay_out(self) -> None:
        self._side.addWidget(self.check)
        self._side.addWidget(self.origin)
        self.columns = ConceptColumns(
            self.chapter_list, self.page, self.panel, self._side, self.status
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def _connect(self) -> None:
        self.bridge.committed.connect(self._on_committed)
        self.looking.looked.connect(self._on_looked)
        self.looking.failed.connect(self._on_failed)
        self.chapter_list.selectionModel().currentChanged.connect(self._show_chapter)
        self.chapter_list.chosen.connect(self._open_chapter)
        self.page.gap_chosen.connect(self._fill_gap)
        self.page.origin_wanted.connect(self.show_origin)
        self.page.passage_chosen.connect(self.edit_passage)
        self.panel.text_entered.connect(self.edits.save)
        self.panel.proposal_wanted.connect(self.edits.restore)
        self.panel.keep_wanted.connect(self.edits.keep)
        self.panel.closed.connect(self._on_panel_closed)
        self.origin.source_chosen.connect(self._go_to_source)
        self.origin.closed.connect(self._close_origin)
        self.check.finding_chosen.connect(self._show_finding)
        self.check.list.fix_wanted.connect(self._fix)
        self.check.list.take_up_wanted.connect(self._take_up)
        self.check.form.accepted.connect(self._accept)
        self.check.export_button.clicked.connect(self.export_wanted)

    def _add_keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, distance in ((NEXT_CHAPTER_KEYS, 1), (LAST_CHAPTER_KEYS, -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=context)
            shortcut.activated.connect(self._go_on if distance > 0 else self._go_back)

    def showEvent(self, event: QShowEvent) -> None:
        """Look as soon as somebody can see it."""
        super().showEvent(event)
        self.looking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self.looking.stop()
        super().hideEvent(event)

    def focus_entry(self) -> None:
        """The findings, or the export where nothing is open; the chapters where these stand."""
        if self.columns.is_side_shown:
            self.check.focus_entry()
        else:
            self.chapter_list.setFocus()

    def jump_to(self, code: str) -> bool:
        """Select the first finding of an object."""
        self.columns.show_side()
        return self.check.jump_to(code)

    def save_pending(self) -> None:
        """Save the text that is being edited."""
        self.panel.save_pending()

    def shown_pages(self) -> tuple[PreviewPage, ...]:
        """All pages of the draft, as they were looked at last."""
        return self._look.pages if self._look else ()

    def show_page(self, key: str) -> bool:
        """Show a page of the draft; False: it has none of this key."""
        index = self.chapters.index_of(key)
        if index.isValid():
            self.chapter_list.setCurrentIndex(index)
        return index.isValid()

    @Slot()
    def _on_committed(self) -> None:
        if self.isVisible():
            self.looking.look_soon()

    @Slot(object)
    def _on_looked(self, look: ConceptLook) -> None:
        self._look = look
        self.status.setText(look.status)
        self.chapters.show_chapters(look.chapters)
        self.check.show_look(look.findings, look.summary, look.pages)
        if not self.chapter_list.currentIndex().isValid():
            found = next(self.check.model.findings(), None)
            key = self.check.page_of(found) if found else None
            if not self.show_page(key or _FIRST_PAGE):
                self.chapter_list.setCurrentIndex(self.chapters.index(0))
        self._show_page()
        if self.panel.key is not None:
            self.panel.show_saved(look.passage(self.panel.key))
        if self.origin.row_id is not None and self._side.currentWidget() is self.origin:
            self._read_origin(self.origin.row_id)

    @Slot()
    def _show_chapter(self) -> None:
        self._show_page()

    def _show_page(self) -> None:
        chapter = self.chapter_list.currentIndex().data(CHAPTER)
        if chapter is None or self._look is None:
            return
        page = self._look.page(chapter.key)
        if page is not None:
            self.page.show_page(page, self._look.origins)
            self.check.show_page_of(page.key)

    @Slot()
    def _go_on(self) -> None:
        self._move(1)

    @Slot()
    def _go_back(self) -> None:
        self._move(-1)

    def _move(self, distance: int) -> None:
        row = self.chapter_list.currentIndex().row() + distance
        if 0 <= row < self.chapters.rowCount():
            self.chapter_list.setCurrentIndex(self.chapters.index(row))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.bridge.tell(Message(explain(error), Tone.ERROR))

    @Slot(str)
    def _open_chapter(self, key: str) -> None:
        page = self._look.page(key) if self._look else None
        self._go_to(place_of_chapter(page.chapter if page else key))

    @Slot(object)
    def _fill_gap(self, gap: Gap) -> None:
        with self.workshop.read() as session:
            place = place_of_gap(session, gap)
        self._go_to(place)

    @Slot(object)
    def _go_to_source(self, source: Source) -> None:
        with self.workshop.read() as session:
            place = place_of_row(session, table=source.table, row_id=source.id)
        self._go_to(place)

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
        self._go_to(place)

    def _go_to(self, place: Place | None) -> None:
        if place is not None:
            self.place_wanted.emit(place)

    @Slot(object)
    def _show_finding(self, finding: Finding) -> None:
        key = self.check.page_of(finding)
        if key is not None and self.show_page(key) and finding.row_id is not None:
            self.page.reveal_about(finding.row_id)

    @Slot(object, str)
    def _accept(self, finding: Finding, reason: str) -> None:
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

    @Slot(object)
    def show_origin(self, row_id: uuid.UUID) -> None:
        """Show where a goal or project comes from."""
        if self._read_origin(row_id):
            self._side.setCurrentWidget(self.origin)
            self.columns.show_side()
            self.origin.focus_list()

    def _read_origin(self, row_id: uuid.UUID) -> bool:
        try:
            with self.workshop.read() as session:
                origins = Origins(session)
            origin, name = origins.of(row_id), origins.name(row_id)
        except UnknownRecordError:
            self._close_origin()
            return False
        self.origin.show_origin(row_id, name, origin)
        return True

    @Slot()
    def _close_origin(self) -> None:
        self._side.setCurrentWidget(self.check)
        self.page.setFocus()

    @Slot(object)
    def edit_passage(self, passage: Passage) -> None:
        """Open a text of the draft for editing."""
        index: QModelIndex = self.chapter_list.currentIndex()
        chapter = index.data(CHAPTER)
        self.panel.open_passage(passage, title_of(chapter) if chapter else "")
        self.page.set_open(passage.key)
        self.page.reveal(passage.key)

    @Slot()
    def _on_panel_closed(self) -> None:
        self.page.set_open(None)
        self.page.setFocus()
