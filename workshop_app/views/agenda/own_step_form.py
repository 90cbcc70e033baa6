"""What an own step asks, and how it goes: two fields below the table of the agenda editor."""

from functools import partial

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from workshop_app.phases.schedule import agenda_edit
from workshop_app.translation import _
from workshop_app.views.agenda.editor_model import AgendaEditorModel
from workshop_app.views.agenda.editor_rows import EditorRow
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.delayed_save import DelayedSave
from workshop_app.views.parts.naming import named

_NOTE_HEIGHT = 64
_LEAST_NOTE_HEIGHT = 36  # where everything is large: a line


class OwnStepForm(QWidget):
    """Shown while an own step is selected; saved on leaving a field or after a pause."""

    def __init__(
        self, model: AgendaEditorModel, desk: DraftDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._key = ""  # of the step that is shown; empty: none is
        self.question = named(QLineEdit(), "own_question", _("Frage an die Runde"))
        self.note = named(_make_note(), "own_note", _("So geht es"))
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addRow(_("Frage an die Runde"), self.question)
        layout.addRow(_("So geht es"), self.note)
        self._saves = {name: self._make_save(name, desk) for name in ("question", "note")}
        self.hide()

    def _make_save(self, name: str, desk: DraftDesk) -> DelayedSave:
        save = DelayedSave(self.question if name == "question" else self.note)
        save.keep_drafts(desk)
        save.due.connect(partial(self._save, name))
        return save

    def show_step(self, row: EditorRow | None) -> None:
        """Show the texts of an own step, or nothing; what is typed is saved first."""
        self.save_pending()
        is_own = row is not None and row.agenda.is_own
        self.setVisible(is_own)
        self._key = row.id if row is not None and is_own else ""
        for name, text in self._saved().items():
            self._saves[name].replace(text)
            self._saves[name].aim_draft(f"own-step/{self._key}/{name}")

    def save_pending(self) -> None:
        """Save what is typed."""
        for save in self._saves.values():
            save.flush()

    def _saved(self) -> dict[str, str]:
        index = self._model.index_of(self._key)
        if not index.isValid():
            return {}
        text = self._model.rows[index.row()].agenda.text
        return {"question": text.question, "note": "\n".join(text.instructions)}

    def _save(self, name: str, text: str) -> None:
        texts = self._saved()
        if not texts or texts[name] == text:
            return
        texts[name] = text
        describe = partial(
            agenda_edit.describe, key=self._key, question=texts["question"], note=texts["note"]
        )
        if not self._model.edit(_("Eigener Schritt beschrieben"), describe):
            self._saves[name].refuse()


def _make_note() -> QPlainTextEdit:
    note = QPlainTextEdit()
    note.setTabChangesFocus(True)
    note.setMinimumHeight(px(_LEAST_NOTE_HEIGHT))
    note.setMaximumHeight(px(_NOTE_HEIGHT))
    return note
