"""Counting the points on a board: what the keys type becomes changes, and the focus walks on."""

import uuid
import weakref
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from workshop_app.model.board import BoardSetting, Card, Cluster
from workshop_app.model.people import Participant
from workshop_app.phases.board import card_points
from workshop_app.phases.board.board_reading import Pile
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.board.actions import Direction
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.capture import CaptureBar
from workshop_app.views.board.column import ColumnHeader, ColumnWidget
from workshop_app.views.board.control import BoardControl
from workshop_app.views.board.focus import BoardFocus
from workshop_app.views.board.points_bar import PointsBar
from workshop_app.views.board.tools import BoardShape, BoardTools
from workshop_app.views.bridge import ChangeBridge, Message

_SHAPES = frozenset({BoardShape.CLUSTERS, BoardShape.ACTION_FIELDS})
_COUNTED = (Card, Cluster, BoardSetting, Participant)


class _Board(Protocol):
    """What it needs of the view of a board."""

    workshop: WorkshopFile
    bridge: ChangeBridge
    step: str
    area: BoardArea
    focus: BoardFocus
    control: BoardControl
    tools: BoardTools
    capture: CaptureBar
    shape: BoardShape

    def show_as(self, shape: BoardShape) -> None:
        """Show the same cards otherwise."""


class PointCounting(QObject):
    """Switches the mode, enters points, and keeps the line with the check sum up to date."""

    def __init__(self, board: _Board, question: str, parent: QObject) -> None:
        super().__init__(parent)
        self._known_board = weakref.ref(board)  # which holds us
        self._workshop = board.workshop
        self._bridge = board.bridge
        self._step = board.step
        self._area = board.area
        self._focus = board.focus
        self._question = question
        self._entry = board.area.points
        self._has_failed = False  # the disk did not take the number
        self._returns_to_entry = False
        self.bar = PointsBar(is_read_only=board.workshop.is_read_only)
        self.bar.hide()
        self._connect()
        board.control.counting_wanted.connect(self.start)
        board.tools.counting_wanted.connect(self.toggle)

    def _connect(self) -> None:
        self._bridge.committed.connect(self._on_committed)
        self._bridge.save_failed.connect(self._on_save_failed)
        self._entry.entered.connect(self._enter)
        self._entry.next_wanted.connect(self._go_on)
        self._entry.ended.connect(self._on_ended)
        self._area.selection.currentChanged.connect(self._on_current_changed)
        self._area.column_made.connect(self._connect_column)
        self.bar.voters_chosen.connect(self._set_voters)
        self.bar.points_chosen.connect(self._set_points_each)
        self.bar.note_written.connect(self._set_note)
        self.bar.clearing_wanted.connect(self._clear)
        self.bar.done.connect(self.end)

    @property
    def _board(self) -> _Board:
        board = self._known_board()
        assert board is not None
        return board

    @property
    def is_on(self) -> bool:
        """Whether points are counted now."""
        return self._entry.is_on

    @Slot()
    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
        else:
            self.start()

    @Slot()
    def start(self) -> None:
        """Count points from now on, at the card or heading that has the focus."""
        heads = self._area.model.heads()
        if not self._area.model.card_count() and len(heads) == len(Pile):
            self._bridge.tell(Message(_("Hier liegt noch nichts, worauf Punkte kleben können.")))
            return
        if self._board.shape not in _SHAPES:
            self._board.show_as(BoardShape.CLUSTERS)
        self._returns_to_entry = not self._area.has_focus()
        self._entry.start()
        self._show_count()
        self._show_bar(is_shown=True)
        if not isinstance(QApplication.focusWidget(), ColumnHeader):
            self._focus.focus_first()

    def keep_in(self, shape: BoardShape) -> None:
        """End where the cards are shown otherwise and would run away while they are counted."""
        if shape not in _SHAPES:
            self.end()

    @Slot()
    def end(self) -> None:
        """Save what is typed, and let keys move cards again."""
        self.save_pending()
        self._entry.end()

    def save_pending(self) -> None:
        """Save what is typed for a card and into the line."""
        self._entry.flush()
        if self.is_on:
            self.bar.save_pending()

    @Slot()
    def _on_ended(self) -> None:
        had_focus = self.bar.isAncestorOf(QApplication.focusWidget() or self._area)
        self._show_bar(is_shown=False)
        if self._returns_to_entry:
            self._area.entry_wanted.emit()
        elif had_focus:
            self._focus.focus_first()

    def _show_bar(self, *, is_shown: bool) -> None:
        if is_shown:
            self._board.capture.typed.emit("")  # what is similar to it goes with it
        self._board.capture.setVisible(not is_shown)
        self.bar.setVisible(is_shown)
        parent = self.bar.parentWidget()
        if parent is not None and (layout := parent.layout()) is not None:
            layout.activate()  # now, so that the card with the focus is scrolled into sight

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        if self.is_on and change.ids_in(*(table.__tablename__ for table in _COUNTED)):
            self._show_count()

    def _show_count(self) -> None:
        with self._workshop.read() as session:
            self.bar.show_count(card_points.read_count(session, self._question, self._step))

    # Keys

    @Slot(object)
    def _connect_column(self, column: ColumnWidget) -> None:
        column.cards.leave_requested.connect(lambda to: self._leave_list(column, to))

    def _leave_list(self, column: ColumnWidget, direction: Direction) -> None:
        if self.is_on and direction is Direction.DOWN:
            self._entry.flush()
            self._go_to_next_column(column)

    @Slot()
    def _on_current_changed(self) -> None:
        self._entry.flush()

    @Slot(object)
    def _go_on(self, target: uuid.UUID | None) -> None:
        """To the next card, behind the last one to the next column; from heading to heading."""
        if target is None:
            return
        if self._area.has_column(target):
            column = self._area.column(target)
            self._focus.leave_header(column, Direction.RIGHT)
            return
        index = self._area.model.index_of_card(target)
        below = index.siblingAtRow(index.row() + 1)
        card = self._area.model.card_at(below)
        if card is not None:
            self._focus.focus_card(card.id)
        elif index.isValid():
            head = self._area.model.heads()[index.parent().row()]
            self._go_to_next_column(self._area.column(head.key))

    def _go_to_next_column(self, column: ColumnWidget) -> None:
        columns = self._area.columns_in_order()
        for other in columns[columns.index(column) + 1 :]:
            cards = self._area.model.cards_in(other.key)
            if cards:
                self._focus.focus_card(cards[0].id)
                return

    # Changes

    @Slot(object, object)
    def _enter(self, target: uuid.UUID, points: int | None) -> None:
        label = _("Punkte entfernt") if points is None else _("Punkte eingetragen")
        self._has_failed = False
        if self._area.model.has_card(target):
            self._bridge.act(
                label,
                lambda session: card_points.set_card_points(
                    session, card_id=target, points=points, step=self._step
                ),
            )
        else:
            self._bridge.act(
                label,
                lambda session: card_points.set_cluster_points(
                    session, cluster_id=target, points=points, step=self._step
                ),
            )

        if self._has_failed and points is not None:
            self._entry.retype(target, points)

    @Slot()
    def _on_save_failed(self) -> None:
        self._has_failed = True

    @Slot(int)
    def _set_voters(self, voters: int) -> None:
        self._bridge.act(
            _("Zahl der Personen geändert"),
            lambda session: card_points.set_rules(session, self._question, voters=voters),
        )

    @Slot(int)
    def _set_points_each(self, points: int) -> None:
        self._bridge.act(
            _("Punkte je Person geändert"),
            lambda session: card_points.set_rules(
                session, self._question, points_per_person=points
            ),
        )

    @Slot(str)
    def _set_note(self, note: str) -> None:
        self._bridge.act(
            _("Überzahl begründet"),
            lambda session: card_points.set_rules(session, self._question, surplus_note=note),
        )

    @Slot()
    def _clear(self) -> None:
        label = _("Alle Punkte der Tafel entfernt")
        if self._bridge.act(
            label, lambda session: card_points.clear_points(session, self._question)
        ):
            self._bridge.tell(Message(label, offers_undo=True))
        self._focus.focus_first()
