"""The board: cards under one question, in clusters, with the line where they are captured."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.model.board import Card, Cluster
from workshop_app.phases import board_reading
from workshop_app.phases.board_reading import ColumnKey, Pile
from workshop_app.phases.boards import MANY_CARDS, CardTooLongError
from workshop_app.phases.search_entries import Group
from workshop_app.phases.step import BoardPane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.board_area import BoardArea
from workshop_app.views.board_capture import CaptureBar
from workshop_app.views.board_commands import BoardCommands
from workshop_app.views.board_control import BoardControl
from workshop_app.views.board_focus import BoardFocus
from workshop_app.views.board_model import BoardModel
from workshop_app.views.board_move import MoveByNumber
from workshop_app.views.board_photos import BoardPhotos
from workshop_app.views.board_release import ReleaseBar
from workshop_app.views.bridge import ChangeBridge, Message
from workshop_app.views.naming import named
from workshop_app.views.pane_view import PaneView
from workshop_app.views.theme import SPACING
from workshop_app.views.widgets import Chip, EmptyState, make_button, make_label


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
        self.commands = BoardCommands(bridge, pane.question, step)
        self._make()
        self._lay_out()
        self._connect()
        self.area.build()
        self._show_state()

    def _make(self) -> None:
        self.model = BoardModel(self.workshop, self._question, self)
        self.move_by_number = MoveByNumber(self)
        self.area = BoardArea(self.model, self.move_by_number)
        self.focus = BoardFocus(self.area)
        self.control = BoardControl(
            self.area, self.focus, self.commands, self.move_by_number, parent=self
        )
        self.capture = CaptureBar(self.commands)
        self.new_cluster_button = make_button(_("Neuer Cluster"), icon_name="add")
        self.counts = make_label(role="muted")
        self.releasing = ReleaseBar(self.workshop, self.bridge, self._question)
        self.many_chip = Chip("", "warning")
        self.aside_button = make_button("", kind="quiet", icon_name="archive")
        self.aside_button.setCheckable(True)
        self.empty = EmptyState(
            "sticky_note_2",
            _("Noch keine Karten"),
            _(
                "Tippen Sie unten ein, was auf der ersten Karte steht, und drücken Sie Enter. "
                "Eine kopierte Liste fügen Sie mit Strg+V ein."
            ),
        )
        self.stack = QStackedWidget()
        self.photos = BoardPhotos(self.workshop, self.bridge, self.step, self, self.capture.line)
        self.hint = named(Chip("", "", self), "board_hint", _("Hinweis"))
        self.hint.hide()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.m)
        tools.addWidget(self.new_cluster_button)
        tools.addWidget(self.counts)
        tools.addWidget(self.releasing)
        tools.addStretch(1)
        tools.addWidget(self.many_chip)
        tools.addWidget(self.aside_button)
        tools.addWidget(self.photos.button)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout()
        layout.setSpacing(SPACING.s + 2)
        layout.addLayout(tools)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.capture)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACING.m)
        both.addWidget(self.photos.stage, 1)
        both.addLayout(layout, 1)

    def _connect(self) -> None:
        self.bridge.committed.connect(self._on_committed)
        self.area.selection_changed.connect(self._show_selection)
        self.area.tab_list_changed.connect(self._order_tabs)
        self.area.entry_wanted.connect(self.focus_entry)
        self.photos.room_wanted.connect(self.room_wanted)
        self.new_cluster_button.clicked.connect(self.control.new_cluster)
        self.aside_button.toggled.connect(self.area.show_set_aside)
        self.capture.hint_changed.connect(self._show_hint)
        self.capture.added.connect(self._on_added)
        self.capture.explanation_wanted.connect(self.control.explain_card)
        self.capture.line.last_wanted.connect(self.control.edit_last_card)
        self.capture.line.board_wanted.connect(self.focus.focus_first)
        self.control.hint_changed.connect(self._show_hint)
        self.control.target_chosen.connect(self._capture_in)
        self.control.release_wanted.connect(self.releasing.release)
        self.capture.line.shortened.connect(self._tell_shortened)

    # What the cockpit asks for

    def focus_entry(self) -> None:
        """Put the focus into the entry line."""
        self.capture.line.setFocus()

    def save_pending(self) -> None:
        """Save open fields, and make a card of what stands in the entry line."""
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
            column = self.area.column(found)
            self.focus.show_column(column)
            column.header.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if card.is_set_aside:
                self.aside_button.setChecked(True)
            self.focus.focus_card(found)
        return True

    # What is shown

    @Slot(object)
    def _on_committed(self, change: Change) -> None:
        self.model.take_over(change)
        if change.ids_in(Card.__tablename__, Cluster.__tablename__):
            self._show_state()

    def _show_state(self) -> None:
        heads = self.model.heads()
        cards, clusters = self.model.card_count(), len(heads) - len(Pile)
        aside = len(self.model.cards_in(Pile.SET_ASIDE))
        self.capture.show_heads(heads)
        self.counts.setText(
            _("Karten: {cards} · {clusters} Cluster").format(cards=cards, clusters=clusters)
        )
        self.many_chip.setVisible(cards > MANY_CARDS)
        self.many_chip.show_text(_("Mehr als {most} Karten").format(most=MANY_CARDS), "warning")
        self.aside_button.setText(_("Beiseitegelegt {count}").format(count=aside))
        self.aside_button.setEnabled(aside > 0)
        if not aside:
            self.aside_button.setChecked(False)
        is_empty = not cards and not clusters and not self.aside_button.isChecked()
        self.stack.setCurrentWidget(self.empty if is_empty else self.area)
        self._show_selection()

    @Slot()
    def _show_selection(self) -> None:
        count = len(self.area.selection.selectedIndexes())
        text = _("Neuer Cluster")
        if count > 1:
            text = _("Neuer Cluster aus {count} Karten").format(count=count)
        self.new_cluster_button.setText(text)
        self.new_cluster_button.setAccessibleName(text)

    @Slot(object)
    def _on_added(self, ids: Sequence[uuid.UUID]) -> None:
        self.focus.show_card(ids[-1], select=False)

    @Slot(object)
    def _capture_in(self, key: ColumnKey) -> None:
        self.capture.choose_target(key)
        self.focus_entry()

    @Slot(object)
    def _order_tabs(self, cards: QWidget) -> None:
        QWidget.setTabOrder(self.aside_button, cards)
        QWidget.setTabOrder(cards, self.capture.line)
        QWidget.setTabOrder(self.capture.line, self.capture.target_button)

    @Slot()
    def _tell_shortened(self) -> None:
        self.bridge.report(CardTooLongError())

    @Slot(str)
    def _show_hint(self, text: str) -> None:
        self.hint.setVisible(bool(text))
        self.hint.setText(text)
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint above the entry line."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        self.hint.adjustSize()
        self.hint.move(
            self.capture.x() + SPACING.s, self.capture.y() - self.hint.height() - SPACING.xs
        )
        self.hint.raise_()
