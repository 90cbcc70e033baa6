"""The Themenspeicher in the Regie: the newest topics, and one line to park another."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.parked_topics import park_topic, read_parked_topics
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.theme import SPACING
from workshop_app.views.widgets import ElidedLabel, make_label

_SHOWN = 3


class TopicEntry(QLineEdit):
    """The line; Escape leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the focus back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ParkedTopicsBox(QWidget):
    """What is parked in any step stands here in all steps."""

    left = Signal()  # the focus may go back to where capturing goes on

    def __init__(
        self,
        workshop: WorkshopFile,
        bridge: ChangeBridge,
        *,
        shortcut: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._bridge = bridge
        self._step = ""
        self.headline = make_label("", "section")
        self.topics = [ElidedLabel() for _number in range(_SHOWN)]
        self.hint = make_label(_("Was jetzt keinen Platz hat, bleibt hier."), "small", wrap=True)
        self.entry = TopicEntry()
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.entry.setPlaceholderText(_("Thema parken · {keys}").format(keys=keys))
        self.entry.setAccessibleName(_("Thema parken"))
        self.entry.setEnabled(not workshop.is_read_only)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s - 2)
        layout.addWidget(self.headline)
        layout.addWidget(self.hint)
        for label in self.topics:
            layout.addWidget(label)
        layout.addSpacing(2)
        layout.addWidget(self.entry)

        self.entry.returnPressed.connect(self._park)
        self.entry.left.connect(self.left)
        bridge.committed.connect(self._on_committed)
        self._refresh()

    def show_step(self, key: str) -> None:
        """What is parked from now on came up in this step."""
        self._step = key

    def _park(self) -> None:
        text = self.entry.text()
        if not text.strip():
            return
        label = _("Thema geparkt")
        is_saved = self._bridge.act(
            label, lambda session: park_topic(session, text=text, step=self._step).id
        )
        if is_saved:
            self.entry.clear()

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(ParkedTopic.__tablename__):
            self._refresh()

    def _refresh(self) -> None:
        with self._workshop.read() as session:
            parked = read_parked_topics(session, limit=_SHOWN)
        self.headline.setText(_("Themenspeicher  {count}").format(count=parked.count))
        self.hint.setVisible(parked.count == 0)
        for number, label in enumerate(self.topics):
            is_shown = number < len(parked.latest)
            label.setVisible(is_shown)
            label.setText(f"•  {parked.latest[number]}" if is_shown else "")
