"""Clearing the Themenspeicher: each open topic gets its Verbleib, one after another, by key."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.phases.parked_topics import Topic, Whereabouts, needs_detail
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk, DraftParts, FieldDraft, Typed
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import make_button, make_label

_CHOICES = {
    Whereabouts.ACTION_FIELD: _("1 Handlungsfeld"),
    Whereabouts.FOLLOW_UP: _("2 Nachbereitung"),
    Whereabouts.OTHER_BODY: _("3 Andere Stelle"),
    Whereabouts.DONE: _("4 Erledigt"),
    Whereabouts.DROPPED: _("5 Verworfen"),
}
_HINTS = {
    Whereabouts.ACTION_FIELD: _("Welches Handlungsfeld?"),
    Whereabouts.FOLLOW_UP: _("Ergänzung, wenn nötig"),
    Whereabouts.OTHER_BODY: _("Wer kümmert sich darum?"),
    Whereabouts.DONE: _("Ergänzung, wenn nötig"),
    Whereabouts.DROPPED: _("Warum?"),
}
_BY_KEY = {each.name: each for each in Whereabouts}
_BY_DIGIT = {Qt.Key(Qt.Key.Key_1 + n): each for n, each in enumerate(Whereabouts)}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TopicClearing(QFrame):
    """Digits choose, Enter saves and shows the next open topic, Esc passes over it."""

    cleared = Signal(object, object, str)  # id of the topic, Whereabouts, detail

    def __init__(self, desk: DraftDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._open: list[Topic] = []
        self._topic: Topic | None = None
        self.count = make_label("", "section")
        self.text = make_label("", "strong", wrap=True)
        self.origin = make_label("", "muted")
        segments = [(each.name, text) for each, text in _CHOICES.items()]
        self.choices = SegmentedButtons(segments, _("Verbleib"))
        self.detail = named(_DetailLine(), "topic_detail", "")
        self.save_button = make_button(_("Weiter"), kind="primary", tool_tip=_("Enter"))
        self.later_button = make_button(_("Später"), kind="quiet", tool_tip=_("Esc"))
        self._fields = QStringListModel(self)
        self._completer = QCompleter(self._fields, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._lay_out()
        self._connect()
        self._show_choice()
        self._draft = self._make_draft(desk)

    def _make_draft(self, desk: DraftDesk) -> FieldDraft:
        parts = DraftParts(
            name=_("Verbleib"),
            read=weakly(self._typed),
            is_open=weakly(self._is_open),
            show=weakly(self._show_typed),
            accept=weakly(self._save),
            discard=self.detail.clear,
            focus=self.detail.setFocus,
        )
        draft = FieldDraft(desk, self.detail, parts)
        self.detail.textChanged.connect(draft.touch)
        self.choices.selected.connect(draft.touch)
        return draft

    def _typed(self) -> Typed:
        return Typed(self.detail.text(), {"choice": self.choices.selected_key()})

    def _is_open(self) -> bool:
        return bool(self.detail.text().strip())

    def _show_typed(self, typed: Typed) -> None:
        self.choices.select(typed.beside.get("choice", Whereabouts.ACTION_FIELD.name))
        self._show_choice()
        self.detail.setText(typed.text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.origin)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.s)
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.later_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.l, SPACING.m, SPACING.l, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self.choices, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(foot)

    def _connect(self) -> None:
        for each in Whereabouts:
            self.choices.button(each.name).installEventFilter(self)
        self.choices.selected.connect(self._show_choice)
        self.detail.returnPressed.connect(self._save)
        self.detail.left.connect(self.pass_over)
        self.save_button.clicked.connect(self._save)
        self.later_button.clicked.connect(self.pass_over)

    def show_topics(self, topics: Sequence[Topic], fields: Sequence[str]) -> None:
        """Show the first open topic, or go on with the one that is shown."""
        before = self._topic.id if self._topic is not None else None
        known = [topic.id for topic in self._open]
        self._open = [topic for topic in topics if topic.is_open]
        self._fields.setStringList(list(fields))
        self.count.setText(
            _("{count} von {all} offen").format(count=len(self._open), all=len(topics))
        )
        self.setVisible(bool(self._open))
        self._show(self._next_after(before, known))

    def choose(self, whereabouts: Whereabouts) -> None:
        """Say what becomes of the topic; where that says nothing yet, go to the line."""
        self.choices.select(whereabouts.name)
        self._show_choice()
        self._draft.touch()
        if needs_detail(whereabouts):
            self.detail.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin()

    def begin(self) -> None:
        """Put the focus where digits choose."""
        self.choices.button(self.choices.selected_key()).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def topic(self) -> Topic | None:
        """What is asked about."""
        return self._topic

    @Slot()
    def pass_over(self) -> None:
        """Leave this topic open, and show the next one."""
        ids = [topic.id for topic in self._open]
        if self._topic is not None and self._topic.id in ids:
            place = (ids.index(self._topic.id) + 1) % len(ids)
            if len(ids) > 1:
                self._draft.give_up()
            self._show(self._open[place])
            self.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits, Enter and Esc mean the same on each of the choices."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _BY_DIGIT:
                self.choose(_BY_DIGIT[key])
            elif key in _ENTER:
                self._save()
            elif key == Qt.Key.Key_Escape:
                self.pass_over()
            else:
                return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _save(self) -> None:
        if self._topic is not None:
            whereabouts = _BY_KEY[self.choices.selected_key()]
            with self._draft.confirming():
                self.cleared.emit(self._topic.id, whereabouts, self.detail.text())
            if self._draft.has_failed:
                self._draft.settle()

    @Slot()
    def _show_choice(self) -> None:
        whereabouts = _BY_KEY[self.choices.selected_key()]
        self.detail.setPlaceholderText(_HINTS[whereabouts])
        self.detail.setAccessibleName(_HINTS[whereabouts])
        is_field = whereabouts is Whereabouts.ACTION_FIELD
        self.detail.setCompleter(self._completer if is_field else None)  # type: ignore[arg-type]

    def _next_after(self, topic_id: uuid.UUID | None, known: Sequence[uuid.UUID]) -> Topic | None:
        """The topic itself while it is open, else the one that followed it, else the first."""
        by_id = {topic.id: topic for topic in self._open}
        start = known.index(topic_id) if topic_id in known else 0
        for key in (*known[start:], *by_id):
            if key in by_id:
                return by_id[key]
        return None

    def _show(self, topic: Topic | None) -> None:
        is_other = topic is None or self._topic is None or topic.id != self._topic.id
        if is_other:
            self._draft.leave()
        self._topic = topic
        if topic is None:
            return
        self.text.setText(topic.text)
        origin = (topic.code, topic.step_title, topic.raised_by)
        self.origin.setText(" · ".join(part for part in origin if part))
        if is_other:
            # A choice that needs a word: Enter held too long clears nothing by itself.
            self.choices.select(Whereabouts.ACTION_FIELD.name)
            self._show_choice()
            self.detail.clear()
            self._draft.aim(f"topic/{topic.id}/whereabouts")


class _DetailLine(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the line's alone, and Esc passes over the topic."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        event.accept()
