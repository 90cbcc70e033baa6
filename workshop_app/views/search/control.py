"""Search and jump: keeps what can be found up to date, and goes to what was chosen.

The cockpit makes it when somebody searches: it knows all kinds of views.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.phases.search.search import Hit, Search, place_of
from workshop_app.phases.search.search_entries import Entry, Group, Kind
from workshop_app.phases.search.search_fixed import fixed_entries
from workshop_app.phases.search.search_rows import SOURCE_OF
from workshop_app.storage.workshop_file import Change
from workshop_app.views.look.view_commands import view_commands
from workshop_app.views.search.command_table import Command, cockpit_commands
from workshop_app.views.search.palette import SearchPalette
from workshop_app.views.worker import Job, Progress

if TYPE_CHECKING:
    import uuid

    from workshop_app.views.cockpit import Cockpit

_RECENT: Final = 5
_ROW_BY_ROW: Final = 200  # more changes are read faster all together


class SearchControl(QObject):
    """Builds the index beside the work when the search is first opened.

    A commit costs nothing: the rows it touched are read when somebody searches next.
    """

    place_wanted = Signal(object)  # places.Place
    ready = Signal()  # all rows of the workshop can be found
    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(self, cockpit: "Cockpit") -> None:
        super().__init__(cockpit)
        self._cockpit = cockpit
        self._workshop = cockpit.workshop
        self._commands: dict[str, Command] = {}
        self._search: Search | None = None
        self._is_complete = False
        self._touched: set[tuple[str, uuid.UUID]] = set()
        self._job: Job | None = None
        self._recent: list[Entry] = []
        self._focus_before: QWidget | None = None
        self.palette = SearchPalette(self._find, cockpit)
        self.palette.chosen.connect(self._on_chosen)
        self.palette.closed.connect(self._on_closed)
        self.place_wanted.connect(cockpit.navigation.go_to_place)
        self.left.connect(cockpit.area.focus_entry)
        cockpit.bridge.committed.connect(self._on_committed)
        cockpit.bridge.closing.connect(self.stop)

    @property
    def is_building(self) -> bool:
        """Whether the workshop is being read just now."""
        return self._job is not None

    def open_search(self, group: Group | None = None) -> None:
        """Show the search; steps and commands are found at once, the rest a moment later."""
        if not self.palette.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._offer_commands()
        self._catch_up()
        self.palette.open_search(group)

    def _offer_commands(self) -> None:
        """Those of now: some are of the pane in sight only, and would act on one that is gone."""
        known = self._commands.keys()
        self._commands = {command.key: command for command in self.commands()}
        if self._search is None or self._commands.keys() != known:
            if self._search is not None:
                self._search.close()
            self._search = Search(self._fixed())
            self._is_complete = False

    def commands(self) -> tuple[Command, ...]:
        """What the cockpit can do now."""
        view = self._cockpit.view
        return (*cockpit_commands(self._cockpit), *(view_commands(view) if view else ()))

    def find_here(self) -> None:
        """Show the search for what the pane in sight is made of."""
        view = self._cockpit.area.current_view()
        self.open_search(None if view is None else view.search_group)

    @Slot()
    def stop(self) -> None:
        """Read no more and forget all, before the workshop is closed."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self._search is not None:
            self._search.close()
            self._search = None

    def _catch_up(self) -> None:
        if self.is_building or self._search is None:
            return
        if not self._is_complete or len(self._touched) > _ROW_BY_ROW:
            self._touched.clear()  # from here on: what the reading may not have seen
            self._build()
        elif self._touched:
            with self._workshop.read() as session:
                self._search.refresh(session, self._touched)
            self._touched.clear()

    def _build(self) -> None:
        fixed = self._fixed()
        workshop = self._workshop

        def read(_progress: Progress) -> Search:
            search = Search(fixed)
            with workshop.read() as session:
                search.read(session)
            return search

        self._job = Job(read)
        self._job.succeeded.connect(self._on_built)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _fixed(self) -> tuple[Entry, ...]:
        commands = (command.entry() for command in self._commands.values())
        return (*commands, *fixed_entries())

    @Slot(object)
    def _on_built(self, search: Search) -> None:
        self._end_job()
        if self._search is not None:
            self._search.close()
        self._search = search
        self._is_complete = True
        self._catch_up()
        if self.palette.isVisible():
            self.palette.refresh()
        self.ready.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        raise error

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _find(self, query: str, group: Group | None) -> Sequence[Hit]:
        if self._search is None:
            return ()
        if query.strip():
            return self._search.find(query, group=group)
        if group is not None:
            return self._search.first(group)
        recent = [Hit(entry) for entry in map(self._search.current, self._recent) if entry]
        shown = {hit.entry for hit in recent}
        others = (*self._search.first(Group.COMMANDS), *self._search.first(Group.AGENDA))
        usual = (hit for hit in others if hit.entry.kind in {Kind.COMMAND, Kind.STEP})
        return (*recent, *(hit for hit in usual if hit.entry not in shown))

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        self._recent = [entry, *(other for other in self._recent if other != entry)][:_RECENT]
        if entry.kind is Kind.COMMAND:
            self._give_focus_back()
            command = self._commands.get(entry.key)
            if command is not None:  # else its pane has gone while all was read
                command.act()
            return
        with self._workshop.read() as session:
            place = place_of(session, entry)
        if place is not None:
            self.place_wanted.emit(place)

    @Slot()
    def _on_closed(self) -> None:
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        widget, self._focus_before = self._focus_before, None
        if widget is not None and shiboken6.isValid(widget) and widget.isVisible():
            widget.setFocus()
        else:
            self.left.emit()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        touched = {(table, row_id) for table, row_id in change.touched if table in SOURCE_OF}
        if self._search is not None and touched:
            self._touched |= touched
            if len(self._touched) > _ROW_BY_ROW and not self.is_building:
                self._is_complete = False  # all is read anyway: which rows need not be known
                self._touched.clear()
            if self.palette.isVisible():
                self._catch_up()
                self.palette.refresh()
