"""Noting a decision from anywhere: a small panel over the cockpit that blocks nothing."""

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workshop_app.model.voting import DecisionProcedure
from workshop_app.phases.decisions import DecisionNote
from workshop_app.phases.fields import Field, FieldKind, InvalidValueError, parse
from workshop_app.phases.labels import label
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftDesk, FieldDraft
from workshop_app.views.look.theme import SPACING, px, set_style
from workshop_app.views.notes.decision_draft import decision_draft
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_button, make_icon_button, make_label
from workshop_app.views.top_bar import BAR_HEIGHT

_WIDTH = 440
_TEXT_HEIGHT = 72
_SHORT_TEXT_HEIGHT = 52
_COUNT_WIDTH = 72
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

Save = Callable[[DecisionNote], bool]


class DecisionPanel(QFrame):
    """Enter saves, Umschalt+Enter begins a new line, Esc closes and keeps what is typed."""

    closed = Signal()  # the focus may go back to where capturing goes on

    def __init__(self, save: Save, parent: QWidget) -> None:
        """Make it, hidden.

        Args:
            save: keeps a decision; False if it was refused.
            parent: the cockpit.
        """
        super().__init__(parent)
        self._save_note = save
        self._host = parent
        self._draft: FieldDraft | None = None
        self.setObjectName("decision")
        self.setProperty("surface", "popup")
        self.setAccessibleName(_("Entscheidung festhalten"))
        self._make()
        self._lay_out()
        self._connect()
        self.hide()

    def _make(self) -> None:
        self.step = make_label("", "muted")
        self.close_button = make_icon_button("close", _("Schließen; Getipptes bleibt stehen"))
        self.text = named(_NoteText(px(_TEXT_HEIGHT)), "decision_text", _("Was ist entschieden?"))
        self.text.setPlaceholderText(_("Was ist entschieden? Ein Satz"))
        self.procedure = named(QComboBox(), "decision_procedure", _("Verfahren"))
        self._procedures: list[DecisionProcedure | None] = [None, *DecisionProcedure]
        for procedure in self._procedures:
            self.procedure.addItem("–" if procedure is None else label(procedure))
        names = {"votes_for": _("Ja"), "votes_against": _("Nein"), "abstentions": _("Enthaltung")}
        self.counts = {key: _count_line(key, name) for key, name in names.items()}
        self.counter = named(
            _NoteText(px(_SHORT_TEXT_HEIGHT)), "decision_counter", _("Gegenposition")
        )
        self.counter.setPlaceholderText(_("Welche andere Meinung gab es?"))
        self.problem = make_label("", "error", wrap=True)
        self.problem.hide()
        self.save_button = make_button(
            _("Festhalten"), kind="primary", tool_tip=_("Enter oder Strg+Enter")
        )
        self.empty_button = make_button(_("Verwerfen"), kind="quiet")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(make_label(_("Entscheidung"), "headline"))
        head.addWidget(self.step, 1, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.close_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.s)
        grid.setVerticalSpacing(2)
        fields: list[tuple[str, QWidget]] = [(_("Verfahren"), self.procedure)]
        fields += [(line.accessibleName(), line) for line in self.counts.values()]
        for column, (name, field) in enumerate(fields):
            title = make_label(name, "small")
            title.setBuddy(field)
            grid.addWidget(title, 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(0, 1)
        foot = QHBoxLayout()
        foot.addWidget(make_label(_("Esc schließt, Getipptes bleibt"), "small"))
        foot.addStretch(1)
        foot.addWidget(self.empty_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.l, SPACING.m, SPACING.l, SPACING.m)
        layout.setSpacing(SPACING.s)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addLayout(grid)
        layout.addWidget(make_label(_("Gegenposition"), "small"))
        layout.addWidget(self.counter)
        layout.addWidget(self.problem)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._host.installEventFilter(self)
        self.close_button.clicked.connect(self.close_panel)
        self.save_button.clicked.connect(self.save)
        self.empty_button.clicked.connect(self._discard)
        for text in (self.text, self.counter):
            text.confirmed.connect(self.save)
        for line in self.counts.values():
            line.returnPressed.connect(self.save)

    def keep_drafts(self, desk: DraftDesk, place: str, show_panel: Callable[[], object]) -> None:
        """Keep what is typed as a draft, and put back the one that is there."""
        self._draft = decision_draft(desk, self, discard=self._empty, focus=show_panel)
        self._draft.aim(place)

    def open_panel(self, step_title: str) -> None:
        """Show it, with what was typed before; what is saved belongs to this step."""
        self.step.setText(step_title)
        self.show()
        self._place()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_panel(self) -> None:
        """Go back to work; the draft waits."""
        self.hide()
        self.closed.emit()

    @property
    def has_draft(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return bool(self.text.toPlainText().strip())

    @Slot()
    def save(self) -> bool:
        """Keep the decision, empty the panel and close it; what does not fit is told in it."""
        try:
            note = self._note(_count)
        except InvalidValueError as error:
            self._tell(str(error))
            return False
        if not note.text.strip():
            self._tell(_("Bitte schreiben Sie in einem Satz auf, was entschieden ist."))
            self.text.setFocus()
            return False
        return self._keep(note)

    def save_draft(self) -> bool:
        """Keep what is typed, without what does not fit; for the end of the work.

        What was put back from before a crash stays a draft until somebody touches it.
        """
        is_put_back = self._draft is not None and self._draft.is_untouched
        return is_put_back or not self.has_draft or self._keep(self._note(_count_if_any))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge of the cockpit."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, save with Strg+Enter from any field."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    def _keep(self, note: DecisionNote) -> bool:
        with self._draft.confirming() if self._draft else contextlib.nullcontext():
            is_saved = self._save_note(note)
        if not is_saved:
            if self._draft is not None:
                self._draft.settle()
            return False
        self._empty()
        self.close_panel()
        return True

    def _note(self, read: Callable[[QLineEdit], int | None]) -> DecisionNote:
        counts = {key: read(line) for key, line in self.counts.items()}
        return DecisionNote(
            text=self.text.toPlainText(),
            procedure=self._procedures[self.procedure.currentIndex()],
            votes_for=counts["votes_for"],
            votes_against=counts["votes_against"],
            abstentions=counts["abstentions"],
            counter_position=self.counter.toPlainText(),
        )

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._place()

    @Slot()
    def _discard(self) -> None:
        self._empty()
        self.close_panel()

    def _empty(self) -> None:
        self.text.clear()
        self.counter.clear()
        self.procedure.setCurrentIndex(0)
        for line in self.counts.values():
            line.clear()
            set_style(line, invalid=False)
        self._tell("")

    def _place(self) -> None:
        width = min(px(_WIDTH), self._host.width() - 2 * SPACING.l)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(self._host.width() - width - SPACING.l, px(BAR_HEIGHT) + SPACING.l)


class _NoteText(QPlainTextEdit):
    confirmed = Signal()

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(height))
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, with Umschalt it begins a new line; Esc is the panel's."""
        is_new_line = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not is_new_line:
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _count_line(key: str, name: str) -> QLineEdit:
    line = named(QLineEdit(), f"decision_{key}", name)
    line.setFixedWidth(px(_COUNT_WIDTH))
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return line


def _count(line: QLineEdit) -> int | None:
    """The number that is typed.

    Raises:
        InvalidValueError: it is no whole number; the line is marked.
    """
    name = line.accessibleName()
    try:
        value = parse(Field(line.objectName(), name, FieldKind.INTEGER), line.text())
    except InvalidValueError:
        set_style(line, invalid=True)
        line.setFocus()
        raise InvalidValueError(
            _("Bei „{field}“ passt nur eine ganze Zahl.").format(field=name)
        ) from None
    set_style(line, invalid=False)
    return value if isinstance(value, int) else None


def _count_if_any(line: QLineEdit) -> int | None:
    try:
        count = _count(line)
    except InvalidValueError:
        return None
    return None if count is None or count < 0 else count
