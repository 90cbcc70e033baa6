"""Private writing in the tool row of a board: hold new cards back, and release those that wait."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.model.board import BoardSetting
from workshop_app.phases.board import releasing
from workshop_app.phases.board.board_reading import BoardCard, ColumnKey, Pile
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _, ngettext
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_button

if TYPE_CHECKING:
    import uuid


class ReleaseBar(QWidget):
    """A switch, and a button with the number of cards that wait."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        question: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._question = question
        self._waiting: dict[uuid.UUID, ColumnKey] = {}
        self.hold_button = make_button(
            _("Verdeckt sammeln"),
            kind="quiet",
            icon_name="visibility_off",
            tool_tip=_("Neue Karten zeigt der Beamer erst, wenn Sie sie freigeben"),
        )
        self.hold_button.setObjectName("hold_cards")
        self.hold_button.setCheckable(True)
        self.release_button = make_button("", icon_name="visibility")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        # What comes and goes stands before the switch, which stays where it was pressed.
        layout.addWidget(self.release_button)
        layout.addWidget(self.hold_button)
        self.hold_button.clicked.connect(self._on_hold_clicked)
        self.release_button.clicked.connect(self._on_release_clicked)
        bridge.committed.connect(self._on_committed)
        for button in (self.hold_button, self.release_button):
            button.setEnabled(not workshop.is_read_only)
        self._show_switch()
        self._show_count(0)

    def release(self, column: ColumnKey | None = None) -> None:
        """Let the projector show the cards of a column, or all, as one change."""
        ids = [key for key, place in self._waiting.items() if column in {None, place}]
        if not ids:
            return
        label = ngettext("Karte freigegeben", "{count} Karten freigegeben", len(ids))
        self._bridge.act(
            label.format(count=len(ids)), lambda session: releasing.release(session, ids)
        )

    @Slot()
    def _on_release_clicked(self) -> None:
        self.release()

    @Slot(bool)
    def _on_hold_clicked(self, holds: bool) -> None:
        label = _("Verdecktes Sammeln begonnen") if holds else _("Verdecktes Sammeln beendet")
        self._bridge.act(
            label,
            lambda session: releasing.set_holds_back(session, self._question, holds=holds),
        )
        self._show_switch()  # also where the disk did not take it

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(BoardSetting.__tablename__):
            self._show_switch()

    def _show_switch(self) -> None:
        with self._workshop.read() as session:
            self.hold_button.setChecked(releasing.holds_back(session, self._question))

    def show_cards(self, cards: Iterable[BoardCard]) -> None:
        """See which of the cards of the board wait now."""
        before = len(self._waiting)
        waiting = (card for card in cards if not card.is_released and not card.is_set_aside)
        self._waiting = {card.id: card.cluster_id or Pile.UNASSIGNED for card in waiting}
        if len(self._waiting) != before:
            self._show_count(len(self._waiting))

    def _show_count(self, count: int) -> None:
        self.release_button.setText(_("{count} freigeben").format(count=count))
        self.release_button.setAccessibleName(
            ngettext("{count} Karte freigeben", "{count} Karten freigeben", count).format(
                count=count
            )
        )
        self.release_button.setVisible(count > 0)
