"""Saving what is typed into a field: on leaving it, or after a pause, as one revision."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_PAUSE_MS = 1500


class DelayedSave(QObject):
    """Says when the text of a field is due to be saved; silent while it is as it was loaded."""

    due = Signal(str)  # the text

    def __init__(self, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._saved = self._text()
        self._loaded: str | None = None  # the editor may keep it with other blanks
        self._is_loading = False
        self._is_refused = False  # what is just being handed over
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_edited)
            editor.returnPressed.connect(self.flush)
        else:
            editor.textChanged.connect(self._on_edited)

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that was not handed over yet."""
        return self._text() != self._saved

    def load(self, text: str) -> None:
        """Show a saved text; what is being typed stays, and so does the caret of an equal text."""
        if self.is_pending:
            return
        is_shown = text in {self._text(), self._loaded}
        self._loaded = text
        if is_shown:
            return
        self._is_loading = True
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
        else:
            self._editor.setPlainText(text)
        self._is_loading = False
        self._saved = self._text()

    def replace(self, text: str) -> None:
        """Show a saved text whatever was typed: another object is shown."""
        self._pause.stop()
        self._saved, self._loaded = self._text(), None
        self.load(text)

    def flush(self) -> None:
        """Hand over what is typed, if anything is."""
        self._pause.stop()
        if self.is_pending:
            before = self._saved, self._loaded
            self._saved, self._loaded = self._text(), None
            self._is_refused = False
            self.due.emit(self._saved)
            if self._is_refused:
                self._saved, self._loaded = before

    def refuse(self) -> None:
        """The disk did not take what is just being handed over: it stays to be saved."""
        self._is_refused = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over when the focus leaves the field."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        if self.is_pending and not self._is_loading:
            self._pause.start()

    def _text(self) -> str:
        if isinstance(self._editor, QLineEdit):
            return self._editor.text()
        return self._editor.toPlainText()
