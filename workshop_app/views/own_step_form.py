"""What an own step asks, and how it goes: two fields below the table of the agenda editor."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from workshop_app.phases import agenda_edit
from workshop_app.translation import _
from workshop_app.views.agenda_editor_model import AgendaEditorModel
from workshop_app.views.agenda_editor_rows import EditorRow
from workshop_app.views.naming import named
from workshop_app.views.theme import SPACING, px

_NOTE_HEIGHT = 64
_LEAST_NOTE_HEIGHT = 36  # where everything is large: a line


class _Note(QPlainTextEdit):
    """Tells when it is left."""

    def __init__(self, form: "OwnStepForm") -> None:
        super().__init__()
        self._form = form
        self.setTabChangesFocus(True)
        self.setMinimumHeight(px(_LEAST_NOTE_HEIGHT))
        self.setMaximumHeight(px(_NOTE_HEIGHT))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what is typed."""
        super().focusOutEvent(event)
        self._form.save_pending()


class OwnStepForm(QWidget):
    """Shown while an own step is selected; saved when a field is left."""

    def __init__(self, model: AgendaEditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._row: EditorRow | None = None
        self.question = named(QLineEdit(), "own_question", _("Frage an die Runde"))
        self.note = named(_Note(self), "own_note", _("So geht es"))
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addRow(_("Frage an die Runde"), self.question)
        layout.addRow(_("So geht es"), self.note)
        self.question.editingFinished.connect(self.save_pending)
        self.hide()

    def show_step(self, row: EditorRow | None) -> None:
        """Show the texts of an own step, or nothing; what is typed is saved first."""
        self.save_pending()
        self._row = row if row is not None and row.agenda.is_own else None
        self.setVisible(self._row is not None)
        if self._row is not None:
            text = self._row.agenda.text
            self.question.setText(text.question)
            self.note.setPlainText("\n".join(text.instructions))

    @Slot()
    def save_pending(self) -> None:
        """Save what is typed."""
        if self._row is None:
            return
        text = self._row.agenda.text
        question, note = self.question.text(), self.note.toPlainText()
        old = (text.question, "\n".join(text.instructions))
        key = self._row.id
        if (question, note) != old and self._model.index_of(key).isValid():
            self._row = None
            self._model.edit(
                _("Eigener Schritt beschrieben"),
                partial(agenda_edit.describe, key=key, question=question, note=note),
            )
            index = self._model.index_of(key)
            self._row = self._model.rows[index.row()] if index.isValid() else None
