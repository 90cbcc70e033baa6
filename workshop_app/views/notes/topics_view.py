"""The Themenspeicher as a table, with the open topics asked for one after another above it."""

import uuid

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from workshop_app.model.goals import ActionField
from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.parked_topics import (
    CLEARING_STEPS,
    Whereabouts,
    clear_topic,
    read_field_titles,
    read_topics,
)
from workshop_app.phases.step import TablePane
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.notes.topic_clearing import TopicClearing
from workshop_app.views.table.view import TableView

ASKING_STEPS = (*CLEARING_STEPS, "N-03")  # in the others topics are only gathered


class TopicsView(TableView):
    """At the end of a day and afterwards the open topics come first."""

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        step: str,
        pane: TablePane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workshop, bridge, step, pane, parent)
        self.clearing = TopicClearing(bridge.drafts)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.clearing)
        self.clearing.cleared.connect(self._clear)
        bridge.committed.connect(self._on_committed)
        self._asks = step in ASKING_STEPS and not workshop.is_read_only
        self.clearing.hide()
        self._show_topics()

    def focus_entry(self) -> None:
        """Begin with what is open."""
        if self.clearing.isVisibleTo(self):
            self.clearing.begin()
        else:
            super().focus_entry()

    @Slot(object, object, str)
    def _clear(self, topic_id: uuid.UUID, whereabouts: Whereabouts, detail: str) -> None:
        def clear(session: Session) -> bool:
            clear_topic(session, topic_id, whereabouts, detail)
            return True

        had_focus = self.clearing.isAncestorOf(self.focusWidget() or self)
        if not self.bridge.act(_("Verbleib festgelegt"), clear):
            self.clearing.detail.setFocus()
        elif had_focus:
            self.focus_entry()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(ParkedTopic.__tablename__, ActionField.__tablename__):
            self._show_topics()

    def _show_topics(self) -> None:
        if self._asks:
            with self.workshop.read() as session:
                self.clearing.show_topics(read_topics(session), read_field_titles(session))
