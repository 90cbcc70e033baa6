"""The cockpit: agenda at the left, the running step in the middle, the Regie at the right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, Workshop
from workshop_app.phases.overview import Overview, read_overview
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.agenda_rail import AgendaRail
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.exporting import ConceptExport
from workshop_app.views.hints_dialog import HintsDialog
from workshop_app.views.history_actions import HistoryActions
from workshop_app.views.navigation import Navigation, Position
from workshop_app.views.notice_bar import NoticeBar
from workshop_app.views.pane_view import PaneView
from workshop_app.views.regie_panel import (
    BACK_KEYS,
    BACK_KEYS_IN_TEXT,
    NEXT_KEYS,
    NEXT_KEYS_IN_TEXT,
    PARK_KEYS,
    RegiePanel,
)
from workshop_app.views.saving import Checkpoint, last_saved_at
from workshop_app.views.settings import Settings
from workshop_app.views.side_panels import SidePanel
from workshop_app.views.step_area import StepArea
from workshop_app.views.text_keys import TextKeys
from workshop_app.views.theme import SPACING
from workshop_app.views.top_bar import AGENDA_KEYS, EXPORT_KEYS, HOME_KEYS, REGIE_KEYS, TopBar

_ROOM_FOR_AGENDA = 1160
_ROOM_FOR_REGIE = 900
_ROOM_FOR_ALL = 1600  # also beside a board with its photo
_HEAD_TABLES = tuple(kind.__tablename__ for kind in (Workshop, Municipality, Event))


class Cockpit(QWidget):
    """Shows one open workshop; whoever made it calls :meth:`shut_down` before it goes away."""

    left = Signal()  # the start page is wanted
    reopen_wanted = Signal()  # perhaps the file can be written now
    overview_changed = Signal()  # what the start page shows of the workshop

    def __init__(
        self, workshop: WorkshopFile, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workshop = workshop
        self._has_failed = False  # the last attempt to save
        self.bridge = ChangeBridge(workshop, self)
        self.navigation = Navigation(workshop, self.bridge, self)
        self.history = HistoryActions(workshop, self.bridge, self)
        self.top = TopBar()
        self.read_only_notice = NoticeBar()
        self.place_notice = NoticeBar()
        self.notice = NoticeBar()
        self.rail = AgendaRail(workshop, self.bridge)
        self.area = StepArea(workshop, self.bridge)
        self.regie = RegiePanel(workshop, self.bridge)
        self.export = ConceptExport(workshop, settings, self.notice, self)
        self.checkpoint = Checkpoint(workshop, self.bridge, is_blocked=self._is_exporting)
        self._text_keys = TextKeys(self)
        self._lay_out()
        self._make_foldable(settings)
        self._connect()
        self._add_keys()
        self._show_first()

    def _lay_out(self) -> None:
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACING.xl, SPACING.s, SPACING.xl, 0)
        notices.setSpacing(SPACING.s)
        for notice in (self.read_only_notice, self.place_notice, self.notice):
            notices.addWidget(notice)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(notices)
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

    def _make_foldable(self, settings: Settings) -> None:
        self._agenda_panel = SidePanel(
            self.rail,
            self.top.agenda_button,
            name=_("Ablauf"),
            keys=AGENDA_KEYS,
            side="left",
            needs_width=_ROOM_FOR_AGENDA,
            is_wanted=settings.shows_agenda,
            remember=partial(setattr, settings, "shows_agenda"),
        )
        self._regie_panel = SidePanel(
            self.regie,
            self.top.regie_button,
            name=_("Regie"),
            keys=REGIE_KEYS,
            side="right",
            needs_width=_ROOM_FOR_REGIE,
            is_wanted=settings.shows_regie,
            remember=partial(setattr, settings, "shows_regie"),
        )

    def _connect(self) -> None:
        self.top.home_wanted.connect(self.left)
        self.top.undo_wanted.connect(self.undo)
        self.top.redo_wanted.connect(self.redo)
        self.top.export_wanted.connect(self.write_concept)
        self.history.renamed.connect(self.top.show_history)
        self.navigation.leaving.connect(self.area.save_pending)
        self.navigation.moved.connect(self._on_moved)
        self.rail.step_chosen.connect(self.navigation.go_to)
        self.regie.next_wanted.connect(self.navigation.go_on)
        self.regie.back_wanted.connect(self.navigation.go_back)
        self.regie.left.connect(self.area.focus_entry)
        self.area.pane_opened.connect(self._on_pane_opened)
        self.bridge.committed.connect(self._on_committed)
        self.bridge.save_failed.connect(self._on_save_failed)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            NEXT_KEYS: self.navigation.go_on,
            BACK_KEYS: self.navigation.go_back,
            NEXT_KEYS_IN_TEXT: self.navigation.go_on,
            BACK_KEYS_IN_TEXT: self.navigation.go_back,
            PARK_KEYS: self.park_topic,
            EXPORT_KEYS: self.write_concept,
            HOME_KEYS: self.left.emit,
            AGENDA_KEYS: self._agenda_panel.toggle,
            REGIE_KEYS: self._regie_panel.toggle,
            "Ctrl+Tab": partial(self.area.cycle_panes, 1),
            "Ctrl+Shift+Tab": partial(self.area.cycle_panes, -1),
            "F6": partial(self._cycle_focus, 1),
            "Shift+F6": partial(self._cycle_focus, -1),
        }
        for sequence, act in keys.items():
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.triggered.connect(partial(_call, act))
            self.addAction(action)

    def _show_first(self) -> None:
        self.top.show_overview(self.overview())
        self.history.refresh()
        if self.workshop.read_only_reason is None:
            self.top.show_saved(last_saved_at(self.workshop))
        else:
            self.top.show_read_only()
            self.read_only_notice.show_notice(
                _("Nur zum Lesen geöffnet: {reason}").format(reason=self.workshop.read_only_reason),
                tone="warning",
                offers=[(_("Noch einmal versuchen"), self.reopen_wanted.emit)],
            )
        if self.workshop.place_warning and not self.workshop.is_read_only:
            self.place_notice.show_notice(self.workshop.place_warning)
        self.navigation.show_current()

    def overview(self) -> Overview:
        """The workshop on one line."""
        with self.workshop.read() as session:
            return read_overview(session)

    def save_pending(self) -> bool:
        """Save what is typed; False if the disk did not take it."""
        self._has_failed = False
        self.area.save_pending()
        return not self._has_failed

    def shut_down(self) -> None:
        """Save what is typed, end what runs, and close the file."""
        self.area.clear()
        self.export.stop()
        self.checkpoint.stop()
        self.bridge.close()
        self.workshop.close()

    def show_hints(self, hints: Sequence[str]) -> None:
        """Tell what was noticed when the file was read in."""
        text = ngettext(
            "Eingelesen, mit {count} Hinweis.", "Eingelesen, mit {count} Hinweisen.", len(hints)
        )
        self.notice.show_notice(
            text.format(count=len(hints)),
            offers=[(_("Hinweise zeigen"), lambda: HintsDialog(hints, self).open())],
        )

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
        self.area.save_pending()
        self.export.ask_and_start()

    @Slot()
    def park_topic(self) -> None:
        """Put the focus into the line of the Themenspeicher, from anywhere."""
        self._regie_panel.unfold()
        self.regie.focus_topics()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panels for which there is no room."""
        super().resizeEvent(event)
        for panel in (self._agenda_panel, self._regie_panel):
            panel.adapt(self.width())

    @Slot(object)
    def _on_moved(self, position: Position) -> None:
        self.rail.show_step(position.row.step.key)
        self.regie.show_step(
            position.row, next_title=position.next_title, back_title=position.back_title
        )
        self.area.show_step(position.row, position.next_title, position.pane)
        view = self.area.current_view()
        if position.code and view is not None:
            view.jump_to(position.code)
        self.overview_changed.emit()

    @Slot(object)
    def _on_pane_opened(self, view: PaneView) -> None:
        view.place_wanted.connect(self.navigation.go_to_place)
        view.export_wanted.connect(self.write_concept)
        view.room_wanted.connect(self._give_room)

    @Slot(bool)
    def _give_room(self, is_needed: bool) -> None:
        self._agenda_panel.give_room(is_needed and self.width() < _ROOM_FOR_ALL)

    @Slot()
    def _on_save_failed(self) -> None:
        self._has_failed = True
        self.top.show_not_saved()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        self.top.show_saved(last_saved_at(self.workshop))
        if change.ids_in(*_HEAD_TABLES):
            self.top.show_overview(self.overview())
            self.overview_changed.emit()

    def _is_exporting(self) -> bool:
        return self.export.is_running

    def _cycle_focus(self, distance: int) -> None:
        """From agenda to step to Regie, and round again (F6)."""
        places: list[tuple[QWidget, Callable[[], None]]] = [
            (self.rail, self.rail.list.setFocus),
            (self.area, self.area.focus_entry),
            (self.regie, self.regie.next_button.setFocus),
        ]
        shown = [place for place in places if place[0].isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (
                number
                for number, (widget, _focus) in enumerate(shown)
                if focused is not None and widget.isAncestorOf(focused)
            ),
            -distance,
        )
        shown[(here + distance) % len(shown)][1]()


def _call(act: Callable[[], None], _is_checked: bool = False) -> None:
    act()
