"""What happens on a board when a key, the mouse or the menu asks for it."""

import uuid
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from workshop_app.model.board import CardColour, Legibility
from workshop_app.phases.board.board_reading import ColumnKey, Pile
from workshop_app.phases.board.boards import next_legibility
from workshop_app.translation import _
from workshop_app.views.board.actions import CardAction, Direction
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.cluster_control import ClusterControl
from workshop_app.views.board.column import ColumnWidget
from workshop_app.views.board.commands import BoardCommands
from workshop_app.views.board.draft import drafted_card, keep_card_draft
from workshop_app.views.board.focus import BoardFocus
from workshop_app.views.board.menu import CardMenu
from workshop_app.views.board.move import MoveByNumber


class BoardControl(QObject):
    """Turns what columns ask for into changes, and puts the focus where work goes on."""

    hint_changed = Signal(str)
    target_chosen = Signal(object)  # ColumnKey: new cards shall go there
    shapes_wanted = Signal()  # the cards shall be shown otherwise
    counting_wanted = Signal()  # points shall be counted
    card_below_wanted = Signal(object)  # BoardCard: the next card shall follow it
    release_wanted = Signal(object)  # ColumnKey: the projector may show its cards

    def __init__(
        self,
        area: BoardArea,
        focus: BoardFocus,
        commands: BoardCommands,
        move_by_number: MoveByNumber,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._area = area
        self._focus = focus
        self._commands = commands
        self._move_by_number = move_by_number
        self._returns_to_entry = False
        self._clusters = ClusterControl(area, focus, commands, parent=self)
        self._clusters.target_chosen.connect(self.target_chosen)
        self._clusters.counting_wanted.connect(self.counting_wanted)
        self._clusters.release_wanted.connect(self.release_wanted)
        area.column_made.connect(self._connect_column)
        if drafted_card(commands.drafts) is not None:
            QTimer.singleShot(0, self, self._resume_editing)  # when the cards are in sight
        move_by_number.digits_changed.connect(self._ask_for_number)
        move_by_number.chosen.connect(self._move_to_number)
        move_by_number.ended.connect(self._end_asking)

    @Slot(object)
    def _connect_column(self, column: ColumnWidget) -> None:
        cards, header = column.cards, column.header
        cards.action_requested.connect(lambda action: self._run_in(column, action))
        cards.leave_requested.connect(lambda to: self._focus.leave_list(column, to))
        cards.shift_requested.connect(lambda to: self._shift(column, to))
        cards.menu_requested.connect(self._show_card_menu)
        cards.cards_dropped.connect(
            lambda ids, before: self._commands.move(ids, column.key, before)
        )
        cards.drag_moved.connect(self._area.drag_near)
        cards.editing_ended.connect(self._on_editing_ended)
        cards.cards.editor_opened.connect(partial(keep_card_draft, self._commands.drafts))
        cards.cards.text_edited.connect(self._commands.set_text)
        cards.cards.explanation_edited.connect(self._commands.set_explanation)
        column.cards_dropped.connect(lambda ids: self._commands.move(ids, column.key))
        header.editing_ended.connect(self._on_editing_ended)
        header.action_requested.connect(self._stay)

    # Cards

    def _run_in(self, column: ColumnWidget, action: CardAction) -> None:
        current = self._focus.current_card()
        if action is CardAction.NEW_CARD or (action is CardAction.NEW_BELOW and current is None):
            self.target_chosen.emit(column.key)
        else:
            self.run(action)

    @Slot(object)
    def run(self, action: CardAction) -> None:
        """Do something with the selected cards."""
        self._stay()
        of_board = {
            CardAction.SHOW_ENTRY: self._area.entry_wanted,
            CardAction.REGROUP: self.shapes_wanted,
            CardAction.COUNT_POINTS: self.counting_wanted,
        }.get(action)
        if of_board is not None:
            of_board.emit()
            return
        ids = self._focus.selected_ids()
        if not ids:
            return
        match action:
            case CardAction.EDIT:
                self._edit_current(explanation=False)
            case CardAction.EXPLAIN:
                self._edit_current(explanation=True)
            case CardAction.MOVE_TO:
                self._move_by_number.start(len(self._area.model.heads()) - len(Pile))
            case CardAction.NEW_CLUSTER:
                self._make_cluster(ids)
            case CardAction.NEW_CARD:
                self.target_chosen.emit(self._focus.selected_cards()[-1].column)
            case CardAction.NEW_BELOW:
                self.card_below_wanted.emit(self._focus.selected_cards()[-1])
            case _:
                self._mark(action, ids)

    def _mark(self, action: CardAction, ids: Sequence[uuid.UUID]) -> None:
        cards = self._focus.selected_cards()
        match action:
            case CardAction.DISSENT:
                is_dissent = not all(card.is_dissent for card in cards)
                self._commands.set_dissent(ids, is_dissent=is_dissent)
            case CardAction.LEGIBILITY:
                self._commands.set_legibility(ids, next_legibility(cards[0].legibility))
            case CardAction.SET_ASIDE:
                is_set_aside = not all(card.is_set_aside for card in cards)
                with self._focus.staying(ids):
                    self._commands.set_aside(ids, is_set_aside=is_set_aside)
            case CardAction.DELETE:
                with self._focus.staying(ids):
                    self._commands.delete(ids)
            case CardAction.MERGE:
                self._merge(ids)
            case CardAction.SPLIT if any(card.others for card in cards):
                current = self._focus.current_card()
                self._commands.split([card.id for card in cards if card.others])
                if current is not None:
                    self._focus.focus_card(current.id)

    def _merge(self, ids: Sequence[uuid.UUID]) -> None:
        top = self._commands.merge(ids)
        if top is not None:
            self._focus.focus_card(top)

    @Slot()
    def new_cluster(self) -> None:
        """Make a cluster; several selected cards go into it, a single one is mere focus.

        Whoever was typing cards goes on so once the cluster has its title.
        """
        was_typing = not self._area.has_focus()
        ids = self._area.model.ids_of(self._area.selection.selectedIndexes())
        self._returns_to_entry = self._make_cluster(ids if len(ids) > 1 else ()) and was_typing

    def _make_cluster(self, ids: Sequence[uuid.UUID]) -> bool:
        made = self._commands.new_cluster(ids)
        if made is None or not self._area.has_column(made):
            return False
        column = self._area.column(made)
        self._focus.show_column(column)
        column.header.rename()
        return True

    @Slot(object)
    def show_cluster(self, key: ColumnKey) -> None:
        """Bring a cluster into sight, with the focus on its heading unless cards are typed."""
        if self._area.has_column(key):
            column = self._area.column(key)
            self._focus.show_column(column)
            if self._area.has_focus():
                column.header.setFocus()

    def _edit_current(self, *, explanation: bool) -> None:
        card = self._focus.current_card()
        if card is None:
            return
        self._focus.focus_card(card.id)
        cards = self._area.column(card.column).cards
        index = self._area.model.index_of_card(card.id)
        if explanation:
            cards.edit_explanation(index)
        else:
            cards.edit_text(index)

    @Slot(object)
    def explain_card(self, card_id: uuid.UUID) -> None:
        """Ask for the explanation of a card; the focus goes back to the entry line."""
        if self._focus.show_card(card_id):
            self._returns_to_entry = True
            self._edit_current(explanation=True)

    @Slot()
    def _resume_editing(self) -> None:
        """Open the field again in which somebody was typing when the app was killed."""
        found = drafted_card(self._commands.drafts)
        if found is not None and self._area.model.has_card(found[0]):
            self._returns_to_entry = self._focus.show_card(found[0])
            self._edit_current(explanation=found[1])

    @Slot()
    def edit_last_card(self) -> None:
        """Edit the card that was captured last; the focus goes back to the entry line."""
        card_id = self._area.model.newest_card()
        if card_id is not None and self._focus.show_card(card_id):
            self._returns_to_entry = True
            self._edit_current(explanation=False)

    @Slot()
    def _stay(self) -> None:
        """Whoever works on the board by key is not led back to the entry line."""
        self._returns_to_entry = False

    @Slot()
    def _on_editing_ended(self) -> None:
        if self._returns_to_entry:
            self._returns_to_entry = False
            self._area.entry_wanted.emit()

    # Moving

    def _shift(self, column: ColumnWidget, direction: Direction) -> None:
        ids = self._focus.selected_ids()
        current = self._focus.current_card()
        if not ids or current is None:
            return
        if direction in {Direction.LEFT, Direction.RIGHT}:
            goal = self._focus.neighbour(column, direction)
            if goal is not None:
                self._commands.move(ids, goal.key)
        else:
            self._shift_within(column.key, ids, direction)
        self._focus.focus_card(current.id, select=len(ids) == 1)

    def _shift_within(self, key: ColumnKey, ids: Sequence[uuid.UUID], direction: Direction) -> None:
        cards = [card.id for card in self._area.model.cards_in(key)]
        places = [cards.index(card_id) for card_id in ids if card_id in cards]
        if not places or key is Pile.SET_ASIDE:
            return
        if direction is Direction.UP:
            if min(places) > 0:
                self._commands.move(ids, key, cards[min(places) - 1])
        elif max(places) < len(cards) - 1:
            behind = cards[max(places) + 2 :]
            self._commands.move(ids, key, behind[0] if behind else None)

    @Slot(str)
    def _ask_for_number(self, digits: str) -> None:
        self.hint_changed.emit(
            _("Verschieben nach Nummer {digits}…  ·  0: nicht zugeordnet  ·  Esc: bleiben").format(
                digits=digits
            )
        )

    @Slot()
    def _end_asking(self) -> None:
        self.hint_changed.emit("")

    @Slot(int)
    def _move_to_number(self, number: int) -> None:
        for head in self._area.model.heads():
            is_meant = head.number == number if number else head.key is Pile.UNASSIGNED
            if is_meant:
                self._move_selected(head.key)
                return

    def _move_selected(self, key: ColumnKey) -> None:
        ids = self._focus.selected_ids()
        with self._focus.staying(ids):
            self._commands.move(ids, key)

    # Menus

    @Slot(object)
    def _show_card_menu(self, position: QPoint) -> None:
        cards = self._focus.selected_cards()
        if cards:
            menu = CardMenu(
                cards,
                self._area.model.heads(),
                run=self.run,
                move=self._move_selected,
                colour=self._set_colour,
                legibility=self._set_legibility,
                parent=self._area,
            )
            menu.popup(position)

    def _set_colour(self, colour: CardColour) -> None:
        self._commands.set_colour(self._focus.selected_ids(), colour)

    def _set_legibility(self, legibility: Legibility) -> None:
        self._commands.set_legibility(self._focus.selected_ids(), legibility)
