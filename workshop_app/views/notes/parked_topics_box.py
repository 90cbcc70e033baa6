"""The Themenspeicher in the Regie: the open topics first, and one line to park another."""

import uuid

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from workshop_app.model.implementation import ParkedTopic
from workshop_app.phases.parked_topics import (
    Topic,
    park_topic,
    read_parked_topics,
    reword_topic,
)
from workshop_app.storage.workshop_file import Change, WorkshopFile
from workshop_app.translation import _
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.drafts.drafts import DraftParts, FieldDraft, Typed
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.widgets import make_label

_SHOWN = 3
_TOPIC = "topic"


class TopicEntry(QLineEdit):
    """The line; Escape leaves it, ↑ in the empty line takes the newest topic for editing."""

    left = Signal()
    last_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the focus back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and not self.text():
            self.last_wanted.emit()
        else:
            super().keyPressEvent(event)


class TopicLine(QPushButton):
    """A topic on one line that ends in …; pressing it puts it into the line for editing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topic")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.topic: Topic | None = None

    def show_topic(self, topic: Topic | None) -> None:
        """Show another topic; None: nothing."""
        self.topic = topic
        self.setVisible(topic is not None)
        if topic is not None:
            state = _("offen") if topic.is_open else _("geklärt")
            self.setAccessibleName(_("{topic}, {state}").format(topic=topic.text, state=state))
            self.setToolTip(
                _("{topic} · {state} · Enter: ändern").format(topic=topic.text, state=state)
            )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.topic is None:
            return
        sign = "•" if self.topic.is_open else "✓"
        text = f"{sign}  {' '.join(self.topic.text.split())}"
        elided = self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, self.width() - SPACING.s
        )
        self.setText(elided.replace("&", "&&"))


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
        self._edited: uuid.UUID | None = None  # the topic whose text stands in the line
        self._is_visit = False  # somebody came by key, for one topic
        self.headline = make_label("", "section")
        self.topics = [TopicLine() for _number in range(_SHOWN)]
        self.hint = make_label(_("Was jetzt keinen Platz hat, bleibt hier."), "small", wrap=True)
        self.entry = TopicEntry()
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.entry.setPlaceholderText(_("Thema parken · {keys}").format(keys=keys))
        self.entry.setAccessibleName(_("Thema parken"))
        self.entry.setToolTip(_("Enter: parken · ↑: letztes Thema ändern · Esc: zurück"))
        self.entry.setEnabled(not workshop.is_read_only)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addWidget(self.headline)
        layout.addWidget(self.hint)
        for line in self.topics:
            layout.addWidget(line)
            line.clicked.connect(self._on_line_clicked)
        layout.addSpacing(2)
        layout.addWidget(self.entry)

        self.entry.returnPressed.connect(self._submit)
        self.entry.left.connect(self._leave)
        self.entry.last_wanted.connect(self._edit_last)
        bridge.committed.connect(self._on_committed)
        self._refresh()
        self._draft = self._make_draft()

    def _make_draft(self) -> FieldDraft:
        """What is typed, with the topic that it rewords."""

        def show(typed: Typed) -> None:
            topic = typed.beside.get(_TOPIC)
            self._edited = uuid.UUID(topic) if topic else None
            self.entry.setText(typed.text)

        parts = DraftParts(
            name=self.entry.accessibleName(),
            read=lambda: Typed(
                self.entry.text(), {_TOPIC: str(self._edited)} if self._edited else {}
            ),
            is_open=lambda: bool(self.entry.text().strip()),
            show=show,
            accept=self._save,
            discard=self._clear,
            focus=self.entry.setFocus,
        )
        draft = FieldDraft(self._bridge.drafts, self.entry, parts)
        self.entry.textChanged.connect(draft.touch)
        draft.aim("topic")
        return draft

    def show_step(self, key: str) -> None:
        """What is parked from now on came up in this step."""
        self._step = key

    def visit(self) -> None:
        """Take the focus for one topic; whoever clicks into the line may stay."""
        self._is_visit = True
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _submit(self) -> None:
        is_visit = self._is_visit and bool(self.entry.text().strip())
        self._save()
        if is_visit and not self.entry.text():  # it is saved
            self._leave()

    @Slot()
    def _save(self) -> None:
        text, step, edited = self.entry.text(), self._step, self._edited
        if not text.strip():
            return

        def park(session: Session) -> bool:
            park_topic(session, text=text, step=step)
            return True

        def reword(session: Session, topic_id: uuid.UUID) -> bool:
            reword_topic(session, topic_id, text)
            return True

        with self._draft.confirming():
            if edited is None:
                is_saved = self._bridge.act(_("Thema geparkt"), park)
            else:
                is_saved = self._bridge.act(_("Thema geändert"), lambda s: reword(s, edited))
        if is_saved:
            self._clear()
        else:
            self._draft.settle()

    def _clear(self) -> None:
        self._edited = None
        self.entry.clear()

    @Slot()
    def _leave(self) -> None:
        """Esc while a topic is edited leaves it as it was; what is newly typed stays."""
        self._is_visit = False
        if self._edited is not None:
            self._clear()
        self.left.emit()

    @Slot()
    def _edit_last(self) -> None:
        topics = [line.topic for line in self.topics if line.topic is not None]
        if topics:
            self._edit(max(topics, key=lambda topic: topic.code))

    @Slot()
    def _on_line_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, TopicLine) and line.topic is not None:
            self._edit(line.topic)

    def _edit(self, topic: Topic) -> None:
        if self.entry.isEnabled():
            self._save()  # what is typed already is not lost
            self._edited = topic.id
            self.entry.setText(topic.text)
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(Change)
    def _on_committed(self, change: Change) -> None:
        if change.ids_in(ParkedTopic.__tablename__):
            self._refresh()

    def _refresh(self) -> None:
        with self._workshop.read() as session:
            parked = read_parked_topics(session, limit=_SHOWN)
        text = _("Themenspeicher  {count}").format(count=parked.count)
        if parked.open_count:
            text += " · " + _("{count} offen").format(count=parked.open_count)
        self.headline.setText(text)
        self.hint.setVisible(parked.count == 0)
        for number, line in enumerate(self.topics):
            line.show_topic(parked.first[number] if number < len(parked.first) else None)
