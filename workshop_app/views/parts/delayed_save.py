"""Saving what is typed into a field: on leaving it, or after a pause, as one revision."""

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from workshop_app.views.drafts.drafts import DraftDesk, DraftParts, FieldDraft, Typed
from workshop_app.views.parts.text_widgets import TextWidget, replace_text, text_of
from workshop_app.views.parts.weakly import weakly

_PAUSE_MS = 1500


class DelayedSave(QObject):
    """Says when the text of a field is due to be saved; silent while it is as it was loaded."""

    due = Signal(str)  # the text

    def __init__(self, editor: TextWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._saved = self._text()
        self._loaded: str | None = None  # the editor may keep it with other blanks
        self._is_loading = False
        self._draft: FieldDraft | None = None
        self._is_refused = False  # what is just being handed over
        self._was_refused: Callable[[], bool] = bool  # before, by whoever keeps the text
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_edited)
            editor.returnPressed.connect(self._confirm)
        else:
            editor.textChanged.connect(self._on_edited)

    def keep_drafts(
        self, desk: DraftDesk, *, is_refused: Callable[[], bool] = lambda: False
    ) -> None:
        """Keep what is not saved yet as a draft of the object that :meth:`aim_draft` names.

        Args:
            desk: the drafts of the workshop.
            is_refused: whether what stands there was handed over and not taken.
        """
        self._was_refused = is_refused
        parts = DraftParts(
            name=self._editor.accessibleName(),
            read=weakly(self._typed),
            is_open=weakly(self._is_open),
            show=weakly(self._show_typed),
            accept=weakly(self.flush),
            discard=weakly(self._show_saved),
            focus=self._editor.setFocus,
        )
        self._draft = FieldDraft(desk, self._editor, parts)

    def aim_draft(self, place: str) -> None:
        """Say whose text this is, after it was shown; a draft of it is put back."""
        if self._draft is not None and self._draft.place != place:
            self._draft.aim(place)

    def leave_draft(self) -> None:
        """The text of another object is about to be shown."""
        if self._draft is not None:
            self._draft.leave()

    @property
    def is_untouched_draft(self) -> bool:
        """Whether a draft was put back, and nobody has confirmed or changed it."""
        return self._draft is not None and self._draft.is_untouched

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that was not handed over yet."""
        return self._text() != self._saved

    def load(self, text: str) -> None:
        """Show a saved text; what is being typed stays, and so does the caret of an equal text."""
        if self.is_untouched_draft:
            self._saved, self._loaded = text, None  # what giving it up comes back to
        if self.is_pending:
            return
        is_shown = text in {self._text(), self._loaded}
        self._loaded = text
        if is_shown:
            return
        self._show(text)
        self._saved = self._text()

    def replace(self, text: str) -> None:
        """Show a saved text whatever was typed: another object is shown."""
        self._pause.stop()
        self.leave_draft()
        self._saved, self._loaded = self._text(), None
        self.load(text)

    def flush(self) -> None:
        """Hand over what is typed, if anything is; a draft that nobody has touched stays one."""
        self._pause.stop()
        if not self.is_pending or self.is_untouched_draft:
            return
        before = self._saved, self._loaded
        self._saved, self._loaded = self._text(), None
        self._is_refused = False
        with self._draft.confirming() if self._draft else contextlib.nullcontext():
            self.due.emit(self._saved)
        if self._is_refused:
            self._saved, self._loaded = before
        if self._draft is not None:
            self._draft.settle()

    def refuse(self) -> None:
        """The disk did not take what is just being handed over: it stays to be saved."""
        self._is_refused = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over when the focus leaves the field."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        if self._is_loading:
            return
        if self._draft is not None:
            self._draft.touch()
        if self.is_pending:
            self._pause.start()

    def _confirm(self) -> None:
        if self._draft is not None and self._draft.is_untouched:
            self._draft.accept()
        else:
            self.flush()

    def _show(self, text: str) -> None:
        self._is_loading = True
        replace_text(self._editor, text)
        self._is_loading = False

    def _typed(self) -> Typed:
        return Typed(self._text())

    def _is_open(self) -> bool:
        return self.is_pending or self._was_refused()

    def _show_typed(self, typed: Typed) -> None:
        self._show(typed.text)

    def _show_saved(self) -> None:
        self._show(self._saved)

    def _text(self) -> str:
        return text_of(self._editor)
