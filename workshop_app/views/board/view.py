"""The board: cards under one question, in clusters, with the line where they are captured."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.model.board import Card, Cluster
from workshop_app.phases.board import board_reading
from workshop_app.phases.board.board_entry import sister_boards
from workshop_app.phases.board.board_reading import BoardCard, ColumnKey, Grouping, Pile
from workshop_app.phases.board.boards import CardTooLongError
from workshop_app.phases.search.search_entries import Group
from workshop_app.phases.step import BoardPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.board.actions import CardAction
from workshop_app.views.board.area import BoardArea
from workshop_app.views.board.capture import CaptureBar
from workshop_app.views.board.commands import BoardCommands
from workshop_app.views.board.control import BoardControl
from workshop_app.views.board.counting import PointCounting
from workshop_app.views.board.focus import BoardFocus
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.move import MoveByNumber
from workshop_app.views.board.outline import BoardOutline
from workshop_app.views.board.photos import BoardPhotos
from workshop_app.views.board.proposals import LEAST_CARDS, BoardProposals
from workshop_app.views.board.release import ReleaseBar
from workshop_app.views.board.similar import SimilarCards, SimilarPanel
from workshop_app.views.board.tools import GROUPINGS, BoardShape, BoardTools, make_empty_board
from workshop_app.views.board.trashed import TrashedCards
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.look.theme import SPACING
from workshop_app.views.pane_view import PaneStack, PaneView
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import Chip


class BoardView(PaneView):
    """Puts tool row, columns and entry line together, and does what they ask for."""

    search_group = Group.CARDS

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: BoardPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, parent)
        self._question = pane.question
        self.shape = BoardShape.CLUSTERS
        self.commands = BoardCommands(bridge, pane.question, step)
        self._make()
        self._lay_out()
        self._connect()
        self.area.build()
        self.trashed.read()
        self.releasing.show_cards(self.model.all_cards())
        self._show_state()

    def _make(self) -> None:
        self.model = BoardModel(self.workshop, self._question, self)
        self.move_by_number = MoveByNumber(self)
        self.area = BoardArea(self.model, self.move_by_number)
        self.focus = BoardFocus(self.area)
        self.control = BoardControl(
            self.area, self.focus, self.commands, self.move_by_number, parent=self
        )
        self.capture = CaptureBar(self.commands, sister_boards(self.step), self.bridge.drafts)
        self.similar = SimilarCards(self.model, self)
        self.similar_panel = SimilarPanel(self.model, self)
        self.releasing = ReleaseBar(self.workshop, self.bridge, self._question)
        self.tools = BoardTools(self.releasing)
        self.proposals = BoardProposals(self.model, self.area, self.commands, self.bridge, self)
        self.outline = BoardOutline(self.model, self.area.selection)
        self.trashed = TrashedCards(self.workshop, self._question, self.commands.restore, self)
        self.empty = make_empty_board()
        self.counting = PointCounting(self, self._question, self)
        self.stack = PaneStack()
        self.photos = BoardPhotos(self, self.capture.line)
        self.hint = named(Chip("", "", self), "board_hint", _("Hinweis"))
        self.hint.hide()

    def _lay_out(self) -> None:
        for shown in (self.area, self.empty, self.outline):
            self.stack.addWidget(shown)
        layout = QVBoxLayout()
        layout.setSpacing(SPACING.s + 2)
        layout.addWidget(self.tools)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.capture)
        layout.addWidget(self.counting.bar)
        self.photos.lay_out_beside(layout, self.tools)

    def _connect(self) -> None:
        self.bridge.committed.connect(self._on_committed)
        self.area.selection_changed.connect(self._show_selection)
        self.area.tab_list_changed.connect(self._order_tabs)
        self.area.entry_wanted.connect(self.focus_entry)
        self.tools.new_cluster_button.clicked.connect(self.control.new_cluster)
        self.tools.propose_button.toggled.connect(self._on_proposing)
        self.proposals.shown.connect(lambda count: self.tools.show_proposing(count > 0))
        self.proposals.taken_over.connect(self.control.show_cluster)
        self.tools.shape_chosen.connect(self._on_shape_chosen)
        self.control.shapes_wanted.connect(self.tools.offer_shapes)
        self.outline.action_requested.connect(self._act_in_outline)
        self.tools.aside_button.toggled.connect(self.area.show_set_aside)
        self.tools.trash_button.clicked.connect(self.trashed.show)
        self.capture.hint_changed.connect(self._show_hint)
        self.capture.added.connect(self._on_added)
        self.capture.explanation_wanted.connect(self.control.explain_card)
        self.capture.line.last_wanted.connect(self.control.edit_last_card)
        self.capture.line.board_wanted.connect(self.focus.focus_first)
        self.control.hint_changed.connect(self._show_hint)
        self.control.target_chosen.connect(self._capture_in)
        self.control.card_below_wanted.connect(self._capture_below)
        self.capture.board_wanted.connect(self.focus.focus_card)
        self.control.release_wanted.connect(self.releasing.release)
        self.capture.line.shortened.connect(self._tell_shortened)
        self.capture.typed.connect(self.similar.seek)
        self.capture.line.mention_wanted.connect(self.similar_panel.choose)
        self.capture.line.next_similar_wanted.connect(self.similar_panel.go_on)
        self.similar.found.connect(self._show_similar)
        self.similar_panel.chosen.connect(self.capture.count_mention)

    # What the cockpit asks for

    def focus_entry(self) -> None:
        """Put the focus into the entry line, or onto the card that points are counted of."""
        take_focus = self.focus.focus_first if self.counting.is_on else self.capture.line.setFocus
        take_focus()

    def save_pending(self) -> None:
        """Save open fields, and make a card of what stands in the entry line."""
        self.counting.save_pending()
        for column in self.area.columns_in_order():
            column.cards.commit_editor()
            column.header.commit_editor()
        if self.capture.save_pending():
            self.bridge.tell(Message(_("Die angefangene Karte wurde gespeichert.")))

    def jump_to(self, code: str) -> bool:
        """Show a card or cluster, and give it the focus."""
        with self.workshop.read() as session:
            found = board_reading.find_code(session, self._question, code)
        if found is None:
            return False
        card = self.model.card_at(self.model.index_of_card(found))
        if card is None:
            self.show_as(BoardShape.CLUSTERS)
            column = self.area.column(found)
            self.focus.show_column(column)
            column.header.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if card.is_set_aside:
                self.tools.aside_button.setChecked(True)
            self.focus.focus_card(found)
        return True

    # What is shown

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        self.model.take_over(change)
        touched = change.ids_in(Card.__tablename__)
        self.trashed.take_over(touched, self.model.has_card)
        if touched:
            self.releasing.show_cards(self.model.all_cards())
        if change.ids_in(Card.__tablename__, Cluster.__tablename__):
            self._show_state()

    def _show_state(self) -> None:
        heads = self.model.heads()
        cards, clusters = self.model.card_count(), len(heads) - len(Pile)
        self.capture.show_heads(heads)
        self.tools.show_counts(
            cards=cards,
            mentions=self.model.mention_count(),
            clusters=clusters if self.model.grouping is Grouping.CLUSTERS else None,
            aside=len(self.model.cards_in(Pile.SET_ASIDE)),
            trashed=len(self.trashed.ids),
        )
        free = len(self.model.cards_in(Pile.UNASSIGNED))
        self.tools.show_shape(self.shape, can_propose=free >= LEAST_CARDS)
        is_empty = not cards and not clusters and not self.tools.aside_button.isChecked()
        shown = self.outline if self.shape is BoardShape.OUTLINE else self.area
        self.stack.setCurrentWidget(self.empty if is_empty else shown)
        self._show_selection()

    @Slot(object)
    def show_as(self, shape: BoardShape) -> None:
        """Show the same cards in other columns, or as an outline of their clusters."""
        self.shape = shape
        self.proposals.clear()
        self.counting.keep_in(shape)
        current = self.focus.current_card()
        self.commands.grouping = GROUPINGS[shape]
        self.model.regroup(GROUPINGS[shape])
        self._show_state()
        if current is not None:
            self.focus.show_card(current.id)
        if shape is BoardShape.OUTLINE:
            self.outline.show_all()
            self.outline.setFocus()
        else:
            self.focus.focus_first()

    @Slot(object)
    def _on_shape_chosen(self, shape: BoardShape) -> None:
        is_typing = self.capture.line.hasFocus()
        self.show_as(shape)
        if is_typing:
            self.focus_entry()

    @Slot(object)
    def _act_in_outline(self, action: CardAction) -> None:
        if action in {CardAction.EDIT, CardAction.EXPLAIN, CardAction.MOVE_TO}:
            self.show_as(BoardShape.CLUSTERS)  # which has the place for it
        self.control.run(action)

    @Slot()
    def _show_selection(self) -> None:
        self.tools.show_selection(len(self.area.selection.selectedIndexes()))

    @Slot(object)
    def _on_added(self, ids: Sequence[uuid.UUID]) -> None:
        self.focus.show_card(ids[-1], select=False)

    @Slot(object)
    def _capture_in(self, key: ColumnKey) -> None:
        self.capture.choose_target(Pile.UNASSIGNED if key is Pile.SET_ASIDE else key)
        self.focus_entry()

    @Slot(object)
    def _capture_below(self, card: BoardCard) -> None:
        self.capture.capture_below(card)
        self.focus_entry()

    @Slot(object)
    def _order_tabs(self, cards: QWidget) -> None:
        QWidget.setTabOrder(self.tools.aside_button, cards)
        QWidget.setTabOrder(cards, self.capture.line)
        QWidget.setTabOrder(self.capture.line, self.capture.target_button)

    @Slot(object)
    def _show_similar(self, cards: Sequence[BoardCard]) -> None:
        self.capture.line.offers_similar = bool(cards)
        self.similar_panel.show_cards(cards)
        self._place_hint()

    @Slot(bool)
    def _on_proposing(self, is_wanted: bool) -> None:
        if is_wanted:
            self.proposals.propose()
        else:
            self.proposals.clear()

    @Slot()
    def _tell_shortened(self) -> None:
        self.bridge.report(CardTooLongError())

    @Slot(str)
    def _show_hint(self, text: str) -> None:
        if text and self.hint.isHidden():
            self.hint.raise_()  # not with each key: all below it would be painted anew
        self.hint.setVisible(bool(text))
        self.hint.setText(text)
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint above the entry line."""
        super().resizeEvent(event)
        self._place_hint()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the window of the trash along."""
        super().hideEvent(event)
        self.proposals.clear()
        self.counting.end()
        self.trashed.close()

    def _place_hint(self) -> None:
        bottom = self.capture.y() - SPACING.xs
        if not self.similar_panel.isHidden():
            self.similar_panel.put_on(self.capture.x(), bottom, self.capture.line.width())
            bottom = self.similar_panel.y() - SPACING.xs
        self.hint.adjustSize()
        self.hint.move(self.capture.x() + SPACING.s, bottom - self.hint.height())
