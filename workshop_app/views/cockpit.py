"""The cockpit: agenda at the left, the running step in the middle, the Regie at the right."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.phases.overview import HEAD_TABLES, Overview, read_overview
from workshop_app.phases.schedule.timing import Clock, SystemClock
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.views.agenda.rail import AgendaRail
from workshop_app.views.agenda.step_timer import StepTimer
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.cockpit_keys import add_keys
from workshop_app.views.cockpit_notices import CockpitNotices
from workshop_app.views.copies.copies_control import CopiesControl
from workshop_app.views.documents.document_menu import DocumentMenu
from workshop_app.views.documents.exporting import DocumentExport
from workshop_app.views.history_actions import HistoryActions
from workshop_app.views.look.theme import px
from workshop_app.views.navigation import Navigation, Position
from workshop_app.views.notes.focus_return import FocusReturn
from workshop_app.views.notes.notes_control import NotesControl
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts.text_keys import TextKeys
from workshop_app.views.printing.control import PrintControl
from workshop_app.views.privacy.erasure_reminder import ErasureReminder
from workshop_app.views.projector.control import ProjectorControl
from workshop_app.views.projector.screens import Screens
from workshop_app.views.regie_panel import RegiePanel
from workshop_app.views.saving import Checkpoint, last_saved_at
from workshop_app.views.settings import Settings
from workshop_app.views.side_panels import SidePanels
from workshop_app.views.step_area import StepArea
from workshop_app.views.top_bar import TopBar

if TYPE_CHECKING:
    from workshop_app.views.look.view_control import ViewControl
    from workshop_app.views.search.control import SearchControl

_ROOM_FOR_ALL = 1600  # also beside a board with its photo


class Cockpit(QWidget):
    """Shows one open workshop; whoever made it calls :meth:`shut_down` before it goes away."""

    left = Signal()  # the start page is wanted
    reopen_wanted = Signal()  # perhaps the file can be written now
    overview_changed = Signal()  # what the start page shows of the workshop

    def __init__(
        self,
        workshop: WorkshopFile,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        screens: Screens | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        clock = clock or SystemClock()
        self.workshop = workshop
        self.view: ViewControl | None = None  # of the window, which the search offers too
        self._has_failed = False  # the last attempt to save
        self.bridge = ChangeBridge(workshop, self)
        self.navigation = Navigation(workshop, self.bridge, clock, self)
        self.timer = StepTimer(workshop, self.bridge, clock, self)
        self.history = HistoryActions(workshop, self.bridge, self)
        self.top = TopBar(self)
        self.notices = CockpitNotices()
        self.rail = AgendaRail(workshop, self.bridge, clock, self)
        self.area = StepArea(workshop, self.bridge, settings, self)
        self._came_from = FocusReturn(self.area, self.area.focus_entry)
        self.projector = ProjectorControl(
            workshop, self.bridge, settings, self.notices.news, self, screens=screens, clock=clock
        )
        self.regie = RegiePanel(workshop, self.bridge, self.timer, self.projector.box, self)
        self.notes = NotesControl(workshop, self.bridge, self.notices.news, self)
        self.export = DocumentExport(workshop, settings, self.notices.news, self)
        self.documents = DocumentMenu(self, self.export.templates.open_dialog)
        self.copies = CopiesControl(self, settings, clock)
        self.erasing = ErasureReminder(self, settings)
        self.printing = PrintControl(workshop, self.bridge, self)
        self.checkpoint = Checkpoint(workshop, self.bridge, is_blocked=self._is_being_read)
        self._text_keys = TextKeys(self)
        self._search: SearchControl | None = None
        self._lay_out()
        self.panels = SidePanels(self.top, self.rail, self.regie, self.area, settings)
        self._connect()
        add_keys(self)
        self._show_first()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self.notices)
        middle.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        row.addWidget(self.regie)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(row, 1)

    def _connect(self) -> None:
        self.top.home_wanted.connect(self.left)
        self.top.undo_wanted.connect(self.undo)
        self.top.redo_wanted.connect(self.redo)
        self.top.export_wanted.connect(self.write_concept)
        self.top.documents_wanted.connect(self.show_documents)
        self.documents.document_wanted.connect(self.write_document)
        self.documents.folder_wanted.connect(self.write_all)
        self.top.search_wanted.connect(self.open_search)
        self.top.print_wanted.connect(self.print_papers)
        self.notes.place_wanted.connect(self.navigation.go_to_place)
        self.notes.left.connect(self._came_from.go_back)
        self.history.renamed.connect(self.top.show_history)
        self.navigation.leaving.connect(self.area.save_pending)
        self.navigation.moved.connect(self._on_moved)
        self.navigation.ways_changed.connect(self.regie.show_ways)
        self.navigation.finished.connect(self.regie.time.ask_for_reason)
        self.navigation.finished.connect(self.notes.remind)
        self.timer.ticked.connect(self.top.show_time)
        self.rail.step_chosen.connect(self.navigation.go_to)
        self.rail.undo_wanted.connect(self.undo)
        self.rail.redo_wanted.connect(self.redo)
        self.regie.next_wanted.connect(self.navigation.go_on)
        self.regie.back_wanted.connect(self.navigation.go_back)
        self.regie.left.connect(self._came_from.go_back)
        self.area.pane_opened.connect(self._on_pane_opened)
        self.area.pane_shown.connect(self._on_pane_shown)
        self.projector.attach(self.top, self.area, self.timer, self.panels.regie)
        self.bridge.committed.connect(self._on_committed)
        self.bridge.save_failed.connect(self._on_save_failed)

    def _show_first(self) -> None:
        self.top.show_overview(self.overview())
        self.history.refresh()
        if self.workshop.is_read_only:
            self.top.show_read_only()
        else:
            self.top.show_saved(last_saved_at(self.workshop))
        self.notices.show_file(
            self.workshop, self.bridge, self.reopen_wanted.emit, self.copies.snapshots.open_dialog
        )
        self.navigation.show_current()

    def overview(self) -> Overview:
        """The workshop on one line."""
        with self.workshop.read() as session:
            return read_overview(session)

    @property
    def search(self) -> "SearchControl":
        """What finds everything; made when somebody searches."""
        from workshop_app.views.search.control import SearchControl

        self._search = self._search or SearchControl(self)
        return self._search

    @Slot()
    def open_search(self) -> None:
        """Search in everything."""
        self.search.open_search()

    def save_pending(self) -> bool:
        """Save what is typed; False if the disk did not take it."""
        self._has_failed = False
        self.area.save_pending()
        self.regie.save_pending()
        return not self._has_failed

    def shut_down(self) -> None:
        """Save what is typed, end what runs, and close the file."""
        ends = (
            *(self.area.clear, self.regie.save_pending, self.notes.save_draft),
            *(self.export.stop, self.printing.stop, self.checkpoint.stop),
            *(self.projector.stop, self.timer.stop, self.bridge.close),
            *(self.notices.stop, self.workshop.close),
        )
        with contextlib.ExitStack() as stack:  # one that fails keeps none of the others back
            for end in reversed(ends):
                stack.callback(end)

    @Slot()
    def undo(self) -> None:
        """Take the newest change back, after what is typed was saved."""
        self.area.save_pending()
        self.history.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self.area.save_pending()
        self.history.redo()

    @Slot()
    def write_concept(self) -> None:
        """Write the concept with all that is typed."""
        self.write_document(DocumentKind.CONCEPT)

    @Slot()
    def show_documents(self) -> None:
        """Offer all documents."""
        self.documents.show_below(self.top.documents_button)

    @Slot(object)
    def write_document(self, kind: DocumentKind) -> None:
        """Write one of the documents with all that is typed."""
        self.area.save_pending()
        self.export.ask_and_start(kind)

    @Slot()
    def write_all(self) -> None:
        """Write all documents with all that is typed."""
        self.area.save_pending()
        self.export.ask_for_folder()

    @Slot()
    def print_papers(self) -> None:
        """Offer the papers, with all that is typed."""
        self.area.save_pending()
        self.printing.open_papers()

    @Slot()
    def park_topic(self) -> None:
        """Put the focus into the line of the Themenspeicher, from anywhere."""
        self._came_from.remember()
        self.panels.regie.unfold()
        self.regie.focus_topics()

    @Slot()
    def note_decision(self) -> None:
        """Open the panel for a decision, from anywhere."""
        self._came_from.remember()
        self.notes.note_decision()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold panels."""
        super().resizeEvent(event)
        self.adapt(self.width())

    def adapt(self, width: int) -> None:
        """Fold panels for which there is no room in this width."""
        self.panels.adapt(width)

    @Slot(object)
    def _on_moved(self, position: Position) -> None:
        self.rail.show_step(position.row.step.key)
        self.timer.show_step(position.row.step.key)
        self.notes.show_step(position.row.step.key)
        self.regie.show_step(
            position.row, next_title=position.next_title, back_title=position.back_title
        )
        self.area.show_step(position.row, position.next_title, position.pane)
        view = self.area.current_view()
        if position.code and view is not None:
            view.jump_to(position.code)
        if position.field and view is not None:
            view.focus_field(position.field)
        self.overview_changed.emit()

    @Slot(object)
    def _on_pane_opened(self, view: PaneView) -> None:
        view.place_wanted.connect(self.navigation.go_to_place)
        view.export_wanted.connect(self.write_concept)
        view.room_wanted.connect(self._give_room)

    @Slot()
    def _on_pane_shown(self) -> None:
        view = self.area.current_view()
        self.panels.regie.give_room(view is not None and view.fills_window)

    @Slot(bool)
    def _give_room(self, is_needed: bool) -> None:
        self.panels.agenda.give_room(is_needed and self.width() < px(_ROOM_FOR_ALL))

    @Slot()
    def _on_save_failed(self) -> None:
        self._has_failed = True
        self.top.show_not_saved()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        self.top.show_saved(change.at)
        if change.ids_in(*HEAD_TABLES):
            self.top.show_overview(self.overview())
            self.overview_changed.emit()

    def _is_being_read(self) -> bool:
        jobs = [work.is_running for work in (self.export, self.printing, self.erasing)]
        is_searched = self._search is not None and self._search.is_building
        return any((*jobs, is_searched, self.notices.is_looking, self.copies.are_reading))
